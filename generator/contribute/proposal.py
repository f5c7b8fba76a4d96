"""An entry that is being made: its values so far, what is wrong with them, and what it looks like.

Nothing is written here; `folder.read_folder` reads the entries that it is compared with.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.contribute.files import entry_path, id_for, ids_in
from generator.contribute.placing import completed, folder_of
from generator.entries.comments import MODELINE
from generator.entries.folder import read_folder
from generator.entries.known import Known
from generator.entries.model import Entry, Kind, as_written
from generator.entries.reading import Reading, read_entry
from generator.entries.relations import MERGE
from generator.entries.source import Source
from generator.entries.writing import written
from generator.problems import Problem

_SCHEMA = "../../entry.schema.json"
"""From an entry's folder, which is two below the data folder."""


@dataclass(slots=True)
class Proposal:
    """What is known so far of an entry to be added."""

    kind: Kind = "support-group"
    values: dict[str, Any] = field(default_factory=dict)
    """Fields as written."""
    state: str = ""
    """Its folder, where a person has said it; else its places say."""
    asked: list[str] = field(default_factory=list)
    """The keys of the questions that were answered or skipped."""

    def with_fields(self, fields: Mapping[str, Any]) -> "Proposal":
        """The proposal with these fields instead of what they were; the key "kind" is its kind."""
        kind = fields.get("kind", self.kind)
        values = self.values | {name: value for name, value in fields.items() if name != "kind"}
        return Proposal(kind, values, self.state, self.asked)

    def completed(self, known: Known) -> "Proposal":
        """With what can be looked up or goes without saying, where it is not said."""
        values = dict(self.values)
        locations = values.get("locations")
        if isinstance(locations, list) and all(isinstance(location, dict) for location in locations):
            values["locations"] = [completed(location, known.gazetteer) for location in locations]
        values.setdefault("status", "active")
        return Proposal(self.kind, values, self.state, self.asked)

    @property
    def folder(self) -> str:
        """The state's code in small letters, or us."""
        return (self.state or folder_of(self.values)).lower()

    def read(self, known: Known) -> Reading:
        """The entry as `validate` would read it."""
        path = entry_path(Path("data"), self.kind, f"{self.folder}/new").as_posix()
        return read_entry(path, as_text(self.values).encode("utf-8", "replace"), known)

    def problems_of(self, fields: Mapping[str, Any], known: Known) -> list[Problem]:
        """What is wrong with these fields; nothing about those that are not there yet."""
        reading = self.read(known)
        return [
            problem
            for problem in reading.problems
            if _field_of(reading, problem) in fields and not problem.what.endswith("is missing")
        ]


def _field_of(reading: Reading, problem: Problem) -> str:
    """The field of the entry in whose lines a problem stands; empty for one about the whole."""
    return field_at(reading.source, problem.line)


def field_at(source: Source, line: int) -> str:
    """The field of the entry that holds a line."""
    starts = {path[0]: mark.line + 1 for path, mark in source.keys.items() if len(path) == 1}
    above = [name for name in starts if starts[name] <= line]
    return str(max(above, key=lambda name: starts[name], default=""))


@dataclass(frozen=True, slots=True)
class Finished:
    """An entry that could be added: its file, what that will hold, and what the directory says to it."""

    path: Path
    text: str
    problems: list[Problem]
    """Errors and warnings, less those in `alike`."""
    alike: list[Problem]
    """Warnings that it looks like another entry, which they name."""


def finished(proposal: Proposal, data: Path, known: Known, shown_as: str) -> Finished:
    """The entry in its canonical form, compared with all others. Its problems name the file that it will be."""
    name = str(proposal.values.get("name", ""))
    id_ = id_for(proposal.kind, name, proposal.folder, ids_in(data))
    path = entry_path(data, proposal.kind, id_)
    text = f"{MODELINE} $schema={_SCHEMA}\n{as_text(proposal.values)}"
    below = path.relative_to(data).as_posix()
    shown = f"{shown_as}/{below}"
    found = read_folder(
        data, known, {shown}, shown_as=shown_as, keep=False, beside={below: text.encode("utf-8", "replace")}
    )
    problems = [problem for problem in found.problems if problem.path == shown]
    return Finished(
        path,
        text,
        [problem for problem in problems if problem.fix != MERGE],
        [problem for problem in problems if problem.fix == MERGE],
    )


def as_text(values: Mapping[str, Any]) -> str:
    """The canonical text of the values; where the model refuses some, JSON, which is YAML and holds anything."""
    try:
        return written(as_written(Entry.model_validate(values)))
    except ValueError:
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
