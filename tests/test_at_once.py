"""Real builds beside each other, beside a person who writes, and beside a cache that takes nothing."""

import os
import subprocess
import sys
import time

import pytest

from generator.build import build
from tests.changing import FIRST, NEVADA, SECOND
from tests.conftest import BUILT
from tests.project import GROUP, files_in, small_project, write

BUILD = [sys.executable, "-m", "generator", "build", "-q"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = small_project(tmp_path / "project", {FIRST: GROUP, SECOND: NEVADA})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILT)
    monkeypatch.setenv("FOOTHOLD_CACHE", str(folder / ".cache"))
    return folder


def started():
    return subprocess.Popen(BUILD, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def clean_site(project):
    build(project / "mkdocs.yml", None, project / "clean", clean=True)
    return files_in(project / "clean")


def test_two_builds_at_once_wait_for_each_other_or_say_so(project):
    both = [started(), started()]
    said = [process.communicate(timeout=120)[1] for process in both]

    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 0], [0, 1])
    assert said.count("another build is writing site/: wait for it, or build into another folder\n") == sum(codes)
    assert said.count("") == 2 - sum(codes)
    assert files_in(project / "site") == clean_site(project)


def test_an_entry_that_is_written_again_and_again_meanwhile_harms_nothing(project):
    file = project / "data" / FIRST
    building = started()
    while building.poll() is None:
        file.unlink()  # as editors do that write a new file
        with file.open("w", encoding="utf-8") as half:
            half.write(GROUP[: len(GROUP) // 2])
            half.flush()
            time.sleep(0.002)
            half.write(GROUP[len(GROUP) // 2 :])
        time.sleep(0.002)
    said, complaint = building.communicate()

    assert complaint == ""
    assert building.returncode in (0, 1)
    assert ("tuesday-group.yaml" in said) == building.returncode
    write(project, FIRST, GROUP)
    build(project / "mkdocs.yml", None, project / "site")
    assert files_in(project / "site") == clean_site(project)


def test_a_cache_that_cannot_be_written_changes_nothing_of_the_site(project, monkeypatch):
    expected = clean_site(project)
    (project / "file").write_text("no folder")
    monkeypatch.setenv("FOOTHOLD_CACHE", str(project / "file"))

    for _ in range(2):
        done = subprocess.run(BUILD, env=os.environ, capture_output=True, text=True, check=False)

        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert files_in(project / "site") == expected
