"""The build, step by step: the table of contents of the program.

data/*.yaml → checked entries → directory → pages ┐
docs/*.md  → MkDocs and its theme → frame ────────┼→ site/
                              directory → exports ┘
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator import directory
from generator.contribute.links import state as link_state
from generator.directory import Directory
from generator.entries import folder
from generator.entries import removed as taken_out
from generator.entries.known import Known
from generator.entries.quarantine import Quarantine
from generator.entries.taxonomy import load as load_taxonomy
from generator.making import Job, make_all
from generator.places import gazetteer
from generator.problems import Problem
from generator.published import Publication, Written, locked
from generator.site import headers, sitemap
from generator.site.host import Surroundings, of_site, surroundings
from generator.site.opensearch import opensearch_files
from generator.site.render import TEMPLATES
from generator.text import counted
from generator.workers import not_collecting, processors

SOURCE_FOLDERS = (TEMPLATES, TEMPLATES.parent / "theme")
"""What beside data and docs makes the site: watched while serving."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build has to say."""

    problems: list[Problem]
    entries: int = 0
    pages: int = 0
    changed: Written = field(default_factory=Written)
    started_over: bool = False
    """Whether the record of what the site holds could not be used, so that every file was compared."""

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def failed(self) -> bool:
        """Whether nothing was joined, because entries have errors."""
        return self.errors > 0

    @property
    def summary(self) -> str:
        return f"{counted(self.entries, 'entry', 'entries')}, {counted(self.pages, 'page')}"


def build(
    config_file: Path,
    data: Path | None,
    site: Path,
    *,
    site_url: str | None = None,
    clean: bool = False,
    workers: int | None = None,
) -> Outcome:
    """Bring the whole site up to date, with nothing written but what changes.

    With errors in the data the old site stays as it was. `clean` trusts nothing that an earlier build has kept.
    `workers` are the processes that make the files, by default one for each processor.
    Raises published.Busy when another build is at work there.
    """
    with locked(site):
        around = surroundings(config_file, site_url, anew=clean)
        return publish(data or around.data, site, around, clean=clean, workers=workers)


def join(data: Path, site: Path, config: Any) -> Outcome:
    """Check the data and write the directory's pages and exports into a site that the host has just built."""
    with locked(site):
        return publish(data, site, of_site(site, config))


@not_collecting()
def publish(
    data: Path, site: Path, around: Surroundings, *, clean: bool = False, workers: int | None = None
) -> Outcome:
    """Check the data and, if it has no error, let the site hold what is made of it and what surrounds it.

    New scripts, styles and parts of the search come first, what names them last, and only then the old ones go.
    """
    now = build_time()
    checked = read(data, now)
    whole = checked.directory
    if whole is None:
        return Outcome(checked.problems)
    publication = Publication(site, forget=clean)
    pages, others = _apart(around.files)
    publication.put(others)
    job = Job(whole, checked.removed, around, now, publication)
    count, addresses, last = 0, [], []
    for made in make_all(job, processors() if workers is None else workers):
        publication.take(made.puts)
        count += made.pages
        addresses += made.addresses
        last += made.last
    publication.put((path, data) for path, data in pages if path not in publication.puts)
    publication.put(headers.redirect_files(whole.redirects))
    publication.put(site_files(addresses, around))
    publication.put(last)
    changed = publication.finish()
    return Outcome(checked.problems, len(whole.listings), count, changed, publication.record.thrown_away)


def _apart(files: Mapping[str, bytes]) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """The hand-written pages, and everything else that the host has made."""
    pages = [(path, data) for path, data in files.items() if path.endswith(".html")]
    return pages, [(path, data) for path, data in files.items() if not path.endswith(".html")]


@dataclass(frozen=True, slots=True)
class Checked:
    """The data as read: a directory, unless an entry has an error."""

    problems: list[Problem]
    directory: Directory | None
    removed: taken_out.Removed = field(default_factory=dict)


def read(data: Path, now: datetime) -> Checked:
    """Read and check the whole data folder."""
    taxonomy, problems = load_taxonomy(data / "taxonomy", f"{data.as_posix()}/taxonomy")
    today = max(now, datetime.now(UTC)).date()  # a build of an old commit still reads what was accessed after it
    known = Known(taxonomy, gazetteer.load(), today)
    checked = folder.read_folder(data, known)
    gone, misshapen = taken_out.load(data, data.as_posix(), checked.records)
    quarantine, damage = _quarantine(data)
    problems = sorted([*problems, *checked.problems, *misshapen, *damage])
    if any(problem.severity == "error" for problem in problems):
        return Checked(problems, None)
    return Checked(problems, directory.build(checked.entries, taxonomy, known.gazetteer, quarantine), gone)


def _quarantine(data: Path) -> tuple[Quarantine, list[Problem]]:
    """What the link checks found suspect. A damaged file of theirs is an error: the site would send readers there."""
    file = data.resolve().parent / link_state.PLACE
    try:
        return Quarantine(link_state.suspects(link_state.load(file))), []
    except link_state.Damaged as damage:
        fix = "take it from git again, or run: python -m generator check-links --all"
        return Quarantine(), [Problem(link_state.PLACE.as_posix(), 1, 1, str(damage), fix)]


def site_files(addresses: Iterable[tuple[str, date | None]], around: Surroundings) -> Iterator[tuple[str, bytes]]:
    """What belongs to the site as a whole: sitemap, robots.txt, the policy for the host."""
    settings = around.settings
    everything = [*addresses, *((page.address, None) for page in around.guide)]
    yield from sitemap.sitemap_files(everything, settings.site_url)
    yield from opensearch_files(settings)
    yield "robots.txt", sitemap.robots(settings.site_url)
    yield "_headers", headers.headers_file(around.policy)


def build_time() -> datetime:
    """Now, or the moment that SOURCE_DATE_EPOCH names (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
