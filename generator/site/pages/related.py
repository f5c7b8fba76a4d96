"""Others like an entry: of its field, else of its kind, nearest first; without a place, its state's first. Pure."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import nsmallest
from itertools import islice

from generator.directory import Directory, Hit, Listing, Point, Spot
from generator.entries.model import Kind
from generator.places.gazetteer import STATES
from generator.places.near import Near
from generator.site.cards import Card, Cards
from generator.site.pages.wording import the_state
from generator.text import listed

RELATED = 6
FARTHEST = 50
"""Miles."""
_EDGE = (FARTHEST, sys.maxsize)
_FIRST_LOOK = 16
"""Spots looked at before looking farther: enough where the entry itself and its family are among them."""
_KEPT = 4096
"""Looks remembered: entries come by state and name, so those of a city are not far apart."""
Sort = tuple[tuple[str, ...], Kind]
"""What makes two entries alike: their fields and their kind."""
Place = tuple[int, Listing, Spot]
"""A spot with its number, by which those at one distance are ordered."""


class Alike:
    """Finds the few that are most like an entry without looking at all that are like it."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._near: dict[str, Near[Place]] = {}
        self._nearest = lru_cache(_KEPT)(self._look)

    def prepare(self) -> None:
        """Work out now what every process would work out for itself."""
        for name in self._places:
            self._index(name)

    def near(self, listing: Listing, point: Point) -> list[Hit]:
        """The nearest of its field, or of its kind where it has none, within 50 miles."""
        most = _FIRST_LOOK
        while True:
            lists = [self._nearest(name, point, most) for name in listing.industries or (listing.kind,)]
            cut = [_key(rows[-1]) for rows in lists if len(rows) == most and rows[-1][0] <= FARTHEST]
            known = min(cut, default=_EDGE)
            hits = _hits((row for rows in lists for row in rows if _key(row) <= known), listing)
            if not cut or len(hits) >= RELATED:
                return hits[:RELATED]
            most *= 4

    def _look(self, name: str, point: Point, most: int) -> list[tuple[float, Place]]:
        """The spots of a field or kind that are nearest to a point, where many entries of a city may be."""
        return self._index(name).nearest(point, most)

    def for_states(self, listing: Listing) -> list[Listing]:
        """Those like it in a state that it serves, most fields in common first."""
        groups = (self._in_states.get(state, {}) for state in sorted(listing.states))
        return _best(listing, groups, lambda _: True)

    def nationwide(self, listing: Listing) -> list[Listing]:
        """Those of its field for the whole country; without a field too many would be of its kind."""
        if not listing.industries:
            return []
        return _best(listing, [self._nationwide], lambda other: not other.states & listing.states)

    def _index(self, name: str) -> Near[Place]:
        if name not in self._near:
            self._near[name] = Near((*(place[2].point or ()), place) for place in self._places.get(name, ()))
        return self._near[name]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[Place]]:
        """By industry and by kind."""
        found: dict[str, list[Place]] = defaultdict(list)
        spots = ((listing, spot) for listing in self._directory.live for spot in listing.spots if spot.point)
        for number, (listing, spot) in enumerate(spots):
            for name in (*listing.industries, listing.kind):
                found[name].append((number, listing, spot))
        return found

    @cached_property
    def _in_states(self) -> Mapping[str, Mapping[Sort, Sequence[Listing]]]:
        return {state: _by_sort(listings) for state, listings in self._directory.by_state.items()}

    @cached_property
    def _nationwide(self) -> Mapping[Sort, Sequence[Listing]]:
        return _by_sort(self._directory.nationwide)


def related(listing: Listing, alike: Alike, cards: Cards) -> tuple[str, list[Card]]:
    """A heading that says what they share with it and where they are, and their cards."""
    shared = "In the same field" if listing.industries else "Others of this kind"
    spot = next((spot for spot in listing.spots if spot.point), None)
    if spot is not None and spot.point is not None:
        hits = alike.near(listing, spot.point)
        return f"{shared} near it", [cards.of(hit.listing).seen_from(spot, hit) for hit in hits]
    local = alike.for_states(listing)
    beyond = alike.nationwide(listing) if len(local) < RELATED else []
    found = cards.all([*local, *beyond][:RELATED])
    if not local:
        return f"{shared}, nationwide", found
    where = listed([the_state(code) for code in sorted(listing.states & STATES.keys())][:2])
    return f"{shared}, in {where}{' first' if beyond else ''}", found


def _by_sort(listings: Iterable[Listing]) -> Mapping[Sort, Sequence[Listing]]:
    groups: dict[Sort, list[Listing]] = defaultdict(list)
    for listing in listings:
        groups[listing.industries, listing.kind].append(listing)
    return groups


def _key(row: tuple[float, Place]) -> tuple[float, int]:
    """What the nearest are sorted by."""
    return row[0], row[1][0]


def _hits(rows: Iterable[tuple[float, Place]], listing: Listing) -> list[Hit]:
    """Each listing once, at its nearest spot, without the entry itself and its family; nearest first."""
    found: dict[str, Hit] = {}
    for miles, (_, other, spot) in sorted(rows, key=_key):
        if other.id not in found and not _of_its_family(listing, other):
            found[other.id] = Hit(other, miles, spot)
    return list(found.values())


def _best(
    listing: Listing, groups: Iterable[Mapping[Sort, Sequence[Listing]]], fits: Callable[[Listing], bool]
) -> list[Listing]:
    """The few that are most like it: of each sort, all of whom are equally like it, only the first are looked at."""
    found: dict[str, Listing] = {}
    for by_sort in groups:
        for others in _alike(listing, by_sort):
            of_others = (e for e in others if not _of_its_family(listing, e) and fits(e))
            found.update((e.id, e) for e in islice(of_others, RELATED))
    return nsmallest(RELATED, found.values(), key=lambda other: _likeness(listing, other))


def _alike(listing: Listing, by_sort: Mapping[Sort, Sequence[Listing]]) -> Iterator[Sequence[Listing]]:
    """The groups of its field, or of its kind where it has no field."""
    fields = set(listing.industries)
    for (industries, kind), others in by_sort.items():
        if not fields.isdisjoint(industries) if fields else kind == listing.kind:
            yield others


def _of_its_family(listing: Listing, other: Listing) -> bool:
    """Whether the other is the entry itself, its parent or its child."""
    return other.id in (listing.id, listing.entry.parent) or other.entry.parent == listing.id


def _likeness(listing: Listing, other: Listing) -> tuple[bool, int, bool, tuple[bool, str, str]]:
    """Smaller for what is more like it: sure, most fields in common, of the same kind, by name."""
    shared = set(listing.industries) & set(other.industries)
    return (other.unconfirmed, -len(shared), other.kind != listing.kind, other.order)
