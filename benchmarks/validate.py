"""Time `python -m generator validate` over made entries, as one whole process.

    python benchmarks/validate.py                     2,500 entries: the goal is 1.5 seconds
    python benchmarks/validate.py --entries 100000    the goal is 20 seconds on two processors

Prints the wall time and the most memory that the command and its workers used together (proportional set
size, read from /proc five times a second; elsewhere than on Linux that of the largest process). The entries
resemble the real ones in size and fields, and are the same for the same --seed. They are made in a temporary
folder, with the taxonomy of --data, and removed afterwards.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.entries.model import FOLDERS
from generator.places import gazetteer
from generator.places.gazetteer import Gazetteer, Place
from generator.text import slug

ROOT = Path(__file__).parents[1]
MOST_SECONDS = 600

FIELDS = {
    "health-care": "Nurses Therapists Pharmacists Dietitians Midwives Paramedics",
    "information-technology": "Developers Testers Analysts Administrators Architects Designers",
    "accounting-finance": "Accountants Auditors Bookkeepers Actuaries Lenders Treasurers",
    "construction-trades": "Carpenters Electricians Plumbers Roofers Masons Surveyors",
    "education": "Teachers Librarians Tutors Principals Counselors Lecturers",
    "legal": "Lawyers Paralegals Clerks Mediators Notaries Stenographers",
}
FIRST = (
    "Amber Harbor Maple Lantern Summit Cedar River Anchor Meadow Granite Juniper Copper Willow Prairie Canyon"
    " Delta Falcon Orchard Quarry Timber Beacon Clover Drift Ember Fern Glen Heron Island Jasper Kestrel"
    " Laurel Mesa North Ocean Pine Quail Ridge Sage Tidal"
)
SECOND = (
    "Bridge Circle Compass Corner Door Exchange Forum Gate Guild House Ladder League Path Roundtable Table"
    " Trust Union Way"
)
PURPOSE = (
    "practice interviews",
    "trade leads",
    "read each other's letters",
    "meet employers",
    "learn how the city hires",
    "find a mentor",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def main() -> None:
    """Make the entries, run the command, print what it took."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="foothold-benchmark-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(options.data / "taxonomy", data / "taxonomy")
        for name, text in made(options.entries, random.Random(options.seed), gazetteer.load()):
            file = data / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        for _ in range(options.runs):
            seconds, mebibytes, last = timed([sys.executable, "-m", "generator", "validate", "--data", str(data)])
            print(f"{options.entries:,} entries: {seconds:.2f} s, {mebibytes:,.0f} MiB; it says: {last}")


def made(count: int, chance: random.Random, places: Gazetteer) -> Iterator[tuple[str, str]]:
    """The files of so many entries, all of them right: (path below the data folder, content)."""
    cities = [city for city in places.cities() if city.size]
    weights = [city.size for city in cities]
    kinds = list(FOLDERS)
    for number, city in enumerate(chance.choices(cities, weights, k=count)):
        folder = kinds[number % len(kinds)]
        industry = chance.choice(list(FIELDS))
        first, second, people = (chance.choice(words.split()) for words in (FIRST, SECOND, FIELDS[industry]))
        name = f"{first} {second} of {city.name} {people}"
        file = f"{folder}/{city.state.lower()}/{slug(name, 50)}-{number}.yaml"
        yield file, _entry(name, number, folder, industry, city, chance, places)


def _entry(
    name: str, number: int, folder: str, industry: str, city: Place, chance: random.Random, places: Gazetteer
) -> str:
    """An entry in which each field is about as frequent as in the real data."""

    def some(percent: int, *lines: str) -> tuple[str, ...]:
        return lines if chance.randrange(100) < percent else ()

    site = f"{slug(name, 45)}-{number}.org"
    lines = [
        f"name: {name}",
        *some(15, f"also_known_as: [{name.partition(' of ')[0]} {number}]"),
        f"website: https://www.{site}/",
        "summary: >-",
        f"  People of one field in {city.name} who look for work {chance.choice(PURPOSE)} and",
        f"  {chance.choice(PURPOSE)};",
        f"  newcomers to {city.label} are welcome.",
        *some(
            25,
            "take_part: >-",
            "  Come to a meeting as a guest, then say what you look for and what you can do for others.",
        ),
        f"run_by: {{type: nonprofit, name: {name.partition(' of ')[0]}}}",
        "open_to: everyone",
        *some(80, f"cost: {chance.choice(['free', 'donation', 'membership'])}", "format: in-person"),
        *(_location(city, chance, places) if chance.randrange(4) else ()),
        f'serves: ["{city.label}", {city.state}]',
        *some(5, f'meetings: [{{every: week, on: [{chance.choice(DAYS)}], from: "09:00", to: "11:30"}}]'),
        *some(45, f"industries: [{industry}]"),
        *some(30, "audiences: [veterans, women]"),
        *some(40, "volunteer: members run the meetings"),
        *some(5, f"contact: {{phone: +1-916-555-01{number % 100:02d}, email: info@{site}}}"),
        *{"alumni-networks": ["institution: University of Example"], "agencies": ["agency_type: other"]}.get(
            folder, []
        ),
        "sources:",
        f"  - url: https://www.{site}/about",
        "    accessed: 2026-03-01",
        "    states: meeting day and address",
        "status: active",
    ]
    return "\n".join(lines) + "\n"


def _location(city: Place, chance: random.Random, places: Gazetteer) -> Iterator[str]:
    code = places.postal_code(chance.choice(places.postal_codes_of(city))) if chance.randrange(5) == 0 else None
    point = code or city
    yield "locations:"
    yield f"  - city: {city.name}"
    yield f"    state: {city.state}"
    if city.county and not code:
        yield f"    county: {city.county}"
    if code:
        yield f"    street: {chance.randrange(1, 9999)} {chance.choice(FIRST.split())} Street"
        yield f'    postal_code: "{code.name}"'
    yield f"    latitude: {point.latitude}"
    yield f"    longitude: {point.longitude}"
    yield f"    precision: {'postal-code' if code else 'city'}"


def timed(command: Sequence[str]) -> tuple[float, float, str]:
    """Wall seconds, the most mebibytes that the process and its children held at once, and its last line."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    most = 0.0
    while time.perf_counter() - start < MOST_SECONDS:
        try:
            output, _ = process.communicate(timeout=0.2)
            break
        except subprocess.TimeoutExpired:
            most = max(most, sum(_mebibytes(number) for number in _family(process.pid)))
    else:
        process.kill()
        raise SystemExit(f"stopped after {MOST_SECONDS} s")
    seconds = time.perf_counter() - start
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return seconds, most or largest, output.strip().rpartition("\n")[2]


def _family(process: int) -> list[int]:
    """The process and its children."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        children = []
    return [process, *map(int, children)]


def _mebibytes(process: int) -> float:
    """Its share of memory, pages that it has in common with others divided between them."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=2500)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="where the taxonomy is taken from")
    return parser.parse_args()


if __name__ == "__main__":
    main()
