"""The form says what `validate` says: both are asked about the same entries."""

import json
import random
from pathlib import Path

from generator.entries.model import FOLDERS
from generator.entries.reading import read_entry
from generator.entries.source import DUD, read
from generator.suggest import core
from tests.suggest.asked import Said, as_file, comparable, placed
from tests.suggest.mutated import mutated


def table(value):
    """The table's values; what is empty in it is meant to be."""
    if isinstance(value, dict):
        return {key: table(item) for key, item in value.items()}
    return [table(item) for item in value] if isinstance(value, list) else None if value is DUD else value


BROKEN = table(read("broken.yaml", (Path(__file__).parent / "broken.yaml").read_bytes()).values)
FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}
MUTATED = 700
SEED = 20261127


def in_python(case, known):
    values, kind, state = case
    return comparable(Said(*found) for found in core.check(values, kind, state, known))


def by_validate(case, known):
    """What `validate` says of a file that holds the values."""
    values, kind, state = case
    reading = read_entry(f"data/{FOLDER_OF[kind]}/{state}/example.yaml", as_file(values), known)
    return comparable(placed(reading.source, reading.problems))


def broken():
    """(values, kind, state) of each entry of the table."""
    base = BROKEN["base"]
    for row in BROKEN["entries"]:
        values = {key: value for key, value in base.items() if key not in row.get("without", [])}
        yield values | row.get("with", {}), row.get("kind", "support-group"), row.get("state", "ca")


def changed(real):
    """Real entries with random mistakes, filed anywhere."""
    chance = random.Random(SEED)
    kinds = sorted(FOLDER_OF)
    for values in mutated(real.values, SEED, MUTATED):
        yield values, chance.choice(kinds), chance.choice(("ca", "us", "tx", "nv"))


def test_the_base_of_the_table_has_no_mistake(real, browser):
    case = (BROKEN["base"], "support-group", "ca")

    assert browser.check([case]) == [[]]
    assert by_validate(case, real.known) == []


def test_real_entries_have_no_problem_on_the_form(real, browser):
    cases = [(values, filed.kind, filed.id[:2]) for values, filed in zip(real.values, real.entries, strict=True)]

    said = browser.check(cases)

    assert len(said) > 2000
    assert [found for found in zip(real.entries, said, strict=True) if found[1]] == []


def test_broken_entries_are_told_the_same_by_the_form_and_by_validate(real, browser):
    cases = list(broken())
    assert len(cases) >= 100

    for case, said in zip(cases, browser.check(cases), strict=True):
        assert said, f"nothing is wrong with {case}"
        assert comparable(said) == in_python(case, real.known)
        assert comparable(said) == by_validate(case, real.known)


def test_mutated_entries_are_told_the_same_by_the_form_and_by_validate(real, browser):
    cases = list(changed(real))

    said = browser.check(cases, everywhere=True)

    assert sum(map(len, said)) > MUTATED
    for case, found in zip(cases, said, strict=True):
        assert (json.dumps(case), comparable(found)) == (json.dumps(case), in_python(case, real.known))
        assert (json.dumps(case), comparable(found)) == (json.dumps(case), by_validate(case, real.known))


def test_problems_stand_in_the_order_of_the_fields(browser):
    values = BROKEN["base"] | {"colour": "red", "name": "", "status": "open", "website": "example"}

    [said] = browser.check([(values, "support-group", "ca")])

    assert [problem.path[0] for problem in said] == [
        key for key in values if key in ("name", "website", "status", "colour")
    ]
