"""Old ids: a small page at each old address that leads to the entry's new one. Pure."""

from collections.abc import Iterator
from datetime import datetime

from generator.directory import Directory, Listing
from generator.site.cards import Cards
from generator.site.page import Page, Settings
from generator.site.pages.entries import crumbs_of
from generator.site.pages.wording import LONGEST_TITLE, fitting_description
from generator.text import shorten

_MOVED = "Moved: "


def pages(directory: Directory, _cards: Cards, _settings: Settings, _now: datetime) -> Iterator[Page]:
    """A page for every old id."""
    for old, new in sorted(directory.redirects.items()):
        yield _redirect(old, directory.listings[new], directory)


def _redirect(old: str, listing: Listing, directory: Directory) -> Page:
    ending = f" ({old})"
    room = LONGEST_TITLE - len(_MOVED)
    name = shorten(listing.name, max(20, room - len(ending)))
    return Page(
        path=f"entries/{old}/index.html",
        template="redirect.html",
        title=shorten(f"{_MOVED}{name}{ending}", LONGEST_TITLE),
        description=fitting_description(f"The page {old} has moved: {listing.name} has a new address on this site."),
        context={
            "crumbs": crumbs_of(listing, directory),
            "name": listing.name,
            "old": old,
            "moved_to": listing.address,
        },
        indexed=False,
    )
