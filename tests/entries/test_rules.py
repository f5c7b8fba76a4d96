"""Each rule over values finds its mistake where it stands, and leaves alone what only looks like one."""

# ruff: noqa: E501 - a row of a table stays one line, so that the rows can be compared

import pytest

from generator.entries.checks import RULES
from generator.entries.checks.reach import address_fault, email_fault, phone_fault
from generator.entries.model import as_e164, in_dashes
from generator.entries.reading import read_entry
from tests.entries.conftest import ENTRY, FILE, HEIGHT

AT = "locations: [{city: Sacramento, state: CA, "

BROKEN: list[tuple[str, int, int, str, str]] = [
    # places exist
    ("locations: [{city: Reno, state: ZZ}]", 1, 33, 'there is no state or territory "ZZ"', "write its two letters"),
    (AT + 'postal_code: "99999"}]', 1, 56, "there is no ZIP Code 99999", "Sacramento has 94203 to 95899"),
    (AT + "county: Sacramneto County}]", 1, 51, 'there is no county "Sacramneto County" in California', "Sacramento is in Sacramento County"),
    (AT + "county: Sacramento}]", 1, 51, 'the county is written "Sacramento"', "write Sacramento County"),
    # places agree
    (AT + 'postal_code: "10001"}]', 1, 56, "the ZIP Code 10001 is in New York, not in California", "10001 is New York, NY"),
    (AT + 'postal_code: "90012"}]', 1, 56, "the ZIP Code 90012 is 350 miles from Sacramento", "90012 belongs to Los Angeles"),
    (AT + "county: Los Angeles County}]", 1, 51, "Sacramento is not in Los Angeles County", "it is in Sacramento County"),
    # coordinates
    (AT + "latitude: 38.58, longitude: -121.49}]", 1, 53, "coordinates without precision", "give latitude, longitude and precision"),
    (AT + "precision: city}]", 1, 54, "coordinates without latitude and longitude", "give latitude"),
    (AT + "latitude: 34.05, longitude: -118.24, precision: city}]", 1, 53, "the coordinates are 360 miles from Sacramento, CA", "remove the three"),
    (AT + "latitude: 38.58, longitude: 121.49, precision: city}]", 1, 71, "the longitude 121.49 is on the other side of the globe", "write longitude: -121.49"),
    ("locations: [{city: San Juan, state: PR, latitude: -66.1, longitude: 18.4, precision: city}]", 1, 51, "latitude and longitude are swapped", "write latitude: 18.4, longitude: -66.1"),
    (AT + "latitude: 38.58, longitude: -121.49, precision: street}]", 1, 91, "the coordinates are said to be those of the street", "add street"),
    (AT + "latitude: 38.58, longitude: -121.49, precision: postal-code}]", 1, 91, "the coordinates are said to be those of the ZIP", "add postal_code"),
    # meetings and hours
    ('meetings: [{every: week, on: [friday], from: "18:00", to: "17:00"}]', 1, 59, "it ends at 17:00, but starts at 18:00", "write 24-hour time"),
    ('hours: [{on: [friday], from: "08:00", to: "08:00"}]', 1, 43, "it ends at 08:00, but starts at 08:00", "write 24-hour time"),
    ('meetings: [{every: month, on: [friday], from: "18:00"}]', 1, 32, 'a monthly meeting on "friday"', 'say which of the month, for example "2nd friday"'),
    ('meetings: [{every: week, on: [2nd friday], from: "18:00"}]', 1, 31, '"2nd friday" is a day of the month', "write friday; or write every: month"),
    ('meetings: [{every: two-weeks, on: [friday], from: "18:00"}]', 1, 12, "every two weeks, but from which week", "add starting"),
    ('meetings: [{every: two-weeks, on: [friday], from: "18:00", starting: 2026-11-03}]', 1, 70, "2026-11-03 is a Tuesday", "write a Friday"),
    ('meetings: [{every: two-weeks, on: [friday], from: "18:00", starting: 2027-11-26}]', 1, 70, "2027-11-26 is more than a year ahead", "write a day"),
    ('meetings: [{every: two-weeks, on: [friday], from: "18:00", starting: 1889-11-08}]', 1, 70, "1889-11-08 is long ago", "write a more recent"),
    ('meetings: [{every: week, on: [friday], from: "18:00", at: Hall}]', 1, 59, 'no location is called "Hall"', "write online, or give the location"),
    ('meetings: [{every: week, on: [friday], from: "18:00", at: Online}]', 1, 59, 'no location is called "Online"', "write online"),
    # days
    ("verified: {on: 2026-11-24, how: called}", 1, 16, "2026-11-24 has not come yet", "write the day on which"),
    ("verified: {on: 1926-11-24, how: called}", 1, 16, "1926-11-24 was before there were web pages", "write the day on which"),
    ("meetings_note: {text: lunch, year: 2027}", 1, 36, "the year 2027 has not come yet", "write the year of the source"),
    # words of the taxonomy
    ("industries: [helth-care]", 1, 14, 'unknown industry "helth-care"', 'did you mean "health-care"? All of them: data/taxonomy/industries.yaml'),
    ("industries: [nursing]", 1, 14, 'unknown industry "nursing"', 'did you mean "health-care"?'),
    ("audiences: [vetrans]", 1, 13, 'unknown audience "vetrans"', 'did you mean "veterans"?'),
    ("languages: [xx]", 1, 13, 'unknown language "xx"', "use one of those in data/taxonomy/languages.yaml"),
    # fields of one kind, lists that repeat
    ("institution: University of Example", 1, 1, '"institution" belongs to entries of the kind alumni-network', "remove the line"),
    ("agency_type: other", 1, 1, '"agency_type" belongs to entries of the kind agency', "remove the line"),
    ("industries: [legal, legal]", 1, 21, '"legal" stands here twice', "keep one; the first is at 8:14"),
    ("also_known_as: [EPN, epn]", 1, 22, '"epn" stands here twice', "keep one"),
    ("also_known_as: [Example Professional Network]", 1, 17, '"Example Professional Network" is the name itself', "remove it"),
    ('hours: [{on: [monday, monday], from: "08:00", to: "16:00"}]', 1, 23, '"monday" stands here twice', "keep one"),
    ('meetings: [{every: week, on: [friday], from: "18:00", except: [july, july]}]', 1, 70, '"july" stands here twice', "keep one"),
    ("locations: [{city: Reno, state: NV}, {city: Reno, state: NV}]", 1, 38, "the same item stands here twice", "keep one"),
    # texts
    ("volunteer: Come <b>early</b>.", 1, 12, 'HTML in a text: "<b>"', "write plain words"),
    ("volunteer: Come <script", 1, 12, 'HTML in a text: "<script"', "write plain words"),
    ("volunteer: Come <!-- early", 1, 12, 'HTML in a text: "<!-- early"', "write plain words"),
    ("volunteer: Fish &amp; chips", 1, 12, 'HTML in a text: "&amp;"', "write the character itself"),
    ("volunteer: Less &#60; more", 1, 12, 'HTML in a text: "&#60;"', "write the character itself"),
    ("volunteer: Less &#x3c; more", 1, 12, 'HTML in a text: "&#x3c;"', "write the character itself"),
    ("volunteer: See [us](https://example.org/)", 1, 12, 'a Markdown link in a text: "[us](https://example.org/)"', "write plain words"),
    ("volunteer: >-\n  One.\n\n  Two.", 1, 12, "a text of more than one paragraph", "write it after >-"),
    ("locations: [{name: '<i>Hall</i>', city: Reno, state: NV}]", 1, 20, 'HTML in a text: "<i>"', "write plain words"),
    # how to reach them
    ("contact: {}", 1, 10, '"contact" names neither a phone nor an e-mail', "add one, or remove it"),
    ("contact: {phone: 916-555-0100}", 1, 18, '"916-555-0100" is spelled in another way', "write +1-916-555-0100"),
    ("contact: {email: somebody@gmail.com}", 1, 18, '"somebody@gmail.com" is an address at a free-mail host', "give a role address"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "line", "column", "what", "fix"), BROKEN, ids=[row[0][:70] for row in BROKEN])
def test_a_rule_names_the_value_and_what_would_be_right(problems_of, lines, line, column, what, fix):
    [problem] = problems_of(ENTRY + lines + "\n")

    assert (problem.line - HEIGHT, problem.column) == (line, column)
    assert problem.what.startswith(what)
    assert problem.fix.startswith(fix)
    assert problem.severity == "error"


FINE = [
    # places: other accepted names, suburbs, a point in a large county, Guam
    'locations: [{city: Edina, state: MN, postal_code: "55424", county: Hennepin County}]',
    'locations: [{city: New York City, state: NY, postal_code: "10001", county: New York County}]',
    "locations: [{city: Hagatna, state: GU, latitude: 13.47, longitude: 144.75, precision: city}]",
    "locations: [{city: San Juan, state: PR, county: San Juan Municipio}]",
    AT + 'street: 100 Main St, postal_code: "95814", latitude: 38.6, longitude: -121.5, precision: street}]',
    # days on the edge
    "verified: {on: 2026-11-23, how: called}",
    'meetings: [{every: two-weeks, on: [friday], from: "18:00", starting: 2027-11-19}]',
    'meetings: [{every: week, on: [friday], from: "18:00", at: Parish hall}]\n'
    "locations: [{name: Parish hall, city: Reno, state: NV}]",
    # texts that only look like markup
    "volunteer: AT&T, R&D; fish & chips",
    "volunteer: where a < b and b > a",
    "volunteer: ask [in person] (or by phone)",
    "volunteer: |\n  One line, written as a block.",
    # a career center is no person
    "contact: {phone: +1-800-829-1040, email: career.center@example.org}",
    "contact: {email: example_network@example.org}",
    "contact: {email: jobs@example.org}",
]


@pytest.mark.parametrize("lines", FINE)
def test_what_is_right_is_left_alone(problems_of, lines):
    assert problems_of(ENTRY + lines + "\n") == []


DOUBTFUL = [
    (
        "locations: [{city: Sacremento, state: CA}]",
        20,
        'no city "Sacremento" is known in California',
        'did you mean "Sacramento"',
    ),
    (
        AT + 'postal_code: "95661"}]',
        56,
        "the post does not write Sacramento with the ZIP Code 95661",
        "95661 belongs to Roseville",
    ),
]


@pytest.mark.parametrize(("lines", "column", "what", "fix"), DOUBTFUL)
def test_what_the_gazetteer_cannot_know_is_a_warning(problems_of, lines, column, what, fix):
    [problem] = problems_of(ENTRY + lines + "\n")

    assert (problem.line - HEIGHT, problem.column, problem.severity) == (1, column, "warning")
    assert problem.what.startswith(what)
    assert problem.fix.startswith(fix)


def test_a_misspelt_county_is_looked_for_in_the_state_when_the_city_is_unknown(problems_of):
    lines = "locations: [{city: Nowhere Atall, state: CA, county: Sacramneto County}]"

    assert [(p.column, p.severity, p.fix) for p in problems_of(ENTRY + lines) if p.column > 20] == [
        (54, "error", 'did you mean "Sacramento County"?')
    ]


SERVED = [
    ('["Sacremento, CA"]', "warning", 'no city "Sacremento" is known', 'did you mean "Sacramento"'),
    ('["Sacrmento County, CA"]', "error", 'there is no county "Sacrmento County"', 'did you mean "Sacramento County"?'),
    ("[Sacramento County]", "error", '"Sacramento County" names no state', 'write it with its state, in quotes: "Sacramento County, CA"'),
    ("[California]", "error", '"California" names no state', "write CA"),
    ("[nationwide]", "error", '"nationwide" names no state', "write US"),
    ('["Reno, Nevada"]', "error", 'there is no state or territory "Nevada"', 'write "Reno, NV"'),
    ('["Reno, XX"]', "error", 'there is no state or territory "XX"', "end with the two letters"),
]  # fmt: skip


@pytest.mark.parametrize(("serves", "severity", "what", "fix"), SERVED)
def test_a_place_served_that_does_not_exist_is_named(problems_of, serves, severity, what, fix):
    [problem] = problems_of(ENTRY.replace('["Sacramento, CA"]', serves))

    assert (problem.line, problem.column, problem.severity) == (5, 10, severity)
    assert problem.what.startswith(what)
    assert problem.fix.startswith(fix)


@pytest.mark.parametrize(
    "serves",
    ['["St. Paul, MN", CA]', '["Queens, NY", "Orleans Parish, LA", PR, CA, US]', '["Sacramento,CA"]'],
)
def test_places_served_are_found_by_their_everyday_names(problems_of, serves):
    assert problems_of(ENTRY.replace('["Sacramento, CA"]', serves)) == []


def test_an_entry_under_a_state_names_a_place_there(problems_of):
    [elsewhere] = problems_of(ENTRY.replace("Sacramento, CA", "Reno, NV"))
    [nowhere] = problems_of(ENTRY.replace('serves: ["Sacramento, CA"]\n', ""))

    assert (elsewhere.line, elsewhere.column, elsewhere.what) == (
        1,
        1,
        "the file is under California, but the entry names no place there",
    )
    assert elsewhere.fix == "move the file to the folder nv, or name the place"
    assert nowhere.fix == 'add a location in California, or a line serves: ["CA"]'
    assert problems_of(ENTRY.replace('serves: ["Sacramento, CA"]\n', ""), "data/support-groups/us/spn.yaml") == []


def test_meetings_of_a_nationwide_entry_need_a_clock(problems_of):
    meeting = 'meetings: [{every: week, on: [friday], from: "18:00", at: online}]\n'
    [problem] = problems_of(ENTRY.replace('"Sacramento, CA"', "US") + meeting, "data/support-groups/us/spn.yaml")

    assert (problem.line - HEIGHT, problem.severity) == (1, "warning")
    assert problem.what == "nothing says whose local time the meetings are in"


@pytest.mark.parametrize(
    ("run_by", "what"),
    [
        ("{type: faith, faith: catholik}", 'unknown faith "catholik"'),
        ("{type: nonprofit, faith: catholic}", 'a faith, but run_by is of type "nonprofit"'),
    ],
)
def test_a_faith_is_a_known_one_and_a_congregations(problems_of, run_by, what):
    [problem] = problems_of(ENTRY.replace("{type: nonprofit}", run_by))

    assert (problem.line, problem.what) == (4, what)


@pytest.mark.parametrize(
    ("folder", "field"),
    [("alumni-networks", "institution"), ("agencies", "agency_type"), ("support-groups", None)],
)
def test_a_kinds_own_field_is_asked_for(problems_of, folder, field):
    problems = problems_of(ENTRY, f"data/{folder}/ca/spn.yaml")

    assert [(p.what, p.severity) for p in problems] == ([(f'"{field}" is missing', "warning")] if field else [])


@pytest.mark.parametrize(
    ("dated", "what"),
    [
        ('"2019-02-30"', "there is no date 2019-02-30"),
        ('"2019-13"', "there is no date 2019-13"),
        ("2019-13", "there is no date 2019-13"),
        ("2027", "2027 has not come yet"),
        ('"2026-12"', "2026-12 has not come yet"),
        ("March 2019", '"March 2019" is no date'),
        ("2026", None),
        ('"2026-11"', None),
        ("2019-03-08", None),
    ],
)
def test_the_date_of_a_page_is_in_the_calendar_and_past(problems_of, dated, what):
    problems = problems_of(ENTRY.replace("states: meeting day", f"states: meeting day, dated: {dated}"))

    assert [(p.line, p.column, p.what) for p in problems] == ([(6, 71, what)] if what else [])


def test_a_page_was_not_read_tomorrow(problems_of):
    [problem] = problems_of(ENTRY.replace("states: meeting day", "states: meeting day, accessed: 2026-11-24"))

    assert problem.what == "2026-11-24 has not come yet"


ADDRESSES = [
    ("www.example.org", "lacks https://", "write https://www.example.org"),
    ("ftp://example.org/", "is no http or https address", "write it as"),
    ("javascript:alert(1)", "is no http or https address", "write it as"),
    ("mailto:info@example.org", "is no http or https address", "write it as"),
    ("https:///path", "is no http or https address", "write it as"),
    ("https://me:secret@example.org/x", "a web address with a user name or password", "write only the host, https://example.org/x"),
    ("https://example.org:8080/", "a web address with a port of its own", "only public"),
    ("https://example.org:/", "a web address with a port of its own", "only public"),
    ("https://example.org:99999/", "is no web address", "write it as"),
    ("https://[", "is no web address", "write it as"),
    ("https://example.org/a b", "a web address holds no spaces", "remove them, or write https://example.org/a%20b"),
    ("https://exa mple.org/", "a web address holds no spaces", "write the address alone"),
    ("https://example.org/<b>", "holds a character that no web address has", "copy it"),
    ("https://example.org\\@other.org/", "a web address with a user name", "write only"),
    ("http://localhost/", 'the host "localhost" names this very computer', "write the address"),
    ("https://intranet/x", 'the host "intranet" is known in one local network', "write the address"),
    ("https://wiki/x", '"wiki" is no public host', "write its full name"),
    ("https://x.local/", 'the host "x.local" is known in one local network', "write the address"),
    ("https://x.internal/", 'the host "x.internal" is known', "write the address"),
    ("https://x.test/", 'the host "x.test" is reserved for tests', "write the address"),
    ("https://x.example/", 'the host "x.example" is reserved for examples', "write the address"),
    ("http://127.0.0.1/", 'the host "127.0.0.1" is a number', "write the name"),
    ("http://10.0.0.1/", 'the host "10.0.0.1" is a number', "write the name"),
    ("http://[::1]/", 'the host "::1" is a number', "write the name"),
    ("http://2130706433/", 'the host "2130706433" is a number', "write the name"),
    ("http://0x7f.1/", 'the host "0x7f.1" is a number', "write the name"),
    ("https://example.org./", 'the host "example.org." ends in a dot', "write example.org"),
    ("https://bücher.example.org/", "has letters beyond a to z", "write it as xn--bcher-kva.example.org"),
    ("https://a..org/", '"a..org" is no public host', "write its full name"),
    ("https://-a.org/", '"-a.org" is no public host', "write its full name"),
    ("https://example.ogr/", 'no known web address ends in ".ogr"', "look for a misspelling"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "what", "fix"), ADDRESSES)
def test_a_web_address_leads_to_a_public_host(address, what, fix):
    fault = address_fault(address)

    assert fault is not None
    assert what in fault[0]
    assert fault[1].startswith(fix)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/",
        "http://example.com",
        "HTTPS://Example.NET/Path?q=1#part",
        "https://example.org:443/",
        "https://edd.ca.gov/",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://example.org/caf\u00e9",
        "https://some_group.example.org/",
    ],
)
def test_a_public_web_address_is_fine(address):
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("number", "what", "fix"),
    [
        ("(916) 555-0100", "is spelled in another way", "write +1-916-555-0100"),
        ("+1 916 555 0100", "is spelled in another way", "write +1-916-555-0100"),
        ("1-916-555-0100", "is spelled in another way", "write +1-916-555-0100"),
        ("+1916-555-0100", "is spelled in another way", "write +1-916-555-0100"),
        ("+19161550100", "is no number in use in the United States", "look it up"),
        ("+1-916-555-0100 ext. 5", "has an extension", "write +1-916-555-0100, and the extension"),
        ("+1-916-155-0100", "is no number in use in the United States", "look it up"),
        ("+1-916-555-01", "is no number in use in the United States", "look it up"),
        ("+44 20 7946 0958", "is no number in use in the United States", "look it up"),
        ("+1-416-967-1111", "is a number of another country", "give a number"),
        ("call us now", "is no telephone number", "write it as"),
    ],
)
def test_a_telephone_number_is_in_use_and_spelled_like_the_others(number, what, fix):
    fault = phone_fault(number)

    assert fault is not None
    assert what in fault[0]
    assert fault[1].startswith(fix)


@pytest.mark.parametrize(
    "number",
    ["+1-916-555-0100", "+19165550100", "+1-800-829-1040", "+1-787-754-5353", "+1-671-475-7000", "+1-340-773-1994"],
)
def test_numbers_of_states_territories_and_free_ones_are_fine(number):
    assert phone_fault(number) is None


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("info at example.org", "is no e-mail address"),
        ("info@", "is no e-mail address"),
        (".info@example.org", "is no e-mail address"),
        ("jobclub@gmail.com", "is an address at a free-mail host"),
        ("jobclub@Yahoo.com", "is an address at a free-mail host"),
        ("jane.doe@example.org", "looks like a person's own address"),
        ("jane_doe@example.org", "looks like a person's own address"),
        ("jane-doe@example.org", "looks like a person's own address"),
        ("jane.van-doe@example.org", "looks like a person's own address"),
        ("j.doe@example.org", "looks like a person's own address"),
        ("jane.a.doe@example.org", "looks like a person's own address"),
        ("info@localhost", "names this very computer"),
        ("info@example.org.", "ends in a dot"),
    ],
)
def test_an_email_address_is_a_roles_and_public(address, what):
    fault = email_fault(address)

    assert fault is not None
    assert what in fault[0]


@pytest.mark.parametrize(
    "address",
    [
        "info@example.org",
        "career.center@example.edu",
        "job_help@example.org",
        "job-help@example.org",
        "career-center@example.org",
        "sacramento.parish@example.org",
    ],
)
def test_role_addresses_are_fine(address):
    assert email_fault(address) is None


def test_the_organisations_own_words_are_no_persons_name():
    assert email_fault("san.mateo@example.org", ["Workforce of San Mateo"]) is None
    assert email_fault("san.miguel@example.org", ["Workforce of San Mateo"]) is not None


@pytest.mark.parametrize("written", ["+1-916-555-0100", "+19165550100", '"+19165550100"'])
def test_a_number_with_or_without_dashes_is_one_number(known, written):
    reading = read_entry(FILE, f"{ENTRY}contact: {{phone: {written}}}\n".encode(), known)

    assert reading.problems == []
    assert reading.entry is not None
    assert reading.entry.contact is not None
    assert reading.entry.contact.phone == "+1-916-555-0100"


def test_e164_and_dashes_are_each_the_other():
    assert [as_e164(number) for number in ("+1-916-555-0100", "+19165550100", "916-555-0100")] == [
        "+19165550100",
        "+19165550100",
        None,
    ]
    assert [in_dashes(number) for number in ("+1-916-555-0100", "+19165550100", "916-555-0100")] == [
        "+1-916-555-0100",
        "+1-916-555-0100",
        "916-555-0100",
    ]


@pytest.mark.parametrize(
    ("folder", "field", "kinds"),
    [
        ("agencies", "institution", "the kind alumni-network, and this is an agency"),
        ("alumni-networks", "agency_type", "the kind agency, and this is an alumni-network"),
        ("support-groups", "agency_type", "the kind agency, and this is a support-group"),
    ],
)
def test_a_field_of_another_kind_is_said_in_good_grammar(problems_of, folder, field, kinds):
    problems = problems_of(f"{ENTRY}{field}: other\n", f"data/{folder}/ca/spn.yaml")

    assert f'"{field}" belongs to entries of {kinds}' in [problem.what for problem in problems]


def test_every_rule_says_what_it_looks_for():
    assert all(rule.__doc__ for rule in RULES)
