"""Read where something is, and fill in what the gazetteer knows: city, county, state, coordinates.

Pure but for the gazetteer's tables.
"""

import re
from collections.abc import Mapping
from typing import Any

from generator.contribute.answers import Fault
from generator.contribute.geocode import Found, offline
from generator.places.gazetteer import Gazetteer
from generator.places.geocode import OfflineGeocoder
from generator.places.names import STATES
from generator.text import listed

_ZIP = re.compile(r"\b(\d{5})(?:-\d{4})?$")
_EXAMPLE = 'write "Sacramento, CA", or a ZIP Code: "95814"'
_STATE_NAMED = {name.lower(): code for code, name in STATES.items()}


def place_in(text: str, gazetteer: Gazetteer) -> dict[str, Any] | Fault:
    """The location that "95814", "Sacramento, CA" or "Sacramento, California 95814" names."""
    found = _ZIP.search(text.strip())
    code = found[1] if found else ""
    named = text.strip()[: found.start()].strip(" ,") if found else text.strip()
    known = gazetteer.postal_code(code) if code else None
    if code and known is None:
        return Fault(f"there is no ZIP Code {code}", _EXAMPLE)
    if not named and known is not None:
        return completed({"city": known.city, "state": known.state, "postal_code": code}, gazetteer)
    city, _, state_named = (part.strip() for part in named.rpartition(","))
    state = state_named.upper() if state_named.upper() in STATES else _STATE_NAMED.get(state_named.lower(), "")
    if not city or not state:
        return Fault(f'no city and state can be read in "{text.strip()}"', _EXAMPLE)
    place = gazetteer.town(city, state)
    if place is None and not code:
        names = gazetteer.nearest_names(city, state)
        like = f"did you mean {listed(names, 'or')}? " if names else ""
        fix = f"{like}for a place that the post does not list, add its ZIP Code"
        return Fault(f'no city "{city}" is known in {STATES[state]}', fix, f"{names[0]}, {state}" if names else "")
    return completed({"city": city, "state": state} | ({"postal_code": code} if code else {}), gazetteer)


def completed(location: Mapping[str, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    """The location with its city and state from the ZIP, its county, and coordinates with their precision."""
    filled = dict(location)
    code = gazetteer.postal_code(str(filled.get("postal_code", "")))
    if code is not None:
        filled.setdefault("city", code.city)
        filled.setdefault("state", code.state)
    city = gazetteer.town(str(filled.get("city", "")), str(filled.get("state", "")))
    if (county := (code or city) and (code.county if code else city.county if city else None)) is not None:
        filled.setdefault("county", county)
    found = offline(OfflineGeocoder(gazetteer))(filled)
    if isinstance(found, Found) and "latitude" not in filled:
        filled |= {"latitude": found.latitude, "longitude": found.longitude, "precision": found.precision}
    return {name: value for name, value in filled.items() if value is not None}


def in_words(location: Mapping[str, Any]) -> str:
    """ "Sacramento, CA 95814 (Sacramento County)"."""
    place = f"{location.get('city')}, {location.get('state')} {location.get('postal_code', '')}".strip()
    return f"{place} ({location['county']})" if location.get("county") else place


def folder_of(values: Mapping[str, Any]) -> str:
    """The folder for an entry: its first location's state, the one state it serves, or us."""
    locations = values.get("locations")
    if isinstance(locations, list) and locations and isinstance(locations[0], Mapping):
        state = str(locations[0].get("state", ""))
        return state.lower() if state in STATES else "us"
    serves = values.get("serves")
    states = {str(place).rpartition(",")[2].strip() for place in serves} if isinstance(serves, list) else set()
    return states.pop().lower() if len(states) == 1 and states <= STATES.keys() else "us"
