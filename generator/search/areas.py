"""What is found by area, not by distance: whom a county, a state or the whole country can turn to; all of a state.

Pure. Two families of shelves. `serving` answers "what serves this place as a whole": "us", "ca",
"ca/sacramento-county"; and what is asked for without a place: "i:health-care", "a:veterans", "k:agency",
"g:workforce-board", "meets monday". `inside` answers "what is there in California": every row of a state. Where a
state has more rows than a visitor should load, both lay it out by topic too: "ca i:health-care".
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from generator.search.items import Item
from generator.search.parts import Row, Shelf, packed

MOST_OF_A_KEY = 1200
MOST_SERVING = 300
"""Rows of a key; those first that matter to most. More than that nobody reads, and a place narrows it down."""
MOST_BYTES = 30_000
"""Of a part, before compression, where several keys share one: who asks for one pays for its neighbors."""
MOST_INSIDE = 60_000
"""Likewise, of states."""

Groups = dict[str, list[int]]
"""Key → the numbers of its items, in order."""


def serving(items: Sequence[Item]) -> tuple[list[str], Iterator[Shelf]]:
    """The states that are laid out in parts, and the shelves of what serves an area, and of each topic.

    What serves a county stands under its state as long as that holds few rows; else the state has a key for each
    county and each topic.
    """
    groups = _by(range(len(items)), [(*item.served, *item.topics) for item in items])
    counties: dict[str, list[str]] = defaultdict(list)
    for key in sorted(groups):
        if "/" in key:
            counties[key[:2]].append(key)
    for state, keys in counties.items():
        together = {number for key in [state, *keys] for number in groups.get(key, ())}
        if len(together) <= MOST_SERVING:
            groups[state] = sorted(together)
            for key in keys:
                del groups[key]
    split = {key[:2] for key in groups if "/" in key}
    keys = [key for key in sorted(groups) if len(key) == 2 and key != "us"]
    large = _by_topic_too(groups, items, keys, MOST_SERVING, split)
    most = {"us": MOST_OF_A_KEY}
    return large, packed("area", _groups(groups, items, MOST_SERVING, most), most_bytes=MOST_BYTES)


def inside(items: Sequence[Item]) -> tuple[list[str], Iterator[Shelf]]:
    """The states that are laid out by topic too, and the shelves of what is in each state."""
    groups = _by(range(len(items)), [item.states for item in items])
    large = _by_topic_too(groups, items, sorted(groups), MOST_OF_A_KEY)
    rows = _groups(groups, items, MOST_OF_A_KEY, {})
    return large, packed("inside", rows, summaries=not large, most_bytes=MOST_INSIDE)


def _by_topic_too(
    groups: Groups, items: Sequence[Item], keys: Iterable[str], most: int, split: Collection[str] = ()
) -> list[str]:
    """Lay the large ones of the keys, and those that are split already, out by topic; these keys."""
    large = [key for key in keys if len(groups[key]) > most or key in split]
    for key in large:
        by_topic = _by(groups[key], [items[number].topics for number in groups[key]])
        groups |= {f"{key} {topic}": group for topic, group in by_topic.items()}
    return large


def _by(numbers: Iterable[int], keys: Iterable[Iterable[str]]) -> Groups:
    groups: Groups = defaultdict(list)
    for number, own in zip(numbers, keys, strict=True):
        for key in own:
            groups[key].append(number)
    return dict(groups)


def _groups(by_key: Groups, items: Sequence[Item], most: int, of: Mapping[str, int]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each key in the order of keys, at most so many."""
    for key, numbers in sorted(by_key.items()):
        yield key, [items[number].row for number in numbers[: of.get(key, most)]]
