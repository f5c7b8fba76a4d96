"""The words that made-up names are put together from, and the cities that made-up entries stand in. Pure."""

import random
from collections.abc import Iterator

from generator.places.gazetteer import Gazetteer, Place

FIRST = (
    "Amber Harbor Maple Lantern Summit Cedar River Anchor Meadow Granite Juniper Copper Willow Prairie Canyon"
    " Delta Falcon Orchard Quarry Timber Beacon Clover Drift Ember Fern Glen Heron Island Jasper Kestrel"
    " Laurel Mesa North Ocean Pine Quail Ridge Sage Tidal Upland Valley Western Yarrow Zephyr"
).split()
SECOND = (
    "Bridge Circle Compass Corner Door Exchange Forum Gate Guild House Ladder League Path Roundtable Table"
    " Trust Union Way Alliance Bench Council Deck Engine Forge Garden Hall Junction Kiln Loft Mill Nest"
).split()
SMALL_TOWN = 40
"""One entry in so many stands in a town of any size; the others in a city of several ZIP Codes."""
STEEPNESS = 1.3
"""Power of a city's number of ZIP Codes: 2,500 entries fall into about as many cities as the real ones (650),
100,000 into about 4,500, and the largest city has one in forty."""


def drawn(places: Gazetteer, count: int, chance: random.Random) -> Iterator[Place]:
    """So many cities, large ones more often: ZIP Codes stand for people, whom the gazetteer does not count."""
    towns = [city for city in places.cities() if city.size]
    cities = [city for city in towns if city.size > 1]
    by_people = [city.size**STEEPNESS for city in cities]
    by_codes = [town.size for town in towns]
    large = iter(chance.choices(cities, by_people, k=count))
    small = iter(chance.choices(towns, by_codes, k=count // SMALL_TOWN + 1))
    for number in range(count):
        yield next(small) if number % SMALL_TOWN == SMALL_TOWN - 1 else next(large)


def spot(city: Place, places: Gazetteer, chance: random.Random) -> tuple[Place, Place | None]:
    """Where in the city: (the point, its ZIP Code), the ZIP in every second case, else the middle."""
    codes = places.postal_codes_of(city) if chance.randrange(2) else ()
    code = places.postal_code(chance.choice(codes)) if codes else None
    return code or city, code
