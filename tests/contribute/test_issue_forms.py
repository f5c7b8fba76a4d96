"""The issue forms are made from the models and the taxonomy, are current, and are ones that GitHub takes."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft7Validator
from typer.testing import CliRunner

from generator.cli import app
from generator.contribute.issue_fields import FORM_NAMES, LEFT_OUT, _fields, entry_fields
from generator.contribute.issue_forms import FOLDER, FRAMES, issue_form_files
from generator.entries.model import AgencyType, Cost, Entry, Kind, MeetingFormat, RunByType
from generator.places.gazetteer import STATES
from tests.contribute.issues import project, questions, words
from tests.entries.conftest import ROOT

FORMS = [f"{name}.yml" for name in FORM_NAMES]


def form(name: str) -> Any:
    return yaml.safe_load(issue_form_files(words())[name])


def schema(name: str) -> Draft7Validator:
    """One of the schemas that check-jsonschema carries."""
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    return Draft7Validator(json.loads((folder / f"{name}.json").read_text()))


def test_the_files_are_what_the_models_and_the_taxonomy_give():
    made = issue_form_files(words())
    there = {file.name: file.read_bytes() for file in (ROOT / FOLDER).iterdir()}

    assert there == made, "run `python -m generator issue-forms`"
    assert sorted(made) == sorted([*FORMS, "config.yml"])


@pytest.mark.parametrize("name", FORMS)
def test_a_form_fits_the_schema_of_github(name):
    assert list(schema("github-issue-forms").iter_errors(form(name))) == []


def test_the_page_that_offers_them_fits_its_schema():
    assert list(schema("github-issue-config").iter_errors(form("config.yml"))) == []


@pytest.mark.parametrize("name", FORMS)
def test_a_form_keeps_the_rules_that_no_schema_knows(name):
    asked = [item for item in form(name)["body"] if item["type"] != "markdown"]
    labels = [item["attributes"]["label"] for item in asked]
    options = [item["attributes"]["options"] for item in asked if item["type"] == "dropdown"]

    assert len({item["id"] for item in asked}) == len(asked)
    assert len({re.sub("[^a-z0-9]", "", label.lower()) for label in labels}) == len(labels), "labels are too similar"
    assert all(len(set(row)) == len(row) and "none" not in map(str.lower, row) for row in options)
    assert all(isinstance(option, str) and option for row in options for option in row)
    assert 3 <= len(form(name)["description"]) <= 200


def test_nothing_has_to_be_filled_because_the_finished_entry_may_stand_alone():
    assert "validations" not in json.dumps([form(name) for name in FORMS])


def test_each_field_of_an_entry_is_asked_for_or_left_out_with_a_reason():
    asked = {question.id for question in entry_fields(words())}
    there = {question.id for question in _fields(Entry, (), (), words())}

    assert asked | LEFT_OUT.keys() == there
    assert asked & LEFT_OUT.keys() == set()
    assert all(LEFT_OUT.values())
    assert {"name", "run_by-type", "locations-city", "sources-url"} <= asked


def test_the_last_question_takes_the_finished_entry_as_yaml():
    for name in ("new-entry.yml", "change.yml"):
        last = form(name)["body"][-1]
        assert (last["id"], last["type"], last["attributes"]["render"]) == ("entry", "textarea", "yaml")


def test_the_ids_are_those_that_the_site_fills():
    ids = {name: [item.get("id") for item in form(f"{name}.yml")["body"][1:]] for name in FORM_NAMES}

    assert ids["change"] == ["id", "what", "source", "entry"]
    assert ids["still-right"] == ["id", "how", "on"]
    assert ids["closed"] == ["id", "source"]


@pytest.mark.parametrize(
    ("id_", "values"),
    [
        ("kind", get_args(Kind)),
        ("run_by-type", get_args(RunByType)),
        ("cost", get_args(Cost)),
        ("format", get_args(MeetingFormat)),
        ("agency_type", get_args(AgencyType)),
        ("locations-state", tuple(STATES)),
        ("industries", tuple(words().industries)),
        ("audiences", tuple(words().audiences)),
        ("languages", tuple(words().languages)),
        ("run_by-faith", tuple(words().faiths)),
    ],
)
def test_every_value_can_be_chosen(id_, values):
    [question] = [question for question in questions("new-entry") if question.id == id_]

    assert sorted(question.choices.values()) == sorted(values)


def test_a_new_industry_is_a_new_choice(tmp_path):
    folder = project(tmp_path)
    file = folder / "data/taxonomy/industries.yaml"
    block = "\nzoo-keeping:\n  name: Zoo keeping\n  sentence: People who look after animals.\n  naics: ['712']\n"
    file.write_text(file.read_text() + block + "  synonyms: [zookeeping]\n  icon: paw\n")
    run = CliRunner().invoke
    where = ["--data", str(folder / "data"), "--folder", str(tmp_path / "forms")]

    before = run(app, ["issue-forms", "--check", *where])
    written = run(app, ["issue-forms", *where])
    after = run(app, ["issue-forms", "--check", *where])

    assert (before.exit_code, written.exit_code, after.exit_code) == (1, 0, 0)
    assert "new-entry.yml is not current" in before.stdout
    assert "Zoo keeping" in (tmp_path / "forms/new-entry.yml").read_text()


def test_without_a_data_folder_it_is_wrong_use(tmp_path):
    assert CliRunner().invoke(app, ["issue-forms", "--data", str(tmp_path / "none")]).exit_code == 2


def test_the_workflow_waits_for_the_labels_and_for_a_question_of_each_form():
    workflow = (ROOT / ".github/workflows/from-issue.yml").read_text()
    asked_for = re.findall(r"'### (.+?)'", workflow)

    assert all(f"'{frame.label}'" in workflow for frame in FRAMES.values())
    assert len(asked_for) == 2
    for name in FORM_NAMES:
        assert {question.label for question in questions(name)} & set(asked_for), name


def test_the_checker_of_github_forms_agrees_as_a_command():
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-issue-forms"]
        + [str(ROOT / FOLDER / name) for name in FORMS],
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
