"""Workbooks with every kind of cell, as XlsxWriter writes them.

    xlsxwriter_samples.py FOLDER     writes xlsxwriter-*.xlsx and, beside each, what a reader must find
"""

import datetime
import pathlib
import sys

import xlsxwriter

import sample_cells
from sample_cells import Case, Expectation


def put(sheet, formats, row, column, case, expectation):
    cell_format = formats(case.format)
    value = case.value
    if case.formula:
        cached = value
        if isinstance(value, datetime.date):
            cached = (value - datetime.date(1899, 12, 30)).days
        sheet.write_formula(row, column, case.formula, cell_format, cached)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, cell_format)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, cell_format)
    elif isinstance(value, (datetime.date, datetime.time)):
        sheet.write_datetime(row, column, value, cell_format)
    else:
        sheet.write_number(row, column, value, cell_format)
    expectation.cell(row, column, case)


def write(path, dates=sample_cells.DATES, zip64=False, **options):
    expectation = Expectation(path)
    with xlsxwriter.Workbook(path, options) as book:
        if zip64:
            book.use_zip64()
        known = {}

        def formats(text):
            if text is None:
                return None
            return known.setdefault(text, book.add_format({"num_format": text}))

        columns = [
            ("Nombres", sample_cells.NUMBERS), ("Textes", sample_cells.TEXTS + sample_cells.ESCAPE_LOOKALIKES),
            ("Oui ou non", sample_cells.BOOLEANS),
            ("Dates", dates),
            ("Formules d'ici", formulas(options)), ("Erreurs", sample_cells.ERROR_FORMULAS)]
        for title, cases in columns:
            sheet = book.add_worksheet(title)
            expectation.sheet(title)
            for row, case in enumerate(cases):
                put(sheet, formats, 2 * row + 1, 3, case, expectation)
        decorated(book, formats, expectation)
        hidden = book.add_worksheet("Cachée")
        expectation.sheet("Cachée", visible=False)
        put(hidden, formats, 0, 0, Case("caché"), expectation)
        hidden.hide()
        for name, reference in (
                ("population", "=Nombres!$D$8"), ("i_1A1_atteint", "=Textes!$D$2"), ("double", "='Oui ou non'!$B$1"),
                ("ailleurs", "='Formules d''ici'!$D$2")):
            book.define_name(name, reference)
            expectation.name(name, reference.removeprefix("="))
    expectation.save()


def formulas(options):
    # A cached date is a serial that this script counts from 1900.
    if options.get("date_1904"):
        return [case for case in sample_cells.FORMULAS if not isinstance(case.value, datetime.date)]
    return sample_cells.FORMULAS


def decorated(book, formats, expectation):
    """What stands around cells in real workbooks and must not disturb the reader."""
    sheet = book.add_worksheet("Décor")
    expectation.sheet("Décor")
    put(sheet, formats, 0, 0, Case("fusion"), expectation)
    sheet.merge_range(0, 0, 0, 3, "fusion")
    sheet.write_blank(0, 5, None, formats("0%"))
    bold = book.add_format({"bold": True})
    sheet.write_rich_string(2, 0, "un ", bold, "deux ", "trois")
    expectation.cell(2, 0, Case("un deux trois"))
    sheet.write_url(3, 0, "https://example.org/", string="lien")
    expectation.cell(3, 0, Case("lien"))
    put(sheet, formats, 4, 0, Case("Oui"), expectation)
    sheet.data_validation(4, 0, 4, 0, {"validate": "list", "source": ["Oui", "Partiel", "Non"], "input_title": "Atteint ?"})
    sheet.conditional_format(4, 0, 4, 0, {"type": "cell", "criteria": "==", "value": '"Oui"', "format": bold})
    sheet.write_comment(4, 0, "commentaire")
    sheet.freeze_panes(1, 0)
    put(sheet, formats, 1999, 700, Case(1), expectation)
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Nombres!$D$2:$D$8"})
    sheet.insert_chart("F2", chart)


def main(folder):
    write(folder / "xlsxwriter.xlsx")
    write(folder / "xlsxwriter-inline.xlsx", constant_memory=True)
    write(folder / "xlsxwriter-1904.xlsx", dates=sample_cells.DATES_1904, date_1904=True)
    write(folder / "xlsxwriter-zip64.xlsx", zip64=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
