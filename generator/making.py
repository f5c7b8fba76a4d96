"""Make the files of the site in chunks, here or in worker processes: the same bytes, whoever makes them.

A chunk is a name and a range, which travels; what it is made from is inherited by a forked worker.
"""

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import as_completed
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from generator import search, suggest
from generator.directory import Directory
from generator.entries.removed import Removed
from generator.exports import files_of
from generator.progress import SILENT, Progress
from generator.published import Files, Put, Site
from generator.site.cards import Cards
from generator.site.host import Surroundings
from generator.site.page import Page
from generator.site.pages import removed
from generator.site.pages.every import MODULES, long_lists, prepare
from generator.site.render import Renderer
from generator.workers import FORKS, Crew, pool

CHUNK = 500
"""Pages in a chunk: few enough that no worker waits long for the last one, enough that beginning one costs little."""
MANY = 1500
"""Entries and cities from which workers pay."""


class Chunk(NamedTuple):
    """A part of the site's files: pages of a module, or one of the other families."""

    family: str
    start: int = 0
    stop: int | None = None


@dataclass(slots=True)
class Made:
    """What a chunk came to."""

    puts: list[Put] = field(default_factory=list)
    pages: int = 0
    addresses: list[tuple[str, date | None]] = field(default_factory=list)
    """Those of indexed pages, for the sitemap."""
    last: list[tuple[str, bytes]] = field(default_factory=list)
    """Files that name others, to be written when everything is."""
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By page, the ids of the entries whose own words stand on it in cards."""

    def add(self, more: "Made") -> None:
        """Count another chunk in. Its files are noted elsewhere."""
        self.pages += more.pages
        self.addresses += more.addresses
        self.last += more.last
        self.told |= more.told


@dataclass(frozen=True)
class Job:
    """What everything is made from, and where it goes."""

    directory: Directory
    removed: Removed
    around: Surroundings
    now: datetime
    publication: Site

    @cached_property
    def cards(self) -> Cards:
        """Each listing's card, made once for all pages."""
        return Cards(self.directory, self.now)

    @cached_property
    def renderer(self) -> Renderer:
        """What has been drawn once is not drawn again."""
        return Renderer(self.around.frame, self.around.settings, self.around.assets)


_jobs: list[Job] = []
"""The job at hand; a forked worker has it from its parent."""


def make_all(job: Job, workers: int, crew: Crew | None = None, progress: Progress = SILENT) -> Iterator[Made]:
    """Make every chunk, and let the site hold its files; a `crew` does it where there is one.

    What they came to is told as they are ready.
    """
    chunks = [*_chunks(job.directory)]
    progress.stage("pages, search, open data", len(chunks), "parts")
    results = _made(job, chunks, workers) if crew is None else crew.map(made_of, _to_send(job), chunks)
    for made in results:
        progress.advance()
        yield made


def _made(job: Job, chunks: list[Chunk], workers: int) -> Iterator[Made]:
    _jobs.append(job)
    try:
        if workers > 1 and FORKS and sum(map(len, long_lists(job.directory).values())) >= MANY:
            prepare(job.directory, job.cards)
            with pool(workers, list) as executor:
                for ready in as_completed([executor.submit(make, chunk) for chunk in chunks]):
                    yield ready.result()
        else:
            yield from map(make, chunks)
    finally:
        _jobs.clear()


def make(chunk: Chunk) -> Made:
    """Make one chunk of the job at hand, and write it."""
    return made_of(_jobs[0], chunk)


def made_of(job: Job, chunk: Chunk) -> Made:
    """Make one chunk of a job, and write it; then let go of the circles that its templates leave."""
    made = Made()
    made.puts.extend(job.publication.place(_files(job, chunk, made)))
    gc.collect(0)
    return made


def _to_send(job: Job) -> Job:
    """The job without what its chunks do not need, and what was looked up in it so far."""
    around = replace(job.around, files={})
    return replace(job, directory=replace(job.directory), removed=dict(job.removed), around=around)


def _chunks(directory: Directory) -> Iterator[Chunk]:
    """The longest first, so that no worker ends alone with one of them."""
    yield Chunk("search")
    lengths = {name: len(rows) for name, rows in long_lists(directory).items()}
    for name, length in lengths.items():
        for start in range(0, length, CHUNK):
            yield Chunk(name, start, start + CHUNK)
    for name in (*(name for name in MODULES if name not in lengths), "removed", "exports", "suggest"):
        yield Chunk(name)


def _files(job: Job, chunk: Chunk, made: Made) -> Files:
    if chunk.family == "search":
        return _but_manifest(search.files_of(job.directory, job.around.guide), search.MANIFEST, made)
    if chunk.family == "suggest":
        return _but_manifest(suggest.files_of(job.directory), suggest.MANIFEST, made)
    if chunk.family == "exports":
        return files_of(job.directory, job.now)
    return _drawn(job, _pages(job, chunk), made)


def _but_manifest(files: Files, manifest: str, made: Made) -> Files:
    for path, data in files:
        if path == manifest:
            made.last.append((path, data))
        else:
            yield path, data


def _pages(job: Job, chunk: Chunk) -> Iterable[Page]:
    if chunk.family == "removed":
        return chain(removed.pages(job.removed, job.directory))
    part = {"part": slice(chunk.start, chunk.stop)} if chunk.stop is not None else {}
    pages: Iterable[Page] = MODULES[chunk.family].pages(job.directory, job.cards, job.around.settings, job.now, **part)
    return pages


def _drawn(job: Job, pages: Iterable[Page], made: Made) -> Files:
    for page in pages:
        made.pages += 1
        if page.indexed:
            made.addresses.append((page.address, page.modified))
        data = job.renderer.render(page)
        made.told[page.path] = job.renderer.told()
        yield page.path, data
