"""Lets one headless LibreOffice do a list of jobs: open a workbook, type into it, change its sheets,
recalculate, read back, save.

    /usr/bin/python3 libreoffice_session.py JOBS.json RESULTS.json

Needs the Python that has the `uno` module (Debian: python3-uno and /usr/bin/python3).

JOBS.json     {"soffice": "soffice", "locale": "fr-FR", "jobs": [JOB…]}
JOB           {"id": "…", "open": "file.xlsx", "timeout": 60, "steps": [STEP…]}
STEP          {"do": "set", "cell": CELL, "value": VALUE}
              {"do": "insertRows" | "deleteRows" | "insertColumns" | "deleteColumns", "sheet": "…", "at": 1, "count": 1}
              {"do": "renameSheet", "sheet": "…", "to": "…"}      {"do": "moveSheet", "sheet": "…", "index": 0}
              {"do": "copySheet", "sheet": "…", "to": "…", "index": 0}
              {"do": "addSheet" | "deleteSheet" | "hideSheet" | "showSheet" | "unprotectSheet", "sheet": "…"}
              {"do": "recalculate"}
              {"do": "readNames", "label": "…", "names": ["…"], "shown": false}   without names: every defined name
              {"do": "readSheets", "label": "…", "sheets": ["…"], "shown": false, "formulasOnly": false}
                                            without sheets: every sheet; cells with formulas come without the formula
              {"do": "store", "file": "…", "format": "xlsx" | "ods" | "xls" | "csv" | "pdf"}
CELL          {"name": "population"} or {"sheet": "…", "address": "B3"}
VALUE         {"number": 12.5} {"text": "…"} {"date": "2026-01-31"} {"percent": 64} {"boolean": true}
              {"formula": "=SUM(A1:A3)"} {"typed": "64 %"} (as at the keyboard, in the session's locale) {"empty": true}

RESULTS.json  {"version": "7.4.7.2", "results": [{"id", "error", "seconds", "readings": [READING…]}]}
READING       {"label", "names": {name: CELLVALUE}, "sheets": [{"name", "visible", "cells": [CELLVALUE…]}]}
CELLVALUE     {"sheet", "address", "type": "empty" | "number" | "text" | "error", "number", "text", "formula", "shown"}
              text is that of a text or an error; shown is what the cell shows, told only where it was asked for;
              a name that leads to no cell is absent.

A job that fails or takes too long has an "error" and never spoils the others: LibreOffice is started anew.
"""

import contextlib
import ctypes
import datetime
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback

import uno
from com.sun.star.beans import PropertyValue

START_SECONDS = 90
JOB_SECONDS = 60
FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "csv": "Text - txt - csv (StarCalc)",
    "pdf": "calc_pdf_Export",
}
STEPS_THAT_MOVE_NO_CELL = ("set", "recalculate", "readNames", "readSheets", "store")
CONSTANTS = {"number", "percent", "date", "text", "empty"}
NO_EXTERNAL_LINKS = 0  # com.sun.star.document.UpdateDocMode.NO_UPDATE
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>
"""


def die_with_parent():
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Office:
    """One LibreOffice process with a profile of its own."""

    def __init__(self, program, locale):
        self.condemned = threading.Event()
        self.profile = tempfile.mkdtemp(prefix="aci-libreoffice-")
        os.mkdir(os.path.join(self.profile, "user"))
        with open(os.path.join(self.profile, "user", "registrymodifications.xcu"), "w") as settings:
            settings.write(SETTINGS.format(locale=locale))
        pipe = "aci" + os.path.basename(self.profile).replace("-", "").replace("_", "")
        self.process = subprocess.Popen(
            [
                program, "--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
                "--nofirststartwizard", f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
                "-env:UserInstallation=" + uno.systemPathToFileUrl(self.profile),
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, preexec_fn=die_with_parent,
        )
        try:
            self.desktop = self.connect(pipe)
        except BaseException:
            self.kill()
            raise

    def connect(self, pipe):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                self.version = version(context)
                return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            except Exception:
                if self.process.poll() is not None:
                    raise RuntimeError(f"LibreOffice ended at once, exit code {self.process.returncode}")
                if time.monotonic() > deadline:
                    raise RuntimeError(f"LibreOffice did not answer within {START_SECONDS} s")
                time.sleep(0.1)

    def condemn(self):
        """Ends the process without waiting: a call that another thread is in fails at once."""
        self.condemned.set()
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def alive(self):
        try:
            return not self.condemned.is_set() and self.process.poll() is None and self.desktop.Components is not None
        except Exception:
            return False

    def kill(self):
        self.condemn()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def close(self):
        try:
            self.desktop.terminate()
            self.process.wait(timeout=5)
        except Exception:
            pass
        self.kill()


def version(context):
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context)
    product = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess", properties(nodepath="/org.openoffice.Setup/Product"))
    return product.getByName("ooSetupVersionAboutBox")


class Document:
    def __init__(self, desktop, path):
        if not os.path.isfile(path):
            raise FileNotFoundError(path)
        options = properties(Hidden=True, UpdateDocMode=NO_EXTERNAL_LINKS)
        url = uno.systemPathToFileUrl(os.path.abspath(path))
        # A LibreOffice that was killed leaves its lock, and the next one would open nothing.
        folder, name = os.path.split(path)
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(folder, f".~lock.{name}#"))
        self.document = desktop.loadComponentFromURL(url, "_blank", 0, options)
        if self.document is None or not self.document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            raise ValueError(f"LibreOffice opens no spreadsheet from {path}")
        self.sheets = self.document.Sheets
        zero = self.document.NullDate
        self.zero = datetime.date(zero.Year, zero.Month, zero.Day)
        # Every call crosses to the other process, so what was looked up is kept.
        self.named_cells = {}
        self.placed_cells = {}
        self.grids = {}
        self.formula_places = {}
        self.computes = True

    def close(self):
        self.document.close(True)

    def run(self, step, readings):
        kind = step["do"]
        if kind not in ("readNames", "readSheets"):
            self.grids.clear()
        if kind not in STEPS_THAT_MOVE_NO_CELL:
            self.named_cells.clear()
            self.placed_cells.clear()
        if kind not in STEPS_THAT_MOVE_NO_CELL or (kind == "set" and not CONSTANTS.issuperset(step["value"])):
            self.formula_places.clear()
        if self.computes != (kind != "set"):
            # Cells that are set one after the other are computed once, not each time.
            self.computes = not self.computes
            self.document.enableAutomaticCalculation(self.computes)
        if kind == "set":
            self.set(self.cell(step["cell"]), step["value"])
        elif kind in ("insertRows", "deleteRows", "insertColumns", "deleteColumns"):
            sheet = self.sheet(step["sheet"])
            lines = sheet.Rows if kind.endswith("Rows") else sheet.Columns
            change = lines.insertByIndex if kind.startswith("insert") else lines.removeByIndex
            change(step["at"] - 1, step.get("count", 1))
        elif kind == "renameSheet":
            self.sheet(step["sheet"]).Name = step["to"]
        elif kind == "moveSheet":
            self.sheets.moveByName(self.sheet(step["sheet"]).Name, step["index"])
        elif kind == "copySheet":
            self.sheets.copyByName(self.sheet(step["sheet"]).Name, step["to"], step["index"])
        elif kind == "addSheet":
            self.sheets.insertNewByName(step["sheet"], self.sheets.Count)
        elif kind == "deleteSheet":
            self.sheets.removeByName(self.sheet(step["sheet"]).Name)
        elif kind in ("hideSheet", "showSheet"):
            self.sheet(step["sheet"]).IsVisible = kind == "showSheet"
        elif kind == "unprotectSheet":
            self.sheet(step["sheet"]).unprotect("")
        elif kind == "recalculate":
            self.document.calculateAll()
        elif kind == "readNames":
            names = step.get("names") or self.document.NamedRanges.ElementNames
            found = {name: self.named_value(name, step.get("shown")) for name in names if self.named_cell(name)}
            readings.append({"label": step.get("label", ""), "names": found, "sheets": []})
        elif kind == "readSheets":
            names = step.get("sheets") or self.sheets.ElementNames
            found = [self.sheet_values(name, step.get("shown"), step.get("formulasOnly")) for name in names]
            readings.append({"label": step.get("label", ""), "names": {}, "sheets": found})
        elif kind == "store":
            self.store(step["file"], step.get("format", "xlsx"))
        else:
            raise ValueError(f"no step is called {kind}")

    def sheet(self, name):
        if not self.sheets.hasByName(name):
            raise KeyError(f"no sheet {name!r} among {list(self.sheets.ElementNames)}")
        return self.sheets.getByName(name)

    def named_cell(self, name):
        """The top left cell behind a defined name with its sheet, row and column; None where it leads nowhere."""
        if name not in self.named_cells:
            self.named_cells[name] = self.look_up(name)
        return self.named_cells[name]

    def look_up(self, name):
        for owner in itertools.chain([self.document], self.sheets):
            names = owner.NamedRanges
            if names.hasByName(name):
                area = names.getByName(name).getReferredCells()
                if area is None:
                    return None
                cell = area.getCellByPosition(0, 0)
                address = cell.CellAddress
                return cell, self.sheets.getByIndex(address.Sheet).Name, address.Row, address.Column
        return None

    def cell(self, where):
        if "name" in where:
            found = self.named_cell(where["name"])
            if found is None:
                raise KeyError(f"the defined name {where['name']!r} leads to no cell")
            return found[0]
        place = where["sheet"], where["address"]
        if place not in self.placed_cells:
            self.placed_cells[place] = self.sheet(place[0]).getCellRangeByName(place[1]).getCellByPosition(0, 0)
        return self.placed_cells[place]

    def set(self, cell, value):
        (kind, content), = value.items()
        if kind == "number":
            cell.setValue(float(content))
        elif kind == "percent":
            cell.setValue(content / 100)
        elif kind == "date":
            cell.setValue(float((datetime.date.fromisoformat(content) - self.zero).days))
        elif kind == "text":
            cell.setString(content)
        elif kind == "boolean":
            cell.setFormula("=TRUE()" if content else "=FALSE()")
        elif kind == "formula":
            cell.setFormula(content)
        elif kind == "typed":
            cell.FormulaLocal = content
        elif kind == "empty":
            cell.setString("")
        else:
            raise ValueError(f"no value is called {kind}")

    def used_area(self, name):
        sheet = self.sheet(name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        return sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)

    def grid(self, name):
        """Values and formulas of a sheet's used area, in two calls."""
        if name not in self.grids:
            area = self.used_area(name)
            self.grids[name] = self.sheet(name), area.getDataArray(), area.getFormulaArray()
        return self.grids[name]

    def named_value(self, name, shown):
        _, sheet, row, column = self.named_cell(name)
        return self.value(sheet, row, column, shown)

    def value(self, name, row, column, shown):
        sheet, data, formulas = self.grid(name)
        if row >= len(data) or column >= len(data[row]):
            return {"sheet": name, "address": address(row, column), "type": "empty"}
        formula = formulas[row][column]
        found = self.content(name, row, column, data[row][column], not formula)
        if formula.startswith("="):
            found["formula"] = formula
        if shown:
            found["shown"] = sheet.getCellByPosition(column, row).String
        return found

    def content(self, name, row, column, value, is_empty):
        found = {"sheet": name, "address": address(row, column)}
        if isinstance(value, float):
            return found | {"type": "number", "number": value}
        if isinstance(value, str):
            return found | ({"type": "empty"} if is_empty and not value else {"type": "text", "text": value})
        return found | {"type": "error", "text": self.sheet(name).getCellByPosition(column, row).String}

    def sheet_values(self, name, shown, formulas_only):
        if formulas_only:
            cells = self.formula_results(name)
        else:
            cells = [
                self.value(name, row, column, shown)
                for row, line in enumerate(self.grid(name)[2]) for column, formula in enumerate(line) if formula
            ]
        return {"name": name, "visible": self.sheet(name).IsVisible, "cells": cells}

    def formula_results(self, name):
        """Where the formulas stand is asked once: their texts take most of the time, and constants don't move them."""
        if name not in self.formula_places:
            self.formula_places[name] = [
                (row, column) for row, line in enumerate(self.grid(name)[2]) for column, formula in enumerate(line)
                if formula.startswith("=")
            ]
        data = self.used_area(name).getDataArray()
        return [
            self.content(name, row, column, data[row][column], False)
            for row, column in self.formula_places[name]
        ]

    def store(self, path, kind):
        options = properties(FilterName=FILTERS[kind])
        self.document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(path)), options)


def address(row, column):
    return column_letters(column) + str(row + 1)


def column_letters(index):
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def run_job(office, job):
    """One job, watched: when its time is up LibreOffice is killed, which ends whatever call it was in."""
    result = {"id": job["id"], "error": None, "readings": []}
    seconds = job.get("timeout") or JOB_SECONDS
    watch = threading.Timer(seconds, office.condemn)
    watch.daemon = True
    start = time.monotonic()
    watch.start()
    document = None
    at = "open"
    try:
        document = Document(office.desktop, job["open"])
        for number, step in enumerate(job.get("steps", [])):
            at = f"step {number} ({step.get('do')})"
            document.run(step, result["readings"])
    except Exception as error:
        result["error"] = f"{at}: {type(error).__name__}: {error}"
        if os.environ.get("ACI_DEBUG"):
            traceback.print_exc()
    finally:
        watch.cancel()
    if office.condemned.is_set():
        result["error"] = f"{at}: not done within {seconds} s"
    elif document is not None:
        try:
            document.close()
        except Exception as error:
            result["error"] = result["error"] or f"close: {error}"
    result["seconds"] = round(time.monotonic() - start, 3)
    return result


def main(jobs_path, results_path):
    die_with_parent()
    with open(jobs_path, encoding="utf-8") as source:
        request = json.load(source)
    answer = {"version": None, "results": []}
    office = None
    try:
        for job in request["jobs"]:
            if office is not None and not office.alive():
                office.kill()
                office = None
            if office is None:
                office = Office(request.get("soffice") or "soffice", request.get("locale") or "fr-FR")
                answer["version"] = office.version
            answer["results"].append(run_job(office, job))
    finally:
        if office is not None:
            office.close()
    with open(results_path, "w", encoding="utf-8") as target:
        json.dump(answer, target, ensure_ascii=False)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
