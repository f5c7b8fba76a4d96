"""The places of a search, kept in `.cache/`: they depend on the gazetteer alone, and take longer than a thousand rows.

The shell around `places`.
"""

import functools
import hashlib

from generator import cache, compact, text
from generator.places import names, near
from generator.places.gazetteer import Gazetteer
from generator.search import parts, places
from generator.search.parts import Part, Shelf
from generator.search.places import Named, Table, compiled

_NAME = "search-places"


@functools.lru_cache(maxsize=2)
def table(gazetteer: Gazetteer) -> Table:
    """The places of the gazetteer: kept ones, or compiled now."""
    version = _version(gazetteer)
    kept = cache.read(_NAME, version)
    if kept is not None:
        return _unpacked(kept)
    made = compiled(gazetteer)
    cache.write(_NAME, version, _packed(made))
    return made


def _version(gazetteer: Gazetteer) -> str:
    """What the table depends on: the gazetteer's own tables, and the code that makes it."""
    code = cache.code_of(compact, names, near, parts, places, text)
    return hashlib.blake2b(code + b"\n".join(gazetteer.tables()), digest_size=16).hexdigest()


def _packed(made: Table) -> bytes:
    zips = [(shelf.first, shelf.part.name, shelf.part.data.decode()) for shelf in made.zips]
    return compact.dumps(made._replace(zips=zips))  # type: ignore[arg-type]  # a shelf as JSON can hold it


def _unpacked(kept: bytes) -> Table:
    well_known, nicknames, others, zips = compact.loads(kept)
    return Table(
        [Named(*row) for row in well_known],
        nicknames,
        [Named(*row) for row in others],
        [Shelf(first, Part(name, data.encode())) for first, name, data in zips],
    )
