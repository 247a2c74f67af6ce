"""Runs the SQL blocks of a page in DuckDB, one after the other, in the current folder.

duckdb_queries.py PAGE      answers [{"columns": ["…"], "rows": [["…"]]}…], one for each block that begins with SELECT
"""

import json
import re
import sys

import duckdb


def main(page):
    with open(page, encoding="utf-8") as file:
        blocks = re.findall(r"```sql\n(.*?)```", file.read(), re.DOTALL)
    answers = []
    with duckdb.connect() as base:
        for block in blocks:
            result = base.execute(block)
            if block.startswith("SELECT"):
                columns = [column[0] for column in result.description]
                rows = [[None if cell is None else str(cell) for cell in row] for row in result.fetchall()]
                answers.append({"columns": columns, "rows": rows})
    json.dump(answers, sys.stdout)


main(sys.argv[1])
