"""Say in a contributor's words what the models find wrong with the values of a file.

Pure: a source and pydantic's findings in, problems out. Every type of finding that the models can raise has a
sentence of its own here; what would be right comes from the model too, so that a new field explains itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.entries.source import DUD, Path, Source
from generator.problems import Problem, nearest
from generator.text import counted, fold, listed, shorten, slug

Words = tuple[str, str]
"""What is wrong, and what would be right."""
Meant = Mapping[str, Mapping[str, str]]
"""By field, what would be right for folded words: {"state": {"california": "CA"}}."""

EXAMPLES: Mapping[str, str] = {
    "name": "name: Example Professional Network",
    "summary": "summary: Weekly meeting where professionals practice interviews.",
    "run_by": "run_by: {type: nonprofit}",
    "sources": "sources: [{url: https://www.example.org/, states: meeting day}]",
    "status": "status: active",
    "type": "type: nonprofit",
    "note": 'note: "veterans and their families"',
    "open_to": "open_to: everyone",
    "city": "city: Sacramento",
    "state": "state: CA",
    "locations": "locations: [{city: Sacramento, state: CA}]",
    "serves": 'serves: ["Sacramento County, CA"]',
    "every": "every: week",
    "on": "on: [tuesday]",
    "from": 'from: "09:00"',
    "to": 'to: "16:30"',
    "except": "except: [july, august]",
    "meetings": 'meetings: [{every: week, on: [tuesday], from: "09:00"}]',
    "hours": 'hours: [{on: [monday], from: "08:00", to: "16:30"}]',
    "text": "text: monthly lunch",
    "meetings_note": "meetings_note: {text: monthly lunch}",
    "contact": "contact: {email: info@example.org}",
    "url": "url: https://www.example.org/",
    "states": "states: meeting day and address",
    "verified": "verified: {on: 2026-11-22, how: called}",
    "how": "how: called",
    "title": 'title: "Registered Nurse"',
    "soc": 'soc: "29-1141"',
    "industries": "industries: [health-care]",
    "plural": "plural: Support groups",
    "folder": "folder: support-groups",
    "sentence": "sentence: For people who treat and care for patients.",
    "first_step": "first_step: Call and ask when the next meeting is.",
    "naics": 'naics: ["62"]',
    "synonyms": "synonyms: [nurse, hospital]",
    "icon": "icon: stethoscope",
}
"""How each field that must be there, or that is no plain text, looks when it is right."""

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_CLOCK_LIKE = re.compile(r"^([0-9]{1,2})(?:[:.h]?([0-9]{2}))?\s*([ap])?\.?(?:m\.?)?$", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,9})(\.[0-9]+)?")
_CURLY = "“”„‟‘’‚‛"
"""Quotes of word processors; to YAML they are letters like any other."""
_RANGE = re.compile(r"\s*(?:-|–|to|until)\s*", re.IGNORECASE)
_HOW_OFTEN = {
    "weekly": "week",
    "monthly": "month",
    "biweekly": "two-weeks",
    "bi weekly": "two-weeks",
    "fortnight": "two-weeks",
    "fortnightly": "two-weeks",
    "2 weeks": "two-weeks",
    "two weeks": "two-weeks",
    "other week": "two-weeks",
    "every other week": "two-weeks",
}
"""What people write for how often a meeting recurs."""
_EVERYDAY = {
    "telephone": "phone",
    "tel": "phone",
    "e mail": "email",
    "mail": "email",
    "zip": "postal_code",
    "zip code": "postal_code",
    "address": "street",
    "description": "summary",
    "about": "summary",
    "url": "website",
    "link": "website",
    "web": "website",
    "homepage": "website",
    "title": "name",
    "category": "industries",
    "industry": "industries",
    "price": "cost",
    "schedule": "meetings",
    "school": "institution",
}
"""What people call a field, folded, and its name."""
_BY_ITS_PLACE = {"kind": "the file's folder says it", "id": "the names of the folder and the file say it"}
"""What a file says by where it stands."""
_NUMBERS = frozenset({"int_type", "float_type"})
"""The findings about what should have been a number."""
_PHONE_DIGITS = re.compile(r"^1?([0-9]{3})([0-9]{3})([0-9]{4})$")
_ORDINALS = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "1": "1st",
    "2": "2nd",
    "3": "3rd",
    "4": "4th",
    "5": "5th",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def reworded(
    source: Source,
    errors: Iterable[ErrorDetails],
    model: type[BaseModel],
    prefix: Path = (),
    meant: Meant = MappingProxyType({}),
) -> Iterator[Problem]:
    """A problem for each finding; none for a value that the reading of the text has complained of already.

    `model` is what the values under `prefix` were checked against; `meant` is what people write for a code.
    """
    of_text = {(problem.line, problem.column): problem for problem in source.problems}
    for error in _without_union_noise(errors):
        if error["input"] is DUD or _counts_only_good_items(error):
            continue
        path = (*prefix, *error["loc"])
        if error["type"] == "extra_forbidden":
            fix = _known_field(model, error["loc"])
            yield source.problem_at_key(path, f'unknown field "{shown(path[-1])}"', fix)
            continue
        field = _Field(model, error["loc"], source.values_at(prefix), meant)
        surprise = of_text.get(source.at(path))
        if surprise and error["type"] in _NUMBERS:
            yield source.problem(path, surprise.what, f"write plain digits, {field.example_number}")
            continue
        words = _WORDS.get(error["type"], _otherwise)
        yield source.problem(path, *words(error, field))


def fields_of(model: type[BaseModel], path: Path) -> list[str]:
    """The names, as written, of the fields that the mapping at `path` may have.

    Without those that the taxonomy writes as the key of the mapping.
    """
    inner = _model_at(model, tuple(part for part in path if isinstance(part, str)))
    return [field.alias or name for name, field in inner.model_fields.items() if name not in ("slug", "code")]


def shown(value: object) -> str:
    """A value as it may stand in a message: on one line, and never long."""
    if isinstance(value, bool):
        return str(value).lower()
    return shorten(str(value), 60)


class _Field:
    """The field an error is about: its name, what it is for, and the values around it."""

    def __init__(self, model: type[BaseModel], path: Path, values: Any, meant: Meant) -> None:
        self.path = path
        self.values = values
        names = [part for part in path if isinstance(part, str)]
        self.name = names[-1] if names else ""
        self.meant = meant.get(self.name, {})
        self.in_list = bool(path) and isinstance(path[-1], int)
        fields = _model_at(model, tuple(names[:-1])).model_fields
        info = next((field for name, field in fields.items() if self.name in (name, field.alias)), None)
        self.purpose = " ".join((info.description or "").split()) if info else ""

    @property
    def example(self) -> str:
        """A line that would be right; where there is none, what the field is for."""
        written = EXAMPLES.get(self.name)
        return f"for example {written}" if written else self.purpose

    @property
    def example_number(self) -> str:
        return f"for example {2014 if self.name == 'year' else 38.58}"

    def sibling(self, name: str) -> object:
        """The value of another field of the same mapping."""
        value = self.values
        for part in self.path[:-1]:
            value = value[part]
        return value.get(name) if isinstance(value, dict) else None


@cache
def _model_at(model: type[BaseModel], names: tuple[str, ...]) -> type[BaseModel]:
    """The model of the mapping that the fields of these names lead to."""
    for name in names:
        for field, info in model.model_fields.items():
            if name in (field, info.alias):
                model = _model_in(info.annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _without_union_noise(errors: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The findings, those about the two forms of `open_to` reduced to the form that was meant."""
    for error in errors:
        if error["loc"][:1] != ("open_to",) or len(error["loc"]) < 2:
            yield error
        elif error["loc"][1] == "OpenToNote":
            if error["type"] != "model_type":
                yield {**error, "loc": ("open_to", *error["loc"][2:])}
        elif not isinstance(error["input"], dict):
            yield {**error, "loc": ("open_to",)}


def _counts_only_good_items(error: ErrorDetails) -> bool:
    """A list is too short only for its bad items, which are named themselves."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _known_field(model: type[BaseModel], path: Path) -> str:
    """What to do about a field that its mapping does not have: the one that is meant, and where it stands."""
    known, name = fields_of(model, path[:-1]), str(path[-1])
    meant = _EVERYDAY.get(fold(name), name)
    if meant in known:
        return f"write {meant}"
    if len(path) == 1 and name in _BY_ITS_PLACE:
        return f"remove it: {_BY_ITS_PLACE[name]}"
    if len(path) == 1 and len(homes := _homes(model, meant)) == 1:
        return f'write it inside "{homes[0]}", {meant}: …, as in {EXAMPLES.get(homes[0], homes[0])}'
    hint = nearest(name, known, " ").partition("?")
    guess = f"{hint[0]}? otherwise " if hint[1] else ""
    return f"{guess}remove it, or use one of: {', '.join(known)}"


def _homes(model: type[BaseModel], name: str) -> list[str]:
    """The fields of the model whose mappings have a field of that name."""
    inner = {field: _model_in(info.annotation) for field, info in model.model_fields.items()}
    return [field for field, found in inner.items() if found and name in fields_of(found, ())]


def _missing(_error: ErrorDetails, field: _Field) -> Words:
    return f'"{field.name}" is missing', f"add it, {field.example}"


def _no_mapping(error: ErrorDetails, field: _Field) -> Words:
    written = "a list" if isinstance(error["input"], list) else f'the value "{shown(error["input"])}"'
    place = f'an item of "{field.name}"' if field.in_list else f'"{field.name}"'
    return f"{place} is {written}, but it has fields of its own", f"write it with its fields, {field.example}"


def _no_list(error: ErrorDetails, field: _Field) -> Words:
    if isinstance(error["input"], dict):
        return (
            f'"{field.name}" is a mapping, not a list',
            'make it a list of one: indent it, and start it with "- "',
        )
    of_mappings = "[{" in EXAMPLES.get(field.name, "")
    written = f"write it in brackets, {field.name}: [{shown(error['input'])}]"
    if of_mappings:
        written = f"write it with its fields, {field.example}"
    return f'"{field.name}" is one value, not a list', written


def _no_text(error: ErrorDetails, field: _Field) -> Words:
    value = error["input"]
    if isinstance(value, (dict, list)):
        sort = "a mapping" if isinstance(value, dict) else "a list"
        return (
            f'"{field.name}" is {sort}, not a text',
            'write one text; in quotes where it holds ": " or starts with [',
        )
    if isinstance(value, int) and not isinstance(value, bool) and field.name == "postal_code":
        return f"the ZIP Code {value} is a number without quotes", f'put it in quotes: "{value:05d}"'
    if field.name == "phone" and (digits := _PHONE_DIGITS.match(str(value))):
        return "a phone number without dashes is a number", f"write +1-{digits[1]}-{digits[2]}-{digits[3]}"
    sort = "a day" if isinstance(value, date) else "true or false" if isinstance(value, bool) else "a number"
    return (
        f'"{field.name}" is text, but without quotes {shown(value)} is {sort}',
        f'put it in quotes: "{shown(value)}"',
    )


def _too_short(error: ErrorDetails, field: _Field) -> Words:
    least, length = error["ctx"]["min_length"], len(error["input"].strip())
    if not length:
        return f'"{field.name}" is empty', "give it a value, or remove the line"
    what = f'"{field.name}" has {counted(length, "character")}; at least {least} are needed'
    return what, f"write it out: {field.purpose or field.example}"


def _too_long(error: ErrorDetails, field: _Field) -> Words:
    length = len(error["input"].strip())
    return (
        f'"{field.name}" has {length:,} characters; at most {error["ctx"]["max_length"]} are allowed',
        "shorten it",
    )


def _too_few(_error: ErrorDetails, field: _Field) -> Words:
    return f'"{field.name}" is an empty list', f"name at least one, {field.example}"


def _too_many(error: ErrorDetails, field: _Field) -> Words:
    most, length = error["ctx"]["max_length"], len(error["input"])
    return f'"{field.name}" has {length} items; at most {most} are allowed', "keep the most useful ones"


def _none_of(error: ErrorDetails, field: _Field) -> Words:
    allowed = _QUOTED.findall(error["ctx"]["expected"])
    value = shown(error["input"])
    if not isinstance(error["input"], str):
        return f'"{field.name}" cannot be {_sort(error["input"])}', f"use one of: {', '.join(allowed)}"
    if field.name == "open_to":
        listed_ = ", ".join(allowed)
        return _not_allowed(value, field), f'use one of: {listed_}; or say it in words, {{note: "{value}"}}'
    if field.name == "on":
        return _not_allowed(value, field), _weekday(value, allowed)
    if field.name == "every" and (often := _HOW_OFTEN.get(fold(value))):
        more = ", and starting: with a day on which it took place" if often == "two-weeks" else ""
        return _not_allowed(value, field), f"write {often}{more}"
    return _not_allowed(value, field), nearest(value, allowed)


def _not_allowed(value: str, field: _Field) -> str:
    return f'"{value}" is no value of "{field.name}"'


def _weekday(value: str, allowed: Iterable[str]) -> str:
    word = fold(value).removesuffix("s")
    day = next((day for day in _WEEKDAYS if len(word) > 1 and day.startswith(word)), None)
    return f"write {day}" if day else nearest(value, allowed)


def _meeting_day(value: str) -> Words:
    words = fold(value).split()
    day = next(
        (day for day in _WEEKDAYS if words and len(words[-1]) > 1 and day.startswith(words[-1].removesuffix("s"))),
        "",
    )
    which = _ORDINALS.get(words[0], words[0]) if len(words) == 2 else ""
    right = f"{which} {day}".strip()
    known = which in {"", "last", *_ORDINALS.values()}
    what = f'"{value}" is no weekday'
    if day and known and len(words) < 3:
        return what, f"write {right}"
    if day and words[:2] in (["every", "other"], ["every", "second"], ["every", "2nd"]):
        return what, f"write every: two-weeks, on: [{day}], and starting: with a day on which it took place"
    guess, asked, _ = nearest(value, _WEEKDAYS).partition("? ")
    if asked and not day and len(words) == 1:
        return what, f"{guess}?"
    return what, "write a weekday, such as tuesday; for a monthly meeting 2nd tuesday or last friday"


def _clock(value: str) -> Words:
    times = [_time_of_day(part) for part in _RANGE.split(value.strip())]
    fix = 'write 24-hour local time in quotes, for example "09:00" or "18:30"'
    if len(times) == 1 and times[0]:
        fix = f'write 24-hour local time in quotes: "{times[0]}"'
    elif len(times) == 2 and all(times):
        fix = f'write two fields: from: "{times[0]}", to: "{times[1]}"'
    return f'"{value}" is no time of day', fix


def _time_of_day(text: str) -> str:
    """ "18:00" for "6pm"; empty for what is no time."""
    match = _CLOCK_LIKE.match(text)
    if not match:
        return ""
    hour, minute = int(match[1]), match[2] or "00"
    if match[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return f"{hour:02d}:{minute}" if hour < 24 and int(minute) < 60 else ""


def _state_code(value: str) -> Words:
    return (
        f'"{value}" is no code of a state',
        "write the two capital letters of the state or territory, for example CA",
    )


def _postal_code(value: str) -> Words:
    digits = value.strip()[:5]
    fix = f'write its five digits in quotes: "{digits}"' if re.fullmatch(r"[0-9]{5}", digits) else ""
    return f'"{value}" is no ZIP Code', fix or 'write its five digits in quotes, for example "95814"'


def _entry_id(value: str) -> Words:
    fix = "write its state in small letters (or us), a slash, and its file's name, for example"
    return f'"{value}" is no id of an entry', f"{fix} us/{slug(value.rpartition('/')[2]) or 'example'}"


def _slug(value: str) -> Words:
    return (
        f'"{value}" is not written as a slug',
        f"write small letters joined by hyphens: {slug(value) or 'health-care'}",
    )


def _language(value: str) -> Words:
    return f'"{value}" is no language code', "write the two small letters of ISO 639-1, for example en or es"


def _dated(value: str) -> Words:
    return (
        f'"{value}" is no date',
        'write a year, a month or a day in quotes: "2019", "2019-03" or "2019-03-08"',
    )


def _naics(value: str) -> Words:
    return f'"{value}" is no NAICS code', 'write its two to six digits in quotes, for example "62"'


def _soc(value: str) -> Words:
    return (
        f'"{value}" is no SOC code',
        'write two digits, a hyphen and four digits in quotes, for example "29-1141"',
    )


_PATTERNS: Mapping[str, Callable[[str], Words]] = {
    "state": _state_code,
    "postal_code": _postal_code,
    "from": _clock,
    "to": _clock,
    "on": _meeting_day,
    "languages": _language,
    "code": _language,
    "parent": _entry_id,
    "formerly": _entry_id,
    "dated": _dated,
    "naics": _naics,
    "soc": _soc,
}


def _mismatch(error: ErrorDetails, field: _Field) -> Words:
    value = shown(error["input"])
    if (straight := value.strip(_CURLY)) != value:
        return f"{value} stands in curly quotes, which are letters to YAML", f'write straight ones: "{straight}"'
    what, fix = _PATTERNS.get(field.name, _slug)(value)
    right = field.meant.get(fold(value))
    return what, f"write {right}" if right else fix


def _no_day(error: ErrorDetails, field: _Field) -> Words:
    return (
        f'"{field.name}" must be a day, not {_sort(error["input"])}',
        "write year-month-day, for example 2026-11-22",
    )


def _no_number(error: ErrorDetails, field: _Field) -> Words:
    value = error["input"]
    if isinstance(value, float):
        return (
            f'"{field.name}" must be a whole number, not {shown(value)}',
            f"leave the fraction out, {field.example_number}",
        )
    quoted = isinstance(value, str) and _NUMBER.fullmatch(value)
    how = "write it without quotes" if quoted else "write a number"
    return f'"{field.name}" must be a number, not {_sort(value)}', f"{how}, {field.example_number}"


def _sort(value: object) -> str:
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f'"{shown(value)}"'


def _out_of_bounds(error: ErrorDetails, field: _Field) -> Words:
    bounds = error["ctx"]
    if field.name == "latitude" and _swapped(error["input"], field.sibling("longitude")):
        right = f"latitude: {field.sibling('longitude')}, longitude: {error['input']}"
        return "latitude and longitude are swapped", f"write {right}"
    bound = f"at least {bounds['ge']:g}" if "ge" in bounds else f"at most {bounds['le']:g}"
    return f'"{field.name}" is {shown(error["input"])}; it must be {bound}', f"write another number: {field.purpose}"


def _swapped(latitude: object, longitude: object) -> bool:
    numbers = isinstance(latitude, (int, float)) and isinstance(longitude, (int, float))
    return numbers and abs(latitude) <= 180 and abs(longitude) <= 90  # type: ignore[arg-type]


def _otherwise(error: ErrorDetails, field: _Field) -> Words:
    """For a finding that nobody foresaw: true, if not helpful."""
    return f'"{field.name}" cannot be {_sort(error["input"])}', field.purpose or listed([field.example])


_WORDS: Mapping[str, Callable[[ErrorDetails, _Field], Words]] = {
    "missing": _missing,
    "model_type": _no_mapping,
    "list_type": _no_list,
    "tuple_type": _no_list,
    "string_type": _no_text,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    "literal_error": _none_of,
    "string_pattern_mismatch": _mismatch,
    "date_type": _no_day,
    "float_type": _no_number,
    "int_type": _no_number,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
}
