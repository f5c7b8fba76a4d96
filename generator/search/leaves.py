"""Cut the map into leaves: each holds the rows of one area, so that a circle touches few of them.

Pure. A k-d tree over the coordinates of where entries are and of the cities they serve; an entry with places far
apart stands in several leaves.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.directory import Directory, Listing
from generator.search.parts import Part, Row, made

MOST_ROWS = 700
MOST_BYTES = 110_000


class Anchor(NamedTuple):
    """Where a row belongs on the map. Sorts by place, then by the row's order."""

    latitude: float
    longitude: float
    order: int


class Leaf(NamedTuple):
    """A part, and the box that holds all its anchors: south, west, north, east, in hundredths of a degree."""

    box: tuple[int, int, int, int]
    count: int
    part: Part


def leaves(directory: Directory, rows: Mapping[str, Row]) -> Iterator[Leaf]:
    """The rows of all listings that are somewhere, by area."""
    listings = sorted(directory.live, key=lambda listing: listing.id)
    texts = [rows[listing.id] for listing in listings]
    found = [
        Anchor(latitude, longitude, order)
        for order, listing in enumerate(listings)
        for latitude, longitude in anchors(listing, directory)
    ]
    for group in split(found, [len(row.text) for row in texts]):
        yield _leaf(group, texts)


def anchors(listing: Listing, directory: Directory) -> list[tuple[float, float]]:
    """The distinct points it is found at: its own places, and the cities it serves beside them."""
    points = {spot.point for spot in listing.spots if spot.point}
    own = {spot.city for spot in listing.spots}
    for key in listing.served_cities - own:
        city = directory.cities.get(key)
        if city and city.point:
            points.add(city.point)
    return sorted(points)


def split(anchors: list[Anchor], sizes: list[int]) -> Iterator[list[Anchor]]:
    """Halve along the wider side until a leaf holds them; what is all in one point is halved by order."""
    waiting = [anchors] if anchors else []
    while waiting:
        group = waiting.pop()
        if len(group) <= MOST_ROWS and sum(sizes[anchor.order] for anchor in group) <= MOST_BYTES:
            yield group
            continue
        ordered = _along_wider_side(group)
        middle = len(ordered) // 2
        waiting += [ordered[middle:], ordered[:middle]]


def _along_wider_side(group: list[Anchor]) -> list[Anchor]:
    south, west, north, east = _bounds(group)
    if (east - west) * math.cos(math.radians((south + north) / 2)) > north - south:
        return sorted(group, key=lambda anchor: (anchor.longitude, anchor.latitude, anchor.order))
    return sorted(group)


def _leaf(group: list[Anchor], rows: list[Row]) -> Leaf:
    ordered = [rows[order] for order in dict.fromkeys(anchor.order for anchor in sorted(group))]
    south, west, north, east = _bounds(group)
    box = (_down(south), _down(west), _up(north), _up(east))
    text, more = (f"[{','.join(column)}]" for column in zip(*ordered, strict=True))
    return Leaf(box, len(ordered), made("leaf", text, more))


def _bounds(group: Iterable[Anchor]) -> tuple[float, float, float, float]:
    latitudes, longitudes, _ = zip(*group, strict=True)
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def _down(degrees: float) -> int:
    return math.floor(degrees * 100)


def _up(degrees: float) -> int:
    return math.ceil(degrees * 100)
