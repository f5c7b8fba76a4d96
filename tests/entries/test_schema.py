"""The JSON Schema is made from the models, is current, and agrees with them."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from generator.cli import app
from generator.entries.model import Entry
from generator.entries.schema import FILE, schema, schema_bytes
from generator.entries.source import read
from tests.entries.conftest import ENTRY, FULL, ROOT

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_json(text: str) -> Any:
    """YAML as an editor's schema sees it: days are text."""
    return json.loads(json.dumps(read("x.yaml", text.encode()).values, default=date.isoformat))


def test_the_file_for_editors_is_current():
    assert (ROOT / "data" / FILE).read_bytes() == schema_bytes(), "run `python -m generator schema`"


def test_it_is_a_schema_with_a_description_for_each_field():
    Draft202012Validator.check_schema(schema())
    assert list(schema()["properties"]) == [info.alias or name for name, info in Entry.model_fields.items()]
    assert all("description" in field or "$ref" in field for field in schema()["properties"].values())


@pytest.mark.parametrize("text", [ENTRY, FULL])
def test_it_accepts_what_validation_accepts(text):
    assert list(VALIDATOR.iter_errors(as_json(text))) == []


@pytest.mark.parametrize("lines", ["colour: red", "cost: gratis", "languages: [Spanish]", "contact: {fax: x}"])
def test_it_refuses_what_the_models_refuse(lines):
    assert len(list(VALIDATOR.iter_errors(as_json(ENTRY + lines)))) > 0


def test_no_field_may_be_null():
    assert '"null"' not in schema_bytes().decode()


def test_the_real_entries_fit_it():
    for file in sorted((ROOT / "data").glob("*/*/a*.yaml")):
        assert list(VALIDATOR.iter_errors(as_json(file.read_text(encoding="utf-8")))) == [], file


def test_the_command_writes_it_and_says_when_it_is_old(tmp_path):
    run = CliRunner().invoke
    data = ["--data", str(tmp_path)]

    assert run(app, ["schema", "--check", *data]).exit_code == 1
    assert run(app, ["schema", *data]).exit_code == 0
    assert run(app, ["schema", "--check", *data]).exit_code == 0
    assert (tmp_path / FILE).read_bytes() == schema_bytes()
    assert run(app, ["schema", "--data", str(tmp_path / "none")]).exit_code == 2
