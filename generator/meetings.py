"""When people meet: a meeting as written → an RFC 5545 rule and its next dates in local time.

Pure: the moment to count from is an argument.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from generator.entries.model import Meeting
from generator.text import listed

_MONTHS = "january february march april may june july august september october november december".split()
_ORDINALS = {"1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5", "last": "-1"}
_ANCHOR = date(2024, 1, 1)
"""A Monday: where weekly and monthly rules are counted from, so that the same input gives the same dates."""
_FURTHEST = timedelta(days=400)
"""A rule with few months ("last friday" but for eleven months) still recurs within a year."""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One date of a meeting, with its zone; `end` is none where it is not known."""

    start: datetime
    end: datetime | None
    meeting: Meeting


def rule(meeting: Meeting) -> str:
    """The value of an RFC 5545 RRULE, for example "FREQ=MONTHLY;BYDAY=2TU,-1FR"."""
    parts = ["FREQ=MONTHLY" if meeting.every == "month" else "FREQ=WEEKLY"]
    if meeting.every == "two-weeks":
        parts.append("INTERVAL=2")
    parts.append(f"BYDAY={','.join(_by_day(day) for day in meeting.on)}")
    if meeting.except_:
        kept = [str(number) for number, month in enumerate(_MONTHS, 1) if month not in meeting.except_]
        parts.append(f"BYMONTH={','.join(kept)}")
    return ";".join(parts)


def occurrences(meeting: Meeting, zone: str, after: datetime) -> Iterator[Occurrence]:
    """The dates of a meeting that are not over at `after` (with a zone), in order, for about a year."""
    local = ZoneInfo(zone)
    start, end = _clock(meeting.from_), _clock(meeting.to) if meeting.to else None
    first = datetime.combine(meeting.starting or _ANCHOR, start)
    now = after.astimezone(local).replace(tzinfo=None)
    yesterday = now - timedelta(days=1)
    dates = rrulestr(rule(meeting), dtstart=_later_start(meeting, first, yesterday))
    for moment in dates.xafter(yesterday, inc=True):
        if moment > now + _FURTHEST:
            return
        closes = datetime.combine(moment.date(), end) if end else None
        if (closes or moment) >= now:
            yield Occurrence(moment.replace(tzinfo=local), closes.replace(tzinfo=local) if closes else None, meeting)


def _later_start(meeting: Meeting, first: datetime, after: datetime) -> datetime:
    """A start near `after` that gives the same dates as the first: from that, the rule would count through years."""
    if meeting.every == "month":
        month = after.replace(day=1, hour=first.hour, minute=first.minute, second=0, microsecond=0)
        return month if (first.year, first.month) < (after.year, after.month) else first
    step = timedelta(weeks=2 if meeting.every == "two-weeks" else 1)
    return first + max(0, (after - first) // step) * step


def next_dates(meetings: Iterable[Meeting], zone: str, after: datetime, most: int) -> list[Occurrence]:
    """The next `most` dates of all the meetings together."""
    found: list[Occurrence] = []
    for meeting in meetings:
        for number, occurrence in enumerate(occurrences(meeting, zone, after)):
            if number == most:
                break
            found.append(occurrence)
    return sorted(found, key=lambda o: (o.start, o.meeting.at or ""))[:most]


def in_words(meeting: Meeting) -> str:
    """A meeting in words: "Tuesdays 9:00–11:30 am", "2nd Tuesday and last Friday of the month, 6:00 pm"."""
    if meeting.every == "month":
        days = f"{listed([_capital_day(day) for day in meeting.on])} of the month,"
    elif meeting.every == "two-weeks":
        days = f"every second {listed([day.capitalize() for day in meeting.on])},"
    else:
        days = listed([f"{day.capitalize()}s" for day in meeting.on])
    words = f"{days} {clock_range(meeting.from_, meeting.to)}"
    if meeting.except_:
        words += f", not in {listed([month.capitalize() for month in meeting.except_], 'or')}"
    return words[0].upper() + words[1:]


def clock_range(start: str, end: str | None) -> str:
    """ "9:00–11:30 am", "11:30 am–1:00 pm", "6:00 pm"."""
    if end is None:
        return _american(start)
    first, last = _american(start), _american(end)
    if first[-2:] == last[-2:]:
        first = first[:-3]
    return f"{first}–{last}"


def _american(clock: str) -> str:
    moment = _clock(clock)
    return f"{moment.hour % 12 or 12}:{moment.minute:02d} {'am' if moment.hour < 12 else 'pm'}"


def _clock(text: str) -> time:
    return time(int(text[:2]), int(text[3:5]))


def _by_day(day: str) -> str:
    *ordinal, weekday = day.split()
    return (_ORDINALS[ordinal[0]] if ordinal else "") + weekday[:2].upper()


def _capital_day(day: str) -> str:
    *ordinal, weekday = day.split()
    return " ".join([*ordinal, weekday.capitalize()])
