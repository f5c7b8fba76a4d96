"""Cut the map into leaves: each holds the rows of one area, so that a circle touches few of them.

Pure. A k-d tree over the points where entries are and over the cities they serve; an entry with places far apart
stands in several leaves.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.directory import Point
from generator.search.items import Item
from generator.search.parts import Part, made

MOST_ROWS = 700
MOST_BYTES = 110_000


class Leaf(NamedTuple):
    """A part, and the box that holds all its points: south, west, north, east, in hundredths of a degree."""

    box: tuple[int, int, int, int]
    count: int  # type: ignore[assignment]  # hides a tuple's method that nobody calls
    part: Part


class Spread(NamedTuple):
    """The rows at a point, by their number, and their bytes together."""

    point: Point
    numbers: list[int]
    size: int


def leaves(items: Sequence[Item]) -> Iterator[Leaf]:
    """The rows of all items that are somewhere, by area; within a leaf by point, then in the order given."""
    at: dict[Point, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for point in item.points:
            at[point].append(number)
    sizes = [len(item.row.text) for item in items]
    spreads = [Spread(point, numbers, sum(map(sizes.__getitem__, numbers))) for point, numbers in at.items()]
    for group in split(sorted(spreads)):
        yield _leaf(group, items)


def split(spreads: list[Spread]) -> Iterator[list[Spread]]:
    """Halve along the wider side until a leaf holds them; what is all at one point is halved by order."""
    waiting = [spreads] if spreads else []
    while waiting:
        group = waiting.pop()
        count = sum(len(spread.numbers) for spread in group)
        if count <= MOST_ROWS and sum(spread.size for spread in group) <= MOST_BYTES:
            yield group
        elif len(group) == 1:
            [(point, numbers, size)] = group
            middle = len(numbers) // 2
            waiting.append([Spread(point, numbers[middle:], size // 2)])
            waiting.append([Spread(point, numbers[:middle], size // 2)])
        else:
            waiting += _halves(group, count)


def _halves(group: list[Spread], count: int) -> tuple[list[Spread], list[Spread]]:
    """The eastern or northern half of the rows, then the other."""
    south, west, north, east = _bounds(group)
    wide = (east - west) * math.cos(math.radians((south + north) / 2)) > north - south
    ordered = sorted(group, key=lambda spread: (spread.point[1], spread.point[0])) if wide else sorted(group)
    seen = 0
    for cut, spread in enumerate(ordered):  # noqa: B007 - read after the loop
        seen += len(spread.numbers)
        if 2 * seen >= count:
            break
    cut = min(cut + 1, len(ordered) - 1)
    return ordered[cut:], ordered[:cut]


def _leaf(group: list[Spread], items: Sequence[Item]) -> Leaf:
    ordered = [items[n].row for n in dict.fromkeys(n for spread in sorted(group) for n in spread.numbers)]
    south, west, north, east = _bounds(group)
    box = (math.floor(south * 100), math.floor(west * 100), math.ceil(north * 100), math.ceil(east * 100))
    text = ",".join([row.text for row in ordered])
    more = ",".join([row.summary for row in ordered])
    return Leaf(box, len(ordered), made("leaf", f"[{text}]", f"[{more}]"))


def _bounds(group: list[Spread]) -> tuple[float, float, float, float]:
    latitudes = [spread.point[0] for spread in group]
    longitudes = [spread.point[1] for spread in group]
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)
