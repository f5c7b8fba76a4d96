"""Rules over all entries: ids, parents, old ids, and entries that look like one."""

import pytest

from generator.entries.model import FOLDERS
from generator.entries.reading import read_entry
from generator.entries.relations import Record, record_of, relations
from tests.entries.conftest import ENTRY, HEIGHT


def record(file: str, **more) -> Record:
    """A record of the file `support-groups/ca/a` or the like."""
    folder, state, slug = file.split("/")
    return Record(f"data/{file}.yaml", f"{state}/{slug}", FOLDERS[folder], **more)


def found(*records: Record, chosen=None) -> list[tuple[str, str, str]]:
    return [(p.path, p.what, p.fix) for p in relations(records, chosen)]


def test_an_id_is_unique_over_all_kinds():
    assert found(record("agencies/ca/a"), record("support-groups/ca/a"), record("agencies/nv/a")) == [
        (
            "data/support-groups/ca/a.yaml",
            'the id "ca/a" is taken by data/agencies/ca/a.yaml',
            "give the file another name: an id is unique over all kinds",
        )
    ]


def test_a_parent_exists_or_the_one_that_was_meant_is_named():
    parent = record("agencies/us/national-board", formerly=("us/old-board",), formerly_at=((9, 12),))

    def fix_for(wrong: str) -> str:
        child = record("agencies/ca/a", parent=wrong, parent_at=(5, 9))
        [problem] = relations([parent, child])
        assert (problem.path, problem.line, problem.column) == ("data/agencies/ca/a.yaml", 5, 9)
        assert problem.what == f'there is no entry "{wrong}"'
        return problem.fix

    assert fix_for("ca/national-board") == 'did you mean "us/national-board"?'
    assert fix_for("us/nationl-board") == 'did you mean "us/national-board"?'
    assert fix_for("us/old-board") == 'it is called "us/national-board" now'
    assert fix_for("ny/something-else") == "add the parent's entry first, or remove the line"


def test_a_parent_in_a_file_that_cannot_be_read_is_still_there():
    assert found(record("agencies/us/a"), record("agencies/ca/b", parent="us/a")) == []


def test_an_entry_is_not_its_own_parent():
    [problem] = relations([record("agencies/ca/a", parent="ca/a", parent_at=(4, 9))])

    assert (problem.line, problem.column, problem.what) == (4, 9, "the entry is its own parent")


def test_a_circle_of_parents_is_named_once():
    circle = [
        record("agencies/ca/b", parent="ca/c"),
        record("agencies/ca/c", parent="ca/a"),
        record("agencies/ca/a", parent="ca/b"),
        record("agencies/ca/outside", parent="ca/c"),
    ]

    assert [(path, what) for path, what, _ in found(*circle)] == [
        ("data/agencies/ca/a.yaml", "the parents go in a circle: ca/a → ca/b → ca/c → ca/a")
    ]


def test_a_long_chain_of_parents_is_no_circle():
    chain = [record(f"agencies/ca/e{i}", parent=f"ca/e{i + 1}") for i in range(3000)]

    assert found(*chain, record("agencies/ca/e3000")) == []


def test_an_old_id_leads_to_one_entry_and_is_no_id_of_today():
    at = {"formerly_at": ((8, 12),)}

    assert found(record("agencies/ca/a", formerly=("ca/a",), **at))[0][1] == '"ca/a" is the entry\'s id of today'
    assert found(record("agencies/ca/a", formerly=("ca/b",), **at), record("agencies/ca/b"))[0][1] == (
        'the old id "ca/b" is in use by data/agencies/ca/b.yaml'
    )
    twice = [
        record("agencies/ca/a", formerly=("ca/x",), **at),
        record("agencies/ca/b", formerly=("ca/x",), **at),
    ]
    [problem] = relations(twice)
    assert (problem.path, problem.line, problem.column) == ("data/agencies/ca/b.yaml", 8, 12)
    assert problem.what == 'the old id "ca/x" is claimed by data/agencies/ca/a.yaml too'


# Likely duplicates: read from text, so that folding and positions are tested too.

SITE = "website: https://www.example.org/"


def of(known, file: str, name: str, site: str = "", city: str = "Sacramento", more: str = "") -> Record:
    """The record of the smallest entry with another name, site and city."""
    text = ENTRY.replace("Example Professional Network", name)
    text = text.replace(SITE, f"website: {site or 'https://www.' + file.rpartition('/')[2] + '.org/'}")
    text += f"locations: [{{city: {city}, state: CA}}]\n{more}"
    path = f"data/{file}.yaml"
    reading = read_entry(path, text.encode(), known)
    assert not [problem for problem in reading.problems if problem.severity == "error"]
    return record_of(path, reading.id, reading.kind, reading.draft, known.gazetteer)


SAME = "https://jobs.example.org/"


@pytest.mark.parametrize(
    ("name", "site", "city"),
    [
        ("Nurses Ladder Guild", SAME, "Sacramento"),  # the same page
        (
            "Ladder Guild for Nurses of the Valley",
            "https://example.org/other",
            "Sacramento",
        ),  # same site, similar name
        ("Nurses' Ladder Guild", "", "Roseville"),  # the same name, 16 miles away
        ("Guild of Nurses, the Ladder", "", "Sacramento"),  # in another order
        ("Nurses Lader Guild", "", "Sacramento"),  # misspelt
        ("Sacramento Nurses Ladder Guild", "", "Sacramento"),  # with its city
    ],
)
def test_what_is_probably_one_is_named_with_the_other_file(known, name, site, city):
    first = of(known, "support-groups/ca/a", "Nurses Ladder Guild", SAME)
    second = of(known, "support-groups/ca/b", name, site, city)

    [problem] = relations([first, second])
    assert (problem.path, problem.severity) == ("data/support-groups/ca/b.yaml", "warning")
    assert problem.what.startswith("probably the same as data/support-groups/ca/a.yaml: ")
    assert (problem.line, problem.column) in {(1, 7), (2, 10)}


@pytest.mark.parametrize("kind", ["support-groups", "professional-associations"])
def test_another_name_of_another_kind_at_the_same_site_and_city_is_perhaps_the_same(known, kind):
    first = of(known, "support-groups/ca/a", "Nurses Ladder Guild", SAME)
    second = of(known, f"{kind}/ca/b", "Welders Union Hall", "https://www.example.org/x")

    [problem] = relations([first, second], {second.path})
    assert (problem.path, problem.line, problem.column, problem.severity) == (second.path, 2, 10, "warning")
    assert problem.what == "perhaps the same as data/support-groups/ca/a.yaml: the same site and city"
    assert problem.fix.endswith("if one is a part of the other, name that one as its `parent`")


@pytest.mark.parametrize(
    ("file", "name", "site", "city", "more"),
    [
        ("support-groups/ca/b", "Nurses Ladder Guild", "", "Los Angeles", ""),  # far away
        ("support-groups/ca/b", "Nurses Ladder Guild", SAME, "Los Angeles", ""),  # same site, another city
        ("support-groups/ca/b", "Welders Union Hall", SAME, "Sacramento", "parent: ca/a\n"),  # a part of it
        ("support-groups/ca/b", "Welders Union Hall", "", "Sacramento", ""),  # another name and site
        ("support-groups/ca/b", "Nurses Ladder Guild", SAME, "Sacramento", "status: closed\n"),
        ("support-groups/ca/b", "Nurses Ladder Guild", SAME, "Roseville", "parent: ca/a\n"),  # a chapter
        ("support-groups/ca/b", "Nurses Ladder Guild 12", "", "Sacramento", ""),  # a number more
    ],
)
def test_what_only_looks_alike_is_left_alone(known, file, name, site, city, more):
    first = of(known, "support-groups/ca/a", "Nurses Ladder Guild", SAME)
    if more.startswith("status"):
        second = of(known, file, name, site, city)._replace(closed=True)
    else:
        second = of(known, file, name, site, city, more)

    assert found(first, second) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("USC Alumni Club", "UCLA Alumni Club"),
        ("Valley Southeast Ladder", "Valley Southwest Ladder"),
        ("Carpenters Local 12", "Carpenters Local 13"),
        ("Sacramento Bar Association", "California Bar Association"),
    ],
)
def test_names_that_differ_in_what_matters_are_two(known, one, other):
    assert found(of(known, "support-groups/ca/a", one), of(known, "support-groups/ca/b", other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Capitol Job Seekers Circle", "Capitol Jobseekers Circle"),
        ("Capitol Job Seekers Circle", "Capitol Jobseeker Circle"),
        ("St. Mary Career Ministry", "Saint Mary Career Ministry"),
        ("St. Mary's Lantern Table", "Saint Marys Lantern Table"),
        ("JobLink Delta", "Delta Job Link"),
        ("Delta Valley Networking", "Delta Valley Networking Group"),
        ("Delta Valley Alumni Club", "Delta Valley Alumni Network"),
    ],
)
def test_another_spelling_of_a_name_is_the_same_name_within_25_miles(known, one, other):
    first = of(known, "support-groups/ca/a", one)
    near = of(known, "professional-associations/ca/b", other, city="Davis")
    far = of(known, "support-groups/ca/b", other, city="Los Angeles")

    [problem] = relations([first, near])
    assert problem.what.endswith("nearly the same name, in or near the same city")
    assert found(first, far) == []


def test_an_entry_without_a_location_is_where_it_serves(known):
    text = ENTRY.replace("Example Professional Network", "Nurses Ladder Guild")
    path = "data/support-groups/ca/b.yaml"
    reading = read_entry(path, text.encode(), known)
    served = record_of(path, reading.id, reading.kind, reading.draft, known.gazetteer)

    [problem] = relations([of(known, "support-groups/ca/a", "Nurses Ladder Guild", city="Davis"), served])
    assert problem.path == path


@pytest.mark.parametrize(
    "site", ["https://www.meetup.com", "https://www.facebook.com", "https://edd.ca.gov", "https://dws.state.nm.us"]
)
def test_at_a_shared_host_only_the_very_same_page_is_told(known, site):
    first = of(known, "support-groups/ca/a", "Nurses Ladder Guild", f"{site}/nurses")

    assert found(first, of(known, "support-groups/ca/b", "Welders Union Hall", f"{site}/welders")) == []
    [problem] = relations([first, of(known, "support-groups/ca/b", "Welders Union Hall", f"{site}/nurses/")])
    assert problem.what == "perhaps the same as data/support-groups/ca/a.yaml: the same site and city"


def test_children_of_one_parent_at_one_site_are_no_duplicates_and_a_stranger_there_may_be_one(known):
    more = "parent: us/guild\n"
    one = of(known, "support-groups/ca/a", "Ladder Table", SAME, more=more)
    other = of(known, "support-groups/ca/b", "Resume Evening", SAME, more=more)
    stranger = of(known, "support-groups/ca/c", "Resume Morning", SAME)
    parent = record("support-groups/us/guild", domain="example.org")

    assert found(parent, one, other) == []
    assert {path for path, _, _ in found(parent, one, other, stranger)} == {stranger.path}


def test_chapters_of_one_parent_in_two_cities_are_no_duplicates(known):
    chapters = [
        of(known, "support-groups/ca/a", "Ladder Guild Chapter", SAME, "Sacramento", "parent: us/guild\n"),
        of(known, "support-groups/ca/b", "Ladder Guild Chapter", SAME, "Roseville", "parent: us/guild\n"),
    ]

    assert found(*chapters, record("support-groups/us/guild")) == []


def test_offices_at_two_addresses_or_of_two_sorts_are_no_duplicates():
    shared = {
        "name": "guild ladder nurses",
        "url": "x.org",
        "domain": "x.org",
        "cities": ("reno, NV",),
        "points": ((39.5, -119.8),),
    }
    office = record("agencies/nv/a", streets=("1 a st",), **shared)

    assert found(office, record("agencies/nv/b", streets=("2 b st",), **shared)) == []
    assert found(office._replace(sort="veterans"), record("agencies/nv/b", sort="other", **shared)) == []
    assert len(found(office, record("agencies/nv/b", streets=("1 a st",), **shared))) == 1
    group = record("support-groups/nv/a", streets=("1 a st",), **shared)
    assert len(found(group, record("support-groups/nv/b", streets=("2 b st",), **shared))) == 1


@pytest.mark.parametrize("street", ["100 Main Street, Suite 200", "100 N. Main St"])
def test_a_street_in_another_spelling_is_the_same_office(known, street):
    def office(file: str, street: str) -> Record:
        record = of(known, file, "Delta Job Center", SAME, more="agency_type: american-job-center\n")
        text = ENTRY + f'locations: [{{city: Sacramento, state: CA, street: "{street}"}}]\n'
        reading = read_entry(record.path, text.encode(), known)
        placed = record_of(record.path, reading.id, reading.kind, reading.draft, known.gazetteer)
        return record._replace(streets=placed.streets)

    first = office("agencies/ca/a", "100 Main St")
    assert len(found(first, office("agencies/ca/b", street))) == 1
    assert found(first, office("agencies/ca/b", "7 Oak Ave")) == []


def test_a_pair_is_named_at_the_file_that_was_asked_for(known):
    a = of(known, "support-groups/ca/a", "Nurses Ladder Guild")
    b = of(known, "support-groups/ca/b", "Nurses Ladder Guild")

    [asked] = relations([a, b], {a.path})
    [unasked] = relations([a, b])

    assert asked.path == a.path
    assert asked.what.startswith(f"probably the same as {b.path}")
    assert unasked.path == b.path


def test_many_entries_on_one_platform_are_compared_by_their_address_only():
    shared = {"domain": "meet.org", "cities": ("reno, NV",), "name": "guild ladder nurses"}
    many = [record(f"support-groups/nv/e{i:03}", url=f"meet.org/{i}", **shared) for i in range(40)]
    many.append(record("support-groups/nv/twin", url="meet.org/7", **shared))

    assert [(path, what) for path, what, _ in found(*many) if "site" in what] == [
        (
            "data/support-groups/nv/twin.yaml",
            "probably the same as data/support-groups/nv/e007.yaml: the same site and city, and similar names",
        )
    ]


def test_the_same_entries_give_the_same_problems_in_any_order(known):
    records = [of(known, f"support-groups/ca/{slug}", "Nurses Ladder Guild", SAME) for slug in "abcd"]

    assert sorted(relations(records)) == sorted(relations(reversed(records)))
    assert len(list(relations(records))) == 6


def test_a_record_knows_where_its_values_stand(known):
    lines = "parent: us/guild\nformerly: [ca/old]\n"
    reading = read_entry("data/support-groups/ca/a.yaml", (ENTRY + lines).encode(), known)
    made = record_of("data/support-groups/ca/a.yaml", reading.id, reading.kind, reading.draft, known.gazetteer)

    assert (made.name_at, made.url_at, made.parent_at, made.formerly_at) == (
        (1, 7),
        (2, 10),
        (HEIGHT + 1, 9),
        ((HEIGHT + 2, 12),),
    )
    assert (made.domain, made.url, made.name) == (
        "example.org",
        "example.org",
        "example network professional",
    )
