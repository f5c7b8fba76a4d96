"""The data folder: every file is read or named, one by one or in worker processes, with the same result."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.entries import folder
from generator.entries.folder import read_folder
from generator.problems import as_json, as_text
from tests.entries.conftest import ENTRY


def write(data: Path, files: dict[str, str | bytes]) -> Path:
    """A data folder from a mapping of paths to contents."""
    for name, content in files.items():
        file = data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return data


def named(name: str) -> str:
    return ENTRY.replace("Example Professional Network", name).replace(
        "www.example.org/\n", f"{name.split()[0].lower()}.org/\n"
    )


def test_entries_come_by_id_with_the_file_they_stand_in(known, tmp_path):
    data = write(
        tmp_path,
        {"support-groups/ca/b.yaml": named("Beta Circle"), "agencies/ca/a.yaml": named("Alpha Ladder")},
    )

    checked = read_folder(data, known)

    assert [(filed.id, filed.kind, filed.file, filed.entry.name) for filed in checked.entries] == [
        ("ca/a", "agency", "agencies/ca/a.yaml", "Alpha Ladder"),
        ("ca/b", "support-group", "support-groups/ca/b.yaml", "Beta Circle"),
    ]
    assert checked.count == 2
    assert [(p.path, p.severity) for p in checked.problems] == [(f"{data.as_posix()}/agencies/ca/a.yaml", "warning")]


def test_problems_of_all_files_come_sorted_and_one_broken_file_hides_no_other(known, tmp_path):
    data = write(
        tmp_path,
        {
            "support-groups/ca/c.yaml": ENTRY + "colour: red\ncost: gratis\n",
            "support-groups/ca/b.yaml": "name: 'x",
            "support-groups/nv/a.yaml": b"\xff",
        },
    )

    problems = read_folder(data, known, shown_as="data").problems

    assert [(p.path, p.line, p.column) for p in problems] == [
        ("data/support-groups/ca/b.yaml", 1, 7),
        ("data/support-groups/ca/c.yaml", 8, 1),
        ("data/support-groups/ca/c.yaml", 9, 7),
        ("data/support-groups/nv/a.yaml", 1, 1),
    ]


def test_a_file_in_the_wrong_place_is_a_problem(known, tmp_path):
    data = write(
        tmp_path,
        {
            "README.md": "",
            "taxonomy/kinds.yaml": "",
            "notes.txt": "",
            "support-groups/ca/b.yml": named("Beta Circle"),
        },
    )

    checked = read_folder(data, known, shown_as="data")

    assert [(p.path, p.what) for p in checked.problems] == [
        ("data/notes.txt", "no entry stands here"),
        ("data/support-groups/ca/b.yml", "the name ends in .yml"),
    ]
    assert checked.count == 1


def test_links_and_pipes_are_named_and_never_followed(known, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: secret")
    data = write(tmp_path / "data", {"support-groups/ca/b.yaml": named("Beta Circle")})
    (data / "support-groups/ca/link.yaml").symlink_to(secret)
    (data / "support-groups/nv").symlink_to(data / "support-groups/ca", target_is_directory=True)
    os.mkfifo(data / "support-groups/ca/pipe.yaml")

    checked = read_folder(data, known, shown_as="data")

    assert [(p.path, p.what) for p in checked.problems] == [
        ("data/support-groups/ca/link.yaml", "a link, not a file"),
        ("data/support-groups/ca/pipe.yaml", "a device, not a file"),
        ("data/support-groups/nv", "a link, not a file"),
    ]
    assert checked.count == 1


def test_a_file_that_is_far_too_large_is_not_read_whole(known, tmp_path):
    data = write(tmp_path, {"support-groups/ca/b.yaml": b"#" * 3_000_000})

    [problem] = read_folder(data, known).problems

    assert problem.what == "the file has 3,000,000 bytes; at most 65,536 are read"


def test_a_name_that_is_no_text_can_be_printed(known, tmp_path):
    folder_ = write(tmp_path, {"support-groups/ca/b.yaml": named("Beta Circle")}) / "support-groups/ca"
    Path(os.fsdecode(os.fsencode(folder_) + b"/\xff.yaml")).write_text(named("Gamma Guild"))

    problems = read_folder(tmp_path, known).problems

    assert problems
    as_json(problems).encode()
    assert "\\udcff.yaml" in as_text(problems[0])


def test_an_entry_that_cannot_be_opened_still_has_its_id(known, tmp_path, monkeypatch):
    data = write(
        tmp_path,
        {"agencies/us/a.yaml": "", "support-groups/ca/b.yaml": named("Beta Circle") + "parent: us/a\n"},
    )

    monkeypatch.setattr("builtins.open", _open_but("agencies/us/a.yaml"))
    problems = read_folder(data, known, shown_as="data").problems

    assert [(p.path, p.what) for p in problems] == [
        ("data/agencies/us/a.yaml", "the file cannot be read: Permission denied")
    ]


def test_an_entry_that_goes_while_the_folder_is_read_is_named(known, tmp_path, monkeypatch):
    data = write(tmp_path, {"support-groups/ca/a.yaml": named("Alpha Circle"), "support-groups/ca/b.yaml": ""})
    really = folder._names

    def names(*where):
        found = really(*where)
        (data / "support-groups/ca/b.yaml").unlink()
        return found

    monkeypatch.setattr(folder, "_names", names)
    checked = read_folder(data, known, shown_as="data")

    assert [(p.path, p.what) for p in checked.problems] == [
        ("data/support-groups/ca/b.yaml", "the file cannot be read: No such file or directory")
    ]
    assert [filed.id for filed in checked.entries] == ["ca/a"]


def _open_but(refused: str) -> Callable[..., Any]:
    """`open` for a user who may not read one file."""
    really = open

    def opened(path: Any, *arguments: Any, **more: Any) -> Any:
        if str(path).endswith(refused):
            raise PermissionError(13, "Permission denied", path)
        return really(path, *arguments, **more)

    return opened


@pytest.mark.parametrize("keep", [True, False])
def test_worker_processes_find_what_one_process_finds(known, tmp_path, monkeypatch, keep):
    files: dict[str, str | bytes] = {
        f"support-groups/ca/e{i}.yaml": named(f"Name{i} Circle") + ("colour: red\n" if i % 7 == 0 else "")
        for i in range(40)
    }
    files["agencies/ca/e1.yaml"] = named("Other Ladder") + "parent: ca/missing\n"
    data = write(tmp_path, files)
    alone = read_folder(data, known, shown_as="data", keep=keep)

    monkeypatch.setattr(folder, "MANY", 10)
    monkeypatch.setattr(folder, "CHUNK", 6)
    together = read_folder(data, known, shown_as="data", keep=keep, processes=2)

    assert together == alone
    assert len(alone.problems) == 6 + 3
    assert bool(alone.entries) is keep


def test_a_process_with_other_threads_is_not_forked(known, tmp_path, monkeypatch):
    data = write(tmp_path, {f"support-groups/ca/e{i}.yaml": named(f"Name{i} Circle") for i in range(4)})
    monkeypatch.setattr(folder, "MANY", 1)
    monkeypatch.setattr(folder, "_in_processes", lambda *_: pytest.fail("forked"))
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert read_folder(data, known).count == 4
    finally:
        stop.set()
        thread.join()
