"""Pack rows into the files that a visitor fetches, each about as big as the others and named by its content.

Pure: keys and rows in, `Part`s out. A part that keeps its content keeps its name, so that browsers keep it too.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import compact

FOLDER = "search/parts"
MOST_ROWS = 600
MOST_BYTES = 90_000
"""Of a part before compression; rows compress to about a quarter."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the index."""

    name: str
    """"leaf-k3v2m5qa": its family and the hash of its content."""
    data: bytes
    more: bytes | None = None
    """A second file beside it with what is only sometimes needed: the summaries of its rows."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        yield f"{FOLDER}/{self.name}.json", self.data
        if self.more is not None:
            yield f"{FOLDER}/{self.name}-more.json", self.more


class Row(NamedTuple):
    """A row as JSON text, and its summary, likewise."""

    text: str
    summary: str


class Shelf(NamedTuple):
    """A part, and the first key that it holds."""

    first: str
    part: Part


def made(family: str, text: str, more: str | None = None) -> Part:
    """The part that holds this JSON text."""
    data, beside = text.encode(), None if more is None else more.encode()
    digest = hashlib.blake2b(data, digest_size=5)
    if beside:
        digest.update(b"\n" + beside)
    return Part(f"{family}-{base64.b32encode(digest.digest()).decode().lower()}", data, beside)


def packed(
    family: str,
    groups: Iterable[tuple[str, Sequence[Row]]],
    *,
    summaries: bool = True,
    most_bytes: int = MOST_BYTES,
) -> Iterator[Shelf]:
    """Groups of rows, sorted by key, on as few shelves as hold them; a large group goes over several of its own.

    A part is an object of key → rows; the summaries beside it have the same shape.
    """
    waiting: list[tuple[str, Sequence[Row]]] = []
    size = count = 0
    for key, rows in groups:
        group_size = sum(len(row.text) for row in rows)
        if waiting and (size + group_size > most_bytes or count + len(rows) > MOST_ROWS):
            yield _shelf(family, waiting, summaries)
            waiting, size, count = [], 0, 0
        if group_size <= MOST_BYTES and len(rows) <= MOST_ROWS:
            waiting.append((key, rows))
            size, count = size + group_size, count + len(rows)
            continue
        for slice_ in slices(rows):
            yield _shelf(family, [(key, slice_)], summaries)
    if waiting:
        yield _shelf(family, waiting, summaries)


def slices(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows in order, cut where a part would become too big."""
    start = size = 0
    for number, row in enumerate(rows):
        if number > start and (size + len(row.text) > MOST_BYTES or number - start >= MOST_ROWS):
            yield rows[start:number]
            start, size = number, 0
        size += len(row.text)
    if start < len(rows):
        yield rows[start:]


def _shelf(family: str, groups: Sequence[tuple[str, Sequence[Row]]], summaries: bool) -> Shelf:
    text = ",".join(f"{compact.text(key)}:[{','.join(row.text for row in rows)}]" for key, rows in groups)
    more = ",".join(f"{compact.text(key)}:[{','.join(row.summary for row in rows)}]" for key, rows in groups)
    return Shelf(groups[0][0], made(family, "{" + text + "}", "{" + more + "}" if summaries else None))
