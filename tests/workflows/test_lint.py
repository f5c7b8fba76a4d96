"""The workflows: linted, pinned, with few rights, and without a stranger's words in any script."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
NAMES = [file.name for file in WORKFLOWS]


def read(name: str) -> dict[str, Any]:
    values: dict[str, Any] = yaml.load((ROOT / ".github/workflows" / name).read_text(), yaml.BaseLoader)  # noqa: S506
    return values


def jobs(name: str) -> list[dict[str, Any]]:
    return list(read(name)["jobs"].values())


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in jobs(name) for step in job["steps"]]


def run(*command: str, text: str = "") -> None:
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_workflows_to_look_at():
    assert NAMES == ["check.yml", "ci.yml", "comment.yml", "from-issue.yml", "links.yml"]


def test_zizmor_finds_nothing_even_as_an_auditor():
    run(str(Path(sys.executable).with_name("zizmor")), "--offline", "--persona=auditor", "--no-progress", ".github")


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_the_schema_of_workflows_is_kept(schema):
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, WORKFLOWS))


@pytest.mark.parametrize("name", NAMES)
def test_the_scripts_are_good_shell(name):
    scripts = [step["run"] for step in steps(name) if "run" in step]
    assert scripts

    for script in scripts:
        run(str(Path(sys.executable).with_name("shellcheck")), "--shell=bash", "-", text=script)


@pytest.mark.parametrize("name", NAMES)
def test_no_script_holds_an_expression(name):
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(name):
    text = (ROOT / ".github/workflows" / name).read_text()
    used = re.findall(r"uses: (.+)", text)

    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+", action) for action in used), used


@pytest.mark.parametrize("name", NAMES)
def test_no_token_is_left_in_the_working_copy(name):
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]

    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@pytest.mark.parametrize("name", NAMES)
def test_rights_are_none_or_reading_unless_a_job_says_what_for(name):
    assert read(name)["permissions"] in ({"contents": "read"}, "{}", {})
    assert all(job["timeout-minutes"] for job in jobs(name))
    assert read(name)["concurrency"]["group"]


def test_nothing_that_runs_a_forks_code_has_a_secret_or_may_write():
    for name in ("check.yml", "ci.yml"):
        text = (ROOT / ".github/workflows" / name).read_text()
        assert "secrets." not in text
        assert "github.token" not in text
        assert "write" not in str([job.get("permissions") for job in jobs(name)])


def test_no_workflow_starts_for_a_fork_with_the_main_branchs_rights():
    assert [name for name in NAMES if "pull_request_target" in read(name)["on"]] == []
    assert [name for name in NAMES if "workflow_run" in read(name)["on"]] == ["comment.yml"]


def test_the_comment_checks_out_the_main_branch_and_downloads_nothing_by_an_action():
    used = [step["uses"].partition("@")[0] for step in steps("comment.yml") if "uses" in step]

    assert used == ["actions/checkout"]
    assert steps("comment.yml")[0]["with"]["ref"] == "${{ github.event.repository.default_branch }}"
