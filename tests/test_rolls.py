"""Long lists that many pages share, and what is left of them on one page."""

from typing import Any

from generator.rolls import Rest, Roll, rest
from tests.site.made import made

ROWS: list[tuple[str, str, dict[str, Any]]] = [
    ("agency", "us/b-office", {"serves": ["US"], "agency_type": "veterans"}),
    ("professional-association", "us/c-nurses", {"serves": ["US", "CA"], "industries": ["health-care"]}),
    ("professional-association", "us/d-nurses", {"serves": ["US"], "industries": ["health-care", "education"]}),
    ("support-group", "us/a-group", {"serves": ["US"]}),
]


def ids(listings):
    return [listing.id for listing in listings]


def some(whole, *wanted):
    return {id_: whole.listings[id_] for id_ in wanted}


def test_what_is_left_of_a_list_keeps_its_order_and_its_numbers():
    whole = made(*ROWS)

    left = rest((whole.everywhere,), some(whole, "us/c-nurses"))

    assert ids(left) == ["us/a-group", "us/b-office", "us/d-nurses"]
    assert (len(left), left.count("professional-association"), left.count("agency")) == (3, 1, 1)
    assert ids(left.of_kind("professional-association")) == ["us/d-nurses"]
    assert ids(left.of_type("veterans")) == ["us/b-office"]
    assert +left.industries("professional-association") == {"health-care": 1, "education": 1}


def test_a_listing_is_left_out_once_however_often_it_is_named():
    whole = made(*ROWS)
    california = Roll((whole.listings["us/c-nurses"],))

    left = rest((whole.everywhere,), some(whole, "us/c-nurses", "us/b-office"), (california,))

    assert ids(left) == ["us/a-group", "us/d-nurses"]
    assert (len(left), left.count("professional-association")) == (2, 1)
    assert +left.industries("professional-association") == {"health-care": 1, "education": 1}


def test_several_lists_are_read_as_one():
    whole = made(*ROWS)
    first, second = Roll(whole.live[:2]), Roll(whole.live[2:])

    left = Rest((second, first), some(whole, "us/b-office"))

    assert ids(left) == ["us/a-group", "us/c-nurses", "us/d-nurses"]
    assert len(left) == 3


def test_what_was_seen_elsewhere_changes_nothing():
    whole = made(*ROWS, ("agency", "ca/office", {"serves": ["CA"]}))

    assert ids(rest((whole.everywhere,), some(whole, "ca/office"))) == ids(whole.everywhere)
