"""The numbers of a directory: what is counted, once, and what is missing."""

from datetime import date

from generator.directory_stats import Filled, statistics
from tests.site.made import DAVIS, SACRAMENTO, made

TODAY = date(2026, 11, 23)
PAGE = {"url": "https://www.example.org/a", "states": "that it meets"}


def numbers_of(*rows):
    return statistics(made(*rows), TODAY)


def counts(numbers, key):
    """The counts above none, by their key."""
    return {count.key: count.number for count in numbers.group(key).counts if count.number}


def test_live_entries_are_counted_by_kind_state_field_and_type_and_closed_ones_as_closed_only():
    numbers = numbers_of(
        ("support-group", "ca/one", {"locations": [SACRAMENTO]}),
        ("support-group", "ca/gone", {"locations": [DAVIS], "status": "closed"}),
        ("professional-association", "us/nurses", {"serves": ["US"], "industries": ["health-care", "education"]}),
        ("agency", "ca/office", {"agency_type": "veterans", "serves": ["CA", "NV"], "status": "unconfirmed"}),
        ("agency", "ca/other", {"locations": [DAVIS]}),
    )

    assert (numbers.live, numbers.closed, numbers.cities) == (4, 1, 2)
    assert counts(numbers, "kind") == {"support-group": 1, "professional-association": 1, "agency": 2}
    assert counts(numbers, "status") == {"active": 3, "unconfirmed": 1, "closed": 1}
    assert counts(numbers, "state") == {"CA": 3, "NV": 1, "US": 1}
    assert counts(numbers, "industry") == {"health-care": 1, "education": 1, "": 3}
    assert counts(numbers, "agency-type") == {"veterans": 1, "": 1}


def test_age_and_proof_are_of_the_newest_source_or_confirmation():
    def of(**source):
        return {"locations": [DAVIS], "sources": [{**PAGE, **source}]}

    numbers = numbers_of(
        ("support-group", "ca/aa", of(dated="2026-02")),
        ("support-group", "ca/bb", of(dated="2024-06")),
        ("support-group", "ca/cc", of(dated="2022-06")),
        ("support-group", "ca/dd", of(dated="2018")),
        ("support-group", "ca/ee", of(dated="1999")),
        ("support-group", "ca/ff", of(accessed=date(2026, 11, 1))),
        ("support-group", "ca/gg", {**of(), "verified": {"on": date(2026, 11, 1), "how": "visited"}}),
        ("support-group", "ca/hh", of()),
    )

    assert counts(numbers, "age") == {
        "under-1": 3,
        "1-to-3": 1,
        "3-to-5": 1,
        "5-to-10": 1,
        "over-10": 1,
        "unknown": 1,
    }
    assert counts(numbers, "proof") == {"dated": 5, "read": 1, "verified": 1, "none": 1}


def test_what_is_missing_is_counted_where_a_reader_expects_it_and_a_chapter_says_what_its_parent_does():
    meeting = {"every": "week", "on": ["tuesday"], "from": "09:00"}
    numbers = numbers_of(
        ("support-group", "ca/full", {"locations": [DAVIS], "meetings": [meeting], "cost": "free"}),
        ("support-group", "ca/chapter", {"locations": [SACRAMENTO], "parent": "ca/full"}),
        ("agency", "ca/office", {"locations": [{**DAVIS, "street": "100 Main St"}]}),
    )
    filled = {it.key: it for it in numbers.filled}

    assert filled["meetings"] == Filled("meetings", "Certain meeting times", 1, 2)
    assert filled["cost"] == Filled("cost", "What it costs", 2, 3)
    assert filled["hours"] == Filled("hours", "Office hours", 0, 1)
    assert (filled["street"].number, filled["street"].missing, filled["street"].percent) == (1, 2, 33)
    assert [it.percent for it in numbers.filled] == sorted(it.percent for it in numbers.filled)


def test_an_empty_directory_has_numbers_too():
    numbers = numbers_of()

    assert (numbers.live, {it.percent for it in numbers.filled}) == (0, {0})
    assert {group.most for group in numbers.groups} == {1}
