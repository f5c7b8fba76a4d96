"""A long list is cut into sections that one page can carry."""

import pytest

from generator.site.pages.sections import (
    MOST_CARDS,
    MOST_LINES,
    Section,
    by_city,
    in_states,
    letter_anchor,
    letter_of,
    sections,
)
from tests.site.made import DAVIS, SACRAMENTO, cards_of, made


def parts_of(*numbers, address=""):
    """Sections with so many entries each."""
    rows = [
        ("support-group", f"ca/s{section}-{n:03}", {"locations": [SACRAMENTO]})
        for section, number in enumerate(numbers)
        for n in range(number)
    ]
    whole = made(*rows)
    cards = cards_of(whole)
    return [
        Section(str(i), f"s{i}", tuple(cards.of(e) for e in whole.live if e.id.startswith(f"ca/s{i}-")), address)
        for i in range(len(numbers))
    ]


def test_a_few_entries_are_cards_and_many_are_lines():
    assert sections(parts_of(MOST_CARDS)).as_cards
    assert not sections(parts_of(MOST_CARDS, 1)).as_cards


def test_empty_parts_are_left_out():
    assert [part.title for part in sections(parts_of(1, 0, 2)).parts] == ["0", "2"]


def test_what_a_page_cannot_carry_is_counted_and_linked():
    found = sections(parts_of(MOST_LINES - 1, 3, 2, address="cities/ca/sacramento/"))

    assert [(len(part.items), part.left_out, part.count) for part in found.parts] == [
        (MOST_LINES - 1, 0, MOST_LINES - 1),
        (1, 2, 3),
        (0, 2, 2),
    ]
    assert len(list(found.items)) == MOST_LINES
    assert found.links[1] == ("1", "#s1", 3)


def test_each_listing_stands_under_its_first_city_and_once():
    whole = made(
        ("support-group", "ca/both", {"locations": [SACRAMENTO, DAVIS]}),
        ("support-group", "ca/named", {"serves": ["Davis, CA"]}),
        ("support-group", "ca/state", {"serves": ["CA"]}),
        ("support-group", "ca/county", {"serves": ["Yolo County, CA"]}),
    )

    found = by_city(whole.by_state["CA"], "CA", whole, cards_of(whole))

    assert [(part.title, part.anchor, part.address, [card.id for card in part.items]) for part in found] == [
        ("Davis", "davis", "cities/ca/davis/", ["ca/named"]),
        ("Sacramento", "sacramento", "cities/ca/sacramento/", ["ca/both"]),
        ("Statewide, or for whole counties", "statewide", "", ["ca/county", "ca/state"]),
    ]


def test_listings_are_grouped_by_every_state_that_they_touch():
    whole = made(
        ("support-group", "ca/one", {"locations": [SACRAMENTO], "serves": ["NV"]}),
        ("support-group", "us/all", {"serves": ["US"]}),
    )

    assert {state: [e.id for e in found] for state, found in in_states(whole.live).items()} == {
        "CA": ["ca/one"],
        "NV": ["ca/one"],
    }


@pytest.mark.parametrize(
    ("word", "letter", "anchor"),
    [
        ("Ärzte", "A", "a"),
        ("yoga", "Y", "y"),
        ("211", "#", "other"),
        ("“Quoted”", "Q", "q"),
        ("", "#", "other"),
    ],
)
def test_a_word_stands_under_its_first_letter(word, letter, anchor):
    assert letter_of(word) == letter
    assert letter_anchor(letter) == anchor
