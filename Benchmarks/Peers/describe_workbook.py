"""Turns a workbook into tables in C, from which new_workbook.c writes it again.

usage: describe_workbook.py FILE.xlsx > workbook.h
"""

import datetime
import sys

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter

BORDERS = {"thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}
HORIZONTAL = {"left": 1, "center": 2, "right": 3, "fill": 4, "justify": 5, "centerContinuous": 6}
VERTICAL = {"top": 8, "bottom": 9, "center": 10, "justify": 11}
VALIDATIONS = {
    "whole": "LXW_VALIDATION_TYPE_INTEGER_FORMULA",
    "decimal": "LXW_VALIDATION_TYPE_DECIMAL_FORMULA",
    "list": "LXW_VALIDATION_TYPE_LIST_FORMULA",
    "date": "LXW_VALIDATION_TYPE_DATE_FORMULA",
    "textLength": "LXW_VALIDATION_TYPE_LENGTH_FORMULA",
    "custom": "LXW_VALIDATION_TYPE_CUSTOM_FORMULA",
}
CRITERIA = {
    "between": "LXW_VALIDATION_CRITERIA_BETWEEN",
    "notBetween": "LXW_VALIDATION_CRITERIA_NOT_BETWEEN",
    "equal": "LXW_VALIDATION_CRITERIA_EQUAL_TO",
    "greaterThan": "LXW_VALIDATION_CRITERIA_GREATER_THAN",
    "greaterThanOrEqual": "LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO",
    "lessThan": "LXW_VALIDATION_CRITERIA_LESS_THAN",
    "lessThanOrEqual": "LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO",
}


def text(value):
    """A C string, or NULL."""
    if value is None:
        return "NULL"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("?", "\\?")
    return f'"{escaped}"'


def color(value):
    if value is None or not isinstance(value.rgb, str):
        return "-1"
    return "0x" + value.rgb[-6:]


def side(border):
    if border is None or border.style is None:
        return "{0, -1}"
    return f"{{{BORDERS.get(border.style, 1)}, {color(border.color)}}}"


class Tables:
    def __init__(self):
        self.formats = {"{.locked = 1}": 0}
        self.lines = {name: [] for name in ("cell", "row", "column", "merge", "validation", "condition", "name", "sheet")}

    def format(self, cell):
        font, fill, border, alignment = cell.font, cell.fill, cell.border, cell.alignment
        row = ", ".join(
            [
                text(font.name), str(font.sz or 11), str(int(bool(font.b))), str(int(bool(font.i))),
                "1" if font.u else "0", color(font.color), color(fill.fgColor) if fill.fill_type == "solid" else "-1",
                side(border.left), side(border.right), side(border.top), side(border.bottom),
                str(HORIZONTAL.get(alignment.horizontal, 0)), str(VERTICAL.get(alignment.vertical, 0)),
                str(int(bool(alignment.wrap_text))), str(int(alignment.indent)), text(cell.number_format),
                str(int(cell.protection.locked)),
            ]
        )
        return self.formats.setdefault("{" + row + "}", len(self.formats))

    def add(self, table, *values):
        self.lines[table].append("{" + ", ".join(str(value) for value in values) + "}")

    def cell(self, sheet, cell, cached):
        place = (sheet, cell.row - 1, cell.column - 1, self.format(cell))
        value = cell.value
        if cell.data_type == "f":
            if isinstance(cached, (int, float)):
                self.add("cell", *place, "NUMBER_FORMULA", cached + 0.0, text(value), "NULL")
            else:
                shown = "" if cached is None else cached
                self.add("cell", *place, "TEXT_FORMULA", 0, text(value), text(shown))
        elif value is None:
            self.add("cell", *place, "BLANK", 0, "NULL", "NULL")
        elif isinstance(value, (datetime.datetime, datetime.date)):
            self.add("cell", *place, "NUMBER", openpyxl.utils.datetime.to_excel(value), "NULL", "NULL")
        elif isinstance(value, (int, float)):
            self.add("cell", *place, "NUMBER", value + 0.0, "NULL", "NULL")
        else:
            self.add("cell", *place, "TEXT", 0, text(value), "NULL")

    def print(self):
        print("static const Format formats[] = {")
        for row in self.formats:
            print(f"    {row},")
        print("};")
        for table, rows in self.lines.items():
            print(f"static const {table.title()} {table}s[] = {{")
            for row in rows:
                print(f"    {row},")
            print("};")


def main(path):
    with_formulas = openpyxl.load_workbook(path)
    with_values = openpyxl.load_workbook(path, data_only=True)
    tables = Tables()
    for index, sheet in enumerate(with_formulas.worksheets):
        setup = sheet.page_setup
        freeze = openpyxl.utils.cell.coordinate_to_tuple(sheet.freeze_panes) if sheet.freeze_panes else (1, 1)
        tables.add(
            "sheet", text(sheet.title), freeze[0] - 1, freeze[1] - 1, int(setup.orientation == "landscape"),
            color(sheet.sheet_properties.tabColor), text(sheet.oddHeader.left.text), text(sheet.oddFooter.left.text),
        )
        for letter, column in sheet.column_dimensions.items():
            tables.add("column", index, text(f"{letter}:{get_column_letter(column.max)}"), column.width)
        for number, row in sheet.row_dimensions.items():
            if row.height:
                tables.add("row", index, number - 1, row.height)
        for merged in sheet.merged_cells.ranges:
            first = sheet.cell(merged.min_row, merged.min_col)
            tables.add(
                "merge", index, merged.min_row - 1, merged.min_col - 1, merged.max_row - 1, merged.max_col - 1,
                tables.format(first),
            )
        for row in sheet.iter_rows():
            for cell in row:
                if not isinstance(cell, MergedCell) and (cell.value is not None or cell.has_style):
                    tables.cell(index, cell, with_values[sheet.title][cell.coordinate].value)
        for validation in sheet.data_validations.dataValidation:
            for place in validation.sqref.ranges:
                list_values = validation.formula1.strip('"') if validation.formula1.startswith('"') else None
                tables.add(
                    "validation", index, place.min_row - 1, place.min_col - 1, place.max_row - 1, place.max_col - 1,
                    "LXW_VALIDATION_TYPE_LIST" if list_values else VALIDATIONS[validation.type],
                    CRITERIA[validation.operator or "between"],
                    text(list_values if list_values else "=" + validation.formula1),
                    text("=" + validation.formula2 if validation.formula2 else None),
                    text(validation.promptTitle), text(validation.prompt), text(validation.errorTitle),
                    text(validation.error),
                )
        for conditional in sheet.conditional_formatting:
            for place in conditional.sqref.ranges:
                for rule in conditional.rules:
                    if rule.type == "expression":
                        fill = rule.dxf.fill if rule.dxf else None
                        tables.add(
                            "condition", index, place.min_row - 1, place.min_col - 1, place.max_row - 1,
                            place.max_col - 1, text("=" + rule.formula[0]),
                            color(fill.bgColor) if fill else "-1",
                        )
    for name in with_formulas.defined_names.values():
        tables.add("name", text(name.name), text("=" + name.attr_text))
    tables.print()


main(sys.argv[1])
