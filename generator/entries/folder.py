"""Read the data folder: every file under it is an entry, one of the few known others, or a problem.

The shell around `reading` and `relations`: it alone opens entry files. Many files are read in worker
processes, which give back problems and compact records, so that memory stays small.
"""

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from generator.entries import source as yaml_source
from generator.entries.filing import misplaced, standing
from generator.entries.kept import Kept, Shelf, shelves, version_of
from generator.entries.known import Known
from generator.entries.model import Entry, Kind
from generator.entries.reading import filed_under, read_entry
from generator.entries.relations import Record, record_of, relations
from generator.garbage import uncollected
from generator.problems import Problem
from generator.progress import SILENT, Progress
from generator.workers import Crew, pool, processors

MANY = 1000
"""Files from which worker processes pay: starting them takes as long as reading a thousand."""
CHUNK = 250
"""Files a worker reads before it reports: small enough that none waits long for the last one."""


class Filed(NamedTuple):
    """An entry and where it is filed."""

    id: str
    kind: Kind
    entry: Entry
    file: str
    """Its path below the data folder."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The data folder as read."""

    entries: list[Filed]
    """By id; without those that could not be read. Empty when `keep` was false."""
    problems: list[Problem]
    """By path and place; errors and warnings."""
    count: int
    """How many files were read as entries."""
    asked: int
    """How many of them are among the chosen ones; all, where none were chosen."""
    records: list[Record] = field(default_factory=list)
    """What the rules over all entries have compared, of every file."""


def read_folder(
    data: Path,
    known: Known,
    chosen: Container[str] | None = None,
    *,
    shown_as: str | None = None,
    keep: bool = True,
    processes: int | None = None,
    beside: Mapping[str, bytes] | None = None,
    crew: Crew | None = None,
    progress: Progress = SILENT,
) -> Checked:
    """All entries under `data`, and every problem of each and between them.

    Problems name files below `shown_as` (the folder as given). `chosen` are files, named so, at which a
    problem between two entries is rather said; `keep` is whether the entries themselves are wanted. Many
    files are read by so many `processes`, by default one for each processor. `beside` holds entries that are
    read as if they stood there: their bytes, by their path below the folder. A `crew` does not see the folder:
    what the files hold is sent to it.
    """
    shown_as = data.as_posix() if shown_as is None else shown_as
    job = _Job(data, shown_as, known, keep, beside or {}, version_of(known))
    names, problems = _names(data, shown_as)
    names = sorted({*names, *job.beside})
    workers = (processes or processors()) if len(names) > MANY else 1
    chunks = shelves(names, CHUNK)
    if crew is not None:
        results: Iterable[_Result] = crew.map(_read_sent, replace(job, beside={}), _contents(job, chunks))
    else:
        results = _in_processes(job, chunks, workers) if workers > 1 else (_read_shelf(job, each) for each in chunks)
    entries: list[Filed] = []
    records: list[Record] = []
    progress.stage("reading", len(names), "entries")
    with uncollected():
        for chunk, result in zip(chunks, results, strict=True):
            progress.advance(len(chunk.names))
            problems.extend(result.problems)
            records.extend(result.records)
            entries.extend(result.entries)
        progress.stage("comparing the entries")
        problems.extend(relations(records, chosen))
    asked = len(names) if chosen is None else sum(f"{shown_as}/{name}" in chosen for name in names)
    records.sort(key=lambda record: record.path)
    entries.sort(key=lambda filed: (filed.id, filed.file))
    return Checked(entries, sorted(problems), len(names), asked, records)


@dataclass(frozen=True, slots=True)
class _Job:
    data: Path
    shown_as: str
    known: Known
    keep: bool
    beside: "Mapping[str, bytes | Problem]"
    version: str
    """Of what is kept of entries."""


@dataclass(slots=True)
class _Result:
    problems: list[Problem] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    entries: list[Filed] = field(default_factory=list)


def _names(data: Path, shown_as: str) -> tuple[list[str], list[Problem]]:
    """The files that are read as entries, and a problem for each that stands where nothing is read."""
    names: list[str] = []
    problems: list[Problem] = []
    for name, sort in sorted(_walk(str(data), "")):
        fault = (f"a {sort}, not a file", "put the file itself here") if sort else misplaced(name)
        if fault:
            problems.append(Problem(f"{shown_as}/{name}", 1, 1, *fault))
        if not sort and standing(name) == "entry":
            names.append(name)
    return names, problems


def _walk(folder: str, below: str) -> Iterator[tuple[str, str]]:
    """Everything in it that is no folder: its path, and what it is if not a plain file. Follows no link."""
    with os.scandir(folder) as items:
        for item in items:
            name = f"{below}{item.name}"
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, f"{name}/")
            else:
                yield (
                    name,
                    "" if item.is_file(follow_symlinks=False) else "link" if item.is_symlink() else "device",
                )


def _in_processes(job: _Job, chunks: Sequence[Shelf], workers: int) -> Iterator[_Result]:
    with pool(workers, _jobs.append, job) as executor:
        yield from executor.map(_read_chunk, chunks)


_jobs: list[_Job] = []
"""In a worker process: its one job, handed over once and not with each chunk."""


def _read_chunk(shelf: Shelf) -> _Result:
    return _read_shelf(_jobs[0], shelf)


def _contents(job: _Job, chunks: Iterable[Shelf]) -> "Iterator[dict[str, bytes | Problem]]":
    """What stands in the files, in chunks, for workers that cannot open them."""
    for shelf in chunks:
        yield {name: _content(job, name) for name in shelf.names}


def _read_sent(job: _Job, contents: "dict[str, bytes | Problem]") -> _Result:
    """Elsewhere nothing is kept: whose folder that is, nobody here knows."""
    with uncollected():
        return _read_each(replace(job, beside=contents), contents, None)


def _read_shelf(job: _Job, shelf: Shelf) -> _Result:
    with uncollected():
        kept = Kept(shelf.place, job.version)
        result = _read_each(job, shelf.names, kept)
        if not job.beside:  # what only might come to stand there is not kept
            kept.close()
        return result


def _read_each(job: _Job, names: Iterable[str], kept: Kept | None) -> _Result:
    result = _Result()
    for name in names:
        path, data = f"{job.shown_as}/{name}", _content(job, name)
        if isinstance(data, Problem):
            result.problems.append(data)
            kind, _, id_ = filed_under(name)
            result.records.append(Record(path, id_, kind))
            continue
        known = kept.read(path, data) if kept else None
        record, entry = known or _anew(path, data, job.known, kept, result)
        result.records.append(record)
        if job.keep and entry is not None:
            result.entries.append(Filed(record.id, record.kind, entry, name))
    return result


def _anew(path: str, data: bytes, known: Known, kept: Kept | None, result: _Result) -> tuple[Record, Entry | None]:
    """Read a file, note its problems, and keep what has none."""
    reading = read_entry(path, data, known)
    record = record_of(path, reading.id, reading.kind, reading.draft, known.gazetteer)
    result.problems.extend(reading.problems)
    if kept and reading.entry is not None and not reading.problems:
        kept.keep(path, data, record, reading.entry)
    return record, reading.entry


def _content(job: _Job, name: str) -> bytes | Problem:
    return job.beside[name] if name in job.beside else _bytes(f"{job.data}/{name}", f"{job.shown_as}/{name}")


def _bytes(path: str, shown_as: str) -> bytes | Problem:
    """The file's content, never more of it than an entry may have."""
    try:
        # A hundred thousand Path objects take a second.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            data: bytes = file.read(yaml_source.MOST_BYTES + 1)
            if len(data) > yaml_source.MOST_BYTES:
                return yaml_source.too_big(shown_as, os.fstat(file.fileno()).st_size)
            return data
    except OSError as error:
        return Problem(shown_as, 1, 1, f"the file cannot be read: {error.strerror}", "check who may read it")
