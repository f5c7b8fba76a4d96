"""Read when people meet: "2nd and 4th Tuesday 6-7:30 pm" as a meeting, "Mon-Fri 8:00-16:30" as office hours.

Pure: text in, values out. What is not certain is asked back, never guessed.
"""

import re
from typing import Any, get_args

from generator.contribute.answers import Fault, Fields
from generator.entries.model import Weekday

_DAYS: tuple[str, ...] = get_args(Weekday)
_SHORT = [day[:3] for day in _DAYS]
_NAMED = r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?s?\b\.?"
_DAY = re.compile(rf"\b{_NAMED}")
_RANGE = re.compile(rf"\b{_NAMED} *(?:-|–|to|through) *{_NAMED}")
_WHICH = re.compile(r"\b(1st|first|2nd|second|3rd|third|4th|fourth|5th|fifth|last)\b")
_WHICH_OR_DAY = re.compile(rf"{_WHICH.pattern}|{_DAY.pattern}")
_WHICH_IS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}
_HALF = r" *(a\.?m\b\.?|p\.?m\b\.?)?"
_HOUR = r"(\d{1,2})(?:[:.](\d{2}))?"
_TIMES = re.compile(rf"(?<![\d-]){_HOUR}{_HALF}(?: *(?:-|–|to|until|till) *{_HOUR}{_HALF})?(?![\d-])")
_OTHER_WEEK = re.compile(r"every other|every (?:two|2) weeks|bi-?weekly|fortnight")
_STARTING = re.compile(r"(?:starting|from|since) (\d{4}-\d{2}-\d{2})")
_EXAMPLE = (
    'write for example "tuesday 9:00-11:30" or "2nd tuesday 6-7:30 pm"; or "note: monthly lunch" in your own words'
)


def meets(text: str, year: int) -> Fields | Fault:
    """The fields for when people meet; several meetings are split at semicolons."""
    if text.lower().startswith("note:"):
        return {"meetings_note": {"text": text[5:].strip(), "year": year}}
    meetings = []
    for part in text.split(";"):
        meeting = _meeting(part.lower().strip())
        if isinstance(meeting, Fault):
            return meeting
        meetings.append(meeting)
    return {"meetings": meetings}


def opens(text: str, year: int) -> Fields | Fault:
    """The fields for office hours; different hours are split at semicolons."""
    if text.lower().startswith("note:"):
        return meets(text, year)
    rows = []
    for part in text.split(";"):
        part = part.lower().strip()
        times = _times(part)
        if isinstance(times, Fault):
            return times
        if not _days(part) or "to" not in times:
            return Fault(f'no days and hours can be read in "{part}"', 'write for example "mon-fri 8:00-16:30"')
        rows.append({"on": _days(part), **times})
    return {"hours": rows}


def _meeting(text: str) -> dict[str, Any] | Fault:
    days, times = _days(text), _times(text)
    if not days or times == {}:
        return Fault(f'no weekday and hour can be read in "{text}"', _EXAMPLE)
    if isinstance(times, Fault):
        return times
    place = {"at": "online"} if re.search(r"\b(online|zoom)\b", text) else {}
    if _WHICH.search(text):
        return {"every": "month", "on": _days_of_month(text), **times, **place}
    if not _OTHER_WEEK.search(text):
        return {"every": "week", "on": days, **times, **place}
    starting = _STARTING.search(text)
    if not starting:
        fix = f'add a day on which it took place: "{text}, starting 2026-11-03"'
        return Fault("every two weeks, but from which week is not said", fix)
    return {"every": "two-weeks", "on": days, **times, **place, "starting": starting[1]}


def _days_of_month(text: str) -> list[str]:
    """ "1st and 3rd monday, last friday": each day with the words before it that say which."""
    found: list[str] = []
    which: list[str] = []
    after_day = True
    for word, day in _WHICH_OR_DAY.findall(text):
        if word:
            which = [*([] if after_day else which), _WHICH_IS.get(word, word)]
        else:
            found += [f"{one} {_DAYS[_SHORT.index(day)]}" for one in which]
        after_day = bool(day)
    return list(dict.fromkeys(found))


def _days(text: str) -> list[str]:
    if found := _RANGE.search(text):
        first, last = _SHORT.index(found[1]), _SHORT.index(found[2])
        return list(_DAYS[first : last + 1]) if first < last else [*_DAYS[first:], *_DAYS[: last + 1]]
    return list(dict.fromkeys(_DAYS[_SHORT.index(name)] for name in _DAY.findall(text)))


def _times(text: str) -> dict[str, str] | Fault:
    """From and to, as 24-hour times; empty where there is none."""
    text = re.sub(r"\bnoon\b", "12:00 pm", re.sub(r"\b(1st|2nd|3rd|4th|5th)\b", "", _STARTING.sub("", text)))
    every = list(_TIMES.finditer(text))
    found = next((match for match in every if match[2] or match[3] or match[4]), every[0] if every else None)
    if not found:
        return {}
    hour, minute, half, end_hour, end_minute, end_half = found.groups()
    if end_hour and not half and end_half:
        half = _half_before(hour, end_hour, end_half)
    start = _clock(hour, minute, half)
    end = _clock(end_hour, end_minute, end_half or half) if end_hour else None
    if not start or (end_hour and not end):
        return Fault(f'"{found[0].strip()}" is no time of day', _EXAMPLE)
    if not half and ((len(hour) == 1 and int(hour) < 8) or not (minute or end_hour)):
        fix = 'write "6 pm", or 24-hour time: "18:00"'
        return Fault(f'is "{found[0].strip()}" in the morning or in the evening?', fix)
    return {"from": start} | ({"to": end} if end else {})


def _half_before(hour: str, end_hour: str, end_half: str) -> str:
    """Whether "10-1 pm" starts before noon: it cannot end before it starts."""
    other = "am" if end_half.startswith("p") else end_half
    return other if int(hour) % 12 > int(end_hour) % 12 else end_half


def _clock(hour: str, minute: str | None, half: str | None) -> str | None:
    number, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.startswith("p") else 0)
    return f"{number:02}:{minutes:02}" if number < 24 and minutes < 60 else None
