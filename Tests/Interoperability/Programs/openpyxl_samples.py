"""Workbooks with every kind of cell, as openpyxl writes them.

    openpyxl_samples.py FOLDER     writes openpyxl-*.xlsx and, beside each, what a reader must find
"""

import pathlib
import sys

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

import sample_cells
from sample_cells import Case, Expectation


def fill(cell, case):
    if case.formula:
        cell.value = case.formula
    elif case.is_error:
        cell.value = case.value
        cell.data_type = "e"
    else:
        cell.value = case.value
        if isinstance(case.value, str):
            cell.data_type = "s"
    if case.format:
        cell.number_format = case.format


def without_cache(case):
    """openpyxl writes formulas without a result."""
    return Case(None, formula=case.formula)


def columns(dates):
    formulas = sample_cells.FORMULAS + sample_cells.ERROR_FORMULAS
    return [
        ("Nombres", sample_cells.NUMBERS), ("Textes", sample_cells.TEXTS), ("Oui ou non", sample_cells.BOOLEANS),
        ("Dates", dates), ("Formules d'ici", [without_cache(case) for case in formulas]), ("Erreurs", sample_cells.ERRORS)]


NAMES = {"population": "Nombres!$D$8", "i_1A1_atteint": "Textes!$D$2", "ailleurs": "'Formules d''ici'!$D$2"}


def write(path, dates=sample_cells.DATES, epoch=None, iso_dates=False):
    expectation = Expectation(path)
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.iso_dates = iso_dates
    if epoch:
        book.epoch = epoch
    for title, cases in columns(dates):
        sheet = book.create_sheet(title)
        expectation.sheet(title)
        for row, case in enumerate(cases):
            fill(sheet.cell(row=2 * row + 2, column=4), case)
            expectation.cell(2 * row + 1, 3, case)
    decorated(book, expectation)
    hidden = book.create_sheet("Cachée")
    hidden.sheet_state = "hidden"
    expectation.sheet("Cachée", visible=False)
    fill(hidden["A1"], Case("caché"))
    expectation.cell(0, 0, Case("caché"))
    for name, reference in NAMES.items():
        book.defined_names[name] = DefinedName(name, attr_text=reference)
        expectation.name(name, reference)
    book.save(path)
    expectation.save()


def decorated(book, expectation):
    sheet = book.create_sheet("Décor")
    expectation.sheet("Décor")
    for row, text in ((1, "fusion"), (5, "Oui")):
        fill(sheet.cell(row=row, column=1), Case(text))
        expectation.cell(row - 1, 0, Case(text))
    sheet.merge_cells("A1:D1")
    sheet["F1"].number_format = "0%"
    rule = DataValidation(type="list", formula1='"Oui,Partiel,Non"', allow_blank=True)
    rule.add("A5")
    sheet.add_data_validation(rule)
    sheet["A5"].comment = Comment("commentaire", "auteur")
    sheet.freeze_panes = "A2"


def write_streamed(path):
    """openpyxl's write-only mode: rows are streamed out."""
    expectation = Expectation(path)
    book = openpyxl.Workbook(write_only=True)
    for title, cases in columns(sample_cells.DATES):
        sheet = book.create_sheet(title)
        expectation.sheet(title)
        for row, case in enumerate(cases):
            cell = WriteOnlyCell(sheet)
            fill(cell, case)
            sheet.append([None, None, None, cell])
            expectation.cell(row, 3, case)
    book.save(path)
    expectation.save()


def main(folder):
    write(folder / "openpyxl.xlsx")
    write(folder / "openpyxl-iso.xlsx", iso_dates=True)
    write(folder / "openpyxl-1904.xlsx", dates=sample_cells.DATES_1904, epoch=CALENDAR_MAC_1904)
    write_streamed(folder / "openpyxl-streamed.xlsx")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
