"""Make the files of the site in chunks, here or in worker processes: the same bytes, whoever makes them.

A chunk is a name and a range, which travels; what it is made from is inherited by a forked worker.
"""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from generator import search, suggest
from generator.directory import Directory
from generator.entries.removed import Removed
from generator.exports import files_of
from generator.published import Files, Publication, Put, put_all
from generator.site.cards import Cards
from generator.site.host import Surroundings
from generator.site.page import Page
from generator.site.pages import MODULES, long_lists, prepare, removed
from generator.site.render import Renderer
from generator.workers import FORKS, pool

CHUNK = 500
"""Pages in a chunk: few enough that no worker waits long for the last one, enough that beginning one costs little."""
MANIFESTS = (search.MANIFEST, suggest.MANIFEST)
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


@dataclass(frozen=True)
class Job:
    """What everything is made from, and where it goes."""

    directory: Directory
    removed: Removed
    around: Surroundings
    now: datetime
    publication: Publication

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


def make_all(job: Job, workers: int) -> Iterator[Made]:
    """Make every chunk, and let the site hold its files."""
    chunks = [*_chunks(job.directory)]
    _jobs.append(job)
    try:
        if workers > 1 and FORKS and sum(map(len, long_lists(job.directory).values())) >= MANY:
            prepare(job.directory, job.cards)
            with pool(workers, list) as executor:
                yield from executor.map(make, chunks)
        else:
            yield from map(make, chunks)
    finally:
        _jobs.clear()


def make(chunk: Chunk) -> Made:
    """Make one chunk of the job at hand, and write it; then let go of the circles that its templates leave."""
    job, made = _jobs[0], Made()
    publication = job.publication
    files = _files(job, chunk, made)
    made.puts.extend(put_all(publication.site, publication.record, publication.standing, files))
    gc.collect(0)
    return made


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
        return _but_last(search.files_of(job.directory, job.around.guide), made)
    if chunk.family == "suggest":
        return _but_last(suggest.files_of(job.directory), made)
    if chunk.family == "exports":
        return files_of(job.directory, job.now)
    return _drawn(job, _pages(job, chunk), made)


def _but_last(files: Files, made: Made) -> Files:
    for path, data in files:
        if path in MANIFESTS:
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
        yield page.path, job.renderer.render(page)
