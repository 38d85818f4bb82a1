"""The HTML brief in a real Chromium: footnotes open their sentences, hostile text stays text."""

import json
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from indicia.products.brief import Brief, to_bytes
from tests.products.test_html_browser import browser, log

__all__ = ["browser"]


@pytest.fixture
def page(browser: Chrome, made: Brief, tmp_path: Path) -> Chrome:
    """The browser with the brief, its logs emptied."""
    browser.get("about:blank")  # the page it began with is loaded by then, and logs no more
    log(browser, "browser")
    log(browser, "performance")
    file = tmp_path / "brief.html"
    file.write_bytes(to_bytes(made, "html"))
    browser.get(file.as_uri())
    return browser


def test_a_reference_leads_to_its_footnote_and_on_to_the_sentence(page: Chrome, made: Brief) -> None:
    """One click to the footnote, one to the lit sentence in the archived text."""
    page.find_element("css selector", "main .bottom a.ref").click()
    assert page.current_url.endswith("#note-1")
    page.find_element("css selector", "#note-1 a.open").click()
    assert page.current_url.endswith("#at-1")
    mark = page.find_element("css selector", "#at-1 + mark")
    assert mark.text.startswith(made.notes[0].quote)
    assert mark.value_of_css_property("background-color") not in {"rgba(0, 0, 0, 0)", "transparent"}


def test_hostile_text_is_not_run(page: Chrome) -> None:
    """What a page says is shown as text; the console is silent, and nothing but the file is read."""
    assert "<script>window.owned=1</script>" in page.find_element("css selector", "main").text
    assert page.execute_script("return window.owned") is None
    sent = [json.loads(entry["message"])["message"] for entry in log(page, "performance")]
    urls = [e["params"]["request"]["url"] for e in sent if e["method"] == "Network.requestWillBeSent"]
    assert {url.partition(":")[0] for url in urls} <= {"file", "data"}
    assert log(page, "browser") == []


def test_every_chart_is_drawn_and_described(page: Chrome) -> None:
    """Each picture has a size and words for those who do not see it."""
    pictures = page.find_elements("css selector", "figure img")
    assert len(pictures) == 3
    for picture in pictures:
        assert picture.get_attribute("alt")
        assert page.execute_script("return arguments[0].naturalWidth", picture) > 100


def test_a_telephone_shows_it_without_sideways_scrolling(page: Chrome) -> None:
    """At 390 pixels nothing stands out at the side; wide tables scroll within themselves."""
    small = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", small)
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
