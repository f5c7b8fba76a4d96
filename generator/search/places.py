"""The places that a search understands: cities with their other names, counties, regions, ZIPs.

Pure: the gazetteer in, rows out. A place is a JSON array, to be read by `docs/assets/js/search/places.js`:

    [name, "CA", latitude, longitude, size, ["sacramento-county"], reach, slug of the city it belongs to]

The end may be missing. `size` is the number of ZIPs with delivery; behind the point it tells places of one size
apart: a half more where an entry is, a hundredth for every ten ZIPs of the county. `reach` is how many miles a county
or region extends. A name that mail is accepted under belongs to a city that may have another name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator import compact
from generator.places.gazetteer import Gazetteer, Place
from generator.places.names import WELL_KNOWN
from generator.places.near import miles
from generator.search.parts import Shelf, made
from generator.text import fold_place, slug

WELL_KNOWN_SIZE = 3
"""From so many ZIPs on a city stands in the vocabulary, where even its first letter may be wrong."""
FURTHEST_COUNTY = 60
"""Miles: a county's reach is bounded, so that the largest (Alaska's, San Bernardino) do not fetch half a state."""
ZIPS_A_PART = 700

NICKNAMES: Mapping[tuple[str, str], str] = {
    **WELL_KNOWN,
    ("AZ", "PHX"): "Phoenix",
    ("AZ", "Valley of the Sun"): "Phoenix",
    ("CA", "L A"): "Los Angeles",
    ("CA", "Frisco"): "San Francisco",
    ("CA", "Sac"): "Sacramento",
    ("FL", "Jax"): "Jacksonville",
    ("FL", "Ft Lauderdale"): "Fort Lauderdale",
    ("GA", "ATL"): "Atlanta",
    ("GA", "Hotlanta"): "Atlanta",
    ("IL", "Chi-Town"): "Chicago",
    ("IL", "Windy City"): "Chicago",
    ("LA", "Big Easy"): "New Orleans",
    ("LA", "BR"): "Baton Rouge",
    ("LA", "Nueva Orleans"): "New Orleans",
    ("MD", "Bmore"): "Baltimore",
    ("MI", "GR"): "Grand Rapids",
    ("MI", "Motor City"): "Detroit",
    ("MN", "MPLS"): "Minneapolis",
    ("MO", "KC"): "Kansas City",
    ("MO", "STL"): "St. Louis",
    ("NC", "Fort Bragg"): "Fayetteville",
    ("NC", "Fort Liberty"): "Fayetteville",
    ("NM", "ABQ"): "Albuquerque",
    ("NY", "Big Apple"): "New York",
    ("NY", "NYC"): "New York",
    ("NY", "Nueva York"): "New York",
    ("NY", "New York City"): "New York",
    ("NY", "Manhattan"): "New York",
    ("OH", "Cincy"): "Cincinnati",
    ("OK", "OKC"): "Oklahoma City",
    ("OR", "PDX"): "Portland",
    ("PA", "Filadelfia"): "Philadelphia",
    ("PA", "PGH"): "Pittsburgh",
    ("TX", "ATX"): "Austin",
    ("TX", "HTX"): "Houston",
    ("TX", "San Antone"): "San Antonio",
    ("UT", "Salt Lake"): "Salt Lake City",
    ("UT", "SLC"): "Salt Lake City",
    ("WA", "JBLM"): "Tacoma",
}
"""(state, what people call it) → the city."""

REGIONS: Mapping[tuple[str, str], tuple[str, int]] = {
    ("CA", "Bay Area"): ("San Francisco", 40),
    ("CA", "San Francisco Bay Area"): ("San Francisco", 40),
    ("CA", "East Bay"): ("Oakland", 25),
    ("CA", "Silicon Valley"): ("San Jose", 25),
    ("CA", "Inland Empire"): ("Riverside", 35),
    ("CA", "Central Valley"): ("Fresno", 60),
    ("CA", "Southern California"): ("Los Angeles", 60),
    ("CA", "SoCal"): ("Los Angeles", 60),
    ("CA", "Lake Tahoe"): ("South Lake Tahoe", 25),
    ("CA", "Central Coast"): ("San Luis Obispo", 45),
    ("CO", "Western Slope"): ("Grand Junction", 60),
    ("CO", "Front Range"): ("Denver", 60),
    ("DC", "DMV"): ("Washington", 30),
    ("DC", "National Capital Region"): ("Washington", 30),
    ("FL", "Central Florida"): ("Orlando", 45),
    ("FL", "Emerald Coast"): ("Fort Walton Beach", 40),
    ("FL", "Florida Panhandle"): ("Panama City", 60),
    ("FL", "Treasure Coast"): ("Port Saint Lucie", 30),
    ("FL", "South Florida"): ("Fort Lauderdale", 45),
    ("FL", "Tampa Bay"): ("Tampa", 30),
    ("FL", "Space Coast"): ("Melbourne", 35),
    ("GA", "Metro Atlanta"): ("Atlanta", 35),
    ("IA", "Quad Cities"): ("Davenport", 25),
    ("IL", "Chicagoland"): ("Chicago", 40),
    ("MA", "Cape Cod"): ("Hyannis", 35),
    ("MI", "Metro Detroit"): ("Detroit", 30),
    ("MI", "Upper Peninsula"): ("Marquette", 60),
    ("MN", "Twin Cities"): ("Minneapolis", 25),
    ("NC", "Research Triangle"): ("Durham", 30),
    ("NC", "Triad"): ("Greensboro", 30),
    ("NJ", "Jersey Shore"): ("Toms River", 35),
    ("NJ", "North Jersey"): ("Newark", 30),
    ("NJ", "South Jersey"): ("Cherry Hill", 35),
    ("NY", "Western New York"): ("Buffalo", 45),
    ("NY", "Long Island"): ("Hicksville", 45),
    ("NY", "Queens"): ("Jamaica", 10),
    ("NY", "Hudson Valley"): ("Poughkeepsie", 45),
    ("NY", "Capital District"): ("Albany", 30),
    ("PA", "Lehigh Valley"): ("Allentown", 25),
    ("TX", "Permian Basin"): ("Midland", 45),
    ("TX", "DFW"): ("Dallas", 40),
    ("TX", "Dallas Fort Worth"): ("Dallas", 40),
    ("TX", "Dallas-Fort Worth Metroplex"): ("Dallas", 40),
    ("TX", "Rio Grande Valley"): ("McAllen", 45),
    ("UT", "Wasatch Front"): ("Salt Lake City", 45),
    ("VA", "Hampton Roads"): ("Norfolk", 35),
    ("VA", "Tidewater"): ("Norfolk", 35),
    ("VA", "Northern Virginia"): ("Fairfax", 25),
    ("VA", "NoVA"): ("Fairfax", 25),
    ("VA", "Shenandoah Valley"): ("Harrisonburg", 60),
    ("WA", "Puget Sound"): ("Seattle", 40),
    ("WA", "Tri-Cities"): ("Kennewick", 25),
    ("WI", "Fox Valley"): ("Appleton", 30),
}
"""(state, region) → the city in its middle, and how many miles it extends. What is a city's name too stays a city."""


class Named(NamedTuple):
    """A place as a row, under the name it is looked up by (`key`)."""

    key: str
    row: list[Any]


class Table(NamedTuple):
    """All places."""

    well_known: list[Named]
    """Big cities and regions: they stand in the vocabulary."""
    nicknames: list[list[str]]
    """[what people call it, the city's name, state]."""
    others: list[Named]
    """Every other city, further name and county: they are fetched by the letters they begin with."""
    zips: list[Shelf]


def key(name: str) -> str:
    """What spellings of one name share: without spaces, "St." spelt out."""
    return fold_place(name).replace(" ", "")


def compiled(gazetteer: Gazetteer) -> Table:
    """The places of the gazetteer, sorted by key, then the bigger first."""
    well_known, others = list(_regions(gazetteer)), list(_counties(gazetteer))
    for place in gazetteer.cities():
        named = Named(key(place.name), _row(place, gazetteer))
        (well_known if place.size >= WELL_KNOWN_SIZE else others).append(named)
    others.extend(_towns(gazetteer))
    nicknames = [[name, city, state] for (state, name), city in sorted(NICKNAMES.items())]
    return Table(_sorted(well_known), nicknames, _sorted(others), list(_zip_shelves(gazetteer)))


def _row(place: Place, gazetteer: Gazetteer, reach: int = 0, city: str = "") -> list[Any]:
    counties = [slug(county) for county in gazetteer.counties_of(place)[:4]] if place.kind == "city" else []
    row = [
        place.name,
        place.state,
        round(place.latitude, 3),
        round(place.longitude, 3),
        place.size + _standing(place, gazetteer),
        counties or ([slug(place.county)] if place.county else []),
        reach,
        city,
    ]
    while len(row) > 5 and not row[-1]:
        row.pop()
    return row


def _standing(place: Place, gazetteer: Gazetteer) -> float:
    """How large the county of a small city is: of two Hobokens the one in New Jersey is meant."""
    county = gazetteer.county(place.county, place.state) if place.kind == "city" and place.county else None
    return round(min(0.4, county.size / 1000), 2) if county and place.size < WELL_KNOWN_SIZE else 0


def _towns(gazetteer: Gazetteer) -> Iterator[Named]:
    """The names that mail is accepted under, each a place with coordinates of its own."""
    names = {
        (place.state, name)
        for place in gazetteer.postal_codes()
        for name in gazetteer.cities_of_postal_code(place.name)[1:]
    }
    for state, name in sorted(names):
        town, city = gazetteer.town(name, state), gazetteer.city(name, state)
        if town and city and town.name != city.name:
            yield Named(key(name), _row(town, gazetteer, city=slug(city.name)))


def _counties(gazetteer: Gazetteer) -> Iterator[Named]:
    """Counties under their full name; how far one extends is how far its ZIPs lie from its middle."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for place in gazetteer.postal_codes():
        if place.county:
            points[place.state, place.county].append(place.point)
    for (state, name), around in sorted(points.items()):
        county = gazetteer.county(name, state)
        if county:
            reach = max(5, *(miles(county.point, point) for point in around))
            yield Named(key(name), _row(county, gazetteer, reach=min(FURTHEST_COUNTY, round(reach))))


def _regions(gazetteer: Gazetteer) -> Iterator[Named]:
    for (state, name), (city, reach) in sorted(REGIONS.items()):
        place = gazetteer.city(city, state)
        if place:
            row = _row(place, gazetteer, reach=reach, city=slug(place.name))
            yield Named(key(name), [name, *row[1:]])


def _sorted(places: Iterable[Named]) -> list[Named]:
    """By key; of one key the bigger place first; each place once."""
    ordered = sorted(places, key=lambda named: (named.key, -named.row[4], named.row[1], named.row[0]))
    return [named for number, named in enumerate(ordered) if not number or named != ordered[number - 1]]


def _zip_shelves(gazetteer: Gazetteer) -> Iterator[Shelf]:
    """The ZIPs, some hundreds a part: {"in": [[city, state, county]], "zips": [[code, place, latitude, longitude]]}."""
    places = gazetteer.postal_codes()
    for start in range(0, len(places), ZIPS_A_PART):
        yield _zip_shelf(places[start : start + ZIPS_A_PART])


def _zip_shelf(places: Iterable[Place]) -> Shelf:
    towns: dict[tuple[str, str, str], int] = {}
    rows: list[list[Any]] = []
    for place in places:
        town = (place.city or "", place.state, slug(place.county) if place.county else "")
        number = towns.setdefault(town, len(towns))
        rows.append([place.name, number, round(place.latitude, 3), round(place.longitude, 3)])
    return Shelf(rows[0][0], made("zips", compact.text({"in": list(towns), "zips": rows})))
