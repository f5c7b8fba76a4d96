"""Places exist and agree: state, county, city, ZIP, coordinates, and whom an entry serves.

The gazetteer knows every ZIP and the names the post uses, but not every village: a city it does not know is a
warning. What contradicts itself is an error.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.entries.checks.draft import Draft
from generator.entries.known import Known
from generator.entries.model import Location
from generator.entries.source import Path
from generator.places.gazetteer import STATES, Gazetteer, Place
from generator.problems import Problem, nearest
from generator.text import fold, listed

SAME_AREA = 25
"""Miles from a ZIP within which another city's name is doubtful, not wrong: suburbs share ZIPs."""
SAME_POINT = 50
"""Miles that coordinates may lie from the middle of their ZIP or city: enough for the largest rural ZIPs."""
CLOSE = 0.4
"""Degrees: points no further apart than this both ways are within 50 miles, and need not be measured."""
SAME_STATE = 1500
"""Miles from a state's middle for an unknown place: Alaska reaches that far, 0,0 does not."""
MOST_NAMED = 4
"""How many counties or names a remedy lists."""

_COUNTY_WORD = re.compile(
    r" (county|parish|borough|census area|municipality|municipio|city and borough|planning region|island"
    r"|district)$",
    re.IGNORECASE,
)


class _Found(NamedTuple):
    """A location with what the gazetteer knows of its city and ZIP."""

    path: Path
    written: Location
    city: Place | None
    code: Place | None


def locations(draft: Draft, known: Known) -> Iterator[Problem]:
    """Locations whose parts do not exist, or contradict each other."""
    gazetteer = known.gazetteer
    for i, location in enumerate(draft.entry.locations):
        city = gazetteer.city(location.city, location.state)
        code = gazetteer.postal_code(location.postal_code) if location.postal_code else None
        found = _Found(("locations", i), location, city, code)
        if location.state not in STATES:
            yield _unknown_state(draft, ("locations", i, "state"), location.state)
        else:
            yield from _city(draft, found, gazetteer)
            yield from _postal_code(draft, found, gazetteer)
            yield from _county(draft, found, gazetteer)
        yield from _coordinates(draft, found, gazetteer)


def served(draft: Draft, known: Known) -> Iterator[Problem]:
    """Places served that do not exist, or are not written with their state."""
    for i, text in enumerate(draft.entry.serves):
        name, _, state = text.rpartition(",")
        if text == "US" or known.gazetteer.city(name.strip(), state.strip()):
            continue
        if known.gazetteer.places_served(text) is None:
            yield _unserved(draft, ("serves", i), text, known.gazetteer)


def state_folder(draft: Draft, _known: Known) -> Iterator[Problem]:
    """An entry that is filed under a state in which it neither is nor serves anybody."""
    if draft.state == "us" or not draft.whole("locations", "serves"):
        return
    served_states = {text.rpartition(",")[2].strip() for text in draft.entry.serves}
    states = {location.state for location in draft.entry.locations} | served_states
    if draft.state.upper() in states or not states <= {"US", *STATES}:
        return
    name = STATES.get(draft.state.upper(), draft.state.upper())
    named = sorted(states & STATES.keys())
    if named:
        folders = listed([state.lower() for state in named[:MOST_NAMED]], "or")
        fix = f"move the file to the folder {folders}, or name the place"
    else:
        fix = f'add a location in {name}, or a line serves: ["{draft.state.upper()}"]'
    yield draft.problem((), f"the file is under {name}, but the entry names no place there", fix)


def _city(draft: Draft, found: _Found, gazetteer: Gazetteer) -> Iterator[Problem]:
    if found.city is None:
        city, state = found.written.city, found.written.state
        what = f'no city "{city}" is known in {STATES[state]}'
        yield draft.warning((*found.path, "city"), what, _like(city, state, gazetteer))


def _like(city: str, state: str, gazetteer: Gazetteer) -> str:
    names = [name for name in gazetteer.nearest_names(city, state) if fold(name) != fold(city)]
    if not names:
        return "look for a misspelling; a name the post does not use is fine when the ZIP Code is given"
    quoted = listed([f'"{name}"' for name in names], "or")
    return f"did you mean {quoted}? a place too small for the post's list may stay as it is"


def _postal_code(draft: Draft, found: _Found, gazetteer: Gazetteer) -> Iterator[Problem]:
    location, city, place = found.written, found.city, found.code
    if location.postal_code is None:
        return
    here = (*found.path, "postal_code")
    if place is None:
        yield draft.problem(here, f"there is no ZIP Code {location.postal_code}", _codes_of(city, gazetteer))
        return
    if place.state != location.state:
        what = f"the ZIP Code {place.name} is in {STATES[place.state]}, not in {STATES[location.state]}"
        yield draft.problem(here, what, f"{place.name} is {place.city}, {place.state}; correct the one or the other")
        return
    if city is None or gazetteer.postal_code_is_in(place.name, location.city, location.state):
        return
    away = _from_city(place.point, city, gazetteer)
    names = gazetteer.cities_of_postal_code(place.name)
    fix = f"{place.name} belongs to {listed(list(names[:MOST_NAMED]), 'or')}; correct the one or the other"
    if away > SAME_AREA:
        what = f"the ZIP Code {place.name} is {away:.0f} miles from {location.city}"
        yield draft.problem(here, what, fix)
    else:
        yield draft.warning(here, f"the post does not write {location.city} with the ZIP Code {place.name}", fix)


def _codes_of(city: Place | None, gazetteer: Gazetteer) -> str:
    codes = gazetteer.postal_codes_of(city) if city else ()
    if not codes:
        return "look it up again, or leave it out"
    some = listed(list(codes[:MOST_NAMED]), "or") if len(codes) <= MOST_NAMED else f"{codes[0]} to {codes[-1]}"
    return f"{city.name if city else ''} has {some}; look it up again, or leave it out"


def _county(draft: Draft, found: _Found, gazetteer: Gazetteer) -> Iterator[Problem]:
    location = found.written
    if location.county is None or (found.city is not None and location.county == found.city.county):
        return
    here = (*found.path, "county")
    right = _counties(found, gazetteer)
    if location.county in right:
        return
    place = gazetteer.county(location.county, location.state)
    if place is None:
        what = f'there is no county "{location.county}" in {STATES[location.state]}'
        all_ = _counties_of_state(location.state, gazetteer)
        fix = f"{location.city} is in {_some(right)}" if right else _nearest_county(location.county, all_)
        yield draft.problem(here, what, fix)
    elif right and place.name not in right:
        what = f"{location.city} is not in {place.name}"
        yield draft.problem(here, what, f"it is in {_some(right)}; correct the one or the other")
    elif place.name != location.county:
        yield draft.problem(here, f'the county is written "{location.county}"', f"write {place.name}")


def _counties(found: _Found, gazetteer: Gazetteer) -> list[str]:
    """The counties that the ZIP and the city lie in, the likeliest first; none when both are unknown."""
    names = [found.code.county] if found.code and found.code.county else []
    town = gazetteer.town(found.written.city, found.written.state)
    for place in (town, found.city):
        if place is not None:
            names.extend(gazetteer.counties_of(place))
    return list(dict.fromkeys(names))


def _some(names: list[str]) -> str:
    return listed(names[:MOST_NAMED], "or")


def _counties_of_state(state: str, gazetteer: Gazetteer) -> list[str]:
    place = gazetteer.state(state)
    return list(gazetteer.counties_of(place)) if place else []


def _nearest_county(name: str, counties: Iterable[str]) -> str:
    hint, asked, _ = nearest(name, counties, " ").partition("?")
    return f"{hint}?" if asked else 'write it with its word, for example "Sacramento County"'


def _coordinates(draft: Draft, found: _Found, gazetteer: Gazetteer) -> Iterator[Problem]:
    location = found.written
    named = {"latitude": location.latitude, "longitude": location.longitude, "precision": location.precision}
    missing = [name for name, value in named.items() if value is None]
    if not missing:
        yield from _precision(draft, found)
        yield from _far_away(draft, found, gazetteer)
    elif len(missing) < len(named) and draft.whole("locations"):
        there = next(name for name in named if name not in missing)
        fix = "give latitude, longitude and precision, or none: `python -m generator geocode` writes all three"
        yield draft.problem((*found.path, there), f"coordinates without {listed(missing)}", fix)


def _precision(draft: Draft, found: _Found) -> Iterator[Problem]:
    location = found.written
    if location.precision == "street" and location.street is None and draft.whole("locations"):
        what = "the coordinates are said to be those of the street, but none is given"
        yield draft.problem((*found.path, "precision"), what, "add street, or write precision: city")
    if location.precision == "postal-code" and location.postal_code is None and draft.whole("locations"):
        what = "the coordinates are said to be those of the ZIP Code, but none is given"
        yield draft.problem((*found.path, "precision"), what, "add postal_code, or write precision: city")


def _far_away(draft: Draft, found: _Found, gazetteer: Gazetteer) -> Iterator[Problem]:
    north, east = found.written.latitude or 0.0, found.written.longitude or 0.0
    for place in (found.city, found.code):
        if place and abs(place.latitude - north) < CLOSE and abs(place.longitude - east) < CLOSE:
            return
    anchors, reach = _anchors(found, gazetteer)
    if not anchors or _away((north, east), anchors) <= reach:
        return
    here = (*found.path, "latitude")
    if abs(east) <= 90 and _away((east, north), anchors) <= reach:
        yield draft.problem(here, "latitude and longitude are swapped", f"write latitude: {east}, longitude: {north}")
        return
    if _away((north, -east), anchors) <= reach:
        what = f"the longitude {east} is on the other side of the globe"
        yield draft.problem((*found.path, "longitude"), what, f"write longitude: {-east}")
        return
    off = _away((north, east), anchors)
    what = f"the coordinates are {off:,.0f} miles from {anchors[0].label}"
    yield draft.problem(
        here, what, "remove the three lines and run `python -m generator geocode`, which writes them anew"
    )


def _anchors(found: _Found, gazetteer: Gazetteer) -> tuple[list[Place], float]:
    """What the coordinates must be near, and how near in miles."""
    town = gazetteer.town(found.written.city, found.written.state)
    near = [place for place in (found.code, town, found.city) if place is not None]
    if near:
        return near, SAME_POINT
    state = gazetteer.state(found.written.state)
    return ([state] if state else []), SAME_STATE


def _away(point: tuple[float, float], anchors: list[Place]) -> float:
    from generator.places.near import (
        miles,
    )  # here, because geopy takes longer to load than a thousand entries

    return min(miles(point, place.point) for place in anchors)


def _from_city(point: tuple[float, float], city: Place, gazetteer: Gazetteer) -> float:
    """Miles from a city: from its middle or the nearest of its ZIPs, because large cities are wide."""
    places = (gazetteer.postal_code(code) for code in gazetteer.postal_codes_of(city))
    return _away(point, [city, *(place for place in places if place is not None)])


def _unknown_state(draft: Draft, path: Path, state: str) -> Problem:
    hint, asked, _ = nearest(state, STATES, " ").partition("?")
    fix = f"{hint}? " if asked else ""
    return draft.problem(
        path,
        f'there is no state or territory "{state}"',
        f"{fix}write its two letters as the post does, for example CA",
    )


def _unserved(draft: Draft, path: Path, text: str, gazetteer: Gazetteer) -> Problem:
    """What is wrong with a place served that the gazetteer does not find."""
    name, comma, state = (part.strip() for part in text.rpartition(","))
    if not comma:
        return draft.problem(path, f'"{text}" names no state', _with_state(draft, text))
    if state not in STATES:
        code = _state_called(state)
        fix = (
            f'write "{name}, {code}"' if code else 'end with the two letters of the state, for example "Sacramento, CA"'
        )
        return draft.problem(path, f'there is no state or territory "{state}"', fix)
    if _COUNTY_WORD.search(name):
        fix = _nearest_county(name, _counties_of_state(state, gazetteer))
        return draft.problem(path, f'there is no county "{name}" in {STATES[state]}', fix)
    return draft.warning(path, f'no city "{name}" is known in {STATES[state]}', _like(name, state, gazetteer))


def _with_state(draft: Draft, text: str) -> str:
    """The place with its state: of a state's name its code, of another name the state of the folder."""
    if code := _state_called(text):
        return f"write {code}"
    if fold(text) in (
        "usa",
        "united states",
        "nationwide",
        "national",
        "america",
        "united states of america",
    ):
        return "write US"
    state = "CA" if draft.state == "us" else draft.state.upper()
    example = f'write it with its state, in quotes: "{text}, {state}"'
    return example if draft.state != "us" else f'write it with its state, in quotes, for example "Sacramento, {state}"'


def _state_called(name: str) -> str | None:
    folded = fold(name)
    if name.upper() in STATES:
        return name.upper()
    return next((code for code, full in STATES.items() if fold(full) == folded), None)
