"""The page that adds and changes entries: what it asks is what the models hold, and it helps without a script."""

import json
from dataclasses import replace

import pytest

from generator.entries.model import Entry
from generator.entries.source import read
from generator.site.pages.suggest import empty_entry, pages
from generator.site.pages.suggest_questions import paths, questions
from generator.site.pages.suggest_words import ASKED, CHOICES, PARTS
from generator.suggest.fields import fields
from tests.site.drawn import drawn, words_of
from tests.site.made import NOW, SETTINGS, WITH_REPO, cards_of, made, taxonomy

GROUP = ("support-group", "ca/it", {"locations": [{"city": "Sacramento", "state": "CA"}]})


def page_of(settings=SETTINGS):
    whole = made(GROUP)
    [page] = pages(whole, cards_of(whole), settings, NOW)
    return page


def by_path(found, above=""):
    """Every question by the way to its field."""
    rows = {}
    for question in found:
        path = f"{above}{question['name']}"
        rows[path] = question
        rows |= by_path(question.get("fields", []), f"{path}.")
    return rows


def every_field(found, above=""):
    """The way to every field of the models."""
    for field in found:
        path = f"{above}{field['name']}"
        yield path
        forms = [field, field.get("item", {}), *field.get("either", ())]
        yield from every_field([inner for form in forms for inner in form.get("fields", ())], f"{path}.")


def test_every_field_of_the_models_is_asked_in_words_of_its_own():
    asked = set(paths(questions(taxonomy())))

    assert asked == set(every_field(fields())) == set(ASKED)


def test_the_choices_are_those_of_the_models_and_the_taxonomy():
    found = by_path(questions(taxonomy()))
    values = {path: [choice["value"] for choice in question.get("choices", [])] for path, question in found.items()}

    assert values["industries"] == list(taxonomy().industries)
    assert values["run_by.faith"] == list(taxonomy().faiths)
    assert values["agency_type"] == list(taxonomy().agency_types)
    assert values["open_to"] == ["everyone", "members", "alumni", "residents"]
    assert {path: list(words) for path, words in CHOICES.items()} == {path: values[path] for path in CHOICES}


def test_a_field_of_one_kind_is_asked_of_that_kind_only():
    found = {question["name"]: question.get("kinds") for question in questions(taxonomy())}

    assert {name: kinds for name, kinds in found.items() if kinds} == {
        "institution": ["alumni-network"],
        "agency_type": ["agency"],
    }


def test_what_must_be_there_stands_among_the_few_questions():
    required = {name for name, field in Entry.model_fields.items() if field.is_required()} - {"status"}
    few = {question["name"] for question in questions(taxonomy()) if question.get("part")}

    assert required <= few
    assert {part for part, _, _ in PARTS} == {asked.part for asked in ASKED.values() if asked.part}


def test_the_page_carries_what_its_script_needs_and_the_owners_settings():
    page = drawn(page_of(replace(WITH_REPO, suggest_mail="entries@example.org")))
    carried = json.loads(page.partition('data-part="data">')[2].partition("</script>")[0])

    assert carried["site"] == {
        "repo": "https://github.com/example/foothold",
        "branch": "main",
        "mail": "entries@example.org",
        "address": "https://foothold.example.org/",
    }
    assert [kind["folder"] for kind in carried["kinds"]] == [
        "support-groups",
        "professional-associations",
        "alumni-networks",
        "agencies",
    ]


@pytest.mark.parametrize(
    ("settings", "said", "unsaid"),
    [
        (SETTINGS, ["send it to whoever runs this copy"], ["Fill in a form in the repository", "Write to"]),
        (WITH_REPO, ["Fill in a form in the repository"], ["Write to", "whoever runs this copy"]),
        (
            replace(WITH_REPO, suggest_mail="entries@example.org"),
            ["Fill in a form in the repository", "Write to entries@example.org"],
            ["whoever runs this copy"],
        ),
    ],
    ids=["no address at all", "a repository", "a repository and mail"],
)
def test_without_a_script_it_names_the_ways_that_there_are(settings, said, unsaid):
    words = words_of(page_of(settings), settings)

    assert [sentence in words for sentence in said] == [True] * len(said)
    assert [sentence in words for sentence in unsaid] == [False] * len(unsaid)
    assert "run_by: {type: nonprofit}" in words


def test_the_empty_entry_to_copy_is_an_entry():
    Entry.model_validate(read("", empty_entry().encode()).values)
