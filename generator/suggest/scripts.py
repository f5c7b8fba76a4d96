"""The form's scripts that are made when the site is built: the rules, the models and the writing, compiled.

Pure: (path, bytes) out, the same for the same sources. The tables below are the whole list of what is not compiled
but is in `docs/assets/js/suggest/python.js`, and of what another function stands for in the browser.
"""

import builtins
import copy
import dataclasses
import functools
import itertools
import json
import math
import re
import statistics
import unicodedata
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from html.entities import html5
from types import MappingProxyType
from typing import Any

import phonenumbers
import pydantic
from rapidfuzz import fuzz, process

from generator.entries import model, wording, writing
from generator.entries.checks import domains
from generator.places import near
from generator.suggest import addresses, core, phones, places
from generator.suggest.compiler import compiled
from generator.suggest.fields import model as as_data

CORE = "assets/js/suggest/core.js"

_NAMES = """
    abs all any bool chr dict enumerate float getattr int isinstance len list max min next ord range repr reversed round
    set sorted str sum zip
"""
BUILT_IN: Mapping[Any, str] = {
    **{getattr(builtins, name): name for name in _NAMES.split()},
    **{getattr(math, name): name for name in ("radians", "sin", "cos", "atan2", "sqrt")},
    tuple: "list",
    iter: "list",
    json.loads: "loads",
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


def _miles(a: near.Point, b: near.Point) -> float:
    """As `near.miles`, by the same formula without geopy."""
    return near._miles_between(near._spot(0, a), near._spot(1, b))


ENTITIES = frozenset(name for name in html5 if name.endswith(";"))
STAND_INS: tuple[tuple[Any, Any], ...] = (
    (near.miles, _miles),
    (domains.has_known_ending, addresses.has_known_ending),
    (urllib.parse.urlsplit, addresses.split),
    (phonenumbers.parse, phones.parse),
    (phonenumbers.NumberParseException, phones.NotANumber),
    (phonenumbers.PhoneNumber, phones.Number),
    (phonenumbers.region_code_for_number, phones.region_code_for_number),
    (phonenumbers.is_valid_number_for_region, phones.is_valid_number_for_region),
    (html5, ENTITIES),
)
"""What is compiled in place of what needs a large package."""
EXPORTS: Mapping[str, Callable[..., Any]] = {
    "check": core.check,
    "written": writing.written,
    "Places": places.Places,
}


def core_script() -> str:
    """The module `core.js`: the rules and what they need."""
    through = (model._as_day, model._as_text, model._places_joined, model.in_dashes)
    return compiled(EXPORTS, BUILT_IN, STAND_INS, (as_data(), through))


def files() -> list[tuple[str, bytes]]:
    """The scripts that are made."""
    return [(CORE, core_script().encode())]
