"""Entries that were taken out at somebody's wish: a page at the old address that says so, and nothing else. Pure."""

from collections.abc import Iterator
from datetime import date

from generator.directory import Directory
from generator.entries.removed import Removed
from generator.places.gazetteer import STATES
from generator.site.page import Crumb, Page
from generator.site.pages.entry_words import long_date
from generator.site.pages.structured import HOME
from generator.site.pages.wording import the_state


def pages(removed: Removed, directory: Directory) -> Iterator[Page]:
    """A page for each id, by id."""
    for id_, day in sorted(removed.items()):
        yield _page(id_, day, directory)


def _page(id_: str, day: date, directory: Directory) -> Page:
    address = f"entries/{id_}/"
    return Page(
        path=f"{address}index.html",
        template="removed.html",
        title="Taken out of the directory",
        description="The entry that stood here was taken out of the directory. Nothing of it is kept but this address.",
        context={
            "crumbs": (HOME, Crumb("Taken out", address)),
            "when": long_date(day),
            "links": _links(id_.partition("/")[0].upper(), directory),
        },
        indexed=False,
    )


def _links(code: str, directory: Directory) -> list[tuple[str, str]]:
    """(words, address): its state where there is a page for it, and each kind."""
    there = code in STATES and code in directory.by_state
    state = [(f"Everything in {the_state(code)}", f"cities/{code.lower()}/")] if there else []
    return state + [(f"All {words.plural.lower()}", f"{words.folder}/") for words in directory.taxonomy.kinds.values()]
