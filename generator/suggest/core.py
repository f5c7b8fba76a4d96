"""What is compiled for the form: an entry's fields as values in, the problems that `validate` says of them out.

Pure, and in the part of Python that `compiler` knows. A problem stands at the way to a value, because there are no
lines yet; everything else is the rules' own work. `scripts.py` says what stands for what in the browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.entries.model import Kind
from generator.entries.reading import Known, Reading, read_values
from generator.entries.source import DUD, Mark, Path, Source, escaped, nothing
from generator.problems import Severity


class Found(NamedTuple):
    """A problem of a value."""

    path: Path
    what: str
    fix: str
    severity: Severity


class _Place(NamedTuple):
    """Stands for a line and column: the number of the value, and whether its name or itself is meant."""

    line: int
    column: int


@dataclass(slots=True)
class Values(Source):
    """An entry's fields that stand in no file."""

    paths: list[Path] = field(default_factory=list)
    """The way to each value, by its number."""

    def shown_at(self, path: Path) -> str:
        """Which item of its list the value is."""
        line, _ = self.at(path)
        last = self.paths[line - 1][-1]
        return f"number {last + 1}" if isinstance(last, int) else str(last)


def check(values: Mapping[str, Any], kind: Kind, state: str, known: Known) -> list[Found]:
    """All problems of an entry that holds these fields, filed as such a kind under such a state."""
    source = source_of(values)
    found = reading_of(source, kind, state, "", known).problems
    return [Found(source.paths[problem.line - 1], problem.what, problem.fix, problem.severity) for problem in found]


def reading_of(source: Source, kind: Kind, state: str, id_: str, known: Known) -> Reading:
    """The entry as the rules read it; its values are gone through once."""
    return read_values(source, kind, state, id_, known)


def source_of(values: Mapping[str, Any]) -> Values:
    """The fields as if they had been read: every value has its place, and what the text would be blamed for is said."""
    source = Values("")
    source.values = _placed(source, (), values)
    return source


def _placed(source: Values, path: Path, value: Any) -> Any:
    number = len(source.paths)
    source.paths.append(path)
    source.positions[path] = _place(number, 1)
    source.keys[path] = _place(number, 0)
    if isinstance(value, dict):
        return {key: _placed(source, (*path, key), item) for key, item in value.items()}
    if isinstance(value, list):
        return [_placed(source, (*path, i), item) for i, item in enumerate(value)]
    last = path[-1] if path else ""
    if value is None:
        source.problems.append(source.problem(path, *nothing(last if isinstance(last, str) else None)))
        return DUD
    if isinstance(value, str) and (fault := escaped(value)):
        source.problems.append(source.problem(path, *fault))
    return value


def _place(number: int, column: int) -> Mark:
    return _Place(number, column)  # type: ignore[return-value]
