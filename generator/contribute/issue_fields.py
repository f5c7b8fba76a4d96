"""The questions of the issue forms: which there are, what may be answered, and where an answer belongs in an entry.

Pure, and made from the models and the taxonomy: a new field or a new industry is a new question or choice without
a line changed here. What stands here by hand is only how a question is put to a person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.entries.model import Entry, Kind, Verified
from generator.entries.taxonomy import Taxonomy
from generator.places.gazetteer import STATES

FormName = Literal["new-entry", "change", "still-right", "closed"]
FORM_NAMES: tuple[FormName, ...] = get_args(FormName)
Sort = Literal["input", "textarea", "dropdown"]

LEFT_OUT: Mapping[str, str] = {
    "locations-county": "the gazetteer knows it",
    "locations-latitude": "`geocode` writes it",
    "locations-longitude": "`geocode` writes it",
    "locations-precision": "`geocode` writes it",
    "meetings-except": "the site's form asks for it",
    "hours-on": "the site's form asks for it",
    "hours-from": "the site's form asks for it",
    "hours-to": "the site's form asks for it",
    "parent": "a maintainer knows the ids",
    "sources-dated": "the site's form asks for it",
    "verified-on": "the form still-right asks for it",
    "verified-how": "the form still-right asks for it",
    "status": "a new entry is active, and closed is a form of its own",
    "formerly": "a new entry has no old ids",
}
"""The fields of an entry that no question asks for, and why."""

_ASKED: Mapping[str, tuple[str, str]] = {
    "name": ("Its name", "As the organization writes it itself."),
    "also_known_as": ("Other names", "Abbreviations and former names, one a line."),
    "website": ("Its own page on the web", "For example https://www.example.org/job-club"),
    "summary": ("What it is", "One to three sentences in your own words: what it does, and for whom."),
    "take_part": ("How a person takes part the first time", "For example: call first, or come on a Tuesday."),
    "run_by-type": ("What sort of organization runs it", ""),
    "run_by-name": ("Who runs it", "Only where it is called something else than the group."),
    "run_by-faith": ("The faith, where a congregation runs it", ""),
    "open_to": ("Who may come", ""),
    "open_to-note": ("Who may come, in words", "Only where none of the choices above fits."),
    "cost": ("What it costs a person who takes part", ""),
    "format": ("How people meet", ""),
    "locations-name": ("The building or room", "For example: Parish hall."),
    "locations-street": ("House number and street", "For example: 100 Main St."),
    "locations-city": ("City or town", ""),
    "locations-state": ("State or territory", ""),
    "locations-postal_code": ("ZIP Code", "Five digits."),
    "serves": (
        "Whom it serves, where that is more than the places around it",
        "One a line: Sacramento, CA; Sacramento County, CA; CA for the whole state; US for the whole country.",
    ),
    "meetings-every": ("How often it meets", "Only where day and hour are certain. Otherwise say it in words below."),
    "meetings-on": ("On which day it meets", "For example: tuesday. For a monthly meeting: 2nd tuesday, last friday."),
    "meetings-from": ("When a meeting starts", "Local time, for example 09:00 or 6:30 pm."),
    "meetings-to": ("When a meeting ends", "Local time, for example 11:30."),
    "meetings-at": ("Which meeting place", "Only where it is not the place above, for example: online."),
    "meetings-starting": ("A day on which it took place", "Only where it meets every two weeks: 2026-11-22."),
    "meetings_note-text": ("When it meets, in words", "For example: monthly lunch, no date on the page."),
    "meetings_note-year": ("The year of the page that says so", "For example 2024."),
    "industries": ("Fields of work", "Leave it empty where the group is for everybody."),
    "audiences": ("Whom it is made for", "Leave it empty where the group is for everybody."),
    "languages": ("Languages spoken there", ""),
    "volunteer": ("How a person can help there", ""),
    "contact-phone": ("Office telephone", "A published number of the organization, never a person's own."),
    "contact-email": ("Office e-mail", "An address such as info@example.org, never a person's own."),
    "institution": ("The school", "Alumni networks only."),
    "agency_type": ("What sort of agency", "Agencies only."),
    "sources-url": ("The page that says so", "The web address where you found the facts."),
    "sources-states": ("What that page says", "A few words, for example: meeting day and address."),
    "sources-accessed": ("When you read that page", "Year-month-day, for example 2026-11-22."),
}
"""How a question is put, and the help below it. A field that is missing here is asked for by its name."""

_CHOICE_WORDS: Mapping[str, str] = {
    "by-organisation": "The organization itself said so",
    "called": "I called",
    "visited": "I went there",
    "website": "I read its own current page",
    "two-weeks": "Every two weeks",
    "week": "Every week",
    "month": "Every month",
    "in-person": "In person",
    "hybrid": "In person and online",
    "membership": "Members pay dues",
    "fee": "There is a fee",
    "donation": "Give what you can",
    "business": "A business",
    "coach": "A career coach",
    "volunteer": "Volunteers",
}
"""A choice in the words of a person, where the value itself would not do."""

_LONG_TEXT = 200
"""Characters; what may be longer is asked for in a box of several lines."""
_ONE_LINE = frozenset({"website", "url", "on"})
"""Fields whose answer is one line, however long: a web address, a row of days."""


@dataclass(frozen=True, slots=True)
class Field:
    """A question of an issue form."""

    id: str
    label: str
    help: str = ""
    sort: Sort = "input"
    path: tuple[str, ...] = ()
    """Where its answer belongs in an entry: ("locations", "city")."""
    in_list: tuple[bool, ...] = ()
    """For each part of the path whether a list stands there."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The value behind each choice, by its words."""
    yaml: bool = False
    """Whether the answer is YAML: GitHub then shows it as code."""

    @property
    def several(self) -> bool:
        """Whether more than one choice may be taken."""
        return bool(self.choices) and self.in_list[-1:] == (True,)


def fields_of(form: FormName, taxonomy: Taxonomy) -> tuple[Field, ...]:
    """The questions of a form, in their order."""
    return _MAKERS[form](taxonomy)


def _new_entry(taxonomy: Taxonomy) -> tuple[Field, ...]:
    kind = Field(
        "kind",
        "What sort of help it is",
        "",
        "dropdown",
        ("kind",),
        (False,),
        _choices("kind", get_args(Kind), taxonomy),
    )
    return (
        kind,
        *entry_fields(taxonomy),
        _finished("Leave it empty, unless the site's own form has filled it for you."),
    )


def entry_fields(taxonomy: Taxonomy) -> tuple[Field, ...]:
    """A question for each field of an entry that people can answer."""
    found = _fields(Entry, (), (), taxonomy)
    return tuple(question for question in found if question.id not in LEFT_OUT)


def _change(_taxonomy: Taxonomy) -> tuple[Field, ...]:
    return (
        _which(),
        Field(
            "what", "What is wrong, and what is right", "In your own words. Leave out what you do not know.", "textarea"
        ),
        Field("source", "How you know", "A web address, or a sentence: I called on Monday.", "textarea"),
        _finished("Leave it empty, unless the site's own form has filled it for you. Then it takes the entry's place."),
    )


def _still_right(taxonomy: Taxonomy) -> tuple[Field, ...]:
    how = _choices("how", _literals(Verified.model_fields["how"].annotation), taxonomy)
    return (
        _which(),
        Field("how", "How you know", "", "dropdown", ("verified", "how"), (False, False), how),
        Field(
            "on", "On which day", "Year-month-day, for example 2026-11-22.", "input", ("verified", "on"), (False, False)
        ),
    )


def _closed(_taxonomy: Taxonomy) -> tuple[Field, ...]:
    return (
        _which(),
        Field(
            "source", "How you know", "Best a web address that says so; or a sentence: I called on Monday.", "textarea"
        ),
    )


_MAKERS = {"new-entry": _new_entry, "change": _change, "still-right": _still_right, "closed": _closed}


def _which() -> Field:
    return Field(
        "id", "Which entry", "Its address on the site, or the last part of it, for example ca/example-network."
    )


def _finished(help_: str) -> Field:
    return Field("entry", "The finished entry", help_, "textarea", yaml=True)


def _fields(
    model: type[BaseModel], path: tuple[str, ...], in_list: tuple[bool, ...], taxonomy: Taxonomy
) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        here = (*path, info.alias or name)
        lists = (*in_list, _is_list(info.annotation))
        inner = _models(info.annotation)
        if not inner or _literals(info.annotation):
            yield _field(here, lists, info, taxonomy)
        for part in inner:
            yield from _fields(part, here, lists, taxonomy)


def _field(path: tuple[str, ...], in_list: tuple[bool, ...], info: FieldInfo, taxonomy: Taxonomy) -> Field:
    id_ = "-".join(path)
    label, help_ = _ASKED.get(id_, (_as_words(id_), " ".join((info.description or "").split())))
    choices = _choices(path[-1], _literals(info.annotation), taxonomy)
    in_box = path[-1] not in _ONE_LINE and (in_list[-1] or _longest(info.annotation, info.metadata) > _LONG_TEXT)
    return Field(
        id_, label, help_, "dropdown" if choices else "textarea" if in_box else "input", path, in_list, choices
    )


def _choices(name: str, values: tuple[str, ...], taxonomy: Taxonomy) -> dict[str, str]:
    """What may be chosen for a field, by the words that people see; empty where they write."""
    listed: dict[str, Mapping[str, str]] = {
        "kind": {kind: words.name for kind, words in taxonomy.kinds.items()},
        "agency_type": {slug: words.name for slug, words in taxonomy.agency_types.items()},
        "industries": {slug: words.name for slug, words in taxonomy.industries.items()},
        "audiences": {slug: words.name for slug, words in taxonomy.audiences.items()},
        "languages": {code: words.name for code, words in taxonomy.languages.items()},
        "faith": {slug: words.name for slug, words in taxonomy.faiths.items()},
        "state": {code: f"{name} ({code})" for code, name in STATES.items()},
    }
    words = listed.get(name) or {value: _CHOICE_WORDS.get(value, _as_words(value)) for value in values}
    return {text: value for value, text in words.items()}


def _as_words(name: str) -> str:
    """ "In person" for "in-person"."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def _literals(annotation: Any) -> tuple[str, ...]:
    """The words that may be written, where the model lists them."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(word for part in get_args(annotation) for word in _literals(part))


def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The models of the mappings that may be written."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for part in get_args(annotation) for model in _models(part))


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(_is_list(part) for part in get_args(annotation))


def _longest(annotation: Any, limits: Iterable[Any]) -> int:
    """How many characters an answer may have, as far as the model says; 0 where it does not."""
    own = [getattr(limit, "max_length", None) or 0 for limit in limits]
    parts = [_longest(part, getattr(part, "__metadata__", ())) for part in get_args(annotation)]
    return max([0, *own, *parts])
