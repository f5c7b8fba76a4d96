"""What is found by area, not by distance: whom a county, a state or the whole country can turn to; all of a state.

Pure. Two families of shelves. `serving` answers "what serves this place as a whole": "us", "ca",
"ca/sacramento-county"; and what is asked for without a place: "i:health-care", "a:veterans", "k:agency",
"g:workforce-board", "meets monday". `inside` answers "what is there in California": every row of a state. Where a
state has more rows than a visitor should load, both lay it out by topic too: "ca i:health-care".
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from generator.directory import Directory, Listing
from generator.search.parts import Row, Shelf, packed
from generator.search.rows import statewide
from generator.text import slug

MOST_OF_A_KEY = 1200
MOST_SERVING = 300
"""Rows of a key; those first that matter to most. More than that nobody reads, and a place narrows it down."""
MOST_BYTES = 30_000
"""Of a part, before compression, where several keys share one: who asks for one pays for its neighbors."""
MOST_INSIDE = 60_000
"""Likewise, of states."""
_KINDS = ("agency", "support-group", "professional-association", "alumni-network")


def ranked(directory: Directory) -> list[Listing]:
    """All live listings, those first that matter to most: for a whole country or state, active, with chapters,
    in a big city. Where not all rows of a key can be read, the first are."""

    def rank(listing: Listing) -> tuple[int, bool, int, int, int, str]:
        cities = directory.cities
        size = max([cities[spot.city].size for spot in listing.spots if spot.city in cities], default=0)
        reach = 0 if listing.nationwide else 1 if listing.served_states else 2
        chapters = len(directory.chapters.get(listing.id, ()))
        return reach, listing.unconfirmed, -chapters, _KINDS.index(listing.kind), -size, listing.id

    return sorted(directory.live, key=rank)


def serving(listings: Sequence[Listing], rows: Mapping[str, Row]) -> tuple[list[str], Iterator[Shelf]]:
    """The states that are laid out in parts, and the shelves of what serves an area, and of each topic.

    What serves a county stands under its state as long as that holds few rows; else the state has a key for each
    county and each topic.
    """
    groups = _by(listings, lambda listing: [*served(listing), *topics(listing)])
    counties: dict[str, list[str]] = defaultdict(list)
    for key in sorted(groups):
        if "/" in key:
            counties[key[:2]].append(key)
    ranks = {listing.id: number for number, listing in enumerate(listings)}
    for state, keys in counties.items():
        together = {e.id: e for key in [state, *keys] for e in groups.get(key, ())}
        if len(together) <= MOST_SERVING:
            groups[state] = sorted(together.values(), key=lambda e: ranks[e.id])
            for key in keys:
                del groups[key]
    split = {key[:2] for key in groups if "/" in key}
    large = _by_topic_too(groups, [key for key in sorted(groups) if len(key) == 2 and key != "us"], MOST_SERVING, split)
    most = {"us": MOST_OF_A_KEY}
    return large, packed("area", _groups(groups, rows, MOST_SERVING, most), most_bytes=MOST_BYTES)


def inside(listings: Sequence[Listing], rows: Mapping[str, Row]) -> tuple[list[str], Iterator[Shelf]]:
    """The states that are laid out by topic too, and the shelves of what is in each state."""
    groups = _by(listings, states)
    large = _by_topic_too(groups, sorted(groups), MOST_OF_A_KEY)
    shelves = packed("inside", _groups(groups, rows, MOST_OF_A_KEY, {}), summaries=not large, most_bytes=MOST_INSIDE)
    return large, shelves


def _by_topic_too(
    groups: dict[str, list[Listing]], keys: Iterable[str], most: int, split: Collection[str] = ()
) -> list[str]:
    """Lay the large ones of the keys, and those that are split already, out by topic; these keys."""
    large = [key for key in keys if len(groups[key]) > most or key in split]
    for key in large:
        groups |= {f"{key} {topic}": group for topic, group in _by(groups[key], topics).items()}
    return large


def served(listing: Listing) -> list[str]:
    """The keys it stands under: what it serves as a whole, the state of a place without coordinates, its days."""
    keys = [state.lower() for state in statewide(listing)]
    if listing.served_counties:
        keys += [f"{state.lower()}/{slug(county)}" for state, county in listing.served_counties]
    keys += [spot.city.state.lower() for spot in listing.spots if not spot.point]
    if listing.entry.meetings:
        keys += [f"meets {day.split()[-1]}" for meeting in listing.entry.meetings for day in meeting.on]
    if listing.nationwide:
        keys.append("us")
    return sorted(set(keys))


def states(listing: Listing) -> list[str]:
    """The states that it is in or serves a part of."""
    return _small(listing.states)


@cache
def _small(states: frozenset[str]) -> list[str]:
    """Few sets of states stand in many entries."""
    return sorted(map(str.lower, states))


def topics(listing: Listing) -> tuple[str, ...]:
    """What it is about, as a key or the second half of one."""
    entry = listing.entry
    return _topics(listing.kind, entry.agency_type, tuple(entry.industries), tuple(entry.audiences))


@cache
def _topics(kind: str, agency: str | None, industries: tuple[str, ...], audiences: tuple[str, ...]) -> tuple[str, ...]:
    """Few combinations stand in many entries."""
    named = (("k", (kind,)), ("g", (agency,) if agency else ()), ("i", industries), ("a", audiences))
    return tuple(f"{letter}:{value}" for letter, values in named for value in values)


def _by(listings: Iterable[Listing], keys: Callable[[Listing], Iterable[str]]) -> dict[str, list[Listing]]:
    groups: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        for key in keys(listing):
            groups[key].append(listing)
    return dict(groups)


def _groups(
    by_key: Mapping[str, list[Listing]], rows: Mapping[str, Row], most: int, of: Mapping[str, int]
) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each key in the order of keys, at most so many."""
    for key, listings in sorted(by_key.items()):
        yield key, [rows[listing.id] for listing in listings[: of.get(key, most)]]
