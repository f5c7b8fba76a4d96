"""What the search costs: its index to build, its parts to fetch, its answers to wait for.

    python -m benchmarks.search                          1,000, 10,000 and 100,000 made entries
    python -m benchmarks.search --entries 10000          one size
    python -m benchmarks.search --pagefind-most 20000    Pagefind beside it up to that many (1.4 GB for 20,000)

Bytes are what a host sends that compresses with gzip, level 6. "First" is until the first results, "all" until the
search is complete; each query is a new visitor's. Key presses are measured in Chromium with everything fetched: from
the question to a list of 20 results on the page, while another observer watches for a blocked main thread.
"""

import argparse
import gc
import gzip
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks import rivals
from benchmarks.made import made
from benchmarks.measure import peak, peak_from_now
from generator import directory
from generator.build import read
from generator.directory import Directory
from generator.garbage import uncollected
from generator.search import files_of
from generator.search.kept import table
from generator.search.parts import FOLDER as PARTS
from generator.site.hand_written import hand_written
from tests.browser import ARGUMENTS, installed
from tests.search.node import SCRIPTS, ask

ROOT = Path(__file__).parents[1]
PLACE = (
    "nurse sacramento",
    "cpa near 95814",
    "job club chicago",
    "new york",
    "veterans san diego",
    "engineer dayton ohio",
    "boise",
    "church job group atlanta",
    "tech austin",
    "women in construction seattle",
)
TEXT = ("toastmasters", "penn state alumni", "black nurses", "lantern bridge", "shrm", "never search alone")
TYPED = (*PLACE[:6], "acountant los angelas", "free online group for veterans", "toastmasters", "penn state alumni")
PAGE = """<!doctype html><meta charset="utf-8"><title>Keys</title><ol id="hits"></ol><script type="module">
import {createClient} from "/js/search/client.js"
import {emptyState} from "/js/search/state.js"
const client = createClient({base: new URL("/search/", location.href).href})
const hits = document.querySelector("#hits")
window.blocked = 0
const watch = list => list.getEntries().forEach(({duration}) => { window.blocked = Math.max(window.blocked, duration) })
new PerformanceObserver(watch).observe({type: "longtask"})
const shown = hit => Object.assign(document.createElement("li"), {textContent: `${hit.name}, ${hit.place}`})
window.press = async q => {
  const start = performance.now()
  const results = await client.search({...emptyState(), q})
  hits.replaceChildren(...results.hits.map(shown))
  return performance.now() - start
}
window.ready = client.ready().then(() => true)
</script>"""


def main() -> None:
    """Measure each size and print it."""
    options = _options()
    checked = read(ROOT / "data", datetime.now(UTC))
    if checked.directory is None:
        raise SystemExit("the data has errors: run `python -m generator validate`")
    _print_scripts()
    for count in options.entries:
        with tempfile.TemporaryDirectory(prefix="foothold-search-") as folder:
            _measure(checked.directory, count, Path(folder), options)


def _measure(real: Directory, count: int, folder: Path, options: argparse.Namespace) -> None:
    whole = directory.build(made(real, count), real.taxonomy, real.gazetteer)
    table(real.gazetteer)
    print(f"\n{count:,} entries")
    print(f"  index: {_index(whole, folder)}")
    _print_costs("place", PLACE, folder / "search")
    _print_costs("text", TEXT, folder / "search")
    _print_keys(folder)
    if count <= options.pagefind_most and rivals.has("pagefind"):
        built = rivals.pagefind(whole, folder / "rival")
        print(f"  Pagefind: {built.seconds:.1f} s, {built.mebibytes:,.0f} MiB, {built.bytes / 1e6:.1f} MB")
    if count <= options.lunr_most and rivals.has("lunr"):
        _, built = rivals.lunr(whole)
        print(f"  lunr: every visitor loads {built.bytes / 1e6:.1f} MB before compression")


def _index(whole: Directory, folder: Path) -> str:
    """Build the index as the site's build does, by one process without a collector of garbage; what it took."""
    gc.collect()
    (folder / PARTS).mkdir(parents=True)
    before = peak_from_now()
    start, writing, sizes = time.perf_counter(), 0.0, []
    with uncollected():
        for path, data in files_of(whole, hand_written(ROOT / "docs")):
            began = time.perf_counter()
            (folder / path).write_bytes(data)
            writing += time.perf_counter() - began
            sizes.append(len(data))
    made, on_top = time.perf_counter() - start - writing, peak() - before
    written = f"{writing:.2f} s to write {len(sizes):,} files, {sum(sizes) / 1e6:.1f} MB"
    return f"{made:.2f} s and {written}; {on_top:,.0f} MiB on top"


def _print_scripts() -> None:
    """Bytes of the engine's scripts as they are published, where the minifier is installed."""
    try:
        import minify
    except ImportError:
        return
    sizes = {
        path.name: len(gzip.compress(minify.string("application/javascript", path.read_text()).encode(), 6))
        for path in sorted((SCRIPTS / "search").glob("*.js"))
    }
    later = sum(sizes[name] for name in ("mend.js", "widen.js", "suggest.js"))
    print(f"scripts of the engine: {sum(sizes.values()) / 1000:.1f} KB, of them only when needed {later / 1000:.1f} KB")


def _print_costs(sort: str, queries: Sequence[str], index: Path) -> None:
    answers = ask([{"index": str(index), "q": q, "fresh": True, "first": True} for q in queries])
    rows = []
    for answer in answers:
        first = answer["firsts"][0]["read"] if answer["firsts"] else answer["read"]
        rows.append((_weight(index, first), len(first), _weight(index, answer["read"]), len(answer["read"])))
    columns = list(zip(*rows, strict=True))
    names = ("first KB", "first requests", "all KB", "all requests")
    shown = [
        f"{name} {statistics.median(column):.0f} (most {max(column):.0f})"
        for name, column in zip(names, columns, strict=True)
    ]
    print(f"  {sort} queries: {', '.join(shown)}")


def _weight(index: Path, files: Sequence[str]) -> float:
    return sum(len(gzip.compress((index / name).read_bytes(), 6)) for name in files) / 1000


def _print_keys(folder: Path) -> None:
    (folder / "js").symlink_to(SCRIPTS)
    (folder / "keys.html").write_text(PAGE)
    handler = partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        times, blocked = _typed(f"http://127.0.0.1:{server.server_port}/keys.html")
    finally:
        server.shutdown()
    percentile = statistics.quantiles(times, n=20)[-1]
    print(
        f"  key press to results, warm: median {statistics.median(times):.0f} ms, 95th percentile {percentile:.0f} ms, "
        f"longest task of the main thread {blocked:.0f} ms"
    )


def _typed(address: str) -> tuple[list[float], float]:
    """Type each query twice, and time the second round."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(address)
        page.evaluate("window.ready")
        keys = [q[:length] for q in TYPED for length in range(1, len(q) + 1)]
        for key in keys:
            page.evaluate("q => window.press(q)", key)
        page.evaluate("window.blocked = 0")
        times = [page.evaluate("q => window.press(q)", key) for key in keys]
        blocked = page.evaluate("window.blocked")
        browser.close()
    return times, blocked


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """The benchmark's output is its own."""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--pagefind-most", type=int, default=10_000, help="entries up to which Pagefind is run too")
    parser.add_argument("--lunr-most", type=int, default=10_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
