"""The copy of the package in which all changes are compiled, each behind its number."""

import collections
import os
import pathlib
import re
import shutil
import signal
import subprocess

from changes import NUMBER, OPERATOR

SWITCH = r"""import Glibc

/// Not in the environment, which tests keep from the programs that they run.
private let active: Int = {
    var digits = [UInt8](repeating: 0, count: 16)
    let descriptor = open("/dev/mutant", O_RDONLY)
    guard descriptor >= 0, read(descriptor, &digits, 15) > 0 else { return 0 }
    close(descriptor)
    return Int(String(decoding: digits.prefix { $0 != 0 }, as: UTF8.self)) ?? 0
}()
/// A byte for each change, set when a run comes by it.
nonisolated(unsafe) private let passed: UnsafeMutablePointer<UInt8>? = {
    let descriptor = open("/dev/passed", O_RDWR)
    guard descriptor >= 0, let bytes = mmap(nil, %SIZE%, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0) else { return nil }
    close(descriptor)
    return bytes == MAP_FAILED ? nil : bytes.assumingMemoryBound(to: UInt8.self)
}()

public func mutant(_ number: Int) -> Bool {
    passed?[number] = 1
    return number == active
}

"""


class Copy:
    def __init__(self, root, folder):
        self.root, self.folder = root, folder
        self.wrong_file = folder.parent / "does-not-compile"
        self.binary = folder / ".build/debug/aci-xlsxPackageTests.xctest"

    def write(self, sources, numbered):
        """Brings the copy up to date, with these changes; untouched files stay, for the compiler's sake."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=self.root, check=True,
            capture_output=True, text=True).stdout.split("\0")
        wanted = {path: (self.root / path).read_bytes() for path in listed if path and (self.root / path).is_file()}
        by_path, declared = collections.defaultdict(list), collections.defaultdict(str)
        for number, change in numbered.items():
            operator = "".join(chr(0x2200 + digit) for digit in divmod(number, 256))
            marks = {NUMBER: str(number), OPERATOR: operator}
            place = lambda text: re.sub("|".join(marks), lambda mark: marks[mark[0]], text)
            by_path[change.path] += [(start, end, place(text)) for start, end, _, text in change.edits]
            declared[change.path.split("/")[1]] += place(change.declared)
        for source in sources:
            pieces, position = [], 0
            for start, end, text in sorted(by_path[source.path]):
                pieces += [source.text[position:start], text]
                position = end
            wanted[source.path] = "".join([*pieces, source.text[position:]]).encode()
            room = source.path.split("/")[1]
            switch = SWITCH.replace("%SIZE%", str(max(numbered, default=0) + 1))
            wanted[f"Sources/{room}/MutantSwitch.swift"] = (switch + declared[room]).encode()
        for old in self.files() - set(wanted):
            (self.folder / old).unlink()
        for path, contents in wanted.items():
            file = self.folder / path
            if not file.is_file() or file.read_bytes() != contents:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(contents)
                shutil.copymode(self.root / path, file) if (self.root / path).exists() else None
        python = self.folder / ".venv"
        if (self.root / ".venv").exists() and not python.exists():
            os.symlink((self.root / ".venv").resolve(), python)

    def files(self):
        found = set()
        for folder, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name != ".build"]
            found |= {os.path.relpath(os.path.join(folder, name), self.folder) for name in names if name != "Package.resolved"}
        return found - {".venv"}

    def build(self, *options):
        """Whether it was built, the lines of errors by file, and what the compiler said. Optimised, tests are much faster."""
        build = subprocess.Popen(
            ["nice", "swift", "build", "-Xswiftc", "-O", *options], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True)
        try:
            said, _ = build.communicate()
        finally:
            if build.poll() is None:
                os.killpg(build.pid, signal.SIGKILL)  # With the compilers that it began.
                build.wait()
        errors = {(match[1], int(match[2])) for match in re.finditer(
            rf"(?m)^{re.escape(str(self.folder))}/(Sources/[^:\n]+):(\d+):\d+: error:", said)}
        return build.returncode == 0, errors, said

    def compile(self, sources, numbered):
        """Builds it with the changes that compile, and returns them."""
        known = set(self.wrong_file.read_text().split("\n")) if self.wrong_file.exists() else set()
        kept = {number: change for number, change in numbered.items() if change.key not in known}
        for options in (["--product", "aci-xlsx"], ["--build-tests"]):
            while True:
                self.write(sources, kept)
                done, errors, said = self.build(*options)
                if done:
                    break
                # A mistake of syntax is told some lines below.
                wrong = {number for number, change in kept.items() if (change.path, change.line) in errors
                         or any((change.path, line) in errors for line in range(change.line, change.last_line + 1))}
                if not wrong:
                    wrong = {number for number, change in kept.items() if change.path in {path for path, _ in errors}}
                if not wrong:
                    raise SystemExit(said[-4000:])
                with self.wrong_file.open("a") as file:
                    file.writelines(f"{kept.pop(number).key}\n" for number in wrong)
                print(f"  {len(kept)} changes, without {len(wrong)} that do not compile", flush=True)
        return kept

    def tests(self):
        listed = subprocess.run([self.binary, "--testing-library", "swift-testing", "--list-tests"], check=True,
                                capture_output=True, text=True, cwd=self.folder).stdout
        return [line.partition("(")[0] for line in listed.split("\n") if "/" in line]
