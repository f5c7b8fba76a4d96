"""Who is listed already, in small files by state, and who of them an entry on the form is probably the same as.

Pure. `files_of` makes the files from the directory; `Book` and `duplicates` are compiled for the browser and find what
`relations.likely_pairs` would find. A record stands under the state it is filed in, under those of its cities, and
under "us" too where it has no place. Closed entries are nobody's duplicate, and left out. A file:

    {"records": [[id, kind, title, sort, name, url, domain, [city, …], [street, …], [[latitude, longitude], …],
                  parent], …],
     "below": [suffix, …]}

The fields are those of `relations.Record`, and the title as people write it. Below some registered domains there are
suffixes under which names are other people's ("s3.amazonaws.com"): they are named, because the browser has no list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from generator.directory import Directory, Listing
from generator.entries import relations
from generator.entries.checks import Draft
from generator.entries.known import Known
from generator.entries.model import FOLDERS, Kind
from generator.entries.relations import MERGE, Pair, Record, likely_pairs, record_of
from generator.entries.source import Path, Source
from generator.places.gazetteer import Gazetteer
from generator.suggest.addresses import domain_among, in_ascii, suffixes_below
from generator.suggest.core import reading_of, source_of

NATIONWIDE = "us"
_CELL = (0.4, 0.6)
"""Degrees: 25 miles fit into a cell and the ones around it, as far north as two states meet."""


class Twin(NamedTuple):
    """An entry that is probably, or perhaps, the same."""

    path: Path
    id: str
    title: str
    kind: Kind
    sure: str
    what: str
    fix: str


class Book:
    """Records made ready to be compared with one more."""

    def __init__(self, files: Sequence[Mapping[str, Any]]) -> None:
        self.records: dict[str, Record] = {}
        self.titles: dict[str, str] = {}
        self.by_key: dict[relations.Key, list[str]] = defaultdict(list)
        self.below: set[str] = set()
        for file in files:
            self.below.update(file["below"])
            for row in file["records"]:
                if row[0] not in self.records:
                    self._add(_record(row), row[2])
        self.domains = {record.domain for record in self.records.values() if record.domain}

    def _add(self, record: Record, title: str) -> None:
        self.records[record.id] = record
        self.titles[record.id] = title
        for key in _keys(record):
            self.by_key[key].append(record.id)

    def like(self, own: Record) -> list[Record]:
        """All records that have anything in common with one, itself left out."""
        ids = dict.fromkeys(id_ for key in _keys(own) for id_ in self.by_key.get(key, []))
        return [self.records[id_] for id_ in ids if id_ != own.id]


def duplicates(values: Mapping[str, Any], kind: Kind, state: str, id_: str, known: Known, book: Book) -> list[Twin]:
    """Who of the book an entry with these fields is probably the same as, the surest first."""
    draft = reading_of(source_of(values), kind, state, id_, known).draft
    own = record_of(path_of(kind, id_), id_, kind, draft, known.gazetteer)
    if own.domain:
        own = own._replace(domain=domain_among(own.domain, book.domains, book.below))
    pairs = relations.surest_first(pair for pair in likely_pairs([*book.like(own), own]) if own in (pair.a, pair.b))
    return [_twin(pair, own, book) for pair in pairs]


def _twin(pair: Pair, own: Record, book: Book) -> Twin:
    other = pair.b if pair.a == own else pair.a
    what = f"{pair.sure} the same as {other.path}: {pair.reason}"
    path: Path = ("website",) if pair.by == "site" else ("name",)
    return Twin(path, other.id, book.titles[other.id], other.kind, pair.sure, what, MERGE)


def _keys(record: Record) -> Iterator[relations.Key]:
    """What records have in common that could be one."""
    if record.domain:
        yield "site", record.domain
    yield from relations._keys(record.name)
    yield from relations._city_keys(record)


def path_of(kind: Kind, id_: str) -> str:
    """The path of an entry's file, as problems name it."""
    folder = next(folder for folder, of in FOLDERS.items() if of == kind)
    return f"data/{folder}/{id_}.yaml"


def _record(row: Sequence[Any]) -> Record:
    id_, kind, _, sort, name, url, domain, cities, streets, points, parent = row
    path = path_of(cast(Kind, kind), id_)
    return Record(path, id_, kind, sort, False, name, url, domain, cities, streets, points, parent)


def files_of(directory: Directory) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each state with records and "us", in small letters, and its file."""
    rows: dict[str, list[list[Any]]] = defaultdict(list)
    for listing in directory.listings.values():
        if not listing.closed:
            record = _record_of(listing, directory.gazetteer)
            for state in _states(record):
                rows[state].append(_row(record, listing.name))
    for state, found in sorted(rows.items()):
        domains = {row[6] for row in found if row[6]}
        yield state, {"records": sorted(found, key=lambda row: str(row[0])), "below": suffixes_below(domains)}


def _record_of(listing: Listing, gazetteer: Gazetteer) -> Record:
    path = f"data/{listing.file}"
    draft = Draft(Source(path), listing.entry, listing.kind, listing.id.partition("/")[0])
    return record_of(path, listing.id, listing.kind, draft, gazetteer)


def _row(record: Record, title: str) -> list[Any]:
    domain = in_ascii(record.domain) if record.domain else None
    places = [list(record.cities), list(record.streets), [list(point) for point in record.points]]
    return [record.id, record.kind, title, record.sort, record.name, record.url, domain, *places, record.parent]


def _states(record: Record) -> set[str]:
    """The files it stands in."""
    states = {city.rpartition(", ")[2].lower() for city in record.cities} | {record.folder}
    return states if record.points else states | {NATIONWIDE}


def states_near(gazetteer: Gazetteer) -> dict[str, list[str]]:
    """For each state, the others that reach within 25 miles of it."""
    cells: dict[tuple[int, int], set[str]] = defaultdict(set)
    for place in gazetteer.postal_codes():
        cells[_cell(place.point)].add(place.state.lower())
    near: dict[str, set[str]] = defaultdict(set)
    for (row, column), states in cells.items():
        around = _around(cells, row, column)
        for state in states:
            near[state] |= around - {state}
    return {state: sorted(others) for state, others in sorted(near.items())}


def _around(cells: Mapping[tuple[int, int], Iterable[str]], row: int, column: int) -> set[str]:
    steps = (-1, 0, 1)
    return {state for down in steps for across in steps for state in cells.get((row + down, column + across), ())}


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    return int(point[0] // _CELL[0]), int(point[1] // _CELL[1])
