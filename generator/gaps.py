"""Where the directory is empty: places and kinds with nothing listed, or with nothing fresh.

Pure: a directory and a day in, values out. What serves the whole country fills no gap of a place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.directory import KINDS, City, CityKey, Directory, city_key
from generator.entries.model import Kind
from generator.freshness import is_fresh
from generator.places.gazetteer import STATES, Place

Level = Literal["none", "old", "few", "fresh"]

FEW = 2
"""Entries that are next to nothing, in a city or of a kind in a state."""
SMALLEST = 8
"""ZIP Codes of the smallest city that is looked at: some 180 are as big."""
MOST_CITIES = 40
MOST_WITHOUT = 24
AROUND = 25
"""Miles in which a neighbor's offers still count as near."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A kind in a state."""

    state: str
    kind: Kind
    listed: int
    fresh: int

    @property
    def level(self) -> Level:
        """Nothing listed, nothing of the last year, next to nothing of it, or more."""
        if not self.fresh:
            return "old" if self.listed else "none"
        return "few" if self.fresh <= FEW else "fresh"


@dataclass(frozen=True, slots=True)
class ThinCity:
    """A big city in which much is missing."""

    place: Place
    page: City | None
    """None where the city has no page, because nothing is there."""
    kinds: tuple[Kind, ...]
    """Those of which something is there."""
    here: int
    near: int
    """What is within 25 miles beside."""

    @property
    def first_wanted(self) -> Kind:
        """The kind that is missed most: a group to go to, then an office, then the rest."""
        order: tuple[Kind, ...] = ("support-group", "agency", "professional-association", "alumni-network")
        return next((kind for kind in order if kind not in self.kinds), order[0])


def cells(directory: Directory, today: date) -> dict[str, dict[Kind, Cell]]:
    """Every state and territory by its code, in the order of names, with a cell for each kind."""
    return {code: {kind: _cell(directory, code, kind, today) for kind in KINDS} for code in _codes()}


def _codes() -> list[str]:
    return sorted(STATES, key=STATES.__getitem__)


def _cell(directory: Directory, code: str, kind: Kind, today: date) -> Cell:
    listings = [e for e in directory.by_state.get(code, ()) if e.kind == kind]
    return Cell(code, kind, len(listings), sum(is_fresh(e, today) for e in listings))


def states_without_job_center(directory: Directory) -> list[str]:
    """The codes of the states in which no job center is listed."""
    return [
        code
        for code in _codes()
        if not any(e.entry.agency_type == "american-job-center" for e in directory.by_state.get(code, ()))
    ]


def missing_industries(directory: Directory) -> dict[str, list[str]]:
    """State code → the industries of which it has nothing of its own; states that have all are left out."""
    found = {
        code: [
            slug
            for slug in directory.taxonomy.industries
            if not any(code in listing.states for listing in directory.by_industry.get(slug, ()))
        ]
        for code in _codes()
    }
    return {code: slugs for code, slugs in found.items() if slugs}


def thin_cities(directory: Directory) -> list[ThinCity]:
    """The biggest cities with nothing or next to nothing, biggest first."""
    found: list[ThinCity] = []
    for place in _big_places(directory):
        key = city_key(place.name, place.state, directory.gazetteer)
        if _count(directory, key) <= FEW:
            found.append(_thin_city(directory, place, directory.cities.get(key)))
            if len(found) == MOST_CITIES:
                break
    return found


def cities_without(directory: Directory, kind: Kind) -> list[ThinCity]:
    """The biggest cities with nothing of the kind in them or within 25 miles, biggest first."""
    found: list[ThinCity] = []
    for place in _big_places(directory):
        page = directory.cities.get(city_key(place.name, place.state, directory.gazetteer))
        here = page.here if page else ()
        around = (hit.listing for hit in directory.near(place.point, AROUND))
        if not any(listing.kind == kind for listing in (*here, *around)):
            found.append(_thin_city(directory, place, page))
            if len(found) == MOST_WITHOUT:
                break
    return found


def _big_places(directory: Directory) -> Iterator[Place]:
    big = [place for place in directory.gazetteer.cities() if place.size >= SMALLEST]
    yield from sorted(big, key=lambda place: (-place.size, place.state, place.name))


def _count(directory: Directory, key: CityKey) -> int:
    city = directory.cities.get(key)
    return len(city.here) if city else 0


def _thin_city(directory: Directory, place: Place, page: City | None) -> ThinCity:
    here = page.here if page else ()
    ids = {listing.id for listing in here}
    return ThinCity(
        place=place,
        page=page,
        kinds=tuple(kind for kind in KINDS if any(listing.kind == kind for listing in here)),
        here=len(here),
        near=sum(hit.listing.id not in ids for hit in directory.near(place.point, AROUND)),
    )
