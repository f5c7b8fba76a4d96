"""One page of each type, to the letter.

`UPDATE_GOLDEN=1 make test PYTEST=tests/site/test_golden.py` writes them anew.
"""

import os
from pathlib import Path

import pytest

from generator.site.frame import Frame
from generator.site.pages import removed
from generator.site.pages.every import all_pages
from generator.site.render import Renderer
from tests.site.made import NOW, WITH_REPO
from tests.site.world import world

GOLDEN = Path(__file__).parent / "golden"
FRAME = Frame(
    dict.fromkeys(range(4), (b"<!doctype html>\n<head>\n    ", b"</head>\n<body>\n<main>\n", b"\n</main>\n</body>\n"))
)
PAGES = {
    "home": "",
    "states": "cities/",
    "state": "cities/ca/",
    "city": "cities/ca/sacramento/",
    "industries": "industries/",
    "industry": "industries/health-care/",
    "industry-in-state": "industries/health-care/ca/",
    "kind": "support-groups/",
    "kind-in-state": "support-groups/ca/",
    "entry": "entries/ca/tuesday-group/",
    "entry-unconfirmed": "entries/ca/davis-job-club/",
    "chapter": "entries/ca/nurses-of-sacramento/",
    "tombstone": "entries/ca/gone/",
    "redirect": "entries/ca/old-tuesday-group/",
    "confirm": "confirm/",
    "confirm-in-state": "confirm/ca/",
    "open-data": "open-data/",
    "search": "search/",
    "removed": "entries/ca/taken-out/",
    "stats": "stats/",
    "suggest": "suggest/",
}


@pytest.fixture(scope="module")
def rendered():
    renderer = Renderer(FRAME, WITH_REPO)
    pages = [*all_pages(world(), WITH_REPO, NOW), *removed.pages({"ca/taken-out": NOW.date()}, world())]
    return {page.address: renderer.render(page) for page in pages}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_each_type_is_as_it_was(rendered, name):
    file = GOLDEN / f"{name}.html"
    page = rendered[PAGES[name]]
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(page)

    assert page.decode() == file.read_text(encoding="utf-8")


def test_every_template_is_shown_by_a_golden_file():
    templates = {page.template for page in all_pages(world(), WITH_REPO, NOW)}
    shown = {page.template for page in all_pages(world(), WITH_REPO, NOW) if page.address in PAGES.values()}

    assert templates - shown <= {"towns.html"}
