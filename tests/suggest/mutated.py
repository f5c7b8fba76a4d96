"""Real entries with something wrong: seeded, so that a failure comes again."""

import copy
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    7,
    -122.5,
    38.25,
    2014,
    95814,
    9165550100,
    "",
    " ",
    "x",
    "Example",
    "exàmple",
    "ＥＸＡＭＰＬＥ",
    "a\u200bb",
    "two\nlines",
    "<b>bold</b>",
    "AT&T &amp; sons",
    "[a](https://example.org)",
    "9am",
    "9:00 AM",
    "13:75",
    "noon",
    "26:00",
    "tuesday",
    "Tuesdays",
    "second tue",
    "1st monday",
    "last fridays",
    "july",
    "2026-02-30",
    "2026-11-22",
    "1989-05-01",
    "2027-12-31",
    "2019-13",
    "CA",
    "ca",
    "California",
    "NV",
    "XX",
    "US",
    "Sacramento",
    "Sacremento",
    "Sacramento, CA",
    "Sacremento, CA",
    "Sacramento County, CA",
    "Sacramento County",
    "Sacramnto County, CA",
    "Nowhere, ZZ",
    "Reno, Nevada",
    "Orleans Parish",
    "95814",
    "95814-1234",
    "00000",
    "97201",
    "89501",
    "10001",
    "https://example.org/",
    "http://www.example.com/a b",
    "https://user@example.org/",
    "https://example.org:8080/",
    "https://localhost/",
    "https://127.1/",
    "https://[::1]/",
    "https://exa[mple.org/",
    "ftp://example.org/",
    "www.example.org/page",
    "https://example.orgg/",
    "https://münchen.example.de/",
    "https://example.org\\path",
    "mailto:info@example.org",
    "info@example.org",
    "pat.doe@example.org",
    "pat@gmail.com",
    "@",
    "+1-916-555-0100",
    "+19165550100",
    "(916) 555-0100",
    "916-555-0100 ext. 12",
    "1-800-555-0199",
    "1-800-FLOWERS",
    "+44 20 7946 0958",
    "555-0100",
    "+1-999-555-0100",
    "+1-416-555-0100",
    "health-care",
    "helth-care",
    "Health care",
    "nurse",
    "over-50",
    "english",
    "en",
    "catholic",
    "us/example-network",
    "example network",
    "everyone",
    "every one",
    "active",
    "activ",
    "street",
    "postal-code",
    "long " * 140,
    "\U0001f600 smile \U0001f600",
    [],
    ["x"],
    ["CA"],
    ["Sacramento County", "CA"],
    ["tuesday", "tuesday"],
    ["en", "en", "xx"],
    ["health-care"] * 14,
    [None],
    {},
    {"note": "veterans"},
    {"note": "x"},
    {"type": "faith", "faith": "catholic"},
    {"type": "coach", "faith": "catholick"},
    {"city": "Sacramento", "state": "CA"},
    {"city": "Nowhereville", "state": "CA", "postal_code": "95814"},
    {"city": "Portland", "state": "OR", "county": "Multnomah"},
    {"text": "monthly", "year": 1900},
    {"on": "2027-01-01", "how": "called"},
    {"phone": "916.555.0100", "email": "info@example.org"},
    {"every": "two-weeks", "on": ["tuesday"], "from": "09:00"},
    {"every": "month", "on": ["tuesday"], "from": "09:00", "to": "08:00", "at": "online"},
    {"every": "week", "on": ["2nd tuesday"], "from": "09:00", "starting": "2024-01-01"},
    {"url": "https://example.org/", "states": "days", "dated": "2030"},
)
"""What people write, and what nobody would."""


def mutated(entries: Sequence[Mapping[str, Any]], seed: int, number: int) -> Iterator[dict[str, Any]]:
    """So many entries, each with one to four changes."""
    chance = random.Random(seed)
    for _ in range(number):
        values: dict[str, Any] = copy.deepcopy(dict(chance.choice(entries)))
        for _ in range(chance.randint(1, 4)):
            _change(values, chance, entries)
        yield values


def _change(values: dict[str, Any], chance: random.Random, entries: Sequence[Mapping[str, Any]]) -> None:
    holder, key = chance.choice(list(_places(values)))
    match chance.randrange(7):
        case 0:
            del holder[key]
        case 1:
            holder[key] = copy.deepcopy(chance.choice(ODD))
        case 2 if isinstance(holder[key], str):
            holder[key] = _misspelt(holder[key], chance)
        case 3 if isinstance(holder[key], (int, float)):
            number = round(holder[key] * chance.choice((-1, 0.5, 1.01, 3)), 4)
            holder[key] = int(number) if number == int(number) else number  # JSON of a browser knows no 2.0
        case 4 if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        case 5:
            other = chance.choice(entries)
            name = chance.choice(list(other))
            values[name] = copy.deepcopy(other[name])
        case _:
            if isinstance(holder, dict):
                holder[chance.choice(("colour", "notes", "from_", key + "s", key.upper()))] = copy.deepcopy(
                    chance.choice(ODD)
                )


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place where a value stands: what holds it, and its key."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from _places(value[key])


def _misspelt(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(("", "x", " ", "é", "<", "&lt;", "-")) + text[at + chance.randint(0, 2) :]
