"""A long list of listings cut into headed sections that one page can carry. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.directory import CityKey, Directory, Listing
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards
from generator.text import fold, slug

MOST_CARDS = 40
"""Listings shown as full cards; a longer list becomes lines. A card weighs about 1.5 KB."""
MOST_LINES = 450
"""Lines on one page: about 150 KB of its 250."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some entries under a heading of their own."""

    title: str
    anchor: str
    items: tuple[Card, ...]
    address: str = ""
    """The page that shows these entries and more; empty when there is none."""
    sentence: str = ""
    left_out: int = 0
    """How many entries the page had no room for."""

    @property
    def count(self) -> int:
        return len(self.items) + self.left_out


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a page, all in one form."""

    parts: tuple[Section, ...]
    as_cards: bool

    @property
    def items(self) -> Iterable[Card]:
        """Every entry shown, in the order of the page."""
        return chain.from_iterable(part.items for part in self.parts)

    @property
    def links(self) -> tuple[tuple[str, str, int], ...]:
        """(title, anchor, count) of each part, for the way through a long page."""
        return tuple((part.title, f"#{part.anchor}", part.count) for part in self.parts)


def sections(parts: Iterable[Section]) -> Sections:
    """Cards when they are few, else lines, and of those no more than a page can carry."""
    whole = tuple(part for part in parts if part.items)
    total = sum(len(part.items) for part in whole)
    return Sections(tuple(_cut(whole, MOST_LINES)), as_cards=total <= MOST_CARDS)


def _cut(parts: Sequence[Section], room: int) -> Iterable[Section]:
    for part in parts:
        kept = part.items[:room]
        room -= len(kept)
        if kept or part.address:
            yield replace(part, items=kept, left_out=part.left_out + len(part.items) - len(kept))


def by_city(listings: Iterable[Listing], state: str, directory: Directory, cards: Cards) -> list[Section]:
    """Each listing once, under its first city in the state, by name; then what serves more than a city."""
    groups: dict[CityKey | None, list[Listing]] = defaultdict(list)
    for listing in listings:
        groups[city_in(listing, state)].append(listing)
    rest = groups.pop(None, [])
    cities = sorted((directory.cities[key] for key in groups if key), key=lambda city: (fold(city.name), city.key))
    found = [
        Section(city.name, city.key.slug, tuple(cards.all(groups[city.key])), address=city.address) for city in cities
    ]
    if rest:
        found.append(Section("Statewide, or for whole counties", "statewide", tuple(cards.all(rest))))
    return found


def city_in(listing: Listing, state: str) -> CityKey | None:
    """The listing's first city in the state: where it is, else one that it names."""
    spots = (spot.city for spot in listing.spots if spot.city.state == state)
    named = sorted(key for key in listing.served_cities if key.state == state)
    return next(chain(spots, named), None)


def letter_of(word: str) -> str:
    """The capital under which a word stands in an alphabetical list; "#" for what starts with no letter."""
    first = fold(word)[:1].upper()
    return first if first.isalpha() else "#"


def letter_anchor(letter: str) -> str:
    """The letter as the name of a place on the page."""
    return slug(letter) or "other"


def in_states(listings: Iterable[Listing]) -> Mapping[str, tuple[Listing, ...]]:
    """State code → the listings in it or serving a part of it, states by name."""
    groups: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        for state in listing.states & STATES.keys():
            groups[state].append(listing)
    return {state: tuple(groups[state]) for state in sorted(groups, key=STATES.__getitem__)}
