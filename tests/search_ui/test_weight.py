"""What the search costs a visitor: bytes over the wire and requests, counted, not timed."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from tests.search_ui.conftest import Visitor

KB = 1000
NORMAL = ("cities/ca/sacramento/", "entries/ca/job-connections/", "guide/first-month/")


class Counter:
    """The responses of a page, as a host that compresses would send them."""

    def __init__(self, page: Page) -> None:
        self._responses: list[Response] = []
        page.context.on("response", lambda response: self._responses.append(response))

    def paths(self, *parts: str) -> list[str]:
        """The paths fetched that hold one of the parts, each once."""
        paths = dict.fromkeys(urlsplit(response.url).path for response in self._responses)
        return [path for path in paths if any(part in path for part in parts)]

    def scripts(self) -> list[str]:
        return [path for path in self.paths("/assets/") if path.endswith(".js")]

    def first_parts(self) -> list[str]:
        """The files of the index that the first results need; "more" holds summaries, which come after them."""
        return [path for path in self.paths("/search/manifest", "/search/parts/") if "-more" not in path]


def weight(site: Path, paths: list[str]) -> int:
    return sum(len(gzip.compress((site / path.lstrip("/")).read_bytes(), 9)) for path in paths)


@pytest.mark.parametrize("path", NORMAL)
def test_a_normal_page_has_little_script(visitor, real_site, path):
    counter = Counter(visitor.page)
    visitor.page.goto(visitor.site + path, wait_until="networkidle")
    scripts = counter.scripts()

    assert scripts
    assert weight(real_site, scripts) <= 15 * KB


def test_the_search_page_with_its_engine_has_little_script(visitor, real_site):
    counter = Counter(visitor.page)
    visitor.search(q="nurse sacramento")
    visitor.page.wait_for_load_state("networkidle")

    assert weight(real_site, counter.scripts()) <= 35 * KB


@pytest.mark.parametrize(
    ("asked", "most"),
    [({"q": "nurse sacramento"}, 120), ({"near": "95814"}, 120), ({"q": "penn state alumni"}, 150)],
    ids=["what and where", "where", "words"],
)
def test_the_first_results_need_few_requests_and_bytes(visitor, real_site, asked, most):
    counter = Counter(visitor.page)
    visitor.search(**asked)
    expect(visitor.hits.first).to_be_visible()
    fetched = counter.first_parts()

    assert 1 <= len(fetched) <= 6
    assert weight(real_site, fetched) <= most * KB


def test_typing_on_needs_nothing_new_for_the_same_place(visitor: Visitor):
    visitor.search(q="sacramento", near="")
    visitor.page.wait_for_load_state("networkidle")
    counter = Counter(visitor.page)
    visitor.words.fill("sacramento nurse")
    visitor.answered()
    expect(visitor.count).to_contain_text("Sacramento")

    assert counter.paths("/search/parts/leaf") == []
