"""A card is drawn once and shown at every distance; an icon is put in when its template is compiled."""

import re
from pathlib import Path

import pytest
from markupsafe import escape

from generator.site import pieces
from generator.site.drawings import Drawings
from generator.site.render import TEMPLATES, Renderer
from tests.site.drawn import read
from tests.site.made import DAVIS, SACRAMENTO, SETTINGS, cards_of, made
from tests.site.test_entries import FRAME


@pytest.fixture
def drawn(monkeypatch):
    """What was asked of the functions that draw."""
    asked = []

    def watch(name):
        draw = getattr(pieces, name)

        def watched(card, *where, **how):
            asked.append((card.id, how))
            return draw(card, *where, **how)

        monkeypatch.setattr(pieces, name, watched)

    watch("line")
    watch("full")
    return asked


def test_a_line_is_drawn_once_for_all_distances_and_depths(drawn):
    whole = made(("support-group", "ca/it", {"locations": [SACRAMENTO]}))
    card = cards_of(whole).of(whole.listings["ca/it"])
    drawings = Drawings()

    near = drawings.lines([card.at(3.04), card.at(27)], "../", kind=True)
    far = drawings.lines([card.at(3.04)], "../../", kind=True)

    assert read(f"<ul>{near}{far}</ul>").links == ["../entries/ca/it/", "../entries/ca/it/", "../../entries/ca/it/"]
    assert re.findall(r'data-miles="([^"]*)"', near + far) == ["3.0", "27.0", "3.0"]
    assert re.findall(r"<li>(\d+ mi)</li>", near + far) == ["3 mi", "27 mi", "3 mi"]
    assert drawn == [("ca/it", {"kind": True})]


def test_a_place_that_goes_without_saying_is_told_apart_by_whether_it_is_the_cards(drawn):
    whole = made(("support-group", "ca/one", {"locations": [SACRAMENTO]}), ("agency", "ca/two", {"locations": [DAVIS]}))
    cards = cards_of(whole).all(whole.listings[id_] for id_ in ("ca/one", "ca/two"))
    drawings = Drawings()
    texts = [drawings.cards(cards, "", 3, True, here) for here in ("Sacramento, CA", "Reno, NV", "Elko, NV")]

    assert ["Sacramento, CA" in text for text in texts] == [False, True, True]
    assert [(id_, how["here"]) for id_, how in drawn] == [("ca/one", "Sacramento, CA"), ("ca/two", ""), ("ca/one", "")]


def test_an_entrys_words_are_text_in_its_card_and_in_its_line():
    odd = {"name": "Tom & Ann's <b>club</b>", "summary": 'Says "hello" & waves to all who <i>come</i> by here.'}
    whole = made(("support-group", "ca/it", {"locations": [SACRAMENTO], **odd}))
    card, drawings = cards_of(whole).of(whole.listings["ca/it"]), Drawings()

    text = drawings.cards([card], "", 3, True, "") + drawings.lines([card], "", kind=True)

    assert text.count(escape(odd["name"])) >= 2
    assert escape(odd["summary"]) in text
    assert not re.search(r"<[bi]>(?!Meets|Next)", text)


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_icon_with_a_name_is_left_for_the_page_to_ask_for(template: Path):
    templates = Renderer(FRAME, SETTINGS)._templates

    code = templates.compile(template.read_text(encoding="utf-8"), template.name, raw=True)

    named = template.read_text(encoding="utf-8").count('" | icon')
    assert code.count('class="fh-icon"') == named
