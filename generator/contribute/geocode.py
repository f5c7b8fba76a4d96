"""Write coordinates into entries: ask a geocoder for each location that it can place better, and amend the file.

The rest of a file stays as it is, comments included. An amended text is read again before it is written; if
anything but the coordinates had changed, the file would stay untouched.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from generator.contribute.amend import CannotAmend, with_fields
from generator.contribute.files import write_whole
from generator.entries.source import read
from generator.places.geocode import OfflineGeocoder
from generator.places.nominatim import Online, Refusal

RANK = {None: 0, "city": 1, "postal-code": 2, "street": 3}
"""How good a precision is: coordinates are only ever replaced by better ones."""


@dataclass(frozen=True, slots=True)
class Found:
    """Coordinates for a location, WGS 84 degrees."""

    latitude: float
    longitude: float
    precision: Literal["street", "postal-code", "city"]


class Provider(Protocol):
    """Finds a location as written, or says why not; None means that there is nothing better to find."""

    def __call__(self, location: Mapping[str, Any]) -> Found | str | None: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of one location."""

    path: str
    place: str
    """The location in words, "100 Main St, Sacramento, CA 95814"."""
    outcome: str
    """"street: 38.58, -121.49", or why nothing was written."""
    written: bool


def geocode_files(files: list[Path], provider: Provider, show: Callable[[Path], str]) -> Iterator[Placed]:
    """Amend each file in turn; what was written stays written when the run is interrupted."""
    for file in files:
        yield from _geocode_file(file, provider, show(file))


def _geocode_file(file: Path, provider: Provider, shown: str) -> Iterator[Placed]:
    data = file.read_bytes()
    source = read(shown, data)
    values = source.values
    locations = values.get("locations") if isinstance(values, dict) else None
    if source.problems or not isinstance(locations, list):
        if source.problems:
            yield Placed(shown, "", f"left out: {source.problems[0].what}; run validate first", False)
        return
    text = data.decode("utf-8")
    for number, location in enumerate(locations):
        if not isinstance(location, dict):
            continue
        place = _in_words(location)
        found = provider(location)
        if found is None:
            continue
        if isinstance(found, str):
            yield Placed(shown, place, found, False)
            continue
        try:
            text = _amended(text, number, found)
        except CannotAmend as reason:
            yield Placed(shown, place, f"left as it is: {reason}", False)
            continue
        write_whole(file, text.encode("utf-8"))
        yield Placed(shown, place, f"{found.precision}: {found.latitude}, {found.longitude}", True)


def _amended(text: str, number: int, found: Found) -> str:
    """The text with the coordinates; raises CannotAmend when anything else would change."""
    fields = {
        "latitude": str(found.latitude),
        "longitude": str(found.longitude),
        "precision": found.precision,
    }
    wanted = deepcopy(read("", text.encode()).values)
    wanted["locations"][number] |= {
        "latitude": found.latitude,
        "longitude": found.longitude,
        "precision": found.precision,
    }
    amended = with_fields(text, ("locations", number), fields)
    if read("", amended.encode()).values != wanted:
        raise CannotAmend("the location is written in a way that cannot be amended; write it in block style")
    return amended


def offline(geocoder: OfflineGeocoder) -> Provider:
    """Places a location by its ZIP or city, when it has no coordinates or only its city's."""

    def provide(location: Mapping[str, Any]) -> Found | str | None:
        precision: Literal["postal-code", "city"] = "postal-code" if location.get("postal_code") else "city"
        if RANK[location.get("precision")] >= RANK[precision]:
            return None
        query = " ".join(str(location[key]) for key in ("postal_code",) if location.get(key))
        place = geocoder.geocode(query or f"{location.get('city')}, {location.get('state')}")
        if place is None or place.raw["precision"] != precision:
            return "the gazetteer does not know this place"
        return Found(round(place.latitude, 4), round(place.longitude, 4), precision)

    return provide


def nominatim(service: Online) -> Provider:
    """Places a location by its street, when it has one and no street precision yet."""

    def provide(location: Mapping[str, Any]) -> Found | str | None:
        if not location.get("street") or RANK[location.get("precision")] == RANK["street"]:
            return None
        names = {"street": "street", "city": "city", "state": "state", "postal_code": "postalcode"}
        query = {theirs: str(location[ours]) for ours, theirs in names.items() if location.get(ours)}
        answer = service.look_up(query)
        if isinstance(answer, Refusal):
            return answer.reason
        return Found(answer.latitude, answer.longitude, answer.precision)

    return provide


def _in_words(location: Mapping[str, Any]) -> str:
    street, city = location.get("street"), location.get("city")
    state = f"{location.get('state', '')} {location.get('postal_code', '')}".strip()
    return ", ".join(str(part) for part in (street, city, state) if part)
