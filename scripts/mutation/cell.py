"""Runs a program where it can do no harm: nothing is writable but its folder, no network, no devices, no other process."""

import os
import pathlib
import shutil
import signal
import subprocess
import threading

NOBODY = 65534
LIMITS = ["--as=8589934592", "--fsize=1073741824", "--cpu=900", "--nproc=1024", "--core=0"]
# Runs as root in namespaces of its own: $1 is the folder, the rest the command.
PREPARE = r"""
set -e
mount --bind "$1" "$1"
mkdir -p "$1/dev" "$1/tmp"
mount -t tmpfs -o size=64k,mode=755 devices "$1/dev"
for device in null zero full random urandom; do : >"$1/dev/$device"; mount --bind "/dev/$device" "$1/dev/$device"; done
ln -s /proc/self/fd "$1/dev/fd"
for stream in stdin:0 stdout:1 stderr:2; do ln -s "/proc/self/fd/${stream#*:}" "$1/dev/${stream%:*}"; done
ln -s "$1/tmp/mutant" "$1/tmp/passed" "$1/dev"
mkdir -m 1777 "$1/dev/shm"
mount --bind "$1/tmp" "$1/dev/shm"
mount --rbind "$1/dev" /dev
own=$1
case $1 in /tmp/*) ;; *) mount --bind "$1/tmp" /tmp; own=/tmp ;; esac
cut -d ' ' -f 2 /proc/self/mounts | while read -r place; do
    case $place in "$1" | "$1"/* | "$own" | /proc | /proc/* | /dev | /dev/*) ;; *) mount -o remount,bind,ro "$place" ;; esac
done
ip link set lo up 2>/dev/null || true
cd "$1/tmp"
shift
exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs prlimit %LIMITS% "$@"
""".replace("%LIMITS%", " ".join(LIMITS))
PROBE = r"""
[ -z "$(find /dev -type b)" ] && : >"$TMPDIR/own" && echo >/dev/null || exit 1
for place in "$1" /var/tmp "$1/.build"; do if (: >"$place/mutate-probe") 2>/dev/null; then exit 1; fi; done
[ "$(id -u)" = 65534 ]
"""


class Cell:
    """A folder, and what runs in it, one program at a time."""

    def __init__(self, folder):
        self.folder, self.home = pathlib.Path(folder), pathlib.Path(folder) / "tmp"
        self.process = None

    def clear(self):
        while self.folder.exists():  # What was ended may still write something.
            shutil.rmtree(self.folder, ignore_errors=True)
        self.home.mkdir(parents=True)
        os.chown(self.home, NOBODY, NOBODY)

    def lend(self, name, contents):
        """A file that it may write: `mutant` and `passed` are seen in /dev."""
        (self.home / name).write_bytes(contents)
        os.chown(self.home / name, NOBODY, NOBODY)

    def run(self, command, seconds, until=lambda line: False, extra=None):
        """The exit status, or None after so many seconds; and the line at which it was stopped, or the last one."""
        home = str(self.home)
        environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": home, "TMPDIR": home, "SWIFT_BACKTRACE": "enable=no",
            **(extra or {})}
        isolated = ["unshare", "--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", PREPARE,
                    "cell", str(self.folder)]
        output, end = os.pipe()
        os.fchown(end, NOBODY, NOBODY)  # Whoever opens /dev/stdout has to own it.
        self.process = subprocess.Popen(
            [*isolated, *command], stdin=subprocess.DEVNULL, stdout=end, stderr=end, env=environment, start_new_session=True)
        os.close(end)
        late = threading.Event()
        timer = threading.Timer(seconds, lambda: (late.set(), self.stop()))
        timer.start()
        last = ""
        with open(output, errors="replace") as lines:
            for line in lines:
                last = line.strip() or last
                if until(line):
                    break
            else:
                self.process.wait()
        timer.cancel()
        status = self.process.poll()
        self.stop()
        return None if late.is_set() else status, last

    def stop(self):
        if self.process:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()

    def refusal(self, root):
        """Why it is no cell here, or None."""
        missing = [program for program in ("unshare", "setpriv", "prlimit", "mount") if not shutil.which(program)]
        if missing:
            return f"{', '.join(missing)} is missing (package util-linux)"
        if os.geteuid() != 0:
            return "only root can change to nobody and hide devices; use sudo, or a container"
        self.clear()
        status, last = self.run(["sh", "-c", PROBE, "probe", str(root)], 20)
        return None if status == 0 else f"namespaces are not to be had ({last or f'status {status}'})"
