"""What the search page says of a state: the pure module search-words.js, asked in the browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

EMPTY = "{...state.emptyState(), "


@pytest.fixture(scope="module")
def said(chromium: Browser, site_address: str, real_site: Path) -> Callable[[str], Any]:
    """The value of an expression over the two modules `words` and `state`."""
    page = chromium.new_page()
    page.goto(f"{site_address}search/")
    [file] = real_site.rglob("search-words.js")
    scripts = f"{site_address}{file.parent.relative_to(real_site).as_posix()}/"

    def value(expression: str) -> Any:
        return page.evaluate(
            f"Promise.all([import('{scripts}search-words.js'), "
            f"import('{scripts}search/state.js')]).then(([words, state]) => {expression})"
        )

    return value


@pytest.mark.parametrize(
    ("state", "address"),
    [
        ("", "./"),
        ("q: 'nurse ', near: 'Sacramento, CA'", "./?q=nurse&near=Sacramento%2C+CA"),
        ("kind: ['agency'], page: 2", "./?kind=agency&page=2"),
    ],
)
def test_a_state_has_one_address(said, state, address):
    assert said(f"words.addressOf({EMPTY}{state}}})") == address


@pytest.mark.parametrize(
    ("state", "blank"),
    [("", True), ("q: '  '", True), ("within: '50'", True), ("near: 'Ohio'", False), ("confirmed: true", False)],
)
def test_a_search_that_asks_for_nothing_is_blank(said, state, blank):
    assert said(f"words.blank({EMPTY}{state}}})") is blank


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("", "Search · Foothold"),
        ("q: 'nurse', near: '95814'", "nurse near 95814 · Search · Foothold"),
        ("near: '38.58,-121.49'", "near me · Search · Foothold"),
    ],
)
def test_the_title_says_what_was_asked(said, state, title):
    assert said(f"words.titleOf({EMPTY}{state}}}, 'Foothold')") == title


def test_a_location_is_rounded_and_never_shown_as_numbers(said):
    assert said("words.rounded({latitude: 38.58157, longitude: -121.4944})") == "38.58,-121.49"
    assert said("words.placeWords('38.58,-121.49')") == "My location"
    assert said("words.placeMeant('My location', '38.58,-121.49')") == "38.58,-121.49"
    assert said("words.placeMeant(' Ohio ', '38.58,-121.49')") == "Ohio"


def test_a_removed_reading_lasts_as_long_as_its_words(said):
    nurse = f"{EMPTY}q: 'nurse ohio', text: ['nurse'], page: 3}}"

    assert said(f"words.typed({nurse}, 'Nurse iowa')")["text"] == ["nurse"]
    assert said(f"words.typed({nurse}, 'nur')")["text"] == []
    assert said(f"words.typed({nurse}, 'nur')")["page"] == 1


def test_choices_are_counted(said):
    assert said(f"words.choices({EMPTY}kind: ['agency'], cost: ['free', 'fee'], volunteer: true}})") == 4


@pytest.mark.parametrize("code", ["network", "outdated", "broken", "anything"])
def test_every_failure_has_words(said, code):
    words = said(f"words.failure('{code}')")

    assert words["title"]
    assert words["words"].endswith(".")
