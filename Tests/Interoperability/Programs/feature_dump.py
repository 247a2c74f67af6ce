"""Tells what stands around the cells of workbooks, as openpyxl reads them.

    feature_dump.py FILE…      prints [{"file", "error", "features": {"SHEET kind place": "what openpyxl says"}}…]

Pictures are told by the digests of their images, for openpyxl needs another library to read them; validations by their
cells alone, wherever in the file they are, for openpyxl reads none of those that are an extension.
"""

import hashlib
import re
import sys
import warnings
import xml.etree.ElementTree
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock

from dump_format import explained, tell


def runs(text):
    return "|".join(
        f"{run.text}{' b' * bool(run.font.b)}{' s' * bool(run.font.strike)}" if isinstance(run, TextBlock) else run
        for run in text if str(run))


def of_cells(sheet):
    for _, cell in sorted(sheet._cells.items()):
        place = cell.coordinate
        if cell.comment:
            yield f"comment {place}", cell.comment.text
        if isinstance(cell.value, CellRichText):
            yield f"runs {place}", runs(cell.value)
        if cell.alignment.textRotation:
            yield f"rotation {place}", cell.alignment.textRotation
        if cell.alignment.shrink_to_fit:
            yield f"shrink {place}", True
        for side in ("left", "diagonal"):
            if (edge := getattr(cell.border, side)) is not None and edge.style:
                yield f"{side} {place}", edge.style


def of_lines(sheet):
    for index, row in sorted(sheet.row_dimensions.items()):
        if row.hidden:
            yield f"hidden row {index}", True
        if row.outlineLevel:
            yield f"level row {index}", row.outlineLevel
        if row.customHeight and row.height:
            yield f"height row {index}", round(row.height, 1)
    for letter, column in sorted(sheet.column_dimensions.items()):
        if column.hidden:
            yield f"hidden column {letter}", True
        if column.outlineLevel:
            yield f"level column {letter}", column.outlineLevel


def of_rules(sheet):
    for ranges, rules in sheet.conditional_formatting._cf_rules.items():
        for rule in rules:
            bounds = list(rule.formula)
            if scale := rule.colorScale or rule.dataBar:
                bounds = [f"{bound.type} {bound.val or ''}".strip() for bound in scale.cfvo]
            yield f"{rule.type} {ranges.sqref}", " ".join([rule.operator or "", *map(str, bounds)]).strip()


def of_sheet(sheet):
    yield "state", sheet.sheet_state
    yield "paper", sheet.page_setup.paperSize
    if sheet.freeze_panes:
        yield "frozen", sheet.freeze_panes
    if sheet.auto_filter.ref:
        yield "filter", sheet.auto_filter.ref
    for merge in sheet.merged_cells.ranges:
        yield f"merge {merge}", True
    for table in sheet.tables.values():
        yield f"table {table.name}", table.ref
    for chart in sheet._charts:
        yield f"chart {type(chart).__name__}", chart.series[0].val.numRef.f.replace("'", "").replace("$", "")
    yield from of_cells(sheet)
    yield from of_lines(sheet)
    yield from of_rules(sheet)


def validation(element):
    inside = {child.tag.rpartition("}")[2]: "".join(child.itertext()) for child in element}
    kind, comparison = element.get("type", "none"), element.get("operator", "between")
    # Some programs write a second bound where there is none.
    bounds = ["formula1", "formula2"] if kind not in ("list", "custom") and "etween" in comparison else ["formula1"]
    told = [kind, comparison, *(inside.get(bound, "") for bound in bounds if kind != "none")]
    return f"validation {element.get('sqref') or inside['sqref']}", " ".join(told)


def of_parts(path):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.search(r"media/[^/]*\.(png|jpe?g)$", name, re.IGNORECASE):
                yield f"image {hashlib.sha256(archive.read(name)).hexdigest()[:8]}", True
            if re.search(r"worksheets/[^/]*\.xml$", name):
                for element in xml.etree.ElementTree.fromstring(archive.read(name)).iter():
                    if element.tag.endswith("}dataValidation"):
                        yield validation(element)


def dump(path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, rich_text=True)
        features = {f"{sheet.title} {name}": value for sheet in book.worksheets for name, value in of_sheet(sheet)}
        features |= dict(of_parts(path)) | {"date1904": book.epoch.year == 1904}
        told = {name: str(value) for name, value in features.items() if value is not None}
        return {"file": path, "error": None, "features": told}
    except Exception as error:
        return {"file": path, "error": explained(error), "features": {}}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    tell([dump(path) for path in sys.argv[1:]])
