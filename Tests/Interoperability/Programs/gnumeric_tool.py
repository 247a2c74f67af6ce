"""Gnumeric opens a workbook, cells are filled by defined name, Gnumeric recalculates and saves.

    gnumeric_tool.py FILE VALUES.json OUT     VALUES.json as for openpyxl_tool.py; OUT's extension decides its format

Prints {"version", "warnings": ["…"]}: what Gnumeric said while it read FILE. The cells are filled in Gnumeric's own
format between two runs of ssconvert, because its option --set knows only the first sheet.
"""

import datetime
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from dump_format import tell

GNM = "{http://www.gnumeric.org/v10.dtd}"
BOOLEAN, NUMBER, TEXT = "20", "40", "60"
REFERENCE = re.compile(r"^(?:'(?P<quoted>(?:[^'\\]|\\.)*)'|(?P<plain>[^'!]+))!\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)(?::.*)?$")
SECONDS = 120


def ssconvert(source, target):
    run = subprocess.run(
        ["ssconvert", "--recalc", source, target], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", timeout=SECONDS)
    if run.returncode != 0 or not os.path.exists(target):
        sys.exit(f"ssconvert ended with {run.returncode}: {run.stdout}")
    return [line.strip() for line in run.stdout.splitlines() if line.strip()]


def place(book, name):
    """Sheet, row and column, counted from 0, that a defined name leads to."""
    for known in book.iter(GNM + "Name"):
        if known.findtext(GNM + "name") == name:
            reference = known.findtext(GNM + "value")
            match = REFERENCE.match(reference)
            if not match:
                raise KeyError(f"the defined name {name!r} leads to no cell but to {reference}")
            sheet = match["plain"] or re.sub(r"\\(.)", r"\1", match["quoted"])
            column = 0
            for letter in match["column"]:
                column = column * 26 + ord(letter) - 64
            return sheet, int(match["row"]) - 1, column - 1
    raise KeyError(f"no defined name {name!r}")


def content(value):
    """Gnumeric's type and text of a value."""
    (kind, given), = value.items()
    if kind == "number":
        return NUMBER, repr(given)
    if kind == "percent":
        return NUMBER, repr(given / 100)
    if kind == "date":
        return NUMBER, str((datetime.date.fromisoformat(given) - datetime.date(1899, 12, 30)).days)
    if kind == "boolean":
        return BOOLEAN, "TRUE" if given else "FALSE"
    if kind == "text":
        return TEXT, given
    if kind == "formula":
        return None, given
    raise ValueError(f"no value is called {kind}")


def put(book, name, value):
    title, row, column = place(book, name)
    sheet = next(sheet for sheet in book.iter(GNM + "Sheet") if sheet.findtext(GNM + "Name") == title)
    cells = sheet.find(GNM + "Cells")
    for cell in list(cells):
        if (cell.get("Row"), cell.get("Col")) == (str(row), str(column)):
            cells.remove(cell)
    if "empty" not in value:
        kind, text = content(value)
        cell = ElementTree.SubElement(cells, GNM + "Cell", Row=str(row), Col=str(column))
        cell.text = text
        if kind:
            cell.set("ValueType", kind)


def main(source, values, target):
    ElementTree.register_namespace("gnm", GNM[1:-1])
    with tempfile.TemporaryDirectory(prefix="aci-gnumeric-") as work:
        between = os.path.join(work, "between.gnumeric")
        warnings = ssconvert(source, between)
        with gzip.open(between) as file:
            tree = ElementTree.parse(file)
        with open(values, encoding="utf-8") as file:
            for name, value in json.load(file).items():
                put(tree.getroot(), name, value)
        with gzip.open(between, "wb") as file:
            tree.write(file, encoding="UTF-8", xml_declaration=True)
        ssconvert(between, target)
    version = subprocess.run(["ssconvert", "--version"], capture_output=True, text=True, timeout=SECONDS).stdout
    tell({"version": "".join(re.findall(r"[\d.]+\d", version)[:1]), "warnings": warnings})


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
