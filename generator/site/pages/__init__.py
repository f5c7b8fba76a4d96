"""Every generated page of the site, as values. Pure; nothing here renders or writes."""

from collections.abc import Iterator
from datetime import datetime

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

_MODULES = (
    home,
    search,
    states,
    suggest,
    cities,
    industries,
    kinds,
    entries,
    tombstones,
    redirects,
    confirm,
    open_data,
    stats,
)


def all_pages(directory: Directory, settings: Settings, now: datetime) -> Iterator[Page]:
    """Every page of the directory; each listing's card is made once and shared."""
    cards = Cards(directory, now)
    for module in _MODULES:
        yield from module.pages(directory, cards, settings, now)
