"""The words for what the models refuse cover all that they can refuse."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from generator.entries import taxonomy
from generator.entries.model import Entry
from generator.entries.wording import EXAMPLES, fields_of, shown
from tests.entries.conftest import ENTRY


def models_of(model: type[BaseModel]) -> set[Any]:
    """The model and all models inside it."""

    def inside(annotation: Any) -> set[Any]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return models_of(annotation)
        return set().union(*(inside(part) for part in get_args(annotation)))

    return {model}.union(*(inside(field.annotation) for field in model.model_fields.values()))


MODELS: set[Any] = models_of(Entry) | {
    taxonomy.Industry, taxonomy.Occupation, taxonomy.Audience, taxonomy.KindWords, taxonomy.AgencyTypeWords,
    taxonomy.Faith, taxonomy.Language,
}  # fmt: skip


def test_each_field_that_must_be_there_has_an_example():
    required = {
        info.alias or name for model in MODELS for name, info in model.model_fields.items() if info.is_required()
    } - {"slug", "code"}

    assert required - EXAMPLES.keys() == set()


@pytest.mark.parametrize("model", sorted(MODELS, key=str), ids=[model.__name__ for model in sorted(MODELS, key=str)])
def test_each_field_says_what_it_is_for(model):
    assert [name for name, info in model.model_fields.items() if not info.description] == []


def test_the_examples_of_an_entry_are_right(problems_of):
    lines = [
        EXAMPLES[name]
        for name in (
            "open_to",
            "locations",
            "meetings",
            "hours",
            "meetings_note",
            "contact",
            "verified",
            "industries",
        )
    ]

    assert problems_of(ENTRY + "\n".join(lines)) == []


def test_fields_are_named_as_they_are_written():
    assert fields_of(Entry, ("meetings", 0))[:4] == ["every", "on", "from", "to"]
    assert fields_of(Entry, ("locations", 3))[:2] == ["name", "street"]
    assert fields_of(Entry, ())[0] == "name"


def test_a_value_in_a_message_is_short_and_on_one_line():
    assert shown("a\nb  c") == "a b c"
    assert len(shown("word " * 100)) <= 60
    assert shown(True) == "true"
