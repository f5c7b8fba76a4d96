"""Alumni networks by school, A to Z, so that a graduate finds their own. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.directory import Listing
from generator.site.cards import Card, Cards
from generator.site.pages.sections import MOST_LINES, letter_anchor, letter_of
from generator.text import fold

_PLAIN_START = ("university of the ", "university of ", "the ")


@dataclass(frozen=True, slots=True)
class School:
    """An institution and its networks."""

    name: str
    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The institutions under one letter."""

    letter: str
    anchor: str
    schools: tuple[School, ...]


def letters_of(listings: Iterable[Listing], cards: Cards) -> tuple[tuple[Letter, ...], int]:
    """The networks by school, A to Z, as many as a page can carry, and how many were left out."""
    ordered = sorted(listings, key=lambda e: (filed_under(school_of(e)), school_of(e), e.order))
    kept, left_out = ordered[:MOST_LINES], len(ordered[MOST_LINES:])
    schools = [School(name, tuple(cards.all(group))) for name, group in groupby(kept, key=school_of)]
    letters = groupby(schools, key=lambda school: letter_of(filed_under(school.name)))
    return tuple(Letter(letter, letter_anchor(letter), tuple(found)) for letter, found in letters), left_out


def school_of(listing: Listing) -> str:
    """The institution of an alumni network; its own name where it has none."""
    return listing.entry.institution or listing.name


def filed_under(name: str) -> str:
    """The name by which an institution is sorted: "University of Michigan" stands under M."""
    folded = fold(name)
    for start in _PLAIN_START:
        if folded.startswith(start):
            return f"{folded.removeprefix(start)} {start.strip()}"
    return folded
