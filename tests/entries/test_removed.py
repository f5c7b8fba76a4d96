"""Entries that were taken out leave an id and a day, and nobody gets the id again."""

from datetime import date

import pytest
from typer.testing import CliRunner

from generator.build import build
from generator.cli import app
from generator.entries.relations import Record
from generator.entries.removed import read
from generator.problems import Problem
from generator.site.pages.removed import pages
from tests.project import small_project, write
from tests.site.made import DAVIS, made

RECORDS = [Record("data/agencies/ca/b.yaml", "ca/b", "agency", formerly=("ca/old-b",))]
PATH = "data/removed.yaml"


def problems(text: str) -> list[Problem]:
    return read(PATH, text.encode(), RECORDS)[1]


def test_the_file_maps_ids_to_days():
    removed, wrong = read(PATH, b"# why\nca/z: 2026-11-22\nca/a: 2026-11-23\n", RECORDS)

    assert (list(removed.items()), wrong) == ([("ca/a", date(2026, 11, 23)), ("ca/z", date(2026, 11, 22))], [])


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n"])
def test_nothing_may_have_been_taken_out(text):
    assert read(PATH, text.encode(), RECORDS) == ({}, [])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("ca/a: 2026-11-22\nCA/b c: 2026-11-22\n", 2, '"CA/b c" is no id'),
        ("ca/a: because\n", 1, 'the day of "ca/a" is none'),
        ("ca/a:\n", 1, '"ca/a" is empty'),
        ("- ca/a\n", 1, "the file is not a mapping from ids to days"),
        ("ca/a: 2026-11-22\nca/a: 2026-11-22\n", 2, 'the field "ca/a" stands here twice'),
        ("ca/b: 2026-11-22\n", 1, "ca/b is in use: data/agencies/ca/b.yaml"),
        ("ca/old-b: 2026-11-22\n", 1, "ca/old-b is in use: data/agencies/ca/b.yaml"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text, line, what):
    [problem] = problems(text)

    assert (problem.path, problem.line, problem.what) == (PATH, line, what)
    assert problem.fix


def test_a_page_at_the_old_address_says_so_and_nothing_else():
    [page] = pages({"ca/gone-group": date(2026, 11, 22)}, made(("agency", "ca/davis", {"locations": [DAVIS]})))

    assert (page.path, page.indexed) == ("entries/ca/gone-group/index.html", False)
    assert "gone" not in page.title.lower() + page.description.lower()
    assert page.context["when"] == "22 November 2026"
    assert page.context["links"][0] == ("Everything in California", "cities/ca/")


def test_where_the_state_has_nothing_else_it_leads_to_the_kinds():
    [page] = pages({"nv/gone": date(2026, 11, 22)}, made(("agency", "ca/davis", {"locations": [DAVIS]})))

    assert page.context["links"][0] == ("All support groups", "support-groups/")


def test_the_site_answers_at_the_address_and_validate_reads_the_file(tmp_path, monkeypatch):
    folder = small_project(tmp_path)
    monkeypatch.chdir(folder)
    write(folder, "removed.yaml", "ca/gone: 2026-11-22\n")

    checked = CliRunner().invoke(app, ["validate"])
    outcome = build(folder / "mkdocs.yml", folder / "data", folder / "site")

    assert (checked.exit_code, outcome.failed) == (0, False)
    assert "This entry was taken out" in (folder / "site/entries/ca/gone/index.html").read_text()
    assert "ca/gone" not in (folder / "site/api/v1/entries.ndjson").read_text()
    write(folder, "removed.yaml", "ca/tuesday-group: 2026-11-22\n")
    assert CliRunner().invoke(app, ["validate"]).exit_code == 1
    assert build(folder / "mkdocs.yml", folder / "data", folder / "site").failed
