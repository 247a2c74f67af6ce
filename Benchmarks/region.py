"""Measures what a region asks for: 2 000 bilans in one workbook, and 7 000 in a database.

usage: region.py PROGRAM      with the tests' Python; prints lines for docs/benchmarks.md
"""

import pathlib
import subprocess
import sys
import tempfile

import bilans

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "Samples" / "2-taille3-ordinaire.xlsx"
QUERIES = """
import re, resource, sys, time, duckdb
blocks = re.findall(r"```sql\\n(.*?)```", open(sys.argv[1]).read(), re.DOTALL)
base = duckdb.connect("bilans.duckdb")
start = time.time()
for block in blocks:
    if block.startswith("SELECT") and start:
        print(f"{time.time() - start:.2f}", base.execute("SELECT count(*) FROM bilans").fetchone()[0])
        start = 0
    begun = time.time()
    rows = base.execute(block).fetchall()
    if block.startswith("SELECT"):
        print(f"{time.time() - begun:.3f}", len(rows))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def timed(command, output):
    """The seconds and the megabytes of a command."""
    with open(output, "wb") as file:
        run = subprocess.run(["/usr/bin/time", "-f", "%e %M", *map(str, command)], stdout=file, stderr=subprocess.PIPE)
    seconds, kilobytes = run.stderr.decode().splitlines()[-1].split()
    return float(seconds), int(kilobytes) / 1024


def main(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        bilans.write(SAMPLE, folder / "2000", 2000)
        for form in ("json", "html"):
            seconds, megabytes = timed(
                [program, "import", folder / "2000", "--format", form, "--consolidated", folder / f"{form}.xlsx"],
                folder / "out")
            print(f"2 000 bilans, --consolidated, --format {form}: {seconds:.1f} s, {megabytes:.0f} MB")
        for year in range(2022, 2032):
            base = folder / f"{year}.xlsx"
            bilans.of_year(SAMPLE, year, base)
            bilans.write(base, folder / "7000" / str(year), 700)
        seconds, megabytes = timed(
            [program, "import", folder / "7000", "--recursive", "--format", "json"], folder / "bilans.jsonl")
        size = (folder / "bilans.jsonl").stat().st_size >> 20
        print(f"7 000 bilans to JSON: {seconds:.1f} s, {megabytes:.0f} MB, a file of {size} MB")
        answers = subprocess.run(
            [sys.executable, "-c", QUERIES, ROOT / "docs" / "analyse.md"], cwd=folder, check=True,
            capture_output=True, text=True)
        print("DuckDB: seconds to load and bilans, seconds and rows of each query, MB\n" + answers.stdout)


main(sys.argv[1])
