"""How old what we know of an entry is, and what a person should confirm first."""

from datetime import date

import pytest

from generator.freshness import Evidence, confirm_first, days_since_confirmed, evidence, is_fresh
from tests.site.made import DAVIS, SACRAMENTO, entry, made

TODAY = date(2026, 11, 23)
PAGE = {"url": "https://www.example.org/a", "states": "that it meets"}


def with_sources(*sources, **fields):
    return entry(sources=[{**PAGE, **source} for source in sources], **fields)


@pytest.mark.parametrize(
    ("sources", "verified", "expected"),
    [
        ([{}], None, Evidence(None, "none")),
        ([{"accessed": date(2026, 11, 1)}], None, Evidence(date(2026, 11, 1), "read")),
        ([{"accessed": date(2026, 11, 1), "dated": "2012-05"}], None, Evidence(date(2012, 5, 1), "dated")),
        ([{"dated": "2019"}, {"dated": "2020"}], None, Evidence(date(2020, 1, 1), "dated")),
        ([{"dated": "2012"}, {"accessed": date(2025, 2, 1)}], None, Evidence(date(2025, 2, 1), "read")),
        ([{"dated": "2026-11-01"}], date(2024, 1, 1), Evidence(date(2026, 11, 1), "dated")),
        ([{"accessed": date(2026, 11, 1)}], date(2026, 11, 1), Evidence(date(2026, 11, 1), "verified")),
        ([{"dated": "2019-02-30"}], None, Evidence(None, "none")),
    ],
)
def test_the_newest_proof_counts_and_an_old_page_read_today_stays_old(sources, verified, expected):
    fields = {"verified": {"on": verified, "how": "called"}} if verified else {}

    assert evidence(with_sources(*sources, **fields)) == expected


def test_days_are_counted_from_the_proof_and_are_unknown_without_one():
    assert days_since_confirmed(with_sources({"dated": "2026-11-20"}), TODAY) == 3
    assert days_since_confirmed(with_sources({"dated": "2026-12"}), TODAY) == 0
    assert days_since_confirmed(with_sources({}), TODAY) is None


def test_fresh_is_what_the_last_year_proves_and_nobody_doubts():
    recent, old = [{**PAGE, "dated": "2026-01"}], [{**PAGE, "dated": "2025-01"}]
    whole = made(
        ("support-group", "ca/fresh", {"sources": recent}),
        ("support-group", "ca/old", {"sources": old}),
        ("support-group", "ca/doubted", {"sources": recent, "status": "unconfirmed"}),
        ("support-group", "ca/gone", {"sources": recent, "status": "closed"}),
        ("support-group", "ca/unread", {}),
    )

    assert [id_ for id_, listing in whole.listings.items() if is_fresh(listing, TODAY)] == ["ca/fresh"]


def order(*rows):
    whole = made(*rows)
    return [priority.listing.id for priority in confirm_first(whole, whole.listings.values(), TODAY)]


def dated(year, **fields):
    return {"locations": [SACRAMENTO], "sources": [{**PAGE, "dated": year}], **fields}


def test_the_oldest_comes_first_where_nothing_else_differs_and_closed_ones_never():
    rows = [
        ("support-group", "ca/aa", dated("2024")),
        ("support-group", "ca/bb", dated("2019")),
        ("support-group", "ca/cc", dated("2001", status="closed")),
        ("support-group", "ca/dd", dated("2021")),
    ]

    assert order(*rows) == ["ca/bb", "ca/dd", "ca/aa"]


@pytest.mark.parametrize(
    ("more", "row"),
    [
        ({"status": "unconfirmed"}, ()),
        ({"contact": {"phone": "+1-916-555-0100"}}, ()),
        ({"serves": ["CA"]}, ()),
        ({}, ("support-group", "ca/chapter", dated("2025", parent="ca/newer"))),
    ],
    ids=["in doubt", "one call tells", "statewide", "has a chapter"],
)
def test_what_more_depends_on_comes_before_what_is_a_year_older(more, row):
    rows = [("support-group", "ca/older", dated("2019")), ("support-group", "ca/newer", dated("2020", **more))]

    assert order(*rows, *([row] if row else []))[:2] == ["ca/newer", "ca/older"]


def test_the_only_one_of_its_kind_comes_before_one_of_two():
    rows = [
        ("support-group", "ca/davis", dated("2020", locations=[DAVIS])),
        ("support-group", "ca/one", dated("2019")),
        ("support-group", "ca/two", dated("2019")),
    ]

    assert order(*rows)[0] == "ca/davis"


def test_the_reasons_are_said_in_words():
    whole = made(
        (
            "agency",
            "ca/board",
            dated("2019-03", serves=["CA"], status="unconfirmed", contact={"phone": "+1-916-555-0100"}),
        ),
        ("agency", "ca/branch", {"parent": "ca/board", "locations": [DAVIS]}),
    )

    first, second = confirm_first(whole, whole.live, TODAY)

    assert first.reasons == (
        "source of 2019",
        "marked unconfirmed",
        "1 chapter or branch of it",
        "the only agency in Sacramento, CA",
        "stands on every page of California",
        "one call tells",
    )
    assert second.reasons == ("nobody has looked at its page yet", "the only agency in Davis, CA")
    assert (first.days, second.days) == ((TODAY - date(2019, 3, 1)).days, None)


def test_the_same_entries_stand_in_the_same_order_however_they_come():
    rows = [("support-group", f"ca/n{number}", dated("2020")) for number in range(5)]

    assert order(*rows) == order(*reversed(rows)) == [f"ca/n{number}" for number in range(5)]
