"""A hundred mistakes of contributors: each message names the file, the line of the mistake, and what to write.

`UPDATE_GOLDEN=1 make test PYTEST=tests/entries/test_broken.py` writes the messages anew. Read them then as the person
who made the mistake.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.entries.model import Entry
from tests.conftest import BUILT
from tests.entries.broken.case import RIGHT, Broken
from tests.entries.broken.places import FILES, NEIGHBORS, PLACES
from tests.entries.broken.texts import PASTED, YAML
from tests.entries.broken.values import REACH, TIMES, WORDS
from tests.entries.conftest import ROOT

MESSAGES = Path(__file__).parent / "broken" / "messages.txt"
CASES = [*YAML, *PASTED, *TIMES, *WORDS, *REACH, *PLACES, *FILES]
GOOD = {case.file for case in NEIGHBORS}
SAYS_WHAT_TO_DO = re.compile(
    r"(did you mean|it is called|write|put|use|add|remove|move|call it|close|indent|start|save|keep|give|name|say|"
    r"correct|look|leave|shorten|copy|make|compare|if they are one)\b",
    re.IGNORECASE,
)


def write_all(folder: Path, cases: Sequence[Broken]) -> None:
    shutil.copytree(ROOT / "data" / "taxonomy", folder / "data" / "taxonomy")
    for case in cases:
        target = folder / case.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(case.content)


@pytest.fixture(scope="module")
def validated(tmp_path_factory) -> tuple[Mapping[str, list[dict[str, Any]]], str]:
    """The problems of all the files together, by file; and the same as text. `validate` runs as a person calls it."""
    folder = tmp_path_factory.mktemp("broken")
    write_all(folder, [*CASES, *NEIGHBORS])
    before = Path.cwd()
    os.chdir(folder)
    try:
        runner = CliRunner(env={"SOURCE_DATE_EPOCH": BUILT})
        rows = json.loads(runner.invoke(app, ["validate", "--format", "json"]).stdout)
        text = runner.invoke(app, ["validate"]).stdout
    finally:
        os.chdir(before)
    return {case.file: [row for row in rows if row["path"] == case.file] for case in CASES}, text


def test_the_table_holds_a_hundred_files_and_none_twice():
    assert len(CASES) >= 100
    assert len({case.file for case in CASES}) == len({case.slug for case in CASES}) == len(CASES)


def test_without_its_mistake_an_entry_is_right(tmp_path, monkeypatch):
    write_all(tmp_path, [Broken("quite-right", ())])
    monkeypatch.chdir(tmp_path)

    result = CliRunner(env={"SOURCE_DATE_EPOCH": BUILT}).invoke(app, ["validate"])

    assert result.stdout == "1 entry checked, no problems\n"
    assert {line.partition(":")[0] for line in RIGHT.splitlines() if line[0] != " "} <= Entry.model_fields.keys()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_a_mistake_is_named_on_its_line_with_what_to_do(validated, case):
    problems = validated[0][case.file]

    assert {problem["line"] for problem in problems} == set(case.lines)
    assert len(problems) <= 2
    assert [problem["fix"] for problem in problems if not SAYS_WHAT_TO_DO.search(problem["fix"])] == []


def test_a_right_entry_beside_them_has_no_problem(validated):
    assert [name for name in re.findall(r"^(\S+?):[0-9]+:", validated[1], re.MULTILINE) if name in GOOD] == []


def test_every_message_is_worded_as_it_was(validated):
    if os.environ.get("UPDATE_GOLDEN"):
        MESSAGES.write_text(validated[1], encoding="utf-8")

    assert validated[1] == MESSAGES.read_text(encoding="utf-8")
