"""Which addresses stood in the entries before somebody changed them, by what git keeps."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.contribute.changes import NoHistory, content_at, fork_of
from generator.entries.source import read

BASES = ("origin/HEAD", "origin/main", "main", "HEAD")
"""What a branch is compared with where nobody says."""


def base_of(folder: Path, given: str = "") -> str:
    """The commit at which the branch left its base, the one given or the first that is there. Raises NoHistory."""
    if given:
        return fork_of(folder, given)
    for name in BASES:
        try:
            return fork_of(folder, name)
        except NoHistory as reason:
            missing = reason
    raise missing


def addresses_before(files: Iterable[Path], base: str) -> set[str]:
    """Every address that stood in these files at the base."""
    found: set[str] = set()
    for file in files:
        found.update(_addresses(read(file.as_posix(), content_at(file, base).encode()).values))
    return found


def _addresses(values: Any) -> Iterator[str]:
    """The website and the sources' addresses in an entry's values, whatever shape it has."""
    if not isinstance(values, dict):
        return
    sources = values.get("sources")
    rows = [row for row in sources if isinstance(row, dict)] if isinstance(sources, list) else []
    yield from (str(value) for value in (values.get("website"), *(row.get("url") for row in rows)) if value)
