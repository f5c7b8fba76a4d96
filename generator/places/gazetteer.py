"""Look up the cities, counties, states and ZIPs of the United States, without asking anybody.

Pure once loaded: names and codes in, `Place` out. The tables are compiled from the `zipcodes` package by
`postal.py`; `load` does that once for each version and keeps them through `cache.py`. Each table is parsed
when it is first needed, so that a run which asks for one city does not pay for forty thousand ZIPs.
"""

import functools
import gc
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Any, Literal, NamedTuple

import zipcodes
from rapidfuzz import fuzz, process

from generator import cache, compact, text
from generator.places import names, postal
from generator.places.names import STATES, key
from generator.places.postal import SECTIONS, City, compile_tables

__all__ = ["STATES", "Gazetteer", "Kind", "Place", "load"]

Kind = Literal["state", "county", "city", "postal-code"]

_ALIKE = 60
"""From which likeness in percent a name is worth suggesting; below, the suggestions look like chance."""
_WORD_FIRST = re.compile(r"(City|County|Municipality|City and Borough) of (.+)", re.IGNORECASE)
_COUNTY_WORDS = ("county", "parish", "borough", "censusarea", "municipality", "municipio", "cityandborough")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere with a name, a middle and a clock."""

    kind: Kind
    name: str
    """As in "Sacramento", "Sacramento County", "California", "95814"."""
    state: str
    county: str | None
    """The county of a city or ZIP; None for states and for the territories that have none."""
    latitude: float
    longitude: float
    timezone: str
    """Its IANA name, as in "America/Los_Angeles"."""
    size: int
    """How many ZIPs with delivery lie in it: a stand-in for how many people live there."""
    city: str | None = None
    """The main city of a ZIP; None for the other kinds."""

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude

    @property
    def label(self) -> str:
        """How it is called in a text: "Sacramento, CA", "California", "95814 (Sacramento, CA)"."""
        if self.kind == "state":
            return self.name
        if self.kind == "postal-code":
            return f"{self.name} ({self.city}, {self.state})"
        return f"{self.name}, {self.state}"


class _Cities(NamedTuple):
    name: list[str]
    state: list[str]
    county: list[int]
    latitude: list[float]
    longitude: list[float]
    timezone: list[int]
    size: list[int]


class _PostalCodes(NamedTuple):
    code: list[str]
    city: list[int]
    county: list[int]
    latitude: list[float]
    longitude: list[float]
    timezone: list[int]
    size: list[int]


class _Town(NamedTuple):
    """An accepted name, and the rows of the ZIPs that accept it."""

    name: str
    rows: list[int]


class Gazetteer:
    """The places of `compile_tables`. Case, accents, spaces and "St." for "Saint" do not matter in names."""

    def __init__(self, tables: bytes) -> None:
        lines = tables.split(b"\n")
        self._lines = dict(zip(SECTIONS, lines, strict=True))

    def city(self, name: str, state: str) -> Place | None:
        """The city of that name or further name: "NYC" and "Manhattan" are New York, Edina is Minneapolis."""
        number = self._names.get(state, {}).get(key(name))
        return None if number is None else self._city(number)

    def town(self, name: str, state: str) -> Place | None:
        """As `city`, but a name that mail is accepted under stands for itself: Edina is Edina.

        Its coordinates, county and size come from the ZIPs that accept the name. A name without delivery of
        its own ("NYC") is the city's.
        """
        city, town = self.city(name, state), self._accepting.get((state, key(name)))
        z = self._zips
        telling = [row for row in town.rows if z.size[row]] if town else []
        if city is None or town is None or not telling or key(city.name) == key(name):
            return city
        return Place(
            "city",
            town.name,
            state,
            next(iter(self._county_names(telling)), None),
            round(fmean(z.latitude[row] for row in telling), 4),
            round(fmean(z.longitude[row] for row in telling), 4),
            self._timezones[_most_common(z.timezone[row] for row in telling)[0]],
            len(telling),
        )

    def county(self, name: str, state: str) -> Place | None:
        """The county, parish, borough or municipio, with or without that word; "Baltimore" is the County."""
        return self._counties.get((state, _county_key(name)))

    def state(self, code: str) -> Place | None:
        """The state, district or territory of a two-letter code."""
        return self._states.get(code)

    def postal_code(self, code: str) -> Place | None:
        """The place of a five-digit ZIP, in use or given up."""
        row = self._row_of_code.get(code)
        return None if row is None else self._postal_code(row)

    def counties_of(self, place: Place) -> tuple[str, ...]:
        """All counties that the place's ZIPs lie in, the one with most of them first."""
        return self._county_names(self._rows_of(place))

    def cities_of_postal_code(self, code: str) -> tuple[str, ...]:
        """The main city of a ZIP, then the other names mail is accepted under; empty if unknown."""
        row = self._row_of_code.get(code)
        if row is None:
            return ()
        return (self._cities.name[self._zips.city[row]], *self._accepted.get(code, ()))

    def postal_code_is_in(self, code: str, city: str, state: str) -> bool:
        """Whether an address may name that city with that ZIP, everyday names included ("Queens", 11354)."""
        row = self._row_of_code.get(code)
        if row is None or self._cities.state[self._zips.city[row]] != state:
            return False
        own = {key(name) for name in self.cities_of_postal_code(code)} | set(self._discouraged.get(code, ()))
        return key(city) in own or self._names[state].get(key(city)) == self._zips.city[row]

    def postal_codes_of(self, place: Place) -> tuple[str, ...]:
        """The ZIPs of the place, in order; of a city those under its name, boxes included."""
        return tuple(self._zips.code[row] for row in self._rows_of(place))

    def places_served(self, text: str) -> Place | None:
        """The place that "Sacramento, CA", "Sacramento County, CA" or "CA" names; None for "US" and the rest.

        Without the word "County" a city is meant; a county only where no city is called so ("Queens, NY").
        """
        name, comma, state = (part.strip() for part in text.rpartition(","))
        if not comma:
            return self.state(state)
        if key(name).endswith(_COUNTY_WORDS):
            return self.county(name, state) or self.town(name, state)
        return self.town(name, state) or self.county(name, state)

    def nearest_names(self, name: str, state: str, most: int = 3) -> list[str]:
        """The names of the state's cities that look most like this one, best first."""
        known = self._spellings.get(state, {})
        found = process.extract(key(name), known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=most)
        return [known[match] for match, _, _ in found]

    def cities(self) -> Sequence[Place]:
        """Every city under its main name, by state and name."""
        return self._all_cities

    def postal_codes(self) -> Sequence[Place]:
        """Every ZIP, in order."""
        return self._all_postal_codes

    def section(self, name: str) -> Any:
        """One of the tables, as `postal.SECTIONS` names them."""
        return compact.loads(self._lines[name])

    def tables(self) -> Collection[bytes]:
        """What tells this gazetteer from others: the lines it was made of."""
        return self._lines.values()

    @cached_property
    def _areas(self) -> dict[str, list[Any]]:
        areas: dict[str, list[Any]] = self.section("areas")
        return areas

    @cached_property
    def _timezones(self) -> list[str]:
        return self._areas["timezones"]

    @cached_property
    def _county_list(self) -> list[Place]:
        return [
            Place("county", name, state, name, latitude, longitude, self._timezones[zone], size)
            for name, latitude, longitude, zone, size, state in self._areas["counties"]
        ]

    @cached_property
    def _counties(self) -> dict[tuple[str, str], Place]:
        """By state and key, with the word "County" and without; full names win, then counties proper."""
        named: dict[tuple[str, str], Place] = {}
        for place in sorted(self._county_list, key=lambda place: place.name.endswith("City"), reverse=True):
            named[place.state, _bare_county_key(place.name)] = place
        return named | {(place.state, _county_key(place.name)): place for place in self._county_list}

    @cached_property
    def _states(self) -> dict[str, Place]:
        return {
            code: Place("state", STATES[code], code, None, latitude, longitude, self._timezones[zone], size)
            for code, latitude, longitude, zone, size in self._areas["states"]
        }

    @cached_property
    def _cities(self) -> _Cities:
        return _Cities(*self.section("cities"))

    @cached_property
    def _zips(self) -> _PostalCodes:
        return _PostalCodes(*self.section("postal_codes"))

    @cached_property
    def _names(self) -> dict[str, dict[str, int]]:
        numbers: dict[str, dict[str, int]] = self.section("names")
        return numbers

    @cached_property
    def _accepted(self) -> dict[str, list[str]]:
        accepted: dict[str, list[str]] = self.section("accepted")
        return accepted

    @cached_property
    def _discouraged(self) -> dict[str, list[str]]:
        discouraged: dict[str, list[str]] = self.section("discouraged")
        return discouraged

    @cached_property
    def _row_of_code(self) -> dict[str, int]:
        return {code: row for row, code in enumerate(self._zips.code)}

    @cached_property
    def _rows_of_city(self) -> Mapping[int, list[int]]:
        return _rows_by(self._zips.city)

    @cached_property
    def _accepting(self) -> dict[City, _Town]:
        """The towns behind the accepted names."""
        towns: dict[City, _Town] = {}
        for code, accepted in self._accepted.items():
            row = self._row_of_code[code]
            state = self._cities.state[self._zips.city[row]]
            for name in accepted:
                towns.setdefault((state, key(name)), _Town(name, [])).rows.append(row)
        return towns

    @cached_property
    def _spellings(self) -> dict[str, dict[str, str]]:
        spellings: dict[str, dict[str, str]] = self.section("spellings")
        return spellings

    @cached_property
    def _all_cities(self) -> tuple[Place, ...]:
        places = (self._city(number) for number in range(len(self._cities.name)))
        return tuple(sorted(places, key=lambda place: (place.state, place.name)))

    @cached_property
    def _all_postal_codes(self) -> tuple[Place, ...]:
        return tuple(self._postal_code(row) for row in range(len(self._zips.code)))

    def _city(self, number: int) -> Place:
        c = self._cities
        return Place(
            "city",
            c.name[number],
            c.state[number],
            self._county_name(c.county[number]),
            c.latitude[number],
            c.longitude[number],
            self._timezones[c.timezone[number]],
            c.size[number],
        )

    def _postal_code(self, row: int) -> Place:
        z, city = self._zips, self._zips.city[row]
        return Place(
            "postal-code",
            z.code[row],
            self._cities.state[city],
            self._county_name(z.county[row]),
            z.latitude[row],
            z.longitude[row],
            self._timezones[z.timezone[row]],
            z.size[row],
            self._cities.name[city],
        )

    def _county_name(self, number: int) -> str | None:
        return None if number < 0 else self._county_list[number].name

    def _county_names(self, rows: Iterable[int]) -> tuple[str, ...]:
        counties = (self._county_name(self._zips.county[row]) for row in rows)
        return tuple(_most_common(county for county in counties if county))

    def _rows_of(self, place: Place) -> list[int]:
        """The rows of the place's ZIPs."""
        if place.kind == "postal-code":
            return [row for row in [self._row_of_code.get(place.name)] if row is not None]
        if place.kind == "city":
            return self._rows_of_town(place)
        rows = zip(self._zips.county, self._zips.city, strict=True)
        return [
            row
            for row, (county, city) in enumerate(rows)
            if self._cities.state[city] == place.state
            and (place.kind == "state" or self._county_name(county) == place.name)
        ]

    def _rows_of_town(self, place: Place) -> list[int]:
        city = self.city(place.name, place.state)
        if city is None:
            return []
        if key(city.name) != key(place.name) and (place.state, key(place.name)) in self._accepting:
            return self._accepting[place.state, key(place.name)].rows
        return self._rows_of_city[self._names[place.state][key(place.name)]]


@functools.cache
def load() -> Gazetteer:
    """The gazetteer of the installed `zipcodes` package: from the cache, else compiled and kept there."""
    version = _version()
    tables = cache.read("gazetteer", version)
    if tables is None:
        tables = _compiled()
        cache.write("gazetteer", version, tables)
    return Gazetteer(tables)


def _compiled() -> bytes:
    """The tables from the package's rows; without the garbage collector, which would take half the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return compile_tables(zipcodes.list_all())  # type: ignore[no-untyped-call]
    finally:
        if collecting:
            gc.enable()


def _version() -> str:
    """What the tables depend on: the package's release, and the code that compiles them."""
    code = cache.code_of(names, postal, text)
    return f"{zipcodes.__version__} {hashlib.blake2b(code, digest_size=8).hexdigest()}"


def _most_common(values: Iterable[Any]) -> list[Any]:
    """The values by how often they occur; of equally frequent ones the first by name."""
    return [value for value, _ in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))]


def _rows_by(column: Sequence[int]) -> Mapping[int, list[int]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for row, value in enumerate(column):
        rows[value].append(row)
    return rows


def _county_key(name: str) -> str:
    """Folded, with "City of Richmond" turned into "Richmond City"."""
    return key(_WORD_FIRST.sub(r"\2 \1", name.strip()))


def _bare_county_key(name: str) -> str:
    """Folded, without the word that says what kind of county it is."""
    folded = key(name)
    for word in (*reversed(_COUNTY_WORDS), "city"):
        if folded.endswith(word):
            return folded.removesuffix(word)
    return folded
