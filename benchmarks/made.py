"""Make as many entries as a benchmark wants from the real ones, moved to other cities and renamed.

For the search, whose questions need the words that real entries hold; `entries.py` makes whole files out of nothing.
Pure: the same entries, count and seed give the same values. What is made keeps the shape of the
real data (kinds, fields, lengths, how many serve a state or the country), so that sizes and times mean something.
"""

import random
from collections.abc import Iterator, Sequence

from benchmarks.words import FIRST, SECOND, spot
from generator.directory import Directory
from generator.entries.model import Entry, Kind, Location
from generator.places.gazetteer import Gazetteer, Place
from generator.text import slug

Made = tuple[str, Kind, Entry, str]
"""As `directory.build` takes it: id, kind, entry, file."""


def made(real: Directory, count: int, seed: int = 1) -> Iterator[Made]:
    """So many entries, each one of the real ones in a city that is drawn by its size."""
    chance = random.Random(seed)
    places = real.gazetteer
    cities = [city for city in places.cities() if city.size]
    models = sorted(real.live, key=lambda listing: listing.id)
    taken: set[str] = set()
    drawn = chance.choices(cities, [city.size for city in cities], k=count)
    for number, city in enumerate(drawn):
        model = models[chance.randrange(len(models))]
        entry = _moved(model.entry, city, chance, places)
        folder = city.state.lower() if entry.locations or "US" not in entry.serves else "us"
        id_ = f"{folder}/{slug(entry.name)}"
        if id_ in taken:
            entry = entry.model_copy(update={"name": f"{entry.name} {number}"})
            id_ = f"{id_[:70]}-{number}"
        taken.add(id_)
        yield id_, model.kind, entry, f"{model.kind}/{number}.yaml"


def _moved(entry: Entry, city: Place, chance: random.Random, places: Gazetteer) -> Entry:
    """The entry in another city, under another name."""
    old = entry.locations[0].city if entry.locations else ""
    words = f"{chance.choice(FIRST)} {chance.choice(SECOND)}"
    base = entry.name.replace(old, city.name) if old and old in entry.name else f"{entry.name} {city.name}"
    changes = {
        "name": f"{words} {base}"[:110].strip(),
        "also_known_as": [f"{name} {city.name}"[:100] for name in entry.also_known_as],
        "locations": [_location(city, chance, places)] if entry.locations else [],
        "serves": _serves(entry.serves, city),
        "parent": None,
        "formerly": [],
    }
    return entry.model_copy(update=changes)


def _location(city: Place, chance: random.Random, places: Gazetteer) -> Location:
    """The middle of the city, or for every second entry one of its ZIPs."""
    point, code = spot(city, places, chance)
    return Location(
        city=city.name,
        state=city.state,
        county=city.county,
        postal_code=code.name if code else None,
        latitude=point.latitude,
        longitude=point.longitude,
        precision="postal-code" if code else "city",
    )


def _serves(served: Sequence[str], city: Place) -> list[str]:
    """Whom the moved entry serves: the same sorts of places around its new city."""
    kinds = dict.fromkeys(_sort(place) for place in served)
    named = {"us": "US", "state": city.state, "city": city.label, "county": f"{city.county}, {city.state}"}
    return [named[kind] for kind in kinds if kind != "county" or city.county]


def _sort(place: str) -> str:
    if place == "US":
        return "us"
    if len(place) == 2:
        return "state"
    return "county" if place.partition(",")[0].endswith(("County", "Parish", "Borough", "Municipio")) else "city"
