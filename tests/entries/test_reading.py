"""One file: every mistake in it is named at its place, in words that say what would be right."""

# ruff: noqa: E501 - a row of a table stays one line, so that the rows can be compared

import pytest

from generator.entries.reading import filed_under, read_entry
from generator.problems import as_text
from tests.entries.conftest import ENTRY, FILE, FULL, HEIGHT


@pytest.mark.parametrize("text", [ENTRY, FULL])
def test_an_entry_that_is_right_has_no_problem(known, text):
    reading = read_entry(FILE, text.encode(), known)

    assert reading.problems == []
    assert reading.entry is not None
    assert (reading.id, reading.kind) == ("ca/spn", "support-group")


MISTAKES: list[tuple[str, int, int, str, str]] = [
    # fields
    ("colour: red", 1, 1, 'unknown field "colour"', "remove it, or use one of: name, also_known_as"),
    ("website_: x", 1, 1, 'unknown field "website_"', 'did you mean "website"?'),
    ("cost: gratis", 1, 7, '"gratis" is no value of "cost"', "use one of: donation, fee, free"),
    ("cost: fre", 1, 7, '"fre" is no value of "cost"', 'did you mean "free"?'),
    ("cost: yes", 1, 7, '"yes" is no value of "cost"', "use one of"),
    ("cost:", 1, 6, '"cost" is empty', "give it a value, or remove the line"),
    ("cost: ~", 1, 7, '"cost" is empty', "give it a value"),
    ("cost: [free]", 1, 7, '"cost" cannot be a list', "use one of"),
    ("industries:\n  - legal\n  -", 3, 4, "an empty item in a list", "give it a value"),
    ('volunteer: ""', 1, 12, '"volunteer" is empty', "give it a value"),
    ("volunteer: x", 1, 12, '"volunteer" has 1 character; at least 3', "write it out: How a person can help"),
    ("volunteer: " + "x" * 301, 1, 12, '"volunteer" has 301 characters; at most 300', "shorten it"),
    ("volunteer: [a]", 1, 12, '"volunteer" is a list, not a text', "write one text"),
    ("volunteer: {a: b}", 1, 12, '"volunteer" is a mapping, not a text', "write one text"),
    ("also_known_as: EPN", 1, 16, '"also_known_as" is one value, not a list', "write it in brackets, also_known_as: [EPN]"),
    ("also_known_as: {a: b}", 1, 16, '"also_known_as" is a mapping, not a list', "make it a list of one"),
    ("also_known_as: [12]", 1, 17, '"also_known_as" is text, but without quotes 12 is a number', 'put it in quotes: "12"'),
    ("also_known_as: [true]", 1, 17, '"also_known_as" is text, but without quotes true is', 'put it in quotes: "true"'),
    ("also_known_as: [2026-01-01]", 1, 17, '"also_known_as" is text, but without', 'put it in quotes: "2026-01-01"'),
    ("also_known_as: [A1, A2, A3, A4, A5, A6, A7, A8, A9, B1, B2, B3, B4]", 1, 16, '"also_known_as" has 13 items', "keep"),
    ("contact: info@example.org", 1, 10, '"contact" is the value "info@example.org"', "write it with its fields"),
    ("locations: [Sacramento]", 1, 13, 'an item of "locations" is the value "Sacramento"', "write it with its fields"),
    ("locations: {city: Reno, state: NV}", 1, 12, '"locations" is a mapping, not a list', "make it a list of one"),
    ("locations: [{city: Reno}]", 1, 13, '"state" is missing', "add it, for example state: CA"),
    # the union of open_to
    ("open_to: for veterans", 1, 10, '"for veterans" is no value', 'use one of: everyone, members, alumni, residents; or say it in words, {note: "for'),
    ("open_to: {note: ab}", 1, 17, '"note" has 2 characters', "write it out: For example"),
    ("open_to: {}", 1, 10, '"note" is missing', "add it"),
    ("open_to: [everyone]", 1, 10, '"open_to" cannot be a list', "use one of: everyone"),
    # numbers, days and codes
    ("locations: [{city: Sacramento, state: CA, postal_code: 95814}]", 1, 56, "the ZIP Code 95814 is a number", 'put it in quotes: "95814"'),
    ("locations: [{city: Holtsville, state: NY, postal_code: 501}]", 1, 56, "the ZIP Code 501 is a number", 'put it in quotes: "00501"'),
    ('locations: [{city: Reno, state: NV, postal_code: "89501-1"}]', 1, 50, '"89501-1" is no ZIP Code', 'write its five digits in quotes: "89501"'),
    ("locations: [{city: Reno, state: Nevada}]", 1, 33, '"Nevada" is no code of a state', "write NV"),
    ("locations: [{city: Reno, state: nv}]", 1, 33, '"nv" is no code of a state', "write NV"),
    ("locations: [{city: Reno, state: Here}]", 1, 33, '"Here" is no code of a state', "write the two capital letters"),
    ("languages: [Spanish]", 1, 13, '"Spanish" is no language code', "write es"),
    ("languages: [Martian]", 1, 13, '"Martian" is no language code', "write the two small letters"),
    ("industries: [Health Care]", 1, 14, '"Health Care" is not written as a slug', "write health-care"),
    ("industries: [Rope Making]", 1, 14, '"Rope Making" is not written as a slug', "write small letters joined by hyphens: rope-making"),
    ("parent: National Association", 1, 9, '"National Association" is no id of an entry', "write its state in small letters"),
    ("contact: {phone: 9165550100}", 1, 18, "a phone number without dashes is a number", "write +1-916-555-0100"),
    ("verified: {on: 20261122, how: called}", 1, 16, '"on" must be a day, not "20261122"', "write year-month-day"),
    ("verified: {on: 2026-02-30, how: called}", 1, 16, "there is no day 2026-02-30", "write year-month-day"),
    ("meetings_note: {text: lunch, year: '2014'}", 1, 36, '"year" must be a number, not "2014"', "write it without quotes"),
    ("meetings_note: {text: lunch, year: 1889}", 1, 36, '"year" is 1889; it must be at least 1990', "write another number: The year"),
    ("meetings_note: {text: lunch, year: true}", 1, 36, '"year" must be a number, not "true"', "write a number, for example 2014"),
    ("meetings_note: {text: lunch, year: soon}", 1, 36, '"year" must be a number, not "soon"', "write a number, for example 2014"),
    ("meetings_note: {text: lunch, year: 08}", 1, 36, "YAML reads the bare 08 as an octal number", "write plain digits, for example 2014"),
    ("meetings_note: {text: lunch, year: .nan}", 1, 36, "YAML reads the bare .nan as a number", "write plain digits, for example 2014"),
    ("meetings_note: {text: lunch, year: 2_014}", 1, 36, "YAML reads the bare 2_014 as a number", "write plain digits, for example 2014"),
    ("meetings_note: {text: lunch, year: 2019.5}", 1, 36, '"year" must be a whole number, not 2019.5', "leave the fraction out, for example 2014"),
    ("meetings_note: {text: lunch, year: +20141122334}", 1, 36, '"year" must be a number, not "+20141122334"', "write a number"),
    ("locations: [{city: Reno, state: NV, latitude: 3.95e1, longitude: -119.8, precision: city}]", 1, 47, "YAML reads the bare 3.95e1 as a number", "write plain digits, for example 38.58"),
    ("locations: [{city: Reno, state: NV, latitude: '39.5', longitude: -119.8, precision: city}]", 1, 47, '"latitude" must be a number', "write it without quotes"),
    ("locations: [{city: Reno, state: NV, latitude: 139.5, longitude: -119.8, precision: city}]", 1, 47, '"latitude" is 139.5; it must be at most 90', "write another number: Degrees north"),
    ("locations: [{city: Reno, state: NV, latitude: -119.8, longitude: 39.5, precision: city}]", 1, 47, "latitude and longitude are swapped", "write latitude: 39.5, longitude: -119.8"),
    # times of day and weekdays
    ("meetings: [{every: week, on: [friday], from: 9:00}]", 1, 46, '"9:00" is no time of day', 'write 24-hour local time in quotes: "09:00"'),
    ("meetings: [{every: week, on: [friday], from: 6:30 pm}]", 1, 46, '"6:30 pm" is no time of day', 'write 24-hour local time in quotes: "18:30"'),
    ("meetings: [{every: week, on: [friday], from: noon}]", 1, 46, '"noon" is no time of day', "write 24-hour local time in quotes, for"),
    ("meetings: [{every: weekly, on: [friday], from: '09:00'}]", 1, 20, '"weekly" is no value of "every"', "write week"),
    ("meetings: [{every: week, on: [Fridays], from: '09:00'}]", 1, 31, '"Fridays" is no weekday', "write friday"),
    ("meetings: [{every: month, on: [second Friday], from: '09:00'}]", 1, 32, '"second Friday" is no weekday', "write 2nd friday"),
    ("meetings: [{every: month, on: [someday], from: '09:00'}]", 1, 32, '"someday" is no weekday', 'did you mean "monday"?'),
    ("meetings: [{every: week, on: [], from: '09:00'}]", 1, 30, '"on" is an empty list', "name at least one"),
    ("hours: [{on: [Mon], from: '08:00', to: '16:00'}]", 1, 15, '"Mon" is no value of "on"', "write monday"),
    # the text itself
    ("name: again", 1, 1, 'the field "name" stands here twice', "keep one; the first is in line 1"),
    ("volunteer: no", 1, 12, '"volunteer" has 2 characters', "write it out: How"),
    ("also_known_as: [no]", 1, 17, "YAML reads the bare word no as a truth value", 'put it in quotes: "no"'),
    ("volunteer: Suite #200", 1, 12, "YAML reads #200 as a comment", "put the text in quotes"),
    ("locations:\n  - {city: Reno, state: NV, street: 100 Main St #200}", 2, 37, "YAML reads #200} as a comment", "put the text in quotes"),
    ("locations: [{street: 100 Main St #200, city: Reno, state: NV}]", 1, 22, "YAML reads #200, as a comment", "put the text in quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "line", "column", "what", "fix"), MISTAKES, ids=[row[0][:60] for row in MISTAKES])
def test_a_mistake_is_named_where_it_stands_with_what_would_be_right(problems_of, lines, line, column, what, fix):
    [problem] = problems_of(ENTRY + lines + "\n")

    assert (problem.line - HEIGHT, problem.column) == (line, column)
    assert problem.what.startswith(what)
    assert problem.fix.startswith(fix)


def test_a_missing_field_is_named_at_the_top_of_its_mapping(problems_of):
    problems = problems_of('serves: ["Sacramento, CA"]\nrun_by: {name: Example Parish}\n')

    assert [(p.line, p.column, p.what) for p in problems] == [
        (1, 1, '"name" is missing'),
        (1, 1, '"sources" is missing'),
        (1, 1, '"status" is missing'),
        (1, 1, '"summary" is missing'),
        (2, 9, '"type" is missing'),
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"", "the file is empty"),
        (b"# nothing but a comment\n", "the file is empty"),
        (b"---\n", "the file is empty"),
        (b"~", "the file is empty"),
        (b"hello", "the file holds no fields"),
        (b"- a\n- b\n", "the file holds no fields"),
        (b"name: 'x\n", "a quote that is not closed"),
        (b"name: x\nsummary: a: b\n", "a colon in the middle of a value"),
        (b"name: \xff\n", "not UTF-8"),
        (b"name: x\n---\nname: y\n", "a second document"),
        (b"x" * 70_000, "the file has 70,000 bytes; at most 65,536 are read"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(known, text, what):
    reading = read_entry(FILE, text, known)

    [problem] = reading.problems
    assert problem.what.startswith(what)
    assert reading.entry is None
    assert reading.draft is None
    assert reading.id == "ca/spn"


def test_one_run_names_the_mistakes_of_shape_and_of_meaning(problems_of):
    problems = problems_of(ENTRY.replace("active", "open") + "industries: [helth-care]\ncost: gratis\ncolour: red\n")

    assert [(p.line, p.column, p.what) for p in problems] == [
        (7, 9, '"open" is no value of "status"'),
        (8, 14, 'unknown industry "helth-care"'),
        (9, 7, '"gratis" is no value of "cost"'),
        (10, 1, 'unknown field "colour"'),
    ]


def test_a_rule_finds_its_place_behind_an_item_that_was_left_out(problems_of):
    lines = "industries: [LEGAL!, helth-care]\nlocations:\n  - {city: Reno}\n  - {city: Reno, state: ZZ}\n"

    assert [(p.line - HEIGHT, p.column, p.what) for p in problems_of(ENTRY + lines)] == [
        (1, 14, '"LEGAL!" is not written as a slug'),
        (1, 22, 'unknown industry "helth-care"'),
        (3, 5, '"state" is missing'),
        (4, 25, 'there is no state or territory "ZZ"'),
    ]


def test_nothing_is_concluded_from_what_could_not_be_read(problems_of):
    text = ENTRY.replace('serves: ["Sacramento, CA"]', "serves: CA") + (
        "locations: [{name: Hall, city: Reno, state: Nevada}]\n"
        'meetings: [{every: week, on: [friday], from: "09:00", at: Hall}]\n'
    )

    assert [p.what for p in problems_of(text)] == [
        '"serves" is one value, not a list',
        '"Nevada" is no code of a state',
    ]


def test_an_entry_with_a_misshapen_value_is_not_handed_on(known):
    reading = read_entry(FILE, (ENTRY + "cost: gratis\n").encode(), known)

    assert reading.entry is None
    assert reading.draft is not None
    assert reading.draft.entry.name == "Example Professional Network"


def test_a_place_without_quotes_is_one_place_and_a_warning_says_so(known):
    reading = read_entry(FILE, ENTRY.replace('"Sacramento, CA"', "NV, Sacramento County, CA, Reno, NV").encode(), known)

    assert reading.entry is not None
    assert reading.entry.serves == ["NV", "Sacramento County, CA", "Reno, NV"]
    assert [(p.line, p.column, p.severity, p.fix) for p in reading.problems] == [
        (5, 14, "warning", 'put the place in quotes: "Sacramento County, CA"'),
        (5, 37, "warning", 'put the place in quotes: "Reno, NV"'),
    ]


def test_a_day_in_quotes_is_a_day(problems_of):
    assert problems_of(ENTRY + 'verified: {on: "2026-11-22", how: called}\n') == []


def test_the_path_says_what_the_entry_is():
    assert filed_under("data/agencies/us/a-b.yaml") == ("agency", "us", "us/a-b")
    assert filed_under("/tmp/x/alumni-networks/CA/Spn.YML") == ("alumni-network", "ca", "ca/spn")  # noqa: S108
    with pytest.raises(ValueError, match="no path of an entry"):
        filed_under("README.md")


def test_a_text_is_shown_without_what_a_terminal_would_obey(problems_of):
    [escape, *_] = problems_of(ENTRY + 'cost: "\\e[31mred"\n')

    assert "\x1b" not in as_text(escape)
