"""The directory: entries that have passed every check, as one frozen graph of listings, cities and chapters.

Pure, and assumes clean input: what is wrong with an entry was said before it came here. Everything is sorted, so
that the same entries give the same pages.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from generator.entries.model import Entry, Kind, Location
from generator.entries.quarantine import Quarantine, quarantined
from generator.entries.taxonomy import Taxonomy
from generator.listing import FOLDER_OF, KINDS, City, CityKey, Hit, Listing, Point, Spot
from generator.places.gazetteer import Gazetteer, Place
from generator.places.near import Near
from generator.rolls import NOBODY, Rest, Roll, rest
from generator.text import slug

__all__ = [
    "BANDS",
    "FOLDER_OF",
    "KINDS",
    "City",
    "CityKey",
    "Directory",
    "Hit",
    "Listing",
    "Point",
    "Spot",
    "Surroundings",
    "build",
]

K = TypeVar("K")
V = TypeVar("V")
INHERITED = ("cost", "open_to", "take_part", "volunteer", "industries", "audiences")
"""What holds for a chapter because it holds for its parent; where and when people meet does not."""
BANDS = (25, 50)
"""Miles: how far "near" reaches, in two steps."""
FAR = 250
"""Miles within which a bigger city is worth naming."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a city page shows, each listing once: the first section that it fits."""

    here: tuple[Listing, ...]
    near: dict[int, tuple[Hit, ...]]
    """By band: 25 holds what is within 25 miles, 50 what is between 25 and 50; nearest first."""
    hits: tuple[Hit, ...]
    """Everything within 50 miles, what is here too; nearest first."""
    area: Rest
    """What serves the county or the state."""
    online: Rest
    """What serves the whole country."""


@dataclass(frozen=True)
class Directory:
    """All listings by id (closed ones too), and the ways through them (live ones only)."""

    listings: Mapping[str, Listing]
    cities: Mapping[CityKey, City]
    taxonomy: Taxonomy
    gazetteer: Gazetteer

    @cached_property
    def live(self) -> tuple[Listing, ...]:
        """Every listing that is not closed, in the order of lists."""
        return tuple(sorted((e for e in self.listings.values() if not e.closed), key=lambda e: e.order))

    @cached_property
    def closed(self) -> tuple[Listing, ...]:
        """The tombstones."""
        return tuple(e for e in self.listings.values() if e.closed)

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Old id → the id that holds it now."""
        return {old: e.id for e in self.listings.values() for old in e.entry.formerly}

    @cached_property
    def chapters(self) -> dict[str, tuple[Listing, ...]]:
        """Parent id → its live chapters and branches."""
        return _grouped((e.entry.parent, e) for e in self.live if e.entry.parent)

    @cached_property
    def by_kind(self) -> dict[Kind, tuple[Listing, ...]]:
        return _grouped((e.kind, e) for e in self.live)

    @cached_property
    def by_state(self) -> dict[str, tuple[Listing, ...]]:
        """State code → the listings in it or serving a part of it."""
        return _grouped((state, e) for e in self.live for state in sorted(e.states))

    @cached_property
    def rolls(self) -> dict[str, Roll]:
        """State code → `by_state`, with its numbers."""
        return {state: Roll(listings) for state, listings in self.by_state.items()}

    def in_state(self, state: str) -> Roll:
        """The listings in a state or serving a part of it, with their numbers."""
        return self.rolls.get(state, NOBODY)

    @cached_property
    def everywhere(self) -> Roll:
        """What serves the whole country."""
        return Roll(self.live).nationwide

    @property
    def nationwide(self) -> tuple[Listing, ...]:
        return self.everywhere.listings

    @cached_property
    def by_industry(self) -> dict[str, tuple[Listing, ...]]:
        return _grouped((industry, e) for e in self.live for industry in e.industries)

    @cached_property
    def cities_of(self) -> dict[str, tuple[City, ...]]:
        """State code → its cities with a page, by name."""
        return _grouped((key.state, city) for key, city in self.cities.items())

    def prepare(self) -> None:
        """Work out now what most processes would work out for themselves."""
        for name in ("rolls", "everywhere", "by_industry", "by_kind", "chapters", "cities_of"):
            getattr(self, name)
        for name in ("_near", "_near_cities", "_serving_county", "_statewide"):
            getattr(self, name)

    def parent(self, listing: Listing) -> Listing | None:
        """What the listing is a chapter or branch of."""
        return self.listings.get(listing.entry.parent) if listing.entry.parent else None

    @cached_property
    def _near(self) -> "Near[tuple[Listing, Spot]]":
        return Near((*spot.point, (listing, spot)) for listing in self.live for spot in listing.spots if spot.point)

    @cached_property
    def _near_cities(self) -> "Near[City]":
        return Near((*city.point, city) for city in self.cities.values() if city.point)

    def near(self, point: Point, within: float) -> list[Hit]:
        """Each live listing with a spot within so many miles, once, nearest first."""
        hits: dict[str, Hit] = {}
        for distance, (listing, spot) in self._near.within(point, within):
            hits.setdefault(listing.id, Hit(listing, distance, spot))
        return list(hits.values())

    def nearest_cities(self, point: Point, most: int) -> list[tuple[float, City]]:
        """The nearest cities with a page, with their distances, nearest first."""
        return self._near_cities.nearest(point, most)

    def nearest_city(self, point: Point) -> City | None:
        """The nearest city with a page."""
        found = self.nearest_cities(point, 1)
        return found[0][1] if found else None

    def bigger_city_near(self, city: City) -> tuple[float, City] | None:
        """The nearest clearly bigger city with a page within 250 miles, with its distance."""
        if city.point is None:
            return None
        least = max(4, (3 * city.size + 1) // 2)
        if least not in self._bigger_cities:
            bigger = (other for other in self.cities.values() if other.point and other.size >= least)
            self._bigger_cities[least] = Near((*(other.point or ()), other) for other in bigger)
        found = self._bigger_cities[least].nearest(city.point, 1)
        return found[0] if found and found[0][0] <= FAR else None

    @cached_property
    def _bigger_cities(self) -> "dict[int, Near[City]]":
        """The cities with a page of so many ZIP Codes and more."""
        return {}

    @cached_property
    def _serving_county(self) -> dict[tuple[str, str], tuple[Listing, ...]]:
        return _grouped((county, e) for e in self.live for county in sorted(e.served_counties))

    @cached_property
    def _serving_state(self) -> dict[str, tuple[Listing, ...]]:
        return _grouped((state, e) for e in self.live for state in sorted(_statewide(e)))

    @cached_property
    def _statewide(self) -> dict[str, Roll]:
        return {state: Roll(listings) for state, listings in self._serving_state.items()}

    @cached_property
    def _countywide(self) -> dict[tuple[str, ...], Roll]:
        """What serves some counties and not their state, for those that were asked for."""
        return {}

    def _area(self, city: City) -> tuple[Roll, Roll]:
        """What serves the city's state as a whole, and what serves only its counties: many cities share both."""
        state, key = self._statewide.get(city.key.state, NOBODY), (city.key.state, *city.counties)
        if key not in self._countywide:
            served = (self._serving_county.get((city.key.state, county), ()) for county in city.counties)
            found = {e.id: e for listings in served for e in listings if e.id not in state.ids}
            self._countywide[key] = Roll(tuple(sorted(found.values(), key=lambda e: e.order)))
        return state, self._countywide[key]

    def countywide(self, city: City) -> Roll:
        """What serves the city's counties and not its state."""
        return self._area(city)[1]

    def around(self, city: City) -> Surroundings:
        """What is in a city, near it, for its county and state, and for everybody."""
        here = {e.id: e for e in city.here}
        hits = self.near(city.point, BANDS[-1]) if city.point else []
        near: dict[int, list[Hit]] = {band: [] for band in BANDS}
        for hit in hits:
            if hit.listing.id not in here:
                near[BANDS[0] if hit.miles <= BANDS[0] else BANDS[1]].append(hit)
        seen = here | {hit.listing.id: hit.listing for hit in hits}
        area = self._area(city)
        return Surroundings(
            here=city.here,
            near={band: tuple(found) for band, found in near.items()},
            hits=tuple(hits),
            area=rest(area, seen),
            online=rest((self.everywhere,), seen, tuple(roll.nationwide for roll in area)),
        )


def build(
    entries: Iterable[tuple[str, Kind, Entry, str]],
    taxonomy: Taxonomy,
    gazetteer: Gazetteer,
    quarantine: Quarantine | None = None,
) -> Directory:
    """The directory of checked entries: (id, kind, entry, file) each. `quarantine`: no reader is sent there."""
    held = quarantine or Quarantine()
    own = {row[0]: _held_back(_listing(*row, gazetteer), held) for row in sorted(entries, key=lambda row: row[0])}
    listings = {id_: _with_parents_words(listing, own) for id_, listing in own.items()}
    return Directory(listings, _cities(listings.values(), gazetteer), taxonomy, gazetteer)


def _held_back(listing: Listing, quarantine: Quarantine) -> Listing:
    """The listing with an entry that leads nobody to a suspect site."""
    suspect = quarantine.within(listing.entry)
    if not suspect:
        return listing
    former = listing.entry.website if listing.entry.website in suspect else None
    return replace(listing, entry=quarantined(listing.entry, suspect), suspect=suspect, former_website=former or "")


def _with_parents_words(listing: Listing, listings: Mapping[str, Listing]) -> Listing:
    """The listing with what its parents say and it does not, the nearest parent first."""
    found: dict[str, Any] = {}
    parent, passed = listings.get(listing.entry.parent or ""), {listing.id}
    while parent is not None and parent.id not in passed:
        passed.add(parent.id)
        for name in INHERITED:
            if not getattr(listing.entry, name) and (value := getattr(parent.entry, name)):
                found.setdefault(name, value)
        parent = listings.get(parent.entry.parent or "")
    return replace(listing, inherited=found) if found else listing


def city_key(name: str, state: str, gazetteer: Gazetteer) -> CityKey:
    """The city's identity under its main name, or under the name as written where the gazetteer has none."""
    return _key_of(gazetteer.town(name, state), name, state)


def _key_of(town: Place | None, name: str, state: str) -> CityKey:
    return CityKey(state, slug(town.name if town else name))


def _listing(id_: str, kind: Kind, entry: Entry, file: str, gazetteer: Gazetteer) -> Listing:
    spots = tuple(_spot(location, gazetteer) for location in entry.locations)
    cities, counties, states = set[CityKey](), set[tuple[str, str]](), set[str]()
    for served in entry.serves:
        place = gazetteer.places_served(served)
        if place is None:
            name, _, state = served.rpartition(", ")
            if name:
                cities.add(CityKey(state, slug(name)))
        elif place.kind == "city":
            cities.add(CityKey(place.state, slug(place.name)))
        elif place.kind == "county":
            counties.add((place.state, place.name))
        else:
            states.add(place.state)
    zone = next((spot.zone for spot in spots if spot.zone), None)
    if zone is None and len(states) == 1:
        state_place = gazetteer.state(next(iter(states)))
        zone = state_place.timezone if state_place else None
    return Listing(
        id=id_,
        kind=kind,
        entry=entry,
        file=file,
        spots=spots,
        served_cities=frozenset(cities),
        served_counties=frozenset(counties),
        served_states=frozenset(states),
        nationwide="US" in entry.serves or not (entry.serves or entry.locations),
        zone=zone,
    )


def _spot(location: Location, gazetteer: Gazetteer) -> Spot:
    city = gazetteer.town(location.city, location.state)
    postal = gazetteer.postal_code(location.postal_code) if location.postal_code else None
    best: Place | None = postal or city
    if location.latitude is not None and location.longitude is not None:
        point: Point | None = (location.latitude, location.longitude)
        precision: str | None = location.precision
    else:
        point = best.point if best else None
        precision = ("postal-code" if postal else "city") if best else None
    return Spot(
        written=location,
        city=_key_of(city, location.city, location.state),
        county=location.county or (best.county if best else None),
        point=point,
        precision=precision,
        zone=best.timezone if best else None,
    )


def _cities(listings: Iterable[Listing], gazetteer: Gazetteer) -> dict[CityKey, City]:
    here: dict[CityKey, list[Listing]] = defaultdict(list)
    names: dict[CityKey, str] = {}
    for listing in listings:
        if listing.closed:
            continue
        for key in listing.cities:
            here[key].append(listing)
        for spot in listing.spots:
            names.setdefault(spot.city, spot.written.city)
        for served in listing.entry.serves:
            name, _, state = served.rpartition(", ")
            names.setdefault(CityKey(state, slug(name)), name)
    return {key: _city(key, names.get(key, key.slug), here[key], gazetteer) for key in sorted(here)}


def _city(key: CityKey, name: str, here: list[Listing], gazetteer: Gazetteer) -> City:
    place = gazetteer.town(name, key.state) or gazetteer.town(key.slug.replace("-", " "), key.state)
    spots = [spot for listing in here for spot in listing.spots if spot.city == key]
    counties = tuple(dict.fromkeys(spot.county for spot in spots if spot.county))
    return City(
        key=key,
        name=place.name if place else name,
        counties=gazetteer.counties_of(place) if place else counties,
        point=place.point if place else next((spot.point for spot in spots if spot.point), None),
        zone=place.timezone if place else next((spot.zone for spot in spots if spot.zone), None),
        size=place.size if place else 0,
        here=tuple(sorted(here, key=lambda listing: (listing.unconfirmed, not _is_in(listing, key), listing.order))),
    )


def _is_in(listing: Listing, key: CityKey) -> bool:
    return any(spot.city == key for spot in listing.spots)


def _statewide(listing: Listing) -> frozenset[str]:
    """The states that a listing serves as a whole: a school's own network is at home in its state too."""
    at_home = listing.kind == "alumni-network" and listing.nationwide and not listing.entry.parent
    return listing.served_states | {spot.city.state for spot in listing.spots if at_home}


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
