"""Many bilans out of one: each of a CPTS of its own, so that none is the copy of another."""

import datetime
import zipfile

import openpyxl


def write(source, folder, count, prefix="CPTS"):
    """Writes `count` workbooks that differ from `source` in the name of their CPTS alone."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(source) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    name = cpts(source)
    # As a shared string or in its cell; openpyxl writes accents as references.
    spellings = {name.encode(), name.encode("ascii", "xmlcharrefreplace")}
    naming = {part for part, contents in parts if any(spelling in contents for spelling in spellings)}
    if not naming:
        raise SystemExit(f"{source}: its CPTS's name is in no part")
    for number in range(count):
        with zipfile.ZipFile(folder / f"{number:04}.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for part, contents in parts:
                for spelling in spellings if part in naming else ():
                    contents = contents.replace(spelling, f"{prefix} {number + 1}".encode())
                archive.writestr(part, contents)


def cpts(source):
    """The name of the workbook's CPTS."""
    book = openpyxl.load_workbook(source)
    return cell(book, "cpts_nom").value


def of_year(source, year, target):
    """The same bilan, of another calendar year."""
    book = openpyxl.load_workbook(source)
    cell(book, "exercice").value = year
    cell(book, "periode_debut").value = datetime.date(year, 1, 1)
    cell(book, "periode_fin").value = datetime.date(year, 12, 31)
    book.save(target)


def cell(book, name):
    (sheet, address), = book.defined_names[name].destinations
    return book[sheet][address.replace("$", "")]
