"""A card is drawn once and shown at every distance; an icon is put in when its template is compiled."""

from pathlib import Path

import pytest

from generator.site.drawings import Drawings
from generator.site.render import TEMPLATES, Renderer
from tests.site.made import DAVIS, SACRAMENTO, SETTINGS, cards_of, made
from tests.site.test_entries import FRAME


def test_a_card_is_drawn_once_for_all_distances():
    whole = made(("support-group", "ca/it", {"locations": [SACRAMENTO]}))
    card = cards_of(whole).of(whole.listings["ca/it"])
    drawn = []

    def draw(card, root, **how):
        drawn.append((card.id, root, how))
        return f"<li>{card.name}, {card.distance}, {card.tenths}</li>"

    drawings = Drawings()
    text = drawings.lines(draw, [card.at(3.04), card.at(27), card.at(3.04)], "../", kind=True)

    assert text == "<li>It, 3 mi, 3.0</li><li>It, 27 mi, 27.0</li><li>It, 3 mi, 3.0</li>"
    assert drawn == [("ca/it", "../", {"kind": True})]


def test_a_place_that_goes_without_saying_is_told_apart_by_whether_it_is_the_cards():
    whole = made(("support-group", "ca/one", {"locations": [SACRAMENTO]}), ("agency", "ca/two", {"locations": [DAVIS]}))
    one, two = cards_of(whole).all(whole.listings[id_] for id_ in ("ca/one", "ca/two"))
    drawn = []

    def draw(card, _root, **how):
        drawn.append((card.id, how["here"]))
        return f"{card.id} {how['here']};"

    drawings = Drawings()
    for here in ("Sacramento, CA", "Reno, NV", "Elko, NV"):
        text = drawings.cards(draw, [one, two], "", 3, True, here)

    assert text == "ca/one ;ca/two ;"
    assert drawn == [("ca/one", "Sacramento, CA"), ("ca/two", ""), ("ca/one", "")]


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_icon_with_a_name_is_left_for_the_page_to_ask_for(template: Path):
    templates = Renderer(FRAME, SETTINGS)._templates

    code = templates.compile(template.read_text(encoding="utf-8"), template.name, raw=True)

    named = template.read_text(encoding="utf-8").count('" | icon')
    assert code.count('class="fh-icon"') == named
