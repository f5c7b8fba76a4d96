"""Entries that have ended keep their address: a page that says so, and where to go instead. Pure."""

from collections.abc import Iterator
from datetime import datetime

from generator.directory import FOLDER_OF, Directory, Listing
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards
from generator.site.page import Page, Settings
from generator.site.pages.entries import crumbs_of, titles_of
from generator.site.pages.entry_parts import form_data
from generator.site.pages.entry_words import dated_words, long_date, sentence
from generator.site.pages.reporting import report_link
from generator.site.pages.structured import structured
from generator.site.pages.wording import LONGEST_TITLE, fitting_description, the_state
from generator.text import shorten

NEAR = 50
"""Miles within which something else can stand in for what has closed."""
MOST_INSTEAD = 6
_CLOSED = "Closed: "


def pages(directory: Directory, cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """A page for every closed entry, at the address it always had."""
    titles = titles_of(directory.closed, directory)
    for listing in directory.closed:
        yield _tombstone(listing, titles[listing.id], directory, cards, settings)


def _tombstone(listing: Listing, title: str, directory: Directory, cards: Cards, settings: Settings) -> Page:
    words = directory.taxonomy.kinds[listing.kind]
    crumbs = crumbs_of(listing, directory)
    return Page(
        path=f"{listing.address}index.html",
        template="tombstone.html",
        title=_CLOSED + shorten(title, LONGEST_TITLE - len(_CLOSED)),
        description=fitting_description(
            shorten(f"{title} has closed. Its page stays so that nobody travels in vain", 120) + ".",
            "What is near it instead.",
        ),
        context={
            "crumbs": crumbs,
            "kind": words,
            "id": listing.id,
            "name": listing.name,
            "known": _known(listing),
            "instead": instead(listing, directory, cards),
            "links": _links(listing, directory),
            "still": report_link(listing.id, "change"),
            "form": form_data(listing),
        },
        structured=structured(settings, crumbs),
        indexed=False,
    )


def _known(listing: Listing) -> tuple[tuple[str, str, str], ...]:
    """(what a source states, when, its address), newest first; no address where nobody is to be sent there."""
    rows = sorted(listing.entry.sources, key=lambda s: (s.dated or str(s.accessed or ""), s.url), reverse=True)
    return tuple(
        (
            sentence(source.states),
            f"page dated {dated_words(source.dated)}"
            if source.dated
            else f"read on {long_date(source.accessed)}"
            if source.accessed
            else "no date known",
            "" if source.url in listing.suspect else source.url,
        )
        for source in rows
    )


def instead(listing: Listing, directory: Directory, cards: Cards) -> list[Card]:
    """The nearest of the same kind; without a place, those for the same field or state, else nationwide."""
    spot = next((spot for spot in listing.spots if spot.point), None)
    if spot is not None and spot.point is not None:
        hits = [hit for hit in directory.near(spot.point, NEAR) if hit.listing.kind == listing.kind]
        hits.sort(key=lambda hit: hit.listing.unconfirmed)
        return [cards.of(hit.listing).seen_from(spot, hit) for hit in hits[:MOST_INSTEAD]]
    fields, states = set(listing.industries), listing.states
    alike = [e for e in directory.by_kind.get(listing.kind, ()) if e.nationwide or e.states & states]
    alike.sort(key=lambda e: (not fields & set(e.industries), not e.states & states, e.order))
    return cards.all(alike[:MOST_INSTEAD])


def _links(listing: Listing, directory: Directory) -> list[tuple[str, str]]:
    """(words, address): its city or the nearest one, its state, its kind."""
    found: list[tuple[str, str]] = []
    spot = next(iter(listing.spots), None)
    if spot is not None:
        city = directory.cities.get(spot.city) or (directory.nearest_city(spot.point) if spot.point else None)
        if city:
            found.append((f"Everything in and around {city.short_label}", city.address))
    words = directory.taxonomy.kinds[listing.kind]
    for code in sorted(listing.states & directory.by_state.keys() & STATES.keys())[:1]:
        found.append((f"Everything in {the_state(code)}", f"cities/{code.lower()}/"))
    found.append((f"All {words.plural.lower()}", f"{FOLDER_OF[listing.kind]}/"))
    return found
