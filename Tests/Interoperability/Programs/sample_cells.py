"""The cells that the sample writers put into their workbooks, one of every kind, and what a reader must find there.

A sample's expectation stands beside it as FILE.json: a WORKBOOK as in dump_format.py.
"""

import dataclasses
import datetime
import json

from dump_format import column_letters, typed, workbook

PERCENT = "0%"
EURO = '#,##0.00\\ "€"'
DAY = "dd/mm/yyyy"
MOMENT = "dd/mm/yyyy hh:mm:ss"
CLOCK = "hh:mm"
TEXT = "@"


@dataclasses.dataclass
class Case:
    value: object
    format: str | None = None
    formula: str | None = None
    is_error: bool = False


NUMBERS = [Case(number) for number in (
    0, 1, -1, 412, 0.5, 0.1 + 0.2, 0.57999999999999996, 1e-300, 1e308, 2.0**53, 123456789.12345679, -2.5e-7)]
NUMBERS += [Case(0.64, PERCENT), Case(1, PERCENT), Case(382125.5, EURO), Case(-0.5, EURO), Case(2026, "0"), Case(17, "General")]

TEXTS = [Case(text) for text in (
    "Oui", "Accès aux soins", "Acce\u0300s de\u0301compose\u0301", "  deux espaces  ", "deux\nlignes", "tabulation\tici",
    "<a href=\"x\">&amp; 'b'</a>", "1\u202f234,5", "64\u00a0%", "cœur 🫀 et 👩‍⚕️", "=1+1", "+33 1", "-", "@nom", "00123",
    "l’apostrophe et l'apostrophe", "é" * 32767)]
TEXTS.append(Case("00123", TEXT))
# Only for writers that escape text which looks like an escape (openpyxl doesn't).
ESCAPE_LOOKALIKES = [Case("_x0041_ écrit tel quel"), Case("_x000D_"), Case("_x005F_"), Case("commande\x01\x1f")]

BOOLEANS = [Case(True), Case(False)]

DATES = [
    Case(datetime.date(2026, 12, 31), DAY), Case(datetime.date(2026, 1, 1), DAY), Case(datetime.date(1900, 3, 1), DAY),
    Case(datetime.date(2024, 2, 29), "d\\-mmm\\-yy"), Case(datetime.date(2026, 7, 14), '[$-40C]dddd d mmmm yyyy'),
    Case(datetime.datetime(2026, 12, 31, 13, 45, 30), MOMENT), Case(datetime.time(13, 45), CLOCK)]
DATES_1904 = [case for case in DATES if not isinstance(case.value, datetime.date) or case.value.year > 1904]

FORMULAS = [
    Case(3, formula="=1+2"), Case("ab", formula='="a"&"b"'), Case("", formula='=""'), Case(True, formula="=1=1"),
    Case(0.64, PERCENT, formula="=16/25"), Case(datetime.date(2026, 12, 31), DAY, formula="=DATE(2026,12,31)")]
ERROR_FORMULAS = [
    Case("#DIV/0!", formula="=1/0", is_error=True), Case("#N/A", formula="=NA()", is_error=True),
    Case("#NAME?", formula="=inconnu", is_error=True)]
ERRORS = [Case(text, is_error=True) for text in ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")]


def expected_cell(case):
    if case.is_error:
        found = {"type": "error", "text": case.value}
    else:
        found = typed(case.value)
    if found["type"] == "number":
        found["number"] = float(f"{found['number']:.16G}")  # XlsxWriter and openpyxl write 16 digits
    return found | ({"formula": case.formula} if case.formula else {})


class Expectation:
    """What the reader must find, noted while the sample is written."""

    def __init__(self, path):
        self.path = path
        self.workbook = workbook(path.name)

    def sheet(self, name, visible=True):
        self.workbook["sheets"].append({"name": name, "visible": visible, "cells": []})

    def cell(self, row, column, case):
        """Notes a cell; row and column count from 0."""
        address = column_letters(column) + str(row + 1)
        self.workbook["sheets"][-1]["cells"].append({"address": address} | expected_cell(case))

    def name(self, name, reference):
        self.workbook["names"][name] = reference

    def save(self):
        target = self.path.with_suffix(self.path.suffix + ".json")
        target.write_text(json.dumps(self.workbook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
