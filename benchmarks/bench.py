"""The bench: build the same pages with ours and each peer, in turn, and say what each took.

`python -m generator bench` is its command. It needs the project's own folder (its taxonomy, guide and theme make the
site), so it lies here and not in the package. For each number of entries:

1. entries are made (`entries.py`), our site is built once, and each peer gets the same pages in its own form;
2. the builders run in turn, A B C A B C, each into an empty folder, without anything kept from a run before;
3. the pages are compared: the same addresses, their bytes within 10 %, or nothing is said about speed.

What is not counted: the compiled gazetteer, and the search's list of its places. They are made once for a version of
the ZIP data, not for a build.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import entries as made_entries
from benchmarks.measure import MOST_SECONDS, Taken, TooLong, measured
from benchmarks.peers import floor, hugo, mkdocs
from benchmarks.peers.source import MOMENT, Source, generated, source
from benchmarks.table import OURS, Result
from generator.places import gazetteer

ROOT = Path(__file__).parents[1]
PEERS = ("hugo", "hugo+pagefind", "mkdocs", "floor")
TOLERANCE = 0.1
"""By how much a peer's pages may be larger or smaller than ours."""
Say = Callable[[str], None]


class Unfair(Exception):
    """A peer did not build the same pages: its times would mean nothing."""


@dataclass(frozen=True, slots=True)
class Builder:
    """Something that builds the site."""

    name: str
    folder: str
    """Where below the work folder its own form of the pages lies; two may share one."""
    prepare: Callable[[Source, Path], None]
    """Writes what it builds from into a folder of its own."""
    commands: Callable[[Path, Path], list[list[str]]]
    """What is run and measured: from its folder, into the site's."""


def missing(peers: Sequence[str]) -> list[str]:
    """What of it is not installed."""
    gone = ["hugo"] if any("hugo" in peer for peer in peers) and hugo.program() is None else []
    return [*gone, "pagefind"] if "hugo+pagefind" in peers and not _pagefind() else gone


def run(sizes: Sequence[int], peers: Sequence[str], runs: int, seed: int, folder: Path, say: Say) -> list[Result]:
    """Measure ours and each peer at each size. Raises Unfair, or RunFailed when a builder fails."""
    results: list[Result] = []
    _compile_gazetteer(folder / "gazetteer")
    for size in sizes:
        work = folder / str(size)
        try:
            results += list(_measure(size, peers, runs, seed, work, say))
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return results


def _measure(size: int, peers: Sequence[str], runs: int, seed: int, work: Path, say: Say) -> Iterator[Result]:
    say(f"{size:,} entries: made, built once, and prepared for each")
    project, first = make_project(work / "project", size, seed), work / "first"
    environment = _environment(work)
    _start_empty(work)
    measured(_ours(project, first), work, environment)
    given = source(project, first)
    builders = [_builder(name, project) for name in (OURS, *peers)]
    for folder, prepare in {builder.folder: builder.prepare for builder in builders}.items():
        prepare(given, work / folder)
    notes = {builder.name: _Notes() for builder in builders}
    for number in range(runs):
        for builder in builders:
            if not notes[builder.name].stopped:
                said = _once(builder, given, notes[builder.name], work, environment)
                say(f"  run {number + 1} of {runs}, {builder.name}: {said}")
    yield from (notes[builder.name].result(builder.name, size) for builder in builders)


@dataclass(slots=True)
class _Notes:
    """What is known of a builder so far."""

    taken: list[Taken] = field(default_factory=list)
    sizes: tuple[int, int, float] | None = None
    """Files, bytes, and the bytes of its pages as a share of ours."""
    stopped: bool = False

    def result(self, name: str, size: int) -> Result:
        taken = [] if self.stopped else self.taken
        return Result(
            name,
            size,
            tuple(took.wall for took in taken),
            tuple(took.cpu for took in taken),
            tuple(took.mebibytes for took in taken),
            *(self.sizes or (0, 0, 0.0)),
        )


def _once(builder: Builder, given: Source, notes: _Notes, work: Path, environment: Mapping[str, str]) -> str:
    """One run from nothing, noted; returns what there is to say of it."""
    site = work / "site"
    _start_empty(work)
    os.sync()  # what the run before wrote does not weigh on this one
    try:
        took = measured(builder.commands(work / builder.folder, site), work, environment, MOST_SECONDS)
    except TooLong as late:
        notes.stopped = True
        return str(late)
    notes.taken.append(took)
    notes.sizes = notes.sizes or _sizes(builder.name, given, site)
    return f"{took.wall:,.2f} s, page bytes {notes.sizes[2]:.1%} of ours"


def _start_empty(work: Path) -> None:
    """No site and no cache of a run before; only the gazetteer is there."""
    for leftover in ("site", "cache", "hugo-cache"):
        shutil.rmtree(work / leftover, ignore_errors=True)
    shutil.copytree(work.parent / "gazetteer", work / "cache")


def make_project(project: Path, size: int, seed: int) -> Path:
    """A project of made entries: our guide, theme and taxonomy."""
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "data" / "taxonomy", project / "data" / "taxonomy")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = "custom_dir: generator/site/theme"
    (project / "mkdocs.yml").write_text(settings.replace(theme, f"custom_dir: {ROOT / 'generator/site/theme'}"))
    made_entries.write(project / "data", size, gazetteer.load(), seed)
    return project


def _compile_gazetteer(cache: Path) -> None:
    """Keep it, and nothing else, in a folder that each run's cache is copied from."""
    program = [
        sys.executable,
        "-c",
        "from generator.places import gazetteer; from generator.search import kept; kept.table(gazetteer.load())",
    ]
    measured([program], ROOT, {"FOOTHOLD_CACHE": str(cache)})


def _environment(work: Path) -> dict[str, str]:
    return {
        "PYTHONPATH": str(ROOT),
        "FOOTHOLD_CACHE": str(work / "cache"),
        "HUGO_CACHEDIR": str(work / "hugo-cache"),
        "SOURCE_DATE_EPOCH": str(MOMENT),
        "NO_MKDOCS_2_WARNING": "1",
    }


def _sizes(name: str, given: Source, site: Path) -> tuple[int, int, float]:
    """(Files, bytes, page bytes as a share of ours) of what was built. Raises Unfair when its pages are others."""
    own = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    ours = {path: (given.site / path).stat().st_size for path in generated(given.project, given.site)}
    return len(own), sum(own.values()), compared(name, ours, own)


def compared(name: str, ours: Mapping[str, int], its: Mapping[str, int]) -> float:
    """The bytes of its pages as a share of ours, entries and lists each within the tolerance. Raises Unfair."""
    if absent := sorted(ours.keys() - its.keys()):
        raise Unfair(f"{name} lacks {len(absent):,} of {len(ours):,} pages, the first is {absent[0]}")
    for what, part in _parts(ours).items():
        share = sum(its[path] for path in part) / sum(part.values())
        if abs(share - 1) > TOLERANCE:
            raise Unfair(f"{name} writes {share:.0%} of our bytes in {what}: the two cannot be compared")
    return sum(its[path] for path in ours) / sum(ours.values())


def _parts(pages: Mapping[str, int]) -> dict[str, dict[str, int]]:
    entries = {path: size for path, size in pages.items() if path.startswith("entries/")}
    lists = {path: size for path, size in pages.items() if path not in entries}
    return {what: part for what, part in (("entries' pages", entries), ("lists", lists)) if part}


def _builder(name: str, project: Path) -> Builder:
    if name == OURS:
        return Builder(name, name, lambda _given, _folder: None, lambda _folder, site: _ours(project, site))
    if name == "floor":
        return Builder(name, name, _pack, lambda folder, site: [_floor(folder, project, site)])
    if name == "mkdocs":
        return Builder(name, name, mkdocs.write, lambda folder, site: [mkdocs.command(folder, site)])
    binary = hugo.program() or "hugo"
    after = [_pagefind_over] if name == "hugo+pagefind" else []
    return Builder(
        name,
        "hugo",
        hugo.write,
        lambda folder, site: [hugo.command(binary, folder, site), *(add(site) for add in after)],
    )


def _ours(project: Path, site: Path) -> list[list[str]]:
    build = [sys.executable, "-m", "generator", "build", "--config", str(project / "mkdocs.yml")]
    return [[*build, "--data", str(project / "data"), "--site", str(site)]]


def _pack(given: Source, folder: Path) -> None:
    folder.mkdir()
    floor.pack(str(given.site), str(folder / "pack"))


def _floor(folder: Path, project: Path, site: Path) -> list[str]:
    inputs = [str(project / "data"), str(project / "docs")]
    return [sys.executable, "-S", "-E", floor.__file__, str(folder / "pack"), *inputs, str(site)]


def _pagefind() -> str | None:
    """Pagefind's own binary."""
    try:
        from pagefind.service import _must_get_executable
    except ImportError:
        return shutil.which("pagefind")
    return str(_must_get_executable())


def _pagefind_over(site: Path) -> list[str]:
    """Pagefind's command; it indexes what our search does, the entries, and of their pages what is their own."""
    chosen = ["--glob", "entries/**/*.html", "--root-selector", "#content"]
    return [_pagefind() or "pagefind", "--quiet", "--site", str(site), *chosen]
