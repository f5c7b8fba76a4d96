"""Ask a Nominatim service where a door is: as its usage policy wants it, and without believing everything.

Who asks is named, there is one question a second, no question is asked twice, and whoever is turned away
stays away. The asking goes through geopy; the waiting and the clock are arguments. Judging an answer is pure.
"""

import json
import math
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from generator import cache
from generator.places.gazetteer import Place
from generator.places.near import miles

Query = str | Mapping[str, str]
"""An address in one line, or Nominatim's structured query: street, city, county, state, postalcode."""

_SECONDS_BETWEEN = 1
"""The policy of nominatim.openstreetmap.org: at most one request a second."""
_SECONDS_AFTER_TROUBLE = 5
_LONGEST_WAIT = 120
"""Seconds that we wait when the service tells us to come back later; if it wants more, we stop."""
_FARTHEST_ANSWER = 50
"""Miles that an answer may lie from the ZIP or city asked for; validation allows coordinates the same."""
_COUNTRIES = ["us", "pr", "gu", "vi", "as", "mp"]
_KEPT = ("lat", "lon", "display_name", "class", "category", "type", "addresstype")
_DOORS = frozenset("amenity building club craft healthcare historic house leisure office shop tourism".split())
"""Nominatim's classes and address types of single places; its `place` is as often a city as a house."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a door is."""

    latitude: float
    longitude: float
    address: str
    """The service's own words for it."""
    precision: Literal["street"] = "street"

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, in words that follow an address and a colon."""

    reason: str
    passing: bool = False
    """The trouble is the service's or the line's: asking again later may help."""


class Online:
    """A geocoding service that is asked gently and whose answers are looked at before they are believed."""

    def __init__(
        self, ask: Callable[[Query], Any], expected: Callable[[Query], Place | None], memory: "Memory"
    ) -> None:
        self._ask, self._expected, self._memory = ask, expected, memory
        self._closed: Refusal | None = None

    def __call__(self, query: Query) -> Answer | None:
        """The door's coordinates, or None; `look_up` says why."""
        found = self.look_up(query)
        return found if isinstance(found, Answer) else None

    def look_up(self, query: Query) -> Answer | Refusal:
        """The door's coordinates, or the reason why there are none."""
        raw = self._memory.get(query)
        if isinstance(raw, _NeverAsked):
            raw = self._closed or self._learn(query)
        return raw if isinstance(raw, Refusal) else _judged(raw, self._expected(query))

    def _learn(self, query: Query) -> Any:
        """Ask, and keep what was said; troubles are not kept."""
        try:
            raw = _essence(self._ask(query))
        except TurnedAway as trouble:
            self._closed = Refusal(_plain(trouble), passing=True)
            return self._closed
        except GeocoderServiceError as trouble:
            return _refusal(trouble)
        except _NONSENSE:
            return _UNREADABLE
        self._memory.keep(query, raw)
        return raw


class Memory:
    """What a service has answered, in the cache: a line of JSON for each question."""

    _NAME = "nominatim.jsonl"

    def __init__(self, domain: str, folder: Path | None) -> None:
        self._domain, self._folder = domain, folder

    def get(self, query: Query) -> Any:
        """What was answered, None for "nothing found", a `_NeverAsked` for what was never answered."""
        return self._answers.get(self._question(query), _NeverAsked())

    def keep(self, query: Query, raw: Any) -> None:
        question = self._question(query)
        self._answers[question] = raw
        cache.append_line(self._NAME, json.dumps([question, raw]), self._folder)

    def _question(self, query: Query) -> str:
        return json.dumps([self._domain, query if isinstance(query, str) else dict(query)], sort_keys=True)

    @cached_property
    def _answers(self) -> dict[str, Any]:
        answers = {}
        for line in cache.read_lines(self._NAME, self._folder):
            try:
                question, raw = json.loads(line)
                answers[str(question)] = _essence(raw)
            except _NONSENSE:
                continue  # torn, or not ours
        return answers


class Patiently(RateLimiter):  # type: ignore[misc]  # geopy has no types
    """geopy's rate limiter at one question a second, with the clock and the waiting as arguments."""

    def __init__(
        self,
        ask: Callable[[Query], Any],
        *,
        retries: int,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        super().__init__(
            ask,
            min_delay_seconds=_SECONDS_BETWEEN,
            max_retries=retries,
            error_wait_seconds=_SECONDS_AFTER_TROUBLE,
            swallow_exceptions=False,
        )
        self._clock, self._sleep = clock, sleep


class TurnedAway(Exception):
    """The service does not want to be asked by us any more."""


class _Nonsense(Exception):
    """An answer that makes no sense, and would not if we asked again."""


class _NeverAsked:
    """Stands for a question without an answer; None stands for "nothing found"."""


_NONSENSE = (_Nonsense, ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""Our word for it, and what geopy's and json's parsing of it falls over."""
_UNREADABLE = Refusal("the service's answer cannot be read", passing=True)


def politely(service: Nominatim, sleep: Callable[[float], None]) -> Callable[[Query], Any]:
    """One question to the service; what comes back is its first result as it wrote it, or None.

    Only troubles that may pass are raised as geopy's own: those the rate limiter tries again.
    """

    def ask(query: Query) -> Any:
        try:
            with warnings.catch_warnings():  # geopy warns of coordinates that it then refuses
                warnings.simplefilter("ignore")
                found = service.geocode(query, addressdetails=True, country_codes=_COUNTRIES, language="en")
        except GeocoderRateLimited as trouble:
            seconds = trouble.retry_after or 0
            if seconds > _LONGEST_WAIT:
                raise TurnedAway(f"the service wants us to wait for {seconds:,.0f} seconds") from trouble
            sleep(seconds)
            raise
        except (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges) as trouble:
            raise TurnedAway(f"the service turns us away ({trouble})") from trouble
        except (GeocoderParseError, GeocoderQueryError) as trouble:
            raise _Nonsense from trouble
        return found.raw if found else None

    return ask


def _refusal(trouble: GeocoderServiceError) -> Refusal:
    if isinstance(trouble, GeocoderRateLimited):
        return Refusal("the service says that we ask too often", passing=True)
    if isinstance(trouble, GeocoderTimedOut):
        return Refusal("the service did not answer in time", passing=True)
    return Refusal(f"the service does not work ({_plain(trouble)})", passing=True)


def _essence(raw: Any) -> dict[str, Any] | None:
    """What we need of a result, with coordinates of this globe; None stays None. Raises for anything else."""
    if raw is None:
        return None
    latitude, longitude = float(raw["lat"]), float(raw["lon"])
    if not (math.isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise _Nonsense
    address = raw.get("address") or {}
    kept = {name: _plain(raw[name]) for name in _KEPT if raw.get(name) is not None}
    number = address.get("house_number")
    return kept | ({"address": {"house_number": _plain(number)}} if number else {})


def _judged(raw: dict[str, Any] | None, expected: Place | None) -> Answer | Refusal:
    """The answer, if it is a door near the place asked for."""
    if raw is None:
        return Refusal("the service does not know this address")
    point = float(raw["lat"]), float(raw["lon"])
    if not _is_a_door(raw):
        found = (raw.get("addresstype") or raw.get("type") or "area").replace("_", " ")
        return Refusal(f"the service knows only the {found}, not the house")
    if expected and (away := miles(point, expected.point)) > _FARTHEST_ANSWER:
        return Refusal(f"the service's answer lies {away:,.0f} miles from {expected.label}")
    return Answer(round(point[0], 6), round(point[1], 6), raw.get("display_name", ""))


def _is_a_door(raw: Mapping[str, Any]) -> bool:
    """Whether it is a house, or something that stands in one, rather than a road or an area."""
    if "address" in raw or raw.get("type") == "house":
        return True
    return not _DOORS.isdisjoint((raw.get("addresstype"), raw.get("class"), raw.get("category")))


def _plain(words: object) -> str:
    """A stranger's words fit for a terminal: one short line without control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in str(words))[:200].strip()
