"""A listing as published data: the fields as written, and what the directory adds. Pure."""

from typing import Any

from generator import compact
from generator.directory import Listing
from generator.entries.model import as_written


def record(listing: Listing) -> dict[str, Any]:
    """The entry's fields as written, with `id`, `kind`, `address`, and each location's coordinates."""
    written = as_written(listing.entry)
    fields: dict[str, Any] = {"id": listing.id, "kind": listing.kind, "address": listing.address, **written}
    for location, spot in zip(fields.get("locations", ()), listing.spots, strict=False):
        if spot.county:
            location.setdefault("county", spot.county)
        if spot.point:
            location["latitude"], location["longitude"] = spot.point
            location["precision"] = spot.precision
    return fields


def as_json(value: Any) -> bytes:
    """Compact UTF-8 JSON with a line end, the same bytes for the same value."""
    return compact.dumps(value) + b"\n"
