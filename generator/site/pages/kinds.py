"""The four kinds of help: a page for each, one for each state where there is some, and one for the whole country. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, get_args

from generator.directory import FOLDER_OF, KINDS, Directory, Listing
from generator.entries.model import AgencyType, Kind
from generator.entries.taxonomy import KindWords
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.industries import address_of
from generator.site.pages.sections import (
    MOST_LINES,
    Section,
    Sections,
    by_city,
    in_states,
    letter_anchor,
    letter_of,
    sections,
)
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description, fitting_title, of_kind, state_name, the_state
from generator.text import counted, fold

AGENCY_TYPES: tuple[AgencyType, ...] = get_args(AgencyType)
"""In the order in which a person needs them."""
MOST_ONLINE = 12
_TITLES: Mapping[Kind, tuple[str, str, str]] = {
    "support-group": (
        "Job-search support groups, by state",
        "Job-search support groups in {}",
        "Job-search support groups online and nationwide",
    ),
    "professional-association": (
        "Professional associations, by field and state",
        "Professional associations in {}",
        "Nationwide professional associations, by field",
    ),
    "alumni-network": (
        "Alumni networks, A to Z and by state",
        "Alumni networks in {}",
        "Nationwide alumni networks, A to Z",
    ),
    "agency": (
        "Unemployment agencies and job centers, by state",
        "Unemployment agency and job centers in {}",
        "Nationwide agencies and services for job seekers",
    ),
}
"""Of the kind's page, of its page for a state, and of its page for the whole country."""
_GUIDES: Mapping[Kind, tuple[str, str]] = {
    "support-group": ("What happens in a support group", "guide/independent-groups/"),
    "professional-association": ("How to use an association", "guide/associations/"),
    "alumni-network": ("How to use an alumni network", "guide/alumni-and-career-centres/"),
    "agency": ("How to use the agencies", "guide/agencies/"),
}
_RUNNERS: tuple[tuple[str, frozenset[str], str], ...] = (
    ("Congregations", frozenset({"faith"}), "Churches, synagogues and others. Nearly all welcome everybody."),
    ("Nonprofit organizations", frozenset({"nonprofit", "association"}), "Often with staff and workshops of their own."),
    ("Volunteers", frozenset({"volunteer"}), "Neighbors and former job seekers who keep a group going."),
    ("Public offices and libraries", frozenset({"government"}), "Free, on weekdays, in a room you can find."),
    ("Colleges", frozenset({"university"}), "Mostly for students and graduates; some for the whole town."),
    ("Coaches and businesses", frozenset({"coach", "business"}), "Ask what is free and what is for sale."),
)
"""Who runs support groups, and what that means for a newcomer."""
_PLAIN_START = ("university of the ", "university of ", "the ")


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of the kind: what it is, and how many there are."""

    name: str
    sentence: str
    count: int
    by_state: tuple[tuple[str, Card], ...] = ()
    """(state, entry), where each state has its own one or two."""


@dataclass(frozen=True, slots=True)
class School:
    """An institution and its networks."""

    name: str
    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The institutions under one letter."""

    letter: str
    anchor: str
    schools: tuple[School, ...]


def pages(directory: Directory, cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """/support-groups/, /support-groups/ca/, /support-groups/us/ and the same for the other kinds."""
    for kind in KINDS:
        listings = directory.by_kind.get(kind, ())
        states = in_states(listings)
        yield _kind(directory, cards, settings, kind, listings, states)
        for code, found in states.items():
            yield _kind_in_state(directory, cards, settings, kind, code, found)
        if nationwide := [listing for listing in listings if listing.nationwide]:
            yield _kind_nationwide(directory, cards, settings, kind, nationwide)


def _kind(
    directory: Directory,
    cards: Cards,
    settings: Settings,
    kind: Kind,
    listings: Sequence[Listing],
    states: Mapping[str, tuple[Listing, ...]],
) -> Page:
    words = directory.taxonomy.kinds[kind]
    crumbs = (HOME, Crumb(words.plural, f"{words.folder}/"))
    nationwide = [listing for listing in listings if listing.nationwide]
    online = _online(nationwide, cards) if kind == "support-group" else []
    letters, left_out = _letters(listings, cards) if kind == "alumni-network" else ((), 0)
    return Page(
        path=f"{words.folder}/index.html",
        template="kind.html",
        title=_TITLES[kind][0],
        description=fitting_description(
            f"{of_kind(len(listings), kind, directory.taxonomy)} in {counted(len(states), 'state')} and territories, and how to take the first step with one.",
            words.sentence,
        ),
        context={
            "crumbs": crumbs,
            "kind": words,
            "total": len(listings),
            "states": [(STATES[code], f"{words.folder}/{code.lower()}/", len(found)) for code, found in states.items()],
            "nationwide": len(nationwide),
            "guide": _GUIDES[kind],
            "online": online,
            "sorts": _sorts(directory, cards, kind, listings),
            "industries": _industries(directory, listings) if kind == "professional-association" else [],
            "letters": letters,
            "left_out": left_out,
            "unconfirmed": sum(listing.unconfirmed for listing in listings),
            "others": _other_kinds(directory, kind),
        },
        structured=structured(settings, crumbs, online),
    )


def _online(nationwide: Iterable[Listing], cards: Cards) -> list[Card]:
    """Groups that a person can join from anywhere."""
    return cards.all(e for e in nationwide if e.entry.format in ("online", "hybrid"))[:MOST_ONLINE]


def _sorts(directory: Directory, cards: Cards, kind: Kind, listings: Iterable[Listing]) -> list[Sort]:
    """The agencies by type, the support groups by who runs them; other kinds have no sorts."""
    if kind == "agency":
        return _agency_sorts(directory, cards, listings)
    if kind == "support-group":
        runners = Counter(listing.entry.run_by.type for listing in listings)
        found = [
            Sort(name, sentence, sum(runners[runner] for runner in types)) for name, types, sentence in _RUNNERS
        ]
        return [sort for sort in found if sort.count]
    return []


def _agency_sorts(directory: Directory, cards: Cards, listings: Iterable[Listing]) -> list[Sort]:
    groups: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        groups[listing.entry.agency_type or "other"].append(listing)
    types = directory.taxonomy.agency_types
    return [
        Sort(
            types[type_].plural,
            types[type_].sentence,
            len(groups[type_]),
            _by_state(groups[type_], cards) if type_ in ("unemployment-insurance", "vocational-rehabilitation") else (),
        )
        for type_ in AGENCY_TYPES
        if groups[type_]
    ]


def _by_state(listings: Iterable[Listing], cards: Cards) -> tuple[tuple[str, Card], ...]:
    """(state, entry) of the agencies for a whole state, by state."""
    rows = [
        (STATES[state], cards.of(listing))
        for listing in listings
        for state in sorted(listing.served_states & STATES.keys())
    ]
    return tuple(sorted(rows, key=lambda row: (row[0], row[1].name, row[1].id)))


def _industries(directory: Directory, listings: Iterable[Listing]) -> list[tuple[str, str, int]]:
    """(name, address, count) of the fields of the associations."""
    numbers = Counter(slug for listing in listings for slug in listing.entry.industries)
    return [
        (industry.name, address_of(slug), numbers[slug])
        for slug, industry in directory.taxonomy.industries.items()
        if numbers[slug]
    ]


def _other_kinds(directory: Directory, kind: Kind) -> list[tuple[KindWords, int]]:
    return [
        (directory.taxonomy.kinds[other], len(directory.by_kind.get(other, ()))) for other in KINDS if other != kind
    ]


def _letters(listings: Iterable[Listing], cards: Cards) -> tuple[tuple[Letter, ...], int]:
    """The networks by school, A to Z, as many as a page can carry, and how many were left out."""
    ordered = sorted(listings, key=lambda listing: (filed_under(school_of(listing)), listing.order))
    kept, left_out = ordered[:MOST_LINES], len(ordered[MOST_LINES:])
    schools = [
        School(name, tuple(cards.all(group))) for name, group in groupby(kept, key=school_of)
    ]
    letters = groupby(schools, key=lambda school: letter_of(filed_under(school.name)))
    return tuple(Letter(letter, letter_anchor(letter), tuple(found)) for letter, found in letters), left_out


def school_of(listing: Listing) -> str:
    """The institution of an alumni network; its own name where it has none."""
    return listing.entry.institution or listing.name


def filed_under(name: str) -> str:
    """The name by which an institution is sorted: "University of Michigan" stands under M."""
    folded = fold(name)
    for start in _PLAIN_START:
        if folded.startswith(start):
            return f"{folded.removeprefix(start)} {start.strip()}"
    return folded


def _kind_in_state(
    directory: Directory, cards: Cards, settings: Settings, kind: Kind, code: str, listings: Sequence[Listing]
) -> Page:
    words, where = directory.taxonomy.kinds[kind], the_state(code)
    address = f"{words.folder}/{code.lower()}/"
    crumbs = (HOME, Crumb(words.plural, f"{words.folder}/"), Crumb(STATES[code], address))
    parts = _by_agency_type(directory, cards, listings) if kind == "agency" else by_city(listings, code, directory, cards)
    found = sections(parts)
    places = {key for listing in listings for key in listing.cities if key.state == code}
    in_cities = f" in {counted(len(places), 'city', 'cities')}" if places else ""
    nationwide = sum(listing.nationwide for listing in directory.by_kind[kind])
    return Page(
        path=f"{address}index.html",
        template="kind_state.html",
        title=fitting_title(_TITLES[kind][1].format(where), f"{words.plural} in {where}"),
        description=fitting_description(
            f"{of_kind(len(listings), kind, directory.taxonomy)}{in_cities}, for people who look for work in {where}.",
            words.first_step,
            "What they do, when they meet, what they cost.",
        ),
        context={
            **_state_context(kind, words, found, nationwide),
            "crumbs": crumbs,
            "heading": f"{words.plural} in {where}",
            "lead": f"{of_kind(len(listings), kind, directory.taxonomy)}{in_cities}. {words.first_step}",
            "state_address": f"cities/{code.lower()}/",
            "state": state_name(code),
            "where": where,
            "unconfirmed": sum(listing.unconfirmed for listing in listings),
            "confirm_address": f"confirm/{code.lower()}/",
            "others": _others_in_state(directory, kind, code),
        },
        structured=structured(settings, crumbs, found.items),
    )


def _state_context(kind: Kind, words: KindWords, found: Sections, nationwide: int) -> dict[str, Any]:
    return {"kind": words, "sections": found, "guide": _GUIDES[kind], "nationwide": nationwide}


def _by_agency_type(directory: Directory, cards: Cards, listings: Iterable[Listing]) -> list[Section]:
    """What to need first comes first; each type says what it gives."""
    groups: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        groups[listing.entry.agency_type or "other"].append(listing)
    types = directory.taxonomy.agency_types
    return [
        Section(
            types[type_].plural if len(groups[type_]) != 1 else types[type_].name,
            type_,
            tuple(cards.all(groups[type_])),
            sentence=types[type_].sentence,
        )
        for type_ in AGENCY_TYPES
        if groups[type_]
    ]


def _others_in_state(directory: Directory, kind: Kind, code: str) -> list[tuple[str, str, int]]:
    numbers = Counter(listing.kind for listing in directory.by_state[code])
    return [
        (directory.taxonomy.kinds[other].plural, f"{FOLDER_OF[other]}/{code.lower()}/", numbers[other])
        for other in KINDS
        if other != kind and numbers[other]
    ]


def _kind_nationwide(
    directory: Directory, cards: Cards, settings: Settings, kind: Kind, listings: Sequence[Listing]
) -> Page:
    words = directory.taxonomy.kinds[kind]
    address = f"{words.folder}/us/"
    crumbs = (HOME, Crumb(words.plural, f"{words.folder}/"), Crumb("Nationwide", address))
    found = sections(_nationwide_parts(directory, cards, kind, listings))
    count = of_kind(len(listings), kind, directory.taxonomy)
    return Page(
        path=f"{address}index.html",
        template="kind_state.html",
        title=_TITLES[kind][2],
        description=fitting_description(
            f"{count} for people who look for work anywhere in the country, online or with chapters.",
            words.first_step,
        ),
        context={
            **_state_context(kind, words, found, 0),
            "crumbs": crumbs,
            "heading": f"Nationwide {words.plural.lower()}",
            "lead": f"{count} for the whole country: online, or with chapters in many places. {words.first_step}",
            "state_address": "",
            "state": "",
            "where": "the whole country",
            "unconfirmed": sum(listing.unconfirmed for listing in listings),
            "confirm_address": "confirm/us/",
            "others": [],
        },
        structured=structured(settings, crumbs, found.items),
    )


def _nationwide_parts(
    directory: Directory, cards: Cards, kind: Kind, listings: Sequence[Listing]
) -> Iterable[Section]:
    """Agencies by type, associations by their first field, alumni networks by letter, groups by how they meet."""
    if kind == "agency":
        return _by_agency_type(directory, cards, listings)
    if kind == "professional-association":
        return _by_field(directory, cards, listings)
    if kind == "alumni-network":
        letters, _ = _letters(listings, cards)
        return [Section(e.letter, e.anchor, tuple(c for school in e.schools for c in school.items)) for e in letters]
    online = [e for e in listings if e.entry.format in ("online", "hybrid")]
    rest = [e for e in listings if e.entry.format not in ("online", "hybrid")]
    return (
        Section("They meet online", "online", tuple(cards.all(online))),
        Section("With groups in many places", "places", tuple(cards.all(rest))),
    )


def _by_field(directory: Directory, cards: Cards, listings: Iterable[Listing]) -> list[Section]:
    groups: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        groups[next(iter(listing.entry.industries), "")].append(listing)
    found = [
        Section(industry.name, slug, tuple(cards.all(groups[slug])), address=address_of(slug))
        for slug, industry in directory.taxonomy.industries.items()
        if groups[slug]
    ]
    if groups[""]:
        found.append(Section("Every field", "every-field", tuple(cards.all(groups[""]))))
    return found
