"""The cache: what it gives back, and what it takes for absent."""

from pathlib import Path

import pytest

from generator import cache


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    cache.write("tables", "1", b"line\nline\n", tmp_path)

    assert cache.read("tables", "1", tmp_path) == b"line\nline\n"


def test_the_last_one_written_holds(tmp_path: Path) -> None:
    cache.write("tables", "1", b"old", tmp_path)
    cache.write("tables", "2", b"new", tmp_path)

    assert cache.read("tables", "1", tmp_path) is None
    assert cache.read("tables", "2", tmp_path) == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "kept"))
    cache.write("entries/ab12", "1", b"data")

    assert (tmp_path / "kept" / "entries" / "ab12").is_file()
    assert cache.read("entries/ab12", "1") == b"data"


def test_without_a_word_it_is_a_folder_where_we_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.FOLDER_VARIABLE, raising=False)

    assert cache.folder() == Path(".cache")


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:-1],
        lambda content: content[:-1] + b"X",
        lambda content: b"X" + content,
        lambda content: content.replace(b"\n", b" ", 1),
        lambda _: b"\x80\x04\x95 a pickle of somebody's",
    ],
)
def test_damaged_and_foreign_content_is_absent(tmp_path: Path, damage: object) -> None:
    cache.write("tables", "1", b"some data", tmp_path)
    path = tmp_path / "tables"
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]

    assert cache.read("tables", "1", tmp_path) is None


def test_nothing_there_is_absent(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert cache.read("never", "1", tmp_path) is None
    assert cache.read("folder", "1", tmp_path) is None


def test_a_folder_that_cannot_be_made_costs_only_the_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    cache.write("tables", "1", b"data", tmp_path / "file")
    cache.append_line("lines", "data", tmp_path / "file")

    assert cache.read("tables", "1", tmp_path / "file") is None
    assert cache.read_lines("lines", tmp_path / "file") == []


def test_a_write_that_fails_leaves_the_old_content_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write("tables", "1", b"old", tmp_path)

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.write("tables", "1", b"new", tmp_path)

    assert cache.read("tables", "1", tmp_path) == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize("name", ["", "../up", "a/../b", "/etc", ".hidden", "a//b", "A", "a\n"])
def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        cache.write(name, "1", b"", tmp_path)


def test_lines_are_kept_in_order(tmp_path: Path) -> None:
    cache.append_line("answers.jsonl", "one", tmp_path)
    cache.append_line("answers.jsonl", "zwei ü", tmp_path)

    assert cache.read_lines("answers.jsonl", tmp_path) == ["one", "zwei ü"]


def test_a_torn_line_spoils_only_itself(tmp_path: Path) -> None:
    (tmp_path / "answers.jsonl").write_bytes(b"one\nto\xc3")
    cache.append_line("answers.jsonl", "three", tmp_path)

    assert cache.read_lines("answers.jsonl", tmp_path) == ["one", "to\N{REPLACEMENT CHARACTER}", "three"]


def test_a_line_holds_no_line_end(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line end"):
        cache.append_line("answers.jsonl", "one\ntwo", tmp_path)
