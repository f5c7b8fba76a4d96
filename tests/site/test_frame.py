import base64
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.frame import (
    SOURCES,
    Frame,
    FrameError,
    cut,
    inline_script_hashes,
    rendered,
    source_pages,
    unused,
)
from generator.site.host import files_of

ROOT = Path(__file__).parents[2]
PAGE = "<html><head><!--frame:head--></head><body>{0}<!--frame:body--></body></html>"


def frame_pages(page: str = PAGE) -> dict[str, bytes]:
    return {rendered(source): page.format(depth).encode() for source, depth in SOURCES.items()}


def test_each_depth_is_cut_into_three_pieces():
    frame = cut(frame_pages())

    assert frame.join(2, b"<title>T</title>", b"<h1>T</h1>") == (
        b"<html><head><title>T</title></head><body>2<h1>T</h1></body></html>"
    )
    assert sorted(frame.pieces) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "page",
    [
        "<html><!--frame:body--></html>",
        "<html><!--frame:head--></html>",
        PAGE + "<!--frame:body-->",
        "<!--frame:body--><!--frame:head-->",
    ],
)
def test_a_theme_that_lost_a_mark_is_named(page):
    with pytest.raises(FrameError, match=r"index\.md.*main\.html"):
        cut(frame_pages(page))


def test_a_page_that_was_not_rendered_is_named():
    files = frame_pages()
    del files["frame/a/index.html"]

    with pytest.raises(FrameError, match=r"frame/a/index\.md"):
        cut(files)


def test_only_inline_scripts_that_run_are_hashed():
    html = (
        b'<script>a()</script><script src="x.js"></script>'
        b'<script type="application/ld+json">{}</script><script type="application/json">{}</script>'
    )

    digest = base64.b64encode(hashlib.sha256(b"a()").digest()).decode()
    assert inline_script_hashes(html) == {f"'sha256-{digest}'"}


def test_what_the_theme_brings_and_no_page_loads_is_not_published():
    names = ("javascripts/bundle.1.min.js", "javascripts/lunr/a.js", "stylesheets/main.1.css", "js/ours.js")
    files = {f"assets/{name}": b"x" for name in names}
    page = b'<link rel="stylesheet" href="assets/stylesheets/main.1.css">'

    assert unused(files, [page]) == {"assets/javascripts/bundle.1.min.js", "assets/javascripts/lunr/a.js"}


def test_zensical_gives_the_same_frame_from_the_same_configuration(tmp_path):
    """Material for MkDocs ends on 5 May 2027; Zensical is the way out, kept open here."""
    for part in ("docs", "generator/site/theme"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for path, text in source_pages():
        target = tmp_path / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    subprocess.run(
        [sys.executable, "-m", "zensical", "build"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    frame = cut(files_of(tmp_path / "site"))

    assert isinstance(frame, Frame)
    page = frame.join(3, b"<title>Sacramento</title>", b"<h1>Sacramento</h1>").decode()
    assert page.count("<main") == 1
    assert page.index("<title>Sacramento</title>") < page.index("</head>")
    assert page.index("<main") < page.index("<h1>Sacramento</h1>") < page.index("</main>")
    assert "../../../cities/" in page
    assert (tmp_path / "site/guide/first-month/index.html").is_file()
