"""The open data page says what there is, and it is there."""

import json

from generator.entries.model import Entry
from generator.entries.schema import schema
from generator.exports import files_of
from generator.exports.record import record
from generator.site.page import Settings
from generator.site.pages.open_data import dictionary, example_of, pages
from tests.site.drawn import drawn
from tests.site.made import NOW, SACRAMENTO, SETTINGS, cards_of, made

PLAIN = ("support-group", "ca/plain", {"locations": [SACRAMENTO]})
TUESDAYS = {"every": "week", "on": ["tuesday"], "from": "09:00"}
TELLING = ("support-group", "ca/telling", {"locations": [SACRAMENTO], "meetings": [TUESDAYS], "cost": "free"})


def open_data(*rows, settings=SETTINGS):
    whole = made(*rows)
    [page] = pages(whole, cards_of(whole), settings, NOW)
    return page


def test_every_file_that_it_names_is_published():
    whole = made(PLAIN, ("professional-association", "ca/nurses", {"serves": ["CA"], "industries": ["health-care"]}))
    published = {path for path, _ in files_of(whole, NOW)}

    [page] = pages(whole, cards_of(whole), SETTINGS, NOW)

    assert {file.path for file in page.context["files"]} <= published
    assert len(page.context["files"]) == 8


def test_the_example_is_a_real_line_of_the_entry_that_says_most():
    whole = made(PLAIN, TELLING)

    example = example_of(whole)

    assert example is not None
    assert example.id == "ca/telling"
    assert json.loads(open_data(PLAIN, TELLING).context["example"]) == record(example)


def test_the_dictionary_explains_every_field_with_the_models_own_words():
    rows = {row.name: row for row in dictionary(schema())}

    assert [name for name in rows if "." not in name] == list(Entry.model_fields)
    assert all(row.meaning for row in rows.values())
    assert rows["name"].required
    assert not rows["also_known_as"].required
    assert rows["cost"].holds == "free, donation, membership, fee"
    assert rows["meetings.from"].meaning == 'When it starts: 24-hour local time in quotes, "09:00".'
    assert rows["locations.city"].depth == 1


def test_it_describes_itself_as_a_dataset_with_its_license():
    _, dataset = open_data(PLAIN).structured

    assert dataset["@type"] == "Dataset"
    assert dataset["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert [part["contentUrl"] for part in dataset["distribution"]] == [
        f"https://foothold.example.org/api/v1/{name}"
        for name in ("index.json", "entries.ndjson", "entries.csv", "entries.geojson")
    ]


def test_an_empty_directory_has_no_example_but_a_page():
    page = open_data(settings=Settings("Foothold", ""))

    assert page.context["example"] == ""
    assert page.structured == ()
    assert "What each field means" in drawn(page)
