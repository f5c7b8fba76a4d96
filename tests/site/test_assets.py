import pytest

from generator.site.assets import publish

PAGE = '<link href="../assets/css/a.css"><script src="../assets/js/a.js"></script><img src="../assets/icons/i.svg">'


@pytest.fixture
def site(tmp_path):
    files = {
        "assets/css/a.css": "p { background: url('../icons/i.svg'); }\n",
        "assets/js/a.js": "// why\nimport {b} from './deep/b.js'\nb(1)\n",
        "assets/js/deep/b.js": "export function b(longName) { return longName + 1 }\n",
        "assets/icons/i.svg": "<svg/>",
        "guide/index.html": PAGE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_pages_name_the_place_that_carries_the_hash(site):
    place = publish(site)

    assert place.startswith("assets/v/")
    assert (site / "guide/index.html").read_text() == PAGE.replace("assets/css", f"{place}css").replace(
        "assets/js", f"{place}js"
    )
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) == [
        "assets/icons/i.svg",
        f"{place}css/a.css",
        f"{place}js/a.js",
        f"{place}js/deep/b.js",
        "guide/index.html",
    ]


def test_what_a_style_names_is_still_found(site):
    place = publish(site)
    style = (site / place / "css/a.css").read_text()

    assert "../../../icons/i.svg" in style
    assert (site / place / "css" / "../../../icons/i.svg").resolve().is_file()


def test_the_place_changes_with_the_content_and_only_then(site, tmp_path_factory):
    first = publish(site)
    again = tmp_path_factory.mktemp("again")
    for name, text in {"assets/css/a.css": "p { color: red }", "assets/js/a.js": "1"}.items():
        (again / name).parent.mkdir(parents=True, exist_ok=True)
        (again / name).write_text(text)

    assert publish(again) != first


def test_comments_do_not_travel(site):
    place = publish(site)

    assert "why" not in (site / place / "js/a.js").read_text()
