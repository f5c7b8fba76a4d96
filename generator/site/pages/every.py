"""Every generated page of the site, as values. Pure; nothing here renders or writes."""

from collections.abc import Iterator, Sized
from datetime import datetime
from typing import Any

from generator.directory import Directory
from generator.site.cards import Cards
from generator.site.page import Page, Settings
from generator.site.pages import (
    cities,
    confirm,
    entries,
    home,
    industries,
    kinds,
    open_data,
    redirects,
    search,
    states,
    stats,
    suggest,
    tombstones,
)

MODULES: dict[str, Any] = {
    "home": home,
    "search_page": search,
    "states": states,
    "suggest_page": suggest,
    "cities": cities,
    "industries": industries,
    "kinds": kinds,
    "entries": entries,
    "tombstones": tombstones,
    "redirects": redirects,
    "confirm": confirm,
    "open_data": open_data,
    "stats": stats,
}


def long_lists(directory: Directory) -> dict[str, Sized]:
    """The modules whose pages can be asked for in parts, and what those are counted by."""
    return {"cities": directory.cities, "entries": directory.live}


def prepare(directory: Directory, cards: Cards) -> None:
    """Work out what many pages share, before workers are forked that would each do so again."""
    cards.all(directory.live)
    entries.prepare(cards)
    directory.prepare()


def all_pages(directory: Directory, settings: Settings, now: datetime) -> Iterator[Page]:
    """Every page of the directory; each listing's card is made once and shared."""
    cards = Cards(directory, now)
    for module in MODULES.values():
        yield from module.pages(directory, cards, settings, now)
