"""A person with the form before them, on a small site with made-up entries."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.build import build
from tests.conftest import BUILT, SiteHandler
from tests.project import GROUP, small_project

WIDTHS = {"phone": 390, "desktop": 1280}
REPO = "https://github.com/example/foothold"
MAIL = "entries@example.org"
HOSTILE = "<img src=x onerror=window.hit=1> & </script><script>window.hit=1</script>"
CLUB = """\
name: Davis Job Club
also_known_as: [DJC]
website: https://club.example.org/davis
summary: >-
  People who look for work in and around Davis meet here on two evenings a month and practice.
run_by: {type: faith, name: Example Parish, faith: catholic}
open_to: {note: People who live in Yolo County}
cost: free
format: hybrid
locations:
  - name: Parish hall
    street: 100 Main St
    city: Davis
    state: CA
    county: Yolo County
    postal_code: "95616"
    latitude: 38.5449
    longitude: -121.7405
    precision: postal-code
serves: ["Davis, CA", "Yolo County, CA"]
meetings:
  - {every: month, on: [2nd tuesday, last friday], from: "18:00", to: "19:30", except: [july]}
  - {every: week, on: [monday, wednesday], from: "09:00", at: online}
industries: [health-care, legal]
audiences: [over-50]
languages: [en, es]
contact: {phone: +1-916-555-0100, email: info@example.org}
sources:
  - url: https://club.example.org/davis/about
    accessed: 2026-11-22
    dated: "2026-10"
    states: meeting days and address
status: unconfirmed
"""
OFFICE = """\
name: Yolo Job Office
website: https://office.example.org/
summary: A walk-in office with job listings, computers and advice for everyone in the county.
run_by: {type: government}
locations:
  - {city: Woodland, state: CA}
hours:
  - {on: [monday, tuesday, wednesday, thursday, friday], from: "08:00", to: "16:30"}
agency_type: american-job-center
sources:
  - {url: https://office.example.org/, accessed: 2026-11-22, states: hours and address}
status: active
"""
ENTRIES = {
    "support-groups/ca/tuesday-group.yaml": GROUP,
    "support-groups/ca/davis-job-club.yaml": CLUB,
    "agencies/ca/yolo-job-office.yaml": OFFICE,
    "support-groups/ca/gone.yaml": GROUP.replace("Tuesday Group", "Old Circle")
    .replace("Sacramento", "Redding")
    .replace("active", "closed")
    .replace("https://www.example.org/\n", "https://old.example.org/\n"),
}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project whose site is built, with a repository and an address for mail."""
    folder = small_project(tmp_path_factory.mktemp("suggest") / "project", ENTRIES)
    config = folder / "mkdocs.yml"
    settings = config.read_text(encoding="utf-8")
    config.write_text(
        f"{settings}\nrepo_url: {REPO}\nedit_uri: edit/main/docs/\nextra:\n  suggest_mail: {MAIL}\n", encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    before = Path.cwd()
    os.environ["SOURCE_DATE_EPOCH"] = BUILT
    os.chdir(project)
    try:
        outcome = build(project / "mkdocs.yml", project / "data", project / "site")
    finally:
        os.chdir(before)
        del os.environ["SOURCE_DATE_EPOCH"]
    assert not outcome.failed, [problem for problem in outcome.problems if problem.severity == "error"]
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The small site's address, served with its own Content-Security-Policy."""
    policy = (site / "_headers").read_text().partition("Content-Security-Policy: ")[2].splitlines()[0]
    handler = type("Handler", (SiteHandler,), {"policy": policy.replace("; upgrade-insecure-requests", "")})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@dataclass(frozen=True)
class Person:
    """Somebody with the form before them."""

    page: Page
    site: str

    def open(self, query: str = "") -> "Person":
        """Open the form and wait until it asks something."""
        self.page.goto(f"{self.site}suggest/{query}")
        expect(self.page.locator("[data-part=work]")).to_be_visible()
        return self

    def field(self, path: str) -> Locator:
        """The control of a field: "locations-0-city"."""
        return self.page.locator(f"#f-entry-{path}")

    def leave(self) -> None:
        """Go on to the next field."""
        self.page.keyboard.press("Tab")

    def group(self, **others: str) -> "Person":
        """Answer the few questions, as far as a new group needs them."""
        answers = {
            "name": "Wednesday Circle",
            "summary": "People who look for work meet here and practice interviews.",
            "website": "https://circle.example.net/",
            "sources-0-states": "that it meets, and where",
            **others,
        }
        for path, text in answers.items():
            self.field(path).fill(text)
            self.leave()
        self.place("Sacramento, CA")
        self.page.get_by_label("Volunteers").check()
        return self

    def place(self, text: str, number: int = 0) -> None:
        """Type a place, and wait until the form has looked it up."""
        self.field(f"locations-{number}-city").fill(text)
        self.leave()
        expect(self.field(f"locations-{number}-state")).not_to_have_value("")

    def check(self) -> "Person":
        """Press the button under the questions, and wait for what the check says."""
        self.page.locator("[data-part=check]").click()
        expect(self.page.locator("[data-part=summary]")).to_be_focused()
        return self

    @property
    def summary(self) -> Locator:
        return self.page.locator("[data-part=summary]")

    def ready(self) -> "Person":
        """What is written can be handed on."""
        expect(self.page.locator("[data-part=hand]")).to_be_visible()
        return self

    @property
    def text(self) -> str:
        """The finished entry."""
        return self.page.locator("[data-part=yaml]").text_content() or ""

    @property
    def file(self) -> str:
        return self.page.locator("[data-part=file]").text_content() or ""

    def way(self, name: str) -> str:
        """Where one of the ways leads."""
        return self.page.locator(f"[data-way={name}]").get_attribute("href") or ""

    def problem(self, path: str) -> Locator:
        return self.page.locator(f"#f-entry-{path}-problem")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": WIDTHS["desktop"], "height": 900}, accept_downloads=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def person(context: BrowserContext, address: str) -> Person:
    return Person(context.new_page(), address)


@pytest.fixture
def person_with(chromium: Browser, address: str) -> Iterator[Callable[..., Person]]:
    """A person whose browser is set up otherwise: `person_with(390, java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []

    def person(width: int = WIDTHS["desktop"], height: int = 900, **options: Any) -> Person:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Person(context.new_page(), address)

    yield person
    for context in contexts:
        context.close()
