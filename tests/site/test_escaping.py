"""Whatever stands in a field ends as text on the page, never as markup, and leaves the JSON-LD whole."""

import json

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.frame import Frame
from generator.site.pages import all_pages
from generator.site.render import Renderer
from tests.site.made import NOW, WITH_REPO, made

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
SHOWN = ("cities/ca/sacramento/", "entries/", "support-groups/ca/", "industries/legal/", "confirm/ca/")
"""The pages on which the entry stands."""
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
    plain = {**fields, "name": "Plain"} | {key: "plain words, nothing more" for key in ("summary", "take_part", "volunteer")}
    plain |= {"also_known_as": ["Plain"], "run_by": {"type": "nonprofit", "name": "Plain"}, "open_to": {"note": "all"}}
    plain |= {
        "locations": [{"city": "Sacramento", "state": "CA", "name": "Hall", "street": "1 Main St"}],
        "meetings_note": {"text": "at times"},
        "sources": [{"url": "https://www.example.org/", "states": "that it meets"}],
    }

    assert elements(fields) == elements(plain)


def elements(fields):
    """The tags of all pages of a directory with this one entry, and their event handlers; JSON-LD must parse."""
    renderer = Renderer(FRAME, WITH_REPO)
    found = []
    for page in all_pages(made(("support-group", "ca/x", fields)), WITH_REPO, NOW):
        if not (page.path.startswith(SHOWN) or page.path == "index.html"):
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
