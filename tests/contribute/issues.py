"""A project to answer issues in, and issues as GitHub makes them of a filled form."""

import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.contribute.issue_fields import Field, FormName, fields_of
from generator.contribute.issue_forms import FRAMES
from generator.entries import taxonomy
from generator.entries.taxonomy import Taxonomy
from tests.entries.conftest import ENTRY, ROOT

EXISTING = "support-groups/ca/example-professional-network.yaml"
ID = "ca/example-professional-network"
FINISHED = """\
name: Delta Job Club
website: https://www.example.com/
summary: >-
  Every Monday people who look for work meet here and practice interviews.
run_by: {type: volunteer}
locations:
  - city: Stockton
    state: CA
sources:
  - url: https://www.example.com/about
    states: meeting day
status: active
"""
ANSWERS = {
    "kind": "Support group",
    "name": "Delta Job Club",
    "website": "www.example.com",
    "summary": "Every Monday people who look for work meet here and practice interviews.",
    "run_by-type": "Volunteers",
    "locations-city": "Stockton",
    "locations-state": "California (CA)",
    "sources-url": "https://www.example.com/about",
    "sources-states": "meeting day",
}
"""A small new entry, as a person answers; FINISHED is the same as a file but for the last slash of an address."""


def project(folder: Path) -> Path:
    """A data folder with the project's taxonomy and one entry; the folder around it is given back."""
    shutil.copytree(ROOT / "data" / "taxonomy", folder / "data" / "taxonomy")
    file = folder / "data" / EXISTING
    file.parent.mkdir(parents=True)
    file.write_text(ENTRY)
    return folder


@cache
def words() -> Taxonomy:
    return taxonomy.load(ROOT / "data" / "taxonomy")[0]


@cache
def questions(form: FormName) -> tuple[Field, ...]:
    return fields_of(form, words())


def rendered(form: FormName, answers: Mapping[str, str]) -> str:
    """The body of an issue: each question with its answer, as GitHub renders it."""
    assert answers.keys() <= {field.id for field in questions(form)}
    return "\n\n".join(f"### {field.label}\n\n{_shown(field, answers.get(field.id, ''))}" for field in questions(form))


def _shown(field: Field, answer: str) -> str:
    if field.yaml:
        return f"```yaml\n{answer}\n```"
    return answer or "_No response_"


def event(form: FormName, body: Any, number: int = 12) -> str:
    """The event that brings the issue to a workflow."""
    address = f"https://github.com/example/foothold/issues/{number}"
    issue = {"number": number, "html_url": address, "body": body, "labels": [{"name": FRAMES[form].label}]}
    return json.dumps({"action": "opened", "issue": issue})


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file, by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
