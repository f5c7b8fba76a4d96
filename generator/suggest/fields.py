"""The fields of an entry as data: what the form draws its inputs from, and what the check in the browser reads.

Pure: the models in, plain JSON values out. A constraint that has no counterpart here is refused when the site is
built, so that the form never knows less than the models. A field is an object; what does not apply is left out:

    name       as written in the file: "from", not "from_"
    sort       "text" | "choice" | "number" | "day" | "list" | "fields" | "either"
    required   true where an entry (or the mapping around it) must have it
    purpose    what it is for, in plain words: the docstring of the model
    example    a line that would be right: 'from: "09:00"'
    kinds      the kinds it belongs to; left out: all
    terms      the list its words are from: "industries", "audiences", "languages", "faiths", "states"
    shortest, longest   characters of a text, after `trim` (true: spaces around it are dropped)
    pattern    a regular expression that the text must match
    choices    the values of a choice
    least, most, whole  bounds of a number; whole: no fraction
    fewest, most        items of a list; `item` is the field of each (without a name)
    fields     of a mapping its fields, in order; `model` is its name
    either     the forms that the value may have, each a field without a name
    before, after       functions of the models that the value goes through, by name
    attribute  what the program calls it, where that is not its name
    absent     its value where it is left out, if not null
"""

import types
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic.types import Strict

from generator.entries.model import Entry, Kind, only_of
from generator.entries.taxonomy import Taxonomy
from generator.entries.wording import EXAMPLES
from generator.places.gazetteer import STATES

Field = dict[str, Any]

TERMS: Mapping[str, str] = {
    "industries": "industries",
    "audiences": "audiences",
    "languages": "languages",
    "faith": "faiths",
    "state": "states",
}
"""By field, the list that its words are from."""

_NOTHING = type(None)


def fields() -> list[Field]:
    """Every field of an entry, in canonical order."""
    return _fields_of(Entry)


def model() -> Field:
    """An entry as one field: a mapping."""
    return {"sort": "fields", "model": Entry.__name__, "fields": fields()}


def terms(taxonomy: Taxonomy) -> dict[str, Any]:
    """The words that the taxonomy knows, list → slug → [name, synonyms]; and what the lists of choices are called."""
    lists: dict[str, Mapping[str, Any]] = {
        "industries": taxonomy.industries,
        "audiences": taxonomy.audiences,
        "languages": taxonomy.languages,
        "faiths": taxonomy.faiths,
        "kinds": taxonomy.kinds,
        "agency_types": taxonomy.agency_types,
    }
    found = {
        name: {slug: [term.name, list(term.synonyms)] for slug, term in words.items()} for name, words in lists.items()
    }
    return found | {"states": {code: [name, []] for code, name in STATES.items()}}


def _fields_of(of: type[BaseModel]) -> list[Field]:
    return [_field(name, info, _kinds(of, name)) for name, info in of.model_fields.items()]


def _kinds(of: type[BaseModel], name: str) -> list[Kind]:
    """The kinds that the field belongs to; none where it belongs to all."""
    every: tuple[Kind, ...] = get_args(Kind)
    return (
        [kind for kind in every if name not in only_of(kind)]
        if of is Entry and any(name in only_of(k) for k in every)
        else []
    )


def _field(name: str, info: FieldInfo, kinds: list[Kind]) -> Field:
    written = info.alias or name
    more = {
        "required": info.is_required() or None,
        "purpose": " ".join((info.description or "").split()) or None,
        "example": EXAMPLES.get(written),
        "kinds": kinds or None,
        "terms": TERMS.get(written),
        "attribute": name if name != written else None,
        "absent": [] if info.default_factory is list else None,
    }
    given = {key: value for key, value in more.items() if value is not None}
    return {"name": written, **given, **_value(info.annotation, info.metadata)}


def _value(annotation: Any, metadata: Iterable[Any]) -> Field:
    """What a value must be, from its type and what is annotated to it."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _value(inner, [*more, *metadata])
    forms = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else ()
    real = [form for form in forms if form is not _NOTHING]
    if len(real) == 1:
        return _value(real[0], metadata)
    found = _sort(annotation, real)
    for constraint in _flat(metadata):
        found.update(_constraint(constraint, found["sort"]))
    return found


def _sort(annotation: Any, forms: list[Any]) -> Field:
    if forms:
        return {"sort": "either", "either": [_value(form, ()) for form in forms]}
    if get_origin(annotation) is Literal:
        return {"sort": "choice", "choices": list(get_args(annotation))}
    if get_origin(annotation) is list:
        return {"sort": "list", "item": _value(get_args(annotation)[0], ())}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {"sort": "fields", "model": annotation.__name__, "fields": _fields_of(annotation)}
    plain: dict[Any, Field] = {
        str: {"sort": "text"},
        int: {"sort": "number", "whole": True},
        float: {"sort": "number"},
        date: {"sort": "day"},
    }
    if annotation not in plain:
        raise TypeError(
            f"the form has no input for a value of the type {annotation}: add it to generator/suggest/fields.py"
        )
    return dict(plain[annotation])


def _flat(metadata: Iterable[Any]) -> Iterable[Any]:
    for constraint in metadata:
        yield from constraint.metadata if isinstance(constraint, FieldInfo) else [constraint]


def _constraint(constraint: Any, sort: str) -> Field:
    """One constraint in our words; strictness and what is for JSON Schema alone change nothing."""
    match constraint:
        case StringConstraints(to_upper=None, to_lower=None):
            given = {
                "trim": constraint.strip_whitespace,
                "shortest": constraint.min_length,
                "longest": constraint.max_length,
                "pattern": constraint.pattern,
            }
            return {key: value for key, value in given.items() if value is not None}
        case object(min_length=fewest) if sort == "list":
            return {"fewest": fewest}
        case object(max_length=most) if sort == "list":
            return {"most": most}
        case object(ge=least):
            return {"least": least}
        case object(le=most):
            return {"most": most}
        case BeforeValidator():
            return {"before": constraint.func.__name__}
        case AfterValidator():
            return {"after": constraint.func.__name__}
        case Strict() | WithJsonSchema():
            return {}
    raise TypeError(f"the form does not know the constraint {constraint!r}: add it to generator/suggest/fields.py")
