"""Words are cut in two places, in the generator and in the engine: alike, or names would not be found."""

import json
import subprocess

import pytest

from generator.search.rows import other_names
from generator.search.words import acronyms, spoken, stem, stems, telling
from generator.text import slug
from tests.search.node import HERE, SCRIPTS, node

ODD = [
    "Peña Adobe & Café Society",
    "50+ Job Seekers Network",
    "C++ Users' Group",
    "O’Fallon–St. Charles R&D Exchange",
    "Hagåtña Pūʻā Foundation",
    "AT&T/Lucent (Retired) Association of New Jersey: North",
    "A" * 58 + " Bridge and Tunnel Workers",
    "日本語 Career Circle",
    "Straße Ærø İstanbul",
    "  spaces\tand\nlines  ",
    "News & Series, Inc.",
]


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("nurses", "nurse"),
        ("agencies", "agency"),
        ("classes", "class"),
        ("business", "business"),
        ("churches", "church"),
        ("lies", "lie"),
        ("campus", "campus"),
        ("news", "news"),
        ("gas", "gas"),
    ],
)
def test_words_are_compared_in_the_singular(word, singular):
    assert stem(word) == singular


def test_text_becomes_plain_words():
    assert spoken("50+ Job-Seekers’ R&D Café") == "50 plus job seekers r and d cafe"
    assert telling("The Society of Women Engineers") == ["society", "women", "engineer"]


def test_names_are_known_by_their_initials():
    assert "edd" in acronyms("California Employment Development Department – Unemployment Insurance")
    assert "shrm" in acronyms("Society for Human Resource Management")
    assert acronyms("Job Club") == []


def test_generator_and_engine_cut_every_name_alike(real):
    names = [name for listing in real.live for name in (listing.name, *other_names(listing))] + ODD
    run = subprocess.run(
        [node(), str(HERE / "words.mjs"), str(SCRIPTS / "search")],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=True,
    )

    cut = {name: tuple(row) for name, row in zip(names, json.loads(run.stdout), strict=True)}

    assert cut == {name: (stems(name), telling(name), acronyms(name), slug(name)) for name in names}
