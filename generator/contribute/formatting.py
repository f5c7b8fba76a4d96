"""Bring entry files into their canonical form: the shell around `entries.reformatting`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.contribute.files import write_whole
from generator.entries.known import Known
from generator.entries.model import Entry
from generator.entries.reading import read_entry
from generator.entries.reformatting import canonical
from generator.entries.source import read
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of one file."""

    path: Path
    outcome: Literal["fine", "other", "unreadable"]
    """In canonical form already; in another one, now mended if that was asked for; left alone."""


def format_files(files: Iterable[Path], *, check: bool) -> Iterator[Formatted]:
    """Mend each file in turn, or only look; what was written stays written when the run is interrupted."""
    for file in files:
        data = file.read_bytes()
        new = _canonical(data)
        if new is None:
            yield Formatted(file, "unreadable")
        elif new == data:
            yield Formatted(file, "fine")
        else:
            if not check:
                write_whole(file, new)
            yield Formatted(file, "other")


def _canonical(data: bytes) -> bytes | None:
    """The file's canonical bytes; None when it cannot be read, or would not be the same entry afterwards."""
    try:
        text = canonical(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    new = None if text is None else text.encode("utf-8")
    return new if new == data or (new and _entry_in(new) == _entry_in(data)) else None


def _entry_in(data: bytes) -> Entry:
    return Entry.model_validate(read("", data).values)


def problems_of(files: Iterable[Path], known: Known, shown: Callable[[Path], str]) -> list[Problem]:
    """Why files cannot be read, in the words of `validate`."""
    return sorted(
        problem
        for file in files
        for problem in read_entry(shown(file), file.read_bytes(), known).problems
        if problem.severity == "error"
    )
