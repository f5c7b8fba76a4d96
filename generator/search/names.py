"""Find entries by words of their names without a place: names turned round, so that each word comes first once.

Pure. "Society of Women Engineers" stands under "society women engineer", "women engineer" and "engineer". The
turned names are sorted and cut into parts; a word that many names hold is spread over parts by the words that
follow it, and its first part holds the names worth most. The words themselves stand, with the smaller places,
on shelves by their first letters: there a typing error is found as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import NamedTuple

from generator.directory import CityKey, Directory, Listing
from generator.search.areas import Order
from generator.search.parts import MOST_ROWS, Part, Row, Shelf, dumps, made, slices
from generator.search.places import Named
from generator.search.rows import other_names
from generator.search.words import acronyms, telling
from generator.text import slug

FOLLOWING = 3
"""Words after the first that a turned name is sorted by."""
PLACES_A_SHELF = 500


class Turned(NamedTuple):
    """A name turned so that `words[0]` is the word it is looked up by."""

    words: tuple[str, ...]
    order: int


class Names(NamedTuple):
    """The parts with rows, and the shelves that say which part holds a word."""

    parts: list[Part]
    words: list[Shelf]


def names(directory: Directory, rows: Mapping[str, Row], places: list[Named]) -> Names:
    """The names of all live listings, and the words they are made of beside the places."""
    places = [_known(place, directory) for place in places]
    order = Order(directory)
    listings = sorted(directory.live, key=order.of)
    texts = [rows[listing.id] for listing in listings]
    turned = sorted(Turned(words, number) for number, listing in enumerate(listings) for words in turns(listing))
    parts: list[Part] = []
    held: dict[str, Held] = {}
    for word, first, slice_ in _slices(turned, texts):
        number = len(parts)
        parts.append(made("name", f"[{','.join(texts[order].text for order in slice_)}]"))
        for each, count in word.items():
            at = held.setdefault(each, Held(0, {}))
            held[each] = Held(at.count + count, at.parts | {number: first})
    return Names(parts, list(_word_shelves(held, parts, places)))


def turns(listing: Listing) -> Iterator[tuple[str, ...]]:
    """Each word of its names once, with the words that follow it where it first stands; then its initials."""
    seen: set[str] = set()
    for name in [listing.name, *other_names(listing)]:
        words = telling(name)
        for place, word in enumerate(words):
            if word not in seen:
                seen.add(word)
                yield tuple(words[place : place + 1 + FOLLOWING])
    for acronym in acronyms(listing.name):
        if acronym not in seen:
            seen.add(acronym)
            yield (acronym,)


def _known(place: Named, directory: Directory) -> Named:
    """The place with a half more in its size where an entry is in it: of two Needhams that one is meant."""
    name, state, *_ = place.row
    if CityKey(state, slug(name)) not in directory.cities:
        return place
    return Named(place.key, [*place.row[:4], place.row[4] + 0.5, *place.row[5:]])


class Held(NamedTuple):
    """How many rows hold a word, and the parts they are in with the turned name each begins with."""

    count: int
    parts: dict[int, str]


def _slices(turned: list[Turned], texts: list[Row]) -> Iterator[tuple[dict[str, int], str, list[int]]]:
    """The content of each part: how many rows of each word, its first turned name, the rows by their order."""
    waiting: dict[int, None] = {}
    counts: dict[str, int] = {}
    size = 0
    for word, group in groupby(turned, key=lambda name: name.words[0]):
        names = list(group)
        bytes_ = sum(len(texts[name.order].text) for name in names)
        small = len(names) <= MOST_ROWS // 2 and bytes_ <= _MOST_BYTES // 2
        if waiting and (not small or size + bytes_ > _MOST_BYTES or len(waiting) + len(names) > MOST_ROWS):
            yield counts, "", list(waiting)
            waiting, counts, size = {}, {}, 0
        if small:
            waiting |= dict.fromkeys(name.order for name in names)
            counts[word] = len(names)
            size += bytes_
        else:
            yield from _of_a_common_word(word, names, texts)
    if waiting:
        yield counts, "", list(waiting)


def _of_a_common_word(
    word: str, names: list[Turned], texts: list[Row]
) -> Iterator[tuple[dict[str, int], str, list[int]]]:
    """Parts of its own: the best first, then all by the words that follow."""
    best = sorted(name.order for name in names)
    first = next(iter(slices([texts[order] for order in best])))
    yield {word: len(names)}, "", best[: len(first)]
    if len(first) == len(best):
        return
    start = 0
    for slice_ in slices([texts[name.order] for name in names]):
        yield {word: 0}, " ".join(names[start].words[1:]), [name.order for name in names[start : start + len(slice_)]]
        start += len(slice_)


_MOST_BYTES = 70_000


def _word_shelves(held: Mapping[str, Held], parts: list[Part], places: list[Named]) -> Iterator[Shelf]:
    """Words and smaller places by their first letters: {"places": rows, "words": [[word, count, [part, …]]], …}.

    A part is named by its place in the shelf's own "parts": [[name, the words it begins with after the word]].
    A shelf is never cut between two that share their first two letters, but where those alone fill it.
    """
    starts = sorted({place.key[:3] for place in places} | {word[:3] for word in held})
    places_by: dict[str, list[Named]] = defaultdict(list)
    for place in places:
        places_by[place.key[:3]].append(place)
    words_by: dict[str, list[str]] = defaultdict(list)
    for word in held:
        words_by[word[:3]].append(word)
    for group in _by_first_letters(starts, {start: len(places_by[start]) for start in starts}):
        inside = list(chain.from_iterable(places_by[start] for start in group))
        words = sorted(chain.from_iterable(words_by[start] for start in group))
        yield Shelf(group[0], made("words", _word_shelf(inside, words, held, parts)))


def _by_first_letters(starts: list[str], counts: Mapping[str, int]) -> Iterator[list[str]]:
    """Runs of three-letter beginnings whose places together fill a shelf."""
    waiting: list[str] = []
    size = 0
    for _, run in groupby(starts, key=lambda start: start[:2]):
        pair = list(run)
        total = sum(counts[start] for start in pair)
        if waiting and size + total > PLACES_A_SHELF:
            yield waiting
            waiting, size = [], 0
        if total <= PLACES_A_SHELF:
            waiting, size = waiting + pair, size + total
            continue
        for start in pair:
            if waiting and size + counts[start] > PLACES_A_SHELF:
                yield waiting
                waiting, size = [], 0
            waiting.append(start)
            size += counts[start]
    if waiting:
        yield waiting


def _word_shelf(
    places: Iterable[Named], words: Iterable[str], held: Mapping[str, Held], parts: list[Part]
) -> str:
    used: dict[tuple[int, str], int] = {}
    lines = []
    for word in words:
        at = [used.setdefault(part, len(used)) for part in held[word].parts.items()]
        lines.append([word, held[word].count, *at])
    content = {
        "places": [place.row for place in places],
        "words": lines,
        "parts": [[parts[number].name, first] if first else [parts[number].name] for number, first in used],
    }
    return dumps(content)

