from typing import Any

import pytest

from generator.contribute.answers import Fault
from generator.contribute.when import meets, opens


def weekly(day: str, start: str, end: str | None = None) -> dict[str, Any]:
    return {"every": "week", "on": [day], "from": start} | ({"to": end} if end else {})


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("tuesday 9:00-11:30", weekly("tuesday", "09:00", "11:30")),
        ("Every Tuesday, 9 - 11:30 am", weekly("tuesday", "09:00", "11:30")),
        ("Tuesdays 10-1 pm", weekly("tuesday", "10:00", "13:00")),
        ("tue 11 am to noon", weekly("tuesday", "11:00", "12:00")),
        ("Room 12, tuesdays at 6:30 p.m.", weekly("tuesday", "18:30")),
        ("tuesday 18:00 online", {**weekly("tuesday", "18:00"), "at": "online"}),
        ("mon and wed 12:30 pm", {"every": "week", "on": ["monday", "wednesday"], "from": "12:30"}),
        ("2nd tuesday 6-7:30 pm", {"every": "month", "on": ["2nd tuesday"], "from": "18:00", "to": "19:30"}),
        (
            "first and third Thursdays of the month 12 am",
            {"every": "month", "on": ["1st thursday", "3rd thursday"], "from": "00:00"},
        ),
        (
            "1st mon, 2nd and last friday 10:00",
            {"every": "month", "on": ["1st monday", "2nd friday", "last friday"], "from": "10:00"},
        ),
        (
            "every other monday 18:00, starting 2026-11-02",
            {"every": "two-weeks", "on": ["monday"], "from": "18:00", "starting": "2026-11-02"},
        ),
    ],
)
def test_a_meeting_is_read_as_people_write_it(text, meeting):
    assert meets(text, 2026) == {"meetings": [meeting]}


def test_several_meetings_are_split_at_semicolons():
    assert meets("mon 9:00; fri 10:00", 2026) == {"meetings": [weekly("monday", "09:00"), weekly("friday", "10:00")]}


def test_a_note_keeps_a_persons_own_words():
    assert meets("note: monthly lunch", 2026) == {"meetings_note": {"text": "monthly lunch", "year": 2026}}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("now and then", "no weekday and hour"),
        ("tuesday", "no weekday and hour"),
        ("18:00", "no weekday and hour"),
        ("tuesday 6-7:30", "in the morning or in the evening"),
        ("tuesday 9", "in the morning or in the evening"),
        ("tuesday 25:00", "is no time of day"),
        ("tuesday 13 pm", "is no time of day"),
        ("every other monday 18:00", "from which week is not said"),
        ("", "no weekday and hour"),
    ],
)
def test_what_is_not_certain_is_asked_back(text, what):
    fault = meets(text, 2026)

    assert isinstance(fault, Fault)
    assert what in fault.what
    assert fault.fix


def test_office_hours_have_days_and_both_ends():
    weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]

    assert opens("Mon-Fri 8-4:30 pm", 2026) == {"hours": [{"on": weekdays, "from": "08:00", "to": "16:30"}]}
    assert opens("Sat to Mon 9:00-12:00", 2026) == {
        "hours": [{"on": ["saturday", "sunday", "monday"], "from": "09:00", "to": "12:00"}]
    }
    for text in ("mon 9:00", "9:00-12:00", "always"):
        assert isinstance(opens(text, 2026), Fault)
