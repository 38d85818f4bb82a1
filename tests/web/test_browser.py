"""The desk in a real Chromium: keys, decisions, two people at once, hostile pages, accessibility."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from indicia.ledger import Ledger, decisions, journal
from tests.web.conftest import PASSWORD, Served, let_in

FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)
ROOMS = (
    "/",
    "/search?q=coal",
    "/search?what=exposures&area=coal",
    "/names",
    "/names/1",
    "/law?regime=DPRK-1718",
    "/law/S/RES/2397(2017)/5",
    "/versions/1",
    "/versions/4/changes",
    "/versions/5/original",
    "/watches",
    "/watches/dprk-arms-to-russia",
    "/watches/dprk-arms-to-russia/edit",
    "/watch-desk",
    "/alerts?every=true",
    "/claims",
    "/claims/1",
    "/briefs?watch=dprk-arms-to-russia",
    "/log",
    "/team",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """
const done = arguments[arguments.length - 1];
const told = (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 150)).join(" | ")}`;
axe.run(document, arguments[0])
  .then((found) => done(found.violations.map(told)), (error) => done([`${error}`]));
"""
TURNED = """
const wrong = [], page = document.documentElement, wide = page.clientWidth;
const box = document.getElementById("main").getBoundingClientRect();
if (getComputedStyle(page).direction !== "rtl") wrong.push("not turned");
if (page.scrollWidth > wide) wrong.push(`${page.scrollWidth - wide} px over the edge`);
if (box.left < -1 || box.right > wide + 1) wrong.push(`its main part from ${box.left} to ${box.right}`);
for (const arrow of document.querySelectorAll(".arrow"))
  if (!getComputedStyle(arrow).transform.startsWith("matrix(-1")) wrong.push("an arrow that is not turned");
return wrong;
"""


@pytest.fixture(scope="module")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Chrome]]:
    """Opens a Chromium with a profile of its own; `tools/install_chromium.sh` gets it."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        # A machine where nobody may install packages can go without; the checks before a landing cannot.
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("chromium and chromedriver are not installed: tools/install_chromium.sh")
    opened = []

    def one() -> Chrome:
        options = ChromeOptions()
        options.binary_location = chromium
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        for flag in (*FLAGS, *root, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        opened.append(Chrome(options=options, service=Service(driver)))
        return opened[-1]

    yield one
    for chrome in opened:
        chrome.quit()


@pytest.fixture(scope="module")
def chrome(browsers: Callable[[], Chrome]) -> Chrome:
    """One for all tests that need no second."""
    return browsers()


@pytest.fixture
def desk(chrome: Chrome, served: Served) -> Chrome:
    """One that came in."""
    chrome.delete_all_cookies()
    chrome.set_script_timeout(120)
    chrome.get(served.door)
    chrome.get_log("browser")  # type: ignore[no-untyped-call]  # selenium has no types here
    chrome.get_log("performance")  # type: ignore[no-untyped-call]  # selenium has no types here
    return chrome


def until(chrome: Chrome, condition: Callable[[Chrome], Any]) -> Any:
    """Wait for it, at most ten seconds."""
    return WebDriverWait(chrome, 10, ignored_exceptions=(Exception,)).until(condition)


def press(chrome: Chrome, *keys: str) -> None:
    """Keys one after another."""
    for key in keys:
        ActionChains(chrome).send_keys(key).perform()


def shown(chrome: Chrome, selector: str) -> list[str]:
    """The texts at a selector."""
    return [one.text for one in chrome.find_elements(By.CSS_SELECTOR, selector)]


def path_of(chrome: Chrome) -> str:
    """Where it is."""
    return chrome.current_url.split("/", 3)[3]


def at(path: str) -> Callable[[Chrome], bool]:
    """Whether it is there."""
    return lambda one: path_of(one) == path


def test_keys_lead_through_the_rooms(desk: Chrome, served: Served) -> None:
    """`g` and a letter to a room, `/` to the search field, `?` unfolds the keys."""
    for key, path in (("s", "search"), ("w", "watches"), ("c", "claims"), ("l", "law"), ("t", "")):
        press(desk, Keys.ESCAPE, "g", key)  # the search room begins in its field
        until(desk, at(path))
    press(desk, "/")
    until(desk, lambda one: path_of(one) == "search")
    assert desk.switch_to.active_element.get_attribute("name") == "q"
    press(desk, Keys.ESCAPE, "?")
    assert desk.find_element(By.ID, "help").is_displayed()
    desk.get(f"{served.base}/")
    press(desk, "j", "j", "k", Keys.ENTER)
    until(desk, lambda one: path_of(one).startswith("versions/"))


def test_a_row_and_its_characters_light_together(desk: Chrome, served: Served) -> None:
    """As on the page that stands alone."""
    desk.get(f"{served.base}/versions/1")
    press(desk, "j", "j")
    lit = desk.execute_script(
        "return [...document.querySelectorAll('[data-ids].lit')].map((p) => p.textContent).join('')"
    )
    assert "The United States" in lit
    assert "said" in lit


def test_one_key_accepts_and_one_takes_back(desk: Chrome, served: Served, ledger: Ledger) -> None:
    """The row says by whom, in its place; the ledger holds it, and after `u` no longer."""
    desk.get(f"{served.base}/versions/3")
    press(desk, "j", "a")
    until(desk, lambda one: "accepted by Ada" in "".join(shown(one, ".decided")))
    assert desk.switch_to.active_element.get_attribute("data-row") == "s1"
    press(desk, "u")
    until(desk, lambda one: not shown(one, ".decided"))
    with ledger.read() as connection:
        assert decisions.corrections(connection) == []


def test_a_rejected_item_stays_in_sight(desk: Chrome, served: Served) -> None:
    """Under a heading of its own, with who did it, and can be brought back from there."""
    desk.get(f"{served.base}/versions/3")
    before = len(shown(desk, "#said .row"))
    press(desk, "j", "x")
    until(desk, lambda one: shown(one, "#rejected .row"))
    assert len(shown(desk, "#said .row")) == before - 1
    desk.find_element(By.CSS_SELECTOR, "#rejected [data-undo]").click()
    until(desk, lambda one: len(shown(one, "#said .row")) == before)


def test_a_stance_is_edited_in_a_form(desk: Chrome, served: Served) -> None:
    """`e`, another stance, save: the chip shows it."""
    desk.get(f"{served.base}/versions/3")
    press(desk, "j", "e")
    field = desk.find_element(By.CSS_SELECTOR, "#edit select")
    field.find_element(By.CSS_SELECTOR, "option[value=hedged]").click()
    desk.find_element(By.CSS_SELECTOR, "#edit .button.strong").click()
    until(
        desk,
        lambda one: (
            "is-hedged" in str(one.find_element(By.CSS_SELECTOR, "#row-s1 .chip").get_attribute("class"))
        ),
    )


def test_a_form_fits_a_phone(desk: Chrome, served: Served) -> None:
    """Nothing of the form for an item stands beyond its edge at 390 pixels."""
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    desk.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    desk.get(f"{served.base}/versions/3")
    press(desk, "j", "e")
    over = desk.execute_script(
        "const e = document.getElementById('edit'); return e.scrollWidth - e.clientWidth"
    )
    desk.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert over == 0


def test_content_is_marked_in_the_article(desk: Chrome, served: Served, ledger: Ledger) -> None:
    """Characters that are dragged over become the content of the statement."""
    desk.get(f"{served.base}/versions/3")
    press(desk, "j", "e")
    next(
        one for one in desk.find_elements(By.CSS_SELECTOR, "#edit .button") if one.text.startswith("content")
    ).click()
    desk.execute_script(
        "const p = document.querySelector('p.text');"
        "const w = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);"
        "let n, at; while ((n = w.nextNode())) { at = n.data.indexOf('sold coal'); if (at >= 0) break; }"
        "getSelection().setBaseAndExtent(n, at, n, at + 9);"
    )
    desk.find_element(By.CSS_SELECTOR, ".toast button").click()
    until(desk, lambda one: shown(one, "#row-s1 .what") == ["sold coal"])
    with ledger.read() as connection:
        (held,) = decisions.corrections(connection)
    assert [words for *_, words in held.value] == ["sold coal"]


def test_a_span_is_moved_by_keys(desk: Chrome, served: Served, ledger: Ledger) -> None:
    """It begins where it stands; arrows move its end, with Shift its beginning, Enter takes it."""
    desk.get(f"{served.base}/versions/3")
    press(desk, "j", "e")
    next(
        one for one in desk.find_elements(By.CSS_SELECTOR, "#edit .button") if one.text.startswith("content")
    ).click()
    before = desk.execute_script("return getSelection().toString()")
    press(desk, Keys.ARROW_LEFT)
    ActionChains(desk).key_down(Keys.SHIFT).send_keys(Keys.ARROW_RIGHT).key_up(Keys.SHIFT).perform()
    now = desk.execute_script("return getSelection().toString()").strip()
    assert now in before
    assert now.split() == before.split()[1:-1]
    press(desk, Keys.ENTER)
    until(desk, lambda one: shown(one, "#row-s1 .what") == [now])
    with ledger.read() as connection:
        (held,) = decisions.corrections(connection)
    assert [words for *_, words in held.value] == [now]


def test_a_note_stands_on_any_words(desk: Chrome, served: Served) -> None:
    """On a time, which is no item: marked, `n`, written; the words and the note light together."""
    desk.get(f"{served.base}/versions/3")
    desk.execute_script("getSelection().selectAllChildren(document.querySelector('#article .time'))")
    marked = desk.execute_script("return getSelection().toString()")
    press(desk, "n")
    press(desk, "which Monday")
    desk.find_element(By.CSS_SELECTOR, "#edit .button.strong").click()
    until(desk, lambda one: "Ada which Monday" in "".join(shown(one, "#noted .note-said")))
    assert shown(desk, "#article .noted") == [marked]
    desk.find_element(By.CSS_SELECTOR, "#noted [data-close-note]").click()
    until(desk, lambda one: not shown(one, "#noted"))


def test_a_note_is_written_and_read(desk: Chrome, served: Served) -> None:
    """By key, with the writer's name."""
    desk.get(f"{served.base}/versions/3")
    press(desk, "j", "n")
    press(desk, "ask the port office")
    desk.find_element(By.CSS_SELECTOR, "#edit .button.strong").click()
    until(desk, lambda one: "Ada ask the port office" in "".join(shown(one, ".note-said")))


def test_two_people_are_both_told(browsers: Callable[[], Chrome], served: Served, ledger: Ledger) -> None:
    """Bo sees what Ann decided and keeps hers or his; Ann hears what Bo wanted."""
    for name in ("Ann", "Bo"):
        let_in(ledger, name, "analyst")
    ann, bo = browsers(), browsers()
    for one, name in ((ann, "Ann"), (bo, "Bo")):
        one.get(f"{served.base}/enter?then=/versions/3")
        one.find_element(By.NAME, "name").send_keys(name)
        one.find_element(By.NAME, "password").send_keys(PASSWORD, Keys.ENTER)
        until(one, lambda it: path_of(it) == "versions/3")
    press(ann, "j", "a")
    until(ann, lambda it: shown(it, ".decided"))
    press(bo, "j", "x")
    until(bo, lambda it: "Ann: verdict: accept" in it.find_element(By.ID, "edit").text)
    until(ann, lambda it: "Bo wanted something else" in it.find_element(By.CSS_SELECTOR, ".toast").text)
    with ledger.read() as connection:
        assert [one.value for one in decisions.corrections(connection)] == ["accept"]
    bo.find_element(By.CSS_SELECTOR, "#edit .button.strong").click()
    until(bo, lambda it: shown(it, "#rejected .row"))


def test_a_hostile_page_runs_nothing_anywhere(desk: Chrome, served: Served) -> None:
    """In no room, not in the frame of the original, and not when its bytes are opened by themselves."""
    paths = ("/versions/5", "/", "/search?q=coal", "/versions/5/original", "/versions/5/bytes")
    for path in paths:
        desk.get(f"{served.base}{path}")
        time.sleep(0.3)
        assert desk.execute_script("return window.owned") is None
        assert desk.current_url == f"{served.base}{path}"
    log = [json.loads(entry["message"])["message"] for entry in desk.get_log("performance")]  # type: ignore[no-untyped-call]  # selenium has no types here
    sent = [one["params"] for one in log if one["method"] == "Network.requestWillBeSent"]
    refused = {
        one["params"]["requestId"]
        for one in log
        if one["method"] == "Network.loadingFailed" and one["params"].get("blockedReason") == "csp"
    }
    assert sent
    assert not [
        one for one in sent if "elsewhere" in one["request"]["url"] and one["requestId"] not in refused
    ]


def test_a_page_is_taken_in_before_ones_eyes(desk: Chrome, served: Served, ledger: Ledger) -> None:
    """Handed over in the dialog; it is told when it is over."""
    desk.get(f"{served.base}/log")
    desk.find_element(By.CSS_SELECTOR, "[data-open=take-in]").click()
    desk.find_element(By.CSS_SELECTOR, "#take-in details summary").click()
    desk.find_element(By.NAME, "page").send_keys(
        "Port shut\n\nThe ministry said on Friday that it had shut the port of Rajin."
    )
    desk.find_element(By.CSS_SELECTOR, "#take-in .button.strong").click()

    def took(_: Chrome) -> bool:
        with ledger.read() as connection:
            return journal.counts(connection)["version"] == 6

    WebDriverWait(desk, 60).until(took)


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 1280), (False, 390)])
def test_every_room_is_accessible(desk: Chrome, served: Served, *, dark: bool, width: int) -> None:
    """No finding of axe under WCAG 2.2 AA, in light and dark, wide and narrow; nothing runs over the edge."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    desk.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    desk.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    found: list[str] = []
    for path in ROOMS:
        desk.get(f"{served.base}{path}")
        over = desk.execute_script("const e = document.documentElement; return e.scrollWidth - e.clientWidth")
        found += [f"{path}: {over} px over the edge"] * (over > 0)
        desk.execute_script(axe)
        told = desk.execute_async_script(RUN, {"runOnly": {"type": "tag", "values": WCAG}, "iframes": False})
        found += [f"{path}: {one}" for one in told]
    desk.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    desk.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == []


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_from_the_right_is_seen(desk: Chrome, served: Served, width: int) -> None:
    """Every room is turned and stands inside the window; an arrow points where reading goes."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    desk.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    told = desk.execute_cdp_cmd("Browser.getVersion", {})["userAgent"]
    desk.execute_cdp_cmd("Network.setUserAgentOverride", {"userAgent": told, "acceptLanguage": "he"})
    found = []
    for path in ROOMS:
        desk.get(f"{served.base}{path}")
        found += [f"{path}: {one}" for one in desk.execute_script(TURNED)]
    desk.execute_cdp_cmd("Network.setUserAgentOverride", {"userAgent": told, "acceptLanguage": "en"})
    desk.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert found == []


def test_the_first_page_is_quick(desk: Chrome, served: Served) -> None:
    """Interactive within a second of being asked for, on this machine."""
    times = []
    for _ in range(3):
        desk.get(f"{served.base}/")
        times.append(
            desk.execute_script(
                "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
            )
        )
    assert min(times) < 1000


def test_nothing_is_refused_by_the_policy(desk: Chrome, served: Served) -> None:
    """No room asks for what its own policy forbids: the log of the browser is empty."""
    for path in ROOMS:
        if "original" not in path and "briefs" not in path:
            desk.get(f"{served.base}{path}")
    assert [entry["message"] for entry in desk.get_log("browser")] == []  # type: ignore[no-untyped-call]  # selenium has no types here
