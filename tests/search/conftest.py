"""The index of the real data, built once, and the engine over it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.build import read
from generator.directory import Directory
from generator.search import files_of
from generator.site.hand_written import hand_written
from tests.search.node import ask

ROOT = Path(__file__).parents[2]
Ask = Callable[[Iterable[Mapping[str, Any]]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def real() -> Directory:
    """The directory of the real data."""
    checked = read(ROOT / "data", datetime(2026, 11, 23, tzinfo=UTC))
    assert checked.directory, [problem for problem in checked.problems if problem.severity == "error"]
    return checked.directory


@pytest.fixture(scope="session")
def real_index(real: Directory, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `search/` of a site with the real data."""
    site = tmp_path_factory.mktemp("search")
    write(site, files_of(real, hand_written(ROOT / "docs")))
    return site / "search"


@pytest.fixture(scope="session")
def asked(real_index: Path) -> Ask:
    """Asks the engine over the real index several questions in one run."""

    def call(questions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return ask([{"index": str(real_index), **question} for question in questions])

    return call


@pytest.fixture(scope="session")
def found(asked: Ask) -> Callable[..., dict[str, Any]]:
    """Asks one question."""

    def call(q: str = "", **more: Any) -> dict[str, Any]:
        [answer] = asked([{"q": q, **more}])
        return answer

    return call


def write(site: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Put files below a folder."""
    for path, data in files:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
