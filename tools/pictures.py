"""Take the pictures of README and docs anew: `python -m tools.pictures [--ledger out/example-ledger]`.

::

    example page -> reading.html -+
    example ledger -> the desk ---+-> Chromium, 1280 wide, light -> docs/pictures
"""

import argparse
import base64
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from indicia.app.server import Settings, make
from indicia.ledger import open_ledger
from indicia.model import Page
from indicia.pipeline import read_page
from indicia.products import to_html

HERE = Path(__file__).parent.parent
PICTURES = HERE / "docs" / "pictures"
READ = HERE / "examples" / "01-fuel-and-shells.html"
ARTICLE = "North Korea delivered rockets to Wagner"  # the page whose reading is shown
MOUSE = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--no-sandbox",
    "--hide-scrollbars",
    f"--blink-settings={MOUSE}",
)
LOADED = "return [...document.images].every((picture) => picture.complete)"


@contextmanager
def desk(place: Path) -> Iterator[tuple[str, str]]:
    """The desk over a ledger: its address, and the one that opens it."""
    with open_ledger(place) as ledger:
        app = make(ledger, Settings(local_name="Ann"))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        yield base, f"{base}/enter?token={app.state.tokens.new()}"
        server.should_exit = True
        thread.join(timeout=10)


@contextmanager
def browser() -> Iterator[Chrome]:
    """A Chromium without a window, in light colours."""
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    chrome = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    light = [{"name": "prefers-color-scheme", "value": "light"}]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": light})
    yield chrome
    chrome.quit()


def take(chrome: Chrome, address: str, name: str, *, keys: str = "", high: int = 800) -> None:
    """Open an address, press keys there, and keep what is seen."""
    metrics = {"width": 1280, "height": high, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    chrome.get(address)
    ActionChains(chrome).send_keys(*keys).pause(1).perform()
    until = time.monotonic() + 20
    while not chrome.execute_script(LOADED) and time.monotonic() < until:
        time.sleep(0.1)
    shot = chrome.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    (PICTURES / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))


def main() -> None:
    """Read the command line, and take them all."""
    words = argparse.ArgumentParser(description="Take the pictures of README and docs anew.")
    words.add_argument("--ledger", type=Path, default=HERE / "out" / "example-ledger")
    asked = words.parse_args()
    with browser() as chrome, tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "reading.html"
        page.write_text(to_html(read_page(Page(content=READ.read_bytes()))), encoding="utf-8")
        take(chrome, page.as_uri(), "reading", high=860)
        with desk(asked.ledger) as (base, door):
            chrome.get(door)
            take(chrome, base, "today")
            take(chrome, f"{base}/watches/workers-in-russia", "desk-watch")
            chrome.get(f"{base}/search?what=articles&q=%22{ARTICLE.replace(' ', '+')}%22")
            found = chrome.find_element("css selector", ".hit-link").get_attribute("href")
            take(chrome, str(found), "desk-reader", keys="jjj")


if __name__ == "__main__":
    main()
