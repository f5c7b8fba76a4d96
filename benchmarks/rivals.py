"""Ready-made searches over the same entries: Pagefind and lunr, for numbers side by side.

They are no part of the project: `make peers` installs them for the benchmarks that name them.
"""

import html
import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.measure import measured
from generator.directory import Directory, Listing
from generator.search.rows import other_names
from generator.site.cards import place_words


class Built(NamedTuple):
    """What an index cost to make."""

    seconds: float
    mebibytes: float
    bytes: int


def has(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def texts(listing: Listing, directory: Directory) -> Iterator[str]:
    """What the page of an entry says: everything that our own index knows, in words."""
    taxonomy, entry = directory.taxonomy, listing.entry
    yield from other_names(listing)
    yield taxonomy.kinds[listing.kind].name
    yield place_words(listing, directory)
    yield from (f"{spot.written.city}, {spot.written.state} {spot.written.postal_code or ''}" for spot in listing.spots)
    yield from entry.serves
    yield from (taxonomy.industries[slug].name for slug in entry.industries)
    yield from (taxonomy.audiences[slug].name for slug in entry.audiences)
    if entry.agency_type:
        yield taxonomy.agency_types[entry.agency_type].name
    if entry.run_by.faith:
        yield taxonomy.faiths[entry.run_by.faith].name
    yield from (word for word in (entry.cost, entry.format) if word)
    yield entry.summary


def write_pages(directory: Directory, folder: Path) -> None:
    """A page for each entry, as Pagefind reads it."""
    for listing in directory.live:
        file = folder / listing.address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{html.escape(text)}</p>" for text in texts(listing, directory))
        name = html.escape(listing.name)
        file.write_text(
            f'<!doctype html><html lang="en"><title>{name}</title><main><h1>{name}</h1>{body}</main></html>'
        )


def pagefind(directory: Directory, folder: Path) -> Built:
    """Pagefind's command over the pages; its index lies in `folder/pagefind`."""
    write_pages(directory, folder)
    taken = measured([[sys.executable, "-m", "pagefind", "--site", str(folder)]], folder, {})
    size = sum(path.stat().st_size for path in (folder / "pagefind").rglob("*") if path.is_file())
    return Built(taken.wall, taken.mebibytes, size)


def documents(directory: Directory) -> list[dict[str, str]]:
    """Entries as Material's search index holds pages."""
    return [
        {"location": listing.id, "title": listing.name, "text": " ".join(texts(listing, directory))}
        for listing in directory.live
    ]


def lunr(directory: Directory) -> tuple[Any, Built]:
    """A lunr index as Material makes it in the browser, and the bytes that every visitor loads for it."""
    make = importlib.import_module("lunr").lunr
    found = documents(directory)
    start = time.perf_counter()
    index = make(ref="location", fields=[{"field_name": "title", "boost": 1000}, "text"], documents=found)
    seconds = time.perf_counter() - start
    return index, Built(seconds, 0, len(json.dumps({"docs": found}).encode()))
