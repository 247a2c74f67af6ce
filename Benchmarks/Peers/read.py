"""Reads all cells of workbooks, in one of two ways: read.py calamine|openpyxl FILE…"""

import sys


def calamine(path):
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(path)
    return [workbook.get_sheet_by_index(index).to_python() for index in range(len(workbook.sheet_names))]


def openpyxl(path):
    from openpyxl import load_workbook

    workbook = load_workbook(path, data_only=True)
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in workbook.worksheets]


for path in sys.argv[2:]:
    {"calamine": calamine, "openpyxl": openpyxl}[sys.argv[1]](path)
