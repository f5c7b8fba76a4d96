"""An entry's page: everything known of it, with where each fact comes from and what is not known. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import count

from generator.directory import Directory, Listing
from generator.entries.model import Entry
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards, place_words
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.entry_parts import change_links, dates_of, form_data, host, source_words, where_of
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
from generator.site.pages.related import Alike, related
from generator.site.pages.structured import HOME
from generator.site.pages.wording import LONGEST_TITLE, fitting_description
from generator.text import listed, shorten

MOST_CHAPTERS = 60


def pages(
    directory: Directory, cards: Cards, settings: Settings, now: datetime, part: slice = slice(None)
) -> Iterator[Page]:
    """A page for every live entry."""
    titles, alike = cards.once(_titles), cards.once(_alike)
    for listing in directory.live[part]:
        yield _page(listing, titles[listing.id], directory, cards, alike, settings, now)


def prepare(cards: Cards) -> None:
    """Work out what the pages share, before workers are forked that would each do so again."""
    cards.once(_titles)
    cards.once(_alike).prepare()


def _titles(directory: Directory, _cards: Cards) -> dict[str, str]:
    return titles_of(directory.live, directory)


def _alike(directory: Directory, _cards: Cards) -> Alike:
    return Alike(directory)


def titles_of(listings: Iterable[Listing], directory: Directory) -> dict[str, str]:
    """Id → title: the name with the place where that fits, and no two alike."""
    rows = [(listing.id, _title_choices(listing, directory)) for listing in sorted(listings, key=lambda e: e.id)]
    titles: dict[str, str] = {}
    taken: set[str] = set()
    last: dict[str, int] = defaultdict(int)
    clashing = {title for title, number in Counter(choices[0] for _, choices in rows).items() if number > 1}
    for id_, choices in rows:
        best = next((choice for choice in choices if choice not in taken and choice not in clashing), None)
        if best is None:
            name = shorten(choices[0], LONGEST_TITLE - 5)
            last[name] = next(n for n in count(last[name] + 1) if f"{name} ({n})" not in taken)
            best = f"{name} ({last[name]})"
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


def _page(
    listing: Listing, title: str, directory: Directory, cards: Cards, alike: Alike, settings: Settings, now: datetime
) -> Page:
    entry = listing.entry
    words = directory.taxonomy.kinds[listing.kind]
    parent = directory.parent(listing)
    crumbs = crumbs_of(listing, directory)
    card = cards.of(listing)
    chapters = directory.chapters.get(listing.id, ())
    others_title, others = related(listing, alike, cards)
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
            "related": others,
            "related_title": others_title,
            "city": _city_link(listing, directory),
            "sources": tuple(source_words(source, listing.suspect) for source in entry.sources),
            "change": change_links(listing, settings),
            "file": f"data/{listing.file}",
            "form": form_data(listing),
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
