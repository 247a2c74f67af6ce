"""The real server and a real browser.

    Web/Tests/Live/run        needs: make setup, the command as make quick builds it; builds the server
"""

import base64
import contextlib
import functools
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import urllib.error
import urllib.request

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = sorted((ROOT / "Samples").glob("*.xlsx"))
PROGRAM = pathlib.Path(os.environ.get("ACI_WEB", ROOT / ".build/web/debug/aci-web"))
COMMAND = pathlib.Path(os.environ.get("ACI_XLSX", ROOT / ".build/tests/debug/aci-xlsx"))


@functools.cache
def command_bytes(sample):
    """What the command writes of a workbook."""
    run = subprocess.run([COMMAND, "import", sample.name, "--format", "json"], cwd=sample.parent, capture_output=True)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def command(sample):
    return json.loads(command_bytes(sample))


class Server:
    """A server of the test's own, in an empty folder of its own."""

    def __init__(self, folder, *options, program=(PROGRAM,)):
        self.folder = folder
        self.log = folder.parent / f"{folder.name}.log"
        environment = {"PATH": os.environ["PATH"], "TMPDIR": str(folder), "HOME": str(folder), "TZ": "Europe/Paris"}
        self.process = subprocess.Popen(
            [*program, "--port", "0", *options], cwd=folder, env=environment, stdout=self.log.open("wb"), stderr=subprocess.STDOUT
        )
        self.address = self._wait()

    def _wait(self):
        for _ in range(100):
            if found := re.search(r"(http://\S+)/", self.log.read_text()):
                return found[1]
            assert self.process.poll() is None, self.log.read_text()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.1)
        raise AssertionError("the server has not said its address")

    @property
    def port(self):
        return int(re.search(r":(\d+)", self.address)[1])

    def request(self, path, data=None, headers={}):
        """Status, headers and body, whatever the status."""
        request = urllib.request.Request(self.address + path, data, headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def imported(self, content, name="classeur.xlsx"):
        """What the command says of a workbook."""
        status, _, body = self.request(
            "/api/v1/import", content, {"Content-Disposition": f'attachment; filename="{name}"'}
        )
        assert status == 200, body
        return json.loads(body)

    def memory(self, key="VmHWM"):
        """In bytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{key}:\s+(\d+) kB", status)[1]) * 1024

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(30)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("server"))
    yield server
    server.stop(signal.SIGKILL)


@pytest.fixture
def own_server(tmp_path):
    """Another, for a test that ends it."""
    folder = tmp_path / "server"
    folder.mkdir()
    server = Server(folder)
    yield server
    server.stop(signal.SIGKILL)


class Browser:
    """Chromium, with or without JavaScript, in a window of a given width."""

    def __init__(self, folder, width, height, javascript):
        options = webdriver.ChromeOptions()
        options.binary_location = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
        for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=fr", "--hide-scrollbars"):
            options.add_argument(word)
        self.downloads = folder
        options.add_experimental_option(
            "prefs",
            {"download.default_directory": str(folder), "intl.accept_languages": "fr"}
            | ({} if javascript else {"profile.managed_default_content_settings.javascript": 2}),
        )
        service = webdriver.ChromeService(shutil.which("chromedriver"), env=os.environ | {"LANGUAGE": "fr"})
        self.driver = webdriver.Chrome(options, service)
        self.resize(width, height)

    def resize(self, width, height):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition, seconds=30):
        return WebDriverWait(self.driver, seconds, 0.05).until(lambda _: condition())

    def give(self, *files):
        """Chooses files and presses the button."""
        self.find("#fichiers").send_keys("\n".join(map(str, files)))
        self.find(".depot button[type=submit]").click()

    def answered(self):
        """Waits for the answer's page."""
        self.wait(lambda: self.all("#resume"))

    def text(self, selector="main"):
        return plain(self.find(selector).text)

    def downloaded(self):
        """The one file that a click brings."""
        found = lambda: [file for file in self.downloads.glob("*.xlsx") if file.stat().st_size]
        self.wait(found)
        file = found()[0]
        content = file.read_bytes()
        file.unlink()
        return content

    def picture(self, file, whole=True):
        options = {"captureBeyondViewport": whole, "format": "png"}
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", options)
        pathlib.Path(file).write_bytes(base64.b64decode(shot["data"]))


@pytest.fixture(scope="session")
def browsers(tmp_path_factory):
    """Each kind of browser once, however many tests want it."""
    open_ones = {}

    def browser(width=1366, height=768, javascript=True):
        if javascript not in open_ones:
            folder = tmp_path_factory.mktemp("downloads")
            open_ones[javascript] = Browser(folder, width, height, javascript)
        open_ones[javascript].resize(width, height)
        return open_ones[javascript]

    yield browser
    for one in open_ones.values():
        one.driver.quit()


def plain(text):
    """Spaces plain: those that don't break are typography."""
    return re.sub(r"[\u00a0\u202f]", " ", text)


def euros(cents):
    """As the page writes an amount, with plain spaces."""
    return f"{cents // 100:,}".replace(",", " ") + f",{cents % 100:02d} €"
