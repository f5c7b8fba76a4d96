"""`check-links` as people and workflows call it, on a small project with git, against the playing server."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.contribute.links import state
from generator.places import gazetteer
from tests.contribute.links.server import GOOD, OTHER, Site

ROOT = Path(__file__).parents[3]
ENTRY = """\
# Somebody called in May.
name: Tuesday Network of Elmdale
website: {website}   # their own
summary: >-
  People who look for work practice interviews here every Tuesday.
run_by: {{type: volunteer}}
locations:
  - {{city: Sacramento, state: CA}}
sources:
  - {{url: {source}, accessed: 2026-11-22, states: that it meets}}
status: {status}
"""
NAME = "support-groups/ca/tuesday.yaml"


class Project:
    """A folder with data/, and the command in it."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder = folder
        self.data = folder / "data"
        shutil.copytree(ROOT / "data" / "taxonomy", self.data / "taxonomy")
        self.options = ["--data", str(self.data), "--pause", "0"]
        for host in (GOOD, OTHER):
            self.options += ["--connect-to", f"{host}:80:127.0.0.1:{site.port}"]

    def write(self, website: str = "", source: str = "", name: str = NAME, status: str = "active") -> Path:
        file = self.data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        addresses = {"website": f"http://{GOOD}/{website}", "source": f"http://{GOOD}/{source}"}
        file.write_text(ENTRY.format(**addresses, status=status))
        return file

    def run(self, *arguments: str | Path) -> Result:
        return CliRunner().invoke(app, ["check-links", *map(str, arguments), *self.options])

    def git(self, *arguments: str) -> None:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", self.folder, *identity, *arguments], check=True, capture_output=True)

    def commit(self) -> None:
        if not (self.folder / ".git").exists():
            self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a commit")

    @property
    def links(self) -> Path:
        return self.folder / ".foothold" / "links.json"

    def remembered(self) -> dict[str, str]:
        return {address.rpartition("/")[2]: history.state for address, history in state.load(self.links).items()}


@pytest.fixture
def project(tmp_path, site, monkeypatch) -> Project:
    gazetteer.load()
    shutil.copytree(os.environ["FOOTHOLD_CACHE"], tmp_path / "cache")
    monkeypatch.setenv("FOOTHOLD_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, site)


def test_a_good_entry_is_well(project):
    result = project.run(project.write(source="fine"))

    assert (result.exit_code, result.stdout) == (0, "1 entry, 2 addresses checked: 2 ok\n")


def test_a_parked_website_fails_and_is_named_on_its_line(project):
    result = project.run(project.write("parked"))

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"data/{NAME}:3:10: http://{GOOD}/parked: it looks like a page of somebody who sells or parks the domain: "
        '"buy this domain", "this domain is for sale", "lease to own"',
        "    open it in a browser. If it is no longer theirs, find the right address or remove the line",
        "1 entry, 2 addresses checked: 1 ok, 1 suspect",
    ]


def test_json_and_github_say_the_same_for_programs(project):
    file = project.write(source="none-such")

    [problem] = json.loads(project.run(file, "--format", "json").stdout)
    annotation = project.run(file, "--format", "github").stdout.splitlines()[0]

    assert (problem["line"], problem["severity"], problem["what"]) == (
        10,
        "error",
        f"http://{GOOD}/none-such: the page does not exist (404)",
    )
    assert annotation.startswith(f"::error file=data/{NAME},line=10,col=11,title=http%3A//{GOOD}/none-such")


@pytest.mark.parametrize("path", ["forbidden", "busy", "challenge", "broken", "moved", "nameless", "script", "loop"])
def test_what_is_not_wrong_for_sure_never_fails(project, path):
    assert project.run(project.write(path)).exit_code == 0


@pytest.mark.parametrize("path", ["gambling", "taken", "inward", "none-such", "vanished"])
def test_what_is_wrong_for_sure_fails(project, path):
    assert project.run(project.write(path)).exit_code == 1


def test_a_blocked_site_is_not_even_a_warning(project):
    result = project.run(project.write("forbidden"), "--format", "json")

    assert json.loads(result.stdout) == []


def test_a_site_that_is_not_in_the_dns_fails(project):
    file = project.write()
    file.write_text(file.read_text().replace(f"website: http://{GOOD}/", "website: http://none.home.arpa/"))

    result = project.run(file)

    assert (result.exit_code, "there is no such site (none.home.arpa)" in result.stdout) == (1, True)


def test_nothing_is_remembered_of_chosen_files(project):
    project.run(project.write("parked"))

    assert not project.links.exists()


def test_a_closed_entry_is_not_asked_for(project, site):
    result = project.run(project.write("none-such", status="closed"))

    assert (result.exit_code, result.stdout, site.asked) == (0, "1 entry, 0 addresses checked\n", [])


def test_changed_takes_new_and_changed_entries_and_no_others(project, site):
    project.write("fine?old", "fine?old", "support-groups/ca/old.yaml")
    project.write("fine?before", "fine?before")
    project.commit()
    project.git("checkout", "-q", "-b", "branch")
    project.write("fine?committed", "fine?before")
    project.commit()
    project.write("fine?new", "fine?new", "support-groups/ca/new.yaml")

    result = project.run("--changed", "--base", "main")

    assert result.exit_code == 0, result.stdout
    assert {path for _, path in site.asked} == {"/fine?committed", "/fine?before", "/fine?new"}


def test_an_old_page_that_is_gone_does_not_fail_whoever_changes_another_line(project):
    file = project.write("", "none-such")
    project.commit()
    file.write_text(file.read_text().replace("every Tuesday", "each Tuesday"))

    result = project.run("--changed", "--base", "HEAD")

    assert (result.exit_code, "warning: " in result.stdout) == (0, True)


def test_a_new_page_that_is_gone_does(project):
    project.write("", "fine")
    project.commit()
    project.write("", "none-such")

    assert project.run("--changed").exit_code == 1


@pytest.mark.parametrize("base", ["--output=x", "none", "HEAD~5"])
def test_a_base_that_git_does_not_know_is_wrong_use(project, base):
    project.write()
    project.commit()

    result = project.run("--changed", f"--base={base}")

    assert (result.exit_code, f"git knows no commit {base}" in result.stderr) == (2, True)


def test_changed_without_git_is_wrong_use(project):
    project.write()

    assert project.run("--changed").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--all", "--changed"),
        ("--all", "--mark-dead"),
        ("none.yaml",),
        ("data/taxonomy",),
        ("--accept", "http://none.home.arpa/"),
    ],
)
def test_wrong_use_is_said_and_exits_with_2(project, arguments):
    project.write()

    assert project.run(*arguments).exit_code == 2


def test_all_remembers_what_is_not_well_and_says_it(project):
    project.write("parked", "fine")
    project.write("none-such", "forbidden", "support-groups/ca/other.yaml")

    result = project.run("--all")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "4 addresses checked: 1 blocked, 1 dead, 1 ok, 1 suspect"
    assert project.remembered() == {"parked": "suspect", "none-such": "dead", "forbidden": "blocked"}


def test_all_goes_on_where_it_stopped(project, site):
    project.write("fine?1", "fine?2")

    first = project.run("--all", "--most", "1")
    second = project.run("--all")

    assert first.stdout.splitlines()[-1].endswith("; 1 left: the same command goes on from there")
    assert second.stdout.splitlines()[-1] == "1 address checked: 1 ok"
    assert {path for _, path in site.asked} == {"/fine?1", "/fine?2"}


def test_a_damaged_memory_is_kept_aside_and_a_new_one_begun(project):
    project.write("parked")
    project.links.parent.mkdir()
    project.links.write_text("<<<<<<< HEAD\n")

    result = project.run("--all")

    assert result.exit_code == 0
    assert "links.json.damaged-1" in result.stderr
    assert project.links.with_name("links.json.damaged-1").read_text() == "<<<<<<< HEAD\n"
    assert project.remembered() == {"parked": "suspect"}


@pytest.mark.parametrize("arguments", [("--report", "report.md"), ("--mark-dead",), ("--accept", "x")])
def test_what_only_reads_the_memory_leaves_a_damaged_one_alone(project, arguments):
    project.write()
    project.links.parent.mkdir()
    project.links.write_text("[")

    result = project.run(*arguments)

    assert (result.exit_code, project.links.read_text()) == (2, "[")
    assert "cannot be read" in result.stderr


def test_a_suspicion_that_a_person_has_looked_at_is_raised_no_more(project):
    project.write("gambling", "fine")
    project.run("--all")

    assert project.run("--accept", f"http://{GOOD}/gambling").exit_code == 0
    project.run("--all")

    assert project.remembered() == {"gambling": "accepted"}


def test_the_weeks_report_is_written_to_a_file(project):
    project.write("parked", "fine")
    project.run("--all")

    result = project.run("--report", "report.md", "--repo-url", "https://code.example.org/foothold")

    report = Path("report.md").read_text()
    assert result.exit_code == 0
    assert report.splitlines()[0] == "<!-- links: 1 -->"
    assert "## May have changed hands (1)" in report
    assert "### California (1)" in report
    assert f"(https://code.example.org/foothold/blob/HEAD/data/{NAME})" in report


def test_mark_dead_changes_the_status_and_no_other_character(project, site):
    file = project.write("none-such", "fine")
    before = file.read_text()
    project.run("--all")
    dead = (
        f'{{\n"http://{GOOD}/none-such": {{"state": "dead", "first": "2026-11-02", "last": "2026-11-16", "checks": 3, '
    )
    project.links.write_text(dead + '"why": "The page does not exist (404).", "cause": "not-found"}\n}\n')
    site.asked.clear()

    result = project.run("--mark-dead")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"data/{NAME}: unconfirmed: The page does not exist (404). (3 checks from 2026-11-02 to 2026-11-16)",
        "1 marked unconfirmed",
    ]
    assert file.read_text() == before.replace("status: active", "status: unconfirmed")
    assert site.asked == []
    assert project.run("--mark-dead").stdout == "0 marked unconfirmed\n"


def test_ctrl_c_keeps_what_was_checked_and_ends_at_once(project, site):
    for number in range(6):
        project.write(f"fine?{number}a", f"fine?{number}b", f"support-groups/ca/g{number}.yaml")
    project.write("challenge", "slow", "support-groups/ca/slow.yaml")
    command = [sys.executable, "-m", "generator", "check-links", "--all", *project.options]
    running = subprocess.Popen(command, cwd=project.folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=-1)
    while not any(path == "/slow" for _, path in site.asked):
        assert running.poll() is None
        time.sleep(0.02)

    started = time.monotonic()
    running.send_signal(signal.SIGINT)
    output, _ = running.communicate(timeout=10)

    assert (running.returncode, time.monotonic() - started < 3) == (130, True)
    assert output.decode().endswith("Stopped. What was checked is kept; the same command goes on from there.\n")
    assert project.remembered() == {"challenge": "blocked"}
