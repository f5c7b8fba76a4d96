"""Rules over all entries: ids, parents, old ids, and entries that look like one.

Pure: compact records in, problems out. A record holds what these rules compare and nothing else, so that a
hundred thousand entries fit where a few thousand would.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import combinations, permutations
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from generator.entries.checks import Draft, domains
from generator.entries.model import Entry, Kind
from generator.entries.source import Position
from generator.places.gazetteer import STATES, Gazetteer
from generator.problems import Problem
from generator.text import fold_place

Point = tuple[float, float]
Key = tuple[str | int, ...]
_SameName = Callable[[str, str], bool]

ALIKE = 92
"""Likeness in percent from which two names, their words in order of the alphabet, look like one."""
ALIKE_WORDS = 80
"""Likeness of two words that are one with a typing error: a letter of five may be another one."""
SHORTEST_WORD = 5
"""Letters; shorter words are often abbreviations, which one letter makes another."""
RELATED = 60
"""Likeness of names from which, city and domain being the same, two entries are probably one, not perhaps."""
REACH = 25
"""Miles within which two organizations of nearly one name are probably one."""
MOST_ON_ONE_HOST = 12
"""Entries of a city at one domain; with more, it is a platform or a large institution, and proves nothing."""
FEW = 30
"""Entries with the same initials that are compared wherever they are; more are first sorted by place."""
MOST_OF_ONE_NAME = 200
"""Entries near each other whose names could be alike; of more of them only the very same names are found."""
MOST_LOOSE = 3
"""Words that two names do not share; with more, they are not one name with another space in it."""

_CELL = (1.0, 1.5)
"""Degrees: a cell is wider than `REACH` up to 71 degrees north, and the next ones hold all that is near."""
_NO_NAME = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "inc", "llc", "of", "on", "the", "to", "with"})
"""Words that make no difference between two names."""
_DIRECTIONS = frozenset(
    """
    eastern northeast northeastern northern northwest northwestern southeast southeastern southern southwest
    southwestern western
    """.split()
)
"""Words that look like each other and are not."""
_GENERIC = frozenset(
    """
    agency alumni american association board career careers center chapter club council county development
    department employment group job jobs local ministry network office professional service services society
    support unemployment workforce work
    """.split()
)
"""Words of many names: two of them alone make no name."""
_SORTS = frozenset("association chapter club group groups network networking organization society".split())
"""Words that people add to a name or leave out: the Forum and the Forum Group are one."""
_PLURAL = re.compile(r"(?<=\w\w\w)(?<![isu])s\b")
"""The last letter of words like "jobs", not of "class", "status" and "basis"."""
_DIRECTIONS_OF_STREETS = frozenset("n e s w ne nw se sw north east south west".split())


class Record(NamedTuple):
    """What the rules over all entries know of one. A tuple, because it travels between processes."""

    path: str
    id: str
    kind: Kind
    sort: str | None = None
    """Of an agency its type: an office that pays benefits and one that finds jobs are two."""
    closed: bool = False
    name: str = ""
    """Its folded words in order of the alphabet; empty when it could not be read."""
    url: str = ""
    domain: str | None = None
    cities: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    parent: str | None = None
    formerly: tuple[str, ...] = ()
    name_at: Position = (1, 1)
    url_at: Position = (1, 1)
    parent_at: Position = (1, 1)
    formerly_at: tuple[Position, ...] = ()

    @property
    def folder(self) -> str:
        """Its state folder."""
        return self.id.partition("/")[0]


def record_of(path: str, id_: str, kind: Kind, draft: Draft | None, gazetteer: Gazetteer) -> Record:
    """The record of an entry; of one that could not be read only where it is."""
    if draft is None:
        return Record(path, id_, kind)
    entry, source = draft.entry, draft.source
    url, domain = _address(entry.website)
    return Record(
        path,
        id_,
        kind,
        sort=entry.agency_type,
        closed=entry.status == "closed",
        name=_words(entry.name) if draft.whole("name") else "",
        url=url,
        domain=domain,
        cities=tuple(_city(*place) for place in _places(entry)),
        streets=tuple(_door(place.street) for place in entry.locations if place.street),
        points=_points(entry, gazetteer),
        parent=entry.parent,
        formerly=tuple(entry.formerly),
        name_at=source.at(("name",)),
        url_at=source.at(("website",)),
        parent_at=source.at(("parent",)),
        formerly_at=tuple(source.at(("formerly", i)) for i in range(len(entry.formerly))),
    )


def relations(records: Iterable[Record], chosen: Container[str] | None = None) -> Iterator[Problem]:
    """Everything that is wrong between entries.

    A pair is named at the entry whose path is `chosen`, else at the later one.
    """
    ordered = sorted(records, key=lambda record: record.path)
    by_id: dict[str, Record] = {}
    for record in ordered:
        by_id.setdefault(record.id, record)
    yield from _repeated_ids(ordered, by_id)
    yield from _old_ids(ordered, by_id)
    yield from _unknown_parents(ordered, by_id)
    yield from _circles(ordered, by_id)
    yield from _likely_duplicates(ordered, chosen)


def _repeated_ids(ordered: Sequence[Record], by_id: Mapping[str, Record]) -> Iterator[Problem]:
    """Files of one id: the state and name are the same, the kind is another."""
    for record in ordered:
        first = by_id[record.id]
        if first is not record:
            what = f'the id "{record.id}" is taken by {first.path}'
            yield Problem(record.path, 1, 1, what, "give the file another name: an id is unique over all kinds")


def _old_ids(ordered: Sequence[Record], by_id: Mapping[str, Record]) -> Iterator[Problem]:
    """Old ids that are in use, or that two entries claim: each can lead to one place only."""
    claimed: dict[str, Record] = {}
    for record in ordered:
        for old, position in zip(record.formerly, record.formerly_at, strict=True):
            if old == record.id:
                yield Problem(record.path, *position, f'"{old}" is the entry\'s id of today', "remove it")
            elif old in by_id:
                what = f'the old id "{old}" is in use by {by_id[old].path}'
                yield Problem(record.path, *position, what, "remove it, or give the other file another name")
            elif claimed.setdefault(old, record) is not record:
                what = f'the old id "{old}" is claimed by {claimed[old].path} too'
                yield Problem(record.path, *position, what, "keep it in the entry that people should be led to")


def _unknown_parents(ordered: Sequence[Record], by_id: Mapping[str, Record]) -> Iterator[Problem]:
    renamed = {old: record.id for record in ordered for old in record.formerly}
    like = _Suggestions(by_id)
    for record in ordered:
        if record.parent is None or record.parent in by_id:
            continue
        now = renamed.get(record.parent)
        fix = f'it is called "{now}" now' if now else like.to(record.parent)
        yield Problem(record.path, *record.parent_at, f'there is no entry "{record.parent}"', fix)


def id_like(id_: str, ids: Iterable[str]) -> str | None:
    """The id that was probably meant, if one is like it."""
    return _Suggestions(ids).like(id_)


class _Suggestions:
    """The id that was probably meant: the same name in another folder, or a similar one in the same."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.by_folder: dict[str, list[str]] = defaultdict(list)
        self.by_slug: dict[str, list[str]] = defaultdict(list)
        for id_ in ids:
            folder, _, slug = id_.partition("/")
            self.by_folder[folder].append(id_)
            self.by_slug[slug].append(id_)
        self.known: dict[str, str] = {}

    def to(self, id_: str) -> str:
        if id_ not in self.known:
            like = self.like(id_)
            self.known[id_] = f'did you mean "{like}"?' if like else "add the parent's entry first, or remove the line"
        return self.known[id_]

    def like(self, id_: str) -> str | None:
        folder, _, slug = id_.partition("/")
        if same := self.by_slug.get(slug):
            return min(same)
        nearby = self.by_folder.get(folder, []) + (self.by_folder.get("us", []) if folder != "us" else [])
        match = process.extractOne(id_, nearby, scorer=fuzz.ratio, score_cutoff=70)
        return match[0] if match else None


def _circles(ordered: Sequence[Record], by_id: Mapping[str, Record]) -> Iterator[Problem]:
    """Entries that are their own parent, or their parent's parent; each circle is named once."""
    done: set[str] = set()
    for record in ordered:
        way: dict[str, Record] = {}
        step: Record | None = record
        while step is not None and step.id not in done and step.id not in way:
            way[step.id] = step
            step = by_id.get(step.parent) if step.parent else None
        if step is not None and step.id in way:
            ids = list(way)
            yield _circle([way[id_] for id_ in ids[ids.index(step.id) :]])
        done.update(way)


def _circle(members: list[Record]) -> Problem:
    first = min(members, key=lambda record: record.path)
    if len(members) == 1:
        return Problem(
            first.path,
            *first.parent_at,
            "the entry is its own parent",
            "name the organization above it, or remove the line",
        )
    start = members.index(first)
    names = [record.id for record in [*members[start:], *members[:start], first]]
    shown = " → ".join(names if len(names) < 7 else [*names[:5], "…", names[-1]])
    return Problem(
        first.path, *first.parent_at, f"the parents go in a circle: {shown}", "remove the line in one of them"
    )


class Pair(NamedTuple):
    """Two entries that are probably, or perhaps, one organization's one offer."""

    a: Record
    b: Record
    """The later one by its path."""
    sure: Literal["probably", "perhaps"]
    reason: str
    """What they have in common."""
    by: Literal["site", "name"]
    """Which of their values tells."""
    likeness: float
    """Of their names, in percent."""


def likely_pairs(records: Iterable[Record]) -> Iterator[Pair]:
    """Every two entries that look like one, each pair once; closed ones are left alone."""
    open_ = sorted((record for record in records if not record.closed), key=lambda record: record.path)
    said: set[tuple[str, str]] = set()
    for a, b in _of_one_site(open_):
        if (a.path, b.path) not in said:
            said.add((a.path, b.path))
            likeness = _likeness(a, b)
            where = "city" if set(a.cities) & set(b.cities) else "state"
            alike = likeness >= RELATED
            reason = f"the same site and {where}{', and similar names' if alike else ''}"
            yield Pair(a, b, "probably" if alike else "perhaps", reason, "site", likeness)
    for a, b in _of_one_name(open_):
        if (a.path, b.path) not in said:
            said.add((a.path, b.path))
            reason = "nearly the same name, in or near the same city"
            yield Pair(a, b, "probably", reason, "name", _likeness(a, b))


def surest_first(pairs: Iterable[Pair]) -> list[Pair]:
    """What is probably one before what is perhaps one, then by how alike the names are, then by path."""
    return sorted(pairs, key=lambda pair: (pair.sure == "perhaps", -pair.likeness, pair.a.path, pair.b.path))


def _likely_duplicates(ordered: Sequence[Record], chosen: Container[str] | None) -> Iterator[Problem]:
    """Each likely pair: a warning at one of its entries that names the other."""
    for pair in likely_pairs(ordered):
        here, other = _at(pair.a, pair.b, chosen)
        position = here.url_at if pair.by == "site" else here.name_at
        what = f"{pair.sure} the same as {other.path}: {pair.reason}"
        yield Problem(here.path, *position, what, MERGE, "warning")


MERGE = (
    "if they are one, keep one file with all sources, and name the other's id in its `formerly`;"
    " if one is a part of the other, name that one as its `parent`"
)
"""What to do about two entries that look like one."""


def _at(a: Record, b: Record, chosen: Container[str] | None) -> tuple[Record, Record]:
    """The record a pair is named at, and the other one."""
    return (a, b) if chosen is not None and a.path in chosen and b.path not in chosen else (b, a)


def _of_one_site(records: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Pairs in one city at one registered domain; at a shared one only those of the very same page."""
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.domain:
            for city in dict.fromkeys(record.cities or (record.folder,)):
                groups[record.domain, city].append(record)
    for (domain, _), group in groups.items():
        shared = len(group) > MOST_ON_ONE_HOST or domains.is_shared(domain)
        for a, b in _first_with(group, lambda record: record.url) if shared else combinations(group, 2):
            if not _kin(a, b) and not _apart(a, b):
                yield a, b


def _first_with(group: Iterable[Record], value: Callable[[Record], str]) -> Iterator[tuple[Record, Record]]:
    """Of many entries each that has the very value of another, with the first that has it."""
    first: dict[str, Record] = {}
    for record in group:
        if first.setdefault(value(record), record) is not record:
            yield first[value(record)], record


def _of_one_name(records: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Pairs near each other whose names are nearly the same."""
    for key, group in _grouped(records, lambda record: _keys(record.name)):
        matches = partial(_one_name_near_by, _ONE_NAME[str(key[0])])
        for _, near in [(key, group)] if len(group) <= FEW else _grouped(group, _cells):
            yield from _matching(near, matches)
    for key, group in _grouped(records, _city_keys):
        yield from _matching(group, partial(_same_but_for_the_city, _ONE_NAME[str(key[0])]))


def _grouped(records: Iterable[Record], keys_of: Callable[[Record], Iterable[Key]]) -> list[tuple[Key, list[Record]]]:
    """The keys that two or more records have in common, and those records."""
    groups: dict[Key, list[Record]] = defaultdict(list)
    for record in records:
        for key in dict.fromkeys(keys_of(record)):
            groups[key].append(record)
    return [(key, group) for key, group in groups.items() if len(group) > 1]


def _matching(group: list[Record], matches: Callable[[Record, Record], bool]) -> Iterator[tuple[Record, Record]]:
    """The matching pairs of a group; kin in other cities are no duplicates."""
    few = len(group) <= MOST_OF_ONE_NAME
    for a, b in combinations(group, 2) if few else _first_with(group, lambda record: record.name):
        if matches(a, b) and not _apart(a, b) and not _kin_elsewhere(a, b):
            yield a, b


def _keys(name: str) -> Iterator[Key]:
    """What nearly the same names have in common; which of `_ONE_NAME` then tells is the first of each."""
    if name:
        core = _core(name)
        yield "initials", _initials(name)
        if core != name:
            yield "initials", _initials(core)
        yield "letters", "".join(sorted(_PLURAL.sub("", core).replace(" ", "")))


def _cells(record: Record) -> Iterator[Key]:
    """The cells around each of its points; where it has none, its state folder."""
    if not record.points:
        yield (record.folder,)
    for north, east in record.points:
        row, column = int(north // _CELL[0]), int(east // _CELL[1])
        for down in (0, 1):
            for across in (0, 1):
                yield row + down, column + across


def _city_keys(record: Record) -> Iterator[Key]:
    own = list(_keys(record.name))
    for city in dict.fromkeys(record.cities):
        name = _without_city(record.name, city)
        for key in own if name == record.name else _keys(name):
            yield *key, city


def _one_name_near_by(one_name: _SameName, a: Record, b: Record) -> bool:
    return one_name(a.name, b.name) and _near(a, b)


def _same_but_for_the_city(one_name: _SameName, a: Record, b: Record) -> bool:
    """ "Sacramento Nurses Guild" and "Nurses Guild", both in Sacramento."""
    for city in a.cities:
        if city in b.cities:
            left, right = _without_city(a.name, city), _without_city(b.name, city)
            if left != a.name and right != b.name:
                continue  # both name a place, and not the same one: the bars of Denver and of Colorado
            if _tells(left) and _tells(right) and one_name(left, right):
                return True
    return False


def _without_city(name: str, city: str) -> str:
    """The name's words less those of its city and state."""
    less = _words_of_city(city)
    return " ".join(word for word in name.split() if word not in less)


@lru_cache(maxsize=8192)
def _words_of_city(city: str) -> frozenset[str]:
    town, _, state = city.partition(", ")
    return frozenset({*town.split(), *fold_place(STATES.get(state, "")).split(), state.lower()})


def _tells(name: str) -> bool:
    """Whether the words make a name, and not only a sort of organization."""
    words = name.split()
    return len(words) > 1 and not _GENERIC.issuperset(words)


def _initials(name: str) -> str:
    """The first letters of the words; those with a number whole, because Local 12 is not Local 13."""
    return " ".join([word[0] if word.isalpha() else word for word in name.split()])


@lru_cache(maxsize=8192)
def _core(name: str) -> str:
    """The words less those that people add or leave out; all of them where the others make no name."""
    words = name.split()
    if _SORTS.isdisjoint(words):
        return name
    core = " ".join(word for word in words if word not in _SORTS)
    return core if _tells(core) else name


def _alike_at_core(a: str, b: str) -> bool:
    """Whether two names are one but for a typing error, or a word like "group" at one of them."""
    left, right = _core(a), _core(b)
    return _alike(a, b) or ((left, right) != (a, b) and _alike(left, right))


def _parted_otherwise(a: str, b: str) -> bool:
    """ "Job Seekers" and "Jobseekers": the words that they do not share are one written together."""
    left, right = set(_PLURAL.sub("", _core(a)).split()), set(_PLURAL.sub("", _core(b)).split())
    here, there = left - right, right - left
    if not here or not there or max(len(here), len(there)) > MOST_LOOSE:
        return not here and not there
    written = {"".join(words) for words in permutations(there)}
    return any("".join(words) in written for words in permutations(here))


_ONE_NAME: Mapping[str, _SameName] = {"initials": _alike_at_core, "letters": _parted_otherwise}
"""Whether two names are one, by what they have in common already."""


def _alike(a: str, b: str) -> bool:
    """Whether two names are one but for a typing error: no word and no abbreviation is another."""
    if a == b:
        return a != ""
    if fuzz.ratio(a, b) < ALIKE:
        return False
    left, right = a.split(), b.split()
    return len(left) == len(right) and all(
        one == other or _misspelt(one, other) for one, other in zip(left, right, strict=True)
    )


def _misspelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST_WORD or (one in _DIRECTIONS and other in _DIRECTIONS):
        return False
    return fuzz.ratio(one, other) >= ALIKE_WORDS


def _likeness(a: Record, b: Record) -> float:
    return fuzz.ratio(a.name, b.name) if a.name and b.name else 0.0


def _kin(a: Record, b: Record) -> bool:
    """Parent and child, or children of one parent."""
    return a.parent == b.id or b.parent == a.id or (a.parent is not None and a.parent == b.parent)


def _kin_elsewhere(a: Record, b: Record) -> bool:
    return _kin(a, b) and not set(a.cities) & set(b.cities)


def _apart(a: Record, b: Record) -> bool:
    """Whether they are two offices: agencies of different sorts, or at street addresses with none in common.

    A group at two addresses has more often moved than doubled.
    """
    if a.kind != "agency" or b.kind != "agency":
        return False
    streets = bool(a.streets and b.streets) and not set(a.streets) & set(b.streets)
    return streets or (a.sort is not None and b.sort is not None and a.sort != b.sort)


def _near(a: Record, b: Record) -> bool:
    if not a.points or not b.points:
        return not a.points and not b.points
    from generator.places.near import miles  # here, because geopy takes longer to load than most checks take

    return any(miles(one, other) <= REACH for one in a.points for other in b.points)


def _places(entry: Entry) -> list[tuple[str, str]]:
    """The cities and states of its locations; where it has none, the cities that it serves."""
    if entry.locations:
        return [(location.city, location.state) for location in entry.locations]
    served = (place.rpartition(",") for place in entry.serves)
    return [(city.strip(), state.strip()) for city, _, state in served if city]


def _points(entry: Entry, gazetteer: Gazetteer) -> tuple[Point, ...]:
    """Where its locations are: their coordinates, else the middle of their city."""
    points = [
        (location.latitude, location.longitude)
        for location in entry.locations
        if location.latitude is not None and location.longitude is not None
    ]
    if len(points) < len(entry.locations) or not entry.locations:
        points.extend(place.point for name in _places(entry) if (place := gazetteer.city(*name)))
    return tuple(dict.fromkeys(points))


def _door(street: str) -> str:
    """House number and street, as far as people write them alike: "100 main" for 100 N. Main St., Suite 2."""
    words = [word for word in fold_place(street).split() if word not in _DIRECTIONS_OF_STREETS]
    return " ".join(words[:2])


def _address(website: str | None) -> tuple[str, str | None]:
    """The address without what makes no difference (scheme, www, last slash), and its registered domain."""
    try:
        parts = urlsplit(website or "")
        host = parts.hostname or ""
    except ValueError:
        return "", None
    query = f"?{parts.query}" if parts.query else ""
    return f"{host.removeprefix('www.')}{parts.path.rstrip('/')}{query}", domains.registrable(host)


@lru_cache(maxsize=8192)
def _city(name: str, state: str) -> str:
    return f"{fold_place(name)}, {state}"


def _words(name: str) -> str:
    """The words that matter, in order of the alphabet; St. Mary is Saint Mary."""
    return " ".join(sorted(word for word in fold_place(name).split() if word not in _NO_NAME))
