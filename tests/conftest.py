"""What several tests share: the real site, built once, and a server for it on 127.0.0.1."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.build import build
from tests.browser import ARGUMENTS, installed

ROOT = Path(__file__).parents[1]
BUILT = "1795392000"
"""23 November 2026: the day on which the tests' site is built, whatever day it is."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--kills 200`: how many whole builds tests/test_killed.py kills, beside 200 times the writing alone."""
    parser.addoption("--kills", type=int, default=10)


@pytest.fixture(scope="session", autouse=True)
def _one_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compiled tables are kept in a folder of the tests' own."""
    os.environ["FOOTHOLD_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real data, built once for all tests."""
    site = tmp_path_factory.mktemp("real") / "site"
    os.environ["SOURCE_DATE_EPOCH"] = BUILT
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        outcome = build(ROOT / "mkdocs.yml", ROOT / "data", site)
    finally:
        os.chdir(before)
        del os.environ["SOURCE_DATE_EPOCH"]
    assert not outcome.failed, [problem for problem in outcome.problems if problem.severity == "error"]
    return site


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a built site as its host would: with the policy of `_headers`, and the 404 page."""

    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(str(self.directory)) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: Any) -> None:
        """A test's output is its own."""


@pytest.fixture(scope="session")
def site_address(real_site: Path) -> Iterator[str]:
    """The address of the real site on this machine, served with its own Content-Security-Policy."""
    policy = (real_site / "_headers").read_text().partition("Content-Security-Policy: ")[2].splitlines()[0]
    policy = policy.replace("; upgrade-insecure-requests", "")  # the server here has no TLS
    handler = type("Handler", (SiteHandler,), {"policy": policy})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(real_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real, headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        yield browser
        browser.close()
