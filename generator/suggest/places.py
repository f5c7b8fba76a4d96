"""The places of one state as a small file, and a gazetteer over the files that a page has fetched.

Pure. `files_of` cuts the gazetteer's tables by state; `Places` is the `Gazetteer` itself over some of them, and is
compiled for the browser, where `gazetteerOf(files)` makes one, with all its methods. What can be worked out from the
rest is left out. A file:

    {"state": "CA", "middle": [latitude, longitude, ZIPs with delivery],
     "counties": [[name, …], [latitude, …], [longitude, …], [ZIPs, …]],
     "cities":   [[name, …], [number of the county or -1, …], [latitude, …], [longitude, …], [ZIPs, …]],
     "zips":     [[code, …], [number of the city, …], [number of the county, …], [latitude, …], [longitude, …],
                  [1 with delivery, else 0, …]],
     "accepted": {code: [further name, …]}, "discouraged": {code: [key, …]}, "names": {key: number of the city}}

Codes are numbers; latitudes and longitudes are ten-thousandths of a degree, each as its difference from the one before.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.places.gazetteer import STATES, Gazetteer
from generator.places.names import key

_UNITS = 10_000
"""The tables round to as many parts of a degree."""


def files_of(gazetteer: Gazetteer) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each state's code in small letters, and its file."""
    cutter = _Cutter(gazetteer)
    for state in sorted(STATES):
        yield state.lower(), cutter.file_of(state)


def states_of_codes(gazetteer: Gazetteer) -> dict[str, str]:
    """The first three digits of ZIP Codes → the states that use them, in small letters."""
    found: dict[str, set[str]] = {}
    for place in gazetteer.postal_codes():
        found.setdefault(place.name[:3], set()).add(place.state.lower())
    return {start: " ".join(sorted(states)) for start, states in sorted(found.items())}


class _Cutter:
    """The gazetteer's tables, made ready to be cut."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.areas: dict[str, Any] = gazetteer.section("areas")
        self.cities: list[list[Any]] = gazetteer.section("cities")
        self.zips: list[list[Any]] = gazetteer.section("postal_codes")
        self.names: dict[str, dict[str, int]] = gazetteer.section("names")
        self.accepted: dict[str, list[str]] = gazetteer.section("accepted")
        self.discouraged: dict[str, list[str]] = gazetteer.section("discouraged")
        self.rows: dict[str, tuple[list[int], list[int], list[int]]] = {state: ([], [], []) for state in STATES}
        """By state, the rows of its counties, cities and ZIPs."""
        for number, county in enumerate(self.areas["counties"]):
            self.rows[county[5]][0].append(number)
        for number, state in enumerate(self.cities[1]):
            self.rows[state][1].append(number)
        for number, city in enumerate(self.zips[1]):
            self.rows[self.cities[1][city]][2].append(number)

    def file_of(self, state: str) -> dict[str, Any]:
        counties, cities, zips = self.rows[state]
        county_of = {number: i for i, number in enumerate(counties)} | {-1: -1}
        city_of = {number: i for i, number in enumerate(cities)}
        codes = [self.zips[0][row] for row in zips]
        of_state = [self.areas["counties"][row] for row in counties]
        middle = next((row for row in self.areas["states"] if row[0] == state), [state, 0, 0, 0, 0])
        own = {key(self.cities[0][row]) for row in cities}
        return {
            "state": state,
            "middle": [middle[1], middle[2], middle[4]],
            "counties": [
                [row[0] for row in of_state],
                *_points([row[1] for row in of_state], [row[2] for row in of_state]),
                [row[4] for row in of_state],
            ],
            "cities": [
                [self.cities[0][row] for row in cities],
                [county_of[self.cities[2][row]] for row in cities],
                *_points([self.cities[3][row] for row in cities], [self.cities[4][row] for row in cities]),
                [self.cities[6][row] for row in cities],
            ],
            "zips": [
                _steps([int(code) for code in codes]),
                [city_of[self.zips[1][row]] for row in zips],
                [county_of[self.zips[2][row]] for row in zips],
                *_points([self.zips[3][row] for row in zips], [self.zips[4][row] for row in zips]),
                [self.zips[6][row] for row in zips],
            ],
            "accepted": {code: self.accepted[code] for code in codes if code in self.accepted},
            "discouraged": {code: self.discouraged[code] for code in codes if code in self.discouraged},
            "names": {name: city_of[number] for name, number in sorted(self.names[state].items()) if name not in own},
        }


def _points(latitudes: Sequence[float], longitudes: Sequence[float]) -> tuple[list[int], list[int]]:
    return tuple(_steps([round(degrees * _UNITS) for degrees in column]) for column in (latitudes, longitudes))  # type: ignore[return-value]


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number as its difference from the one before: neighbors lie near each other."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]


class Places(Gazetteer):
    """The gazetteer of some states."""

    def __init__(self, files: Sequence[dict[str, Any]]) -> None:
        self._tables = tables_of(files)

    def section(self, name: str) -> Any:
        return self._tables[name]


def tables_of(files: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The tables of a gazetteer that knows these states, without time zones."""
    counties: list[Any] = []
    states: list[Any] = []
    cities: list[list[Any]] = [[], [], [], [], [], [], []]
    zips: list[list[Any]] = [[], [], [], [], [], [], []]
    tables: dict[str, Any] = {
        "areas": {"timezones": [""], "counties": counties, "states": states},
        "cities": cities,
        "postal_codes": zips,
        "names": {},
        "accepted": {},
        "discouraged": {},
        "spellings": {},
    }
    for file in files:
        _add(tables, file)
    return tables


def _add(tables: dict[str, Any], file: dict[str, Any]) -> None:
    state = file["state"]
    areas, cities, zips = tables["areas"], tables["cities"], tables["postal_codes"]
    first_county, first_city = len(areas["counties"]), len(cities[0])
    names, places_of, north, east, sizes = file["cities"]
    codes = [_code(number) for number in _added(file["zips"][0])]
    numbers = {key(name): first_city + i for i, name in enumerate(names)}
    areas["states"].append([state, file["middle"][0], file["middle"][1], 0, file["middle"][2]])
    county_names, county_north, county_east, county_sizes = file["counties"]
    for row in zip(county_names, _degrees(county_north), _degrees(county_east), county_sizes, strict=True):
        areas["counties"].append([row[0], row[1], row[2], 0, row[3], state])
    for i, column in enumerate(
        [
            names,
            [state for _ in names],
            _moved(places_of, first_county),
            _degrees(north),
            _degrees(east),
            [0 for _ in names],
            sizes,
        ]
    ):
        cities[i].extend(column)
    of_zips = file["zips"]
    for i, column in enumerate(
        [
            codes,
            _moved(of_zips[1], first_city),
            _moved(of_zips[2], first_county),
            _degrees(of_zips[3]),
            _degrees(of_zips[4]),
            [0 for _ in codes],
            of_zips[5],
        ]
    ):
        zips[i].extend(column)
    further = {name: first_city + number for name, number in file["names"].items()}
    tables["names"][state] = further | numbers
    tables["accepted"].update(file["accepted"])
    tables["discouraged"].update(file["discouraged"])
    tables["spellings"][state] = _spellings(file, codes)


def _spellings(file: dict[str, Any], codes: Sequence[str]) -> dict[str, str]:
    """The names that mail is accepted under by their keys, in the order of the ZIPs; then those of the cities."""
    found: dict[str, str] = {}
    for code in codes:
        for name in file["accepted"].get(code, []):
            found.setdefault(key(name), name)
    names = file["cities"][0]
    for number in file["zips"][1]:
        found[key(names[number])] = names[number]
    return found


def _moved(numbers: Sequence[int], by: int) -> list[int]:
    return [number if number < 0 else number + by for number in numbers]


def _added(steps: Sequence[int]) -> list[int]:
    numbers: list[int] = []
    number = 0
    for step in steps:
        number += step
        numbers.append(number)
    return numbers


def _degrees(steps: Sequence[int]) -> list[float]:
    return [number / _UNITS for number in _added(steps)]


def _code(number: int) -> str:
    return f"{number:05d}"
