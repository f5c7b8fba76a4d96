"""Entries that were read before, kept in `.cache/` by content: a file that is as it was is not parsed and checked anew.

The shell around `reading` and `relations.record_of` that remembers. Only what has no problem is kept, so that nobody
is spared one. It holds for a day, for one version of this program and of what it reads with, and for one taxonomy and
gazetteer. Files share a shelf by their names: one that changes costs its shelf, and each worker loads its own.
"""

import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import phonenumbers
import pydantic
import yaml

from generator import cache, compact
from generator.entries.known import Known
from generator.entries.model import Entry, as_written
from generator.entries.relations import Record

_PACKAGE = Path(__file__).parents[1]
_CODE = ("entries", "places", "text.py", "meetings.py", "problems.py", "quoting.py")
"""Below the package: what decides how an entry is read."""


class Shelf(NamedTuple):
    """Files that are read together, and where what is known of them is kept."""

    place: str
    names: list[str]


class Read(NamedTuple):
    """What reading a file without problems came to."""

    record: Record
    entry: Entry


def shelves(names: Sequence[str], most: int) -> list[Shelf]:
    """The names on shelves of about half of `most`; a name keeps its shelf until there are twice as many."""
    number = 1 << max(0, len(names) // most).bit_length()
    held: dict[int, list[str]] = {}
    for name in names:
        held.setdefault(crc32(name.encode("utf-8", "surrogateescape")) % number, []).append(name)
    return [Shelf(f"entries/{number}-{place}", held[place]) for place in sorted(held)]


class Kept:
    """What is known of the files of one shelf."""

    def __init__(self, place: str, version: str) -> None:
        self._place, self._version = place, version
        found = cache.read(place, version)
        self._rows: dict[str, Any] = compact.loads(found) if found else {}
        self._used: dict[str, Any] = {}

    def read(self, path: str, data: bytes) -> Read | None:
        """What was kept of a file with this path and content."""
        row = self._rows.get(key := _key(path, data))
        if row is None:
            return None
        self._used[key] = row
        return Read(_record(row[0]), Entry.model_validate(row[1]))

    def keep(self, path: str, data: bytes, record: Record, entry: Entry) -> None:
        """Keep what a file without problems came to."""
        self._used[_key(path, data)] = [record, as_written(entry)]

    def close(self) -> None:
        """Let the shelf hold what was asked for and what was new, and nothing else."""
        if self._used.keys() != self._rows.keys():
            cache.write(self._place, self._version, compact.dumps(self._used))


def _key(path: str, data: bytes) -> str:
    return hashlib.blake2b(path.encode("utf-8", "surrogateescape") + b"\0" + data, digest_size=16).hexdigest()


def _record(row: Sequence[Any]) -> Record:
    """The record as it was: JSON knows no tuples."""
    return Record(*map(_in_tuples, row))


def _in_tuples(value: Any) -> Any:
    return tuple(map(_in_tuples, value)) if isinstance(value, list) else value


def version_of(known: Known) -> str:
    """What the reading of an entry depends on, beside the entry."""
    packages = (sys.version, pydantic.VERSION, yaml.__version__, phonenumbers.__version__)
    sum_ = hashlib.blake2b(repr((packages, known.today, known.taxonomy)).encode(), digest_size=16)
    for part in (*_code(), *known.gazetteer.tables()):
        sum_.update(part)
    return sum_.hexdigest()


def _code() -> Iterable[bytes]:
    for name in _CODE:
        place = _PACKAGE / name
        yield from (file.read_bytes() for file in (sorted(place.rglob("*.py")) if place.is_dir() else [place]))
