"""The search index: the directory cut into small files, of which a search fetches a few.

Pure: a `Directory` and the guide's pages in, (path, bytes) out; `build` does the writing. The same entries give the
same bytes. `docs/about/search.md` says what a search does with them.

    search/manifest.json            names all other files; the only one that is asked for anew each time
    search/parts/<name>-<hash>.json never changes under its name

    vocabulary    the words a query is understood by, the bigger cities, the guide
    words, zips   smaller places and the words of names, by their first letters; ZIPs
    leaf          the entries of an area of the map, some hundreds each
    area, inside  who serves a county, a state, the country; all of a state
    name          entries by the words of their names
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.directory import Directory
from generator.search.areas import inside, ranked, serving
from generator.search.leaves import leaves
from generator.search.names import Names, word_shelves
from generator.search.parts import Shelf, dumps, made
from generator.search.places import table
from generator.search.rows import rows_of
from generator.search.vocabulary import vocabulary
from generator.site.hand_written import HandWritten

__all__ = ["FORMAT", "MANIFEST", "files_of"]

FORMAT = 1
"""Counts up when the files change their shape, so that an engine of another time says so instead of failing."""
MANIFEST = "search/manifest.json"
_INLINE = {"areas": 800, "inside": 150}
"""From so many parts on the list of a family is a part itself, so that the manifest stays small. Nearly every search
looks at the areas: a way to the server and back takes longer than 8 KB."""


def files_of(directory: Directory, guide: Iterable[HandWritten] = ()) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, the manifest last: where it is there, all that it names is there."""
    rows = rows_of(directory)
    listings = ranked(directory)
    places = table(directory.gazetteer)
    words = vocabulary(directory.taxonomy, directory.gazetteer, guide)
    yield from words.files()
    zips = list(places.zips)
    yield from chain.from_iterable(shelf.part.files() for shelf in zips)
    boxes = []
    for leaf in leaves(directory, listings, rows):
        boxes.append([*leaf.box, leaf.count, leaf.part.name])
        yield from leaf.part.files()
    areas: list[list[str]] = []
    large_areas, shelves = serving(listings, rows)
    yield from _shelved(shelves, areas)
    large_states, shelves = inside(listings, rows)
    states: list[list[str]] = []
    yield from _shelved(shelves, states)
    by_name = Names(listings, rows)
    for part in by_name.parts():
        yield from part.files()
    lexicon: list[list[str]] = []
    yield from _shelved(word_shelves(by_name.held, places.others, directory), lexicon)
    lists: dict[str, Any] = {}
    for name, shelves_of in (("areas", areas), ("inside", states)):
        apart = made("list", dumps(shelves_of)) if len(shelves_of) > _INLINE[name] else None
        lists[name] = apart.name if apart else shelves_of
        yield from apart.files() if apart else ()
    content = {
        "format": FORMAT,
        "vocabulary": words.name,
        "words": lexicon,
        "zips": [[shelf.first, shelf.part.name] for shelf in zips],
        "leaves": boxes,
        "areas": lists["areas"],
        "inside": lists["inside"],
        "split": {"areas": large_areas, "inside": large_states},
        "entries": len(directory.live),
        "industries": [len(directory.by_industry.get(slug, ())) for slug in directory.taxonomy.industries],
        "states": sorted(directory.by_state),
    }
    version = hashlib.blake2b(dumps(content).encode(), digest_size=5).hexdigest()
    yield MANIFEST, dumps({"version": version} | content).encode()


def _shelved(shelves: Iterable[Shelf], directory: list[list[str]]) -> Iterator[tuple[str, bytes]]:
    """The files of shelves; what the manifest says of them is left in the directory."""
    for shelf in shelves:
        directory.append([shelf.first, shelf.part.name])
        yield from shelf.part.files()
