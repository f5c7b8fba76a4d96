"""What was read once is kept by content: the same values, the same records, and no problem is ever spared."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator import cache
from generator.entries import folder
from generator.entries.folder import read_folder
from generator.entries.model import as_written
from generator.entries.reading import read_entry
from tests.entries.conftest import ENTRY
from tests.entries.test_folder import named, write

ROOT = Path(__file__).parents[2]
A, B = "support-groups/ca/alpha-circle.yaml", "support-groups/ca/beta-circle.yaml"


@pytest.fixture
def read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are parsed and checked from now on, and a cache of its own."""
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    paths = list[str]()

    def counted(path, data, known):
        paths.append(path)
        return read_entry(path, data, known)

    monkeypatch.setattr(folder, "read_entry", counted)
    return paths


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tmp_path / "data", {A: named("Alpha Circle"), B: named("Beta Circle")})


def test_real_entries_are_kept_as_they_are_read(known, read_anew):
    first = read_folder(ROOT / "data", known, processes=1)
    told = {problem.path for problem in first.problems}
    read_anew.clear()

    second = read_folder(ROOT / "data", known, processes=1)

    assert set(read_anew) <= told
    assert second == first
    for before, after in zip(first.entries, second.entries, strict=True):
        assert after.entry.model_fields_set == before.entry.model_fields_set
        assert as_written(after.entry) == as_written(before.entry)


def test_only_a_file_that_has_changed_is_read_anew(data, known, read_anew):
    read_folder(data, known, shown_as="data")
    read_anew.clear()
    (data / B).write_text(named("Beta Circle of Friends"))

    names = [filed.entry.name for filed in read_folder(data, known, shown_as="data").entries]

    assert read_anew == [f"data/{B}"]
    assert names == ["Alpha Circle", "Beta Circle of Friends"]


def test_a_problem_is_said_each_time(data, known, read_anew):
    (data / B).write_text(ENTRY + "colour: red\n")

    first, second = (read_folder(data, known, shown_as="data").problems for _ in range(2))

    assert first == second != []
    assert read_anew == [f"data/{A}", f"data/{B}", f"data/{B}"]


def test_another_day_or_another_taxonomy_reads_everything_anew(data, known, read_anew):
    others = (
        replace(known, today=known.today + timedelta(days=1)),
        replace(known, taxonomy=replace(known.taxonomy, audiences={})),
    )
    for other in (known, *others):
        read_anew.clear()
        read_folder(data, other, shown_as="data")
        assert sorted(read_anew) == [f"data/{A}", f"data/{B}"]


def test_a_damaged_shelf_is_no_error(data, known, read_anew, tmp_path):
    before = read_folder(data, known, shown_as="data")
    for shelf in (tmp_path / "cache").rglob("*-*"):
        shelf.write_bytes(shelf.read_bytes()[:-20])
    read_anew.clear()

    assert read_folder(data, known, shown_as="data") == before
    assert sorted(read_anew) == [f"data/{A}", f"data/{B}"]


def test_what_only_might_come_is_not_kept(data, known, read_anew):
    read_folder(data, known, shown_as="data")
    read_folder(data, known, shown_as="data", beside={B: named("Beta Lantern").encode()})
    read_anew.clear()

    read_folder(data, known, shown_as="data")

    assert read_anew == []


def test_a_file_that_is_gone_is_forgotten(data, known, read_anew, tmp_path):
    read_folder(data, known, shown_as="data")
    text = (data / B).read_text()
    (data / B).unlink()
    read_folder(data, known, shown_as="data")
    read_anew.clear()

    (data / B).write_text(text)
    read_folder(data, known, shown_as="data")

    assert read_anew == [f"data/{B}"]
