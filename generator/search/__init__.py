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
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from generator import compact
from generator.directory import Directory
from generator.search.areas import inside, serving
from generator.search.items import Item, ranked
from generator.search.kept import table
from generator.search.leaves import leaves
from generator.search.names import Names, word_shelves
from generator.search.parts import Shelf, made
from generator.search.vocabulary import vocabulary
from generator.site.hand_written import HandWritten

__all__ = ["FORMAT", "MANIFEST", "files_of", "versioned"]

FORMAT = 1
"""Counts up when the files change their shape, so that an engine of another time says so instead of failing."""
MANIFEST = "search/manifest.json"
_INLINE = {"areas": 800, "inside": 150}
"""From so many parts on the list of a family is a part itself, so that the manifest stays small. Nearly every search
looks at the areas: a way to the server and back takes longer than 8 KB."""

Section = Mapping[str, Any]
"""What the manifest says of a family's files."""
Files = Generator[tuple[str, bytes], None, Section]
"""Files, and then what the manifest says of them."""


def files_of(directory: Directory, guide: Iterable[HandWritten] = ()) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, the manifest last: where it is there, all that it names is there."""
    items = ranked(directory)
    by_place = yield from _by_place(items)
    by_word = yield from _by_word(directory, items, tuple(guide))
    said = {**by_word, **by_place}
    content = {
        "format": FORMAT,
        **{key: said[key] for key in ("vocabulary", "words", "zips", "leaves", "areas", "inside", "split")},
        "entries": len(directory.live),
        "industries": [len(directory.by_industry.get(slug, ())) for slug in directory.taxonomy.industries],
        "states": sorted(directory.by_state),
    }
    yield MANIFEST, versioned(content)


def versioned(content: Section) -> bytes:
    """A manifest of this content: its version is made of it."""
    version = hashlib.blake2b(compact.dumps(content), digest_size=5).hexdigest()
    return compact.dumps({"version": version, **content})


def _by_place(items: Sequence[Item]) -> Files:
    """The leaves of the map, and who serves an area."""
    boxes = []
    for leaf in leaves(items):
        boxes.append([*leaf.box, leaf.count, leaf.part.name])
        yield from leaf.part.files()
    large_areas, shelves = serving(items)
    areas = yield from _shelved(shelves)
    large_states, shelves = inside(items)
    states = yield from _shelved(shelves)
    lists: dict[str, Any] = {}
    for name, shelves_of in (("areas", areas), ("inside", states)):
        apart = made("list", compact.text(shelves_of)) if len(shelves_of) > _INLINE[name] else None
        lists[name] = apart.name if apart else shelves_of
        yield from apart.files() if apart else ()
    return {"leaves": boxes, **lists, "split": {"areas": large_areas, "inside": large_states}}


def _by_word(directory: Directory, items: Sequence[Item], guide: tuple[HandWritten, ...]) -> Files:
    """What a query is understood by, ZIPs, and the entries by the words of their names."""
    places = table(directory.gazetteer)
    words = vocabulary(directory.taxonomy, directory.gazetteer, guide)
    yield from words.files()
    yield from chain.from_iterable(shelf.part.files() for shelf in places.zips)
    by_name = Names(items)
    for part in by_name.parts():
        yield from part.files()
    lexicon = yield from _shelved(word_shelves(by_name.held, places.others, directory))
    zips = [[shelf.first, shelf.part.name] for shelf in places.zips]
    return {"vocabulary": words.name, "words": lexicon, "zips": zips}


def _shelved(shelves: Iterable[Shelf]) -> Generator[tuple[str, bytes], None, list[list[str]]]:
    """The files of shelves, and then what the manifest says of them."""
    said: list[list[str]] = []
    for shelf in shelves:
        said.append([shelf.first, shelf.part.name])
        yield from shelf.part.files()
    return said
