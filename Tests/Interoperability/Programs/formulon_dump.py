"""Formulon recalculates workbooks.

    formulon_dump.py FILE…     prints [WORKBOOK…] (see dump_format.py), every formula computed anew
"""

import sys
from pathlib import Path

import formulon

from dump_format import column_letters, explained, tell, typed, workbook


def dump(path):
    try:
        with formulon.Workbook.load(Path(path).read_bytes()) as book:
            book.recalc()
            return workbook(path, sheets=[sheet(book, index) for index in range(book.sheet_count())])
    except Exception as error:
        return workbook(path, error=explained(error))


def sheet(book, index):
    cells = []
    for cell in book.iter_cells(index):
        shown = value(cell.value)
        if shown is not None:
            cells.append({"address": column_letters(cell.col) + str(cell.row + 1)} | shown)
    return {"name": book.sheet_name(index), "visible": True, "cells": cells}


def value(found):
    kinds = formulon.ValueKind
    if found.kind == kinds.NUMBER:
        return typed(found.number)
    if found.kind == kinds.TEXT:
        return typed(found.text)
    if found.kind == kinds.BOOL:
        return typed(found.boolean)
    if found.kind == kinds.ERROR:
        return {"type": "error", "text": formulon.error_display_name(found.error_code)}
    return None


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    tell([dump(file) for file in sys.argv[1:]])
