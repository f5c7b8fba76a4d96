"""The commands that look at the whole directory: `duplicates`, `stats`, `stale`."""

import csv
import io
import json
import shutil

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from tests.conftest import BUILT
from tests.project import GROUP, ROOT, write

OTHER = GROUP.replace("Tuesday Group", "Ladder Guild").replace("www.example.org/", "www.ladder.example.org/")
OLD = OTHER.replace("accessed: 2026-11-22", 'dated: "2009"').replace("status: active", "status: unconfirmed")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with two entries: one read lately, one in doubt since 2009."""
    shutil.copytree(ROOT / "data" / "taxonomy", tmp_path / "data" / "taxonomy")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "docs" / "assets" / "icons", tmp_path / "docs" / "assets" / "icons")
    (tmp_path / "generator/site/theme").mkdir(parents=True)
    write(tmp_path, "support-groups/ca/tuesday-group.yaml", GROUP)
    write(tmp_path, "support-groups/ca/ladder-guild.yaml", OLD.replace("Sacramento", "Davis"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILT)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def test_without_likely_duplicates_one_line_says_so(folder):
    result = run("duplicates", "--strict")

    assert (result.exit_code, result.stdout) == (0, "No two entries look like one.\n")


def test_a_likely_pair_names_both_files_the_reason_and_what_to_do_the_surest_first(folder):
    write(folder, "support-groups/ca/tuesday-groups.yaml", GROUP.replace("Tuesday Group", "Tuesday Groups"))
    write(folder, "agencies/ca/office.yaml", GROUP.replace("Tuesday Group", "Welders Hall of the Valley"))

    result = run("duplicates")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:3] == [
        "probably one: the same site and city, and similar names",
        "    data/support-groups/ca/tuesday-group.yaml",
        "    data/support-groups/ca/tuesday-groups.yaml",
    ]
    assert [line.partition(" ")[0] for line in lines if " one: " in line] == ["probably", "perhaps", "perhaps"]
    assert lines[-1].startswith("3 likely pairs. What to do: if they are one, keep one file with all sources")
    assert run("duplicates", "--strict").exit_code == 1


def test_only_the_pairs_of_the_given_files_are_named_but_against_all(folder):
    write(folder, "support-groups/ca/tuesday-groups.yaml", GROUP.replace("Tuesday Group", "Tuesday Groups"))

    found = json.loads(run("duplicates", "data/support-groups/ca/tuesday-groups.yaml", "--format", "json").stdout)
    other = run("duplicates", "data/support-groups/ca/ladder-guild.yaml")

    assert [[entry["id"] for entry in pair["entries"]] for pair in found] == [["ca/tuesday-group", "ca/tuesday-groups"]]
    assert (found[0]["sure"], found[0]["likeness"]) == ("probably", 96)
    assert other.stdout == "No two entries look like one.\n"


def test_numbers_are_printed_for_people_programs_and_spreadsheets(folder):
    text = run("stats").stdout
    numbers = json.loads(run("stats", "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(run("stats", "--format", "csv").stdout)))

    assert text.startswith("2 entries in 2 cities\n\nBy kind\n  Support groups                  2  ####")
    assert "A person has confirmed it                 0 %   missing in 2 of 2" in text
    assert (numbers["on"], numbers["entries"], numbers["counts"]["state"]["CA"]) == ("2026-11-23", 2, 2)
    assert numbers["counts"]["status"] == {"active": 1, "unconfirmed": 1, "closed": 0}
    assert {"group": "state", "key": "CA", "name": "California", "number": "2"} in table
    assert {"group": "missing", "key": "verified", "name": "A person has confirmed it", "number": "2"} in table


def test_what_to_confirm_first_is_listed_with_the_reasons(folder):
    result = run("stale", "--most", "1")

    assert (result.exit_code, result.stdout) == (
        0,
        "ca/ladder-guild  Ladder Guild\n    source of 2009; marked unconfirmed; the only support group in Davis, CA\n",
    )


@pytest.mark.parametrize("where", ["ca", "CA", "California", "Davis, CA", "davis, ca"])
def test_a_place_is_named_as_people_write_it(folder, where):
    found = json.loads(run("stale", where, "--format", "json").stdout)

    assert found[0]["id"] == "ca/ladder-guild"
    assert (found[0]["last"], found[0]["proof"]) == ("2009-01-01", "dated")
    assert found[0]["file"] == "data/support-groups/ca/ladder-guild.yaml"
    assert len(found) == (1 if "avis" in where else 2)


def test_a_kind_without_entries_is_said_to_have_none(folder):
    assert run("stale", "ca", "--kind", "agency").stdout == "Nothing is listed: California.\n"
    assert run("stale", "Reno, NV").stdout == "Nothing is listed: Reno, NV.\n"


def test_a_sheet_is_written_whole_or_printed(folder):
    written = run("stale", "--sheet", "ca", "--most", "20", "-o", "sheet.html")
    printed = run("stale", "--sheet", "ca", "--most", "20")

    html = (folder / "sheet.html").read_text(encoding="utf-8")
    assert written.stdout == "sheet.html written: open it in a browser and print it\n"
    assert printed.stdout == html + "\n"
    assert html.count('<div class="qr"><svg') == 2
    assert "https://foothold.example.org/suggest/" in html
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_problems_in_the_data_end_the_count_with_a_way_on(folder):
    write(folder, "support-groups/ca/broken.yaml", "name: 'x")

    for command in ("stats", "stale"):
        result = run(command)

        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "1 problem in data: `python -m generator validate` names them\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("duplicates", "nowhere.yaml"),
        ("stats", "--data", "nowhere"),
        ("stats", "--format", "xml"),
        ("stale", "Nowhere"),
        ("stale", "ca", "--sheet", "ca"),
        ("stale", "-o", "sheet.html"),
        ("stale", "--sheet", "ca", "-o", "nowhere/sheet.html"),
        ("stale", "--kind", "club"),
        ("stale", "--most", "0"),
    ],
)
def test_wrong_use_exits_with_two(folder, arguments):
    assert run(*arguments).exit_code == 2
