"""Write the same site for MkDocs with Material: a Markdown page for each page, its lists as HTML within.

Material as its authors deliver it, search included, since people who choose it want that. The pages stay out of the
navigation: with them in it, each page would hold a link to every other, and MkDocs would never end. Headings and
sentences are Markdown; cards, lines and facts are HTML, which MkDocs reads and passes on.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers.source import Source, copy_fixed, pages

SETTINGS: dict[str, Any] = {
    "site_name": "Foothold",
    "site_url": "https://foothold.example.org/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "markdown_extensions": ["attr_list"],
    "nav": ["index.md"],
    "not_in_nav": "*",
    "validation": {
        "nav": {"omitted_files": "ignore"},
        "links": {"not_found": "ignore", "unrecognized_links": "ignore"},
    },
}
_WRAPPER = re.compile(r"</?(?:section|header|aside)\b[^>]*>\n?")
_ARTICLE = re.compile(r"<article class=\"fh-entry\".*?>\n(.*)</article>\n", re.DOTALL)
_HEADING = re.compile(r"^<h([1-6])(?: id=\"([^\"]*)\")?>([^<\n]*)(<span[^\n]*</span>)?</h\1>$", re.MULTILINE)
_SENTENCES = re.compile(r"^<p class=\"(fh-lead|fh-text|fh-quiet)\">([^\n]*)</p>$", re.MULTILINE)


def write(source: Source, folder: Path) -> None:
    """Write MkDocs' project."""
    for path, page in pages(source):
        file = folder / "docs" / path.replace(".html", ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(markdown(page.head, page.body)), encoding="utf-8")
    copy_fixed(source, folder / "docs")
    (folder / "docs" / "404.html").unlink(missing_ok=True)  # Material brings its own
    (folder / "mkdocs.yml").write_text(json.dumps(SETTINGS) + "\n", encoding="utf-8")  # JSON is YAML


def markdown(head: dict[str, Any], body: str) -> Iterator[str]:
    """A page as its author would write it."""
    yield "---\n"
    yield f"title: {json.dumps(head['title'], ensure_ascii=False)}\n"
    yield f"description: {json.dumps(head['description'], ensure_ascii=False)}\n"
    yield "---\n\n"
    text = _WRAPPER.sub("", _ARTICLE.sub(r"\1", body))
    text = _HEADING.sub(_heading, text)
    yield _SENTENCES.sub(r"\n\2\n{: .\1 }\n", text)


def command(folder: Path, site: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml"), "-d", str(site)]


def _heading(found: re.Match[str]) -> str:
    level, anchor, words, count = found.groups("")
    return f"\n{'#' * int(level)} {words}{count}{f' {{: #{anchor} }}' if anchor else ''}\n"
