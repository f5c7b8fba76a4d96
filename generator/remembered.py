"""What the last whole build was made from, so that a build of the same ends at once: nothing read, nothing made.

The shell that asks the file system for sizes and times; it opens none of the files. What is kept stands in `.cache/`
beside the record of the site's files and names it, so that it never speaks of another site than the one that stands.
"""

import os
import sys
import sysconfig
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, fields
from datetime import UTC, datetime
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import cache, compact, published

if TYPE_CHECKING:  # what it measures words with takes longer to load than all of this
    from generator.problems import Problem

VERSION = "1"
"""Counts up when what is kept changes its shape."""
_OURS = Path(__file__).parent
_RACY = 50_000_000
"""Nanoseconds: what changed so lately may change again within the same tick of the file system's clock."""
_PATIENCE = 5
"""How often we wait for that tick."""
Stamp = list[int]
"""Size, time of the last writing, time of the last change of anything; in nanoseconds. A list, as JSON has it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build is asked for, and by which program: what does not stand in the files that it reads."""

    config_file: Path
    data: Path | None
    site: Path
    site_url: str | None
    now: datetime

    def words(self) -> list[str]:
        """All of it as text."""
        paths = (self.config_file, self.data, Path.cwd(), _OURS)
        places = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
        return [
            *map(str, paths),
            repr(self.site_url),
            self.now.isoformat(),
            datetime.now(UTC).date().isoformat(),
            sys.version,
            *(f"{place} {Path(place).stat().st_mtime_ns}" for place in sorted(places) if Path(place).is_dir()),
        ]


@dataclass(slots=True)
class Sources:
    """The files that a build reads, as they stood just before it read them."""

    asked: list[str]
    roots: list[str] = field(default_factory=list)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    settled: bool = True
    """Whether all are old enough that a later change shows."""

    def look_at(self, roots: Iterable[str]) -> None:
        """Note files, and all that stands in folders: before they are read."""
        named = list(roots)
        self.roots += named
        for _ in range(_PATIENCE):
            found = stamps_of(named)
            youngest = max((stamp[2] for stamp in found.values() if stamp), default=0)
            if youngest <= time.time_ns() - _RACY:
                break
            time.sleep(_RACY / 1e9)
        else:
            self.settled = False
        self.stamps |= found


@dataclass(frozen=True, slots=True)
class Memory:
    """The last build: what it was made from, what it said, and what helps to change a little of it."""

    asked: list[str]
    roots: list[str]
    stamps: dict[str, Stamp]
    record: int
    """When the record of the files was saved that it left in the site."""
    entries: int
    pages: int
    problems: "list[Problem]"
    data: str
    """The data folder, as problems name it."""
    settings: dict[str, str]
    """Of the site: the fields of `page.Settings`."""
    parents: list[str]
    """The ids that entries name as their parent."""
    suspects: list[str]
    """The addresses to which no reader is sent."""
    telling: str
    """What is kept of the pages that tell entries' own words: the digest of it."""


def stamps_of(roots: Iterable[str]) -> dict[str, Stamp]:
    """Every file at and below these places, by path."""
    found: dict[str, Stamp] = {}
    for root in roots:
        if os.path.isdir(root):  # noqa: PTH112 - a hundred thousand Path objects take a second
            found.update(_walk(root))
        else:
            found[root] = _stamp(root)
    return found


def _walk(folder: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                if item.name != "__pycache__":
                    yield from _walk(item.path)
            elif item.is_symlink():
                yield item.path, _linked(item.path)
            else:
                stat = item.stat(follow_symlinks=False)
                yield item.path, [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]


def _stamp(path: str) -> Stamp:
    try:
        stat = os.stat(path)  # noqa: PTH116
    except OSError:
        return []
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]


def _linked(path: str) -> Stamp:
    """What a link leads to; a folder behind one is not looked through, so it counts as changed each time."""
    return [0, 0, time.time_ns()] if os.path.isdir(path) else _stamp(path)  # noqa: PTH112


def load(asked: Asked) -> Memory | None:
    """The last whole build of this site, if it was asked for the same; None where that is not known."""
    kept = cache.read(_name(asked.site), VERSION)
    if kept is None:
        return None
    found: dict[str, Any] = compact.loads(kept)  # whole and ours: the cache has compared its checksum
    if found["asked"] != asked.words():
        return None
    return Memory(**found | {"problems": _problems(found["problems"])})


def _problems(rows: list[list[Any]]) -> "list[Problem]":
    if not rows:
        return []
    from generator.problems import Problem

    return [Problem(*row) for row in rows]


def damaged(site: Path) -> bool:
    """Whether something is kept that cannot be used."""
    return cache.stands(_name(site)) and cache.read(_name(site), VERSION) is None


def save(site: Path, memory: Memory) -> None:
    """Remember a build that has come to its end."""
    content = {item.name: getattr(memory, item.name) for item in fields(memory)}
    content["problems"] = [astuple(problem) for problem in memory.problems]
    cache.write(_name(site), VERSION, compact.dumps(content))


def save_telling(site: Path, told: Mapping[str, Collection[str]]) -> str:
    """Keep which pages tell the words of which entries (by their ids); returns the digest of it.

    A line of JSON names ids and pages; then come the numbers of the ids, four bytes each, of one page after the other.
    """
    ids = sorted(set().union(*told.values()))
    number = {id_: place for place, id_ in enumerate(ids)}
    rows = {path: sorted(number[id_] for id_ in shown) for path, shown in sorted(told.items()) if shown}
    head = {"ids": ids, "pages": list(rows), "counts": [len(row) for row in rows.values()]}
    numbers = array("I", chain.from_iterable(rows.values()))
    data = compact.dumps(head) + b"\n" + numbers.tobytes()
    cache.write(f"{_name(site)}-telling", VERSION, data)
    return published.digest_of(data)


def pages_telling(id_: str, site: Path, memory: Memory) -> list[str] | None:
    """The pages that tell the words of an entry; None where that is not known any more."""
    data = cache.read(f"{_name(site)}-telling", VERSION)
    if data is None or published.digest_of(data) != memory.telling:
        return None
    line, _, rest = data.partition(b"\n")
    head = compact.loads(line)
    place = bisect_left(head["ids"], id_)
    if head["ids"][place : place + 1] != [id_]:
        return []
    ends, wanted = list(accumulate(head["counts"])), place.to_bytes(4, sys.byteorder)
    found, at = [], rest.find(wanted)
    while at >= 0:
        if at % 4 == 0:
            found.append(head["pages"][bisect_right(ends, at // 4)])
        at = rest.find(wanted, at + 1)
    return found


def forget(site: Path) -> None:
    """Remove what is kept of a site that is gone."""
    for name in (_name(site), f"{_name(site)}-telling"):
        cache.remove(name)


def _name(site: Path) -> str:
    return f"built/{published.digest_of(os.fsencode(site.resolve()))}"
