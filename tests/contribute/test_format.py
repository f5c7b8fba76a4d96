"""The command `format`, and which files `--changed` means."""

import subprocess
from pathlib import Path

from typer.testing import CliRunner, Result

from generator.cli import app
from generator.contribute.changes import changed_files
from tests.contribute.conftest import FILE, GROUP, ROOT

LOOSE = GROUP.replace("run_by: {type: volunteer}", "run_by:\n  type: volunteer # all of them").replace("\n", "\r\n")
TIDY = GROUP.replace("run_by: {type: volunteer}", "run_by: {type: volunteer}  # all of them")


def format(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["format", *arguments])


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_what_is_in_form_is_left_alone(folder):
    before = FILE.stat().st_mtime_ns

    result = format()

    assert (result.exit_code, result.output) == (0, "0 files formatted, 1 in form already\n")
    assert FILE.stat().st_mtime_ns == before


def test_a_file_comes_into_form_with_its_comments(folder):
    FILE.write_bytes(LOOSE.encode())

    result = format()

    assert (result.exit_code, result.output) == (0, f"{FILE}: formatted\n1 file formatted, 0 in form already\n")
    assert FILE.read_bytes() == TIDY.encode()
    assert format().output == "0 files formatted, 1 in form already\n"


def test_check_only_says_what_would_change(folder):
    FILE.write_bytes(LOOSE.encode())

    result = format("--check", str(FILE))

    assert (result.exit_code, result.output) == (1, f"{FILE}: would change\n1 file would change, 0 in form already\n")
    assert FILE.read_bytes() == LOOSE.encode()


def test_what_cannot_be_read_is_left_alone_and_named_as_validate_names_it(folder):
    broken = GROUP.replace("name: Tuesday Group", "name: no")
    FILE.write_text(broken)

    result = format()

    assert result.exit_code == 1
    assert result.output == (
        f"{FILE}:1:7: YAML reads the bare word no as a truth value\n"
        '    put it in quotes: "no"\n'
        "0 files formatted, 0 in form already, 1 file left alone: see above\n"
    )
    assert FILE.read_text() == broken


def test_files_that_are_no_entries_are_passed_over(folder):
    (folder / "data/README.md").write_text("Entries.\n")

    assert format("data/README.md", "data/taxonomy/kinds.yaml").output == "0 files formatted, 0 in form already\n"


def test_a_path_outside_of_the_data_is_wrong_use(folder):
    assert format("/etc/hostname").exit_code == 2
    assert format("missing.yaml").exit_code == 2
    assert format("--base", "main").exit_code == 2
    assert format("--changed", str(FILE)).exit_code == 2


def test_changed_means_new_and_other_files_but_not_those_that_are_gone(folder):
    other, gone = Path("data/agencies/ca/b.yaml"), Path("data/agencies/ca/gone.yaml")
    other.parent.mkdir(parents=True)
    other.write_text(GROUP)
    gone.write_text(GROUP)
    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message", "first")
    gone.unlink()
    other.write_text(LOOSE)
    new = Path("data/agencies/ca/ñ ew.yaml")
    new.write_text(LOOSE)

    assert changed_files(Path("data")) == [other, new]
    assert format("--changed", "--check").output == (
        f"{other}: would change\n{new}: would change\n2 files would change, 0 in form already\n"
    )


def test_changed_since_the_branch_left_its_base_holds_what_was_committed_on_it_only(folder):
    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message", "first")
    git("switch", "--create", "topic")
    mine = Path("data/agencies/ca/mine.yaml")
    mine.parent.mkdir(parents=True)
    mine.write_text(GROUP)
    git("add", ".")
    git("commit", "--message", "mine")
    git("switch", "main")
    Path("data/support-groups/ca/theirs.yaml").write_text(GROUP)
    git("add", ".")
    git("commit", "--message", "theirs")
    git("switch", "topic")

    assert changed_files(Path("data"), "main") == [mine]
    assert changed_files(Path("data")) == []
    assert format("--changed").output == "0 files formatted, 0 in form already\n"


def test_without_git_to_ask_changed_is_wrong_use(folder):
    assert format("--changed").exit_code == 2
    git("init")
    for base in ("nowhere", "--output=x", "HEAD"):
        result = format("--changed", f"--base={base}")
        assert result.exit_code == 2
        assert "git knows no such commit" in " ".join(result.output.split())
    assert not Path("x").exists()


def test_the_real_entries_are_in_form(monkeypatch):
    monkeypatch.chdir(ROOT)

    result = format("--check")

    assert (result.exit_code, result.output.splitlines()[:-1]) == (0, [])
    assert result.output.startswith("0 files would change, 2,")
