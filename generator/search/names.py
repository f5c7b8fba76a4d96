"""Find entries by words of their names without a place: names turned round, so that each word comes first once.

Pure. "Society of Women Engineers" stands under "society", "women" and "engineer". A word that many names hold has
its own parts: first the entries that matter to most, then all by the words that follow it ("women engineer").
A word that very many hold has the first of these only, and the names that are made of such words alone, as any
other is found by a rarer word. The words themselves stand, with the smaller places, on shelves by their first
letters: there a typing error is found as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby
from typing import NamedTuple

from generator import compact
from generator.directory import CityKey, Directory
from generator.search.items import Item
from generator.search.parts import MOST_ROWS, Part, Shelf, made, slices
from generator.search.places import Named
from generator.text import slug

FOLLOWING = 3
"""Words after the first that a turned name is sorted by."""
COMMON = 1200
"""From so many names on, a word tells little."""
PLACES_A_SHELF = 500
WORDS_A_PLACE = 3
"""A word takes about a third of a place's bytes."""
LONGEST_NUMBER = 4
"""Digits; longer ones are ZIPs and telephone numbers, not words."""
_MOST_BYTES = 70_000


class Held(NamedTuple):
    """How many rows hold a word, and the parts they are in with the words that each begins with."""

    count: int  # type: ignore[assignment]  # hides a tuple's method that nobody calls
    parts: list[tuple[str, str]]


class Slice(NamedTuple):
    """The content of a part: its rows by number, how many rows hold each word, and what it begins with."""

    numbers: list[int]
    counts: dict[str, int]
    first: str = ""


class Names:
    """The names of all items, in parts, and then the words that lead to them."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._rows = [item.row for item in items]
        self._sizes = [len(row.text) for row in self._rows]
        self._names = [item.names for item in items]
        self._numbers = numbers_of(items)
        self.held: dict[str, Held] = {}

    def parts(self) -> Iterator[Part]:
        """Each part, once; `held` is complete after the last."""
        for slice_ in self._slices():
            part = made("name", f"[{','.join([self._rows[number].text for number in slice_.numbers])}]")
            for word, count in slice_.counts.items():
                before = self.held.get(word, Held(0, []))
                self.held[word] = Held(before.count + count, [*before.parts, (part.name, slice_.first)])
            yield part

    def _slices(self) -> Iterator[Slice]:
        waiting: dict[int, None] = {}
        counts: dict[str, int] = {}
        size = 0
        for word in sorted(self._numbers):
            names = self._numbers[word]
            if len(names) > MOST_ROWS:
                yield from self._of_a_common_word(word, names)
                continue
            bytes_ = sum(map(self._sizes.__getitem__, names))
            if waiting and (size + bytes_ > _MOST_BYTES or len(waiting) + len(names) > MOST_ROWS):
                yield Slice(list(waiting), counts)
                waiting, counts, size = {}, {}, 0
            waiting.update(dict.fromkeys(names))
            counts[word] = len(names)
            size += bytes_
        if waiting:
            yield Slice(list(waiting), counts)

    def _of_a_common_word(self, word: str, best: list[int]) -> Iterator[Slice]:
        """The first in rank, then by the words that follow."""
        first = next(slices([self._rows[number] for number in best[:MOST_ROWS]]))
        yield Slice(best[: len(first)], {word: len(best)})
        turns = {n: self._turn(word, n) for n in best if len(best) <= COMMON or n in self._plain}
        ordered = sorted(turns, key=lambda number: (turns[number], number))
        start = 0
        for rows in slices([self._rows[number] for number in ordered]):
            numbers = ordered[start : start + len(rows)]
            yield Slice(numbers, {word: 0}, " ".join(turns[numbers[0]][:FOLLOWING]))
            start += len(rows)

    def _turn(self, word: str, number: int) -> list[str]:
        """The words that follow a word where it first stands in an item's names, then those before it."""
        words = next((words for words in self._names[number] if word in words), [word])
        at = words.index(word)
        return words[at + 1 :] + words[:at]

    @cached_property
    def _plain(self) -> set[int]:
        """The items whose own name is made of common words alone."""
        common = {word for word, numbers in self._numbers.items() if len(numbers) > COMMON}
        return {number for number, names in enumerate(self._names) if common.issuperset(names[0])}


def numbers_of(items: Sequence[Item]) -> dict[str, list[int]]:
    """Word → the numbers of the items whose names hold it, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for word in {*chain.from_iterable(item.names), *item.initials}:
            found[word].append(number)
    for word in [word for word in found if len(word) > LONGEST_NUMBER and word.isdigit()]:
        del found[word]
    return found


def word_shelves(held: Mapping[str, Held], places: Iterable[Named], directory: Directory) -> Iterator[Shelf]:
    """Words and smaller places by their first letters: {"places": rows, "words": [[word, count, part, …], …], …}.

    A part is named by its place in the shelf's own "parts": [[name, the words it begins with after the word]].
    A shelf is never cut between two that share their first three letters, nor, where it can hold them all,
    their first two.
    """
    places_by: dict[str, list[Named]] = defaultdict(list)
    for place in places:
        places_by[place.key[:3]].append(_known(place, directory))
    words_by: dict[str, list[str]] = defaultdict(list)
    for word in held:
        words_by[word[:3]].append(word)
    starts = sorted(places_by.keys() | words_by.keys())
    weights = {start: len(places_by[start]) + len(words_by[start]) / WORDS_A_PLACE for start in starts}
    for group in by_first_letters(starts, weights):
        inside = [place for start in group for place in places_by[start]]
        words = sorted(word for start in group for word in words_by[start])
        yield Shelf(group[0], made("words", _word_shelf(inside, words, held)))


def by_first_letters(starts: list[str], weights: Mapping[str, float]) -> Iterator[list[str]]:
    """Runs of three-letter beginnings that together fill a shelf."""
    waiting: list[str] = []
    size = 0.0
    for _, run in groupby(starts, key=lambda start: start[:2]):
        pair = list(run)
        total = sum(weights[start] for start in pair)
        steps = [(pair, total)] if total <= PLACES_A_SHELF else [([start], weights[start]) for start in pair]
        for step, weight in steps:
            if waiting and size + weight > PLACES_A_SHELF:
                yield waiting
                waiting, size = [], 0
            waiting = waiting + step
            size += weight
    if waiting:
        yield waiting


def _known(place: Named, directory: Directory) -> Named:
    """The place with a half more in its size where an entry is in it: of two Needhams that one is meant."""
    name, state, *_ = place.row
    if CityKey(state, slug(name)) not in directory.cities:
        return place
    return Named(place.key, [*place.row[:4], place.row[4] + 0.5, *place.row[5:]])


def _word_shelf(places: Iterable[Named], words: Iterable[str], held: Mapping[str, Held]) -> str:
    used: dict[tuple[str, str], int] = {}
    lines = []
    for word in words:
        at = [used.setdefault(part, len(used)) for part in held[word].parts]
        lines.append([word, held[word].count, *at])
    content = {
        "places": [place.row for place in places],
        "words": lines,
        "parts": [[name, first] if first else [name] for name, first in used],
    }
    return compact.text(content)
