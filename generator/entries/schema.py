"""The JSON Schema of an entry, from its model: for editors, and for people who check entries elsewhere."""

import json
from typing import Any

from generator.entries.model import Entry

FILE = "entry.schema.json"


def schema() -> dict[str, Any]:
    """What an entry's file may hold, as JSON Schema 2020-12. What rules look up elsewhere is not in it."""
    found = _without_nothing(Entry.model_json_schema(by_alias=True))
    found.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Foothold entry",
        **found,
    }


def schema_bytes() -> bytes:
    """The file, the same bytes wherever it is published."""
    return (json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode()


def _without_nothing(node: Any) -> Any:
    """The schema without what the model says of absent fields: null is refused, so it is no choice."""
    if isinstance(node, list):
        return [_without_nothing(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _without_nothing(value) for key, value in node.items() if (key, value) != ("default", None)}
    if isinstance(node.get("description"), str):
        node["description"] = " ".join(node["description"].split())
    choices = [choice for choice in node.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        del node["anyOf"]
        return choices[0] | node
    return node | ({"anyOf": choices} if choices else {})
