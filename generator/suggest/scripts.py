"""The form's scripts that are made when the site is built: the rules, the models and the writing, compiled.

Pure: (path, bytes) out, the same for the same sources. The tables below are the whole list of what is not compiled
but is in `docs/assets/js/suggest/python.js`, and of what another function stands for in the browser.

Every rule is compiled. What the form says otherwise than `validate`:
- of an item that stands twice "the first is at number 1" instead of its line and column: there are no lines yet;
- nothing of how a file is written (indents, quotes; but for those around a place in `serves`): it writes that itself;
- a host with letters beyond a to z is put into ASCII as browsers do (UTS #46), not as IDNA 2003 has it: "ß" stays;
- digits of other scripts in a telephone number are passed over: "no telephone number" instead of "no number in use";
- JSON knows no 2014.0: a whole number with a fraction of nothing is one without.
"""

import builtins
import copy
import dataclasses
import functools
import itertools
import math
import statistics
import unicodedata
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import phonenumbers
import pydantic
from geopy import units
from geopy.distance import EARTH_RADIUS
from rapidfuzz import fuzz, process

from generator import compact
from generator.entries import model, wording, writing
from generator.entries.checks import domains
from generator.places import near
from generator.suggest import addresses, core, phones, places, records
from generator.suggest.compiler import compiled
from generator.suggest.fields import model as as_data

_NAMES = """
    abs all any bool chr dict enumerate float getattr int isinstance len list max min next ord range repr reversed round
    set sorted str sum zip
"""
BUILT_IN: Mapping[Any, str] = {
    **{getattr(builtins, name): name for name in _NAMES.split()},
    **{getattr(math, name): name for name in ("radians", "sin", "cos", "atan2", "sqrt")},
    tuple: "list",
    iter: "list",
    compact.loads: "loads",
    MappingProxyType: "dict",
    frozenset: "set",
    bool: "bool",
    ValueError: "ValueError",
    KeyError: "KeyError",
    UnicodeError: "UnicodeError",
    str.lower: "lower",
    dict.fromkeys: "fromkeys",
    date: "date",
    date.fromisoformat: "fromisoformat",
    copy.copy: "copy",
    copy.deepcopy: "deepcopy",
    dataclasses.replace: "replace",
    functools.partial: "partial",
    itertools.combinations: "combinations",
    itertools.permutations: "permutations",
    Counter: "counter",
    defaultdict: "defaultdict",
    statistics.fmean: "fmean",
    unicodedata.normalize: "normalize",
    urllib.parse.quote: "quote",
    fuzz.ratio: "ratio",
    process.extract: "extract",
    process.extractOne: "extractOne",
    pydantic.ValidationError: "$model.ValidationError",
    wording._model_in: "$model.modelIn",
}
"""What the runtime has under a name of its own."""


_MILES_A_RADIAN: float = EARTH_RADIUS / units.kilometers(miles=1)


def _miles(a: near.Point, b: near.Point) -> float:
    """As `near.miles`, by the same formula (Vincenty's, for a sphere) without geopy."""
    north, other, turn = math.radians(a[0]), math.radians(b[0]), math.radians(b[1]) - math.radians(a[1])
    sine, cosine, other_sine, other_cosine = math.sin(north), math.cos(north), math.sin(other), math.cos(other)
    across = cosine * other_sine - sine * other_cosine * math.cos(turn)
    along = sine * other_sine + cosine * other_cosine * math.cos(turn)
    return _MILES_A_RADIAN * math.atan2(math.sqrt((other_cosine * math.sin(turn)) ** 2 + across**2), along)


STAND_INS: tuple[tuple[Any, Any], ...] = (
    (near.miles, _miles),
    (domains.has_known_ending, addresses.has_known_ending),
    (domains.registrable, addresses.host_itself),
    (urllib.parse.urlsplit, addresses.split),
    (phonenumbers.parse, phones.parse),
    (phonenumbers.NumberParseException, phones.NotANumber),
    (phonenumbers.PhoneNumber, phones.Number),
    (phonenumbers.region_code_for_number, phones.region_code_for_number),
    (phonenumbers.is_valid_number_for_region, phones.is_valid_number_for_region),
)
"""What is compiled in place of what needs a large package."""
MODULES: Mapping[str, Mapping[str, Callable[..., Any]]] = {
    "core": {"check": core.check, "Places": places.Places},
    "twins": {"duplicates": records.duplicates, "Book": records.Book},
    "writing": {"written": writing.written},
}
"""By module, what it exports. A page loads them when it needs them."""
FOLDER = "assets/js/suggest"
_THROUGH = (model._as_day, model._as_text, model._places_joined, model.in_dashes)
_NOT_ASKED_FOR = ("example", "kinds", "terms")
"""Of a field's data what only the form shows."""


@functools.cache
def script_files() -> tuple[tuple[str, bytes], ...]:
    """The scripts that are made, and their paths in the site before it gives them their hash."""
    made = compiled(MODULES, BUILT_IN, STAND_INS, (_bare(as_data()), _THROUGH))
    return tuple((f"{FOLDER}/{name}.js", text.encode()) for name, text in made.items())


def _bare(field: Any) -> Any:
    if isinstance(field, list):
        return [_bare(item) for item in field]
    if not isinstance(field, dict):
        return field
    return {key: _bare(value) for key, value in field.items() if key not in _NOT_ASKED_FOR}
