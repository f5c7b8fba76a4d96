"""Whether an answer to a query is a good one, as `queries.yaml` says."""

import re
from collections.abc import Mapping
from typing import Any

from generator.directory import Directory, Listing
from generator.places.near import miles
from generator.search.rows import other_names

NEAR = 30
"""Miles."""


class Judge:
    """Looks entries up in the directory and holds them against the conditions of a query."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory

    def rank(self, query: Mapping[str, Any], answer: Mapping[str, Any]) -> int | None:
        """Where the first good answer stands, from 1; none where there is none among those given."""
        if query.get("none"):
            return 1 if not answer["hits"] and answer["ways"] else None
        if page := query.get("page"):
            groups = answer["groups"].values()
            ranks = [place for group in groups for place, hit in enumerate(group, 1) if hit["address"] == page]
            return min(ranks, default=None)
        return self.rank_of([hit["id"] for hit in answer["hits"]], query["good"])

    def rank_of(self, ids: list[str], good: Any) -> int | None:
        """Where the first good entry stands among these."""
        wanted = good if isinstance(good, list) else [good]
        for place, id_ in enumerate(ids, 1):
            listing = self.directory.listings[id_]
            if any(self.fits(listing, conditions) for conditions in wanted):
                return place
        return None

    def unread(self, query: Mapping[str, Any], answer: Mapping[str, Any]) -> list[str]:
        """The readings that should have been understood and were not."""
        chips = {f"{chip['field']}: {chip['label']}" for chip in answer["chips"]}
        return [reading for reading in query.get("reading", ()) if reading not in chips]

    def fits(self, listing: Listing, conditions: Mapping[str, Any]) -> bool:
        """Whether the entry meets all conditions."""
        return all(self._fits(listing, name, value) for name, value in conditions.items())

    def _fits(self, listing: Listing, name: str, value: Any) -> bool:
        if name == "near":
            return self._is_near(listing, value)
        if name == "in":
            states = set(value) if isinstance(value, list) else {value}
            return bool(states & (listing.states | {spot.city.state for spot in listing.spots}))
        if name == "name":
            return any(re.search(value, text, re.IGNORECASE) for text in [listing.name, *other_names(listing)])
        if name == "id":
            return bool(listing.id == value)
        wanted = set(value) if isinstance(value, list) else {value}
        return bool(wanted & set(_values(listing, name)))

    def _is_near(self, listing: Listing, place: str) -> bool:
        gazetteer = self.directory.gazetteer
        found = gazetteer.postal_code(place) if place.isdigit() else gazetteer.places_served(place)
        assert found, place
        if any(spot.point and miles(found.point, spot.point) <= NEAR for spot in listing.spots):
            return True
        counties = {(found.state, county) for county in gazetteer.counties_of(found)}
        named = {key for key in listing.served_cities if key.state == found.state}
        return bool(counties & listing.served_counties) or any(
            key.slug == (found.city or found.name).lower().replace(" ", "-").replace(".", "") for key in named
        )


def _values(listing: Listing, name: str) -> list[Any]:
    entry = listing.entry
    values: dict[str, list[Any]] = {
        "kind": [listing.kind],
        "agency": [entry.agency_type],
        "industry": [*entry.industries],
        "audience": [*entry.audiences],
        "faith": [entry.run_by.faith],
        "run": [entry.run_by.type],
        "format": [entry.format],
        "cost": [entry.cost],
    }
    return values[name]
