"""The build, step by step: the table of contents of the program.

data/*.yaml → checked entries → directory → pages ┐
docs/*.md  → MkDocs and its theme → frame ────────┼→ site/
                              directory → exports ┘
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import remembered
from generator.garbage import uncollected
from generator.locks import locked
from generator.progress import SILENT, Progress
from generator.published import Publication, Site, Written, amend, untouched
from generator.remembered import Asked, Memory, Sources
from generator.text import counted

if TYPE_CHECKING:  # loading all of it takes longer than a build in which nothing has changed
    from generator.directory import Directory
    from generator.entries.quarantine import Quarantine
    from generator.entries.removed import Removed
    from generator.problems import Problem
    from generator.site.host import Surroundings
    from generator.storage import Shipment
    from generator.workers import Crew

SOURCE_FOLDERS = tuple(Path(__file__).parent / "site" / name for name in ("templates", "theme"))
"""What beside data and docs makes the site: watched while serving."""
MOST_AT_ONCE = 20
"""Changed entries; with more of them, a whole build does not take much longer."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a whole build knows in the end: the fields are those of `remembered.Memory`."""

    record: int
    parents: list[str]
    suspects: list[str]
    telling: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build has to say."""

    problems: "list[Problem]"
    entries: int = 0
    pages: int = 0
    changed: Written = field(default_factory=Written)
    started_over: bool = False
    """Whether the record of what the site holds could not be used, so that every file was compared."""
    left: "Left | None" = None
    """What the next build may go on from."""
    left_out: tuple[str, ...] = ()
    """The files with errors that the site was made without."""

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def failed(self) -> bool:
        """Whether nothing was joined, because of errors in the data."""
        return self.errors > 0 and not self.left_out

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
    progress: Progress = SILENT,
    lenient: bool = False,
) -> Outcome:
    """Bring the whole site up to date, with nothing written but what changes.

    With errors in the data the old site stays as it was; when it is `lenient`, it is made without the files that have
    them, and a page in place of each entry says so. `clean` trusts nothing that an earlier build has kept.
    `workers` are the processes that make the files, by default one for each processor.
    Raises locks.Busy when another build is at work there.
    """
    with locked(site):
        asked = Asked(config_file, data, site, site_url, build_time())
        with uncollected():
            outcome = None if clean else _again(asked)
        return outcome or _anew(asked, progress, clean=clean, workers=workers, lenient=lenient)


def _again(asked: Asked) -> Outcome | None:
    """A build of what is almost the same as the last time; None where everything is to be built.

    That is where all that was read is as it was but for the words of a few entries, and so is all that was written.
    """
    last = remembered.load(asked)
    if last is None:
        return None
    sources = Sources(last.asked)
    sources.look_at(last.roots)
    names = _changed_entries(sources, last)
    site = asked.site.resolve()
    record = None if names is None else untouched(site)
    if names is None or record is None or record.saved != last.record:
        return None
    if not names:
        return Outcome(last.problems, last.entries, last.pages)
    from generator.retold import retold

    files = retold(last, names, site, record, asked.now)
    if files is None:
        return None
    changed, saved = amend(site, record, files.new, files.gone)
    remembered.save(asked.site, replace(last, stamps=sources.stamps, record=saved))
    return Outcome(last.problems, last.entries, last.pages, changed)


def _changed_entries(sources: Sources, last: Memory) -> list[str] | None:
    """The files below the data folder that have changed since the last build; None where others may have, too."""
    if not sources.settled or sources.stamps.keys() != last.stamps.keys():
        return None
    below = f"{last.data}/"
    changed = sorted(path for path, stamp in sources.stamps.items() if stamp != last.stamps[path])
    if len(changed) > MOST_AT_ONCE or not all(path.startswith(below) for path in changed):
        return None
    return [path.removeprefix(below) for path in changed]


def _anew(asked: Asked, progress: Progress, *, clean: bool, **how: Any) -> Outcome:
    """Build everything, and remember what it was made from."""
    from generator.contribute.links import state as link_state
    from generator.site import inputs, render
    from generator.site.host import surroundings

    sources = Sources(asked.words())
    sources.look_at(map(str, (*inputs.sources(asked.config_file), render.TEMPLATES)))
    progress.stage("hand-written pages")
    around = surroundings(asked.config_file, asked.site_url, anew=clean)
    data = asked.data or around.data
    sources.look_at((data.as_posix(), str(data.resolve().parent / link_state.PLACE)))
    useless = not clean and remembered.damaged(asked.site)
    outcome = publish(data, asked.site, around, clean=clean, progress=progress, **how)
    if outcome.left and around.kept and sources.settled:
        remembered.save(asked.site, _memory(sources, data, around, outcome, outcome.left))
    return replace(outcome, started_over=outcome.started_over or useless)


def _memory(sources: Sources, data: Path, around: "Surroundings", outcome: Outcome, left: Left) -> Memory:
    return Memory(
        asked=sources.asked,
        roots=sources.roots,
        stamps=sources.stamps,
        record=left.record,
        entries=outcome.entries,
        pages=outcome.pages,
        problems=outcome.problems,
        data=data.as_posix(),
        settings=asdict(around.settings),
        parents=left.parents,
        suspects=left.suspects,
        telling=left.telling,
    )


def join(data: Path, site: Path, config: Any, *, lenient: bool = False) -> Outcome:
    """Check the data and write the directory's pages and exports into a site that the host has just built."""
    from generator.site.host import of_site

    with locked(site):
        return publish(data, site, of_site(site, config), lenient=lenient)


@uncollected()
def publish(
    data: Path,
    site: "Path | Shipment",
    around: "Surroundings",
    *,
    clean: bool = False,
    workers: int | None = None,
    crew: "Crew | None" = None,
    progress: Progress = SILENT,
    lenient: bool = False,
) -> Outcome:
    """Check the data and, if it has no error, let the site hold what is made of it and what surrounds it.

    A `crew` reads the entries and makes the files, where there is one.
    New scripts, styles and parts of the search come first, what names them last, and only then the old ones go.
    """
    from generator.making import Job, Made, make_all
    from generator.site import headers
    from generator.site.pages import left_out
    from generator.workers import processors

    now = build_time()
    checked = read(data, now, crew, progress, lenient=lenient)
    whole = checked.directory
    if whole is None:
        return Outcome(checked.problems)
    publication: Site = Publication(site, forget=clean) if isinstance(site, Path) else site
    pages, others = _apart(around.files)
    publication.put(others)
    job = Job(whole, checked.removed, around, now, publication)
    total = Made()
    for made in make_all(job, processors() if workers is None else workers, crew, progress):
        publication.take(made.puts)
        total.add(made)
    progress.stage("what belongs to the whole site")
    publication.put((path, data) for path, data in pages if path not in publication.puts)
    instead = left_out.pages(checked.left_out, whole)
    publication.put((page.path, job.renderer.render(page)) for page in instead if page.path not in publication.puts)
    publication.put(headers.redirect_files(whole.redirects))
    publication.put(site_files(total.addresses, around))
    publication.put(total.last)
    changed = publication.finish()
    left = None
    if isinstance(publication, Publication) and not checked.left_out:
        left = _left(whole, publication, total.told)
    return Outcome(
        checked.problems,
        len(whole.listings),
        total.pages,
        changed,
        publication.record.thrown_away,
        left,
        tuple(checked.left_out),
    )


def _left(whole: "Directory", publication: Publication, told: Mapping[str, tuple[str, ...]]) -> Left:
    return Left(
        publication.saved,
        sorted({listing.entry.parent for listing in whole.listings.values() if listing.entry.parent}),
        sorted({address for listing in whole.listings.values() for address in listing.suspect}),
        remembered.save_telling(publication.site, told),
    )


def _apart(files: Mapping[str, bytes]) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """The hand-written pages, and everything else that the host has made."""
    pages = [(path, data) for path, data in files.items() if path.endswith(".html")]
    return pages, [(path, data) for path, data in files.items() if not path.endswith(".html")]


@dataclass(frozen=True, slots=True)
class Checked:
    """The data as read: a directory, unless there are errors that no leaving out mends."""

    problems: "list[Problem]"
    directory: "Directory | None"
    removed: "Removed" = field(default_factory=dict)
    left_out: "Mapping[str, list[Problem]]" = field(default_factory=dict)
    """The errors of each file that the directory was built without, by its path."""


def read(
    data: Path,
    now: datetime,
    crew: "Crew | None" = None,
    progress: Progress = SILENT,
    *,
    lenient: bool = False,
) -> Checked:
    """Read and check the whole data folder. `lenient`: entries with errors are left out, if nothing else has some."""
    from generator import directory
    from generator.entries import folder, sound
    from generator.entries import removed as taken_out
    from generator.entries.known import Known
    from generator.entries.taxonomy import load as load_taxonomy
    from generator.places import gazetteer

    taxonomy, problems = load_taxonomy(data / "taxonomy", f"{data.as_posix()}/taxonomy")
    today = max(now, datetime.now(UTC)).date()  # a build of an old commit still reads what was accessed after it
    known = Known(taxonomy, gazetteer.load(), today)
    checked = folder.read_folder(data, known, progress=progress, crew=crew)
    gone, misshapen = taken_out.load(data, data.as_posix(), checked.records)
    quarantine, damage = _quarantine(data)
    common = [*problems, *misshapen, *damage]
    problems = sorted([*common, *checked.problems])
    broken = sound.errors_by_file(problems)
    if broken and (not lenient or sound.errors_by_file(common)):
        return Checked(problems, None)
    entries = sound.sound(checked.entries, data.as_posix(), broken) if broken else checked.entries
    return Checked(problems, directory.build(entries, taxonomy, known.gazetteer, quarantine), gone, broken)


def _quarantine(data: Path) -> "tuple[Quarantine, list[Problem]]":
    """What the link checks found suspect. A damaged file of theirs is an error: the site would send readers there."""
    from generator.contribute.links import state as link_state
    from generator.entries.quarantine import Quarantine
    from generator.problems import Problem

    file = data.resolve().parent / link_state.PLACE
    try:
        return Quarantine(link_state.suspects(link_state.load(file))), []
    except link_state.Damaged as damage:
        fix = "take it from git again, or run: python -m generator check-links --all"
        return Quarantine(), [Problem(link_state.PLACE.as_posix(), 1, 1, str(damage), fix)]


def site_files(addresses: Iterable[tuple[str, date | None]], around: "Surroundings") -> Iterator[tuple[str, bytes]]:
    """What belongs to the site as a whole: sitemap, robots.txt, the policy for the host."""
    from generator.site import headers, sitemap
    from generator.site.opensearch import opensearch_files

    settings = around.settings
    everything = [*addresses, *((page.address, None) for page in around.guide)]
    yield from sitemap.sitemap_files(everything, settings.site_url)
    yield from opensearch_files(settings)
    yield "robots.txt", sitemap.robots(settings.site_url)
    yield "_headers", headers.headers_file(around.policy)


def build_time() -> datetime:
    """The last full hour, or the moment that SOURCE_DATE_EPOCH names (reproducible-builds.org).

    Which dates are still to come shows on pages: two builds within an hour give the same ones.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
