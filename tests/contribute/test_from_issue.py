"""An issue becomes an entry, a change, or an answer that says what is missing."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.contribute.from_issue import reply
from generator.contribute.issue_body import Issue
from generator.contribute.issue_comment import comment as comment_of
from generator.contribute.issue_shell import directory_of
from generator.entries.source import read
from tests.contribute.issues import (
    ANSWERS,
    EXISTING,
    FINISHED,
    ID,
    event,
    files_below,
    project,
    rendered,
)
from tests.entries.conftest import ROOT, TODAY

NEW = "data/support-groups/ca/delta-job-club.yaml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(project(tmp_path))
    return tmp_path


def from_issue(text: str, *arguments: str) -> Result:
    with open("issue.md", "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - in the fixture's folder
        file.write(text)
    return CliRunner().invoke(app, ["from-issue", "issue.md", "--comment", "comment.md", *arguments])


def comment(folder: Path) -> str:
    return (folder / "comment.md").read_text(encoding="utf-8")


def values(folder, path: str):
    return read(path, (folder / path).read_bytes()).values


def test_answers_become_a_file_in_its_one_form(folder):
    result = from_issue(event("new-entry", rendered("new-entry", ANSWERS)))

    assert (result.exit_code, result.stdout) == (0, f"{NEW}: written\n")
    assert (folder / NEW).read_text() == FINISHED.replace("example.com/\n", "example.com\n")
    assert "This is ready" in comment(folder)


def test_the_file_validates(folder):
    from_issue(event("new-entry", rendered("new-entry", ANSWERS)))

    done = CliRunner().invoke(app, ["validate"])

    assert (done.exit_code, done.stdout) == (0, "2 entries checked, no problems\n")


def test_a_body_without_its_event_is_recognized_by_its_questions(folder):
    result = from_issue(rendered("new-entry", ANSWERS), "--number", "7", "--format", "json")

    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "outcome": "written",
        "form": "new-entry",
        "id": "ca/delta-job-club",
        "files": [NEW],
        "number": 7,
    }


def test_a_dry_run_writes_nothing(folder):
    before = files_below(folder / "data")

    result = from_issue(rendered("new-entry", ANSWERS), "--dry-run")

    assert (result.exit_code, result.stdout) == (0, f"{NEW}: would be written\n")
    assert files_below(folder / "data") == before


def test_the_finished_entry_counts_and_its_first_line_says_where_it_belongs(folder):
    finished = "# data/support-groups/ca/any-name.yaml\n" + FINISHED

    result = from_issue(rendered("new-entry", {"entry": finished, "name": "Not this"}))

    assert result.exit_code == 0
    assert (folder / NEW).read_text() == FINISHED


def test_what_people_write_in_their_own_way_is_read(folder):
    more = {
        "also_known_as": "DJC\nDelta Club",
        "contact-phone": "(209) 555-0100",
        "locations-postal_code": "95202-1234",
        "meetings-every": "Every month",
        "meetings-on": "2nd Tuesdays, last friday",
        "meetings-from": "6:30 pm",
        "meetings-to": "8 p.m.",
        "industries": "Accounting and finance, Health care",
        "languages": "English, Spanish",
        "open_to-note": "people who live in\u200b the county",
        "sources-accessed": "2026-11-20",
    }

    from_issue(rendered("new-entry", ANSWERS | more))

    found = values(folder, NEW)
    assert found["also_known_as"] == ["DJC", "Delta Club"]
    assert found["contact"] == {"phone": "+1-209-555-0100"}
    assert found["locations"] == [{"city": "Stockton", "state": "CA", "postal_code": "95202"}]
    assert found["meetings"] == [
        {"every": "month", "on": ["2nd tuesday", "last friday"], "from": "18:30", "to": "20:00"}
    ]
    assert found["industries"] == ["accounting-finance", "health-care"]
    assert found["languages"] == ["en", "es"]
    assert found["open_to"] == {"note": "people who live in the county"}
    assert found["sources"][0]["accessed"] == date(2026, 11, 20)


def test_what_is_wrong_is_said_at_its_question_in_the_words_of_validate(folder):
    wrong = {"name": "", "locations-postal_code": "9520", "meetings-every": "Every week", "meetings-on": "blursday"}

    result = from_issue(rendered("new-entry", ANSWERS | wrong | {"meetings-from": "six"}))

    assert result.exit_code == 1
    assert not (folder / "data/support-groups/ca/new-entry.yaml").exists()
    assert 'Its name: "name" is missing\n    add it, for example name: ' in comment(folder)
    assert 'ZIP Code: "9520" is no ZIP Code\n' in comment(folder)
    assert 'On which day it meets: "blursday" is no weekday\n' in comment(folder)
    assert 'When a meeting starts: "six" is no time of day\n' in comment(folder)
    assert "**4 things to mend**" in comment(folder)
    assert "Its own page on the web: www.example.com\n" in comment(folder)
    assert "then **Edit**" in comment(folder)


def test_without_a_kind_it_is_asked_for_unless_an_option_says_it(folder):
    answers = {key: answer for key, answer in ANSWERS.items() if key != "kind"}

    assert from_issue(rendered("new-entry", answers)).exit_code == 1
    assert "what sort of help it is: Support group or" in comment(folder)
    assert from_issue(rendered("new-entry", answers), "--kind", "alumni-network").exit_code == 0
    assert (folder / "data/alumni-networks/ca/delta-job-club.yaml").is_file()


def test_a_likely_duplicate_is_a_warning_that_stops_nothing(folder):
    alike = {
        "name": "Example Profesional Network",
        "website": "https://www.example.org/",
        "locations-city": "Sacramento",
    }

    result = from_issue(rendered("new-entry", ANSWERS | alike))

    assert result.exit_code == 0
    assert f"probably the same as data/{EXISTING}" in comment(folder)


def test_an_id_that_is_taken_is_never_written_over(folder):
    before = (folder / "data" / EXISTING).read_bytes()

    from_issue(rendered("new-entry", ANSWERS | {"name": "Example Professional Network"}))

    assert (folder / "data" / EXISTING).read_bytes() == before
    assert len(list((folder / "data/support-groups/ca").glob("*.yaml"))) == 2


def test_a_change_takes_the_entrys_place(folder):
    changed = (folder / "data" / EXISTING).read_text().replace("Weekly meeting", "Monthly meeting")

    result = from_issue(event("change", rendered("change", {"id": ID, "what": "monthly now", "entry": changed})))

    assert result.exit_code == 0
    assert values(folder, f"data/{EXISTING}") == read("", changed.encode()).values


def test_a_change_in_words_alone_is_left_to_a_person(folder):
    before = files_below(folder / "data")

    result = from_issue(event("change", rendered("change", {"id": ID, "what": "They meet at 10 now."})))

    assert result.exit_code == 0
    assert "A person reads this next." in comment(folder)
    assert "They meet at 10 now." in comment(folder)
    assert files_below(folder / "data") == before


def test_still_right_records_the_day_and_the_way(folder):
    file = folder / "data" / EXISTING
    file.write_text("# kept\n" + file.read_text().replace("status: active", "status: unconfirmed"))

    result = from_issue(
        event("still-right", rendered("still-right", {"id": ID, "how": "I called", "on": "2026-11-22"}))
    )

    assert result.exit_code == 0
    found = values(folder, f"data/{EXISTING}")
    assert (found["verified"], found["status"]) == ({"on": date(2026, 11, 22), "how": "called"}, "active")
    assert file.read_text().startswith("# kept\n")


def test_an_older_confirmation_does_not_take_a_newer_ones_place(folder):
    file = folder / "data" / EXISTING
    file.write_text(file.read_text() + "verified: {on: 2026-11-23, how: visited}\n")

    from_issue(event("still-right", rendered("still-right", {"id": ID, "how": "I called", "on": "2026-11-22"})))

    assert "it was confirmed later already, on 2026-11-23" in comment(folder)
    assert values(folder, f"data/{EXISTING}")["verified"]["on"] == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"id": ID, "on": "2026-11-22"}, 'How you know: "how" is missing'),
        ({"id": ID, "how": "I called", "on": "yesterday"}, 'On which day: "on" must be a day'),
        ({"id": ID, "how": "I called", "on": "2199-01-01"}, "On which day: "),
        ({"id": "ca/exampel-professional-network", "how": "I called"}, f'did you mean "{ID}"?'),
        ({"how": "I called"}, "It does not say which entry it is about"),
    ],
)
def test_a_confirmation_that_lacks_something_says_what(folder, answers, said):
    before = files_below(folder / "data")

    result = from_issue(event("still-right", rendered("still-right", answers)))

    assert result.exit_code == 1
    assert said in comment(folder)
    assert files_below(folder / "data") == before


@pytest.mark.parametrize("written", [ID, f"https://foothold.example.org/entries/{ID}/", f"data/{EXISTING}", f" {ID}/ "])
def test_an_entry_is_named_by_its_id_its_address_or_its_file(folder, written):
    answers = {"id": written, "how": "I went there", "on": "2026-11-22"}

    assert from_issue(event("still-right", rendered("still-right", answers))).exit_code == 0


def test_an_old_id_leads_to_the_entry(folder):
    file = folder / "data" / EXISTING
    file.write_text(file.read_text() + "formerly: [ca/old-name]\n")

    from_issue(event("closed", rendered("closed", {"id": "ca/old-name", "source": "https://www.example.org/end"})))

    assert values(folder, f"data/{EXISTING}")["status"] == "closed"


def test_closed_keeps_the_entry_and_adds_the_page_that_says_so(folder):
    before = values(folder, f"data/{EXISTING}")

    from_issue(event("closed", rendered("closed", {"id": ID, "source": "See https://www.example.org/end."})))

    after = values(folder, f"data/{EXISTING}")
    [source] = after["sources"][1:]
    assert (source["url"], source["states"]) == ("https://www.example.org/end", "that it has ended")
    assert after | {"status": "active", "sources": after["sources"][:1]} == before


def test_what_was_taken_out_stays_out(folder):
    (folder / "data/removed.yaml").write_text("ca/delta-job-club: 2026-11-22\n")

    changed = from_issue(event("change", rendered("change", {"id": "ca/delta-job-club", "what": "It is back."})))
    said = comment(folder)
    added = from_issue(event("new-entry", rendered("new-entry", ANSWERS)), "--format", "json")

    assert changed.exit_code == 1
    assert "was taken out of the directory at somebody's wish" in said
    assert json.loads(added.stdout)["id"] != "ca/delta-job-club"


def test_a_closed_entry_is_not_opened_again_by_a_form(folder):
    file = folder / "data" / EXISTING
    file.write_text(file.read_text().replace("status: active", "status: closed"))
    answers = {"id": ID, "how": "I called", "on": "2026-11-22"}

    result = from_issue(event("still-right", rendered("still-right", answers)))

    assert result.exit_code == 0
    assert "A person looks before that is changed." in comment(folder)
    assert values(folder, f"data/{EXISTING}")["status"] == "closed"


def test_without_a_page_the_issue_itself_is_the_source_of_a_closing(folder):
    from_issue(event("closed", rendered("closed", {"id": ID, "source": "I called."})))

    assert values(folder, f"data/{EXISTING}")["sources"][1] == {
        "url": "https://github.com/example/foothold/issues/12",
        "states": "that it has ended, as a reader told us",
    }


@pytest.mark.parametrize("arguments", [("nowhere.md",), ("issue.md", "--data", "nowhere"), ("issue.md", "--form", "x")])
def test_wrong_use_exits_with_two(folder, arguments):
    (folder / "issue.md").write_text("x")

    assert CliRunner().invoke(app, ["from-issue", *arguments]).exit_code == 2


@pytest.fixture(scope="module")
def real():
    return directory_of(ROOT / "data", TODAY)


@pytest.mark.parametrize("number", range(0, 2400, 300))
def test_a_real_entry_comes_back_from_a_form_as_it_was(real, number):
    record = sorted(real.records)[number]
    text = real.read(record.path.removeprefix("data/")).decode()
    body = rendered("change", {"id": record.id, "entry": f"# {record.path}\n{text}"})

    found = reply(Issue(body), real)

    assert found.files == {record.path.removeprefix("data/"): text}
    assert comment_of(found).count(f"`{record.path}`") == 1
