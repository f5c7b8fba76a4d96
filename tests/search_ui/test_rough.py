"""What nobody should type, and what networks and browsers do: the page answers, and says nothing odd."""

import re

import pytest
from playwright.sync_api import expect

from tests.search_ui.conftest import PARTS, Visitor

SILENT = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} }"
REFUSED = "window.Worker = class { constructor() { throw new Error('refused') } }"


@pytest.fixture
def complaints(visitor: Visitor) -> list[str]:
    """What the console says."""
    found: list[str] = []
    visitor.page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    visitor.page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.parametrize(
    "address",
    [
        "?q=" + "a" * 2000,
        "?q=" + "nurse+" * 300,
        "?q=(.*)%2B%5Ba-z%5D%24+%5Cd",
        "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
        "?q=%F0%9F%91%A9%E2%80%8D%E2%9A%95%EF%B8%8F",
        "?q=%E2%80%AE%D9%85%D9%85%D8%B1%D8%B6%D8%A9",
        "?q=nurse%00+boston",
        "?q=%E0%A4%A",
        "?q=nurse+boston&page=-1",
        "?q=nurse+boston&page=1e9",
        "?q=nurse&near=Boston,MA&within=abc",
        "?q=nurse&near=999,999",
        "?near=90,0&within=100",
        "?kind=bogus&industry=%00&audience=__proto__&day=someday",
    ],
)
def test_any_address_is_answered(visitor_with, address):
    visitor = visitor_with(width=390)
    complaints: list[str] = []
    visitor.page.on("pageerror", lambda error: complaints.append(str(error)))
    visitor.page.goto(f"{visitor.site}search/{address}")
    visitor.answered()

    shown = visitor.page.locator('[data-part="some"], [data-part="none"]').filter(visible=True)
    expect(shown).to_have_count(1)
    assert not re.search(r"NaN|undefined|\[object", visitor.page.locator("main").inner_text())
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []


@pytest.mark.parametrize("body", ["<!doctype html><h1>Sign in</h1>", "{{{", "null", "{}", "[]"])
def test_an_index_that_is_none_is_said_to_be_broken(visitor, complaints, body):
    visitor.page.route(PARTS, lambda route: route.fulfill(status=200, body=body))
    visitor.page.goto(f"{visitor.site}search/?q=nurse+boston")
    visitor.answered("error")

    expect(visitor.page.locator('[data-part="failed"]')).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize("worker", [SILENT, REFUSED], ids=["silent", "refused"])
def test_without_a_worker_the_page_searches_itself(visitor, complaints, worker):
    visitor.page.add_init_script(worker)
    visitor.page.goto(f"{visitor.site}search/?q=nurse+boston")

    expect(visitor.hits.first).to_be_visible(timeout=15_000)
    assert complaints == []


def test_where_all_is_far_the_page_shows_what_is_near_under_its_own_heading(visitor):
    visitor.search(q="over 55 minneapolis")

    heading = visitor.page.get_by_role("heading", name="In or near Minneapolis, MN, but not for")
    expect(heading).to_be_visible()
    expect(visitor.page.locator("#results h2.fh-hits__section").last).to_have_text(re.compile("but not for"))
    assert visitor.of_hits("data-entry")[-1].startswith("mn/")


def test_where_the_scripts_are_held_back_the_lists_stand(visitor):
    visitor.page.route(re.compile("search-page[.]js"), lambda route: route.abort())
    visitor.page.goto(f"{visitor.site}search/?q=nurse+boston")

    expect(visitor.page.get_by_text("This browser runs no scripts here")).to_be_visible()
    expect(visitor.page.locator('[data-part="wait"]')).to_be_hidden()
    expect(visitor.page.get_by_role("link", name="Massachusetts", exact=True)).to_be_visible()
