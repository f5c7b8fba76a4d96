"""The open data as files under `api/v1/`: a pure map from path to bytes, in a stated order."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from generator import __version__
from generator.directory import City, Directory, Listing
from generator.entries.schema import schema_bytes
from generator.exports.geojson import feature_collection
from generator.exports.record import as_json, record
from generator.exports.table import csv_file
from generator.places.gazetteer import STATES

API = "api/v1/"


def api_files(directory: Directory, now: datetime) -> Iterator[tuple[str, bytes]]:
    """Every file of the API; closed entries stand in none of them but the whole lists, with their status."""
    everything = tuple(directory.listings.values())
    yield f"{API}index.json", as_json(_index(directory, now))
    yield f"{API}entries.ndjson", b"".join(as_json(record(listing)) for listing in everything)
    yield f"{API}entries.csv", csv_file(everything)
    yield f"{API}entries.geojson", as_json(feature_collection(directory.live))
    for state in sorted(directory.by_state):
        rows = directory.by_state[state]
        yield (
            f"{API}states/{state.lower()}.json",
            as_json({"state": state, "name": STATES[state], **_entries(rows)}),
        )
    for city in directory.cities.values():
        yield f"{API}{city.address.rstrip('/')}.json", as_json(_city(city, directory))
    for slug, industry in directory.taxonomy.industries.items():
        rows = directory.by_industry.get(slug, ())
        yield (
            f"{API}industries/{slug}.json",
            as_json({"industry": slug, "name": industry.name, "naics": list(industry.naics), **_entries(rows)}),
        )
    yield f"{API}schema/entry.schema.json", schema_bytes()


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


def _city(city: City, directory: Directory) -> dict[str, Any]:
    around = directory.around(city)
    latitude, longitude = city.point or (None, None)
    return {
        "city": city.name,
        "state": city.key.state,
        "counties": list(city.counties),
        "latitude": latitude,
        "longitude": longitude,
        "time_zone": city.zone,
        "address": city.address,
        **_entries(city.here),
        "near": [{"id": hit.listing.id, "miles": round(hit.miles, 1)} for hits in around.near.values() for hit in hits],
        "area": [listing.id for listing in around.area],
    }


def _entries(listings: Iterable[Listing]) -> dict[str, Any]:
    rows = [record(listing) for listing in sorted(listings, key=lambda listing: listing.id)]
    return {"count": len(rows), "entries": rows}
