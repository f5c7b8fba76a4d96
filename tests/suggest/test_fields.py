"""The form's data says what the models say."""

import json
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, Field, StringConstraints

from generator.entries.model import Entry, Location, only_of
from generator.suggest import MANIFEST, files_of
from generator.suggest.fields import _fields_of, fields, terms


def test_every_field_stands_in_canonical_order_with_its_purpose():
    found = fields()

    assert [field["name"] for field in found] == list(Entry.model_fields)
    assert [field for field in found if not field.get("purpose")] == []


def test_a_field_carries_its_bounds_and_choices():
    by_name = {field["name"]: field for field in fields()}
    location = {field["name"]: field for field in by_name["locations"]["item"]["fields"]}
    meeting = {field["name"]: field for field in by_name["meetings"]["item"]["fields"]}

    assert by_name["name"] == {
        "name": "name",
        "required": True,
        "purpose": "The organization's own name for it.",
        "example": "name: Example Professional Network",
        "sort": "text",
        "trim": True,
        "shortest": 2,
        "longest": 120,
    }
    assert list(location) == list(Location.model_fields)
    assert (location["latitude"]["least"], location["latitude"]["most"]) == (-90, 90)
    assert (meeting["from"]["attribute"], meeting["from"]["required"]) == ("from_", True)
    assert meeting["on"]["item"]["pattern"].endswith("sunday)$")
    assert (meeting["except"]["fewest"], meeting["except"]["most"]) == (1, 11)
    assert [form["sort"] for form in by_name["open_to"]["either"]] == ["choice", "fields"]


def test_fields_of_one_kind_name_it():
    by_name = {field["name"]: field for field in fields()}

    assert by_name["institution"]["kinds"] == ["alumni-network"]
    assert by_name["agency_type"]["kinds"] == ["agency"]
    assert {name for name, field in by_name.items() if "kinds" in field} == {
        *only_of("support-group"),
    }


class Odd(BaseModel):
    """Fields that the form does not know."""

    shouted: Annotated[str, StringConstraints(to_upper=True)]


class Set(BaseModel):
    """A type that the form does not know."""

    tags: set[str]


class Even(BaseModel):
    """A constraint that the form does not know."""

    number: Annotated[int, Field(multiple_of=2)]


@pytest.mark.parametrize("model", [Odd, Set, Even])
def test_what_the_form_does_not_know_is_refused(model):
    with pytest.raises(TypeError, match=r"add it to generator/suggest/fields\.py"):
        _fields_of(model)


def test_words_come_with_their_synonyms(real):
    words = terms(real.known.taxonomy)

    assert sorted(words) == ["agency_types", "audiences", "faiths", "industries", "kinds", "languages", "states"]
    assert words["states"]["CA"] == ["California", []]
    assert words["languages"]["en"][0] == "English"


def test_the_manifest_names_every_file_and_comes_last(real):
    files = list(files_of(real.directory))
    manifest = json.loads(files[-1][1])
    named = {manifest["fields"], manifest["words"], *manifest["places"].values(), *manifest["records"].values()}

    assert files[-1][0] == MANIFEST
    assert {path for path, _ in files[:-1]} == named
    assert manifest["zips"]["958"] == "ca"
    assert manifest["near"]["ca"] == ["az", "nv", "or"]
    assert files == list(files_of(real.directory))
    assert all(Path(path).stem.rpartition("-")[2].isalnum() for path in named)
