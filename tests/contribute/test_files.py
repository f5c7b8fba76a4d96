import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.contribute.files import entry_path, find_entry, id_for, ids_in, write_text, write_whole
from tests.contribute.conftest import FILE, ROOT


def test_an_entry_stands_in_the_folders_of_its_kind_and_state():
    assert entry_path(Path("data"), "agency", "ca/example") == Path("data/agencies/ca/example.yaml")
    assert entry_path(Path("data"), "alumni-network", "us/a-b") == Path("data/alumni-networks/us/a-b.yaml")


@pytest.mark.parametrize(
    ("name", "state", "taken", "expected"),
    [
        ("St. Mary's Job Club", "CA", set(), "ca/st-marys-job-club"),
        ("Job Club", "ca", {"ca/job-club"}, "ca/job-club-support-group"),
        ("Job Club", "us", {"us/job-club", "us/job-club-support-group"}, "us/job-club-2"),
        ("日本", "us", set(), "us/support-group"),
        ("../../etc/passwd", "us", set(), "us/etc-passwd"),
        ("word " * 30, "us", set(), f"us/{'word-' * 11}word"),
    ],
)
def test_an_id_is_the_state_and_the_name_and_free(name, state, taken, expected):
    assert id_for("support-group", name, state, taken) == expected


def test_a_long_name_leaves_room_for_what_makes_it_unique():
    first = id_for("support-group", "word " * 30, "us", set())

    second = id_for("support-group", "word " * 30, "us", {first})

    assert second == f"us/{'-'.join(['word'] * 9)}-support-group"


def test_an_entry_is_found_by_its_id_and_by_its_file(folder):
    assert ids_in(Path("data")) == {"ca/tuesday-group"}
    assert find_entry(Path("data"), "ca/tuesday-group") == FILE
    assert find_entry(Path("data"), str(FILE)) == FILE


@pytest.mark.parametrize("named", ["ca/other", "../data", "ca/../ca/tuesday-group", "outside.yaml", "", "/", "ca"])
def test_nothing_outside_of_the_data_is_an_entry(folder, named):
    (folder / "outside.yaml").write_text("name: x\n")

    assert find_entry(Path("data"), named) is None


def test_a_write_that_is_cut_off_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    file = tmp_path / "a.yaml"
    file.write_text("old")

    def cut_off(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", cut_off)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"new")

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.yaml", "old")]


def test_a_process_killed_before_the_rename_leaves_the_old_file_and_the_next_write_cleans_up(tmp_path):
    file = tmp_path / "ca" / "a.yaml"
    write_text(file, "old\n")
    program = (
        "import os, signal, sys; from pathlib import Path; from generator.contribute.files import write_text;"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL);"
        "write_text(Path(sys.argv[1]), 'new\\n')"
    )

    killed = subprocess.run([sys.executable, "-c", program, str(file)], cwd=ROOT, check=False, env=os.environ)

    assert killed.returncode == -signal.SIGKILL
    assert file.read_text() == "old\n"
    assert len(list(file.parent.iterdir())) == 2
    write_text(file, "new\n")
    assert [(path.name, path.read_text()) for path in file.parent.iterdir()] == [("a.yaml", "new\n")]


def test_a_file_keeps_who_may_read_it(tmp_path):
    file = tmp_path / "a.yaml"
    write_text(file, "old\n")
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o600)

    write_text(file, "new\n")

    assert file.stat().st_mode & 0o777 == 0o600
