"""The form warns of the same duplicates as `validate`, from a few files of records."""

import random

import pytest
from rapidfuzz import fuzz, process

from generator.entries.checks import Draft
from generator.entries.model import Entry, as_written
from generator.entries.relations import likely_pairs, record_of
from generator.entries.source import Source
from generator.suggest import records
from tests.suggest.mutated import ODD


def record(values_of, known):
    path, id_, kind, entry = values_of
    return record_of(path, id_, kind, Draft(Source(path), entry, kind, id_[:2]), known.gazetteer)


def changed(values, chance):
    """The entry of somebody who did not look whether it is listed."""
    name = values["name"]
    ways = [
        lambda: name,
        lambda: name.replace("e", "", 1),
        lambda: f"{name} Group",
        lambda: " ".join(reversed(name.split())),
        lambda: f"The {name}",
        lambda: name.split()[0] + " Network",
    ]
    new = {key: value for key, value in values.items() if key not in ("parent", "formerly")} | {
        "name": chance.choice(ways)()
    }
    if chance.random() < 0.4:
        new.pop("website", None)
    return new


@pytest.fixture(scope="module")
def listed(real):
    """The records of all open entries."""
    open_ = [filed for filed in real.entries if filed.entry.status != "closed"]
    return [record((f"data/{filed.file}", filed.id, filed.kind, filed.entry), real.known) for filed in open_]


@pytest.fixture(scope="module")
def book(listed):
    made = records.Book([])
    for one in listed:
        made._add(one, "")
    return made


def in_python(values, kind, real, book):
    """The pairs of a new entry with one of all the others."""
    own = record(("data/new.yaml", "", kind, Entry.model_validate(values)), real.known)
    pairs = [pair for pair in likely_pairs([*book.like(own), own]) if own in (pair.a, pair.b)]
    return sorted(f"{(pair.b if pair.a is own else pair.a).id} {pair.sure}" for pair in pairs)


def test_new_entries_like_real_ones_find_them(real, browser, book):
    chance = random.Random(7)
    chosen = chance.sample([filed for filed in real.entries if filed.entry.status != "closed"], 60)
    cases = [(changed(as_written(filed.entry), chance), filed.kind, filed.id[:2]) for filed in chosen]

    answers = browser.ask({"duplicates": values, "kind": kind, "state": state} for values, kind, state in cases)

    found = [sorted(f"{twin['id']} {twin['sure']}" for twin in answer) for answer in answers]
    assert sum(map(bool, found)) > 30
    assert found == [in_python(values, kind, real, book) for values, kind, _ in cases]


def test_an_entry_is_no_duplicate_of_itself(real, browser):
    filed = next(filed for filed in real.entries if filed.id.startswith("ca/") and filed.entry.website)
    question = {"duplicates": as_written(filed.entry), "kind": filed.kind, "state": "ca"}

    [with_id, without] = browser.ask([question | {"id": filed.id}, question])

    assert filed.id not in {twin["id"] for twin in with_id}
    assert filed.id in {twin["id"] for twin in without}


def test_pairs_are_those_of_all_entries(listed, book):
    """To compare a record with those that share something with it finds what comparing all with all finds."""
    expected = {(pair.a.id, pair.b.id, pair.sure) for pair in likely_pairs(listed)}

    found = {
        (pair.a.id, pair.b.id, pair.sure)
        for one in listed
        for pair in likely_pairs([*book.like(one), one])
        if one in (pair.a, pair.b)
    }

    assert found == expected


def test_likeness_is_that_of_rapidfuzz(browser):
    chance = random.Random(3)
    words = [text for text in ODD if isinstance(text, str)] + ["Sacramento County", "a" * 40, "ab" * 30]
    pairs = [(chance.choice(words), chance.choice(words)) for _ in range(300)]

    answers = browser.ask({"call": "ratio", "given": pair} for pair in pairs)
    [best] = browser.ask([{"call": "extract", "given": ["sacramento", words, {"score_cutoff": 40, "limit": 6}]}])

    assert answers == [fuzz.ratio(*pair) for pair in pairs]
    assert [tuple(match) for match in best] == process.extract(
        "sacramento", words, scorer=fuzz.ratio, score_cutoff=40, limit=6
    )
