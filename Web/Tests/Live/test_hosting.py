"""What docs/web.md tells whoever hosts the page: the package, and the servers in front of it."""

import base64
import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
import zipfile

import pytest
from conftest import COMMAND, PROGRAM, ROOT, SAMPLES, Server, command_bytes

LARGEST = 22 << 20
NAME = "aci.exemple.fr"
WHO, PASSWORD = "federation", "un mot de passe"


def needs(*programs):
    """Says what is missing; that fails in CI."""
    if missing := [program for program in programs if not shutil.which(program)]:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"not installed: {' '.join(missing)}")


def test_the_package_installs_runs_and_goes(tmp_path):
    needs("dpkg-shlibdeps", "systemd-analyze", "curl", "unshare")
    # The libraries of the toolchain, which a debug build is linked with, are in no package.
    make = [ROOT / "scripts/release/make-package", COMMAND, PROGRAM, tmp_path, "--ignore-missing-info"]
    subprocess.run(make, check=True, env=os.environ | {"DPKG_DEB_COMPRESSOR_TYPE": "none"})
    (package,) = tmp_path.glob("aci-xlsx_*.deb")
    subprocess.run([ROOT / "scripts/release/try-package", package], check=True)


def system_calls(words):
    """All calls that a filter of systemd names, by themselves or by their groups."""
    calls = set()
    for word in words:
        if word.startswith("@"):
            group = subprocess.run(["systemd-analyze", "syscall-filter", word], check=True, capture_output=True, text=True).stdout
            calls |= system_calls(re.findall(r"^    (@?[\w-]+)$", group, re.M))
        else:
            calls.add(word)
    return calls


def test_the_unit_allows_what_the_server_calls(tmp_path):
    needs("strace", "systemd-analyze")
    unit = (ROOT / "scripts/release/aci-web.service").read_text()
    allowed = set()
    for refused, words in re.findall(r"^SystemCallFilter=(~?)(.*)", unit, re.M):
        allowed = allowed - system_calls(words.split()) if refused else allowed | system_calls(words.split())
    (tmp_path / "server").mkdir()
    trace = tmp_path / "trace"
    server = Server(tmp_path / "server", program=["strace", "-f", "-qq", "-o", trace, PROGRAM])
    body, headers = form(SAMPLES[1].read_bytes())
    assert server.request("/relire", body, headers)[0] == 200
    assert server.request("/nouveau")[0] == 200
    assert server.request("/api/v1/consolidate", body, headers)[0] == 200
    # strace passes the signal on to nobody.
    os.kill(int(trace.read_text().split(maxsplit=1)[0]), signal.SIGTERM)
    assert server.process.wait(60) == 0
    calls = re.findall(r"^\d+ +(\w+)\((.*)", trace.read_text(), re.M)
    assert {name for name, _ in calls} - allowed == set()
    families = {words.split(",")[0] for name, words in calls if name == "socket"}
    assert families <= set(re.search(r"^RestrictAddressFamilies=(.*)", unit, re.M)[1].split())
    assert not [words for name, words in calls if name in ("mmap", "mprotect") and "PROT_WRITE|PROT_EXEC" in words]


def example(title, changes):
    """An example of docs/web.md, with this test's places in it."""
    page = (ROOT / "docs/web.md").read_text()
    text = re.search(rf"^### {title}\n.*?^```\w*\n(.*?)^```", page, re.M | re.S)[1]
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, str(new))
    return text


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    needs("openssl")
    file = tmp_path_factory.mktemp("certificate") / "both.pem"
    request = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    request += ["-subj", "/CN=aci.exemple.fr", "-addext", "subjectAltName=DNS:aci.exemple.fr", "-keyout", file, "-out", file]
    subprocess.run(request, check=True, capture_output=True)
    return file


@contextlib.contextmanager
def running(command, port, folder):
    log = folder / "front.log"
    process = subprocess.Popen(command, cwd=folder, env=os.environ | {"HOME": str(folder)}, stdout=log.open("wb"), stderr=subprocess.STDOUT)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        yield Front(port, folder)
    finally:
        process.terminate()
        process.wait(30)


class Front:
    """The server in front, and the folder where it would put bodies."""

    def __init__(self, port, folder):
        self.port, self.bodies = port, folder / "bodies"

    def request(self, method, path, body=None, headers={}, who=WHO, pause=0):
        connection = http.client.HTTPSConnection(NAME, self.port)
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        connection.sock = ssl._create_unverified_context().wrap_socket(plain, server_hostname=NAME)
        headers = {"Host": NAME, **headers}
        if who:
            headers["Authorization"] = "Basic " + base64.b64encode(f"{who}:{PASSWORD}".encode()).decode()
        # Who sends too much may be answered, and cut off, before all is sent.
        with contextlib.suppress(BrokenPipeError, ssl.SSLError):
            connection.request(method, path, body, headers)
        time.sleep(pause)
        answer = connection.getresponse()
        with contextlib.closing(connection):
            return answer.status, answer.read()

    def last_written(self):
        """When a file was last made there, even one that was gone at once."""
        return self.bodies.stat().st_mtime_ns


@contextlib.contextmanager
def nginx(folder, server, certificate, without=()):
    needs("nginx", "openssl")
    port = free_port()
    password = subprocess.run(["openssl", "passwd", "-6", PASSWORD], check=True, capture_output=True, text=True).stdout
    (folder / "passwords").write_text(f"{WHO}:{password}")
    (folder / "bodies").mkdir()
    text = example("nginx", {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/ssl/aci.exemple.fr.pem": certificate,
        "/etc/ssl/private/aci.exemple.fr.key": certificate,
        "/etc/nginx/aci.mots-de-passe": folder / "passwords",
        "location / {": "location /aci/ {",
        "http://127.0.0.1:8080": f"http://127.0.0.1:{server.port}",
    } | {line: "" for line in without})
    bodies = "".join(f"{kind}_temp_path bodies;" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(f"{user} daemon off; pid pid; events {{}} http {{ {bodies} {text} }}")
    with running(["nginx", "-p", folder, "-c", folder / "nginx.conf", "-e", "stderr"], port, folder) as front:
        yield front


@contextlib.contextmanager
def caddy(folder, server, certificate):
    needs("caddy")
    port = free_port()
    password = subprocess.run(["caddy", "hash-password", "--plaintext", PASSWORD], check=True, capture_output=True, text=True).stdout
    (folder / "bodies").mkdir()
    text = example("Caddy", {
        "aci.exemple.fr {": f"https://aci.exemple.fr:{port} {{\ntls {certificate} {certificate}",
        "NOM": WHO,
        "MOT-DE-PASSE-CHIFFRÉ": password.strip(),
        "127.0.0.1:8080": f"127.0.0.1:{server.port}",
    })
    (folder / "Caddyfile").write_text("{\nadmin off\nauto_https disable_redirects\n}\n" + text)
    with running(["caddy", "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"], port, folder) as front:
        yield front


@pytest.fixture
def own_server(tmp_path):
    folder = tmp_path / "server"
    folder.mkdir()
    server = Server(folder, "--base-path", "/aci")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def large_bilan(tmp_path_factory):
    """A bilan with a picture in it, which comes back with it."""
    file = tmp_path_factory.mktemp("large") / "large.xlsx"
    shutil.copy(SAMPLES[1], file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/media/image9.png", os.urandom(12 << 20))
    return file.read_bytes()


def form(content):
    head = b'--limite\r\nContent-Disposition: form-data; name="fichiers"; filename="bilan.xlsx"\r\n\r\n'
    return head + content + b"\r\n--limite--\r\n", {"Content-Type": "multipart/form-data; boundary=limite"}


@pytest.mark.parametrize("kind", [nginx, caddy])
def test_behind_another_server(kind, own_server, certificate, large_bilan, tmp_path):
    with kind(tmp_path, own_server, certificate) as front:
        before = front.last_written()
        assert front.request("GET", "/aci/", who=None)[0] == 401
        assert front.request("GET", "/aci/", who="autre")[0] == 401
        status, page = front.request("GET", "/aci/", headers={"Sec-Fetch-Site": "none"})
        assert status == 200 and 'action="/aci/relire#resume"' in page.decode()
        name = {"Content-Disposition": f'attachment; filename="{SAMPLES[1].name}"'}
        assert front.request("POST", "/aci/api/v1/import", SAMPLES[1].read_bytes(), name) == (200, command_bytes(SAMPLES[1]))
        # A browser that sends no Sec-Fetch-Site is known by its Origin, which must be the Host.
        for origin, status in (("https://aci.exemple.fr", 200), ("https://autre.exemple.fr", 403)):
            body, headers = form(SAMPLES[1].read_bytes())
            assert front.request("POST", "/aci/relire", body, headers | {"Origin": origin})[0] == status
        # The largest file arrives, and is none of ours; one byte more is told in the page's own words.
        assert front.request("POST", "/aci/api/v1/import", os.urandom(LARGEST))[0] == 422
        status, page = front.request("POST", "/aci/relire", *form(os.urandom(LARGEST + 1)))
        assert status == 413 and "dépasse 22" in page.decode()
        status, page = front.request("POST", "/aci/relire", *form(os.urandom(257 << 20)))
        assert status == 413 and "dépasse 256" in page.decode()
        # Who is slow to take a long answer.
        status, page = front.request("POST", "/aci/relire", *form(large_bilan), pause=1)
        assert status == 200 and len(page) > 16 << 20
        assert front.last_written() == before


def test_the_marked_lines_are_needed(own_server, certificate, large_bilan, tmp_path):
    needs("nginx")
    lines = re.findall(r"^ +(\S.*;) +# nécessaire", example("nginx", {}), re.M)
    assert len(lines) == 3
    for number, line in enumerate(lines):
        folder = tmp_path / str(number)
        folder.mkdir()
        with nginx(folder, own_server, certificate, without=[line]) as front:
            before = front.last_written()
            # Long enough for a busy machine to have begun its answer.
            status, _ = front.request("POST", "/aci/relire", *form(large_bilan), pause=10)
            assert status == 413 or front.last_written() > before, line
