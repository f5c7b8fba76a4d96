"""What is found by area, not by distance: whom a county, a state or the whole country can turn to; all of a state.

Pure. Two families of shelves. `areas` answers "what serves this place as a whole": "us", "ca",
"ca/sacramento-county"; and what is asked for without a place: "i:health-care", "a:veterans", "k:agency",
"g:workforce-board", "meets monday". `inside` answers "what is there in California": every row of a state; where
that is more than a visitor could load, by topic too: "ca i:health-care".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.directory import Directory, Listing
from generator.search.parts import Row, Shelf, packed
from generator.search.rows import statewide
from generator.text import slug

MOST_OF_A_KEY = 1200
MOST_OF_A_TOPIC = 600
"""Rows: two parts and one. More than that nobody reads, and a place narrows it down."""
_KINDS = ("agency", "support-group", "professional-association", "alumni-network")


class Areas(NamedTuple):
    """The shelves of both families, and the states that are laid out by topic too."""

    areas: list[Shelf]
    inside: list[Shelf]
    split: list[str]


def areas(directory: Directory, rows: Mapping[str, Row]) -> Areas:
    """Both families."""
    serving: dict[str, list[Listing]] = defaultdict(list)
    within: dict[str, list[Listing]] = defaultdict(list)
    order = Order(directory)
    for listing in sorted(directory.live, key=order.of):
        for key in chain(served(listing), topics(listing)):
            serving[key].append(listing)
        for state in listing.states | {spot.city.state for spot in listing.spots}:
            within[state.lower()].append(listing)
    large = [key for key in sorted(within) if len(within[key]) > MOST_OF_A_KEY]
    for key in large:
        for listing in within[key]:
            for topic in topics(listing):
                within[f"{key} {topic}"].append(listing)
    return Areas(
        list(packed("area", _groups(serving, rows))),
        list(packed("inside", _groups(within, rows), summaries=not large)),
        large,
    )


def served(listing: Listing) -> list[str]:
    """The keys it stands under: what it serves as a whole, the state of a place without coordinates, its days."""
    keys = {state.lower() for state in statewide(listing)}
    keys |= {f"{state.lower()}/{slug(county)}" for state, county in listing.served_counties}
    keys |= {spot.city.state.lower() for spot in listing.spots if not spot.point}
    keys |= {f"meets {day.split()[-1]}" for meeting in listing.entry.meetings for day in meeting.on}
    return sorted(keys | {"us"} if listing.nationwide else keys)


def topics(listing: Listing) -> Iterator[str]:
    """What it is about, as a key or the second half of one."""
    yield f"k:{listing.kind}"
    if listing.entry.agency_type:
        yield f"g:{listing.entry.agency_type}"
    for industry in listing.entry.industries:
        yield f"i:{industry}"
    for audience in listing.entry.audiences:
        yield f"a:{audience}"


class Order:
    """Which rows of an area come first, as not all may be read: active, with many chapters, in a big city."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def of(self, listing: Listing) -> tuple[bool, bool, int, int, int, str]:
        cities = self._directory.cities
        chapters = len(self._directory.chapters.get(listing.id, ()))
        size = max((cities[spot.city].size for spot in listing.spots if spot.city in cities), default=0)
        everywhere = bool(listing.served_states) or listing.nationwide
        return listing.unconfirmed, not everywhere, -chapters, _KINDS.index(listing.kind), -size, listing.id


def _groups(by_key: Mapping[str, list[Listing]], rows: Mapping[str, Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each key in the order of keys."""
    for key, listings in sorted(by_key.items()):
        most = MOST_OF_A_TOPIC if ":" in key else MOST_OF_A_KEY
        yield key, [rows[listing.id] for listing in listings[:most]]
