"""Ctrl-C: a real build is interrupted at random points, and the one after it makes the clean site."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import cache
from generator.build import build
from tests.changing import FIRST, NEVADA, SECOND
from tests.conftest import BUILT, ROOT
from tests.project import GROUP, files_in, small_project

BUILDS = """
import sys
from generator import making
from generator.__main__ import main
from generator.entries import folder
making.MANY = making.CHUNK = folder.MANY = folder.CHUNK = 1
print("begun", flush=True)
sys.argv.insert(1, "build")
main()
"""
WORKERS_AND_NO_END = """
import time
from generator.commands.stopping import stoppable
from generator.workers import pool
def forever(_):
    print("at work\\n", end="", flush=True)
    while True:
        pass
def swallow():
    while True:
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            print("swallowed", flush=True)
with stoppable("Stopped."), pool(2, list) as executor:
    list(executor.map(forever, [1, 2])) if {workers} else print("at work", flush=True) or swallow()
"""
LONGEST = 10
"""Seconds from Ctrl-C to the end that are allowed; it takes half of one where nobody else wants the processor."""
ROUNDS = 5


def started(code, *arguments, cwd, **variables):
    """A process in a session of its own, as on a terminal, that hears Ctrl-C whoever runs the tests."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def interrupted(process):
    """Press Ctrl-C, as a terminal sends it to the whole group: exit code, seconds, and what was said last."""
    sent = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    return process.returncode, time.monotonic() - sent, said


def alive_in(session):
    """The processes of a session that have not ended."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(file.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc")
def test_ctrl_c_at_any_moment_ends_the_build_and_the_next_one_gives_the_clean_site(tmp_path, monkeypatch):
    project = small_project(tmp_path / "project", {FIRST: GROUP, SECOND: NEVADA})
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILT)
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(project / ".cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    began = time.monotonic()
    whole = started(BUILDS, "--site", "clean", "--workers", "2", cwd=project)
    assert whole.wait() == 0
    lasts = time.monotonic() - began
    clean, chance = files_in(project / "clean"), random.Random(20)

    for number in range(ROUNDS):
        how = ["--clean"] if number % 2 else []  # then MkDocs runs, and every file is compared
        process = started(BUILDS, "--workers", "2", *how, cwd=project)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.8) * lasts)
        code, seconds, said = interrupted(process)

        assert alive_in(process.pid) == []
        if code == 0:
            continue  # it was faster than we
        assert code == 130, said
        assert "Traceback" not in said
        assert said.splitlines()[-1:] in (
            [],
            ["Stopped. Every file of the site is whole, and the next build makes the rest."],
        )
        assert seconds < LONGEST
        assert [*(tmp_path / "temporary").iterdir()] == []
        build(project / "mkdocs.yml", None, project / "site", workers=1)
        assert files_in(project / "site") == clean


@pytest.mark.parametrize("workers", [True, False])
def test_nothing_that_goes_on_forever_goes_on_after_ctrl_c(tmp_path, workers):
    process = started(WORKERS_AND_NO_END.replace("{workers}", str(workers)), cwd=tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "at work\n"

    code, seconds, said = interrupted(process)

    assert (code, said) == (130, "Stopped.\n")
    assert seconds < LONGEST
    assert alive_in(process.pid) == []


def test_a_check_that_is_stopped_says_so(tmp_path):
    data = small_project(tmp_path / "project").joinpath("data/support-groups/ca")
    for number in range(3000):
        (data / f"group-{number}.yaml").write_text(GROUP.replace("Tuesday", f"Tuesday{number}"))
    program = "import sys; from generator.__main__ import main; print(flush=True); sys.argv[1:] = ['validate']; main()"
    process = started(program, cwd=tmp_path / "project")
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(1)

    code, seconds, said = interrupted(process)

    assert (code, said) == (130, "Stopped.\n")
    assert seconds < LONGEST
    assert alive_in(process.pid) == []
