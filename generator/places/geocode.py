"""Turn an address into coordinates: offline to its ZIP or city, or to its door by asking a service.

`OfflineGeocoder` is a geopy geocoder over the gazetteer and asks nobody. `online` asks a Nominatim service
(`nominatim.py` says how). Neither writes entries, and a build uses neither.
"""

import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from timeit import default_timer
from typing import Any, Literal, overload

from geopy.adapters import BaseSyncAdapter, URLLibAdapter
from geopy.exc import GeocoderServiceError
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from generator import __version__
from generator.places.gazetteer import Gazetteer, Place, load
from generator.places.names import STATES, key
from generator.places.near import Near
from generator.places.nominatim import Answer, Memory, Online, Patiently, Query, Refusal, politely

__all__ = ["Answer", "OfflineGeocoder", "Online", "Query", "Refusal", "online"]

NOMINATIM = "nominatim.openstreetmap.org"
USER_AGENT = f"Foothold/{__version__} (directory of job-search support)"

_FARTHEST_ZIP = 100
"""Miles from the nearest ZIP beyond which a point lies in no place of ours: abroad, or at sea."""
_ZIP = re.compile(r"(?<![\d-])(\d{5})(?:-\d{4})?$")
_COUNTRY = re.compile(r"[\s,]+(?:USA?|U\.S\.(?:A\.)?|United States(?: of America)?)\s*$", re.IGNORECASE)
_STATE_BY_KEY = {key(name): code for code, name in STATES.items()} | {key(code): code for code in STATES}
_LONGEST_STATE_NAME = 3  # words, in "Northern Mariana Islands"


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """The gazetteer as a geopy geocoder: `geocode("Sacramento, CA")`, `reverse((38.58, -121.49))`.

    A `Location`'s `raw` says how near it comes: `kind` and `precision` are "postal-code", "city", "county"
    or "state", beside `name`, `city`, `county`, `state` and `timezone`. Nothing found is None.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self._gazetteer = gazetteer or load()

    @overload
    def geocode(self, query: Query, *, exactly_one: Literal[True] = True, timeout: Any = ...) -> Location | None: ...

    @overload
    def geocode(self, query: Query, *, exactly_one: Literal[False], timeout: Any = ...) -> list[Location] | None: ...

    def geocode(
        self, query: Query, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The ZIP, city, county or state that the text ends in; or a list of all it may mean, best first.

        `timeout` is there because every geocoder has it; nothing here waits. Raises ValueError for what is
        neither a text nor a structured query.
        """
        del timeout
        return _answer(self._meant(_one_line(query)), exactly_one)

    @overload
    def reverse(self, query: Any, *, exactly_one: Literal[True] = True, timeout: Any = ...) -> Location | None: ...

    @overload
    def reverse(self, query: Any, *, exactly_one: Literal[False], timeout: Any = ...) -> list[Location] | None: ...

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The ZIP nearest to a point, or a list of the five nearest; None at sea and abroad.

        The point is given as geopy takes it: a pair, a text like "38.58, -121.49", a `Point`. Raises
        ValueError for what is no point at all, as geopy's own geocoders do.
        """
        del timeout
        point = Point(query)
        nearest = self._near.nearest((point.latitude, point.longitude), 1 if exactly_one else 5)
        return _answer((place for away, place in nearest if away <= _FARTHEST_ZIP), exactly_one)

    def city_or_postal_code(self, query: Query) -> Place | None:
        """The first ZIP or city that a query may mean."""
        meant = self._meant(_one_line(query))
        return next((place for place in meant if place.kind in ("postal-code", "city")), None)

    @cached_property
    def _near(self) -> Near[Place]:
        """The ZIPs with delivery; boxes and single firms' ZIPs only where a city has no other."""
        delivered = {(city.state, city.name) for city in self._gazetteer.cities() if city.size}
        return Near(
            (*place.point, place)
            for place in self._gazetteer.postal_codes()
            if place.size or (place.state, place.city) not in delivered
        )

    def _meant(self, text: str) -> Iterator[Place]:
        """The places that a text may mean, best first."""
        text = _COUNTRY.sub("", f" {text}").strip(" ,")
        code = _ZIP.search(text)
        rest = text[: code.start()].strip(" ,") if code else text
        state, before = _split_state(rest)
        place = self._gazetteer.postal_code(code[1]) if code else None
        if place and state in (None, place.state):
            yield place
        found = list(self._in_state(before, state)) if state else []
        yield from found or self._anywhere(rest)

    def _in_state(self, text: str, state: str) -> Iterator[Place]:
        """The city or county before the state; behind a street, the last words that are a city."""
        if not text:
            place = self._gazetteer.state(state)
            if place:
                yield place
                yield from self._anywhere(place.name)
            return
        last = text.rpartition(",")[2].strip()
        words = last.split()
        candidates = [last]
        if words and words[0][0].isdigit():
            candidates += [" ".join(words[start:]) for start in range(1, len(words))]
        for candidate in candidates:
            place = self._gazetteer.places_served(f"{candidate}, {state}")
            if place:
                yield place
                return

    def _anywhere(self, name: str) -> Iterator[Place]:
        """The cities of that name in all states, biggest first; else those called so in passing."""
        called = [place for state in STATES if (place := self._gazetteer.city(name, state))]
        named = [place for place in called if key(place.name) == key(name)]
        yield from sorted(named or called, key=lambda place: (-place.size, place.state))


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """What a geocoder that never asks anybody asks with."""

    def get_text(self, *_: object, **__: object) -> str:
        raise GeocoderServiceError("the offline geocoder asks nobody")

    get_json = get_text


def online(
    domain: str = NOMINATIM,
    user_agent: str = USER_AGENT,
    *,
    scheme: Literal["https", "http"] = "https",
    timeout: float = 10,
    retries: int = 2,
    cache_folder: Path | None = None,
    gazetteer: Gazetteer | None = None,
    clock: Callable[[], float] = default_timer,
    sleep: Callable[[float], None] = time.sleep,
) -> Online:
    """A geocoder with street precision: geopy's Nominatim, one question a second, tried again if it falters.

    Answers are kept in the cache, for each domain apart. `clock` and `sleep` are what the waiting is done
    with. The data is OpenStreetMap's: its licence (ODbL) asks whoever publishes it to say so.
    """
    logging.getLogger("geopy").addHandler(logging.NullHandler())  # its retries are no news for the terminal
    service = Nominatim(
        domain=domain, scheme=scheme, user_agent=user_agent, timeout=timeout, adapter_factory=URLLibAdapter
    )
    ask = Patiently(politely(service, sleep), retries=retries, clock=clock, sleep=sleep)
    return Online(ask, OfflineGeocoder(gazetteer).city_or_postal_code, Memory(domain, cache_folder))


def _one_line(query: Query) -> str:
    """A structured query as the line that one would write on an envelope."""
    if isinstance(query, str):
        return query.strip()
    if not isinstance(query, Mapping):
        raise ValueError(f'give a text or a structured query like {{"city": "Sacramento"}}, not {query!r}')
    parts = {name: str(value) for name, value in query.items() if value is not None}
    place = parts.get("city") or parts.get("county") or ""
    end = f"{parts.get('state', '')} {parts.get('postalcode', '')}".strip()
    return ", ".join(part for part in (parts.get("street", ""), place, end) if part)


def _split_state(text: str) -> tuple[str | None, str]:
    """The state that a text ends in, by name or code, and what stands before it."""
    words = text.replace(",", " , ").split()
    for count in range(_LONGEST_STATE_NAME, 0, -1):
        tail = words[-count:]
        state = _STATE_BY_KEY.get(key(" ".join(tail))) if "," not in tail else None
        if state and len(tail) == count:
            return state, " ".join(words[:-count]).replace(" ,", ",").strip(" ,")
    return None, text


def _answer(places: Iterator[Place], exactly_one: bool) -> Location | list[Location] | None:
    if exactly_one:
        place = next(places, None)
        return place and _location(place)
    return [_location(place) for place in dict.fromkeys(places)] or None


def _location(place: Place) -> Location:
    raw = {
        "kind": place.kind,
        "precision": place.kind,
        "name": place.name,
        "city": place.name if place.kind == "city" else place.city,
        "county": place.county,
        "state": place.state,
        "timezone": place.timezone,
    }
    return Location(place.label, place.point, raw)
