"""The real directory, its files for the form, and the scripts in Node: made once."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest

from generator import directory
from generator.directory import Directory
from generator.entries.folder import Filed, read_folder
from generator.entries.known import Known
from generator.entries.model import as_written
from generator.entries.taxonomy import load
from generator.places import gazetteer
from tests.suggest.asked import DATA, TODAY, Browser, write_files, write_scripts


class Real(NamedTuple):
    """The entries of the project itself."""

    known: Known
    entries: list[Filed]
    directory: Directory

    @property
    def values(self) -> list[dict[str, Any]]:
        return [as_written(filed.entry) for filed in self.entries]


@pytest.fixture(scope="session")
def real() -> Real:
    taxonomy, problems = load(DATA / "taxonomy")
    assert problems == []
    known = Known(taxonomy, gazetteer.load(), date.fromisoformat(TODAY))
    entries = read_folder(DATA, known).entries
    return Real(known, entries, directory.build(entries, taxonomy, known.gazetteer))


@pytest.fixture(scope="session")
def browser(real, tmp_path_factory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("form")
    yield Browser(write_scripts(folder / "js"), write_files(real.directory, folder / "site"))
    shutil.rmtree(folder)
