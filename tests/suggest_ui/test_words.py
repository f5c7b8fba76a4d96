"""What the form's pure modules make of words, days, addresses and tasks."""

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.entries.model import Hours, Meeting, RunBy
from generator.meetings import in_words
from generator.site.pages.entry_words import RUN_BY_WORDS, hours_words, run_by_words
from generator.site.pages.suggest import form_data
from tests.site.made import SETTINGS, entry, made
from tests.suggest_ui.asked import value

SITE = {"repo": "https://github.com/example/foothold", "branch": "main", "mail": "entries@example.org", "address": ""}
HANDING = {
    "does": "new",
    "id": "ca/a-circle",
    "name": "A Circle & Co",
    "file": "data/support-groups/ca/a-circle.yaml",
    "text": "name: A Circle & Co\nsummary: é, #1\n",
    "told": {"kind": "Support group"},
}


@pytest.fixture(scope="module")
def whole():
    """A directory of nothing, with the real taxonomy."""
    return made()


@pytest.mark.parametrize(
    ("type_", "typed", "written"),
    [
        ("tel", "(916) 555-0100", "+1-916-555-0100"),
        ("tel", "1.916.555.0100", "+1-916-555-0100"),
        ("tel", "+19165550100", "+1-916-555-0100"),
        ("tel", "555-0100 ext 4", "555-0100 ext 4"),
        ("url", "www.example.org/a", "https://www.example.org/a"),
        ("url", "http://example.org", "http://example.org"),
        ("url", "no address", "no address"),
        ("year", "2019", 2019),
        ("year", "about 2019", "about 2019"),
        ("text", "  two words ", "two words"),
    ],
)
def test_what_people_type_is_written_as_an_entry_writes_it(type_, typed, written):
    assert value("spelling.asWritten(...given)", [type_, typed]) == written


@pytest.mark.parametrize(
    "meeting",
    [
        {"every": "week", "on": ["tuesday"], "from": "09:00", "to": "11:30"},
        {"every": "week", "on": ["monday", "wednesday", "friday"], "from": "11:30", "to": "13:00"},
        {"every": "month", "on": ["2nd tuesday", "last friday"], "from": "18:00", "except": ["july", "august"]},
        {"every": "two-weeks", "on": ["monday"], "from": "00:00", "starting": "2026-11-23"},
    ],
)
def test_a_meeting_reads_as_on_the_entrys_page(meeting):
    assert value("sentences.meets(given)", meeting) == in_words(Meeting.model_validate(meeting))


@pytest.mark.parametrize("days", [["monday", "tuesday", "wednesday"], ["friday", "monday"], ["sunday"]])
def test_office_hours_read_as_on_the_entrys_page(days):
    hours = {"on": days, "from": "08:00", "to": "16:30"}

    assert value("sentences.hoursWords(given)", hours) == hours_words(Hours.model_validate(hours))


@pytest.mark.parametrize(
    "runner",
    [
        {"type": "faith", "name": "Example Parish", "faith": "catholic"},
        {"type": "faith", "faith": "interfaith"},
        {"type": "faith", "faith": "other"},
        *({"type": type_, "name": "Example"} for type_ in RUN_BY_WORDS),
    ],
)
def test_who_runs_it_reads_as_on_the_entrys_page(whole, runner):
    words = form_data(whole, SETTINGS)["words"]

    said = value("sentences.runBy({run_by: given.runner}, given.words)", {"runner": runner, "words": words})

    assert said == run_by_words(entry(run_by=RunBy.model_validate(runner)), whole)


def test_an_unfinished_meeting_is_not_shown():
    assert value('[{}, {every: "week"}, {every: "week", on: ["monday"], from: "9"}].map(sentences.meets)') == [
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("search", "task"),
    [
        ("", {"does": "new", "id": "", "unknown": False, "known": {"name": "", "place": "", "kind": ""}}),
        (
            "?place=Davis, CA&kind=agency&name=A",
            {"does": "new", "id": "", "unknown": False, "known": {"name": "A", "place": "Davis, CA", "kind": "agency"}},
        ),
        ("?entry=ca/example&do=closed", {"does": "closed", "id": "ca/example", "unknown": False, "known": {}}),
        ("?entry=ca/example", {"does": "change", "id": "ca/example", "unknown": False, "known": {}}),
        ("?entry=ca/example&do=__proto__", {"does": "change", "id": "ca/example", "unknown": False, "known": {}}),
    ],
)
def test_the_address_says_what_a_person_came_to_do(search, task):
    assert value("task.taskOf(given)", search) == task


@pytest.mark.parametrize("id_", ["../../etc", "ca/A", "ca/<b>", "https://example.com", "ca/" + "a" * 90])
def test_an_id_that_is_none_is_no_entry(id_):
    assert value("task.taskOf(`?entry=${encodeURIComponent(given)}&do=change`)", id_)["unknown"] is True


@pytest.mark.parametrize(
    ("fields", "folder"),
    [
        ({"locations": [{"city": "Davis", "state": "CA"}], "serves": ["US"]}, "ca"),
        ({"serves": ["Yolo County, CA"]}, "ca"),
        ({"serves": ["CA", "NV"]}, "us"),
        ({"serves": ["US"]}, "us"),
        ({"locations": [{}]}, ""),
    ],
)
def test_an_entry_belongs_to_the_state_of_its_place(fields, folder):
    assert value("task.folderOf(given)", fields) == folder


def test_a_new_file_opens_with_its_name_and_content():
    found = value("hand_over.pullRequest(given.site, given.handing)", {"site": SITE, "handing": HANDING})
    address = urlsplit(found["address"])

    assert found["fits"] is True
    assert (address.netloc, address.path) == ("github.com", "/example/foothold/new/main/data/support-groups/ca")
    assert parse_qs(address.query) == {"filename": ["a-circle.yaml"], "value": [HANDING["text"]]}


def test_a_branch_with_a_slash_stays_one_branch():
    site = {**SITE, "branch": "feature/form"}
    found = value("hand_over.pullRequest(given.site, given.handing)", {"site": site, "handing": HANDING})

    assert urlsplit(found["address"]).path.startswith("/example/foothold/new/feature/form/data/")


def test_a_file_that_is_there_opens_for_editing_and_takes_nothing_along():
    handing = {**HANDING, "does": "change"}
    found = value("hand_over.pullRequest(given.site, given.handing)", {"site": SITE, "handing": handing})

    assert found == {
        "address": "https://github.com/example/foothold/edit/main/data/support-groups/ca/a-circle.yaml",
        "fits": False,
    }


def test_an_issue_form_opens_with_the_entry_under_its_files_name():
    found = value("hand_over.issueForm(given.site, given.handing)", {"site": SITE, "handing": HANDING})

    assert found["fits"] is True
    assert parse_qs(urlsplit(found["address"]).query) == {
        "template": ["new-entry.yml"],
        "title": ["New entry: A Circle & Co"],
        "kind": ["Support group"],
        "entry": [f"# data/support-groups/ca/a-circle.yaml\n{HANDING['text']}"],
    }


@pytest.mark.parametrize(
    ("does", "told", "template"),
    [
        ("confirm", {"how": "I called", "on": "2026-11-23"}, "still-right.yml"),
        ("closed", {"source": "https://example.org/: it ended"}, "closed.yml"),
    ],
)
def test_the_short_issue_forms_hold_the_id_and_the_answers(does, told, template):
    handing = {**HANDING, "does": does, "told": told}
    found = value("hand_over.issueForm(given.site, given.handing)", {"site": SITE, "handing": handing})
    asked = {name: values[0] for name, values in parse_qs(urlsplit(found["address"]).query).items()}

    assert asked == {"template": template, "title": asked["title"], "id": "ca/a-circle", **told}
    assert asked["title"].startswith("ca/a-circle: ")


@pytest.mark.parametrize("way", ["pullRequest", "issueForm"])
def test_no_address_is_longer_than_the_host_takes(way):
    handing = {**HANDING, "text": "summary: é\n" * 900}
    found = value(f"hand_over.{way}(given.site, given.handing)", {"site": SITE, "handing": handing})

    assert found["fits"] is False
    assert len(found["address"]) < 1000


@pytest.mark.parametrize(("repeat", "whole"), [(1, True), (400, False)])
def test_a_mail_holds_the_entry_as_far_as_mail_programs_take_it(repeat, whole):
    handing = {**HANDING, "text": HANDING["text"] * repeat}
    address = urlsplit(value("hand_over.mailTo(given.site, given.handing)", {"site": SITE, "handing": handing}))
    body = parse_qs(address.query)["body"][0]

    assert (address.scheme, address.path) == ("mailto", "entries@example.org")
    assert body.startswith("data/support-groups/ca/a-circle.yaml\r\n")
    assert ("name: A Circle & Co" in body) is whole
    assert len(address.query) < 2000


ORIGINAL = {
    "name": "A",
    "sources": [{"url": "https://example.org/", "states": "it meets"}],
    "status": "unconfirmed",
    "verified": {"on": "2020-01-01", "how": "visited"},
}


def test_still_right_verifies_and_takes_the_doubt_away():
    told = {"how": "called", "on": "2026-11-23"}

    assert value("task.finished('confirm', given[0], {}, given[1])", [ORIGINAL, told]) == {
        **ORIGINAL,
        "verified": {"on": "2026-11-23", "how": "called"},
        "status": "active",
    }


def test_closed_adds_the_page_that_says_so():
    told = {"how": "page", "on": "2026-11-23", "url": "https://example.org/end", "states": "it ended"}

    assert value("task.finished('closed', given[0], {}, given[1])", [ORIGINAL, told]) == {
        **ORIGINAL,
        "sources": [
            *ORIGINAL["sources"],
            {"url": "https://example.org/end", "accessed": "2026-11-23", "states": "it ended"},
        ],
        "status": "closed",
    }


def test_closed_by_a_call_says_who_found_out_and_when():
    told = {"how": "called", "on": "2026-11-23"}

    assert value("task.finished('closed', given[0], {}, given[1])", [ORIGINAL, told]) == {
        **ORIGINAL,
        "verified": {"on": "2026-11-23", "how": "called"},
        "status": "closed",
    }


@pytest.mark.parametrize(
    ("does", "told", "paths"),
    [
        ("confirm", {"on": "2026-11-23"}, [["told", "how"]]),
        ("confirm", {"how": "called"}, [["told", "on"]]),
        ("closed", {"how": "page"}, [["told", "url"], ["told", "states"]]),
        ("closed", {}, [["told", "how"], ["told", "on"]]),
        ("change", {}, [[]]),
    ],
)
def test_what_is_not_answered_yet_is_named(does, told, paths):
    found = value(f"task.unanswered('{does}', given[0], given[0], given[1])", [ORIGINAL, told])

    assert [problem["path"] for problem in found] == paths
    assert all(problem["what"] and problem["fix"] for problem in found)


def test_empty_answers_are_left_out_at_every_depth():
    written = {"a": "", "b": [{}, {"c": " x "}, ""], "d": {"e": {}}, "f": 0, "g": []}

    assert value("answers.filled(given)", written) == {"b": [{"c": "x"}], "f": 0}


def test_a_problem_finds_its_field_past_the_empty_ones():
    form = {"locations": [{}, {"city": "Davis"}, {"city": ""}, {"city": "Reno"}]}

    assert value("answers.inForm(given, ['locations', 1, 'city'])", form) == ["locations", 3, "city"]


def test_putting_a_value_changes_nothing_in_place():
    assert value("(() => { const a = {x: [1, 2]}; const b = answers.put(a, ['x', 1], 3); return [a, b] })()") == [
        {"x": [1, 2]},
        {"x": [1, 3]},
    ]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"version": 0, "values": {}, "told": {}, "kind": "", "saved": ""}', "null"]
)
def test_a_draft_that_cannot_be_read_is_no_draft(text):
    assert value("draft.kept({getItem: () => given}, {does: 'new', id: ''})", text) is None


def test_storage_that_refuses_keeps_nothing_and_breaks_nothing():
    refusing = "{getItem() { throw 1 }, setItem() { throw 1 }, removeItem() { throw 1 }}"

    assert value(f"draft.keep({refusing}, {{does: 'new', id: ''}}, {{values: {{}}}})") is False
    assert (
        value(f"(draft.forget({refusing}, {{does: 'new', id: ''}}), draft.kept({refusing}, {{does: 'new', id: ''}}))")
        is None
    )
