"""The index: complete, bounded, the same for the same entries, and never mixed with that of another deploy."""

import gzip
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.made import made as made_like
from generator import directory
from generator.directory import Directory
from generator.search import MANIFEST, files_of
from generator.search.items import points
from generator.search.leaves import MOST_ROWS
from generator.search.names import by_first_letters
from generator.search.parts import MOST_BYTES, Row, packed
from tests.site.made import made

MOST_GZIPPED = {
    "vocabulary": 52_000,
    "words": 13_000,
    "zips": 14_000,
    "leaf": 26_000,
    "area": 24_000,
    "inside": 30_000,
    "name": 26_000,
}


def index_of(whole: Directory) -> dict[str, bytes]:
    return dict(files_of(whole))


def part_of(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[f"search/parts/{name}.json"])


def manifest_of(files: dict[str, bytes]) -> Any:
    return json.loads(files[MANIFEST])


def sized(real: Directory, count: int) -> Directory:
    return directory.build(made_like(real, count), real.taxonomy, real.gazetteer)


@pytest.fixture(scope="module")
def files(real: Directory) -> dict[str, bytes]:
    return index_of(real)


def rows_in(files: dict[str, bytes], family: str) -> Iterator[list[Any]]:
    for path, data in files.items():
        if path.startswith(f"search/parts/{family}-") and "-more" not in path:
            content = json.loads(data)
            yield from content if isinstance(content, list) else (row for rows in content.values() for row in rows)


def test_the_same_entries_give_the_same_bytes(real, files):
    rows = [(e.id, e.kind, e.entry, e.file) for e in real.listings.values()]
    random.Random(3).shuffle(rows)

    assert index_of(directory.build(rows, real.taxonomy, real.gazetteer)) == files


def test_a_changed_entry_changes_few_files(real, files):
    first, *others = [(e.id, e.kind, e.entry, e.file) for e in real.listings.values() if e.kind == "support-group"]
    rest = [(e.id, e.kind, e.entry, e.file) for e in real.listings.values() if e.kind != "support-group"]
    closed = (first[0], first[1], first[2].model_copy(update={"status": "closed"}), first[3])

    after = index_of(directory.build([closed, *others, *rest], real.taxonomy, real.gazetteer))

    assert len(after.keys() - files.keys()) < 0.25 * len(files)


def test_every_part_is_named_by_the_manifest_or_by_a_part_that_it_names(files):
    text = b"".join(data for path, data in files.items() if path == MANIFEST or "/words-" in path or "/list-" in path)

    parts = {path.removeprefix("search/parts/").removesuffix(".json") for path in files if path != MANIFEST}

    assert not [name for name in parts if name.removesuffix("-more").encode() not in text]


def test_the_manifest_comes_last_so_that_what_it_names_is_there(real):
    *_, (last, _) = files_of(real)

    assert last == MANIFEST


def test_every_entry_with_a_place_stands_in_a_leaf_whose_box_holds_it(real, files):
    placed = {listing.name for listing in real.live if points(listing, real)}
    seen: set[str] = set()

    for south, west, north, east, count, name in manifest_of(files)["leaves"]:
        rows = part_of(files, name)
        assert len(rows) == count <= MOST_ROWS
        for row in rows:
            spots = [spot for spot in (row[5] if len(row) > 5 and row[5] else []) if spot[0] is not None]
            served = len(row) > 6 and row[6]
            inside = [s for s in spots if south <= s[0] * 100 <= north and west <= s[1] * 100 <= east]
            assert inside or served
            seen.add(row[0])

    assert seen == placed


def test_every_entry_stands_in_its_state_and_under_its_name(real, files):
    names = {listing.name for listing in real.live}

    assert {row[0] for row in rows_in(files, "name")} == names
    assert {row[0] for row in rows_in(files, "inside")} == {e.name for e in real.live if e.states or e.spots}


def test_closed_entries_are_not_found(real):
    whole = made(
        ("support-group", "ca/open-group", {"locations": [{"city": "Sacramento", "state": "CA"}]}),
        ("support-group", "ca/shut-group", {"status": "closed", "serves": ["US"]}),
    )

    text = b"".join(index_of(whole).values()).decode()

    assert "Open Group" in text
    assert "Shut Group" not in text


def test_summaries_lie_beside_their_rows(files):
    for path, data in files.items():
        if path.endswith("-more.json"):
            rows, texts = json.loads(files[path.replace("-more", "")]), json.loads(data)
            lengths = (
                [len(part) for part in (rows, texts)]
                if isinstance(rows, list)
                else [{key: len(value) for key, value in part.items()} for part in (rows, texts)]
            )
            assert lengths[0] == lengths[1]


def test_an_entry_without_coordinates_is_kept_with_its_state():
    whole = made(("support-group", "ca/lost-group", {"locations": [{"city": "Nowhere Known", "state": "CA"}]}))
    files = index_of(whole)

    assert manifest_of(files)["leaves"] == []
    [[first, name]] = manifest_of(files)["areas"]
    assert [row[0] for row in part_of(files, name)["ca"]] == ["Lost Group"]
    assert first <= "ca"


def test_an_id_that_is_not_the_name_is_written_out():
    whole = made(
        ("support-group", "ca/plain-name", {"name": "Plain Name", "serves": ["US"]}),
        ("support-group", "ca/old-slug", {"name": "Renamed & Moved", "serves": ["US"]}),
    )
    rows = {row[0]: row[1] for row in rows_in(index_of(whole), "area")}

    assert rows == {"Plain Name": "ca", "Renamed & Moved": "ca/old-slug"}


def test_an_empty_directory_has_an_index_too():
    files = index_of(made())

    assert manifest_of(files)["entries"] == 0


@pytest.mark.parametrize("count", [0, 1000, 10_000])
def test_no_part_is_large(real, files, count):
    built = index_of(sized(real, count)) if count else files

    for path, data in built.items():
        family = path.rpartition("/")[2].partition("-")[0]
        if family in MOST_GZIPPED and "-more" not in path:
            assert len(gzip.compress(data, 6)) <= MOST_GZIPPED[family], path
    assert len(gzip.compress(built[MANIFEST], 6)) <= 8_000


def test_a_crowd_at_one_point_is_cut_into_leaves_too(real):
    whole = made(
        *(
            (
                "support-group",
                f"ca/group-{number}",
                {"name": f"Group {number}", "locations": [{"city": "Davis", "state": "CA"}]},
            )
            for number in range(MOST_ROWS + 1)
        )
    )
    leaves = manifest_of(index_of(whole))["leaves"]

    assert len(leaves) == 2
    assert sum(leaf[4] for leaf in leaves) == MOST_ROWS + 1


def test_groups_share_parts_and_a_large_one_goes_over_several():
    row = Row("[" + "1" * 1000 + "]", '""')
    shelves = list(packed("area", [("a", [row]), ("b", [row] * 2), ("c", [row] * 200), ("d", [row])]))

    assert [shelf.first for shelf in shelves] == ["a", "c", "c", "c", "d"]
    assert all(len(shelf.part.data) <= MOST_BYTES * 1.01 for shelf in shelves)


def test_shelves_are_cut_between_first_letters():
    weights = {"aaa": 300.0, "aab": 100.0, "aba": 200.0, "baa": 400.0, "bab": 300.0}

    assert list(by_first_letters(sorted(weights), weights)) == [["aaa", "aab"], ["aba"], ["baa"], ["bab"]]
