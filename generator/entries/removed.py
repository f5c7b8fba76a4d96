"""Entries that were taken out at somebody's wish: nothing is kept of them but the id, so that its address answers.

`data/removed.yaml` maps each such id to the day on which it was taken out. `load` opens the file; `read` is pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.entries import source as yaml_source
from generator.entries.relations import Record
from generator.entries.source import DUD, Source
from generator.problems import Problem

FILE = "removed.yaml"
MOST_BYTES = 1024 * 1024
_ID = re.compile(r"[a-z]{2}/[a-z0-9]+(-[a-z0-9]+)*")

Removed = Mapping[str, date]
"""Id → the day."""


def load(data: Path, shown_as: str, records: Iterable[Record]) -> tuple[Removed, list[Problem]]:
    """What was taken out, and what is wrong with the file that says so. Without the file, nothing was."""
    file, path = data / FILE, f"{shown_as}/{FILE}"
    if not file.is_file():
        return MappingProxyType({}), []
    with file.open("rb") as opened:
        return read(path, opened.read(MOST_BYTES + 1), records)


def read(path: str, data: bytes, records: Iterable[Record]) -> tuple[Removed, list[Problem]]:
    """The ids in the file, and a problem for each that is none, has no day, or is still in use."""
    source = yaml_source.read(path, data, MOST_BYTES)
    problems = list(source.problems)
    if source.readable and source.values is not None and not isinstance(source.values, dict):
        problems.append(
            source.problem((), "the file is not a mapping from ids to days", "write ca/example: 2026-11-22")
        )
    values = source.values if isinstance(source.values, dict) else {}
    for id_, day in values.items():
        problems.extend(_misshapen(source, id_, day))
    problems.extend(_in_use(source, values, records))
    good = {id_: day for id_, day in values.items() if _ID.fullmatch(id_) and type(day) is date}
    return MappingProxyType(dict(sorted(good.items()))), sorted(problems)


def _misshapen(source: Source, id_: str, day: object) -> Iterator[Problem]:
    if not _ID.fullmatch(id_):
        yield source.problem_at_key((id_,), f'"{id_}" is no id', "write the state and the name, ca/example-network")
    if day is not DUD and type(day) is not date:
        yield source.problem((id_,), f'the day of "{id_}" is none', "write year-month-day, for example 2026-11-22")


def _in_use(source: Source, values: Mapping[str, object], records: Iterable[Record]) -> Iterator[Problem]:
    """Each id that an entry still has, or had and redirects from."""
    for record in records:
        for id_ in {record.id, *record.formerly} & values.keys():
            fix = f"remove the line here, or {'that file' if id_ == record.id else 'the id from its `formerly`'}"
            yield source.problem_at_key((id_,), f"{id_} is in use: {record.path}", fix)
