"""The command `validate`: what it prints, for whom, and how it exits."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from tests.entries.conftest import ENTRY, ROOT

BROKEN = "data/support-groups/ca/broken.yaml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with a data folder that holds the project's taxonomy and one good entry."""
    shutil.copytree(ROOT / "data" / "taxonomy", tmp_path / "data" / "taxonomy")
    (tmp_path / "data/support-groups/ca").mkdir(parents=True)
    (tmp_path / "data/support-groups/ca/good.yaml").write_text(ENTRY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def validate(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["validate", *arguments])


def test_data_without_problems_is_said_in_one_line(folder):
    result = validate()

    assert (result.exit_code, result.stdout) == (0, "1 entry checked, no problems\n")


def test_a_problem_is_its_place_what_is_wrong_and_what_would_be_right(folder):
    text = ENTRY.replace("Example", "Another").replace("example", "another") + "industries: [helth-care]\n"
    (folder / BROKEN).write_text(text)

    result = validate()

    assert result.exit_code == 1
    assert result.stdout == (
        f'{BROKEN}:8:14: unknown industry "helth-care"\n'
        '    did you mean "health-care"? All of them: data/taxonomy/industries.yaml\n'
        "1 problem in 1 file\n"
    )


def test_warnings_alone_are_no_failure(folder):
    (folder / "data/agencies/ca").mkdir(parents=True)
    (folder / "data/agencies/ca/a.yaml").write_text(ENTRY.replace("Example", "Delta").replace("example", "delta"))

    result = validate()

    assert result.exit_code == 0
    assert result.stdout.endswith("2 entries checked, 1 warning\n")


def test_json_is_an_array_and_nothing_else(folder):
    (folder / BROKEN).write_text("name: 'x")

    result = validate("--format", "json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "path": BROKEN,
            "line": 1,
            "column": 7,
            "severity": "error",
            "what": "a quote that is not closed",
            "fix": "close the quote, or write ' as '' inside single quotes",
        }
    ]


def test_github_annotates_the_line(folder):
    (folder / BROKEN).write_text("name: 'x")

    result = validate("--format", "github")

    assert result.stdout.startswith(f"::error file={BROKEN},line=1,col=7,title=a quote that is not closed::")


def test_only_the_problems_of_the_chosen_files_are_printed_but_all_are_looked_at(folder):
    (folder / "data/support-groups/ca/other.yaml").write_text("name: 'x")
    (folder / BROKEN).write_text(ENTRY + "parent: us/nobody\n")

    one = validate(BROKEN)
    good = validate("data/support-groups/ca/good.yaml")
    all_ = validate("data/support-groups")

    assert f'{BROKEN}:8:9: there is no entry "us/nobody"\n' in one.stdout
    assert "probably the same as data/support-groups/ca/good.yaml" in one.stdout
    assert "other.yaml" not in one.stdout
    assert good.exit_code == 0
    assert f"probably the same as {BROKEN}" in good.stdout
    assert "other.yaml" in all_.stdout


def test_how_many_of_the_entries_were_asked_for_is_said(folder):
    (folder / "data/support-groups/nv").mkdir()
    for name in ("nv/a", "nv/b"):
        (folder / f"data/support-groups/{name}.yaml").write_text(
            ENTRY.replace("Example", f"Delta {name[-1]}")
            .replace("example", f"delta-{name[-1]}")
            .replace("Sacramento, CA", "Reno, NV")
        )

    assert validate("data/support-groups/nv/a.yaml").stdout == "1 of 3 entries checked, no problems\n"
    assert validate("data/support-groups/nv").stdout == "2 of 3 entries checked, no problems\n"
    assert validate("data").stdout == "3 entries checked, no problems\n"
    assert validate("data/taxonomy").stdout == "0 of 3 entries checked, no problems\n"


def test_a_problem_of_the_taxonomy_is_one_of_the_data(folder):
    file = folder / "data/taxonomy/faiths.yaml"
    file.write_text(file.read_text() + "\ncolour: red\n")

    result = validate()

    assert result.exit_code == 1
    assert result.stdout.startswith("data/taxonomy/faiths.yaml:")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.yaml",),
        ("--data", "nowhere"),
        ("--format", "xml"),
        ("--colour",),
        ("data/../elsewhere.yaml",),
    ],
)
def test_wrong_use_exits_with_two(folder, arguments):
    (folder / "elsewhere.yaml").write_text(ENTRY)

    assert validate(*arguments).exit_code == 2


def test_paths_outside_the_working_directory_are_whole(folder, monkeypatch):
    (folder / BROKEN).write_text("name: 'x")
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")

    result = validate("--data", "../data")

    assert result.stdout.startswith(f"{folder.as_posix()}/{BROKEN}:1:7: ")


def test_a_terminal_without_our_characters_prints_no_traceback(folder):
    (folder / BROKEN).write_text(ENTRY + "cost: ☕\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}

    done = subprocess.run(
        [sys.executable, "-m", "generator", "validate"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, "")
    assert '"\\u2615" is no value of "cost"' in done.stdout


def test_the_commands_load_nothing_before_they_run():
    program = "import sys, generator.cli; print(sorted(m for m in sys.modules if m.startswith('generator')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)

    assert "generator.entries.model" not in done.stdout


def test_a_clock_that_is_behind_the_last_commit_makes_no_day_the_future(folder):
    (folder / BROKEN).write_text(
        ENTRY.replace("states: meeting day", "states: meeting day, accessed: 2199-01-02").replace("Example", "Other")
    )

    assert validate(BROKEN).exit_code == 1
    assert CliRunner(env={"SOURCE_DATE_EPOCH": "7226668800"}).invoke(app, ["validate", BROKEN]).exit_code == 0


def test_changed_says_the_problems_of_what_git_sees_as_changed(folder):
    (folder / BROKEN).write_text(ENTRY.replace("Example", "Another").replace("example.org", "example.com"))
    (folder / "data/support-groups/ca/good.yaml").write_text(ENTRY + "cost: cheap\n")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "init", "--initial-branch=main"], check=True, capture_output=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--message", "first"], check=True, capture_output=True)
    assert validate("--changed").stdout == "0 of 2 entries checked, no problems\n"

    with (folder / BROKEN).open("a") as file:
        file.write("cost: dear\n")

    result = validate("--changed", "--base=main", "--format=json")
    assert result.exit_code == 1
    assert [(problem["path"], problem["line"]) for problem in json.loads(result.stdout)] == [(BROKEN, 8)]


def test_since_when_is_asked_only_of_what_has_changed(folder):
    assert validate("--base=main").exit_code == 2
    assert validate("--changed", "data").exit_code == 2
