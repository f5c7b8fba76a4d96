"""Whatever stands in a field ends as text on the page, never as markup, and leaves the JSON-LD whole."""

import json
from functools import cache

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.frame import Frame
from generator.site.pages import cities, confirm, entries, home, industries, kinds
from generator.site.render import Renderer
from tests.site.made import NOW, WITH_REPO, cards_of, made

FRAME = Frame(
    dict.fromkeys(range(4), (b"<!doctype html><html><head>", b"</head><body><main>", b"</main></body></html>"))
)
HOSTILE = st.one_of(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</script><script>alert(1)</script>",
            "<!--",
            "{{ 7 * 7 }}{% raw %}",
            "' onmouseover='alert(1)",
            "&lt;b&gt;",
            "<!--frame:body-->",
            "]]>",
        ]
    ),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=2, max_size=60),
).map(lambda text: f"x{text}x and some more words")
SPACE = "{http://www.w3.org/1999/xhtml}"
MODULES = (home, cities, entries, kinds, confirm, industries)
"""The page modules on whose pages an entry's texts stand."""
SHOWN = ("index", "cities/", "entries/", "support-groups/ca/", "industries/legal/", "confirm/ca/")
FIELDS = ("name", "summary", "take_part", "volunteer")


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
def test_any_text_in_any_field_stays_text(text):
    fields: dict[str, object] = dict.fromkeys(FIELDS, text)
    fields |= {
        "also_known_as": [text],
        "run_by": {"type": "nonprofit", "name": text},
        "open_to": {"note": text},
        "locations": [{"city": "Sacramento", "state": "CA", "name": text[:100], "street": text[:120]}],
        "meetings_note": {"text": text},
        "industries": ["legal"],
        "sources": [{"url": "https://www.example.org/", "states": text}],
        "status": "unconfirmed",
    }
    assert elements(fields) == plain_elements()


@cache
def plain_elements():
    """The same of an entry with plain words in all those fields."""
    words = "plain words, nothing more"
    return elements(
        {
            "name": "Plain",
            "summary": words,
            "take_part": words,
            "volunteer": words,
            "also_known_as": ["Plain"],
            "run_by": {"type": "nonprofit", "name": "Plain"},
            "open_to": {"note": words},
            "locations": [{"city": "Sacramento", "state": "CA", "name": "Hall", "street": "1 Main St"}],
            "meetings_note": {"text": words},
            "industries": ["legal"],
            "sources": [{"url": "https://www.example.org/", "states": words}],
            "status": "unconfirmed",
        }
    )


def elements(fields):
    """The tags of all pages of a directory with this one entry, and their event handlers; JSON-LD must parse."""
    renderer = Renderer(FRAME, WITH_REPO)
    found = []
    whole = made(("support-group", "ca/x", fields))
    pages = (page for module in MODULES for page in module.pages(whole, cards_of(whole), WITH_REPO, NOW))
    for page in pages:
        if not page.path.startswith(SHOWN):
            continue
        tree = html5lib.parse(renderer.render(page).decode())
        for element in tree.iter():
            tag = str(element.tag)
            if tag == f"{SPACE}script" and element.get("type") == "application/ld+json":
                json.loads(element.text or "")
            handlers = [name for name in element.attrib if str(name).startswith("on")]
            if tag in (f"{SPACE}script", f"{SPACE}img", f"{SPACE}iframe", f"{SPACE}style") or handlers:
                found.append((page.path, tag, handlers))
        assert "{{" not in "".join(str(element.tag) for element in tree.iter())
    return found
