"""How well people find what they look for: success@3 and MRR@10 of the table of queries, ours beside Pagefind and lunr.

    python -m benchmarks.search_quality

All search the same real entries. The table is tests/search/queries.yaml; queries for pages and those that must find
nothing count only for ours, as the others were given the entries alone. Pagefind runs in Chromium, as a visitor has it.
"""

import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

from benchmarks import rivals
from generator.build import read
from generator.directory import Directory
from generator.search import files_of
from generator.site.hand_written import hand_written
from tests.browser import ARGUMENTS, installed
from tests.search.judged import Judge
from tests.search.node import ask

ROOT = Path(__file__).parents[1]
Query = dict[str, Any]
Searched = Callable[[Sequence[str]], list[list[str]]]
"""The ids that each query finds, best first."""


def main() -> None:
    """Print a line for each search and each half of the table."""
    table: dict[str, list[Query]] = yaml.safe_load((ROOT / "tests" / "search" / "queries.yaml").read_text())
    whole = read(ROOT / "data", datetime.now(UTC)).directory
    if whole is None:
        raise SystemExit("the data has errors: run `python -m generator validate`")
    with tempfile.TemporaryDirectory(prefix="foothold-quality-") as folder:
        searches: dict[str, Searched] = {"ours": partial(_ours, whole, Path(folder))}
        if rivals.has("pagefind"):
            searches["Pagefind"] = partial(_pagefind, whole, Path(folder) / "rival")
        if rivals.has("lunr"):
            searches["lunr"] = partial(_lunr, whole)
        for group, queries in table.items():
            compared = [query for query in queries if "good" in query]
            for name, search in searches.items():
                _print(name, group, compared, search([_typed(query) for query in compared]), Judge(whole))


def _typed(query: Query) -> str:
    """The words with the place of the "where" box behind them: the others have one box."""
    return f"{query['q']} {query.get('near', '')}".strip()


def _print(name: str, group: str, queries: Sequence[Query], found: Sequence[list[str]], judge: Judge) -> None:
    ranks = [judge.rank_of(ids[:10], query["good"]) for query, ids in zip(queries, found, strict=True)]
    success = sum(rank is not None and rank <= 3 for rank in ranks) / len(ranks)
    mean_reciprocal = sum(1 / rank for rank in ranks if rank) / len(ranks)
    empty = sum(not ids for ids in found)
    print(
        f"{name:9} {group:6} {len(queries)} queries: success@3 {success:.3f}, MRR@10 {mean_reciprocal:.3f}, "
        f"{empty} without a hit"
    )


def _ours(whole: Directory, folder: Path, queries: Sequence[str]) -> list[list[str]]:
    for path, data in files_of(whole, hand_written(ROOT / "docs")):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    answers = ask([{"index": str(folder / "search"), "q": query} for query in queries])
    return [[hit["id"] for hit in answer["hits"]] for answer in answers]


def _pagefind(whole: Directory, folder: Path, queries: Sequence[str]) -> list[list[str]]:
    if not (folder / "pagefind").is_dir():
        rivals.pagefind(whole, folder)
    (folder / "empty.html").write_text("<!doctype html><title>Search</title>")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/empty.html")
            found = [page.evaluate(_ASK_PAGEFIND, query) for query in queries]
            browser.close()
    finally:
        server.shutdown()
    return [[url.removeprefix("/entries/").strip("/") for url in urls] for urls in found]


_ASK_PAGEFIND = """async query => {
    const pagefind = await import("/pagefind/pagefind.js")
    const {results} = await pagefind.search(query)
    return Promise.all(results.slice(0, 10).map(async result => (await result.data()).url))
}"""


def _lunr(whole: Directory, queries: Sequence[str]) -> list[list[str]]:
    """As Material asks it: each word, or what begins so."""
    index, _ = rivals.lunr(whole)
    plain = ["".join(letter if letter.isalnum() else " " for letter in query).split() for query in queries]
    return [[hit["ref"] for hit in index.search(" ".join(f"{word} {word}*" for word in words))][:10] for words in plain]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """The benchmark's output is its own."""


if __name__ == "__main__":
    main()
