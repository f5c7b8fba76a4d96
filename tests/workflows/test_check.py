"""The scripts of check.yml, run here as GitHub runs them: in bash, in a clone with a base branch."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contribute.issues import EXISTING, FINISHED, project
from tests.workflows.test_lint import ROOT, steps

NEW = "data/support-groups/ca/delta-job-club.yaml"
BROKEN = FINISHED + "industries: [helth-care]\n"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@dataclass
class Job:
    """A pull request's working copy, and the environment of a job in it."""

    folder: Path
    temp: Path

    def __call__(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run the step of that name."""
        [script] = [step["run"] for step in steps("check.yml") if step.get("name") == name]
        environment = {
            **os.environ,
            "BASE": "origin/main",
            "RUNNER_TEMP": str(self.temp),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(shell, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def job(tmp_path):
    folder = project(tmp_path / "copy")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "begin")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    (tmp_path / "temp").mkdir()
    return Job(folder, tmp_path / "temp")


def commit(job: Job, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        file = job.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink() if text is None else file.write_text(text)
    git(job.folder, "add", "-A")
    git(job.folder, "commit", "-qm", "change")


def test_only_what_the_pull_request_changes_is_spoken_of(job):
    (job.folder / "data" / EXISTING).write_text(BROKEN)
    git(job.folder, "commit", "-qam", "broken before")
    git(job.folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    commit(job, {NEW: FINISHED})

    assert job("Validate the changed entries").returncode == 0
    assert job("Is each changed entry in its one form").returncode == 0
    assert job("Validate everything").returncode == 1


def test_an_entry_in_another_form_fails_and_is_named(job):
    commit(job, {NEW: FINISHED.replace("  - city: Stockton\n    state: CA\n", "  - {state: CA, city: Stockton}\n")})

    done = job("Is each changed entry in its one form")

    assert (done.returncode, done.stdout.splitlines()[0]) == (1, f"{NEW}: would change")


def test_a_problem_is_an_annotation_on_its_line_and_fails_the_check(job):
    commit(job, {NEW: BROKEN})

    done = job("Validate the changed entries")

    assert done.returncode != 0
    assert f"::error file={NEW},line=13,col=14,title=unknown industry" in done.stdout


def test_what_is_wrong_is_left_for_the_comment(job):
    commit(job, {NEW: BROKEN})

    assert job("Write down what is wrong, for the comment").returncode == 0
    [row] = json.loads((job.temp / "check/problems.json").read_text())
    assert (row["path"], row["line"], row["what"]) == (NEW, 13, 'unknown industry "helth-care"')


def test_without_a_changed_entry_the_steps_have_nothing_to_say(job):
    commit(job, {"docs/x.md": "x"})

    assert job("Validate the changed entries").returncode == 0
    assert job("Write down what is wrong, for the comment").returncode == 0
    assert json.loads((job.temp / "check/problems.json").read_text()) == []


def test_everything_is_validated_too(job):
    commit(job, {f"data/{EXISTING}": "name: 'x"})

    assert job("Validate everything").returncode == 1


def test_a_file_with_an_odd_name_is_named_and_runs_nothing(job):
    odd = "data/agencies/ca/$(touch pwned)\n::set-output name=x::y.yaml"
    commit(job, {odd: FINISHED})

    done = job("Validate the changed entries")

    assert done.returncode != 0
    assert "::error file=data/agencies/ca/$(touch pwned)" in done.stdout
    assert not any(line.startswith("::set-output") for line in done.stdout.splitlines())
    assert not (job.folder / "pwned").exists()


def test_links_are_shown_at_their_lines(job):
    commit(job, {"docs/x.md": "x"})
    row = {"path": NEW, "line": 2, "column": 10, "severity": "error", "what": "no such site", "fix": "look: again"}
    (job.temp / "check").mkdir()
    (job.temp / "check/links.json").write_text(json.dumps([row]))

    done = job("Show the addresses that do not, at their lines")

    assert done.stdout == f"::error file={NEW},line=2,col=10,title=no such site::no such site%0Alook: again\n"
    (job.temp / "check/links.json").unlink()
    assert job("Show the addresses that do not, at their lines").returncode == 0
