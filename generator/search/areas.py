"""What is found by area, not by distance: whom a county, a state or the whole country can turn to; all of a state.

Pure. Two families of shelves. `areas` answers "what serves this place as a whole": "us", "ca",
"ca/sacramento-county". `inside` answers "what is there in California": every row of a state. Where a key holds
more rows than a visitor could load, they are laid out once more by topic: "us i:health-care", "ca a:veterans",
"ca k:agency".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.directory import Directory, Listing
from generator.search.parts import Row, Shelf, packed
from generator.search.rows import statewide
from generator.text import slug

MOST_OF_A_KEY = 1200
"""Rows: two parts. More than that nobody reads, and a topic or a place narrows it down."""
_KINDS = ("agency", "support-group", "professional-association", "alumni-network")


class Areas(NamedTuple):
    """The shelves of both families, and the areas that are laid out by topic too."""

    areas: list[Shelf]
    inside: list[Shelf]
    split: list[str]
    """"us", "in ca"."""


def areas(directory: Directory, rows: Mapping[str, Row]) -> Areas:
    """Both families."""
    serving: dict[str, list[Listing]] = defaultdict(list)
    within: dict[str, list[Listing]] = defaultdict(list)
    order = Order(directory)
    for listing in sorted(directory.live, key=order.of):
        for key in served(listing):
            serving[key].append(listing)
        for state in listing.states | {spot.city.state for spot in listing.spots}:
            within[state.lower()].append(listing)
    split = [key for key in sorted(serving) if key == "us" and len(serving[key]) > MOST_OF_A_KEY]
    large = [key for key in sorted(within) if len(within[key]) > MOST_OF_A_KEY]
    return Areas(
        list(packed("area", _groups(serving, split, rows))),
        list(packed("inside", _groups(within, large, rows), summaries=not large)),
        [*split, *(f"in {key}" for key in large)],
    )


def served(listing: Listing) -> list[str]:
    """The keys it stands under: what it serves as a whole, and the state of a place that has no coordinates."""
    keys = {state.lower() for state in statewide(listing)}
    keys |= {f"{state.lower()}/{slug(county)}" for state, county in listing.served_counties}
    keys |= {spot.city.state.lower() for spot in listing.spots if not spot.point}
    return sorted(keys | {"us"} if listing.nationwide else keys)


def topics(listing: Listing) -> Iterator[str]:
    """What it is about, as the second half of a key."""
    yield f"k:{listing.kind}"
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


def _groups(
    by_key: Mapping[str, list[Listing]], large: Iterable[str], rows: Mapping[str, Row]
) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each key in the order of keys, at most `MOST_OF_A_KEY`; of the large ones by topic too."""
    groups = dict(by_key)
    for key in large:
        for listing in by_key[key]:
            for topic in topics(listing):
                groups.setdefault(f"{key} {topic}", []).append(listing)
    for key, listings in sorted(groups.items()):
        yield key, [rows[listing.id] for listing in listings[:MOST_OF_A_KEY]]
