"""Pages taken apart for the peers: nothing is lost, and what templates fill in is named."""

import pytest

from benchmarks import blocks
from benchmarks.bench import Unfair, compared
from benchmarks.peers.mkdocs import markdown

LINE = (
    '<li class="fh-line" data-entry="ca/a" data-kind="support-group" data-miles="3.0">'
    '<a href="../entries/ca/a/">A &amp; B</a>\n'
    '<ul class="fh-facts fh-line__facts"><li>Support group</li><li>Davis, CA</li><li>3 mi</li><li>Free</li></ul></li>\n'
)
CARD = """\
<article class="fh-card fh-card--unconfirmed" data-entry="ca/b" data-kind="agency">
<h4 class="fh-card__name"><a href="../entries/ca/b/">B</a></h4>
<ul class="fh-facts"><li>same city</li><li>Free</li></ul>
</article>
"""
TRAIL = """\
<nav class="fh-crumbs" aria-label="Where you are">
<ol>
<li><a href="../">Home</a></li>
<li><span aria-current="page">R&amp;D</span></li>
</ol>
</nav>
"""
FACT = '<div class="fh-fact fh-fact--now">\n<dt>Cost</dt>\n<dd><p>Free.</p></dd>\n</div>\n'
CHIP = '<li><a class="fh-chip" href="../cities/">Cities <span class="fh-chip__count">12</span></a></li>\n'


@pytest.mark.parametrize(
    ("text", "block"),
    [
        (
            LINE,
            {
                "line": "ca/a",
                "kind": True,
                "far": "3 mi",
                "miles": "3.0",
                "facts": ["Support group", "Davis, CA", "3 mi", "Free"],
            },
        ),
        (
            CARD,
            {
                "card": "ca/b",
                "kind": False,
                "level": 4,
                "far": "same city",
                "miles": "",
                "facts": ["same city", "Free"],
            },
        ),
        (TRAIL, {"crumbs": [{"address": "../", "name": "Home"}, {"address": "", "name": "R&D"}]}),
        (FACT, {"class": "fh-fact fh-fact--now", "fact": "Cost", "content": "<p>Free.</p>"}),
        (CHIP, {"chip": "Cities", "address": "../cities/", "count": "12"}),
        (
            '<h2 id="near">Near &amp; far <span class="fh-count">7</span></h2>\n',
            {"level": "2", "attributes": ' id="near"', "heading": "Near & far", "count": "7"},
        ),
    ],
)
def test_what_templates_fill_in_is_named(text, block):
    assert list(blocks.blocks(text)) == [block]


def test_what_stands_between_stays_as_it_is_and_in_its_place():
    body = f"<section>\n{CHIP}<p>Some</p>\n{FACT}</section>\n"

    kept = [block.get("raw", "*") for block in blocks.blocks(body)]

    assert kept == ["<section>\n", "*", "<p>Some</p>\n", "*", "</section>\n"]


def test_mkdocs_gets_headings_and_sentences_as_markdown_and_lists_as_html():
    body = (
        f'<section class="fh-section">\n<h2 id="near">Near</h2>\n<p class="fh-lead">Two groups.</p>\n{LINE}</section>\n'
    )

    page = "".join(markdown({"title": 'The "near"', "description": "D"}, body))

    assert page == (
        '---\ntitle: "The \\"near\\""\ndescription: "D"\n---\n\n'
        f"\n## Near {{: #near }}\n\n\nTwo groups.\n{{: .fh-lead }}\n\n{LINE}"
    )


OURS = {"index.html": 1000, "entries/ca/a/index.html": 100, "entries/ca/b/index.html": 100}


def test_pages_within_a_tenth_are_compared():
    assert compared("hugo", OURS, {**OURS, "index.html": 1096, "more.css": 5}) == pytest.approx(1.08)


@pytest.mark.parametrize(
    ("its", "why"),
    [
        ({**OURS, "entries/ca/a/index.html": 60}, "hugo writes 80% of our bytes in entries' pages"),
        ({**OURS, "index.html": 1150}, "hugo writes 115% of our bytes in lists"),
        ({"index.html": 1000}, "hugo lacks 2 of 3 pages, the first is entries/ca/a/index.html"),
    ],
)
def test_other_pages_are_not_compared(its, why):
    with pytest.raises(Unfair, match=why):
        compared("hugo", OURS, its)
