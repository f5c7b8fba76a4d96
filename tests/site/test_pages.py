"""All pages together: each once, each linked, each with a head that fits, whatever people write."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.site.cards import Cards
from generator.site.pages import (
    confirm,
    entries,
    industries,
    kinds,
    open_data,
    redirects,
    related,
    states,
    stats,
    tombstones,
)
from generator.site.pages.every import all_pages, prepare
from tests.site.drawn import broken_links, drawn, read
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, WITH_REPO, cards_of, made
from tests.site.world import world

FIELD = {"industries": ["health-care", "legal"]}
ROWS = (
    ("support-group", "ca/group", {"locations": [SACRAMENTO], **FIELD}),
    ("support-group", "ca/old", {"locations": [DAVIS], "status": "unconfirmed"}),
    ("support-group", "ca/gone", {"locations": [DAVIS], "status": "closed"}),
    ("support-group", "us/online", {"serves": ["US"], "format": "online"}),
    ("professional-association", "us/nurses", {"serves": ["US"], **FIELD}),
    ("professional-association", "ca/nurses", {"locations": [SACRAMENTO], "parent": "us/nurses", **FIELD}),
    (
        "alumni-network",
        "ca/alumni",
        {"locations": [DAVIS], "institution": "Davis College", "formerly": ["ca/was"]},
    ),
    ("alumni-network", "us/alumni", {"serves": ["US"], "institution": "University of Example"}),
    ("agency", "ca/benefits", {"agency_type": "unemployment-insurance", "serves": ["CA"]}),
    ("agency", "ca/center", {"agency_type": "american-job-center", "locations": [SACRAMENTO]}),
    ("agency", "us/veterans", {"agency_type": "veterans", "serves": ["US"]}),
)
LISTS = ("cities/", "industries/", "support-groups/", "confirm/", "open-data/", "stats/")


@pytest.fixture(scope="module")
def whole():
    return made(*ROWS)


@pytest.fixture(scope="module")
def pages(whole):
    return list(all_pages(whole, SETTINGS, NOW))


@pytest.mark.parametrize("part", ["path", "title", "description"])
def test_no_two_pages_are_alike(pages, part):
    assert [value for value, number in Counter(getattr(page, part) for page in pages).items() if number > 1] == []


def test_every_head_fits(pages):
    wrong = [p.path for p in pages if not (5 <= len(p.title) <= 60 and 50 <= len(p.description) <= 160)]

    assert wrong == []


def test_every_page_has_one_heading_and_no_id_twice(pages):
    for page in pages:
        reader = read(drawn(page))
        assert reader.tags.count("h1") == 1, page.path
        assert len(reader.ids) == len(set(reader.ids)), page.path


@pytest.mark.parametrize("site", [SETTINGS, WITH_REPO], ids=["without repository", "with repository"])
def test_no_link_leads_nowhere(whole, site):
    assert broken_links(all_pages(whole, site, NOW), site) == []


def test_the_same_entries_give_the_same_pages_in_any_order(pages):
    again = list(all_pages(made(*reversed(ROWS)), SETTINGS, NOW))

    assert [page.path for page in again] == [page.path for page in pages]
    assert [drawn(page) for page in again] == [drawn(page) for page in pages]


def test_an_empty_directory_still_has_its_pages():
    found = {page.address: drawn(page) for page in all_pages(made(), SETTINGS, NOW)}

    assert {"", *LISTS} <= found.keys()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from("<>&\"'{}%#é漢a /\\;"), min_size=2, max_size=30).filter(lambda t: len(t.strip()) > 1))
def test_whatever_stands_in_a_name_stays_text(text):
    name = f"{text.strip()}<blink>"
    fields = {"name": name, "locations": [SACRAMENTO], **FIELD}
    whole = made(
        ("support-group", "ca/a", {**fields, "status": "unconfirmed"}),
        ("alumni-network", "ca/b", {**fields, "institution": name}),
        ("agency", "ca/c", {**fields, "agency_type": "unemployment-insurance", "serves": ["CA"]}),
        ("support-group", "ca/d", {**fields, "status": "closed"}),
    )

    for module in (kinds, industries, confirm, tombstones, open_data, stats):
        for page in module.pages(whole, cards_of(whole), WITH_REPO, NOW):
            assert "blink" not in read(drawn(page, WITH_REPO)).tags, page.path


def test_markup_in_a_name_stays_text_on_its_state_and_old_pages():
    nasty = {
        "name": "</a><blink>",
        "serves": ["CA"],
        "formerly": ["ca/was"],
        "agency_type": "unemployment-insurance",
    }
    whole = made(("agency", "ca/benefits", nasty))

    for module in (states, redirects):
        for page in module.pages(whole, cards_of(whole), SETTINGS, NOW):
            assert "blink" not in read(drawn(page)).tags, page.path


def test_what_the_parts_of_a_list_share_is_worked_out_once(monkeypatch):
    """A chunk of 500 pages asks for the titles of all entries, and for all groups that cities look at."""
    asked: list[str] = []
    for module, name in ((entries, "titles_of"), (entries, "Alike"), (related, "Near")):
        monkeypatch.setattr(module, name, _noted(getattr(module, name), name, asked))
    whole = world()
    cards = Cards(whole, NOW)
    prepare(whole, cards)
    known = list(asked)
    at_once = list(entries.pages(whole, cards_of(whole), SETTINGS, NOW))
    asked.clear()

    in_parts = [
        page
        for start in range(len(whole.live))
        for page in entries.pages(whole, cards, SETTINGS, NOW, slice(start, start + 1))
    ]

    assert known.count("titles_of") == known.count("Alike") == 1
    assert asked == []
    assert in_parts == at_once


def _noted(make, name, asked):
    def noting(*arguments):
        asked.append(name)
        return make(*arguments)

    return noting
