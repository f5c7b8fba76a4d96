"""A kind of help in one state, and for the whole country: all of that kind, in headed sections. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from generator.directory import FOLDER_OF, KINDS, Directory, Listing
from generator.entries.model import AgencyType, Kind
from generator.entries.taxonomy import KindWords
from generator.places.gazetteer import STATES
from generator.site.cards import Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.industries import address_of
from generator.site.pages.schools import letters_of
from generator.site.pages.sections import Section, Sections, by_city, city_in, sections
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description, fitting_title, of_kind, state_name, the_state
from generator.text import counted

_FIRST: tuple[AgencyType, ...] = (
    "unemployment-insurance",
    "american-job-center",
    "vocational-rehabilitation",
    "veterans",
)
AGENCY_TYPES: tuple[AgencyType, ...] = (
    *_FIRST,
    *(type_ for type_ in get_args(AgencyType) if type_ not in _FIRST),
)
"""In the order in which a person needs them: first those that serve everybody, then those that plan."""
TITLES: Mapping[Kind, tuple[str, str, str]] = {
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
GUIDES: Mapping[Kind, tuple[str, str]] = {
    "support-group": ("What happens in a support group", "guide/independent-groups/"),
    "professional-association": ("How to use an association", "guide/associations/"),
    "alumni-network": ("How to use an alumni network", "guide/alumni-and-career-centres/"),
    "agency": ("How to use the agencies", "guide/agencies/"),
}


def kind_in_state(
    directory: Directory, cards: Cards, settings: Settings, kind: Kind, code: str, listings: Sequence[Listing]
) -> Page:
    words, where = directory.taxonomy.kinds[kind], the_state(code)
    address = f"{words.folder}/{code.lower()}/"
    crumbs = (HOME, Crumb(words.plural, f"{words.folder}/"), Crumb(STATES[code], address))
    parts = (
        _by_agency_type(directory, cards, listings, code)
        if kind == "agency"
        else by_city(listings, code, directory, cards)
    )
    found = sections(parts)
    count = of_kind(len(listings), kind, directory.taxonomy)
    places = {key for listing in listings for key in listing.cities if key.state == code}
    in_cities = f" in {counted(len(places), 'city', 'cities')}" if places else ""
    nationwide = directory.everywhere.numbers[kind]
    return Page(
        path=f"{address}index.html",
        template="kind_state.html",
        title=_title(kind, where, listings, words),
        description=fitting_description(
            f"{count}{in_cities}, for people who look for work in {where}.",
            words.first_step,
            "What they do, when they meet, what they cost.",
        ),
        context={
            **_state_context(kind, words, found, nationwide),
            "crumbs": crumbs,
            "heading": f"{words.plural} in {where}",
            "lead": f"{count}{in_cities}. {words.first_step}",
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
    return {"kind": words, "sections": found, "guide": GUIDES[kind], "nationwide": nationwide}


def _by_agency_type(directory: Directory, cards: Cards, listings: Iterable[Listing], state: str = "") -> list[Section]:
    """What a person needs first comes first; each type says what it gives; in a state by city."""
    groups: dict[str, list[Listing]] = defaultdict(list)
    for listing in sorted(listings, key=lambda e: (e.unconfirmed, _city_slug(e, state))):
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


def _title(kind: Kind, where: str, listings: Iterable[Listing], words: KindWords) -> str:
    """Guam has agencies but no unemployment agency."""
    plain = f"{words.plural} in {where}"
    if kind == "agency" and all(e.entry.agency_type != "unemployment-insurance" for e in listings):
        return fitting_title(f"Job centers and other agencies in {where}", plain)
    return fitting_title(TITLES[kind][1].format(where), plain)


def _city_slug(listing: Listing, state: str) -> str:
    """The city to sort by; empty, and so first, for what serves the whole state."""
    city = city_in(listing, state)
    return city.slug if city and state not in listing.served_states else ""


def _others_in_state(directory: Directory, kind: Kind, code: str) -> list[tuple[str, str, int]]:
    numbers = directory.in_state(code).numbers
    return [
        (directory.taxonomy.kinds[other].plural, f"{FOLDER_OF[other]}/{code.lower()}/", numbers[other])
        for other in KINDS
        if other != kind and numbers[other]
    ]


def kind_nationwide(
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
        title=TITLES[kind][2],
        description=fitting_description(
            f"{count} for people who look for work anywhere in the country, online or with chapters.",
            words.first_step,
        ),
        context={
            **_state_context(kind, words, found, 0),
            "crumbs": crumbs,
            "heading": f"Nationwide {words.plural.lower()}",
            "lead": f"{count} for the whole country, online or with chapters. {words.first_step}"
            if listings
            else "Nothing of this kind is listed for the whole country yet.",
            "state_address": "",
            "state": "",
            "where": "the whole country",
            "unconfirmed": sum(listing.unconfirmed for listing in listings),
            "confirm_address": "confirm/us/",
            "others": [],
        },
        structured=structured(settings, crumbs, found.items),
        indexed=bool(listings),
    )


def _nationwide_parts(directory: Directory, cards: Cards, kind: Kind, listings: Sequence[Listing]) -> Iterable[Section]:
    """Agencies by type, associations by first field, alumni networks by letter, groups by how they meet."""
    if kind == "agency":
        return _by_agency_type(directory, cards, listings)
    if kind == "professional-association":
        return _by_field(directory, cards, listings)
    if kind == "alumni-network":
        letters, _ = letters_of(listings, cards)
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
        groups[next(iter(listing.industries), "")].append(listing)
    found = [
        Section(industry.name, slug, tuple(cards.all(groups[slug])), address=address_of(slug))
        for slug, industry in directory.taxonomy.industries.items()
        if groups[slug]
    ]
    if groups[""]:
        found.append(Section("Every field", "every-field", tuple(cards.all(groups[""]))))
    return found
