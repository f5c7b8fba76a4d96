"""The directory as points on a map: GeoJSON after RFC 7946. Pure."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.directory import Listing


def feature_collection(listings: Iterable[Listing]) -> dict[str, Any]:
    """A feature for each location that has coordinates; longitude first, as the standard wants it."""
    features = [feature for listing in listings for feature in _features(listing)]
    return {"type": "FeatureCollection", "features": features}


def _features(listing: Listing) -> Iterator[dict[str, Any]]:
    for spot in listing.spots:
        if spot.point is None:
            continue
        latitude, longitude = spot.point
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": {
                "id": listing.id,
                "kind": listing.kind,
                "name": listing.name,
                "address": listing.address,
                "city": spot.written.city,
                "state": spot.written.state,
                "precision": spot.precision,
                "status": listing.entry.status,
                "industries": listing.entry.industries,
            },
        }
