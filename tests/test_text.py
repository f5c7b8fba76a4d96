import pytest

from generator.text import counted, fold, fold_place, listed, shorten, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("San José", "san jose"),
        ("  AT&T   Alumni ", "at and t alumni"),
        ("O'Fallon", "ofallon"),
        ("Winston-Salem", "winston salem"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_and_punctuation(text, folded):
    assert fold(text) == folded


def test_places_are_one_however_they_are_abbreviated():
    assert fold_place("St. Paul") == fold_place("Saint Paul")
    assert fold_place("Ft. Lauderdale") == fold_place("fort lauderdale")
    assert fold_place("Mt Vernon") == fold_place("Mount Vernon")


def test_a_slug_is_cut_between_words():
    assert slug("Association of Fundraising Professionals, Greater Example Chapter", 40) == (
        "association-of-fundraising-professionals"
    )
    assert slug("ÉCOLE & Co.") == "ecole-and-co"
    assert slug("x" * 80, 60) == "x" * 60


def test_a_shortened_text_ends_between_words_with_an_ellipsis():
    assert shorten("one two three", 40) == "one two three"
    assert shorten("one two, three four", 10) == "one two…"
    assert shorten("one\n  two", 40) == "one two"


def test_numbers_carry_the_word_that_fits():
    assert counted(1, "group") == "1 group"
    assert counted(2580, "entry", "entries") == "2,580 entries"
    assert counted(0, "city", "cities") == "0 cities"


def test_lists_are_joined_as_people_write_them():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
