import posixpath

import pytest

from generator.site.assets import published

PAGE = b'<link href="../assets/css/a.css"><script src="../assets/js/a.js"></script><img src="../assets/icons/i.svg">'


@pytest.fixture
def files():
    return {
        "assets/css/a.css": b"p { background: url('../icons/i.svg'); }\n",
        "assets/js/a.js": b"// why\nimport {b} from './deep/b.js'\nb(1)\n",
        "assets/js/deep/b.js": b"export function b(longName) { return longName + 1 }\n",
        "assets/icons/i.svg": b"<svg/>",
        "guide/index.html": PAGE,
    }


def test_pages_name_the_place_that_carries_the_hash(files):
    result, place = published(files)

    assert place.startswith("assets/v/")
    assert result["guide/index.html"].decode() == PAGE.decode().replace("assets/css", f"{place}css").replace(
        "assets/js", f"{place}js"
    )
    assert sorted(result) == [
        "assets/icons/i.svg",
        f"{place}css/a.css",
        f"{place}js/a.js",
        f"{place}js/deep/b.js",
        "guide/index.html",
    ]


def test_what_a_style_names_is_still_found(files):
    result, place = published(files)

    assert b"../../../icons/i.svg" in result[f"{place}css/a.css"]
    assert posixpath.normpath(f"{place}css/../../../icons/i.svg") in result


def test_the_place_changes_with_the_content_and_only_then(files):
    _, first = published(files)
    _, same = published(dict(reversed(files.items())))
    _, other = published(files | {"assets/css/a.css": b"p { color: red }"})

    assert same == first != other


def test_comments_do_not_travel(files):
    result, place = published(files)

    assert b"why" not in result[f"{place}js/a.js"]
