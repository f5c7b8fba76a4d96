"""The states: all of them with their cities, a page for each, and the nearest city of every other town. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from generator.directory import FOLDER_OF, KINDS, City, CityKey, Directory, Listing
from generator.entries.model import AgencyType
from generator.places.gazetteer import STATES, Place
from generator.places.near import miles
from generator.site.cards import Card, Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.sections import Section, Sections, letter_anchor, letter_of, sections
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import (
    by_kind,
    fitting_description,
    fitting_title,
    of_kind,
    state_name,
    the_state,
)
from generator.text import counted, fold, listed, slug

CITIES = Crumb("Cities", "cities/")
BIGGEST = 12
"""Cities named first: those with most entries."""
MOST_STARTS = 2
"""Offices shown for one step of "start here": a few states have two, one of them for the blind."""
MOST_MEETINGS = 6
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
    elsewhere: tuple[str, str] = ("", "")
    """A further link: (words, address)."""


@dataclass(frozen=True, slots=True)
class Town:
    """A place without a page of its own, and the city that answers for it."""

    name: str
    city: str
    address: str
    miles: str


def pages(directory: Directory, cards: Cards, settings: Settings, now: datetime) -> Iterator[Page]:
    """/cities/, /cities/ca/ and /cities/ca/towns/ for every state that has an entry."""
    links = state_links(directory)
    yield _all_states(directory, links, settings)
    towns = _towns_by_state(directory)
    for link in links:
        others = towns.get(link.code, [])
        yield _state(directory, cards, settings, link, len(others), now)
        if others:
            yield _towns(directory, settings, link, others)


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
    where = f"{counted(len(directory.cities), 'city', 'cities')} in {counted(len(links), 'state')} and territories"
    return Page(
        path="cities/index.html",
        template="states.html",
        title="Find your city: job-search groups and offices by state",
        description=fitting_description(
            f"{counted(len(directory.live), 'group and office', 'groups and offices')} for people who look for work, in {where}.",
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


def _state(
    directory: Directory, cards: Cards, settings: Settings, link: StateLink, towns: int, now: datetime
) -> Page:
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
            f"{where[0].upper()}{where[1:]}: {by_kind(listings, directory.taxonomy)} for people who look for work.",
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
            "kinds": _kinds(directory, listings, code),
            "statewide": statewide,
            "industries": _industries(directory, code),
            "nationwide": _nationwide(directory),
            "unconfirmed": sum(listing.unconfirmed for listing in listings),
            "confirm_address": f"confirm/{code.lower()}/",
        },
        structured=structured(
            settings, crumbs, [*(card for start in starts for card in start.cards), *statewide.items]
        ),
    )


def _intro(directory: Directory, link: StateLink, listings: Sequence[Listing]) -> str:
    """What is there, in one or two true sentences."""
    words = f"{counted(len(listings), 'group and office', 'groups and offices')}: {by_kind(listings, directory.taxonomy)}."
    if len(link.cities) > 1:
        most = sorted(link.cities, key=lambda city: (-len(city.here), city.key))[:3]
        names = [f"{city.name} ({len(city.here)})" for city in most]
        words += f" They are in {counted(len(link.cities), 'city', 'cities')}; most in {listed(names)}."
    return words


def _starts(directory: Directory, cards: Cards, link: StateLink) -> tuple[Start, ...]:
    """Whom to call first: benefits, the job center, help with a disability, help for veterans."""
    where = the_state(link.code)
    agencies = f"agencies/{link.code.lower()}/"
    centers = _agencies(directory, link.code, "american-job-center")
    veterans = _agencies(directory, link.code, "veterans")
    found = [
        Start(
            "You lost your job: claim benefits this week",
            "Benefits count from the week in which you file, not from the day you lost the job.",
            tuple(cards.all(_agencies(directory, link.code, "unemployment-insurance")[:MOST_STARTS])),
        ),
        Start(
            "You need a desk, a counselor or training",
            f"{counted(len(centers), 'job center')} in {where} {'is' if len(centers) == 1 else 'are'} listed here. "
            "Walk in and ask for an appointment; it is free.",
            (),
            ("See the job centers", f"{agencies}#american-job-center"),
        )
        if centers
        else None,
        Start(
            "A disability or an illness stands in the way",
            "Vocational rehabilitation gives you a counselor of your own, and pays for training and equipment.",
            tuple(cards.all(_agencies(directory, link.code, "vocational-rehabilitation")[:MOST_STARTS])),
        ),
        Start(
            "You served",
            "Every job center sees veterans first. These services know how to say in civilian words what you did.",
            tuple(cards.all(veterans[:MOST_STARTS])),
            ("Veterans' services for the whole country", "agencies/us/#veterans"),
        ),
    ]
    return tuple(start for start in found if start and (start.cards or start.elsewhere[0]))


def _agencies(directory: Directory, code: str, type_: AgencyType) -> list[Listing]:
    """The state's agencies of one type, those for the whole state first."""
    found = [e for e in directory.by_state[code] if e.kind == "agency" and e.entry.agency_type == type_]
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


def _kinds(directory: Directory, listings: Sequence[Listing], code: str) -> tuple[dict[str, Any], ...]:
    """The four kinds in this state: words, count, address."""
    numbers = {kind: sum(listing.kind == kind for listing in listings) for kind in KINDS}
    return tuple(
        {
            "words": directory.taxonomy.kinds[kind],
            "count": numbers[kind],
            "address": f"{FOLDER_OF[kind]}/{code.lower()}/" if numbers[kind] else f"{FOLDER_OF[kind]}/us/",
        }
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
    numbers = {
        slug: sum(code in listing.states for listing in directory.by_industry.get(slug, ()))
        for slug in directory.taxonomy.industries
    }
    return [
        (industry.name, f"industries/{slug}/{code.lower()}/", numbers[slug])
        for slug, industry in directory.taxonomy.industries.items()
        if numbers[slug]
    ]


def _nationwide(directory: Directory) -> list[tuple[str, str, int]]:
    """(name, address, count) of what serves the whole country, by kind."""
    numbers = {kind: sum(listing.kind == kind for listing in directory.nationwide) for kind in KINDS}
    return [
        (directory.taxonomy.kinds[kind].plural, f"{FOLDER_OF[kind]}/us/", number)
        for kind, number in numbers.items()
        if number
    ]


def _towns(directory: Directory, settings: Settings, link: StateLink, towns: Sequence[Place]) -> Page:
    crumbs = (HOME, CITIES, Crumb(link.name, link.address), Crumb("Other towns", f"{link.address}towns/"))
    named = [town for place in towns if (town := _town(directory, place))]
    letters = [(letter, letter_anchor(letter), tuple(group)) for letter, group in groupby(named, _letter)]
    where = the_state(link.code)
    return Page(
        path=f"{link.address}towns/index.html",
        template="towns.html",
        title=fitting_title(f"Towns in {where} and the nearest city"),
        description=fitting_description(
            f"{counted(len(named), 'town')} in {where}, each with the nearest city that has its own page of "
            "job-search groups and offices.",
        ),
        context={"crumbs": crumbs, "state": link, "where": where, "letters": letters, "total": len(named)},
        structured=structured(settings, crumbs),
        indexed=False,
    )


def _towns_by_state(directory: Directory) -> dict[str, list[Place]]:
    """State code → the gazetteer's cities there that have no page, by name."""
    found: dict[str, list[Place]] = {}
    for place in sorted(directory.gazetteer.cities(), key=lambda place: fold(place.name)):
        if CityKey(place.state, slug(place.name)) not in directory.cities:
            found.setdefault(place.state, []).append(place)
    return found


def _town(directory: Directory, place: Place) -> Town | None:
    city = directory.nearest_city(place.point)
    if city is None or city.point is None:
        return None
    label = city.name if city.key.state == place.state else city.short_label
    distance = miles(place.point, city.point)
    return Town(place.name, label, city.address, "under 1 mi" if distance < 1 else f"{distance:,.0f} mi")


def _letter(town: Town) -> str:
    return letter_of(town.name)
