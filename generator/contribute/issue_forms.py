"""Make GitHub's issue forms: a YAML file each, and the page that offers them.

Pure: the taxonomy in, the bytes of each file out. The questions come from `issue_fields`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from generator.contribute.issue_fields import FORM_NAMES, Field, FormName, fields_of
from generator.entries.taxonomy import Taxonomy

FOLDER = ".github/ISSUE_TEMPLATE"
NOTE = "# Made by `python -m generator issue-forms` from the models and the taxonomy: change those, not this file.\n"


class Frame(NamedTuple):
    """What stands around the questions of a form."""

    name: str
    description: str
    title: str
    """How the title of an issue begins."""
    label: str
    """What tells the workflow which form it is."""
    opening: str


FRAMES: Mapping[FormName, Frame] = {
    "new-entry": Frame(
        "Add a group",
        "A support group, association, alumni network or agency that is missing here.",
        "New: ",
        "entry: new",
        "Thank you. A name, a city, who runs it, a sentence on what it is and one web page that says so are enough. "
        "Leave out what you do not know.\n\n"
        "Write about organizations only. No names, numbers or mail addresses of private persons, please: everybody can "
        "read this page. Within a few minutes a program answers below, and a person reads it before it is published.",
    ),
    "change": Frame(
        "Report a change",
        "Something in an entry is wrong or out of date.",
        "Change: ",
        "entry: change",
        "Thank you. Two plain sentences are enough. Everybody can read this page, so please leave out private persons.",
    ),
    "still-right": Frame(
        "It is still right",
        "You called, went there or read its page, and the entry is right.",
        "Still right: ",
        "entry: still right",
        "Thank you. This tells the next reader that somebody has looked.",
    ),
    "closed": Frame(
        "It has closed",
        "A group or office has ended.",
        "Closed: ",
        "entry: closed",
        "Thank you. You may save somebody a trip. The page will stay and say that it has closed.",
    ),
}


def issue_form_files(taxonomy: Taxonomy) -> dict[str, bytes]:
    """The files of the folder, by their names."""
    files = {f"{name}.yml": _bytes(_form(FRAMES[name], fields_of(name, taxonomy))) for name in FORM_NAMES}
    return files | {"config.yml": _bytes({"blank_issues_enabled": True})}


def _form(frame: Frame, fields: tuple[Field, ...]) -> dict[str, Any]:
    opening = {"type": "markdown", "attributes": {"value": frame.opening}}
    return {
        "name": frame.name,
        "description": frame.description,
        "title": frame.title,
        "labels": [frame.label],
        "body": [opening, *(_question(field) for field in fields)],
    }


def _question(field: Field) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": field.label}
    if field.help:
        attributes["description"] = field.help
    if field.choices:
        attributes |= {"options": list(field.choices)} | ({"multiple": True} if field.several else {})
    if field.yaml:
        attributes["render"] = "yaml"
    return {"type": field.sort, "id": field.id, "attributes": attributes}


def _bytes(values: dict[str, Any]) -> bytes:
    text: str = yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=118)
    return (NOTE + text).encode()
