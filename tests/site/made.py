"""A small directory for tests of pages: the real taxonomy and gazetteer, and entries made of a few fields."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

from generator import directory
from generator.directory import FOLDER_OF, Directory
from generator.entries.model import Entry, Kind
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


def made(*rows: tuple[str, str, Mapping[str, Any]]) -> Directory:
    """The directory of (kind, id, fields) rows."""
    entries = [_row(kind, id_, fields) for kind, id_, fields in rows]
    return directory.build(entries, taxonomy(), gazetteer.load())


def _row(kind: str, id_: str, fields: Mapping[str, Any]) -> tuple[str, Kind, Entry, str]:
    """As `directory.build` takes it; the name is made from the id."""
    known = cast(Kind, kind)
    name = id_.partition("/")[2].replace("-", " ").title()
    return id_, known, entry(**{"name": name, **fields}), f"{FOLDER_OF[known]}/{id_}.yaml"


def cards_of(whole: Directory, now: datetime = NOW) -> Cards:
    """Its cards."""
    return Cards(whole, now)
