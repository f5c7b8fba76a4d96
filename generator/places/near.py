"""Who is near: a k-d tree over points of the globe, asked by distance in miles.

Pure. The tree stands in space (unit vectors), not in degrees, so that nothing is special about the
antimeridian, the poles or Guam. Distances are those of `geopy.distance.great_circle`; the same formula
is used here with the sines and cosines of each point worked out once.
"""

import heapq
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from geopy import units
from geopy.distance import EARTH_RADIUS, great_circle

T = TypeVar("T")
Point = tuple[float, float]
"""Degrees north and degrees east, WGS 84."""

_KILOMETERS_A_MILE: float = units.kilometers(miles=1)
_LEAF = 32
"""Points in a leaf: from 16 to 64 neither building nor asking changes much."""
_SLACK = 1e-12
"""Added to squared chords, so that rounding loses no point on the very edge (about 20 feet)."""


def miles(a: Point, b: Point) -> float:
    """The great-circle distance between two points."""
    return float(great_circle(a, b).miles)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point made ready for measuring: its place on the unit sphere, and the terms of the formula."""

    order: int
    vector: tuple[float, float, float]
    sine: float
    cosine: float
    longitude: float


@dataclass(frozen=True, slots=True)
class _Branch:
    """Spots with `vector[axis] < split` below, the others above; equal ones may be on either side."""

    axis: int
    split: float
    below: "_Branch | list[_Spot]"
    above: "_Branch | list[_Spot]"


class Near(Generic[T]):
    """Items with coordinates, found by their distance from a point without looking at them all."""

    def __init__(self, points: Iterable[tuple[float, float, T]]) -> None:
        self._items: list[T] = []
        spots: list[_Spot] = []
        for latitude, longitude, item in points:
            spots.append(_spot(len(spots), (latitude, longitude)))
            self._items.append(item)
        self._root = _tree(spots)

    def __len__(self) -> int:
        return len(self._items)

    def within(self, point: Point, miles: float) -> list[tuple[float, T]]:
        """All items at most so many miles away: (miles, item), nearest first, then in the order given."""
        if miles < 0:
            return []
        centre = _spot(-1, point)
        reach = _squared_chord(miles) + _SLACK
        spots = _spots_within(self._root, centre, reach)
        found = [(_miles_between(centre, spot), spot.order) for spot in spots]
        return [(away, self._items[order]) for away, order in sorted(found) if away <= miles]

    def nearest(self, point: Point, most: int = 1) -> list[tuple[float, T]]:
        """The `most` items nearest to the point: (miles, item), nearest first, then in the order given."""
        if most < 1:
            return []
        worst_first: list[tuple[float, int]] = []
        _gather_nearest(self._root, _spot(-1, point), most, worst_first)
        found = sorted((-away, -order) for away, order in worst_first)
        return [(away, self._items[order]) for away, order in found]


def _spot(order: int, point: Point) -> _Spot:
    latitude, longitude = math.radians(point[0]), math.radians(point[1])
    sine, cosine = math.sin(latitude), math.cos(latitude)
    vector = (cosine * math.cos(longitude), cosine * math.sin(longitude), sine)
    return _Spot(order, vector, sine, cosine, longitude)


def _miles_between(a: _Spot, b: _Spot) -> float:
    """Vincenty's formula for a sphere, in the words of geopy's `great_circle.measure`."""
    turn = b.longitude - a.longitude
    sine, cosine = math.sin(turn), math.cos(turn)
    across = math.sqrt((b.cosine * sine) ** 2 + (a.cosine * b.sine - a.sine * b.cosine * cosine) ** 2)
    angle = math.atan2(across, a.sine * b.sine + a.cosine * b.cosine * cosine)
    return float(EARTH_RADIUS * angle / _KILOMETERS_A_MILE)


def _squared_chord(miles: float) -> float:
    """The squared straight line, in earth radii, under an arc of so many miles."""
    angle = min(miles * _KILOMETERS_A_MILE / EARTH_RADIUS, math.pi)
    return (2 * math.sin(angle / 2)) ** 2


def _tree(spots: list[_Spot]) -> _Branch | list[_Spot]:
    """Halve the spots along their widest axis until a leaf holds them."""
    if len(spots) <= _LEAF:
        return spots
    columns = [[spot.vector[axis] for spot in spots] for axis in range(3)]
    axis = max(range(3), key=lambda a: max(columns[a]) - min(columns[a]))
    ordered = sorted(spots, key=lambda spot: spot.vector[axis])
    middle = len(ordered) // 2
    return _Branch(axis, ordered[middle].vector[axis], _tree(ordered[:middle]), _tree(ordered[middle:]))


def _spots_within(root: _Branch | list[_Spot], centre: _Spot, reach: float) -> Iterator[_Spot]:
    """The spots whose squared chord from the centre is at most `reach`."""
    x, y, z = centre.vector
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _Branch):
            offset = centre.vector[node.axis] - node.split
            if offset <= 0 or offset * offset <= reach:
                waiting.append(node.below)
            if offset >= 0 or offset * offset <= reach:
                waiting.append(node.above)
            continue
        for spot in node:
            a, b, c = spot.vector
            if (a - x) ** 2 + (b - y) ** 2 + (c - z) ** 2 <= reach:
                yield spot


def _gather_nearest(
    node: _Branch | list[_Spot], centre: _Spot, most: int, worst_first: list[tuple[float, int]]
) -> None:
    """Leave the nearest in the heap as (-miles, -order): its root is the first to be pushed out."""
    if isinstance(node, _Branch):
        offset = centre.vector[node.axis] - node.split
        first, second = (node.below, node.above) if offset < 0 else (node.above, node.below)
        _gather_nearest(first, centre, most, worst_first)
        if len(worst_first) < most or offset * offset <= _squared_chord(-worst_first[0][0]) + _SLACK:
            _gather_nearest(second, centre, most, worst_first)
        return
    x, y, z = centre.vector
    reach = _squared_chord(-worst_first[0][0]) + _SLACK if len(worst_first) == most else math.inf
    for spot in node:
        a, b, c = spot.vector
        if (a - x) ** 2 + (b - y) ** 2 + (c - z) ** 2 > reach:
            continue
        candidate = (-_miles_between(centre, spot), -spot.order)
        if len(worst_first) < most:
            heapq.heappush(worst_first, candidate)
        elif candidate > worst_first[0]:
            heapq.heapreplace(worst_first, candidate)
        if len(worst_first) == most:
            reach = _squared_chord(-worst_first[0][0]) + _SLACK
