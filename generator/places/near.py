"""Who is near: a k-d tree over points of the globe, asked by distance in miles.

Pure. The tree stands in space (unit vectors), not in degrees, so that nothing is special about the
antimeridian, the poles or Guam. Distances are those of `geopy.distance.great_circle`; up to a quarter of the way
round the earth they are worked out from the chord, which the search has measured already. What lies at one point is
measured once.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
Point = tuple[float, float]
"""Degrees north and degrees east, WGS 84."""
Vector = tuple[float, float, float]

EARTH_RADIUS = 6371.009
"""Kilometers, as geopy has it (the mean radius of WGS 84)."""
_KILOMETERS_A_MILE = 1.609344
_MILES_A_RADIAN = EARTH_RADIUS / _KILOMETERS_A_MILE
_LEAF = 16
"""Points in a leaf: from 8 to 32 neither building nor asking changes much."""
_SLACK = 1e-9
"""Added to chords, so that rounding loses no point on the very edge (a quarter of an inch)."""
_SHORT = 1.4
"""Chords up to here, in earth radii, tell their arc to a millionth of an inch; towards the antipodes they do not."""


def miles(a: Point, b: Point) -> float:
    """The great-circle distance between two points."""
    from geopy.distance import great_circle  # here, because it takes longer to load than all else that a rebuild needs

    return float(great_circle(a, b).miles)


class _Site(NamedTuple):
    """A point, and the numbers of the items that lie there."""

    point: Point
    orders: list[int]


class _Leaf(NamedTuple):
    vectors: Sequence[Vector]
    sites: Sequence[_Site]


@dataclass(frozen=True, slots=True)
class _Branch:
    """Points with `vector[axis] < split` below, the others above; equal ones may be on either side."""

    axis: int
    split: float
    below: "_Branch | _Leaf"
    above: "_Branch | _Leaf"


class Near(Generic[T]):
    """Items with coordinates, found by their distance from a point without looking at them all."""

    def __init__(self, points: Iterable[tuple[float, float, T]]) -> None:
        self._items: list[T] = []
        sites: dict[Point, _Site] = {}
        for latitude, longitude, item in points:
            point = (latitude, longitude)
            if point not in sites:
                sites[point] = _Site(point, [])
            sites[point].orders.append(len(self._items))
            self._items.append(item)
        self._root = _tree([(_vector(point), site) for point, site in sites.items()])

    def __len__(self) -> int:
        return len(self._items)

    def within(self, point: Point, miles: float) -> list[tuple[float, T]]:
        """All items at most so many miles away: (miles, item), nearest first, then in the order given."""
        if miles < 0:
            return []
        reach = _chord(miles) + _SLACK
        found = [
            (away, order)
            for chord, site in _sites_within(self._root, _vector(point), reach)
            if (away := _away(chord, point, site.point)) <= miles
            for order in site.orders
        ]
        found.sort()
        return [(away, self._items[order]) for away, order in found]

    def nearest(self, point: Point, most: int = 1) -> list[tuple[float, T]]:
        """The `most` items nearest to the point: (miles, item), nearest first, then in the order given."""
        if most < 1:
            return []
        sites = _nearest_sites(self._root, _vector(point), most)
        found = sorted(
            (away, order)
            for chord, site in sites
            for away in (_away(chord, point, site.point),)
            for order in site.orders[:most]
        )
        return [(away, self._items[order]) for away, order in found[:most]]


def _vector(point: Point) -> Vector:
    latitude, longitude = math.radians(point[0]), math.radians(point[1])
    cosine = math.cos(latitude)
    return (cosine * math.cos(longitude), cosine * math.sin(longitude), math.sin(latitude))


def _away(chord: float, a: Point, b: Point) -> float:
    """The miles between two points that a chord of so many earth radii joins."""
    return 2 * math.asin(chord / 2) * _MILES_A_RADIAN if chord <= _SHORT else miles(a, b)


def _chord(miles: float) -> float:
    """The straight line, in earth radii, under an arc of so many miles."""
    return 2 * math.sin(min(miles / _MILES_A_RADIAN, math.pi) / 2)


def _tree(points: list[tuple[Vector, _Site]]) -> _Branch | _Leaf:
    """Halve the points along their widest axis until a leaf holds them."""
    if len(points) <= _LEAF:
        return _Leaf([vector for vector, _ in points], [site for _, site in points])
    columns = [[vector[axis] for vector, _ in points] for axis in range(3)]
    axis = max(range(3), key=lambda a: max(columns[a]) - min(columns[a]))
    ordered = sorted(points, key=lambda row: row[0][axis])
    middle = len(ordered) // 2
    return _Branch(axis, ordered[middle][0][axis], _tree(ordered[:middle]), _tree(ordered[middle:]))


def _sites_within(root: _Branch | _Leaf, centre: Vector, reach: float) -> Iterator[tuple[float, _Site]]:
    """The sites whose chord from the centre is at most `reach`, each with its chord."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _Branch):
            offset = centre[node.axis] - node.split
            if offset <= reach:
                waiting.append(node.below)
            if offset >= -reach:
                waiting.append(node.above)
            continue
        for chord, site in zip(map(math.dist, node.vectors, repeat(centre)), node.sites, strict=True):
            if chord <= reach:
                yield chord, site


def _nearest_sites(root: _Branch | _Leaf, centre: Vector, most: int) -> list[tuple[float, _Site]]:
    """So many sites that nothing nearer is left out; with those that rounding cannot tell from the last."""
    found: list[tuple[float, _Site]] = []
    reach = math.inf
    waiting: list[tuple[float, _Branch | _Leaf]] = [(0.0, root)]
    while waiting:
        gap, node = waiting.pop()
        if gap > reach:
            continue
        while isinstance(node, _Branch):
            offset = centre[node.axis] - node.split
            far, node = (node.above, node.below) if offset < 0 else (node.below, node.above)
            if (gap := abs(offset)) <= reach:
                waiting.append((gap, far))
        chords = list(map(math.dist, node.vectors, repeat(centre)))
        if most == 1 and chords:
            reach = min(reach, min(chords) + _SLACK)
        nearer = [row for row in zip(chords, node.sites, strict=True) if row[0] <= reach]
        if nearer:
            found += nearer
            found.sort(key=itemgetter(0))
            if len(found) >= most:
                reach = found[most - 1][0] + _SLACK
                found = [row for row in found if row[0] <= reach]
    return found
