"""The made entries that benchmarks build from."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from benchmarks import entries
from generator.cli import app
from generator.entries.model import FOLDERS
from generator.places import gazetteer

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made():
    return dict(entries.made(600, gazetteer.load()))


@pytest.mark.parametrize("seed", [1, 2])
def test_validate_has_nothing_to_say_against_them(tmp_path, seed):
    shutil.copytree(ROOT / "data" / "taxonomy", tmp_path / "taxonomy")
    entries.write(tmp_path, 300, gazetteer.load(), seed)

    result = CliRunner().invoke(app, ["validate", "--data", str(tmp_path)])

    assert result.stdout == "300 entries checked, no problems\n"


def test_the_same_seed_makes_the_same_and_another_seed_others(made):
    places = gazetteer.load()

    assert list(entries.made(600, places, seed=1)) == list(made.items())
    assert list(entries.made(600, places, seed=2)) != list(made.items())


def test_there_are_as_many_as_asked_for_and_of_every_kind(made):
    kinds = Counter(path.partition("/")[0] for path in made)

    assert sum(kinds.values()) == 600
    assert kinds.keys() == set(FOLDERS)


def test_a_third_are_chapters_of_parents_that_are_there(made):
    ids = {path.partition("/")[2].removesuffix(".yaml") for path in made}
    parents = [parent for text in made.values() if (parent := yaml.safe_load(text).get("parent"))]

    assert 150 < len(parents) < 250
    assert set(parents) <= ids


def test_large_cities_have_more_of_them(made):
    cities = Counter(yaml.safe_load(text)["serves"][0] for text in made.values())

    assert {"New York, NY", "Houston, TX"} <= {city for city, _ in cities.most_common(6)}
    assert 150 < len(cities) < 350


def test_some_say_when_they_meet(made):
    with_meetings = sum("meetings:" in text for text in made.values())

    assert 40 < with_meetings < 120
