"""The form's questions, one for each field of the models, as plain data for its script. Pure.

Which fields there are, their order, bounds and choices come from the models' JSON Schema and the taxonomy; how they
are asked stands in `suggest_words`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.entries.model import only_of
from generator.entries.schema import schema
from generator.entries.taxonomy import Taxonomy
from generator.site.pages.suggest_words import ASKED, CHOICES, Asked

Question = dict[str, Any]
Node = Mapping[str, Any]
_CLOCK = "[0-5][0-9]$"


def questions(taxonomy: Taxonomy) -> list[Question]:
    """The questions in the order of the models; see docs/assets/js/suggest/types.js for their shape."""
    whole = schema()
    return list(_of(whole, "", whole["$defs"], _named(taxonomy)))


def paths(found: list[Question], above: str = "") -> Iterator[str]:
    """The way to each field that is asked or carried along: "locations", "locations.city"."""
    for question in found:
        path = f"{above}{question['name']}"
        yield path
        yield from paths(question.get("fields", []), f"{path}.")


def _of(mapping: Node, above: str, defs: Node, named: Node) -> Iterator[Question]:
    for name, node in mapping["properties"].items():
        required = name in mapping.get("required", ())
        yield _question(name, f"{above}{name}", _resolved(node, defs), required, defs, named)


def _question(name: str, path: str, node: Node, required: bool, defs: Node, named: Node) -> Question:
    asked = ASKED.get(path) or Asked(node.get("description", name))
    item = _resolved(node.get("items", {}), defs)
    inner = next((part for part in (node, item, *_variants(node, defs)) if "properties" in part), None)
    question = {
        "name": name,
        "type": asked.type or _type(node, item, bool(named.get(path))),
        "ask": asked.ask,
        "hint": asked.hint,
        "example": asked.example,
        "why": asked.why,
        "one": asked.one or "one",
        "required": required,
        "first": asked.first,
        "part": asked.part,
        "kind": only_of_kind(path),
        "autocomplete": asked.autocomplete,
        "most": node.get("maxLength") or node.get("maxItems") or 0,
        "only": list(asked.only) if asked.only else None,
        "choices": _choices(path, node, item, named, defs),
        "fields": list(_of(inner, f"{path}.", defs, named)) if inner else [],
    }
    return {key: value for key, value in question.items() if value}


def only_of_kind(field: str) -> str:
    """The one kind that the field belongs to; empty where all have it."""
    everywhere = only_of("support-group") | only_of("agency")
    return everywhere.get(field, "")


def _type(node: Node, item: Node, is_named: bool) -> str:
    """The control that fits what the model allows."""
    if "properties" in node:
        return "group"
    if "properties" in item:
        return "groups"
    if node.get("type") == "array":
        return "choices" if "enum" in item or is_named else "texts"
    if "anyOf" in node and any("properties" in part or "$ref" in part for part in node["anyOf"]):
        return "noted"
    if "enum" in node or is_named:
        return "choice"
    if node.get("type") == "integer":
        return "year"
    if node.get("format") == "date":
        return "date"
    return "time" if node.get("pattern", "").endswith(_CLOCK) else "text"


def _variants(node: Node, defs: Node) -> list[Node]:
    return [_resolved(part, defs) for part in node.get("anyOf", ())]


def _resolved(node: Node, defs: Node) -> Node:
    reference = node.get("$ref", "")
    return {**defs[reference.rpartition("/")[2]], **node} if reference else node


def _choices(path: str, node: Node, item: Node, named: Node, defs: Node) -> list[dict[str, str]]:
    if path in named:
        return list(named[path])
    enums = [part["enum"] for part in (node, item, *_variants(node, defs)) if "enum" in part]
    words = CHOICES.get(path, {})
    return [{"value": value, "label": words.get(value, value.capitalize())} for values in enums for value in values]


def _named(taxonomy: Taxonomy) -> dict[str, list[dict[str, str]]]:
    """The choices that the taxonomy names, by the way to their field."""
    return {
        "industries": [_choice(slug, term.name, term.sentence) for slug, term in taxonomy.industries.items()],
        "audiences": [_choice(slug, term.name, term.sentence) for slug, term in taxonomy.audiences.items()],
        "agency_type": [_choice(slug, term.name, term.sentence) for slug, term in taxonomy.agency_types.items()],
        "languages": [_choice(code, term.name) for code, term in taxonomy.languages.items()],
        "run_by.faith": [_choice(slug, term.name) for slug, term in taxonomy.faiths.items()],
    }


def _choice(value: str, label: str, more: str = "") -> dict[str, str]:
    return {"value": value, "label": label, **({"help": more} if more else {})}
