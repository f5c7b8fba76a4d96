"""Read one entry: its text, its values, and everything that is wrong with them.

Pure: bytes in, a `Reading` out; nothing is opened and nothing raised, whatever the bytes. What the models
refuse is reworded and then left out, so that the rules still look at the rest and one run reports everything.
"""

import copy
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.entries import source as yaml_source
from generator.entries.checks import Draft, check
from generator.entries.known import Known
from generator.entries.model import FOLDERS, Entry, Kind
from generator.entries.source import Path, Source
from generator.entries.taxonomy import Term
from generator.entries.wording import Meant, reworded
from generator.places.gazetteer import STATES
from generator.problems import Problem
from generator.text import fold

__all__ = ["Known", "Reading", "filed_under", "read_entry", "read_values"]

_STAND_INS: dict[str, Any] = {
    "name": "Unnamed",
    "summary": "No summary can be read.",
    "run_by": {"type": "nonprofit"},
    "sources": [{"url": "https://www.example.org/", "states": "nothing that can be read"}],
    "status": "unconfirmed",
}
"""What takes the place of a required field that cannot be read; no rule finds anything in it."""
_MOST_ROUNDS = 10
"""Each round leaves out a level of an entry, which has four."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: where its values stand, the entry when its shape is right, and all its problems."""

    source: Source
    id: str
    kind: Kind
    entry: Entry | None
    problems: list[Problem]
    draft: Draft | None
    """What could be read of it, for the rules over all entries; None when nothing could."""


def read_entry(path: str, data: bytes, known: Known) -> Reading:
    """The entry in a file.

    `path` ends in `<kind folder>/<state or us>/<slug>.yaml`; problems name it as it is given.
    """
    kind, state, id_ = filed_under(path)
    source = yaml_source.read(path, data)
    if not source.readable:
        return Reading(source, id_, kind, None, sorted(source.problems), None)
    if not isinstance(source.values, dict):
        problem = _no_mapping(source)
        return Reading(source, id_, kind, None, sorted([*source.problems, problem]), None)
    return read_values(source, kind, state, id_, known)


def read_values(source: Source, kind: Kind, state: str, id_: str, known: Known) -> Reading:
    """The entry in the fields that a source holds; what is wrong with its text is among the source's problems."""
    problems, joined = _with_places_joined(source)
    entry, draft, misshapen = _drafted(joined, kind, state, known)
    problems.extend(misshapen)
    problems.extend(_still_said(source.problems, misshapen))
    if draft is not None:
        problems.extend(check(draft, known))
    return Reading(source, id_, kind, entry, sorted(problems), draft)


def filed_under(path: str) -> tuple[Kind, str, str]:
    """The kind, the state folder and the id that a file's path stands for."""
    parts = path.split("/")[-3:]
    if len(parts) < 3 or parts[0] not in FOLDERS:
        raise ValueError(f"no path of an entry: {path!r}")
    state, stem = parts[1].lower(), parts[2].rpartition(".")[0]
    return FOLDERS[parts[0]], state, f"{state}/{stem.lower()}"


def _no_mapping(source: Source) -> Problem:
    if source.values is None:
        return source.problem((), "the file is empty", "write the entry's fields, or remove the file")
    return source.problem((), "the file holds no fields", "write lines such as name: Example Professional Network")


def _still_said(of_text: Iterable[Problem], of_values: Collection[Problem]) -> list[Problem]:
    """The problems of the text, less those of values that the model refuses too: its words say more."""
    refused = {(problem.line, problem.column) for problem in of_values}
    return [problem for problem in of_text if (problem.line, problem.column) not in refused]


def _drafted(source: Source, kind: Kind, state: str, known: Known) -> tuple[Entry | None, Draft | None, list[Problem]]:
    """The entry if the model accepts it, what is left of it if not, and the model's findings in our words."""
    try:
        entry = Entry.model_validate(source.values)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        problems = list(reworded(source, errors, Entry, meant=_meant(known)))
        damaged = frozenset(str(found["loc"][0]) for found in errors)
        return None, _left_over(source, errors, kind, state, damaged), problems
    return entry, Draft(source, entry, kind, state), []


@lru_cache(maxsize=4)
def _meant(known: Known) -> Meant:
    """What people write where a code or slug belongs, and which one they mean."""
    taxonomy = known.taxonomy
    lists: dict[str, Mapping[str, Term]] = {
        "industries": taxonomy.industries,
        "audiences": taxonomy.audiences,
        "languages": taxonomy.languages,
        "faith": taxonomy.faiths,
    }
    meant = {
        field: {fold(word): slug for slug, item in words.items() for word in (*item.synonyms, item.name, slug)}
        for field, words in lists.items()
    }
    return meant | {"state": {fold(word): code for code, name in STATES.items() for word in (name, code)}}


def _left_over(
    source: Source, errors: list[ErrorDetails], kind: Kind, state: str, damaged: frozenset[str]
) -> Draft | None:
    """The entry without what the model refuses; None if no round of leaving out makes it whole."""
    source = copy.copy(source)
    for _ in range(_MOST_ROUNDS):
        source = _pruned(source, {path for found in errors if (path := _to_leave_out(found))})
        for found in errors:
            name = str(found["loc"][0])
            if found["type"] == "missing" and len(found["loc"]) == 1:
                source.values[name] = copy.deepcopy(_STAND_INS[name])
        try:
            return Draft(source, Entry.model_validate(source.values), kind, state, damaged)
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None


def _to_leave_out(found: ErrorDetails) -> Path:
    """The smallest part of the entry that is wrong: the value, or the mapping that lacks a field."""
    if found["loc"][0] == "open_to":
        return ("open_to",)
    return found["loc"][:-1] if found["type"] == "missing" else found["loc"]


def _pruned(source: Source, without: Collection[Path]) -> Source:
    """The source without some of its values: later items of a list move up, and keep their positions."""
    pruned = replace(source, values=None, positions={}, keys={})
    pruned.values = _kept(source, pruned, without, (), (), source.values)
    return pruned


def _kept(source: Source, pruned: Source, without: Collection[Path], old: Path, new: Path, value: Any) -> Any:
    """What is kept of a value; where it and its parts stand is noted in `pruned` on the way."""
    if old in source.positions:
        pruned.positions[new] = source.positions[old]
    if old in source.keys:
        pruned.keys[new] = source.keys[old]
    if isinstance(value, dict):
        return {
            key: _kept(source, pruned, without, (*old, key), (*new, key), item)
            for key, item in value.items()
            if (*old, key) not in without
        }
    if isinstance(value, list):
        numbers = [number for number in range(len(value)) if (*old, number) not in without]
        return [
            _kept(source, pruned, without, (*old, number), (*new, i), value[number]) for i, number in enumerate(numbers)
        ]
    return value


def _with_places_joined(source: Source) -> tuple[list[Problem], Source]:
    """The source with `[Sacramento County, CA]` as the one place that is meant, and a warning there."""
    serves = source.values.get("serves")
    if not isinstance(serves, list) or not any(_is_state(item) for item in serves[1:]):
        return [], source
    warnings, apart = [], set()
    joined = copy.copy(source)
    joined.values = source.values | {"serves": list(serves)}
    for number in range(1, len(serves)):
        place, state = serves[number - 1], serves[number]
        if _is_state(state) and isinstance(place, str) and "," not in place and not _is_state(place):
            joined.values["serves"][number - 1] = f"{place}, {state}"
            apart.add(("serves", number))
            what = f"{place} and {state} are two items without quotes"
            warnings.append(
                source.problem(("serves", number - 1), what, f'put the place in quotes: "{place}, {state}"', "warning")
            )
    return warnings, _pruned(joined, apart) if apart else source


def _is_state(value: object) -> bool:
    return isinstance(value, str) and len(value) == 2 and value.isupper()
