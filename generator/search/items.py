"""What the index needs of a listing, read off it once, and the order in which listings matter.

Pure. The entries of a large directory lie far apart in memory: whoever asks each for one thing after the other waits
for it every time. All that is made of them is made from these.
"""

from functools import cache
from typing import NamedTuple

from generator.directory import Directory, Listing, Point
from generator.search.parts import Row
from generator.search.rows import Codes, other_names, row_of, statewide
from generator.search.words import acronyms, spellings
from generator.text import slug

_KINDS = ("agency", "support-group", "professional-association", "alumni-network")


class Item(NamedTuple):
    """A live listing to the index."""

    row: Row
    points: list[Point]
    served: list[str]
    """The keys it stands under: what it serves as a whole, and when it meets."""
    states: list[str]
    topics: tuple[str, ...]
    names: list[list[str]]
    """The words of its own name, then of its further names and spellings."""
    initials: list[str]


def ranked(directory: Directory) -> list[Item]:
    """The items of all live listings, those first that matter to most: for a whole country or state, active, with
    chapters, in a big city. Where not all rows of a key can be read, the first are."""
    codes, cities, chapters_of = Codes(directory), directory.cities, directory.chapters

    def rank(listing: Listing, chapters: int) -> tuple[int, bool, int, int, int, str]:
        size = max([cities[spot.city].size for spot in listing.spots if spot.city in cities], default=0)
        reach = 0 if listing.nationwide else 1 if listing.served_states else 2
        return reach, listing.unconfirmed, -chapters, _KINDS.index(listing.kind), -size, listing.id

    found = []
    for listing in directory.listings.values():
        if not listing.closed:
            chapters = len(chapters_of.get(listing.id, ()))
            found.append((rank(listing, chapters), _item(listing, directory, codes, chapters)))
    found.sort()
    return [item for _, item in found]


def _item(listing: Listing, directory: Directory, codes: Codes, chapters: int) -> Item:
    return Item(
        row_of(listing, codes, chapters),
        points(listing, directory),
        served(listing),
        states(listing),
        topics(listing),
        names(listing),
        initials(listing),
    )


def points(listing: Listing, directory: Directory) -> list[Point]:
    """The distinct points it is found at: its own places, and the cities it serves beside them."""
    if len(listing.spots) == 1 and listing.served_cities <= {listing.spots[0].city}:
        [spot] = listing.spots
        return [spot.point] if spot.point else []
    found = {spot.point for spot in listing.spots if spot.point}
    own = {spot.city for spot in listing.spots}
    for key in listing.served_cities:
        city = directory.cities.get(key) if key not in own else None
        if city and city.point:
            found.add(city.point)
    return sorted(found)


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


def names(listing: Listing) -> list[list[str]]:
    """The words of all names that it is found by, in every spelling, its own first."""
    return [words for name in (listing.name, *other_names(listing)) for words in spellings(name)]


def initials(listing: Listing) -> list[str]:
    """People shorten the names of what serves a state or the country: "EDD", "SHRM"."""
    return acronyms(listing.name) if listing.nationwide or listing.served_states else []
