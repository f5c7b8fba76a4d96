"""What a list says of an entry: how far it is, and how sure."""

from datetime import date

import pytest

from generator.site.cards import confirmed_words, doubt_words
from tests.site.made import DAVIS, SACRAMENTO, cards_of, made

STREET = {**SACRAMENTO, "street": "100 Main St", "latitude": 38.58, "longitude": -121.49, "precision": "street"}
OTHER_STREET = {**STREET, "latitude": 38.59}
ZIP = {**SACRAMENTO, "postal_code": "95814"}
OTHER_ZIP = {**SACRAMENTO, "postal_code": "95825"}


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        (SACRAMENTO, SACRAMENTO, "same city"),
        (STREET, SACRAMENTO, "same city"),
        (ZIP, ZIP, "same city"),
        (ZIP, OTHER_ZIP, "5 mi"),
        (STREET, OTHER_STREET, "under 1 mi"),
        (STREET, STREET, "under 1 mi"),
        (SACRAMENTO, DAVIS, "16 mi"),
    ],
    ids=["cities", "door and city", "one ZIP", "two ZIPs", "two doors", "one door", "two cities"],
)
def test_a_distance_is_no_more_precise_than_what_is_known(here, there, words):
    whole = made(("agency", "ca/here", {"locations": [here]}), ("agency", "ca/there", {"locations": [there]}))
    [spot] = whole.listings["ca/here"].spots
    assert spot.point is not None
    [hit] = [hit for hit in whole.near(spot.point, 50) if hit.listing.id == "ca/there"]
    card = cards_of(whole).of(hit.listing).seen_from(spot, hit)

    assert card.distance == words
    assert (card.miles is None) == card.same_city


def source(**dates):
    return [{"url": "https://www.example.org/", "states": "that it meets", **dates}]


SEEN = source(accessed=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("fields", "sure", "doubt"),
    [
        ({"sources": source(dated="2023-05")}, "Listed by a source of 2023; nobody has called to check yet.", ""),
        ({"sources": SEEN}, "Listed by a source without a date; nobody has called to check yet.", ""),
        ({}, "Listed from general knowledge; nobody has checked this address yet.", ""),
        ({"verified": {"on": date(2026, 11, 2), "how": "called"}}, "Confirmed by phone in November 2026.", ""),
        (
            {"status": "unconfirmed", "sources": source(dated="2012-05")},
            "Not confirmed: it may have moved or ended. Its source is of 2012.",
            "not confirmed, source of 2012",
        ),
        (
            {"status": "unconfirmed", "sources": SEEN},
            "Not confirmed: it may have moved or ended. Its source carries no date.",
            "not confirmed, source undated",
        ),
    ],
    ids=["dated", "undated", "unread", "confirmed", "in doubt", "in doubt, undated"],
)
def test_only_what_is_in_doubt_opens_with_not_confirmed(fields, sure, doubt):
    listing = made(("support-group", "ca/it", {"locations": [SACRAMENTO], **fields})).listings["ca/it"]

    assert (confirmed_words(listing), doubt_words(listing)) == (sure, doubt)
