"""Make the files of as many entries as a benchmark wants, out of nothing but the gazetteer.

Pure: the same count and seed give the same text. `validate` has nothing to say against any of them, not even a
warning. Kinds, cities, chapters with their parents, fields and lengths are about as frequent as in the real data, so
that sizes and times mean something. (For the search, where words count, `made.py` moves the real entries instead.)
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.words import FIRST, SECOND, drawn, spot
from generator.places.gazetteer import Gazetteer, Place
from generator.text import slug

FIELDS = {
    "health-care": "Nurses Therapists Pharmacists Dietitians Midwives Paramedics",
    "information-technology": "Developers Testers Analysts Administrators Architects Designers",
    "accounting-finance": "Accountants Auditors Bookkeepers Actuaries Lenders Treasurers",
    "construction-trades": "Carpenters Electricians Plumbers Roofers Masons Surveyors",
    "education": "Teachers Librarians Tutors Principals Counselors Lecturers",
    "legal": "Lawyers Paralegals Clerks Mediators Notaries Stenographers",
}
PURPOSE = (
    "practice interviews",
    "trade leads",
    "read each other's letters",
    "meet employers",
    "learn how the city hires",
    "find a mentor",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
FOLDERS = ("support-groups", *["professional-associations"] * 3, *["alumni-networks"] * 2, *["agencies"] * 2)
"""The folders in turn, each as often as in the real data."""
WITH_CHAPTERS = ("professional-associations", "alumni-networks")
NATIONAL = 60
"""One entry in so many is a national association that others are chapters of."""
CHAPTERS = 55
"""Of a hundred associations and alumni networks so many are chapters, a third of all entries."""


class Parent(NamedTuple):
    """A national organization that chapters name."""

    id: str
    name: str


def made(count: int, places: Gazetteer, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The files of so many entries, all of them right: (path below the data folder, content)."""
    chance = random.Random(seed)
    parents: list[Parent] = []
    taken: set[str] = set()
    for number, city in enumerate(drawn(places, count, chance)):
        folder = FOLDERS[number % len(FOLDERS)]
        if number % NATIONAL == 1:
            national, text = _national(number, chance, taken)
            parents.append(national)
            yield f"professional-associations/{national.id}.yaml", text
        else:
            parent = _parent_of(folder, city, parents, chance, taken)
            yield _local(number, folder, city, parent, chance, places, taken)


def write(data: Path, count: int, places: Gazetteer, seed: int = 1) -> None:
    """Write the made files below a data folder."""
    for name, text in made(count, places, seed):
        file = data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _named(pattern: str, chance: random.Random, taken: set[str]) -> tuple[str, str]:
    """(A name that nobody has yet, its field); the pattern has room for three words."""
    while True:
        industry = chance.choice(list(FIELDS))
        words = f"{chance.choice(FIRST)} {chance.choice(SECOND)}"
        name = pattern.format(words, chance.choice(FIELDS[industry].split()))
        if name not in taken:
            taken.add(name)
            return name, industry


def _parent_of(
    folder: str, city: Place, parents: Sequence[Parent], chance: random.Random, taken: set[str]
) -> Parent | None:
    """Whose chapter the next entry is; one that has a chapter in the city already founds no second one."""
    if folder not in WITH_CHAPTERS or not parents or chance.randrange(100) >= CHAPTERS:
        return None
    parent = chance.choice(parents)
    name = _chapter(parent, city)
    if name in taken:
        return None
    taken.add(name)
    return parent


def _chapter(parent: Parent, city: Place) -> str:
    return f"{parent.name}, {city.label.replace(',', '')} Chapter"


def _national(number: int, chance: random.Random, taken: set[str]) -> tuple[Parent, str]:
    name, industry = _named("{} of American {}", chance, taken)
    site = f"{slug(name, 45)}-{number}.org"
    lines = [
        f"name: {name}",
        f"website: https://www.{site}/",
        "summary: >-",
        f"  Members from all states {chance.choice(PURPOSE)}, and the chapters of {name} do so in their cities.",
        "run_by: {type: association}",
        "open_to: members",
        "cost: membership",
        "format: hybrid",
        "serves: [US]",
        f"industries: [{industry}]",
        *_source(site, "what it is and whom it serves"),
    ]
    return Parent(f"us/{slug(name, 50)}-{number}", name), "\n".join(lines) + "\n"


def _local(
    number: int,
    folder: str,
    city: Place,
    parent: Parent | None,
    chance: random.Random,
    places: Gazetteer,
    taken: set[str],
) -> tuple[str, str]:
    """An entry of a city, in which each field is about as frequent as in the real data."""
    if parent:
        name, industry = _chapter(parent, city), ""
    else:
        name, industry = _named(f"{{}} of {city.name} {{}}", chance, taken)

    def some(percent: int, *lines: str) -> tuple[str, ...]:
        return lines if chance.randrange(100) < percent else ()

    site = f"{slug(name, 45)}-{number}.org"
    short = name.partition(" of ")[0]
    lines = [
        f"name: {name}",
        *some(15, f"also_known_as: [{short} {number}]"),
        f"website: https://www.{site}/",
        *_summary(city, chance),
        *some(25, "take_part: >-", "  Come to a meeting as a guest, then say what you look for and what you can do."),
        f"run_by: {{type: nonprofit, name: {short}}}",
        "open_to: everyone",
        *some(80, f"cost: {chance.choice(['free', 'donation', 'membership'])}", "format: in-person"),
        *(_location(city, chance, places) if chance.randrange(4) else ()),
        f'serves: ["{city.label}"]',
        *_meetings(folder, chance),
        *(some(45, f"industries: [{industry}]") if industry else ()),
        *some(30, "audiences: [veterans, women]"),
        *some(40, "volunteer: members run the meetings"),
        *some(25, f"contact: {{phone: +1-916-555-01{number % 100:02d}, email: info@{site}}}"),
        *(["parent: " + parent.id] if parent else []),
        *_of_its_kind(folder, chance),
        *_source(site, "meeting day and address"),
    ]
    path = f"{folder}/{city.state.lower()}/{slug(name, 50)}-{number}.yaml"
    return path, "\n".join(lines) + "\n"


def _summary(city: Place, chance: random.Random) -> Iterator[str]:
    yield "summary: >-"
    yield f"  People of one field in {city.name} who look for work {chance.choice(PURPOSE)} and"
    yield f"  {chance.choice(PURPOSE)};"
    yield f"  newcomers to {city.label} are welcome."


def _location(city: Place, chance: random.Random, places: Gazetteer) -> Iterator[str]:
    """The middle of the city, or an address in one of its ZIP Codes."""
    point, code = spot(city, places, chance)
    yield "locations:"
    yield f"  - city: {city.name}"
    yield f"    state: {city.state}"
    if city.county and not code:
        yield f"    county: {city.county}"
    if code:
        yield f"    street: {chance.randrange(1, 9999)} {chance.choice(FIRST)} Street"
        yield f'    postal_code: "{code.name}"'
    yield f"    latitude: {point.latitude}"
    yield f"    longitude: {point.longitude}"
    yield f"    precision: {'postal-code' if code else 'city'}"


def _meetings(folder: str, chance: random.Random) -> Iterator[str]:
    """Most support groups say when they meet, and few others do."""
    if chance.randrange(100) >= (60 if folder == "support-groups" else 5):
        return
    day, hour = chance.choice(DAYS), chance.randrange(7, 19)
    when = (
        f"every: week, on: [{day}]" if chance.randrange(2) else f"every: month, on: [{chance.randrange(2, 5)}nd {day}]"
    )
    when = when.replace("3nd", "3rd").replace("4nd", "4th")
    yield f'meetings: [{{{when}, from: "{hour:02d}:00", to: "{hour + 1:02d}:30"}}]'


def _of_its_kind(folder: str, chance: random.Random) -> Sequence[str]:
    if folder == "alumni-networks":
        return [f"institution: University of Example at {chance.choice(FIRST)}"]
    return ["agency_type: other"] if folder == "agencies" else []


def _source(site: str, states: str) -> Sequence[str]:
    return [
        "sources:",
        f"  - url: https://www.{site}/about",
        "    accessed: 2026-03-01",
        f"    states: {states}",
        "status: active",
    ]
