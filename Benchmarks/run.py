"""Measures aci-xlsx and SpreadsheetML beside their peers, in turn, and writes docs/benchmarks.md.

usage: run.py [PAIRS]      `make bench` builds what it needs
"""

import datetime
import math
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PAGE = ROOT / "docs" / "benchmarks.md"
PYTHON = ROOT / ".venv" / "bin" / "python"
PROGRAM = ROOT / "output" / "aci-xlsx"
CELLS = HERE / ".build" / "release" / "cells"
PEERS = HERE / ".build" / "peers"
LAUNCHER = PEERS / "run"
SAMPLE = ROOT / "Samples" / "2-taille3-ordinaire.xlsx"


class Run:
    """One run of a command: its wall time, its processor time, its peak memory."""

    def __init__(self, command, figures, errors):
        seconds, processor, memory, status = figures.split()
        # 1 of ours: the workbook is read, with errors in its answers.
        allowed = (0, 1) if PROGRAM in command and "import" in command else (0,)
        if int(status) not in allowed:
            sys.exit(f"{command[0]}: exit status {status}: {errors[:500]}")
        self.seconds, self.processor, self.memory = float(seconds), float(processor), int(memory) / 1024


def in_turn(times, *commands):
    """The commands in turn, so many times: the runs of each."""
    words = [str(word) for command in commands for word in ["--", *command]][1:]
    launched = subprocess.run([str(LAUNCHER), str(times), *words], capture_output=True, text=True)
    if launched.returncode != 0:
        sys.exit(f"{commands[0][0]}: {launched.stderr[:500]}")
    lines = launched.stdout.splitlines()
    return [
        [Run(command, line, launched.stderr) for line in lines[rank::len(commands)]]
        for rank, command in enumerate(commands)
    ]


def pairs(ours, peer, count):
    """The two commands in turn, after one run of each to warm up."""
    return list(zip(*in_turn(count + 1, ours, peer)))[1:]


class Row:
    def __init__(self, work, peer, target, runs, share=1.0):
        """share: how many of the peer's works one of ours is compared with."""
        ratios = sorted(mine.seconds / theirs.seconds * share for mine, theirs in runs)
        self.work, self.peer, self.target = work, peer, target
        self.ratio = statistics.median(ratios)
        self.spread = (ratios[0], ratios[-1])
        self.mine = statistics.median(mine.seconds for mine, _ in runs) * 1000
        self.theirs = statistics.median(theirs.seconds for _, theirs in runs) * 1000
        self.processor = statistics.median(mine.processor / theirs.processor for mine, theirs in runs) * share
        self.memory = max(mine.memory for mine, _ in runs)
        self.peer_memory = max(theirs.memory for _, theirs in runs)

    def markdown(self):
        verdict = "" if self.target is None else ("≤ %g" % self.target) + (" ✓" if self.ratio <= self.target else " ✗")
        return (
            f"| {self.work} | {self.peer} | {self.ratio:.3g} | {self.spread[0]:.2g}–{self.spread[1]:.2g} "
            f"| {verdict} | {self.processor:.2g} | {self.mine:.3g} | {self.theirs:.3g} "
            f"| {self.memory:.0f} | {self.peer_memory:.0f} |"
        )


def write_bilans(folder, count):
    """Bilans of so many CPTS; the Python of the tests knows workbooks."""
    code = "import pathlib, sys, bilans; bilans.write(sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]))"
    subprocess.run([PYTHON, "-B", "-c", code, SAMPLE, folder, str(count)], check=True, cwd=HERE)


def compare(folder, count):
    """The rows of the targets, one after the other."""
    many = max(count, 2) * 3
    few = max(3, count // 3)
    blank, filled, big = folder / "blank.xlsx", folder / "filled.xlsx", folder / "big.xlsx"
    shutil.copy(SAMPLE, filled)
    subprocess.run([CELLS, "write", big, "20000"], check=True)
    bilans, some = folder / "bilans", folder / "some"
    for place, copies in ((bilans, 1000), (some, 40)):
        write_bilans(place, copies)
    importing = [PROGRAM, "import", filled, "--format", "json"]
    python = [PYTHON, HERE / "Peers" / "read.py"]

    yield Row(
        "`new`", "libxlsxwriter, the same workbook", 0.6,
        pairs([PROGRAM, "new", "--force", "--output", blank], [PEERS / "new_workbook", folder / "theirs.xlsx"], many))
    yield Row("`import` of a bilan", "inflate + libxml2, nothing done", 2.0,
              pairs(importing, [PEERS / "limit", filled], many))
    yield Row("the same", "python-calamine, all cells", 0.35, pairs(importing, [*python, "calamine", filled], count))
    yield Row("the same", "openpyxl, all cells", 0.03, pairs(importing, [*python, "openpyxl", filled], few))
    yield Row(
        "`import` of 1 000 bilans, each", "openpyxl, all cells, each", 0.02,
        pairs([PROGRAM, "import", bilans], [*python, "openpyxl", *sorted(some.iterdir())], 3), share=40 / 1000)
    yield Row("1 M cells read, held", "python-calamine", 0.6,
              pairs([CELLS, "read", big], [*python, "calamine", big], few))
    yield Row("1 M cells read, streamed", "python-calamine", 0.6,
              pairs([CELLS, "stream", big], [*python, "calamine", big], few))
    yield Row("1 M cells read, streamed", "inflate + libxml2, nothing done", None,
              pairs([CELLS, "stream", big], [PEERS / "limit", big], few))
    yield Row("1 M cells read, streamed", "openpyxl", None,
              pairs([CELLS, "stream", big], [*python, "openpyxl", big], 1))
    yield Row(
        "1 M cells written, level 6", "libxlsxwriter, constant memory", 0.75,
        pairs([CELLS, "write", folder / "ours.xlsx", "20000"], [PEERS / "write_cells", folder / "theirs.xlsx", "20000"],
              few))
    yield Row(
        "1 M cells written, level 6", "XlsxWriter, constant memory", None,
        pairs([CELLS, "write", folder / "ours.xlsx", "20000"],
              [PYTHON, HERE / "Peers" / "write_cells.py", folder / "theirs.xlsx", "20000"], 1))
    yield Row("`--version`", "C with libxlsxwriter, nothing done", 2.0,
              pairs([PROGRAM, "--version"], [PEERS / "start"], many))


# Three orders of magnitude of what a workbook can have more of; the rest stays as it is.
GROWTH = {
    "rows": [(rows, (rows, 10, 1, 1000)) for rows in (100, 1000, 10_000, 100_000)],
    "columns": [(columns, (100, columns, 1, 1000)) for columns in (16, 160, 1600, 16_000)],
    "sheets": [(sheets, (100, 10, sheets, 1000)) for sheets in (1, 10, 100, 1000)],
    "distinct texts": [(texts, (100_000, 2, 1, texts)) for texts in (100, 1000, 10_000, 100_000)],
}


def grow(folder):
    """How time and memory go up with the input: {what: [(amount, action, milliseconds, MB)]}."""
    measured = {}
    for what, shapes in GROWTH.items():
        measured[what] = []
        for amount, shape in shapes:
            file = folder / "growth.xlsx"
            actions = {
                "write": [CELLS, "write", file, *map(str, shape)], "read": [CELLS, "read", file],
                "stream": [CELLS, "stream", file],
            }
            for action, command in actions.items():
                runs, = in_turn(3, command)
                fastest = min(run.seconds for run in runs)
                measured[what].append((amount, action, fastest * 1000, max(run.memory for run in runs)))
    measured["files of a folder"] = []
    for amount in (1, 10, 100, 1000):
        place = folder / f"files-{amount}"
        write_bilans(place, amount)
        (run,), = in_turn(1, [PROGRAM, "import", place])
        measured["files of a folder"].append((amount, "import", run.seconds * 1000, run.memory))
    return measured


def growth_table(measured):
    yield "| more of | action | amount | ms | × | MB |"
    yield "|---|---|---:|---:|---:|---:|"
    for what, points in measured.items():
        for action in dict.fromkeys(point[1] for point in points):
            before = None
            for amount, _, milliseconds, memory in (point for point in points if point[1] == action):
                times = "" if before is None else f"{milliseconds / before:.1f}"
                yield f"| {what} | {action} | {amount:,} | {milliseconds:.3g} | {times} | {memory:.0f} |".replace(",", " ")
                before = milliseconds


def plot(measured):
    """Time against amount, both logarithmic: a line no steeper than the grey ones grows no faster than its input."""
    width, height, margin = 720, 420, 60
    points = [(amount, milliseconds) for series in measured.values() for amount, _, milliseconds, _ in series]
    def scale(value, low, high, start, end):
        return start + (math.log10(value) - low) / (high - low) * (end - start)

    left, right = 0, math.ceil(math.log10(max(amount for amount, _ in points)))
    low = math.floor(math.log10(min(time for _, time in points)))
    high = math.ceil(math.log10(max(time for _, time in points)))

    def place(amount, time):
        return (f"{scale(amount, left, right, margin, width - 170):.1f}",
                f"{scale(time, low, high, height - margin, 20):.1f}")

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for power in range(left, right + 1):
        x, y = place(10**power, 10**low)
        lines.append(f'<text x="{x}" y="{float(y) + 16}" text-anchor="middle">{10**power:,}</text>'.replace(",", " "))
    for power in range(low, high + 1):
        x, y = place(1, 10**power)
        lines.append(f'<text x="{float(x) - 8}" y="{float(y) + 4}" text-anchor="end">{10**power:g} ms</text>')
        end = place(10 ** min(right, high - power), 10 ** min(high, power + right))
        lines.append(f'<line x1="{x}" y1="{y}" x2="{end[0]}" y2="{end[1]}" stroke="#d5dadd"/>')
    colors = iter(["#0f766e", "#b45309", "#1d4ed8", "#9d174d", "#4d7c0f", "#6d28d9", "#0e7490", "#a16207", "#be123c",
                   "#334155", "#15803d", "#7c2d12", "#0369a1"])
    for number, (what, action, series) in enumerate(
        (what, action, [point for point in series if point[1] == action])
        for what, series in measured.items() for action in dict.fromkeys(point[1] for point in series)
    ):
        color = next(colors)
        path = " ".join(",".join(place(amount, time)) for amount, _, time, _ in series)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="1.5"/>')
        lines.append(f'<text x="{width - 160}" y="{30 + 15 * number}" fill="{color}">{what}: {action}</text>')
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def fill(page, name, text):
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, rest = page.split(begin, 1)
    return before + begin + text.rstrip("\n") + "\n" + end + rest.split(end, 1)[1]


def main(count):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        head = [
            "| work | peer | ours ÷ peer | spread | target | processor time ÷ peer | ours, ms | peer, ms | ours, MB | peer, MB |",
            "|---|---|---:|---:|---|---:|---:|---:|---:|---:|",
        ]
        print("\n".join(head))
        rows = []
        for row in compare(folder, count):
            rows.append(row.markdown())
            print(rows[-1], flush=True)
        sizes = [(folder / name).stat().st_size for name in ("ours.xlsx", "theirs.xlsx")]
        measured = grow(folder)
    growth = list(growth_table(measured))
    print("\n".join(growth))
    machine = (
        f"{datetime.date.today():%d %B %Y}, {processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"{count} pairs for a middling row; load at the end {os.getloadavg()[0]:.1f}."
    )
    page = PAGE.read_text(encoding="utf-8")
    page = fill(page, "machine", machine)
    page = fill(page, "comparison", "\n".join(head + rows))
    page = fill(page, "growth", "\n".join(growth))
    PAGE.write_text(page, encoding="utf-8")
    (ROOT / "docs" / "benchmarks.svg").write_text(plot(measured), encoding="utf-8")
    print(f"file sizes of 1 M cells: {sizes[0]} and {sizes[1]} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
