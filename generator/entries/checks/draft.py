"""What a rule over values looks at: an entry as far as it could be read, and where it is filed."""

from dataclasses import dataclass

from generator.entries.model import Entry, Kind
from generator.entries.source import Path, Source
from generator.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry on its way through the rules: where values were misshapen, what is left without them."""

    source: Source
    """Its positions fit `entry`, not the file: what was misshapen is left out of both."""
    entry: Entry
    kind: Kind
    state: str
    """The folder it is filed in: a state's code in small letters, or "us"."""
    damaged: frozenset[str] = frozenset()
    """Its fields in which something was misshapen: no rule may conclude that a thing is absent there."""

    def whole(self, *fields: str) -> bool:
        """Whether nothing is missing from these fields but what was never written."""
        return self.damaged.isdisjoint(fields)

    def problem(self, path: Path, what: str, fix: str = "", severity: Severity = "error") -> Problem:
        """A problem at a value."""
        return self.source.problem(path, what, fix, severity)

    def warning(self, path: Path, what: str, fix: str = "") -> Problem:
        """A problem that stops nothing."""
        return self.source.problem(path, what, fix, "warning")

    def problem_at_key(self, path: Path, what: str, fix: str = "", severity: Severity = "error") -> Problem:
        """A problem at the name of a field."""
        return self.source.problem_at_key(path, what, fix, severity)
