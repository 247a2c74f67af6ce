"""openpyxl reads, fills and resaves workbooks.

    openpyxl_tool.py dump FILE…                    prints [WORKBOOK…] (see dump_format.py)
    openpyxl_tool.py fill FILE VALUES.json OUT     fills cells by defined name, saves to OUT, prints a WORKBOOK
                                                   of FILE without its cells
    openpyxl_tool.py resave FILE OUT               the same without filling
    openpyxl_tool.py translate FORMULAS.json       prints [FORMULA or null…] of [{"formula", "origin", "target"}…]

VALUES.json   {NAME: VALUE…} with VALUE {"number"} {"text"} {"date"} {"percent": 64} {"boolean"} {"formula"} {"empty": true}
"""

import datetime
import json
import sys
import warnings

import openpyxl
from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.utils.cell import range_boundaries

from dump_format import explained, tell, typed, workbook


def load(path, **options):
    """A workbook and the warnings that openpyxl gave while it read."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        book = openpyxl.load_workbook(path, **options)
    return book, [str(warning.message) for warning in caught]


def names(book):
    return {name: definition.attr_text for name, definition in book.defined_names.items()}


def cell_value(formula_cell, cached_cell):
    if formula_cell.data_type == "e":
        return {"type": "error", "text": formula_cell.value}
    if formula_cell.data_type != "f":
        return typed(formula_cell.value)
    text = getattr(formula_cell.value, "text", formula_cell.value)
    cached = cached_cell.value
    value = {"type": "error", "text": cached} if cached_cell.data_type == "e" else typed(cached)
    return value | {"formula": text}


def dump(path):
    try:
        book, caught = load(path)
        cached, _ = load(path, data_only=True)
    except Exception as error:
        return workbook(path, error=explained(error))
    sheets = []
    for sheet in book.worksheets:
        twin = cached[sheet.title]
        cells = [
            {"address": cell.coordinate} | cell_value(cell, twin[cell.coordinate])
            for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        sheets.append({"name": sheet.title, "visible": sheet.sheet_state == "visible", "cells": cells})
    return workbook(path, warnings=caught, names=names(book), sheets=sheets)


def named_cell(book, name):
    if name not in book.defined_names:
        raise KeyError(f"no defined name {name!r}")
    places = list(book.defined_names[name].destinations)
    if not places:
        raise KeyError(f"the defined name {name!r} leads to no cell")
    sheet, reference = places[0]
    column, row, _, _ = range_boundaries(reference)
    sheet = sheet.replace("''", "'")  # openpyxl leaves a quoted sheet name's apostrophes doubled
    return book[sheet].cell(row=row, column=column)


def put(cell, value):
    (kind, content), = value.items()
    if kind == "date":
        content = datetime.date.fromisoformat(content)
    elif kind == "percent":
        content = content / 100
    elif kind == "empty":
        content = None
    elif kind not in ("number", "text", "boolean", "formula"):
        raise ValueError(f"no value is called {kind}")
    cell.value = content
    if kind == "text":
        cell.data_type = "s"  # a text that begins with = stays a text


def fill(path, values, out):
    try:
        book, caught = load(path)
        for name, value in values.items():
            put(named_cell(book, name), value)
        book.save(out)
    except Exception as error:
        return workbook(path, error=explained(error))
    return workbook(path, warnings=caught, names=names(book))


def translated(formula, origin, target):
    """The formula as it is when it is copied to another cell, without its sign of equality; null beyond the grid."""
    try:
        return Translator("=" + formula, origin=origin).translate_formula(target)[1:]
    except TranslatorError:
        return None


def main(arguments):
    match arguments:
        case ["dump", *files] if files:
            tell([dump(file) for file in files])
        case ["fill", file, values, out]:
            with open(values, encoding="utf-8") as source:
                tell(fill(file, json.load(source), out))
        case ["translate", file]:
            with open(file, encoding="utf-8") as source:
                tell([translated(**formula) for formula in json.load(source)])
        case ["resave", file, out]:
            tell(fill(file, {}, out))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
