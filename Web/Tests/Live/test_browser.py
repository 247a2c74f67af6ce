"""What a person does with nothing but a browser."""

import base64
import subprocess

import pytest
from axe_core_python.selenium import Axe
from conftest import SAMPLES, command, euros, plain
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

WIDTHS = [(1366, 768), (390, 844)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What WCAG 1.4.12 lets a reader set.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


def total(sample):
    return euros(command(sample)["financement"]["total"])


@pytest.fixture
def broken(tmp_path):
    file = tmp_path / "abîmé.xlsx"
    file.write_bytes(SAMPLES[0].read_bytes()[:5_000])
    return file


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width,height", WIDTHS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_workbook_is_read_and_comes_back(server, browsers, sample, width, height, javascript):
    browser = browsers(width, height, javascript)
    browser.driver.get(server.address + "/")
    browser.give(sample)
    browser.answered()
    assert f"Total estimé\n{total(sample)}" in browser.text("dl.recu")
    assert sample.name in browser.text("dl.recu")
    state = browser.driver.title.split(" – ")[0].replace("\u00a0", " ")
    assert state.lower() in browser.text("#resume").lower()
    if javascript:
        assert browser.driver.switch_to.active_element.get_attribute("id") == "resume"
    assert "Rien n’est gardé" in browser.text()
    assert "Ceci n’est pas une remise à la CPAM" in browser.text()
    browser.find("a.bouton").click()
    again = server.imported(browser.downloaded(), sample.name)
    assert again["financement"] == command(sample)["financement"]
    assert all(line["ecart"] in (0, None) for line in again["rapprochement"])


def tab_to(browser, is_it):
    """Presses Tab until the focus is there."""
    for _ in range(60):
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        element = browser.driver.switch_to.active_element
        if is_it(element):
            return element
    raise AssertionError("out of the keyboard's reach")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width,height", WIDTHS)
def test_the_keyboard_leads_from_the_blank_workbook_to_the_printed_report(server, browsers, tmp_path, width, height, javascript):
    browser = browsers(width, height, javascript)
    browser.driver.get(server.address + "/")
    tab_to(browser, lambda element: element.text.startswith("Classeur vierge 20")).send_keys(Keys.ENTER)
    assert server.imported(browser.downloaded())["vierge"] is True
    browser.driver.get(server.address + "/")
    # The chooser is the system's: what it gives is given here.
    tab_to(browser, lambda element: element.get_attribute("id") == "fichiers").send_keys(str(SAMPLES[1]))
    tab_to(browser, lambda element: element.text == "Relire").send_keys(Keys.ENTER)
    browser.answered()
    tab_to(browser, lambda element: element.text.startswith("Télécharger votre classeur")).send_keys(Keys.ENTER)
    assert server.imported(browser.downloaded(), SAMPLES[1].name)["financement"] == command(SAMPLES[1])["financement"]
    options = {"preferCSSPageSize": True, "printBackground": True}
    (tmp_path / "report.pdf").write_bytes(base64.b64decode(browser.driver.execute_cdp_cmd("Page.printToPDF", options)["data"]))
    printed = plain(subprocess.run(["pdftotext", "-layout", tmp_path / "report.pdf", "-"], check=True, capture_output=True, text=True).stdout)
    assert printed.count("\f") == 2, "the report and the answers, a page each"
    assert total(SAMPLES[1]) in printed
    assert SAMPLES[1].name in printed
    assert "Rien n’est gardé" in printed
    for word in ("Relire", "Télécharger", "Déposez", "Aller au contenu", "Il y a un problème"):
        assert word not in printed, word


def test_files_are_dropped_on_the_field(server, browsers):
    browser = browsers()
    browser.driver.get(server.address + "/")
    place = browser.find("#fichiers").rect
    where = {"x": place["x"] + place["width"] / 2, "y": place["y"] + place["height"] / 2}
    for files in ([str(SAMPLES[0])], [str(SAMPLES[1]), str(SAMPLES[2])]):
        data = {"items": [], "files": files, "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            browser.driver.execute_cdp_cmd("Input.dispatchDragEvent", {"type": kind, "data": data, **where})
    browser.wait(lambda: browser.driver.execute_script("return document.querySelector('#fichiers').files.length") == 3)
    browser.find(".depot button[type=submit]").click()
    browser.wait(lambda: browser.find("button.second").is_displayed())
    rows = [plain(row.text) for row in browser.all(".envois > tbody > tr")]
    assert len(rows) == 3
    for row, sample in zip(rows, SAMPLES):
        assert sample.name in row and total(sample) in row


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width,height", WIDTHS)
def test_several_files_are_listed_and_consolidated(server, browsers, broken, width, height, javascript):
    browser = browsers(width, height, javascript)
    browser.driver.get(server.address + "/")
    browser.give(*SAMPLES, broken)
    if javascript:
        browser.wait(lambda: browser.all("button.second") and browser.find("button.second").is_displayed())
        rows = browser.all(".envois > tbody > tr")
        assert len(rows) == 4
        assert "endommagé" in rows[3].text or "incomplet" in rows[3].text
        assert "4 sur 4" in browser.find("[role=status]").get_attribute("textContent")
        browser.find("button.second").send_keys(Keys.ENTER)
    browser.answered()
    assert browser.driver.title == "Erreur\u00a0: 1\u00a0fichier refusé"
    assert "3 classeurs relus" in browser.text("#resume")
    lines = browser.text("#bilans")
    for sample in SAMPLES:
        assert euros(command(sample)["financement"]["total"])[:-2] in lines
    browser.find("a.bouton").click()
    assert browser.downloaded()[:2] == b"PK"


@pytest.mark.parametrize("javascript", [True, False])
def test_what_cannot_be_read_is_said_where_it_was_given(server, browsers, broken, javascript):
    browser = browsers(javascript=javascript)
    browser.driver.get(server.address + "/")
    browser.find(".depot button[type=submit]").click()
    browser.answered()
    assert browser.driver.title.startswith("Erreur\u00a0: Aucun fichier n’est choisi.")
    browser.give(broken)
    browser.wait(lambda: "abîmé" in browser.driver.title)
    assert browser.text("#resume").startswith("Il y a un problème\n« abîmé.xlsx »")
    assert browser.text("#resume a") in browser.text(".champ.faux .faute")
    browser.find("#resume a").click()
    assert browser.driver.current_url.endswith("#fichiers")


def test_the_keyboard_is_enough(server, browsers):
    browser = browsers()
    browser.driver.get(server.address + "/")
    press = lambda *keys: ActionChains(browser.driver).send_keys(*keys).perform()
    here = lambda: browser.driver.switch_to.active_element
    press(Keys.TAB)
    assert here().text == "Aller au contenu"
    press(Keys.ENTER)
    assert here().get_attribute("id") == "contenu"
    press(Keys.TAB)
    assert here().get_attribute("id") == "fichiers"
    # The chooser is the system's: what it gives is given here.
    here().send_keys(str(SAMPLES[0]))
    press(Keys.TAB)
    assert here().text == "Relire"
    press(Keys.ENTER)
    browser.answered()
    browser.wait(lambda: here().get_attribute("id") == "resume")
    press(Keys.TAB)
    words = here().text
    press(Keys.ENTER)
    assert browser.driver.current_url.endswith("#point-1")
    assert words in browser.find("#point-1").text.replace("\n", " ")
    tab_to(browser, lambda element: element.get_attribute("id") == "fichiers")


def states(server, browser, broken):
    """Every page that there is, one after the other."""
    for path in ("/", "/bareme/2026", "/accessibilite", "/rien"):
        browser.driver.get(server.address + path)
        yield path
    browser.driver.get(server.address + "/")
    browser.give(SAMPLES[0])
    browser.answered()
    yield "report"
    browser.driver.get(server.address + "/")
    browser.give(broken)
    browser.answered()
    yield "refusal"
    browser.driver.get(server.address + "/")
    browser.give(*SAMPLES, broken)
    browser.wait(lambda: browser.all("button.second") and browser.find("button.second").is_displayed())
    yield "list"
    browser.find("button.second").click()
    browser.answered()
    yield "all"


@pytest.mark.parametrize("width,height", WIDTHS)
def test_axe_finds_nothing(server, browsers, broken, width, height):
    browser = browsers(width, height)
    axe = Axe()
    for state in states(server, browser, broken):
        # What is folded away is judged too.
        browser.driver.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
        found = axe.run(browser.driver, options=RULES)["violations"]
        assert not found, (state, [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found])


def test_pages_reflow(server, browsers, broken):
    browser = browsers(320, 256)
    for state in states(server, browser, broken):
        for spacing in ("", SPACING):
            browser.driver.execute_script(
                "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);"
                "document.adoptedStyleSheets = [sheet]", spacing)
            wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
            assert wide <= 320, (state, spacing, wide)


def test_the_policy_stops_nothing_of_the_page(server, browsers):
    browser = browsers()
    browser.driver.get_log("browser")
    browser.driver.get(server.address + "/")
    browser.give(SAMPLES[0])
    browser.answered()
    bar = browser.find(".barre rect + rect")
    assert 0 < bar.rect["width"] < browser.find(".barre").rect["width"]
    assert not [line for line in browser.driver.get_log("browser") if "Content Security" in line["message"]]


def test_pictures(server, browsers, broken, tmp_path_factory):
    """For somebody to look at: pytest says where they are."""
    folder = tmp_path_factory.mktemp("pictures")
    for width, height in WIDTHS:
        browser = browsers(width, height)
        for state in states(server, browser, broken):
            browser.picture(folder / f"{state.strip('/').replace('/', '-') or 'home'}-{width}.png")
    print(f"\nPictures: {folder}")
