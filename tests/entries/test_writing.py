import pytest
from hypothesis import given, settings

from generator.entries.model import (
    Contact,
    Entry,
    EntrySource,
    Hours,
    Location,
    Meeting,
    MeetingsNote,
    OpenToNote,
    RunBy,
    Verified,
    Written,
    as_written,
)
from generator.entries.source import read
from generator.entries.writing import FORMS, written
from tests.entries.any_entry import TRAPS, entries, texts
from tests.entries.conftest import FILE, FULL, ROOT

CANONICAL = """\
name: Example Professional Network
also_known_as: [EPN]
website: https://www.example.org/
summary: >-
  Weekly meeting where out-of-work professionals practice interviews and trade leads.
take_part: >-
  Come on a Tuesday, and bring your resume.
run_by: {type: faith, name: Example Parish, faith: catholic}
open_to: {note: veterans and their families}
cost: free
format: hybrid
locations:
  - name: Parish hall
    street: 100 Main St
    city: Sacramento
    state: CA
    county: Sacramento County
    postal_code: "95814"
    latitude: 38.58
    longitude: -121.49
    precision: street
serves: ["Sacramento County, CA", CA]
meetings:
  - every: week
    on: [tuesday]
    from: "09:00"
    to: "11:30"
    at: Parish hall
    except: [july, august]
  - {every: month, on: [2nd tuesday, last friday], from: "18:00", to: "19:30", at: online}
  - {every: two-weeks, on: [monday], from: "12:00", starting: 2026-11-02}
hours:
  - {on: [monday, friday], from: "08:00", to: "16:30"}
meetings_note: {text: monthly lunch, year: 2014}
industries: [information-technology]
audiences: [over-50, veterans]
languages: [en, es]
volunteer: Members run the meetings.
contact: {phone: +1-916-555-0100, email: info@example.org}
parent: us/national-example-association
sources:
  - url: https://www.example.org/meetings
    accessed: 2026-11-22
    dated: "2019-03"
    states: meeting day
  - url: https://www.example.org/about
    dated: "2019"
    states: who runs it
verified: {on: 2026-11-22, how: called}
status: active
formerly: [ca/old-slug]
"""


def entry_in(text: str | bytes) -> Entry:
    data = text.encode() if isinstance(text, str) else text
    source = read(FILE, data)
    assert not source.problems
    return Entry.model_validate(source.values)


def lines_of(**fields: object) -> list[str]:
    return written(fields).splitlines()


def test_every_field_has_one_form():
    assert written(as_written(entry_in(FULL))) == CANONICAL


def test_fields_are_known_in_the_order_of_the_model():
    models: dict[str, type[Written]] = {
        "entry": Entry,
        "run_by": RunBy,
        "open_to": OpenToNote,
        "locations": Location,
        "meetings": Meeting,
        "hours": Hours,
        "meetings_note": MeetingsNote,
        "contact": Contact,
        "sources": EntrySource,
        "verified": Verified,
    }

    assert set(models.values()) == {model for model in Written.__subclasses__() if model.__module__ == Entry.__module__}
    assert {sort: [name for name, _ in FORMS[sort]] for sort in FORMS} == {
        sort: [field.alias or name for name, field in model.model_fields.items()] for sort, model in models.items()
    }


def test_what_is_too_long_for_a_line_becomes_a_block():
    name = "The Example Foundation for People Who Look for Work in a New Place"
    towns = [f"Example Town {number}, CA" for number in range(5)]

    assert lines_of(
        run_by={"type": "nonprofit", "name": f"{name} and for {name}"},
        open_to={"note": "x " * 60 + "y"},
        serves=towns,
        meetings=[{"every": "month", "on": [f"{n} wednesday" for n in ("1st", "2nd", "3rd")] * 3, "from": "09:00"}],
    ) == [
        "run_by:",
        "  type: nonprofit",
        "  name: >-",
        f"    {name} and for The Example",
        "    Foundation for People Who Look for Work in a New Place",
        "open_to:",
        "  note: >-",
        "    " + "x " * 47 + "x",
        "    " + "x " * 12 + "y",
        "serves:",
        *(f"  - {town}" for town in towns),
        "meetings:",
        "  - every: month",
        "    on:",
        *["      - 1st wednesday", "      - 2nd wednesday", "      - 3rd wednesday"] * 3,
        '    from: "09:00"',
    ]


def test_a_text_that_lines_would_change_stays_in_quotes():
    assert lines_of(summary="one\ntwo", take_part="a  b", volunteer='say "so"\\') == [
        'summary: "one\\ntwo"',
        "take_part: a  b",
        'volunteer: say "so"\\',
    ]


@pytest.mark.parametrize(
    ("degrees", "as_text"),
    [(38.58, "38.58"), (-121.0, "-121"), (12, "12"), (1e-05, "0.00001"), (-1.25e-07, "-0.000000125"), (-0.0, "0")],
)
def test_a_number_has_no_exponent_and_no_empty_decimals(degrees, as_text):
    assert lines_of(locations=[{"city": "Sacramento", "latitude": degrees}])[-1] == f"    latitude: {as_text}"


def test_what_is_empty_is_left_out():
    assert lines_of(name="Example", industries=[], contact={}, website=None, cost="", status="active") == [
        "name: Example",
        "status: active",
    ]


@pytest.mark.parametrize("trap", TRAPS)
def test_a_text_that_looks_like_something_else_is_read_as_itself(trap):
    name, words = f"{trap}", ["a", trap]
    source = read(FILE, written({"name": name, "also_known_as": words, "run_by": {"name": trap}}).encode())

    assert source.problems == []
    assert source.values == {"name": name, "also_known_as": words, "run_by": {"name": trap}}


@settings(max_examples=60, deadline=None)
@given(entries)
def test_any_entry_is_read_as_it_was_written(values):
    text = written(values)

    assert as_written(entry_in(text)) == values
    for line in text.splitlines():
        value = line.lstrip(" -").partition(": ")[2]
        assert len(line) <= 100 or " " not in value or '"' in value or "  " in value, line


@given(texts(1, 200))
def test_any_text_is_read_as_it_was_written(text):
    values = {"name": text, "also_known_as": [text, "a"], "run_by": {"name": text}, "sources": [{"states": text}]}

    source = read(FILE, written(values).encode())

    assert source.problems == []
    assert source.values == values


def test_every_real_entry_keeps_its_values():
    files = sorted(ROOT.glob("data/*/*/*.yaml"))
    assert len(files) > 2000
    for file in files:
        entry = entry_in(file.read_bytes())
        assert entry_in(written(as_written(entry))) == entry, file
