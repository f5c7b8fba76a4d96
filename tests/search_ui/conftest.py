"""A visitor with the search page before them."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

PARTS = re.compile(r"/search/(manifest\.json|parts/)")
"""The files of the index."""
WIDTHS = {"phone": 390, "desktop": 1280}


def _never(_route: Route) -> None:
    """Answers nothing."""


@dataclass(frozen=True)
class Visitor:
    """A browser window on the search page, and what a test asks of it."""

    page: Page
    site: str

    def search(self, **asked: str | list[str]) -> "Visitor":
        """Open the address of a search and wait for its answer."""
        self.page.goto(f"{self.site}search/?{urlencode(asked, doseq=True)}")
        return self.answered()

    def answered(self, state: str = "ready") -> "Visitor":
        """Wait until the search has come to an end."""
        expect(self.page.locator("#results")).to_have_attribute("data-state", state)
        return self

    @property
    def words(self) -> Locator:
        return self.page.locator("#q")

    @property
    def count(self) -> Locator:
        return self.page.locator("#result-count")

    @property
    def hits(self) -> Locator:
        return self.page.locator("#results [data-entry]")

    @property
    def chips(self) -> Locator:
        return self.page.locator(".fh-read__chip")

    def of_hits(self, attribute: str) -> list[str]:
        """An attribute of every hit that has it."""
        values: list[str | None] = self.hits.evaluate_all(
            "(hits, name) => hits.map(hit => hit.getAttribute(name))", attribute
        )
        return [value for value in values if value is not None]

    def record(self, selector: str) -> None:
        """From now on, keep what is said in a live region."""
        self.page.evaluate(
            """selector => {
                window.said = []
                const region = document.querySelector(selector)
                const watch = {childList: true, characterData: true, subtree: true}
                new MutationObserver(() => said.push(region.textContent)).observe(region, watch)
            }""",
            selector,
        )

    @property
    def said(self) -> list[str]:
        """What has been said since, without silence."""
        words: list[str] = self.page.evaluate("said")
        return [sentence for sentence in words if sentence]

    def hang(self) -> None:
        """Nothing of the index arrives any more, and nothing fails."""
        self.page.route(PARTS, _never)

    def cut_off(self) -> None:
        """Every fetch of the index fails."""
        self.page.route(PARTS, lambda route: route.abort())

    def facet(self, field: str, value: str) -> Locator:
        return self.page.locator(f'input[name="{field}"][value="{value}"]')


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A window as wide as a desk's screen."""
    context = chromium.new_context(viewport={"width": WIDTHS["desktop"], "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def visitor(context: BrowserContext, site_address: str) -> Visitor:
    return Visitor(context.new_page(), site_address)


@pytest.fixture
def visitor_with(chromium: Browser, site_address: str) -> Iterator[Callable[..., Visitor]]:
    """A visitor whose browser is set up otherwise: `visitor_with(java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []

    def visitor(width: int = WIDTHS["desktop"], height: int = 900, **options: Any) -> Visitor:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Visitor(context.new_page(), site_address)

    yield visitor
    for context in contexts:
        context.close()


class _Below(SimpleHTTPRequestHandler):
    """Serves a site below a path, as a project's page on a code host is."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/some/where"))

    def log_message(self, format: str, *args: Any) -> None:
        """A test's output is its own."""


@pytest.fixture(scope="module")
def address_below_a_path(real_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Below, directory=str(real_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/where/"
    server.shutdown()
    server.server_close()
