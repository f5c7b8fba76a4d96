"""Our own build of the made entries, as the peers need it: its pages apart, and the cards of its entries.

Peers are given what our generator works out (who is near whom, what is said of a meeting, what a list holds): none of
them could do that by itself. They are left with what they are for: read, fill templates, write.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.blocks import Apart, apart
from generator.build import read
from generator.site.cards import Cards

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
    return Source(project, site, {listing.id: asdict(cards.of(listing)) for listing in directory.live})


def pages(site: Path) -> Iterator[tuple[str, Apart]]:
    """(path below the site, the page in its parts) of every generated page."""
    for file in sorted(site.rglob("*.html")):
        if page := apart(file.read_text(encoding="utf-8")):
            yield file.relative_to(site).as_posix(), page


def fixed_files(site: Path) -> Iterator[Path]:
    """What is the same for any directory: hand-written pages, scripts, styles, icons."""
    for file in sorted(site.rglob("*")):
        if not file.is_file() or file.relative_to(site).parts[0] in ("search", "api"):
            continue
        if file.suffix != ".html":
            if file.relative_to(site).parts[0] == "assets":
                yield file
        elif apart(file.read_text(encoding="utf-8")) is None:
            yield file
