"""The docs name commands that exist, with options that exist, and leave none out."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from generator.cli import app
from generator.contribute.issue_forms import FRAMES
from generator.entries.model import Status
from generator.places.gazetteer import STATES

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    file
    for folder, pattern in (
        ("docs", "**/*.md"),
        (".", "*.md"),
        ("data", "*.md"),
        (".github", "**/*.md"),
        (".github", "**/*.yml"),
    )
    for file in (ROOT / folder).glob(pattern)
)
MAINTAIN = ROOT / "docs/about/maintain.md"
_CALL = re.compile(r"python3? -m generator (?P<command>[a-z][a-z-]*)(?P<rest>[^`\n#|]*)")
_OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


def options_of(command: Any) -> set[str]:
    named = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    return named | {"--help", "-h"}


def calls() -> list[tuple[str, str, str]]:
    """(page, command, what follows it on its line) of every call in the docs."""
    return [
        (page.relative_to(ROOT).as_posix(), match["command"], match["rest"])
        for page in PAGES
        for match in _CALL.finditer(page.read_text(encoding="utf-8").replace("\\\n", " "))
    ]


def test_there_are_calls_to_look_at():
    assert len(calls()) > 20


@pytest.mark.parametrize(("page", "command", "rest"), calls())
def test_a_command_that_is_named_exists_with_these_options(page, command, rest):
    known = commands()

    assert command in known, f"{page} names the command {command}"
    unknown = [option for option in _OPTION.findall(rest) if option not in options_of(known[command])]
    assert unknown == [], f"{page}: {command}{rest}"


@pytest.mark.parametrize("command", commands())
def test_every_command_stands_in_the_maintainers_table(command):
    assert f"| `python -m generator {command}" in MAINTAIN.read_text(encoding="utf-8")


def test_the_policy_explains_each_state_that_an_entry_can_have():
    text = (ROOT / "docs/about/policy.md").read_text(encoding="utf-8")

    assert all(f"`status: {status}`" in text for status in get_args(Status))
    assert "{#how-to-be-removed}" in text


def test_every_workflow_stands_in_the_maintainers_table():
    text = MAINTAIN.read_text(encoding="utf-8")
    files = [file.name for file in (ROOT / ".github/workflows").iterdir()]

    assert len(files) >= 5
    assert [name for name in files if f"| `{name}` |" not in text] == []


def test_every_label_that_a_form_sets_is_in_the_list_of_what_to_set_up():
    text = MAINTAIN.read_text(encoding="utf-8")

    assert [frame.label for frame in FRAMES.values() if frame.label not in text] == []


def test_every_state_has_a_line_for_its_owners_and_nobody_is_named_who_may_not_exist():
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.removeprefix("# ").split() for line in lines if re.match(r"# (/|\*)", line)]

    assert {rule[0] for rule in rules} >= {f"/data/*/{code.lower()}/" for code in (*STATES, "US")}
    assert all(len(rule) == 2 and re.fullmatch(r"@your-(name|organization/[a-z-]+)", rule[1]) for rule in rules)
    assert [line for line in lines if line and not line.startswith("#")] == []
