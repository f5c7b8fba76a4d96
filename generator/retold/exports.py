"""New words in the open data: each file holds the entry's record once. Pure but for what `Files` reads."""

import json
from collections.abc import Iterator

from markupsafe import escape

from generator.directory import Directory, Listing
from generator.exports.api import API
from generator.exports.record import as_json, record
from generator.exports.table import csv_file
from generator.retold.entry import Words
from generator.retold.files import Files


def in_exports(words: Words, files: Files) -> None:
    """Put the entry's new record in the place of the old one. Raises Unsure."""
    before, after = words.both
    old, new = as_json(record(before)).rstrip(), as_json(record(after)).rstrip()
    for path in _files_with(before, words.before):
        files.replace(path, old, new)
    files.replace(f"{API}entries.csv", _line(before), _line(after))
    _in_the_example(before, after, files)


def _files_with(listing: Listing, directory: Directory) -> Iterator[str]:
    yield f"{API}entries.ndjson"
    yield from (f"{API}states/{state.lower()}.json" for state in sorted(listing.states))
    yield from (f"{API}{key.address.rstrip('/')}.json" for key in sorted(listing.cities))
    for slug in listing.industries:
        if slug in directory.taxonomy.industries:
            yield f"{API}industries/{slug}.json"


def _line(listing: Listing) -> bytes:
    """Its row of the table, which may go over several lines."""
    return csv_file([listing]).partition(b"\r\n")[2]


def _in_the_example(before: Listing, after: Listing, files: Files) -> None:
    """The page about the data shows one entry's record as an example, with a link to its page."""
    page = "open-data/index.html"
    if f'href="../{before.address}"'.encode() in files.read(page):
        old, new = (escape(json.dumps(record(of), ensure_ascii=False, indent=2)).encode() for of in (before, after))
        files.replace(page, old, new)
