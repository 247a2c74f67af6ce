"""python-calamine reads workbooks.

    calamine_dump.py FILE…     prints [WORKBOOK…] (see dump_format.py); calamine tells no
                               formulas and no names, and gives errors and empty texts as empty cells
"""

import sys

import python_calamine

from dump_format import column_letters, explained, tell, typed, workbook


def dump(path):
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            return workbook(path, sheets=[sheet(book, about) for about in book.sheets_metadata])
    except Exception as error:
        return workbook(path, error=explained(error))


def sheet(book, about):
    visible = about.visible == python_calamine.SheetVisibleEnum.Visible
    cells = []
    if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
        rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
        for row_index, row in enumerate(rows):
            for column_index, value in enumerate(row):
                if value != "":
                    cells.append({"address": column_letters(column_index) + str(row_index + 1)} | typed(value))
    return {"name": about.name, "visible": visible, "cells": cells}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    tell([dump(file) for file in sys.argv[1:]])
