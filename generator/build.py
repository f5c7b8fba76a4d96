"""The build, step by step: the table of contents of the program.

data/*.yaml → checked entries → directory → pages ┐
docs/*.md  → MkDocs and its theme → frame ────────┼→ site/
                              directory → exports ┘
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
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
from generator.exports import files_of
from generator.places import gazetteer
from generator.problems import Problem
from generator.search import files_of as search_files
from generator.site import assets, frame, headers, sitemap
from generator.site.hand_written import HandWritten, hand_written
from generator.site.opensearch import opensearch_files
from generator.site.page import Page, Settings
from generator.site.pages import all_pages, removed
from generator.site.render import TEMPLATES, render_all
from generator.suggest import files_of as suggest_files
from generator.suggest import script_files
from generator.text import counted

SOURCE_FOLDERS = (TEMPLATES, TEMPLATES.parent / "theme")
"""What beside data and docs makes the site: watched while serving."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build has to say."""

    problems: list[Problem]
    entries: int
    pages: int

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


def build(config_file: Path, data: Path | None, site: Path, *, site_url: str | None = None) -> Outcome:
    """Build the whole site beside the old one, and put it in its place when it is complete.

    With errors in the data the old site stays as it was.
    """
    new = site.with_name(f".{site.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    config = frame.render_host(config_file, new, site_url=site_url)
    chosen = data or Path(config.plugins["directory"].config["data"])
    outcome = join(chosen, Path(config.docs_dir), new, settings_of(config))
    if outcome.failed:
        shutil.rmtree(new, ignore_errors=True)
        return outcome
    _replace(site, new)
    return outcome


def join(data: Path, docs: Path, site: Path, settings: Settings) -> Outcome:
    """Check the data and write the directory's pages and exports into a site that the host has just built."""
    now = build_time()
    checked = read(data, now)
    whole = checked.directory
    if whole is None:
        return Outcome(checked.problems, 0, 0)
    written = list(hand_written(docs))
    _write_all(site, script_files())
    place = assets.publish(site)
    cut = frame.cut(site)
    pages = [*all_pages(whole, settings, now), *removed.pages(checked.removed, whole)]
    _write_all(site, render_all(pages, cut, settings, place))
    _write_all(site, files_of(whole, now))
    _write_all(site, search_files(whole, written))
    _write_all(site, suggest_files(whole))
    _write_all(site, site_files(site, pages, written, settings))
    _write_all(site, headers.redirect_files(whole.redirects))
    frame.drop_unused(site)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own, of the hand-written pages alone
    return Outcome(checked.problems, len(whole.listings), len(pages))


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


def site_files(
    site: Path, pages: Iterable[Page], written: Iterable[HandWritten], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """What belongs to the site as a whole: sitemap, robots.txt, the policy for the host."""
    addresses = [(page.address, page.modified) for page in pages if page.indexed]
    addresses += [(page.address, None) for page in written]
    yield from sitemap.sitemap_files(addresses, settings.site_url)
    yield from opensearch_files(settings)
    yield "robots.txt", sitemap.robots(settings.site_url)
    yield "_headers", headers.headers_file(frame.policy_hashes(site))


def settings_of(config: Any) -> Settings:
    """What the site's owner has decided, from MkDocs' configuration."""
    return Settings(
        site_name=config.site_name,
        site_url=config.site_url or "",
        repo_url=(config.repo_url or "").rstrip("/"),
        edit_uri=config.edit_uri or "edit/main/",
        suggest_mail=str((config.extra or {}).get("suggest_mail") or ""),
    )


def settings_from(config_file: Path) -> Settings:
    """The same, read from the file."""
    return settings_of(frame.load_host(config_file))


def build_time() -> datetime:
    """Now, or the moment that SOURCE_DATE_EPOCH names (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


def _write_all(site: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write each file below the site, making folders as needed."""
    made: set[Path] = set()
    for path, data in files:
        target = site / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)


def _replace(site: Path, new: Path) -> None:
    """Put the new site where the old one is, with nothing but two renames between."""
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
