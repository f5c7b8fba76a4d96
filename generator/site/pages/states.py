"""The states: all of them with their cities, and a page for each that says where to start. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from generator.directory import FOLDER_OF, KINDS, City, Directory, Listing
from generator.entries.model import AgencyType
from generator.entries.taxonomy import KindWords
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.sections import Section, Sections, city_in, letter_of, sections
from generator.site.pages.structured import HOME, structured
from generator.site.pages.towns import CITIES, towns_by_state, towns_page
from generator.site.pages.wording import (
    by_kind,
    fitting_description,
    fitting_title,
    state_name,
    the_state,
)
from generator.text import counted, fold, listed

BIGGEST = 12
"""Cities named first: those with most entries."""
MOST_STARTS = 2
"""Offices shown for one step of "start here": a few states have two, one of them for the blind."""
MOST_MEETINGS = 6
MOST_NAMED = 3
"""Cities named in the introduction."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class StateLink:
    """A state in a list of states."""

    code: str
    name: str
    address: str
    count: int
    cities: tuple[City, ...]

    @property
    def anchor(self) -> str:
        return self.code.lower()


@dataclass(frozen=True, slots=True)
class Start:
    """One of the first steps in a new state, and who takes it with you."""

    title: str
    words: str
    cards: tuple[Card, ...]
    places: tuple[tuple[str, str], ...] = ()
    """Offices by their city: (city, address of the entry)."""
    elsewhere: tuple[str, str] = ("", "")
    """A further link: (words, address)."""


def pages(directory: Directory, cards: Cards, settings: Settings, now: datetime) -> Iterator[Page]:
    """/cities/, /cities/ca/ and /cities/ca/towns/ for every state that has an entry."""
    links = state_links(directory)
    yield _all_states(directory, links, settings)
    towns = towns_by_state(directory)
    for link in links:
        others = towns.get(link.code, [])
        yield _state(directory, cards, settings, link, len(others), now)
        if others:
            yield towns_page(settings, link.code, others)


def state_links(directory: Directory) -> tuple[StateLink, ...]:
    """The states with at least one entry, by name."""
    return tuple(
        StateLink(
            code=code,
            name=STATES[code],
            address=f"cities/{code.lower()}/",
            count=len(directory.by_state[code]),
            cities=_by_name(directory.cities_of.get(code, ())),
        )
        for code in sorted(directory.by_state.keys() & STATES.keys(), key=STATES.__getitem__)
    )


def _by_name(cities: Sequence[City]) -> tuple[City, ...]:
    return tuple(sorted(cities, key=lambda city: (fold(city.name), city.key)))


def _all_states(directory: Directory, links: Sequence[StateLink], settings: Settings) -> Page:
    crumbs = (HOME, CITIES)
    biggest = sorted(directory.cities.values(), key=lambda city: (-len(city.here), city.key))
    cities = counted(len(directory.cities), "city", "cities")
    return Page(
        path="cities/index.html",
        template="states.html",
        title="Find your city: job-search groups and offices by state",
        description=fitting_description(
            f"{len(directory.live):,} groups and offices for people who look for work, in {cities}.",
            "Every other town leads to its nearest city.",
        ),
        context={
            "crumbs": crumbs,
            "states": links,
            "biggest": _by_name(biggest[: 2 * BIGGEST]),
            "without": listed([the_state(code) for code in STATES if code not in directory.by_state], "or"),
            "nationwide": _nationwide(directory),
            "total": len(directory.live),
        },
        structured=structured(settings, crumbs),
    )


def _state(directory: Directory, cards: Cards, settings: Settings, link: StateLink, towns: int, now: datetime) -> Page:
    code, where = link.code, the_state(link.code)
    listings = directory.by_state[code]
    starts = _starts(directory, cards, link)
    shown = {card.id for start in starts for card in start.cards}
    statewide = _statewide(directory, cards, code, shown)
    crumbs = (HOME, CITIES, Crumb(link.name, link.address))
    return Page(
        path=f"{link.address}index.html",
        template="state.html",
        title=fitting_title(f"Job-search groups and offices in {where}", f"Job-search help in {where}"),
        description=fitting_description(
            f"{where[0].upper()}{where[1:]}: {by_kind(listings, directory.taxonomy)} for job seekers.",
            "Start with the unemployment agency and the nearest job center.",
        ),
        context={
            "crumbs": crumbs,
            "state": link,
            "heading": state_name(code),
            "where": where,
            "intro": _intro(directory, link, listings),
            "starts": starts,
            "meetings": _this_week(listings, code, cards, now),
            "letters": _letters(link.cities),
            "towns": towns,
            "kinds": _kinds(directory, code),
            "statewide": statewide,
            "industries": _industries(directory, code),
            "nationwide": _nationwide(directory),
            "unconfirmed": directory.in_state(code).unconfirmed,
            "confirm_address": f"confirm/{code.lower()}/",
        },
        structured=structured(
            settings, crumbs, [*(card for start in starts for card in start.cards), *statewide.items]
        ),
    )


def _intro(directory: Directory, link: StateLink, listings: Sequence[Listing]) -> str:
    """What is there, in one or two true sentences."""
    total = counted(len(listings), "group or office", "groups and offices")
    words = f"{total}: {by_kind(listings, directory.taxonomy)}."
    if len(link.cities) > MOST_NAMED:
        most = sorted(link.cities, key=lambda city: (-len(city.here), city.key))[:MOST_NAMED]
        names = [f"{city.name} ({len(city.here)})" for city in most]
        return f"{words} They are in {counted(len(link.cities), 'city', 'cities')}; most in {listed(names)}."
    if link.cities:
        return f"{words} They are in {listed([city.name for city in link.cities])}, or for the whole of it."
    return words


def _starts(directory: Directory, cards: Cards, link: StateLink) -> tuple[Start, ...]:
    """Whom to call first: benefits, the job center, help with a disability, help for veterans."""
    where = the_state(link.code)
    agencies = f"agencies/{link.code.lower()}/"
    centers = _agencies(directory, link.code, "american-job-center")
    veterans = _agencies(directory, link.code, "veterans")
    payers = _agencies(directory, link.code, "unemployment-insurance")
    found = [
        Start(
            "You lost your job: claim benefits this week",
            "Benefits count from the week in which you file, not from the day you lost the job. "
            "If you worked in another state, file there."
            if payers
            else f"No unemployment agency is listed for {where}. If you worked in another state, file there.",
            tuple(cards.all(payers[:MOST_STARTS])),
            elsewhere=("What to have ready", "guide/agencies/"),
        ),
        Start(
            "You need a desk, a counselor or training",
            f"Listed in {where}: {counted(len(centers), 'job center')}. "
            "Walk in and ask for an appointment; it is free.",
            (),
            _by_place(centers, link.code, directory),
            ("All job centers, with what each does", f"{agencies}#american-job-center"),
        )
        if centers
        else None,
        Start(
            "A disability or an illness stands in the way",
            "Vocational rehabilitation gives you a counselor of your own, and can pay for training.",
            tuple(cards.all(_agencies(directory, link.code, "vocational-rehabilitation")[:MOST_STARTS])),
        ),
        Start(
            "You served",
            "Every job center sees veterans first. These services put what you did into civilian words.",
            tuple(cards.all(veterans[:MOST_STARTS])),
            elsewhere=("Veterans' services for the whole country", "agencies/us/#veterans"),
        ),
    ]
    return tuple(start for start in found if start and (start.cards or start.elsewhere[0]))


def _by_place(listings: Sequence[Listing], code: str, directory: Directory) -> tuple[tuple[str, str], ...]:
    """(city, address) of the offices that are sure and have a city in the state, by city, one each."""
    found: dict[str, str] = {}
    for listing in listings:
        key = city_in(listing, code)
        if key and not listing.unconfirmed:
            found.setdefault(directory.cities[key].name, listing.address)
    return tuple(sorted(found.items(), key=lambda row: fold(row[0])))


def _agencies(directory: Directory, code: str, type_: AgencyType) -> list[Listing]:
    """The state's agencies of one type, those for the whole state first."""
    found = [e for e in directory.in_state(code).by_type.get(type_, ()) if e.kind == "agency"]
    return sorted(found, key=lambda listing: code not in listing.served_states)


def _this_week(listings: Sequence[Listing], code: str, cards: Cards, now: datetime) -> tuple[Card, ...]:
    """What meets in the state within seven days, soonest first."""
    last = now + _WEEK
    dated = [
        (datetime.fromisoformat(card.next.iso), card.id, card)
        for listing in listings
        if (card := cards.of(listing)).next and any(spot.city.state == code for spot in listing.spots)
    ]
    return tuple(card for start, _, card in sorted(dated, key=lambda row: row[:2])[:MOST_MEETINGS] if start < last)


def _letters(cities: Sequence[City]) -> tuple[tuple[str, tuple[City, ...]], ...]:
    return tuple((letter, tuple(group)) for letter, group in groupby(cities, key=lambda city: letter_of(city.name)))


def _kinds(directory: Directory, code: str) -> tuple[tuple[KindWords, int, int, str], ...]:
    """The four kinds: (words, count in this state, count nationwide, address)."""
    numbers = directory.in_state(code).numbers
    return tuple(
        (
            directory.taxonomy.kinds[kind],
            numbers[kind],
            directory.everywhere.numbers[kind],
            f"{FOLDER_OF[kind]}/{code.lower()}/" if numbers[kind] else f"{FOLDER_OF[kind]}/us/",
        )
        for kind in KINDS
    )


def _statewide(directory: Directory, cards: Cards, code: str, shown: set[str]) -> Sections:
    """What serves the whole state, by kind, without what the page has shown already."""
    listings = [e for e in directory.by_state[code] if code in e.served_states and e.id not in shown]
    return sections(
        Section(
            directory.taxonomy.kinds[kind].plural,
            f"statewide-{FOLDER_OF[kind]}",
            tuple(cards.of(listing) for listing in listings if listing.kind == kind),
            address=f"{FOLDER_OF[kind]}/{code.lower()}/",
        )
        for kind in KINDS
    )


def _industries(directory: Directory, code: str) -> list[tuple[str, str, int]]:
    """(name, address, count) of each field with an entry in the state."""
    numbers = directory.in_state(code).industries
    return [
        (industry.name, f"industries/{slug}/{code.lower()}/", numbers[slug])
        for slug, industry in directory.taxonomy.industries.items()
        if numbers[slug]
    ]


def _nationwide(directory: Directory) -> list[tuple[str, str, int]]:
    """(name, address, count) of what serves the whole country, by kind."""
    numbers = directory.everywhere.numbers
    return [
        (directory.taxonomy.kinds[kind].plural, f"{FOLDER_OF[kind]}/us/", numbers[kind])
        for kind in KINDS
        if numbers[kind]
    ]
