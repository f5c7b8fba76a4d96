"""Take the pictures that the README shows: `make screenshots`, after a change of how pages look."""

import sys
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS, installed
from tests.conftest import SiteHandler

PAGES = {"home": "", "city": "cities/ca/sacramento/"}
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FOLDER = Path(__file__).parents[1] / "docs" / "assets" / "screenshots"


def take(site: Path) -> None:
    """Write a picture of each page, size and scheme of a built site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for size, (width, height) in SIZES.items():
            for scheme in SCHEMES:
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
                )
                for name, path in PAGES.items():
                    page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="networkidle")
                    page.screenshot(path=FOLDER / f"{name}-{size}-{scheme}.png")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
