import base64
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.frame import SOURCES, Frame, FrameError, cut, drop_unused, inline_script_hashes, source_pages

ROOT = Path(__file__).parents[2]
PAGE = "<html><head><!--frame:head--></head><body>{0}<!--frame:body--></body></html>"


def frame_pages(folder: Path, page: str = PAGE) -> Path:
    for source, depth in SOURCES.items():
        path = folder / source.replace(".md", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.format(depth))
    return folder


def test_each_depth_is_cut_into_three_pieces(tmp_path):
    frame = cut(frame_pages(tmp_path))

    assert frame.join(2, b"<title>T</title>", b"<h1>T</h1>") == (
        b"<html><head><title>T</title></head><body>2<h1>T</h1></body></html>"
    )
    assert sorted(frame.pieces) == [0, 1, 2, 3]


def test_the_frames_own_pages_do_not_stay_in_the_site(tmp_path):
    cut(frame_pages(tmp_path))

    assert list(tmp_path.rglob("*.html")) == []


@pytest.mark.parametrize(
    "page",
    [
        "<html><!--frame:body--></html>",
        "<html><!--frame:head--></html>",
        PAGE + "<!--frame:body-->",
        "<!--frame:body--><!--frame:head-->",
    ],
)
def test_a_theme_that_lost_a_mark_is_named(tmp_path, page):
    with pytest.raises(FrameError, match=r"index\.md.*main\.html"):
        cut(frame_pages(tmp_path, page))


def test_a_page_that_was_not_rendered_is_named(tmp_path):
    frame_pages(tmp_path)
    (tmp_path / "frame/a/index.html").unlink()

    with pytest.raises(FrameError, match=r"frame/a/index\.md"):
        cut(tmp_path)


def test_only_inline_scripts_that_run_are_hashed():
    html = (
        b'<script>a()</script><script src="x.js"></script>'
        b'<script type="application/ld+json">{}</script><script type="application/json">{}</script>'
    )

    digest = base64.b64encode(hashlib.sha256(b"a()").digest()).decode()
    assert inline_script_hashes(html) == {f"'sha256-{digest}'"}


def test_what_the_theme_brings_and_no_page_loads_is_not_published(tmp_path):
    assets = tmp_path / "assets"
    for name in ("javascripts/bundle.1.min.js", "javascripts/lunr/a.js", "stylesheets/main.1.css", "js/ours.js"):
        (assets / name).parent.mkdir(parents=True, exist_ok=True)
        (assets / name).write_text("x")
    (tmp_path / "index.html").write_text('<link rel="stylesheet" href="assets/stylesheets/main.1.css">')

    drop_unused(tmp_path)

    left = sorted(path.relative_to(assets).as_posix() for path in assets.rglob("*") if path.is_file())
    assert left == ["js/ours.js", "stylesheets/main.1.css"]


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
    frame = cut(tmp_path / "site")

    assert isinstance(frame, Frame)
    page = frame.join(3, b"<title>Sacramento</title>", b"<h1>Sacramento</h1>").decode()
    assert page.count("<main") == 1
    assert page.index("<title>Sacramento</title>") < page.index("</head>")
    assert page.index("<main") < page.index("<h1>Sacramento</h1>") < page.index("</main>")
    assert "../../../cities/" in page
    assert (tmp_path / "site/guide/first-month/index.html").is_file()
