"""An entry's page: everything known of it, with where each fact comes from and what is not known. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from generator.directory import Directory, Hit, Listing
from generator.entries.model import Entry
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards, place_words
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.entry_parts import change_links, dates_of, host, source_words, where_of
from generator.site.pages.entry_structured import structured
from generator.site.pages.entry_words import (
    FORMAT_SENTENCES,
    cost_words,
    hours_words,
    meets,
    origin,
    reach,
    reachable,
    run_by_words,
    served_words,
    sure_sentences,
    take_part,
    type_words,
    volunteer,
    who,
)
from generator.site.pages.structured import HOME
from generator.site.pages.wording import LONGEST_TITLE, fitting_description, the_state
from generator.text import listed, shorten

MOST_CHAPTERS = 60
RELATED = 6
STEPS = (5, 15, 50)
"""Miles within which others like it are looked for: the next step only where there were too few."""


def pages(
    directory: Directory, cards: Cards, settings: Settings, now: datetime, part: slice = slice(None)
) -> Iterator[Page]:
    """A page for every live entry."""
    titles = titles_of(directory.live, directory)
    for listing in directory.live[part]:
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
        f"{shorten(name, LONGEST_TITLE - len(kind) - 7)} ({kind}, {listing.id[:2].upper()})",
    )


def _page(listing: Listing, title: str, directory: Directory, cards: Cards, settings: Settings, now: datetime) -> Page:
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
        description=_description(listing, card),
        context={
            "crumbs": crumbs,
            "card": card,
            "kind": words,
            "type_words": type_words(entry, directory),
            "also": listed(list(entry.also_known_as)),
            "summary": entry.summary,
            "run_by": run_by_words(entry, directory),
            "sure": sure_sentences(entry),
            "verified": entry.verified is not None,
            "website_host": host(entry.website) if entry.website else "",
            "former_host": host(listing.former_website) if listing.former_website else "",
            "reach": reach(listing, parent),
            "reachable": reachable(entry),
            "email": entry.contact.email or "" if entry.contact else "",
            "who": who(listing, directory),
            "serves": served_words(listing),
            "meets": meets(entry),
            "hours": tuple(hours_words(hours) for hours in entry.hours),
            "dates": dates_of(listing, now),
            "format": FORMAT_SENTENCES[entry.format] if entry.format else "",
            "wheres": tuple(where_of(spot, directory, can_ask=reachable(entry)) for spot in listing.spots),
            "cost": cost_words(listing, directory),
            "take_part": take_part(listing, directory),
            "volunteer": volunteer(listing, directory),
            "languages": listed([directory.taxonomy.languages[code].name for code in entry.languages]),
            "fields": _fields(listing, directory),
            "fields_origin": origin(listing, "industries", directory),
            "parent": cards.of(parent) if parent else None,
            "parent_closed": parent is not None and parent.closed,
            "chapters": cards.all(chapters[:MOST_CHAPTERS]),
            "chapters_more": max(0, len(chapters) - MOST_CHAPTERS),
            "related": related(listing, directory, cards),
            "related_title": related_title(listing, directory),
            "city": _city_link(listing, directory),
            "sources": tuple(source_words(source, listing.suspect) for source in entry.sources),
            "change": change_links(listing, settings),
            "file": f"data/{listing.file}",
        },
        structured=structured(listing, crumbs, parent, settings),
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
        return (
            HOME,
            Crumb(words.plural, f"{words.folder}/"),
            Crumb("Nationwide", f"{words.folder}/us/"),
            here,
        )
    states = sorted(listing.states & STATES.keys())
    if len(states) == 1:
        return (HOME, Crumb(STATES[states[0]], f"cities/{states[0].lower()}/"), here)
    return (HOME, Crumb(words.plural, f"{words.folder}/"), here)


def _description(listing: Listing, card: Card) -> str:
    """The kind and the place, as much of the summary as fits, then what it costs and when it meets."""
    opening = f"{card.kind_name} · {card.place or 'United States'}. {listing.entry.summary}"
    cost = f"Cost: {card.cost.lower()}." if card.cost else ""
    meets = f"Meets: {card.meets}." if card.meets and len(card.meets) < 60 else ""
    return fitting_description(opening, meets, cost, f"{card.name}: when, where, and how to take part.")


def _fields(listing: Listing, directory: Directory) -> tuple[tuple[str, str, None], ...]:
    return tuple(
        (industry.name, f"industries/{slug}/", None)
        for slug in listing.industries
        if (industry := directory.taxonomy.industries.get(slug))
    )


def related(listing: Listing, directory: Directory, cards: Cards) -> list[Card]:
    """Others of the same field, else of the same kind, nearest first; without a place, its state's first."""
    spot = next((spot for spot in listing.spots if spot.point), None)
    if spot is None or spot.point is None:
        return cards.all([*_in_state(listing, directory), *_nationwide(listing, directory)][:RELATED])
    hits: list[Hit] = []
    for within in STEPS:
        hits = [hit for hit in directory.near(spot.point, within) if _alike(listing, hit.listing)]
        if len(hits) >= RELATED:
            break
    return [cards.of(hit.listing).seen_from(spot, hit) for hit in hits[:RELATED]]


def related_title(listing: Listing, directory: Directory) -> str:
    """The heading over `related`: what they share with it, and where they are."""
    shared = "In the same field" if listing.industries else "Others of this kind"
    if any(spot.point for spot in listing.spots):
        return f"{shared} near it"
    local = _in_state(listing, directory)
    if not local:
        return f"{shared}, nationwide"
    where = listed([the_state(code) for code in sorted(listing.states & STATES.keys())][:2])
    beyond = len(local) < RELATED and _nationwide(listing, directory)
    return f"{shared}, in {where}{' first' if beyond else ''}"


def _in_state(listing: Listing, directory: Directory) -> list[Listing]:
    """Those like it in a state that it serves, with most fields in common first."""
    found = {e.id: e for code in sorted(listing.states) for e in directory.by_state.get(code, ()) if _alike(listing, e)}
    return sorted(found.values(), key=lambda e: _likeness(listing, e))


def _nationwide(listing: Listing, directory: Directory) -> list[Listing]:
    """Those of its field for the whole country; without a field too many would be of its kind."""
    if not listing.industries:
        return []
    found = (e for e in directory.nationwide if _alike(listing, e) and not e.states & listing.states)
    return sorted(found, key=lambda e: _likeness(listing, e))


def _alike(listing: Listing, other: Listing) -> bool:
    """Whether the other is of its field, or of its kind where it has no field, and not of its family."""
    if other.id in (listing.id, listing.entry.parent) or other.entry.parent == listing.id:
        return False
    if listing.industries:
        return not set(listing.industries).isdisjoint(other.industries)
    return other.kind == listing.kind


def _likeness(listing: Listing, other: Listing) -> tuple[bool, int, bool, tuple[bool, str, str]]:
    """Smaller for what is more like it: sure, most fields in common, of the same kind, by name."""
    shared = set(listing.industries) & set(other.industries)
    return (other.unconfirmed, -len(shared), other.kind != listing.kind, other.order)


def _city_link(listing: Listing, directory: Directory) -> tuple[str, str] | None:
    """(label, address) of the page of the city it is in."""
    for spot in listing.spots:
        if city := directory.cities.get(spot.city):
            return city.short_label, city.address
    return None


def _modified(entry: Entry) -> date | None:
    """The day somebody last looked: at the organization, else at its source."""
    if entry.verified:
        return entry.verified.on
    return max((source.accessed for source in entry.sources if source.accessed), default=None)
