"""The form's questions, one for each field of the models, as plain data for its script. Pure.

Which fields there are, their order, bounds and choices come from the models (`generator.suggest.fields`) and the
taxonomy; how they are asked stands in `suggest_words`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.entries.taxonomy import Taxonomy
from generator.site.pages.suggest_words import ASKED, CHOICES, Asked
from generator.suggest.fields import Field, fields

Question = dict[str, Any]
Choices = list[dict[str, str]]
_CLOCK = "[0-5][0-9]$"
_ORDER = {path: number for number, path in enumerate(ASKED)}


def questions(taxonomy: Taxonomy) -> list[Question]:
    """The questions in the order they are asked in; docs/assets/js/suggest/types.js says what one holds."""
    return _of(fields(), "", _named(taxonomy))


def paths(found: list[Question], above: str = "") -> Iterator[str]:
    """The way to each field that is asked or carried along: "locations", "locations.city"."""
    for question in found:
        path = f"{above}{question['name']}"
        yield path
        yield from paths(question.get("fields", []), f"{path}.")


def _of(found: Sequence[Field], above: str, named: Mapping[str, Choices]) -> list[Question]:
    asked = [_question(field, f"{above}{field['name']}", named) for field in found]
    return sorted(asked, key=lambda question: _ORDER.get(f"{above}{question['name']}", len(_ORDER)))


def _question(field: Field, path: str, named: Mapping[str, Choices]) -> Question:
    asked = ASKED.get(path) or Asked(str(field.get("purpose", field["name"])))
    item = field.get("item", {})
    forms = [field, item, *field.get("either", ())]
    inner: list[Field] = next((form["fields"] for form in forms if "fields" in form), [])
    question = {
        "name": field["name"],
        "type": asked.type or _type(field, item, named.get(field.get("terms", ""))),
        "ask": asked.ask,
        "hint": asked.hint,
        "example": asked.example,
        "why": asked.why,
        "one": asked.one,
        "required": field.get("required", False),
        "first": asked.first,
        "part": asked.part,
        "kinds": field.get("kinds", []),
        "autocomplete": asked.autocomplete,
        "most": field.get("most", 0) if field["sort"] == "list" else 0,
        "only": list(asked.only) if asked.only else None,
        "choices": _choices(field, path, forms, named),
        "fields": _of(inner, f"{path}.", named),
    }
    return {key: value for key, value in question.items() if value}


def _type(field: Field, item: Field, choices: Choices | None) -> str:
    """The control that fits what the model allows."""
    match field["sort"]:
        case "fields":
            return "group"
        case "list" if "fields" in item:
            return "groups"
        case "list":
            return "choices" if choices or item["sort"] == "choice" else "texts"
        case "either":
            return "noted"
        case "number":
            return "year"
        case "day":
            return "date"
    if choices or field["sort"] == "choice":
        return "choice"
    return "time" if field.get("pattern", "").endswith(_CLOCK) else "text"


def _choices(field: Field, path: str, forms: Sequence[Field], named: Mapping[str, Choices]) -> Choices:
    known = named.get(path) or named.get(field.get("terms", ""))
    if known:
        return known
    words = CHOICES.get(path, {})
    values = [value for form in forms for value in form.get("choices", ())]
    return [_choice(value, words.get(value, value.capitalize())) for value in values]


def _named(taxonomy: Taxonomy) -> dict[str, Choices]:
    """The choices that the taxonomy names, by the name of their list or the way to their field."""
    return {
        "industries": [_choice(slug, term.name, term.sentence) for slug, term in taxonomy.industries.items()],
        "audiences": [_choice(slug, term.name, term.sentence) for slug, term in taxonomy.audiences.items()],
        "agency_type": [_choice(slug, term.name, term.sentence) for slug, term in taxonomy.agency_types.items()],
        "languages": [_choice(code, term.name) for code, term in taxonomy.languages.items()],
        "faiths": [_choice(slug, term.name) for slug, term in taxonomy.faiths.items()],
    }


def _choice(value: str, label: str, more: str = "") -> dict[str, str]:
    return {"value": value, "label": label, **({"help": more} if more else {})}
