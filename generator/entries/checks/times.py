"""Times and days: meetings and office hours that can take place, and no day that has not come yet."""

from collections.abc import Iterator
from datetime import date

from generator.entries.checks.draft import Draft
from generator.entries.known import Known
from generator.entries.model import Meeting
from generator.entries.source import Path
from generator.problems import Problem
from generator.text import fold, listed

FURTHEST_AHEAD = 366
"""Days: a meeting may be announced for up to a year from now."""
_EARLIEST = date(1990, 1, 1)
"""Before the web no page could be read."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def meetings(draft: Draft, known: Known) -> Iterator[Problem]:
    """Meetings whose weekdays do not fit how often they recur, or that end before they start."""
    for i, meeting in enumerate(draft.entry.meetings):
        path: Path = ("meetings", i)
        yield from _weekdays(draft, path, meeting)
        yield from _ends_after_start(draft, path, meeting.from_, meeting.to)
        yield from _starting(draft, path, meeting, known.today)


def meeting_places(draft: Draft, _known: Known) -> Iterator[Problem]:
    """Meetings at a place that is none of the entry's locations."""
    names = [location.name for location in draft.entry.locations if location.name]
    for i, meeting in enumerate(draft.entry.meetings):
        if meeting.at is None or meeting.at == "online" or meeting.at in names or not draft.whole("locations"):
            continue
        same = next((name for name in ["online", *names] if fold(name) == fold(meeting.at)), None)
        if same or names:
            fix = f"write {same}" if same else f"write online, or the name of a location: {listed(names, 'or')}"
        else:
            fix = f'write online, or give the location the line name: "{meeting.at}"'
        yield draft.problem(("meetings", i, "at"), f'no location is called "{meeting.at}"', fix)


def meeting_zone(draft: Draft, _known: Known) -> Iterator[Problem]:
    """Meetings at an hour that nobody can place, because nothing says whose clock is meant."""
    entry = draft.entry
    if not entry.meetings or entry.locations or not draft.whole("locations", "serves"):
        return
    if all(place == "US" for place in entry.serves):
        fix = "add a location: the city whose local time is meant, also when all meetings are online"
        yield draft.warning(("meetings",), "nothing says whose local time the meetings are in", fix)


def hours(draft: Draft, _known: Known) -> Iterator[Problem]:
    """Office hours that end before they start."""
    for i, item in enumerate(draft.entry.hours):
        yield from _ends_after_start(draft, ("hours", i), item.from_, item.to)


def future_days(draft: Draft, known: Known) -> Iterator[Problem]:
    """Days on which somebody is said to have done something, but which have not come yet."""
    entry, today = draft.entry, known.today
    if entry.verified:
        yield from _not_yet(draft, ("verified", "on"), entry.verified.on, today)
    for i, source in enumerate(entry.sources):
        if source.accessed:
            yield from _not_yet(draft, ("sources", i, "accessed"), source.accessed, today)
    note = entry.meetings_note
    if note and note.year and note.year > today.year:
        yield draft.problem(
            ("meetings_note", "year"),
            f"the year {note.year} has not come yet",
            "write the year of the source",
        )


def source_dates(draft: Draft, known: Known) -> Iterator[Problem]:
    """Dates of pages that are in no calendar, or have not come yet."""
    for i, source in enumerate(draft.entry.sources):
        if source.dated is None:
            continue
        path = ("sources", i, "dated")
        first = _first_day(source.dated)
        if first is None:
            yield draft.problem(
                path, f"there is no date {source.dated}", "write year-month-day, for example 2019-03-08"
            )
        else:
            yield from _not_yet(draft, path, first, known.today, source.dated)


_PAST = "write the day on which it was done"


def _weekdays(draft: Draft, path: Path, meeting: Meeting) -> Iterator[Problem]:
    for i, day in enumerate(meeting.on):
        which = day.rpartition(" ")[0]
        if meeting.every == "month" and not which:
            fix = f'say which of the month, for example "2nd {day}" or "last {day}"; or write every: week'
            yield draft.problem((*path, "on", i), f'a monthly meeting on "{day}"', fix)
        elif meeting.every != "month" and which:
            fix = f"write {day.rpartition(' ')[2]}; or write every: month"
            yield draft.problem((*path, "on", i), f'"{day}" is a day of the month, but the meeting is not monthly', fix)


def _starting(draft: Draft, path: Path, meeting: Meeting, today: date) -> Iterator[Problem]:
    starting = meeting.starting
    if starting is None:
        if meeting.every == "two-weeks" and draft.whole("meetings"):
            fix = "add starting: and a day on which it took place, for example starting: 2026-11-03"
            yield draft.problem(path, "every two weeks, but from which week is not said", fix)
        return
    here = (*path, "starting")
    if (starting - today).days > FURTHEST_AHEAD:
        yield draft.problem(here, f"{starting} is more than a year ahead", "write a day on which it took place")
    elif starting < _EARLIEST:
        yield draft.problem(here, f"{starting} is long ago", "write a more recent day on which it took place")
    weekday = _DAYS[starting.weekday()]
    if meeting.every == "two-weeks" and not any(day.endswith(weekday) for day in meeting.on):
        what = f"{starting} is a {weekday.capitalize()}, and no day of the meeting"
        yield draft.problem(
            here,
            what,
            f"write a {listed([day.capitalize() for day in meeting.on], 'or')} on which it took place",
        )


def _ends_after_start(draft: Draft, path: Path, start: str, end: str | None) -> Iterator[Problem]:
    if end is not None and end <= start:
        fix = 'write 24-hour time, for example from: "18:00" and to: "19:30"; or leave "to" out'
        yield draft.problem((*path, "to"), f"it ends at {end}, but starts at {start}", fix)


def _not_yet(draft: Draft, path: Path, day: date, today: date, written: str = "") -> Iterator[Problem]:
    if day > today:
        yield draft.problem(path, f"{written or day} has not come yet", _PAST)
    elif day < _EARLIEST:
        yield draft.problem(path, f"{written or day} was before there were web pages", _PAST)


def _first_day(dated: str) -> date | None:
    """The first day of a year, month or day."""
    parts = [int(part) for part in dated.split("-")]
    try:
        return date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
