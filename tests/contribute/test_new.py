"""The command `new`: by questions through a pipe and at a terminal, by options, from JSON; broken off anywhere."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.contribute.questions import EVERY
from generator.entries.model import Entry, as_written
from generator.entries.source import read
from tests.contribute.conftest import FILE
from tests.entries.conftest import ROOT

PATH = Path("data/support-groups/ca/wednesday-circle.yaml")
DRAFTS = Path(".foothold/drafts")
SUMMARY = "People between jobs trade leads and practice interviews."
ESSENTIAL = {
    "--name": "Wednesday Circle",
    "--kind": "support-group",
    "--summary": SUMMARY,
    "--place": "95814",
    "--website": "https://wednesday.example.com/",
    "--meets": "wednesdays 6-7:30 pm",
    "--run-by": "volunteer",
    "--source": "https://wednesday.example.com/about",
    "--states": "day and place",
}
WRITTEN = f"""\
# yaml-language-server: $schema=../../entry.schema.json
name: Wednesday Circle
website: https://wednesday.example.com/
summary: >-
  {SUMMARY}
run_by: {{type: volunteer}}
locations:
  - city: Sacramento
    state: CA
    county: Sacramento County
    postal_code: "95814"
    latitude: 38.5804
    longitude: -121.4922
    precision: postal-code
meetings:
  - {{every: week, on: [wednesday], from: "18:00", to: "19:30"}}
sources:
  - url: https://wednesday.example.com/about
    accessed: TODAY
    states: day and place
status: active
"""
ANSWERS = [
    "Wednesday Circle",
    "1",
    SUMMARY,
    "95814",
    "",
    "https://wednesday.example.com/",
    "wednesdays 6-7:30 pm",
    "volunteer",
    "https://wednesday.example.com/about",
    "day and place",
    "",
    "y",
]


def new(*arguments: str, answers: list[str] | None = None) -> Result:
    return CliRunner().invoke(app, ["new", *arguments], input="".join(f"{line}\n" for line in answers or []))


def options(without: str = "", **more: str) -> list[str]:
    given = {name: text for name, text in ESSENTIAL.items() if name != without}
    return [*(part for pair in given.items() for part in pair), *(f"--{name}={text}" for name, text in more.items())]


def entry_at(path: Path) -> dict[str, Any]:
    return as_written(Entry.model_validate(read("", path.read_bytes()).values))


def without_day(path: Path) -> str:
    text = path.read_text()
    return text.replace(entry_at(path)["sources"][0]["accessed"], "TODAY")


def drafts() -> list[str]:
    return sorted(file.name for file in DRAFTS.glob("*")) if DRAFTS.is_dir() else []


def test_answers_through_a_pipe_make_an_entry(folder):
    result = new(answers=ANSWERS)

    assert result.exit_code == 0
    assert f"Written: {PATH}" in result.output
    assert without_day(PATH) == WRITTEN
    assert drafts() == []
    assert CliRunner().invoke(app, ["validate"]).output == "2 entries checked, no problems\n"
    assert CliRunner().invoke(app, ["format", "--check"]).exit_code == 0


def test_options_answer_without_questions(folder):
    result = new("--yes", *options())

    assert (result.exit_code, result.output.splitlines()[0]) == (0, f"Written: {PATH}")
    assert without_day(PATH) == WRITTEN


def test_what_options_leave_open_is_asked(folder):
    result = new(*options(without="--summary"), answers=[SUMMARY, "", "", "y"])

    assert result.exit_code == 0
    assert without_day(PATH) == WRITTEN


def test_every_question_is_an_option():
    described = CliRunner().invoke(app, ["new", "--help"], env={"COLUMNS": "200"}).output

    assert [key for key in EVERY if f"--{key} " not in described] == []


def test_every_field_that_a_person_states_can_be_asked_for(folder):
    result = new(
        "--yes",
        *options(without="--run-by"),
        "--run-by=faith",
        "--faith=parish",
        "--run-by-name=Example Parish",
        "--street=100 Main St",
        "--room=Parish hall",
        "--phone=(916) 555-0100",
        "--email=info@example.org",
        "--industry=nurse",
        "--industry=legal",
        "--audience=veterans",
        "--language=Spanish",
        "--cost=free",
        "--open-to=veterans and their families",
        "--format=in-person",
        "--take-part=Come on a Wednesday.",
        "--volunteer=Members run the meetings.",
        "--also-known-as=EWC",
        "--serves=Sacramento County, CA",
        "--parent=ca/tuesday-group",
    )

    assert result.exit_code == 0, result.output
    assert entry_at(PATH).keys() == Entry.model_fields.keys() - {
        "meetings_note",
        "hours",
        "institution",
        "agency_type",
        "verified",
        "formerly",
    }
    assert entry_at(PATH)["industries"] == ["health-care", "legal"]
    assert entry_at(PATH)["contact"] == {"phone": "+1-916-555-0100", "email": "info@example.org"}


def test_an_agency_has_hours_and_a_sort(folder):
    result = new(
        "--yes",
        *options(without="--meets", meets="mon-fri 8:00-16:30", kind="agency", **{"agency-type": "american-job"}),
    )

    assert result.exit_code == 0, result.output
    path = Path("data/agencies/ca/wednesday-circle.yaml")
    assert entry_at(path)["agency_type"] == "american-job-center"
    assert entry_at(path)["hours"][0]["to"] == "16:30"


def test_a_wrong_answer_is_named_as_validate_names_it_and_asked_again(folder):
    answers = [*ANSWERS]
    answers[2:3] = ["short", "Bold <b>words</b> are not for us here.", SUMMARY]
    answers[answers.index("95814")] = "Sacremento, CA\n"

    result = new(answers=answers)

    assert result.exit_code == 0, result.output
    assert '"summary" has 5 characters; at least 20 are needed' in result.output
    assert 'HTML in a text: "<b>"' in result.output
    assert 'no city "Sacremento" is known in California' in result.output
    assert entry_at(PATH)["locations"][0]["precision"] == "city"


def test_a_wrong_option_is_named_and_nothing_written(folder):
    result = new("--yes", *options(industry="helth-care"))

    assert result.exit_code == 1
    assert result.output == '--industry: unknown industry "helth-care"\n    did you mean "health-care"?\n'
    assert not PATH.exists()


def test_what_is_missing_is_a_problem_where_nothing_is_asked(folder):
    result = new("--yes", *options(without="--summary"))

    assert result.exit_code == 1
    assert '"summary" is missing' in result.output
    assert not PATH.exists()


def test_an_entry_like_it_is_shown_and_asked_about(folder):
    alike = [*ANSWERS]
    alike[0], alike[5] = "Tuesday Group", "https://www.example.org/"

    said_same = new(answers=[*alike[:6], "n"])

    assert said_same.exit_code == 1
    assert f"probably the same as {FILE}" in said_same.output
    assert "People who look for work practice interviews here every Tuesday." in said_same.output
    assert drafts() == []
    said_other = new(answers=[*alike[:6], "y", *alike[6:]])
    assert said_other.exit_code == 0, said_other.output
    assert Path("data/support-groups/ca/tuesday-group-support-group.yaml").exists()


def test_without_questions_an_entry_like_it_stops_it_unless_told_otherwise(folder):
    like = options(without="--name", name="The Tuesday Group")

    stopped = new("--yes", *like)

    assert stopped.exit_code == 1
    assert f"probably the same as {FILE}" in stopped.output
    assert new("--yes", "--anyway", *like).exit_code == 0


def test_an_unknown_parent_is_asked_for_again(folder):
    result = new(*options(parent="ca/teusday-group"), answers=["", "", "ca/tuesday-group", "y"])

    assert result.exit_code == 0, result.output
    assert 'did you mean "ca/tuesday-group"?' in result.output
    assert entry_at(PATH)["parent"] == "ca/tuesday-group"


@pytest.mark.parametrize("through", ["file", "-"])
def test_json_makes_an_entry_and_its_gaps_are_filled(folder, through):
    values = {"kind": "support-group", **entry_of_json()}
    text = json.dumps(values)
    Path("new.json").write_text(text)

    run = ["new.json"] if through == "file" else ["-"]
    result = CliRunner().invoke(app, ["new", "--json", *run], input=text)

    assert result.exit_code == 0, result.output
    assert without_day(PATH) == WRITTEN


def entry_of_json() -> dict[str, Any]:
    return {
        "name": "Wednesday Circle",
        "summary": SUMMARY,
        "website": "https://wednesday.example.com/",
        "run_by": {"type": "volunteer"},
        "locations": [{"postal_code": "95814"}],
        "meetings": [{"every": "week", "on": ["wednesday"], "from": "18:00", "to": "19:30"}],
        "sources": [
            {"url": "https://wednesday.example.com/about", "accessed": "2026-11-22", "states": "day and place"}
        ],
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": 5}, '"kind" is missing'),
        ({"kind": "club"}, 'unknown kind "club"'),
        ({"kind": "agency"}, '"name" is missing'),
        ({"kind": "agency", "name": 5, "locations": "x", "run_by": [], "sources": {}}, "name: "),
        ({"kind": "agency", "locations": [{"city": ["x"], "state": 7, "postal_code": 95814}]}, "locations: "),
        ({"kind": "agency", "serves": [1, None], "colour": "red"}, 'unknown field "colour"'),
        ({"kind": "support-group", **{"name": "../../../etc/passwd", "summary": "\ud800"}}, "summary: "),
    ],
)
def test_json_of_another_shape_is_problems_and_no_file(folder, values, said):
    Path("new.json").write_text(json.dumps(values))
    before = sorted(Path("data").rglob("*"))

    result = new("--json", "new.json")

    assert result.exit_code == 1, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert said in result.output
    assert sorted(Path("data").rglob("*")) == before


@pytest.mark.parametrize("text", ["", "[1]", "{", "null", "[" * 100_000])
def test_what_is_no_json_is_wrong_use(folder, text):
    Path("new.json").write_text(text)

    assert new("--json", "new.json").exit_code == 2
    assert new("--json", "missing.json").exit_code == 2


def test_the_end_of_input_keeps_a_draft_and_leaves_no_file(folder):
    for number in range(1, len(ANSWERS)):
        result = new(answers=ANSWERS[:number])

        assert result.exit_code == 1
        assert "Your answers are kept in wednesday-circle.json" in result.output
        assert drafts() == ["wednesday-circle.json"]
        assert not PATH.exists()
        (DRAFTS / "wednesday-circle.json").unlink()
    assert new(answers=[]).output.endswith("Nothing was written.\n")


class Session:
    """`new` at a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "new", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
        )
        os.close(slave)
        self.shown = ""

    def until(self, words: str, seconds: float = 60) -> None:
        """Read until the words are shown."""
        end = time.monotonic() + seconds
        while words not in self.shown:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            assert ready, f"{words!r} was not shown: {self.shown}"
            try:
                self.shown += os.read(self.master, 4096).decode()
            except OSError:  # the terminal is closed with the process
                break
        assert words in self.shown, self.shown
        self.shown = self.shown.partition(words)[2]

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def break_off(self, words: str) -> None:
        """Press Ctrl-C until the words are shown.

        Python hears it at the next key only when it comes just after a question is shown, and before it is waited for.
        """
        for _ in range(10):
            self.type("\x03")
            with suppress(AssertionError):
                return self.until(words, 5)
        raise AssertionError(f"ten times Ctrl-C, and {words!r} was not shown")

    def ended(self) -> int:
        code = self.process.wait(60)
        os.close(self.master)
        return code


def test_a_person_at_a_terminal_breaks_off_with_ctrl_c_and_goes_on_another_time(folder):
    first = Session(folder)
    first.until("What is it called?")
    first.until("> ")
    first.type("Wednesday Circle\n")
    first.until("Which of these is it?")
    first.until("> ")
    first.type("sup\t\n")
    first.until("What does it do")
    first.type(f"{SUMMARY}\n")
    first.until("Where is it?")
    first.until("> ")
    first.type("half an ans")
    first.until("half an ans")
    first.break_off("Your answers are kept in wednesday-circle.json")
    assert first.ended() == 1
    assert drafts() == ["wednesday-circle.json"]
    assert not PATH.exists()

    second = Session(folder)
    second.until("There is a draft: Wednesday Circle. Go on with it? [Y/n]")
    second.type("\n")
    second.until("Where is it?")
    for answer in ANSWERS[3:]:
        second.until("> ")
        second.type(f"{answer}\n")
    second.until(f"Written: {PATH}")
    assert second.ended() == 0
    assert without_day(PATH) == WRITTEN
    assert drafts() == []


def test_a_draft_that_is_not_wanted_now_stays(folder):
    new(answers=ANSWERS[:3])

    session = Session(folder)
    session.until("Go on with it? [Y/n]")
    session.type("n\n")
    session.until("What is it called?")
    session.until("> ")
    session.type("\x04")
    session.until("Nothing was written.")

    assert session.ended() == 1
    assert drafts() == ["wednesday-circle.json"]


def test_a_process_that_is_killed_has_kept_what_was_answered(folder):
    session = Session(folder)
    session.until("What is it called?")
    session.type("Wednesday Circle\n")
    session.until("Which of these is it?")

    session.process.send_signal(signal.SIGKILL)

    assert session.ended() == -signal.SIGKILL
    assert json.loads((DRAFTS / "wednesday-circle.json").read_text())["values"] == {"name": "Wednesday Circle"}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"kind": "x", "values": {}, "asked": [], "state": ""}'])
def test_a_draft_that_cannot_be_read_is_passed_over(folder, text):
    DRAFTS.mkdir(parents=True)
    (DRAFTS / "broken.json").write_text(text)

    session = Session(folder)
    session.until("What is it called?")
    session.break_off("Nothing was written.")

    assert session.ended() == 1
