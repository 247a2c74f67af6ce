"""Writes with XlsxWriter, in constant memory, the sheet that `cells write` writes: write_cells.py FILE.xlsx ROWS"""

import sys

import xlsxwriter

texts = [f"Indicateur {number}" for number in range(1000)]
workbook = xlsxwriter.Workbook(sys.argv[1], {"constant_memory": True})
sheet = workbook.add_worksheet("Feuille 1")
for row in range(int(sys.argv[2])):
    for column in range(50):
        number = row * 50 + column
        if column % 2 == 0:
            sheet.write_number(row, column, number + 0.25)
        else:
            sheet.write_string(row, column, texts[number // 2 % 1000])
workbook.close()
