"""The shape in which every Python driver tells what stands in a workbook.

WORKBOOK   {"file", "error", "warnings": ["…"], "names": {NAME: REFERENCE}, "sheets": [SHEET…]}
SHEET      {"name", "visible", "cells": [CELL…]}      cells by row, then column; empty ones are left out
CELL       {"address": "B3", "type": …, and the value under the key of its type, "formula": "=…"}
type       "number", "text", "boolean", "error" (value under "text"), "date" (under "date": ISO date where the time is
           midnight, else date-time; or a time alone), "duration" (seconds, under "number"), "none" (a formula without a cached value)
"""

import datetime
import json
import sys


def typed(value):
    """The type of a value, and the value under its key."""
    if value is None:
        return {"type": "none"}
    if isinstance(value, bool):
        return {"type": "boolean", "boolean": value}
    if isinstance(value, (int, float)):
        return {"type": "number", "number": value}
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return {"type": "date", "date": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"type": "duration", "number": value.total_seconds()}
    return {"type": "text", "text": str(value)}


def workbook(file, **parts):
    return {"file": file, "error": None, "warnings": [], "names": {}, "sheets": []} | parts


def explained(error):
    return f"{type(error).__name__}: {error}"


def column_letters(index):
    """Letters of a column counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def tell(answer):
    json.dump(answer, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
