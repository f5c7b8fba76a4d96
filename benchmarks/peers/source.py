"""Our own build of the made entries, as the peers need it: its pages apart, and the cards of its entries.

Peers are given what our generator works out (who is near whom, what is said of a meeting, what a list holds): none of
them could do that by itself. They are left with what they are for: read, fill templates, write.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.blocks import Apart, apart
from generator.build import read
from generator.site.cards import Card, Cards

MOMENT = 1795392000
"""23 November 2026: the moment at which every build of a bench takes place."""


class Source(NamedTuple):
    """A built site and what it was built from."""

    project: Path
    """The folder with mkdocs.yml, docs/ and data/."""
    site: Path
    cards: Mapping[str, Mapping[str, Any]]
    """What lists say of an entry, by its id."""


def source(project: Path, site: Path) -> Source:
    """Read the data once more, for the cards. The data must be without errors."""
    moment = datetime.fromtimestamp(MOMENT, UTC)
    directory = read(project / "data", moment).directory
    assert directory is not None, "made entries have no errors"
    cards = Cards(directory, moment)
    return Source(project, site, {listing.id: _values(cards.of(listing)) for listing in directory.live})


def _values(card: Card) -> dict[str, Any]:
    return {**card._asdict(), "next": asdict(card.next) if card.next else None}


def pages(given: Source) -> Iterator[tuple[str, Apart]]:
    """(path below the site, the page in its parts) of every page made from entries."""
    for path in generated(given.project, given.site):
        page = apart((given.site / path).read_text(encoding="utf-8"))
        assert page is not None, f"{path} is not made as the others are: see benchmarks/blocks.py"
        yield path, page


def generated(project: Path, site: Path) -> list[str]:
    """The paths of the pages made from entries."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(set(found) - _by_hand(project / "docs"))


def fixed_files(given: Source) -> Iterator[str]:
    """The paths of what is the same for any directory: hand-written pages, scripts, styles, icons."""
    by_hand = _by_hand(given.project / "docs")
    yield from (path for path in sorted(by_hand) if (given.site / path).is_file())
    assets = given.site / "assets"
    yield from sorted(path.relative_to(given.site).as_posix() for path in assets.rglob("*") if path.is_file())


def copy_fixed(given: Source, folder: Path) -> None:
    """Copy those files."""
    for path in fixed_files(given):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(given.site / path, target)


def _by_hand(docs: Path) -> set[str]:
    """Where MkDocs puts the pages that people have written."""
    written = (file.relative_to(docs).with_suffix("") for file in docs.rglob("*.md"))
    return {"404.html"} | {
        (path.parent if path.name == "index" else path).joinpath("index.html").as_posix() for path in written
    }
