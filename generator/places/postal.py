"""Compile the rows of the `zipcodes` package into the tables that the gazetteer looks things up in.

Pure: rows in, bytes out. What the rows get wrong is mended here, once: missing coordinates, counties and
zones, two spellings of one county, a post-office box counted to a far county, names in the postal
service's bare spelling. `gazetteer.py` reads the bytes; its `load` keeps them.

The bytes are lines of JSON in the order of `SECTIONS`, each parsed only when something asks for it.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator import compact
from generator.places.names import STATES, WELL_KNOWN, county_spelt, is_place, key, spelt

K = TypeVar("K")
City = tuple[str, str]
"""A state's code and the `key` of a name (of a county: its name)."""

SECTIONS = ("areas", "cities", "postal_codes", "names", "accepted", "discouraged", "spellings")

_MOVED: Mapping[str, tuple[float, float]] = {
    "99723": (71.2906, -156.7886),  # Utqiagvik, in the rows 69 miles inland
}
"""Coordinates that the rows get wrong by more than a county is wide."""


@dataclass(slots=True)
class _Zip:
    """One row, made typed; the fields that can be wrong in the rows are filled while compiling."""

    code: str
    kind: str
    active: bool
    city: str
    state: str
    county: str
    timezone: str
    point: tuple[float, float] | None
    accepted: tuple[str, ...]
    discouraged: tuple[str, ...]
    city_key: City
    is_delivery: bool
    """Mail is carried to people's doors there: neither a box, nor one firm's own code, nor given up."""


@dataclass
class _Group:
    """The ZIPs of one city, county or state, and what they say together."""

    zips: list[_Zip] = field(default_factory=list)

    @functools.cached_property
    def telling(self) -> list[_Zip]:
        """The ZIPs that say where it is: those with delivery, else the living, else all."""
        return [z for z in self.zips if z.is_delivery] or [z for z in self.zips if z.active] or self.zips

    @property
    def size(self) -> int:
        return sum(z.is_delivery for z in self.zips)


def compile_tables(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The tables of all rows, one line of JSON for each of `SECTIONS`; the same rows give the same bytes."""
    zips = sorted((_zip(row) for row in rows if is_place(row["city"], row["state"])), key=lambda z: z.code)
    _mend_points(zips)
    _mend_timezones(zips)
    _mend_counties(zips)
    cities = _groups(zips, lambda z: z.city_key)
    counties = _groups((z for z in zips if z.county), lambda z: (z.state, z.county))
    states = _groups(zips, lambda z: z.state)
    city_numbers = {name: number for number, name in enumerate(cities)}
    county_numbers = {name: number for number, name in enumerate(counties)}
    timezones = {zone: number for number, zone in enumerate(sorted({z.timezone for z in zips}))}
    sections = {
        "areas": {
            "timezones": list(timezones),
            "counties": [[name, *_summary(group, timezones), s] for (s, name), group in counties.items()],
            "states": [[s, *_summary(group, timezones)] for s, group in states.items()],
        },
        "cities": _columns(_city_row(group, timezones, county_numbers) for group in cities.values()),
        "postal_codes": _columns(_zip_row(z, timezones, city_numbers, county_numbers) for z in zips),
        "names": _names(zips, cities, city_numbers),
        "accepted": {z.code: z.accepted for z in zips if z.accepted},
        "discouraged": {z.code: z.discouraged for z in zips if z.discouraged},
        "spellings": _spellings(zips),
    }
    return b"\n".join(compact.dumps(sections[name]) for name in SECTIONS)


def _zip(row: Mapping[str, Any]) -> _Zip:
    state, main = row["state"], key(row["city"])
    accepted = {key(name): spelt(name, state) for name in row["acceptable_cities"]}
    discouraged = row["unacceptable_cities"] if row["zip_code_type"] != "UNIQUE" else ()
    in_use = dict.fromkeys(key(name) for name in discouraged)
    return _Zip(
        code=row["zip_code"],
        kind=row["zip_code_type"],
        active=row["active"],
        city=spelt(row["city"], state),
        state=state,
        county=county_spelt(row["county"], state),
        timezone=row["timezone"] if "/" in row["timezone"] else "",
        point=_MOVED.get(row["zip_code"]) or _point(row["lat"], row["long"]),
        accepted=tuple(spelling for name, spelling in accepted.items() if name not in ("", main)),
        discouraged=tuple(name for name in in_use if name not in ("", main, *accepted)),
        city_key=(state, main),
        is_delivery=row["active"] and row["zip_code_type"] == "STANDARD",
    )


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    """The coordinates of a row; 0, 0 and nothing at all both stand for "not known"."""
    north, east = float(latitude or 0), float(longitude or 0)
    return (north, east) if north and east else None


def _mend_points(zips: Sequence[_Zip]) -> None:
    """A ZIP without coordinates gets the middle of its city, else of its sorting area, else of its state."""
    areas: list[Callable[[_Zip], object]] = [
        lambda z: z.city_key,
        lambda z: (z.state, z.code[:3]),
        lambda z: z.state,
    ]
    for area in areas:
        located = _groups((z for z in zips if z.point), area)
        for z in zips:
            if z.point is None and area(z) in located:
                z.point = _middle(located[area(z)])


def _mend_timezones(zips: Sequence[_Zip]) -> None:
    """A ZIP without a time zone gets that of the nearest ZIP of its state."""
    for z in zips:
        if not z.timezone:
            z.timezone = _nearest(z, (o for o in zips if o.timezone and o.state == z.state)).timezone


def _mend_counties(zips: Sequence[_Zip]) -> None:
    """One spelling each; missing ones from the city or nearest ZIP; a box in a far county back to its city's.

    The Virgin Islands, Guam, American Samoa and the Northern Marianas have none in the rows, and get none.
    """
    spellings: dict[City, Counter[str]] = defaultdict(Counter)
    for z in zips:
        spellings[z.state, key(z.county)][z.county] += 1
    for z in zips:
        z.county = _most_common(spellings[z.state, key(z.county)])
    with_county = _groups((z for z in zips if z.county), lambda z: z.state)
    for group in _groups(zips, lambda z: z.city_key).values():
        of_city = Counter(z.county for z in group.zips if z.county)
        for z in group.zips:
            if z.state in with_county:
                z.county = _right_county(z, of_city, with_county[z.state].zips)


def _right_county(z: _Zip, of_city: Counter[str], of_state: Sequence[_Zip]) -> str:
    if not z.county:
        return _most_common(of_city) if of_city else _nearest(z, of_state).county
    main = _most_common(of_city)
    if z.kind == "STANDARD" or of_city[z.county] > 1 or of_city[main] < 3:
        return z.county
    others = [o for o in of_state if o.county == z.county and o is not z]
    a_quarter_degree = 0.0625
    return z.county if others and _squared_degrees(z, _nearest(z, others)) < a_quarter_degree else main


def _nearest(z: _Zip, others: Iterable[_Zip]) -> _Zip:
    return min(others, key=lambda other: (_squared_degrees(z, other), other.code))


def _squared_degrees(a: _Zip, b: _Zip) -> float:
    """How far apart, roughly: good enough to choose a neighbour."""
    (a_north, a_east), (b_north, b_east) = a.point or (0, 0), b.point or (0, 0)
    return (a_north - b_north) ** 2 + (a_east - b_east) ** 2


def _groups(zips: Iterable[_Zip], area: Callable[[_Zip], K]) -> dict[K, _Group]:
    groups: dict[K, _Group] = defaultdict(_Group)
    for z in zips:
        groups[area(z)].zips.append(z)
    return dict(groups)


def _middle(group: _Group) -> tuple[float, float]:
    points = [z.point for z in group.telling if z.point]
    north, east = zip(*points, strict=True)
    return round(sum(north) / len(points), 4), round(sum(east) / len(points), 4)


def _most_common(names: Sequence[str] | Counter[str]) -> str:
    """The most frequent; of several the first by name."""
    if len(different := set(names)) == 1:
        return different.pop()
    counter = Counter(names)
    return min(different, key=lambda name: (-counter[name], name))


def _summary(group: _Group, timezones: Mapping[str, int]) -> list[Any]:
    """Latitude, longitude, number of the time zone, number of delivery ZIPs."""
    zone = _most_common([z.timezone for z in group.telling])
    return [*_middle(group), timezones[zone], group.size]


def _city_row(group: _Group, timezones: Mapping[str, int], counties: Mapping[City, int]) -> list[Any]:
    first = group.telling[0]
    county = _most_common([z.county for z in group.telling])
    name = _most_common([z.city for z in group.zips])
    return [name, first.state, counties.get((first.state, county), -1), *_summary(group, timezones)]


def _zip_row(
    z: _Zip,
    timezones: Mapping[str, int],
    cities: Mapping[City, int],
    counties: Mapping[City, int],
) -> list[Any]:
    latitude, longitude = z.point or (0.0, 0.0)
    county, timezone = counties.get((z.state, z.county), -1), timezones[z.timezone]
    return [z.code, cities[z.city_key], county, latitude, longitude, timezone, int(z.is_delivery)]


def _columns(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _names(
    zips: Sequence[_Zip],
    cities: Mapping[City, _Group],
    numbers: Mapping[City, int],
) -> dict[str, dict[str, int]]:
    """For each state, the number of the city behind each name: its own, an accepted one, one only in use.

    Its own name wins over other cities' further names. An accepted name belongs to the city with most ZIPs
    under it; one that the postal service discourages only if that city has more than half of them ("Queens"
    has forty cities, and means none of them).
    """
    names: dict[str, dict[str, int]] = {state: {} for state in STATES}
    for rule in (_discouraged, _well_known, _accepted):
        for (state, name), city in rule(zips, cities):
            names[state][name] = numbers[city]
    for state, name in cities:
        names[state][name] = numbers[state, name]
    return names


def _spellings(zips: Sequence[_Zip]) -> dict[str, dict[str, str]]:
    """For each state, the names that mail is accepted under, as they are written."""
    spellings: dict[str, dict[str, str]] = {state: {} for state in STATES}
    for z in zips:
        for name in z.accepted:
            spellings[z.state].setdefault(key(name), name)
    for z in zips:
        spellings[z.state][z.city_key[1]] = z.city
    return spellings


def _discouraged(zips: Sequence[_Zip], _: Mapping[City, _Group]) -> Iterator[tuple[City, City]]:
    for name, claims in _claims(zips, lambda z: z.discouraged).items():
        city, most = min(claims.items(), key=lambda claim: (-claim[1], claim[0]))
        if most * 2 > sum(claims.values()):
            yield name, city


def _well_known(_: Sequence[_Zip], cities: Mapping[City, _Group]) -> Iterator[tuple[City, City]]:
    for (state, name), city in WELL_KNOWN.items():
        if (state, key(city)) in cities:
            yield (state, key(name)), (state, key(city))


def _accepted(zips: Sequence[_Zip], cities: Mapping[City, _Group]) -> Iterator[tuple[City, City]]:
    for name, claims in _claims(zips, lambda z: [key(n) for n in z.accepted]).items():
        yield name, min(claims, key=lambda city: (-claims[city], -cities[city].size, city))


def _claims(zips: Sequence[_Zip], names: Callable[[_Zip], Iterable[str]]) -> dict[City, Counter[City]]:
    """For each further name, how many ZIPs each city has under it."""
    claims: dict[City, Counter[City]] = defaultdict(Counter)
    for z in zips:
        for name in names(z):
            claims[z.state, name][z.city_key] += 1
    return claims
