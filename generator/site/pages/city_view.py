"""What every part of a city's page is made from. Pure."""

from collections.abc import Iterator
from heapq import nsmallest
from itertools import chain, islice
from typing import NamedTuple

from generator.directory import BANDS, City, Directory, Listing, Surroundings
from generator.entries.model import Kind
from generator.places.gazetteer import STATES
from generator.rolls import Rest, Roll
from generator.site.cards import Card, Cards

_EVERYBODY = frozenset({"laid-off", "over-50", "executives"})
"""Audiences that leave a newcomer with a career behind them in."""
Standing = tuple[bool, bool, bool, bool]


class Shared:
    """What the pages of many cities ask about the same groups, worked out once."""

    def __init__(self, directory: Directory, cards: Cards) -> None:
        self._directory = directory
        self._cards = cards
        self._standing: dict[str, Standing] = {}
        self._lines: dict[tuple[tuple[Roll, ...], tuple[Roll, ...], Kind], list[Card]] = {}
        self._ordered: dict[Roll, tuple[Listing, ...]] = {}

    def standing(self, listing: Listing) -> Standing:
        """Smaller for a group that a newcomer should try first, wherever it is.

        In this order: not in doubt, within reach, for everybody, on a known day.
        """
        found = self._standing.get(listing.id)
        if found is None:
            audiences, open_to = listing.says("audiences"), listing.says("open_to")
            narrow = bool(set(audiences) - _EVERYBODY) or open_to not in (None, "everyone", "residents")
            card = self._cards.of(listing)
            within_reach = reachable(card) or self.through(listing) is not None
            found = (listing.unconfirmed, not within_reach, narrow, card.next is None)
            self._standing[listing.id] = found
        return found

    def through(self, listing: Listing) -> Card | None:
        """The parent through which a listing can be reached that has neither phone nor website of its own."""
        parent = self._directory.parent(listing)
        if reachable(self._cards.of(listing)) or parent is None:
            return None
        card = self._cards.of(parent)
        return card if reachable(card) else None

    def lines(self, rest: Rest, kind: Kind, most: int) -> tuple[Card, ...]:
        """The first of the kind. Most cities of a state look at the same ones, for what each shows is left out."""
        key = (rest.rolls, rest.but, kind)
        if key not in self._lines:
            whole = Rest(rest.rolls, {}, rest.but)
            self._lines[key] = self._cards.all(islice(whole.of_kind(kind), 2 * most))
        found = [card for card in self._lines[key] if card.id not in rest.shown]
        if len(found) < most and len(self._lines[key]) == 2 * most:
            found = self._cards.all(islice(rest.of_kind(kind), most))
        return tuple(found[:most])

    def first_of(self, rest: Rest, most: int) -> list[Listing]:
        """The support groups that a newcomer should try first."""
        left = (islice((e for e in self._by_standing(roll) if e.id not in rest.shown), most) for roll in rest.rolls)
        return nsmallest(most, chain.from_iterable(left), key=lambda e: (self.standing(e), e.order))

    def _by_standing(self, roll: Roll) -> tuple[Listing, ...]:
        if roll not in self._ordered:
            self._ordered[roll] = tuple(sorted(roll.by_kind.get("support-group", ()), key=self.standing))
        return self._ordered[roll]


class View(NamedTuple):
    """What every part of a city's page is made from."""

    city: City
    around: Surroundings
    directory: Directory
    cards: Cards
    shared: Shared

    @property
    def code(self) -> str:
        return self.city.key.state

    @property
    def state(self) -> str:
        return STATES.get(self.code, self.code)

    def in_town(self, listing: Listing) -> bool:
        """Whether it has a place in the city, and does not only name it."""
        return any(spot.city == self.city.key for spot in listing.spots)

    def card(self, listing: Listing, miles: float | None) -> Card:
        """The listing's card, at its distance where it has one."""
        card = self.cards.of(listing)
        return card if miles is None else card.at(miles)

    def local(self) -> Iterator[tuple[Listing, float | None]]:
        """What is here and within 50 miles, nearest first, with the distance of what is not in town."""
        yield from ((listing, None) for listing in self.around.here)
        for band in BANDS:
            yield from ((hit.listing, hit.miles) for hit in self.around.near[band])


def reachable(card: Card) -> bool:
    return bool(card.phone or card.website)
