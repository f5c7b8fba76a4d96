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
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.directory import Directory
from generator.search.areas import areas
from generator.search.leaves import leaves
from generator.search.names import names
from generator.search.parts import directory as listed
from generator.search.parts import dumps, made
from generator.search.places import table
from generator.search.rows import rows_of
from generator.search.vocabulary import GuidePage, vocabulary

__all__ = ["FORMAT", "MANIFEST", "GuidePage", "files_of"]

FORMAT = 1
"""Counts up when the files change their shape, so that an engine of another time says so instead of failing."""
MANIFEST = "search/manifest.json"
_INLINE = 150
"""From so many parts on the list of a family is a part itself, so that the manifest stays small."""


def files_of(directory: Directory, guide: Iterable[GuidePage] = ()) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, the manifest last: where it is there, all that it names is there."""
    rows = rows_of(directory)
    places = table(directory.gazetteer)
    words = vocabulary(directory.taxonomy, directory.gazetteer, guide)
    leaf_list = list(leaves(directory, rows))
    by_area = areas(directory, rows)
    by_name = names(directory, rows, places.others)
    inside: str | list[list[str]] = listed(by_area.inside)
    lists = []
    if len(inside) > _INLINE:
        lists.append(made("list", dumps(inside)))
        inside = lists[0].name
    shelves = chain(places.zips, by_area.areas, by_area.inside, by_name.words)
    parts = chain([words], lists, (leaf.part for leaf in leaf_list), (shelf.part for shelf in shelves), by_name.parts)
    written: set[str] = set()
    for part in parts:
        if part.name not in written:
            written.add(part.name)
            yield from part.files()
    content = {
        "format": FORMAT,
        "vocabulary": words.name,
        "words": listed(by_name.words),
        "zips": listed(places.zips),
        "leaves": [[*leaf.box, leaf.count, leaf.part.name] for leaf in leaf_list],
        "areas": listed(by_area.areas),
        "inside": inside,
        "split": by_area.split,
        "entries": len(directory.live),
        "industries": [len(directory.by_industry.get(slug, ())) for slug in directory.taxonomy.industries],
        "states": sorted(directory.by_state),
    }
    version = hashlib.blake2b(dumps(content).encode(), digest_size=5).hexdigest()
    yield MANIFEST, dumps({"version": version} | content).encode()
