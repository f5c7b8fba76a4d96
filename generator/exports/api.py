"""The open data as files under `api/v1/`: a pure map from path to bytes, in a stated order.

A record is made once and stands in several files: they are joined from its text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from generator import __version__
from generator.directory import BANDS, City, Directory, Listing
from generator.entries.schema import schema_bytes
from generator.exports.geojson import feature_collection
from generator.exports.record import as_json, record
from generator.exports.table import csv_file
from generator.places.gazetteer import STATES
from generator.rolls import rest

API = "api/v1/"
Fields = Mapping[str, Any]
MOST_NEAR = 100
"""Of what is within 50 miles of a city, so many ids: the nearest."""


def api_files(directory: Directory, now: datetime) -> Iterator[tuple[str, bytes]]:
    """Every file of the API; closed entries stand in none of them but the whole lists, with their status."""
    everything = tuple(directory.listings.values())
    records = _Records(everything)
    head: Fields
    yield f"{API}index.json", as_json(_index(directory, now))
    yield f"{API}entries.ndjson", records.lines
    yield f"{API}entries.csv", csv_file(everything)
    yield f"{API}entries.geojson", as_json(feature_collection(directory.live))
    for state in sorted(directory.by_state):
        head = {"state": state, "name": STATES[state]}
        yield f"{API}states/{state.lower()}.json", records.file(head, directory.by_state[state])
    for city in directory.cities.values():
        yield f"{API}{city.address.rstrip('/')}.json", records.file(_city(city), city.here, _around(city, directory))
    for slug, industry in directory.taxonomy.industries.items():
        head = {"industry": slug, "name": industry.name, "naics": list(industry.naics)}
        yield f"{API}industries/{slug}.json", records.file(head, directory.by_industry.get(slug, ()))
    yield f"{API}schema/entry.schema.json", schema_bytes()


class _Records:
    """The record of each listing as JSON, one on each line of one text."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        lines = BytesIO()
        self._ends: dict[str, tuple[int, int]] = {}
        for listing in listings:
            start = lines.tell()
            end = start + lines.write(as_json(record(listing)))
            self._ends[listing.id] = start, end - 1
        self.lines = lines.getvalue()

    def file(
        self, head: Mapping[str, Any], listings: Sequence[Listing], tail: Mapping[str, Any] | None = None
    ) -> bytes:
        """An object of the fields of `head`, how many listings there are, their records by id, those of `tail`."""
        opening = as_json({**head, "count": len(listings)})[:-2]
        closing = b"," + as_json(tail)[1:] if tail else b"}\n"
        return b"".join((opening, b',"entries":[', b",".join(self._of(listings)), b"]", closing))

    def _of(self, listings: Iterable[Listing]) -> Iterator[bytes]:
        for id_ in sorted(listing.id for listing in listings):
            start, end = self._ends[id_]
            yield self.lines[start:end]


def _index(directory: Directory, now: datetime) -> dict[str, Any]:
    return {
        "version": "1",
        "generator": __version__,
        "built": now.date().isoformat(),
        "licence": "CC0-1.0",
        "counts": {
            "entries": len(directory.live),
            "closed": len(directory.closed),
            "unconfirmed": sum(listing.unconfirmed for listing in directory.live),
            "verified": sum(listing.entry.verified is not None for listing in directory.live),
            "cities": len(directory.cities),
            "states": len(directory.by_state),
            "kinds": {kind: len(rows) for kind, rows in sorted(directory.by_kind.items())},
        },
        "files": {
            "entries": ["entries.ndjson", "entries.csv", "entries.geojson"],
            "states": [f"states/{state.lower()}.json" for state in sorted(directory.by_state)],
            "industries": [f"industries/{slug}.json" for slug in directory.taxonomy.industries],
            "cities": [f"{city.address.rstrip('/')}.json" for city in directory.cities.values()],
            "schema": "schema/entry.schema.json",
        },
    }


def _city(city: City) -> dict[str, Any]:
    latitude, longitude = city.point or (None, None)
    return {
        "city": city.name,
        "state": city.key.state,
        "counties": list(city.counties),
        "latitude": latitude,
        "longitude": longitude,
        "time_zone": city.zone,
        "address": city.address,
    }


def _around(city: City, directory: Directory) -> dict[str, Any]:
    """Ids of what is near, and of what serves the county.

    No more than a file can carry, else the files of all cities together would grow with the square of the entries:
    what serves the whole state stands in the state's own file.
    """
    here = {listing.id: listing for listing in city.here}
    hits = [hit for hit in directory.near(city.point, BANDS[-1]) if hit.listing.id not in here] if city.point else []
    seen = here | {hit.listing.id: hit.listing for hit in hits}
    return {
        "near": [{"id": hit.listing.id, "miles": round(hit.miles, 1)} for hit in hits[:MOST_NEAR]],
        "area": [listing.id for listing in rest((directory.countywide(city),), seen)],
        "statewide": f"states/{city.key.state.lower()}.json",
    }
