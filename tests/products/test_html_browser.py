"""The HTML page in a real Chromium: rows light characters, hostile text stays text, nothing is loaded."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys

from indicia.model import Block, Reading
from indicia.products import to_html

FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)
ATTACKS = (
    "<script>window.owned=1</script>",
    "<img src=http://gazette.example/x onerror=window.owned=1>",
    "</style></script><svg onload=window.owned=1>",
    '" onmouseover="window.owned=1" x="',
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One Chromium for all tests of this file; `tools/install_chromium.sh` gets it."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        # A machine where nobody may install packages can go without; the checks before a landing cannot.
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("chromium and chromedriver are not installed: tools/install_chromium.sh")
    options = ChromeOptions()
    options.binary_location = chromium
    profile = tmp_path_factory.mktemp("profile")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    for flag in (*FLAGS, *root, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


def opened(browser: Chrome, reading: Reading, folder: Path) -> Chrome:
    """The browser with the page of a reading, its logs emptied."""
    log(browser, "browser")
    log(browser, "performance")
    page = folder / "reading.html"
    page.write_text(to_html(reading), encoding="utf-8")
    browser.get(page.as_uri())
    return browser


def lit(browser: Chrome) -> str:
    """The characters that are lit."""
    pieces = "[...document.querySelectorAll('[data-ids].lit')]"
    return str(browser.execute_script(f"return {pieces}.map((piece) => piece.textContent).join('')"))


def log(browser: Any, kind: str) -> list[dict[str, Any]]:
    """What the browser has logged since the log was last asked for."""
    return list(browser.get_log(kind))


def test_a_row_under_the_pointer_lights_its_characters(
    browser: Chrome, reading: Reading, tmp_path: Path
) -> None:
    """Source, cue and content of the statement, and nothing else."""
    chrome = opened(browser, reading, tmp_path)
    ActionChains(chrome).move_to_element(chrome.find_element("id", "row-s2")).perform()
    statement = reading.statements[1]
    spans = (*statement.source, *statement.cue, *statement.content)
    assert lit(chrome) == "".join(span.text for span in spans)


def test_characters_under_the_pointer_light_their_row(
    browser: Chrome, reading: Reading, tmp_path: Path
) -> None:
    """The innermost row is lit, those around it are marked."""
    chrome = opened(browser, reading, tmp_path)
    hedge = chrome.find_element("xpath", "//span[contains(@class, 'hedge') and @data-ids and text()='may']")
    ActionChains(chrome).move_to_element(hedge).perform()
    assert "lit" in str(chrome.find_element("id", "row-s6").get_attribute("class"))
    assert "also" in str(chrome.find_element("id", "row-s5").get_attribute("class"))


def test_keys_go_through_the_rows(browser: Chrome, reading: Reading, tmp_path: Path) -> None:
    """With j and the arrow they go down, with k up; Escape lets go."""
    chrome = opened(browser, reading, tmp_path)
    for key, row in (("j", "s1"), ("j", "s2"), (Keys.ARROW_DOWN, "s3"), ("k", "s2")):
        ActionChains(chrome).send_keys(key).perform()
        assert chrome.switch_to.active_element.get_attribute("data-row") == row
    assert lit(chrome)
    ActionChains(chrome).send_keys(Keys.ESCAPE).perform()
    assert lit(chrome) == ""


def test_a_number_leads_to_its_row(browser: Chrome, reading: Reading, tmp_path: Path) -> None:
    """The link works by the address alone, so it also works without the script."""
    chrome = opened(browser, reading, tmp_path)
    chrome.find_element("id", "at-s8").click()
    assert chrome.current_url.endswith("#row-s8")


def test_hostile_text_is_not_run(browser: Chrome, reading: Reading, tmp_path: Path) -> None:
    """Whatever a page says is shown as text."""
    blocks = tuple(Block(0, 0, False, "menu", attack) for attack in ATTACKS)
    article = replace(
        reading.article,
        outlet=ATTACKS[0],
        byline=ATTACKS[3],
        language=ATTACKS[3],
        url="javascript:window.owned=1",
        blocks=blocks,
    )
    named = tuple(replace(entity, name=ATTACKS[1]) for entity in reading.entities)
    noted = tuple(replace(note, text=ATTACKS[2]) for note in reading.notes)
    chrome = opened(browser, replace(reading, article=article, entities=named, notes=noted), tmp_path)
    for row in chrome.find_elements("css selector", "summary, .row")[:8]:
        ActionChains(chrome).move_to_element(row).click().perform()
    assert chrome.execute_script("return window.owned") is None
    assert chrome.find_elements("css selector", "img, svg") == []
    assert log(chrome, "browser") == []


def test_no_error_and_no_request(browser: Chrome, reading: Reading, tmp_path: Path) -> None:
    """The console is silent, and only the file itself is read."""
    chrome = opened(browser, reading, tmp_path)
    ActionChains(chrome).send_keys("j").perform()
    sent = [json.loads(entry["message"])["message"] for entry in log(chrome, "performance")]
    urls = [
        event["params"]["request"]["url"] for event in sent if event["method"] == "Network.requestWillBeSent"
    ]
    assert {url.partition(":")[0] for url in urls} <= {"file", "data"}
    assert log(chrome, "browser") == []


def test_a_telephone_shows_it_without_sideways_scrolling(
    browser: Chrome, reading: Reading, tmp_path: Path
) -> None:
    """At 390 pixels nothing stands out at the side."""
    chrome = opened(browser, reading, tmp_path)
    small = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", small)
    try:
        assert chrome.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_can_be_read_without_its_script(browser: Chrome, reading: Reading, tmp_path: Path) -> None:
    """Text and rows are in the page itself; the keys, which need the script, are not offered."""
    chrome = browser
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(chrome, reading, tmp_path)
        assert "accused" in chrome.find_element("id", "article").text
        assert chrome.find_element("id", "row-x1").is_displayed()
        assert not chrome.find_element("css selector", ".keys").is_displayed()
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
