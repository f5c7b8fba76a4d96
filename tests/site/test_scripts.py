"""The scripts of every page: dates counted in the browser as the generator counts them, also much later."""

import base64
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.entries.model import Meeting
from generator.meetings import next_dates, rule
from generator.site.cards import next_date

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js"
ZONE = "America/New_York"
NOW = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
"""A Tuesday, half past nine in the morning in New York."""
MEETINGS = {
    "weekly": [{"every": "week", "on": ["tuesday", "friday"], "from": "09:00", "to": "11:30"}],
    "just over": [{"every": "week", "on": ["tuesday"], "from": "08:00", "to": "09:00"}],
    "still on": [{"every": "week", "on": ["tuesday"], "from": "08:00", "to": "10:00"}],
    "the second Monday": [{"every": "month", "on": ["2nd monday"], "from": "18:00"}],
    "the last Friday, not in winter": [
        {
            "every": "month",
            "on": ["last friday"],
            "from": "12:00",
            "to": "13:00",
            "except": ["november", "december"],
        }
    ],
    "the fifth Wednesday": [{"every": "month", "on": ["5th wednesday"], "from": "07:15"}],
    "every second week": [
        {"every": "two-weeks", "on": ["thursday"], "from": "17:30", "to": "19:00", "starting": "2026-11-05"}
    ],
    "every second week, soon": [{"every": "two-weeks", "on": ["monday"], "from": "10:00", "starting": "2027-01-04"}],
    "two together": [
        {"every": "week", "on": ["wednesday"], "from": "12:00", "at": "online"},
        {"every": "month", "on": ["1st wednesday"], "from": "09:00", "to": "10:00"},
    ],
}


@pytest.fixture(scope="module")
def counted(chromium):
    """Calls `nextDates` of meetings.js in the browser."""
    page = chromium.new_page()
    code = base64.b64encode((SCRIPTS / "meetings.js").read_bytes()).decode()

    def call(rules, now):
        return page.evaluate(
            """async ([code, rules, now]) => {
                const {nextDates} = await import(`data:text/javascript;base64,${code}`)
                return nextDates(rules, now, 4)
            }""",
            [code, rules, now],
        )

    yield call
    page.close()


@pytest.mark.parametrize("written", MEETINGS.values(), ids=MEETINGS.keys())
def test_the_browser_counts_the_same_dates_as_the_generator(counted, written):
    meetings = [Meeting.model_validate(meeting) for meeting in written]
    rules = [
        {
            "rule": rule(meeting),
            "from": meeting.from_,
            **({"to": meeting.to} if meeting.to else {}),
            **({"starting": meeting.starting.isoformat()} if meeting.starting else {}),
        }
        for meeting in meetings
    ]
    local = NOW.astimezone(ZoneInfo(ZONE))
    clock = {
        "year": local.year,
        "month": local.month,
        "day": local.day,
        "minutes": local.hour * 60 + local.minute,
    }

    expected = [next_date(occurrence) for occurrence in next_dates(meetings, ZONE, NOW, 4)]

    assert [(found["words"], found["iso"]) for found in counted(rules, clock)] == [
        (when.words, when.iso[:16]) for when in expected
    ]


def test_dates_that_have_passed_are_counted_anew_on_an_entry(chromium, site_address):
    context = chromium.new_context(timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2031, 5, 1, tzinfo=UTC))
    page.goto(f"{site_address}entries/ca/job-connections/")
    dates = page.locator("[data-dates] time").evaluate_all("all => all.map(time => time.dateTime)")
    context.close()

    assert len(dates) == 4
    assert all(date.startswith("2031-05") for date in dates)


def test_the_agenda_of_a_city_says_when_its_dates_are_over(chromium, site_address):
    page = chromium.new_page()
    page.clock.set_fixed_time(datetime(2031, 5, 1, tzinfo=UTC))
    page.goto(f"{site_address}cities/ca/danville/")

    assert page.locator("[data-agenda] > li:visible").count() == 0
    assert page.locator("[data-agenda-over]").is_visible()
    page.close()
