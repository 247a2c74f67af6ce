"""What the server withstands and what it never does."""

import concurrent.futures
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from conftest import SAMPLES, Server, command_bytes

LARGEST = 22 << 20
MEMORY = 256 << 20


def post(server, content, path="/api/v1/import"):
    try:
        return server.request(path, content)[0]
    except OSError as error:
        return type(error).__name__


def answered(server, content):
    """As a client does that is told to come back."""
    while (status := post(server, content)) == 503:
        time.sleep(1)
    return status


def form(*files):
    parts = b"".join(
        f'--limite\r\nContent-Disposition: form-data; name="fichiers"; filename="{name}"\r\n\r\n'.encode() + content + b"\r\n"
        for name, content in files
    )
    return parts + b"--limite--\r\n", {"Content-Type": "multipart/form-data; boundary=limite"}


class SlowSender(threading.Thread):
    """Sends the head of a request, then a byte now and then, or none; measures when it is dropped."""

    def __init__(self, port, pause):
        super().__init__(daemon=True)
        self.port, self.pause, self.seconds = port, pause, None

    def run(self):
        start = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(b"POST /api/v1/import HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
            connection.settimeout(self.pause)
            try:
                while True:
                    try:
                        if not connection.recv(1):
                            break
                    except TimeoutError:
                        connection.sendall(b"x")
            except OSError:
                pass
        self.seconds = time.monotonic() - start


@pytest.fixture(scope="module", autouse=True)
def slow_senders(server):
    """They begin first: their time passes while the other tests run."""
    senders = {"silent": SlowSender(server.port, 1_000), "slow": SlowSender(server.port, 2)}
    for sender in senders.values():
        sender.start()
    return senders


def test_nothing_is_kept(own_server):
    for sample in SAMPLES:
        content = sample.read_bytes()
        assert post(own_server, content) == 200
        body, headers = form(("secret.xlsx", content), ("secret2.xlsx", content))
        assert own_server.request("/relire", body, headers)[0] == 200
    assert list(own_server.folder.rglob("*")) == []
    files = [os.readlink(f"/proc/{own_server.process.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{own_server.process.pid}/fd")]
    named = [file for file in files if file.startswith("/") and not file.startswith("/dev/")]
    assert set(named) == {str(own_server.log)}
    assert "secret" not in own_server.log.read_text()
    assert SAMPLES[0].stem not in own_server.log.read_text()


def test_the_same_file_gives_the_commands_json(server):
    for sample in SAMPLES:
        headers = {"Content-Disposition": f'attachment; filename="{sample.name}"'}
        assert server.request("/api/v1/import", sample.read_bytes(), headers)[2] == command_bytes(sample)


def test_memory_with_64_uploads_at_once(own_server):
    contents = [SAMPLES[0].read_bytes(), os.urandom(LARGEST), b"PK\3\4" + os.urandom(1 << 20), SAMPLES[2].read_bytes()] * 16
    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        answers = list(pool.map(lambda content: post(own_server, content), contents))
    assert set(answers) <= {200, 422, 503}, answers
    assert 200 in answers
    assert own_server.memory() < MEMORY
    assert post(own_server, contents[0]) == 200


def test_memory_stays_flat(own_server):
    sample = SAMPLES[0].read_bytes()
    def load(count):
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            assert set(pool.map(lambda _: answered(own_server, sample), range(count))) == {200}
        return own_server.memory("VmRSS")
    first = load(100)
    assert load(200) < first + (16 << 20)


def test_a_stop_answers_what_is_under_way(own_server):
    sample = SAMPLES[0].read_bytes()
    answers = []
    stopping = threading.Event()

    def load():
        while not stopping.is_set():
            answers.append(post(own_server, sample))

    threads = [threading.Thread(target=load) for _ in range(8)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 60
    while answers.count(200) < 32 and time.monotonic() < end:
        time.sleep(0.05)
    stopping.set()
    assert answers.count(200) >= 32, answers
    assert own_server.stop() == 0
    for thread in threads:
        thread.join()
    assert set(answers) <= {200, "URLError", "ConnectionResetError"}, set(answers)


def test_a_kill_under_load_leaves_nothing(own_server, tmp_path):
    sample = SAMPLES[0].read_bytes()
    threads = [threading.Thread(target=post, args=(own_server, sample)) for _ in range(16)]
    for thread in threads:
        thread.start()
    own_server.stop(signal.SIGKILL)
    for thread in threads:
        thread.join()
    assert list(own_server.folder.rglob("*")) == []
    again = Server(own_server.folder)
    assert post(again, sample) == 200
    assert again.stop() == 0


def test_the_interface_is_as_it_is_described(server, tmp_path):
    command = [pathlib.Path(sys.executable).parent / "schemathesis", "run", f"{server.address}/api/v1/openapi.json"]
    command += ["--url", server.address, "--max-examples", "25", "--seed", "1", "--no-color", "--request-timeout", "30"]
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    command += ["--checks", f"{checks},response_headers_conformance,unsupported_method,missing_required_header"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout[-6000:]


def test_slow_senders_are_dropped_and_hold_nobody_up(server, slow_senders):
    assert post(server, SAMPLES[0].read_bytes()) == 200
    for sender in slow_senders.values():
        sender.join(130)
    assert 28 < slow_senders["silent"].seconds < 36
    assert 118 < slow_senders["slow"].seconds < 126
