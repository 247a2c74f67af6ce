"""OnlyOffice's document builder types into workbooks and tells what they compute.

    onlyoffice_dump.py REQUEST.json     [{"file", "cells": [{"sheet", "address", "value"}…]}…]; a value is
                                        {"number": …}, {"text": …}, {"date": ISO} or {"empty": true}; with "out"
                                        the workbook is saved there as it is, and no cells are told
                                        prints [WORKBOOK…] (see dump_format.py)

Its `RecalculateAllFormulas` leaves some formulas as they were. Typing leaves some `SUMIFS` as they were a moment ago,
so all is typed twice.
"""

import datetime
import json
import sys

import docbuilder

from dump_format import explained, tell, workbook

SCRIPT = """
(function () {
    for (var time = 0; time < 2; time++) {
        CELLS.forEach(function (cell) {
            Api.GetSheet(cell[0]).GetRange(cell[1]).SetValue(cell[2]);
        });
    }
    return JSON.stringify(Api.GetSheets().map(function (sheet) {
        var cells = [];
        sheet.GetUsedRange().ForEach(function (cell) {
            var value = cell.GetValue();
            if (value === "") return;
            var type = typeof value === "string" ? (/^#[A-Z]/.test(value) ? "error" : "text") : typeof value;
            var told = {address: cell.GetAddress(false, false, "xlA1", false), type: type};
            told[type === "error" ? "text" : type] = value;
            cells.push(told);
        });
        return {name: sheet.GetName(), visible: true, cells: cells};
    }));
})();
"""


def typing(value):
    """What is set as the cell's value; a leading apostrophe keeps a text from being a number or a formula."""
    (kind, content), = value.items()
    if kind == "number":
        return content
    if kind == "date":
        return (datetime.date.fromisoformat(content) - datetime.date(1899, 12, 30)).days
    if kind == "text":
        return "'" + content if content[:1] in "=-+'0123456789" else content
    if kind == "empty":
        return ""
    raise ValueError(f"no value is called {kind}")


def dump(file, cells, out=None):
    builder = docbuilder.CDocBuilder()
    try:
        if builder.OpenFile(file) != 0:
            return workbook(file, error="not opened")
        if out:
            return workbook(file, error="not saved" if builder.SaveFile("xlsx", out) != 0 else None)
        typed = [[cell["sheet"], cell["address"], typing(cell["value"])] for cell in cells]
        answer = builder.GetContext().CreateUndefined()
        builder.ExecuteCommand(SCRIPT.replace("CELLS", json.dumps(typed), 1), answer)
        return workbook(file, sheets=json.loads(answer.ToString()))
    except Exception as error:
        return workbook(file, error=explained(error))
    finally:
        builder.CloseFile()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as request:
        tell([dump(**job) for job in json.load(request)])
