"""The four kinds of help: a page for each, with what it gives, how to begin, and where it is. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.directory import KINDS, Directory, Listing
from generator.entries.model import Kind, RunByType
from generator.entries.taxonomy import KindWords
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.industries import address_of
from generator.site.pages.kind_places import AGENCY_TYPES, GUIDES, TITLES, kind_in_state, kind_nationwide
from generator.site.pages.schools import letters_of
from generator.site.pages.sections import in_states
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description, of_kind
from generator.text import counted

MOST_ONLINE = 12
_RUNNERS: tuple[tuple[str, frozenset[RunByType], str], ...] = (
    ("Congregations", frozenset({"faith"}), "Churches, synagogues and others. Nearly all welcome everybody."),
    (
        "Nonprofit organizations",
        frozenset({"nonprofit", "association"}),
        "Often with staff and workshops of their own.",
    ),
    ("Volunteers", frozenset({"volunteer"}), "Neighbors and former job seekers who keep a group going."),
    ("Public offices and libraries", frozenset({"government"}), "Free, on weekdays, in a room you can find."),
    ("Colleges", frozenset({"university"}), "Mostly for students and graduates; some for the whole town."),
    ("Coaches and businesses", frozenset({"coach", "business"}), "Ask what is free and what is for sale."),
)
"""Who runs support groups, and what that means for a newcomer."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of the kind: what it is, and how many there are."""

    name: str
    sentence: str
    count: int
    by_state: tuple[tuple[str, Card], ...] = ()
    """(state, entry), where each state has its own one or two."""


def pages(directory: Directory, cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """/support-groups/, /support-groups/ca/, /support-groups/us/ and the same for the other kinds."""
    for kind in KINDS:
        listings = directory.by_kind.get(kind, ())
        states = in_states(listings)
        yield _kind(directory, cards, settings, kind, listings, states)
        for code, found in states.items():
            yield kind_in_state(directory, cards, settings, kind, code, found)
        nationwide = [listing for listing in listings if listing.nationwide]
        yield kind_nationwide(directory, cards, settings, kind, nationwide)


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
    count = of_kind(len(listings), kind, directory.taxonomy)
    online = _online(nationwide, cards) if kind == "support-group" else []
    letters, left_out = letters_of(listings, cards) if kind == "alumni-network" else ((), 0)
    return Page(
        path=f"{words.folder}/index.html",
        template="kind.html",
        title=TITLES[kind][0],
        description=fitting_description(
            f"{count} in {counted(len(states), 'state')} and territories, and how to begin with one.",
            words.sentence,
            "What each sort gives you, whom to ask, and your first step.",
        ),
        context={
            "crumbs": crumbs,
            "kind": words,
            "total": len(listings),
            "states": [(STATES[code], f"{words.folder}/{code.lower()}/", len(found)) for code, found in states.items()],
            "nationwide": len(nationwide),
            "guide": GUIDES[kind],
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
        found = [Sort(name, sentence, sum(runners[runner] for runner in types)) for name, types, sentence in _RUNNERS]
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
    numbers = Counter(slug for listing in listings for slug in listing.industries)
    return [
        (industry.name, address_of(slug), numbers[slug])
        for slug, industry in directory.taxonomy.industries.items()
        if numbers[slug]
    ]


def _other_kinds(directory: Directory, kind: Kind) -> list[tuple[KindWords, int]]:
    return [
        (directory.taxonomy.kinds[other], len(directory.by_kind.get(other, ()))) for other in KINDS if other != kind
    ]
