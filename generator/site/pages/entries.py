"""An entry's page: everything known of it, with where each fact comes from and what is not known. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from generator.directory import Directory, Listing, Spot
from generator.entries.model import Entry, Hours, Meeting
from generator.meetings import Occurrence, clock_range, in_words, next_dates, rule
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards, NextDate, next_date, place_words
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.structured import HOME, breadcrumb_list
from generator.site.pages.wording import fitting_description
from generator.text import listed, shorten

NEXT_DATES = 4
MOST_CHAPTERS = 60
RELATED = 6
RELATED_WITHIN = 50
"""Miles."""
LONGEST_TITLE = 60
_SCHOOL = re.compile(r"\b(University|College|School|Institute|Tech|Academy)\b")
"""Alumni networks are of employers and services too, which are no schools."""

RUN_BY_WORDS = {
    "government": "a public office",
    "nonprofit": "a nonprofit organization",
    "faith": "a congregation or religious organization",
    "university": "a college or university",
    "coach": "a career coach",
    "volunteer": "volunteers",
    "business": "a business",
    "association": "an association",
}
COST_SENTENCES = {
    "free": "Free.",
    "donation": "By donation: give what you can.",
    "membership": "Members pay dues. Ask what they are, and whether guests may come first.",
    "fee": "There is a fee. Ask how much before you go.",
}
FORMAT_SENTENCES = {
    "in-person": "In person.",
    "online": "Online.",
    "hybrid": "Partly in person, partly online.",
}
PRECISION_SENTENCES = {
    "postal-code": "The map knows only the ZIP Code, not the door.",
    "city": "Only the city is known: ask for the address.",
}
HOW_WORDS = {
    "called": "somebody called",
    "visited": "somebody went there",
    "website": "somebody read its own current page",
    "by-organisation": "the organization said so itself",
}
AGENCY_STEPS = {
    "unemployment-insurance": (
        "Open a claim on its website or by phone in the week you lose your job. Have your Social Security number and "
        "the names, addresses and dates of your last employers ready."
    ),
    "american-job-center": "Walk in, or call and ask for a first talk with a counselor. Bring an ID and your resume if you have one.",
    "workforce-board": "Call and ask two things: which job center is nearest to you, and which training is paid for this year.",
    "vocational-rehabilitation": "Call and say that you want to apply. A counselor then looks with you at what would help.",
    "veterans": "Call and say when you served. Have your discharge papers (DD 214) at hand if you can.",
    "nonprofit-workforce": "Call or write, say what work you look for, and ask which program starts next.",
    "other": "Read its website first, then call with one clear question.",
}
"""The first step with each sort of agency, where its entry does not say."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, and whose it is."""

    text: str
    note: str = ""
    """Where it comes from, when not from the entry itself."""


@dataclass(frozen=True, slots=True)
class Where:
    """One of its places."""

    name: str
    lines: tuple[str, ...]
    county: str
    city_name: str
    city_address: str
    """The city's page; empty when it has none."""
    map_link: str
    map_words: str
    precision: str
    online: bool = False


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source with its dates."""

    url: str
    host: str
    states: str
    dates: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The next dates, and what a script needs to count them anew."""

    next: tuple[tuple[NextDate, str], ...]
    """Each with its place, where there are several."""
    rules: tuple[dict[str, str], ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Change:
    """Links to the repository on the web."""

    edit: str
    report: str


def pages(directory: Directory, cards: Cards, settings: Settings, now: datetime) -> Iterator[Page]:
    """A page for every live entry."""
    titles = titles_of(directory.live, directory)
    for listing in directory.live:
        yield _page(listing, titles[listing.id], directory, cards, settings, now)


def titles_of(listings: Iterable[Listing], directory: Directory) -> dict[str, str]:
    """Id → title: the name with the place where that fits, and no two alike."""
    rows = [(listing.id, _title_choices(listing, directory)) for listing in sorted(listings, key=lambda e: e.id)]
    titles: dict[str, str] = {}
    taken: set[str] = set()
    clashing = {title for title, number in Counter(choices[0] for _, choices in rows).items() if number > 1}
    for id_, choices in rows:
        best = next((choice for choice in choices if choice not in taken and choice not in clashing), None)
        if best is None:
            best = next(
                title
                for number in range(1, len(rows) + 2)
                if (title := f"{shorten(choices[0], LONGEST_TITLE - 5)} ({number})") not in taken
            )
        taken.add(best)
        titles[id_] = best
    return titles


def _title_choices(listing: Listing, directory: Directory) -> tuple[str, ...]:
    place = place_words(listing, directory)
    place = STATES.get(place, place)
    room = LONGEST_TITLE - len(place) - 2
    kind = directory.taxonomy.kinds[listing.kind].name.lower()
    name = listing.name
    if not place or place in name or room < 20:
        return (shorten(name, LONGEST_TITLE), f"{shorten(name, LONGEST_TITLE - len(kind) - 3)} ({kind})")
    return (
        f"{shorten(name, room)}, {place}",
        f"{shorten(name, LONGEST_TITLE - len(kind) - len(listing.id[:2]) - 5)} ({kind}, {listing.id[:2].upper()})",
    )


def _page(
    listing: Listing, title: str, directory: Directory, cards: Cards, settings: Settings, now: datetime
) -> Page:
    entry = listing.entry
    words = directory.taxonomy.kinds[listing.kind]
    parent = directory.parent(listing)
    crumbs = crumbs_of(listing, directory)
    card = cards.of(listing)
    chapters = directory.chapters.get(listing.id, ())
    return Page(
        path=f"{listing.address}index.html",
        template="entry.html",
        title=title,
        description=fitting_description(
            _description(listing, card),
            "When, where, cost, how to take part, and how sure we are.",
            "What it is and how to take part.",
        ),
        context={
            "crumbs": crumbs,
            "card": card,
            "kind": words,
            "type_words": _type_words(entry, directory),
            "also": listed(list(entry.also_known_as)),
            "summary": entry.summary,
            "run_by": run_by_words(entry, directory),
            "sure": sure_sentences(entry),
            "verified": entry.verified is not None,
            "website_host": _host(entry.website) if entry.website else "",
            "reach": _reach(listing, parent),
            "email": entry.contact.email or "" if entry.contact else "",
            "who": _who(listing, directory),
            "serves": served_words(listing),
            "meets": _meets(entry),
            "hours": tuple(hours_words(hours) for hours in entry.hours),
            "dates": _dates(listing, now),
            "format": FORMAT_SENTENCES[entry.format] if entry.format else "",
            "wheres": tuple(_where(spot, directory) for spot in listing.spots),
            "cost": _cost(listing, parent),
            "take_part": _take_part(listing, parent, directory),
            "volunteer": _volunteer(listing, parent),
            "languages": listed([directory.taxonomy.languages[code].name for code in entry.languages]),
            "fields": _fields(listing, directory),
            "parent": cards.of(parent) if parent else None,
            "parent_closed": parent is not None and parent.closed,
            "chapters": cards.all(chapters[:MOST_CHAPTERS]),
            "chapters_more": max(0, len(chapters) - MOST_CHAPTERS),
            "related": related(listing, directory, cards),
            "city": _city_link(listing, directory),
            "sources": tuple(_source(source.url, source.states, source.dated, source.accessed) for source in entry.sources),
            "change": change_links(listing, settings),
        },
        structured=_structured(listing, crumbs, parent, settings),
        modified=_modified(entry),
    )


def crumbs_of(listing: Listing, directory: Directory) -> tuple[Crumb, ...]:
    """Home, the state and the city it is in, or its kind's list."""
    here = Crumb(shorten(listing.name, 50), listing.address)
    for spot in listing.spots:
        if (city := directory.cities.get(spot.city)) and city.key.state in STATES:
            state = Crumb(STATES[city.key.state], f"cities/{city.key.state.lower()}/")
            return (HOME, state, Crumb(city.name, city.address), here)
    words = directory.taxonomy.kinds[listing.kind]
    if listing.nationwide:
        return (HOME, Crumb(words.plural, f"{words.folder}/"), Crumb("Nationwide", f"{words.folder}/us/"), here)
    states = sorted(listing.states & STATES.keys())
    if len(states) == 1:
        return (HOME, Crumb(STATES[states[0]], f"cities/{states[0].lower()}/"), here)
    return (HOME, Crumb(words.plural, f"{words.folder}/"), here)


def _description(listing: Listing, card: Card) -> str:
    """The kind and the place, then as much of the summary as fits."""
    return shorten(f"{card.kind_name} · {card.place or 'United States'}. {listing.entry.summary}", 160)


def _type_words(entry: Entry, directory: Directory) -> str:
    """"American Job Center"; the school of an alumni network."""
    if entry.agency_type:
        return directory.taxonomy.agency_types[entry.agency_type].name
    return entry.institution or ""


def run_by_words(entry: Entry, directory: Directory) -> str:
    """"Bayside Church, a Protestant congregation or organization."."""
    runner = entry.run_by
    what = RUN_BY_WORDS[runner.type]
    if runner.faith and (faith := directory.taxonomy.faiths.get(runner.faith)):
        what = f"{_article(faith.name)} {faith.name} congregation or organization"
        if runner.faith == "other":
            what = RUN_BY_WORDS["faith"]
    return sentence(f"{runner.name}, {what}" if runner.name else what)


def _article(word: str) -> str:
    return "an" if word[0] in "AEIO" else "a"


def sure_sentences(entry: Entry) -> tuple[str, ...]:
    """How sure it is and what to do about it, in plain words."""
    if entry.verified:
        return (f"Confirmed on {long_date(entry.verified.on)}: {HOW_WORDS[entry.verified.how]}.",)
    dated = max((source.dated for source in entry.sources if source.dated), default="")
    if dated:
        basis = f"It rests on a page of {dated_words(dated)}."
    elif any(source.accessed for source in entry.sources):
        basis = "The page it rests on carries no date."
    else:
        basis = "It rests on general knowledge: nobody has checked this address yet."
    if entry.status == "unconfirmed":
        return ("Not confirmed: it may have moved or ended.", basis, "Call or write before you go.")
    return ("Not yet confirmed by a person.", basis, "Ask before you go.")


def _reach(listing: Listing, parent: Listing | None) -> str:
    """What to do where neither a phone number nor an address for mail is known."""
    if listing.entry.website:
        return "No phone number or address for mail is known. Look for one on its website."
    if parent:
        return "No way to reach it is known here. Ask the organization it belongs to:"
    runner = listing.entry.run_by.name
    return f"No way to reach it is known here. Ask {runner}." if runner else "No way to reach it is known here."


def _who(listing: Listing, directory: Directory) -> tuple[Said, ...]:
    """Who may come, and whom it is made for."""
    entry = listing.entry
    found: list[Said] = []
    match entry.open_to:
        case None:
            found.append(Said("The source does not say. Ask whether you may come."))
        case "everyone":
            found.append(Said("Everyone."))
        case "members":
            found.append(Said("Members. Ask whether a guest may come once."))
        case "alumni":
            found.append(Said(f"Alumni of {entry.institution}." if entry.institution else "Alumni."))
        case "residents":
            found.append(Said("Residents of the area it serves."))
        case note:
            found.append(Said(sentence(note.note)))
    for slug in entry.audiences:
        if audience := directory.taxonomy.audiences.get(slug):
            found.append(Said(audience.sentence))
    return tuple(found)


def served_words(listing: Listing) -> str:
    """"Sacramento, CA and Sacramento County, CA"; empty where it says nothing beyond its place."""
    entry = listing.entry
    names = ["the whole country" if name == "US" else STATES.get(name, name) for name in entry.serves]
    if len(names) > 12:
        names = [*names[:11], f"{len(names) - 11} more places"]
    return listed(names)


def _meets(entry: Entry) -> tuple[Said, ...]:
    """Each meeting in words with its place, then the note."""
    found = [Said(f"{in_words(meeting)}{_at(meeting, entry)}.") for meeting in entry.meetings]
    if entry.meetings_note:
        note = entry.meetings_note
        year = f"As its source said in {note.year}." if note.year and str(note.year) not in note.text else ""
        found.append(Said(sentence(note.text), year))
    return tuple(found)


def _at(meeting: Meeting, entry: Entry) -> str:
    if meeting.at == "online":
        return ", online"
    return f", at {meeting.at}" if meeting.at and len(entry.locations) > 1 else ""


def hours_words(hours: Hours) -> str:
    """"Monday to Friday, 8:00 am–4:30 pm"."""
    week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    numbers = sorted(week.index(day) for day in hours.on)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        days = f"{week[numbers[0]].capitalize()} to {week[numbers[-1]].capitalize()}"
    else:
        days = listed([week[number].capitalize() for number in numbers])
    return f"{days}, {clock_range(hours.from_, hours.to)}"


def _dates(listing: Listing, now: datetime) -> Dates | None:
    """The next four dates in the zone of the place; none where day or zone is not known."""
    entry = listing.entry
    if not (entry.meetings and listing.zone):
        return None
    found = next_dates(entry.meetings, listing.zone, now, NEXT_DATES)
    if not found:
        return None
    return Dates(
        next=tuple((next_date(occurrence), _place_of(occurrence, entry)) for occurrence in found),
        rules=tuple(_rule(meeting, entry) for meeting in entry.meetings),
        zone=listing.zone,
    )


def _place_of(occurrence: Occurrence, entry: Entry) -> str:
    at = occurrence.meeting.at
    return at if at and at != "online" and len(entry.locations) > 1 else ""


def _rule(meeting: Meeting, entry: Entry) -> dict[str, str]:
    """What docs/assets/js/meetings.js counts dates from."""
    written = {
        "rule": rule(meeting),
        "from": meeting.from_,
        "to": meeting.to or "",
        "at": meeting.at or "" if meeting.at == "online" or len(entry.locations) > 1 else "",
        "starting": meeting.starting.isoformat() if meeting.starting else "",
    }
    return {name: value for name, value in written.items() if value}


def _where(spot: Spot, directory: Directory) -> Where:
    written = spot.written
    city = directory.cities.get(spot.city)
    town = " ".join(filter(None, [f"{written.city}, {written.state}", written.postal_code]))
    return Where(
        name=written.name or "",
        lines=tuple(filter(None, [written.street, town])),
        county=spot.county or "",
        city_name=city.name if city else "",
        city_address=city.address if city else "",
        map_link=map_link(spot),
        map_words="Map and directions" if written.street else "The area on a map",
        precision="" if written.street else PRECISION_SENTENCES.get(spot.precision or "city", ""),
    )


def map_link(spot: Spot) -> str:
    """A search on OpenStreetMap: a link that asks nothing of anybody until it is used."""
    written = spot.written
    query = ", ".join(filter(None, [written.street, written.city, f"{written.state} {written.postal_code or ''}".strip()]))
    return f"https://www.openstreetmap.org/search?query={quote(query)}"


def _cost(listing: Listing, parent: Listing | None) -> Said:
    if cost := listing.entry.cost:
        return Said(COST_SENTENCES[cost])
    if parent and parent.entry.cost:
        return Said(COST_SENTENCES[parent.entry.cost], f"As its parent says: {parent.name}.")
    return Said("The source does not say. Ask before you go.")


def _take_part(listing: Listing, parent: Listing | None, directory: Directory) -> Said:
    if text := listing.entry.take_part:
        return Said(sentence(text))
    if parent and parent.entry.take_part:
        return Said(sentence(parent.entry.take_part), f"As its parent says: {parent.name}.")
    if listing.entry.agency_type:
        text = AGENCY_STEPS[listing.entry.agency_type]
    else:
        text = directory.taxonomy.kinds[listing.kind].first_step
    return Said(text, "Our general advice: its source does not say.")


def _volunteer(listing: Listing, parent: Listing | None) -> Said:
    if text := listing.entry.volunteer:
        return Said(sentence(text))
    if parent and parent.entry.volunteer:
        return Said(sentence(parent.entry.volunteer), f"As its parent says: {parent.name}.")
    return Said("Its source does not say. Ask what would help most this month: setting up the room, greeting people, taking notes.")


def sentence(text: str) -> str:
    """The words with a capital at the start and a stop at the end."""
    text = text.strip()
    return f"{text[0].upper()}{text[1:]}{'' if text[-1] in '.!?…' else '.'}"


def _fields(listing: Listing, directory: Directory) -> tuple[tuple[str, str, None], ...]:
    return tuple(
        (industry.name, f"industries/{slug}/", None)
        for slug in listing.entry.industries
        if (industry := directory.taxonomy.industries.get(slug))
    )


def related(listing: Listing, directory: Directory, cards: Cards) -> list[Card]:
    """Others of the same field near it, else of the same kind; nearest first. Without a place: of the same field nationwide."""
    family = {listing.id, listing.entry.parent}
    fields = set(listing.entry.industries)

    def alike(other: Listing) -> bool:
        if other.id in family or other.entry.parent == listing.id:
            return False
        return bool(fields & set(other.entry.industries)) if fields else other.kind == listing.kind

    point = next((spot.point for spot in listing.spots if spot.point), None)
    if point is None:
        if not fields:
            return []
        # A field's nationwide list is long: those that share most fields, then by name.
        shared = [e for e in directory.nationwide if alike(e)]
        shared.sort(key=lambda e: (-len(fields & set(e.entry.industries)), e.order))
        return cards.all(shared[:RELATED])
    hits = (hit for hit in directory.near(point, RELATED_WITHIN) if alike(hit.listing))
    return [cards.of(hit.listing).at(hit.miles) for hit, _ in zip(hits, range(RELATED), strict=False)]


def _city_link(listing: Listing, directory: Directory) -> tuple[str, str] | None:
    """(label, address) of the page of the city it is in."""
    for spot in listing.spots:
        if city := directory.cities.get(spot.city):
            return city.short_label, city.address
    return None


def _source(url: str, states: str, dated: str | None, accessed: date | None) -> SourceWords:
    dates = [f"page dated {dated_words(dated)}"] if dated else []
    dates.append(f"read {long_date(accessed)}" if accessed else "general knowledge: nobody has checked this address yet")
    return SourceWords(url, _host(url), sentence(states), ", ".join(dates))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def long_date(day: date) -> str:
    """"22 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def dated_words(dated: str) -> str:
    """"2019", "March 2019" or "8 March 2019", from the same in numbers."""
    parts = [int(part) for part in dated.split("-")]
    if len(parts) == 1:
        return dated
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return long_date(day) if len(parts) == 3 else f"{day:%B %Y}"


def change_links(listing: Listing, settings: Settings) -> Change | None:
    """Where to edit the file and where to report a change; none where nobody knows the repository."""
    if not settings.repo_url:
        return None
    folder = settings.edit_uri.strip("/").removesuffix("/docs")
    body = (
        f"Entry: {listing.id}\nPage: {settings.site_url}{listing.address}\n\n"
        "What is wrong or new?\n\n\nHow do you know (a call, a visit, a web page)?\n"
    )
    question = urlencode({"title": f"{listing.id}: {listing.name}", "body": body}, quote_via=quote)
    return Change(
        edit=f"{settings.repo_url}/{folder}/data/{quote(listing.file)}",
        report=f"{settings.repo_url}/issues/new?{question}",
    )


def _modified(entry: Entry) -> date | None:
    """The day somebody last looked: at the organization, else at its source."""
    if entry.verified:
        return entry.verified.on
    return max((source.accessed for source in entry.sources if source.accessed), default=None)


def schema_type(entry: Entry, kind: str) -> str:
    """The type of schema.org that fits."""
    if entry.agency_type == "american-job-center":
        return "EmploymentAgency"
    if kind == "agency":
        return "GovernmentOffice" if entry.run_by.type == "government" else "NGO"
    if kind == "support-group" and entry.run_by.type == "nonprofit":
        return "NGO"
    return "Organization"


def _structured(
    listing: Listing, crumbs: Sequence[Crumb], parent: Listing | None, settings: Settings
) -> tuple[Mapping[str, Any], ...]:
    if not settings.site_url:
        return ()
    return (_organization(listing, parent, settings.site_url), breadcrumb_list(settings, crumbs))


def _organization(listing: Listing, parent: Listing | None, site_url: str) -> Mapping[str, Any]:
    """https://schema.org/Organization or a narrower type, without what is not known."""
    entry = listing.entry
    thing: dict[str, Any] = {
        "@type": schema_type(entry, listing.kind),
        "@id": f"{site_url}{listing.address}#it",
        "name": entry.name,
        "alternateName": list(entry.also_known_as),
        "description": entry.summary,
        "url": entry.website,
        "mainEntityOfPage": f"{site_url}{listing.address}",
        "telephone": entry.contact.phone if entry.contact else None,
        "email": entry.contact.email if entry.contact else None,
        "address": [_address(spot) for spot in listing.spots],
        "areaServed": ["United States" if name == "US" else STATES.get(name, name) for name in entry.serves],
        "knowsLanguage": list(entry.languages),
        "parentOrganization": _above(listing, parent, site_url),
        "memberOf": {"@id": f"{site_url}{parent.address}#it", "@type": "Organization", "name": parent.name}
        if parent and listing.kind == "professional-association"
        else None,
    }
    if thing["@type"] in ("GovernmentOffice", "EmploymentAgency"):
        thing["openingHoursSpecification"] = [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [f"https://schema.org/{day.capitalize()}" for day in hours.on],
                "opens": hours.from_,
                "closes": hours.to,
            }
            for hours in entry.hours
        ]
    return {name: value for name, value in thing.items() if value}


def _above(listing: Listing, parent: Listing | None, site_url: str) -> Mapping[str, Any] | None:
    if listing.kind == "alumni-network" and listing.entry.institution:
        school = listing.entry.run_by.type == "university" or _SCHOOL.search(listing.entry.institution)
        return {"@type": "CollegeOrUniversity" if school else "Organization", "name": listing.entry.institution}
    if parent:
        return {"@type": "Organization", "@id": f"{site_url}{parent.address}#it", "name": parent.name}
    return None


def _address(spot: Spot) -> Mapping[str, str]:
    written = spot.written
    thing = {
        "@type": "PostalAddress",
        "streetAddress": written.street,
        "addressLocality": written.city,
        "addressRegion": written.state,
        "postalCode": written.postal_code,
        "addressCountry": "US",
    }
    return {name: value for name, value in thing.items() if value}
