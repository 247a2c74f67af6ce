"""The page's server under load, into docs/benchmarks.md; `make bench` builds it.

usage: load.py SERVER [SECONDS]
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

os.environ["ACI_WEB"] = sys.argv[1]
from conftest import ROOT, SAMPLES, Server  # noqa: E402

PAGE = ROOT / "docs/benchmarks.md"
SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 30
SAMPLE = SAMPLES[1]
SCRIPT = """
local file = io.open("{file}", "rb")
local content = file:read("*a")
file:close()
{request}
"""
IMPORT = 'wrk.method = "POST"\nwrk.body = content'
PAGE_FORM = """wrk.method = "POST"
wrk.headers["Content-Type"] = "multipart/form-data; boundary=limite"
wrk.body = '--limite\\r\\nContent-Disposition: form-data; name="fichiers"; filename="bilan.xlsx"\\r\\n\\r\\n' .. content
    .. "\\r\\n--limite--\\r\\n"
"""
HOME = ""
WORK = [("`GET /`", "/", HOME), ("`POST /api/v1/import`", "/api/v1/import", IMPORT), ("`POST /relire`", "/relire", PAGE_FORM)]


def load(server, folder, path, request, seconds):
    """What 64 connections see: requests, those not answered by 200, requests a second, and latencies in ms."""
    script = folder / "load.lua"
    script.write_text(SCRIPT.format(file=SAMPLE, request=request))
    command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "--timeout", "60s", "--latency", "-s", script, server.address + path]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    number = lambda pattern: float((re.search(pattern, text) or [0, 0])[1])
    units = {"us": 0.001, "ms": 1, "s": 1000}
    figures = lambda number: f"{number:.3g}" if number < 1000 else f"{number:.0f}"
    latency = lambda share: figures((lambda found: float(found[1]) * units[found[2]])(
        re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", text)))
    refused = number(r"Non-2xx or 3xx responses: (\d+)")
    broken = re.search(r"Socket errors: .*", text)
    return number(r"(\d+) requests in"), refused, broken and broken[0], number(r"Requests/sec:\s+([\d.]+)"), latency(50), latency(99)


def main():
    lines = [
        "| request, 64 connections | requests | refused (503) | requests a second | median, ms | 99 %, ms | peak memory, MB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, path, request in WORK:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "server").mkdir()
            server = Server(folder / "server")
            count, refused, broken, rate, median, last = load(server, folder, path, request, SECONDS)
            if broken:
                sys.exit(f"{name}: {broken}")
            peak = server.memory() >> 20
            if server.stop() != 0 or peak > 256:
                sys.exit(f"{name}: {peak} MB, exit status {server.process.returncode}")
            lines.append(f"| {name} | {count:.0f} | {refused:.0f} | {rate:.0f} | {median} | {last} | {peak} |")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "server").mkdir()
        server = Server(folder / "server")
        counts, held = [], []
        while sum(counts) < 10_000:
            counts.append(load(server, folder, "/api/v1/import", IMPORT, max(2, SECONDS // 5))[0])
            held.append(server.memory("VmRSS") >> 20)
        lines += [
            "",
            f"After {counts[0]:.0f} imports the server holds {held[0]} MB, after {sum(counts):.0f} it holds {held[-1]} MB.",
        ]
        server.stop()
    text = PAGE.read_text()
    begin, end = "<!-- page -->\n", "<!-- end of page -->"
    before, _, rest = text.partition(begin)
    PAGE.write_text(before + begin + "\n".join(lines) + "\n" + end + rest.partition(end)[2])
    print("\n".join(lines))


main()
