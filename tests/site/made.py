"""A small directory for tests of pages: the real taxonomy and gazetteer, and entries made of a few fields."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from generator import directory
from generator.directory import Directory
from generator.entries.model import FOLDERS, Entry, Kind
from generator.entries.taxonomy import Taxonomy
from generator.entries.taxonomy import load as load_taxonomy
from generator.places import gazetteer
from generator.site.cards import Cards
from generator.site.page import Settings

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""A Monday, ten in the morning in California."""
SETTINGS = Settings("Foothold", "https://foothold.example.org/")
WITH_REPO = Settings("Foothold", "https://foothold.example.org/", "https://github.com/example/foothold")
SACRAMENTO = {"city": "Sacramento", "state": "CA"}
DAVIS = {"city": "Davis", "state": "CA"}
_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


@cache
def taxonomy() -> Taxonomy:
    """The real one."""
    return load_taxonomy(Path(__file__).parents[2] / "data" / "taxonomy")[0]


def entry(**fields: Any) -> Entry:
    """An active entry with the fields that every one needs, and these."""
    needed: dict[str, Any] = {
        "name": "Example Group",
        "website": "https://www.example.org/",
        "summary": "People who look for work meet here and help each other.",
        "run_by": {"type": "volunteer"},
        "sources": [{"url": "https://www.example.org/about", "states": "that it meets"}],
        "status": "active",
    }
    return Entry.model_validate({**needed, **fields})


def made(*rows: tuple[Kind, str, Mapping[str, Any]]) -> Directory:
    """The directory of (kind, id, fields) rows."""
    entries = [
        (
            id_,
            kind,
            entry(**{"name": id_.partition("/")[2].replace("-", " ").title(), **fields}),
            f"{_FOLDER_OF[kind]}/{id_}.yaml",
        )
        for kind, id_, fields in rows
    ]
    return directory.build(entries, taxonomy(), gazetteer.load())


def cards_of(whole: Directory, now: datetime = NOW) -> Cards:
    """Its cards."""
    return Cards(whole, now)
