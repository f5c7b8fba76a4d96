from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from generator.entries.model import Meeting
from generator.meetings import in_words, next_dates, occurrences, rule

PACIFIC = "America/Los_Angeles"
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""Sunday 22 November 2026, 10 in the evening in Sacramento."""


def meeting(**fields: object) -> Meeting:
    return Meeting.model_validate({"every": "week", "on": ["tuesday"], "from": "09:00", **fields})


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({}, "FREQ=WEEKLY;BYDAY=TU"),
        ({"on": ["tuesday", "friday"]}, "FREQ=WEEKLY;BYDAY=TU,FR"),
        ({"every": "month", "on": ["2nd tuesday", "last friday"]}, "FREQ=MONTHLY;BYDAY=2TU,-1FR"),
        ({"every": "two-weeks", "starting": date(2026, 11, 3)}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        (
            {"every": "month", "on": ["2nd monday"], "except": ["july", "august"]},
            "FREQ=MONTHLY;BYDAY=2MO;BYMONTH=1,2,3,4,5,6,9,10,11,12",
        ),
    ],
)
def test_a_meeting_is_an_rfc_5545_rule(fields, value):
    assert rule(meeting(**fields)) == value


def test_the_next_dates_are_in_local_time():
    dates = next_dates([meeting(to="11:30")], PACIFIC, NOW, 2)

    assert [d.start.isoformat() for d in dates] == ["2026-11-24T09:00:00-08:00", "2026-12-01T09:00:00-08:00"]
    assert dates[0].end is not None
    assert dates[0].end.isoformat() == "2026-11-24T11:30:00-08:00"


def test_the_hour_stays_when_the_clocks_change():
    before_the_change = datetime(2026, 10, 30, tzinfo=UTC)

    dates = next_dates([meeting(on=["monday"])], PACIFIC, before_the_change, 1)

    assert dates[0].start.isoformat() == "2026-11-02T09:00:00-08:00"


def test_a_meeting_counts_until_it_is_over():
    during = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
    """Tuesday, 10 in the morning."""

    assert next_dates([meeting(to="11:30")], PACIFIC, during, 1)[0].start.day == 24
    assert next_dates([meeting()], PACIFIC, during, 1)[0].start.day == 1


def test_every_two_weeks_counts_from_its_first_day():
    fortnightly = meeting(every="two-weeks", starting=date(2026, 11, 17))

    assert [d.start.day for d in next_dates([fortnightly], PACIFIC, NOW, 2)] == [1, 15]


def test_months_without_a_meeting_are_passed_over():
    monthly = meeting(every="month", on=["2nd monday"], **{"except": ["december", "january"]})

    assert next_dates([monthly], PACIFIC, NOW, 1)[0].start.date() == date(2027, 2, 8)


def test_dates_of_several_meetings_are_one_list_in_order():
    dates = next_dates([meeting(on=["friday"]), meeting(on=["wednesday"])], PACIFIC, NOW, 3)

    assert [f"{d.start:%a}" for d in dates] == ["Wed", "Fri", "Wed"]


def test_a_rule_that_recurs_once_a_year_ends_the_search():
    rare = meeting(every="month", on=["5th friday"], **{"except": ["january", "may", "july", "october", "december"]})

    assert len(list(occurrences(rare, PACIFIC, NOW))) <= 3


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"to": "11:30"}, "Tuesdays 9:00–11:30 am"),
        (
            {"from": "11:30", "to": "13:00", "on": ["monday", "friday"]},
            "Mondays and Fridays 11:30 am–1:00 pm",
        ),
        (
            {"every": "month", "on": ["2nd tuesday", "last friday"], "from": "18:00"},
            "2nd Tuesday and last Friday of the month, 6:00 pm",
        ),
        ({"every": "two-weeks", "starting": date(2026, 11, 3)}, "Every second Tuesday, 9:00 am"),
        (
            {"every": "month", "on": ["2nd monday"], "from": "00:15", "except": ["july", "august"]},
            "2nd Monday of the month, 12:15 am, not in July or August",
        ),
    ],
)
def test_a_meeting_in_words(fields, words):
    assert in_words(meeting(**fields)) == words


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
weekly = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
monthly = st.lists(
    st.tuples(st.sampled_from(["1st", "2nd", "3rd", "4th", "5th", "last"]), st.sampled_from(DAYS)).map(" ".join),
    min_size=1,
    max_size=3,
    unique=True,
)
rhythms = st.one_of(
    st.tuples(st.just("week"), weekly),
    st.tuples(st.just("two-weeks"), weekly),
    st.tuples(st.just("month"), monthly),
)


@given(
    rhythms,
    st.dates(date(2023, 1, 1), date(2028, 12, 31)),
    st.datetimes(datetime(2024, 6, 1), datetime(2029, 12, 31), timezones=st.just(UTC)),
    st.lists(st.sampled_from(["january", "july", "december"]), max_size=2, unique=True),
)
def test_the_dates_are_those_that_are_counted_from_the_first_day(rhythm, starting, after, left_out):
    every, on = rhythm
    group = meeting(every=every, on=on, starting=starting, **({"except": left_out} if left_out else {}))

    found = [occurrence.start.replace(tzinfo=None) for occurrence in occurrences(group, "UTC", after)]

    now = after.replace(tzinfo=None)
    counted = rrulestr(rule(group), dtstart=datetime.combine(starting, time(9)))
    assert found == list(counted.between(now, now + timedelta(days=400), inc=True))
