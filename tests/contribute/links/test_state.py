"""What is remembered: dead after three checks over a week, a person's word, and a file that survives accidents."""

from datetime import date, timedelta

import pytest

from generator.contribute.links.answer import Verdict
from generator.contribute.links.state import (
    Damaged,
    History,
    accepted,
    after,
    keep_aside,
    load,
    only,
    save,
    suspects,
    written,
)

DAY = date(2026, 11, 2)
DEAD = Verdict("dead", "Nobody answers there.", "no-answer")
OK = Verdict("ok")
ODD = Verdict("ok", "Hardly any text.", "unclear")
BLOCKED = Verdict("blocked", "It lets no program in (403).", "refused")
UNKNOWN = Verdict("unknown", "Our own network failed.")
NAMELESS = Verdict("suspect", "Nothing on the page speaks of them.", "no-name")
PARKED = Verdict("suspect", "It looks parked.", "parked", sure=True)
MOVED = Verdict("moved", "It leads elsewhere.", "moved", "https://new.home.arpa/x")


def checked(*days_and_verdicts: tuple[int, Verdict], before: History | None = None) -> History | None:
    """The history after these verdicts, each so many days after the first of them."""
    history = before
    for days, verdict in days_and_verdicts:
        history = after(history, verdict, DAY + timedelta(days))
    return history


def is_dead(*days: int) -> bool:
    history = checked(*((day, DEAD) for day in days))
    return history is not None and history.dead


@pytest.mark.parametrize(
    ("days", "dead"),
    [
        ((0,), False),
        ((0, 7), False),
        ((0, 1, 2), False),
        ((0, 3, 6), False),
        ((0, 0, 0, 7), False),
        ((0, 0, 7, 7), False),
        ((0, 3, 7), True),
        ((0, 7, 14), True),
        ((0, 1, 2, 3, 4, 5, 6), False),
        ((0, 1, 2, 3, 4, 5, 6, 7), True),
    ],
)
def test_a_site_is_dead_after_three_checks_on_different_days_over_at_least_seven(days, dead):
    assert is_dead(*days) is dead


@pytest.mark.parametrize("between", [OK, ODD, BLOCKED, MOVED])
def test_one_answer_in_between_begins_the_count_anew(between):
    history = checked((0, DEAD), (5, between), (7, DEAD), (10, DEAD))

    assert history == History("dead", DAY + timedelta(7), DAY + timedelta(10), 2, DEAD.why, "no-answer")


def test_a_check_that_could_not_ask_changes_nothing():
    assert checked((0, DEAD), (3, UNKNOWN)) == checked((0, DEAD))
    assert checked((0, UNKNOWN)) is None
    assert is_dead(0, 3) is False
    history = checked((0, DEAD), (3, UNKNOWN), (4, DEAD), (7, DEAD))
    assert history is not None
    assert history.dead


def test_what_is_plainly_well_needs_no_history():
    assert checked((0, OK)) is None
    assert checked((0, DEAD), (7, OK)) is None
    assert checked((0, ODD)) == History("ok", DAY, DAY, 1, "Hardly any text.", "unclear")


def test_a_clock_that_goes_backwards_counts_nothing_twice():
    history = checked((7, DEAD), (0, DEAD), (0, DEAD))

    assert history is not None
    assert (history.first, history.last, history.checks, history.dead) == (DAY, DAY + timedelta(7), 1, False)


def test_a_sure_suspicion_holds_at_once_and_a_doubtful_one_on_the_second_day():
    sure, doubtful = checked((0, PARKED)), checked((0, NAMELESS))
    later = checked((0, NAMELESS), (7, NAMELESS))

    assert sure is not None
    assert doubtful is not None
    assert later is not None
    assert suspects({"a": sure, "b": doubtful, "c": later}) == {"a", "c"}


def test_a_persons_word_outlives_the_same_finding_and_a_better_one():
    history = checked((0, NAMELESS))
    assert history is not None
    word = accepted(history, DAY)

    assert checked((7, NAMELESS), (14, OK), (21, NAMELESS), (28, UNKNOWN), before=word) == word


def test_a_persons_word_does_not_cover_what_is_found_later():
    history = checked((0, NAMELESS))
    assert history is not None

    found = checked((7, PARKED), before=accepted(history, DAY))

    assert found is not None
    assert (found.state, found.suspect) == ("suspect", True)


def test_a_persons_word_on_a_move_holds_for_that_domain_only():
    history = checked((0, MOVED))
    assert history is not None
    word = accepted(history, DAY)

    same = Verdict("moved", "It leads elsewhere.", "moved", "https://www.new.home.arpa/other")
    other = Verdict("moved", "It leads elsewhere.", "moved", "https://third.home.arpa/")
    assert after(word, same, DAY) == word
    assert after(word, other, DAY) == History("moved", DAY, DAY, 1, other.why, "moved", other.to)


HISTORIES = {
    "https://b.home.arpa/": History("dead", DAY, DAY + timedelta(7), 3, "Nobody “answers”.", "no-answer"),
    "https://a.home.arpa/": History("suspect", DAY, DAY, 1, "Parked.", "parked", "https://c.home.arpa/", sure=True),
}
TEXT = """\
{
"https://a.home.arpa/": {"state": "suspect", "first": "2026-11-02", "last": "2026-11-02", "checks": 1, \
"why": "Parked.", "cause": "parked", "to": "https://c.home.arpa/", "sure": true},
"https://b.home.arpa/": {"state": "dead", "first": "2026-11-02", "last": "2026-11-09", "checks": 3, \
"why": "Nobody \\u201canswers\\u201d.", "cause": "no-answer"}
}
"""


def test_the_file_is_sorted_with_a_line_for_each_address():
    assert written(HISTORIES) == TEXT
    assert written({}) == "{}\n"


def test_what_is_saved_is_what_is_loaded(tmp_path):
    file = tmp_path / ".foothold" / "links.json"

    assert save(file, HISTORIES) is True
    assert load(file) == HISTORIES
    assert save(file, HISTORIES) is False
    assert [path.name for path in file.parent.iterdir()] == ["links.json"]


def test_without_a_file_nothing_is_remembered_and_none_is_made_for_nothing(tmp_path):
    file = tmp_path / ".foothold" / "links.json"

    assert load(file) == {}
    assert save(file, {}) is False
    assert not file.parent.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT[:90],
        "<<<<<<< HEAD\n" + TEXT,
        "[]",
        '{"https://a.home.arpa/": 3}',
        '{"https://a.home.arpa/": {"state": "fine"}}',
        '{"https://a.home.arpa/": {"state": "dead", "first": "yesterday", "last": "2026-11-02", "checks": 1}}',
        "\xff",
    ],
)
def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path, text):
    file = tmp_path / "links.json"
    file.write_bytes(text.encode("latin-1"))

    with pytest.raises(Damaged, match=r"links\.json cannot be read"):
        load(file)

    assert file.read_bytes() == text.encode("latin-1")


def test_a_damaged_file_is_kept_under_a_name_that_is_free(tmp_path):
    file = tmp_path / "links.json"
    for text in ("one", "two"):
        file.write_text(text)
        keep_aside(file)

    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "links.json.damaged-1": "one",
        "links.json.damaged-2": "two",
    }


def test_an_interrupted_save_leaves_the_old_file(tmp_path, monkeypatch):
    file = tmp_path / "links.json"
    save(file, HISTORIES)

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(file, {})

    assert load(file) == HISTORIES
    assert [path.name for path in tmp_path.iterdir()] == ["links.json"]


def test_what_no_entry_names_any_more_is_forgotten():
    assert only(HISTORIES, ["https://a.home.arpa/", "https://x.home.arpa/"]) == {
        "https://a.home.arpa/": HISTORIES["https://a.home.arpa/"]
    }
