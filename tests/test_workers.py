import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import making, workers
from generator.build import build
from generator.workers import pool, processors
from tests.changing import FIRST, NEVADA, SECOND
from tests.conftest import BUILT, ROOT
from tests.project import GROUP, files_in, small_project

NAMES_ITS_WORKERS = """
import os, sys, time
from concurrent.futures import wait
from generator.workers import pool
def task(number):
    print(f"{os.getpid()}\\n", end="", flush=True)  # at one go, whoever else writes
    time.sleep(60)
if __name__ == "__main__":
    with pool(2, int) as executor:
        wait([executor.submit(task, number) for number in range(2)])
"""
BUILDS_IN_CHUNKS = """
import sys
from generator import cli, making
making.MANY = making.CHUNK = 1
cli.app(["build", "--workers", sys.argv[1]])
"""


def alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_the_process_they_work_for(sent, tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(NAMES_ITS_WORKERS)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        assert all(map(alive, workers))
        parent.send_signal(sent)
        parent.wait(timeout=20)

    until = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.02)
    assert [worker for worker in workers if alive(worker)] == []


def test_an_exception_of_a_worker_reaches_the_caller():
    with pytest.raises(ValueError, match="no number"), pool(2, list) as executor:
        list(executor.map(failing, ["1", "x"]))


def failing(text):
    if text == "x":
        raise ValueError("no number")
    return text


def test_where_other_threads_run_there_are_no_workers():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert processors() == 1
    finally:
        done.set()
        thread.join()


def test_any_number_of_workers_makes_the_same_site(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILT)
    monkeypatch.setattr(making, "MANY", 1)
    monkeypatch.setattr(making, "CHUNK", 1)
    project = small_project(tmp_path / "project", {FIRST: GROUP, SECOND: NEVADA})
    started, really = [], workers.pool

    def counted(number, *rest):
        started.append(number)
        return really(number, *rest)

    monkeypatch.setattr(making, "pool", counted)

    sites = {}
    for number in (1, 2, 5):
        build(project / "mkdocs.yml", project / "data", project / f"site-{number}", workers=number)
        sites[number] = files_in(project / f"site-{number}")

    assert started == [2, 5]
    assert sites[1] == sites[2] == sites[5]


def test_the_same_data_give_the_same_bytes_on_another_machine(tmp_path):
    """Another path, locale, time zone, hash seed and number of workers."""
    sites = []
    for number, (zone, locale, seed) in enumerate([("UTC", "C.UTF-8", "0"), ("Pacific/Auckland", "C", "4711")]):
        project = small_project(tmp_path / ("a" * (number * 9 + 1)) / "project", {FIRST: GROUP, SECOND: NEVADA})
        environment = os.environ | {
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": BUILT,
            "PYTHONPATH": str(ROOT),
            "FOOTHOLD_CACHE": str(project / ".cache"),
        }
        done = subprocess.run(
            [sys.executable, "-c", BUILDS_IN_CHUNKS, str(number + 1)],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        sites.append(files_in(project / "site"))

    assert sites[0].keys() == sites[1].keys()
    assert [path for path in sites[0] if sites[0][path] != sites[1][path]] == []
