"""The site's folder, made what it should be: only files whose content changes are written, and what has no place goes.

The one module that writes the site. Each file is written beside its place and renamed, so that it is whole at every
moment; a build that is killed leaves old files and new ones, of which the next build makes the clean site. What was
written is remembered in `.cache/` by size and time, as git's index does: an unchanged file is not even read, and one
that somebody has changed or removed by hand is put right. The record is saved when what it claims is on the disk, so
that it is right after a loss of power, too.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from generator import cache, compact

VERSION = "1"
"""Counts up when the record changes its shape."""
_RACY = 50_000_000
"""Nanoseconds: a file as young as this when the record was saved may be changed again within the same tick."""
_FEW = 100
"""Files that are flushed to the disk one by one; with more, one call for everything that waits there is faster."""
_SELF = secrets.token_hex(4)
"""Tells this process from one of the same number on another machine that writes into the same shared folder."""
Files = Iterable[tuple[str, bytes]]


class Stat(NamedTuple):
    """What tells cheaply that a file was not touched."""

    size: int
    mtime_ns: int


class Known(NamedTuple):
    """A file of ours as it was left."""

    digest: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Record:
    """What an earlier build has left in the site, by path."""

    files: Mapping[str, Known] = field(default_factory=dict)
    saved: int = 0
    """When, in nanoseconds."""
    thrown_away: bool = False
    """Whether one was there that could not be used."""

    def left(self, path: str, stat: Stat) -> Known | None:
        """The file as it was left, if nobody has touched it since; None where that is not certain."""
        known = self.files.get(path)
        if known is None or known[1:] != stat or known.mtime_ns > self.saved - _RACY:
            return None
        return known


@dataclass(frozen=True, slots=True)
class Put:
    """One file that the site should hold, and whether it had to be written."""

    path: str
    known: Known
    written: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What changed in the site's folder."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Site(ABC):
    """Where the files of a build go: a folder, or a bucket. Put every file, then finish."""

    record: Record

    def __init__(self) -> None:
        self.puts: dict[str, Known] = {}
        self._written: list[str] = []

    def put(self, files: Files) -> None:
        """Let the site hold these files; each is put once."""
        self.take(self.place(files))

    @abstractmethod
    def place(self, files: Files) -> Iterator[Put]:
        """Write those of the files that do not stand as they should; whoever asks takes note, here or elsewhere."""

    def take(self, puts: Iterable[Put]) -> None:
        """Note what `place` did, here or in a worker process."""
        for done in puts:
            self.puts[done.path] = done.known
            if done.written:
                self._written.append(done.path)

    @abstractmethod
    def finish(self) -> Written:
        """Remove what nobody has put."""


def digest_of(data: bytes) -> str:
    """What tells two contents apart."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Publication(Site):
    """One build's way of filling the site's folder. The caller holds the lock."""

    def __init__(self, site: Path, *, forget: bool = False) -> None:
        super().__init__()
        self.site = site.resolve()
        self.record = Record() if forget else load(self.site)
        self.standing, self._folders = _walk(self.site)
        self.saved = self.record.saved
        """When the record was saved that speaks of the site as it is; after `finish`, the new one."""

    def place(self, files: Files) -> Iterator[Put]:
        return put_all(self.site, self.record, self.standing, files)

    def finish(self) -> Written:
        """Remove what nobody has put, and remember the rest."""
        folders = _folders_of(self.puts)
        gone = sorted(self.standing.keys() - self.puts.keys() - folders)
        for path in gone:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                (self.site / path).unlink()
        for folder in sorted(self._folders - folders, reverse=True):
            with contextlib.suppress(OSError):
                (self.site / folder).rmdir()
        if self.puts != self.record.files or not _settled(self.record):
            _flush(str(self.site), [*self._claimed_anew()])
            self.saved = save(self.site, self.puts)
        return Written(tuple(self._written), tuple(gone))

    def _claimed_anew(self) -> Iterator[str]:
        """The files that no earlier record has vouched for: those written, and those found with the right content."""
        for path, known in self.puts.items():
            if self.record.left(path, Stat(known.size, known.mtime_ns)) != known:
                yield path


def put_all(site: Path, record: Record, standing: Mapping[str, Stat], files: Files) -> Iterator[Put]:
    """Write those of the files that do not stand in the site as they should."""
    root = str(site)
    for path, data in files:
        digest = digest_of(data)
        stat = standing.get(path)
        left = None if stat is None else record.left(path, stat)
        if left is not None and left.digest == digest:
            yield Put(path, left, False)
        elif stat is not None and left is None and _holds(site / path, stat, data):
            yield Put(path, Known(digest, *stat), False)
        else:
            yield Put(path, Known(digest, *_write(root, path, data)), True)


def _holds(file: Path, stat: Stat, data: bytes) -> bool:
    """Whether the file has this content: the record does not say, so it is read."""
    with contextlib.suppress(OSError):
        return stat.size == len(data) and file.read_bytes() == data
    return False


def _write(root: str, path: str, data: bytes) -> Stat:
    """Write a file beside its place and rename it."""
    target = f"{root}/{path}"
    folder = target.rpartition("/")[0]
    draft = f"{folder}/.{os.getpid()}-{_SELF}.new"
    try:
        with _opened(draft) as file:
            _write_whole(file.fileno(), data)
            stat = os.fstat(file.fileno())
        _rename(draft, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)  # noqa: PTH108
        raise
    return Stat(stat.st_size, stat.st_mtime_ns)


def _opened(draft: str) -> FileIO:
    """The draft, open for writing, in a folder that is made if need be."""
    try:
        return open(draft, "wb", buffering=0)  # noqa: PTH123 - a hundred thousand Path objects take a second
    except (FileNotFoundError, NotADirectoryError):
        _make_folder(draft.rpartition("/")[0])
        return open(draft, "wb", buffering=0)  # noqa: PTH123


def _write_whole(file: int, data: bytes) -> None:
    """Write all of it: a disk that is nearly full takes a part at first, and says so at the next call."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _rename(draft: str, target: str) -> None:
    try:
        os.replace(draft, target)  # noqa: PTH105
    except (IsADirectoryError, PermissionError):
        if not Path(target).is_dir():
            raise
        shutil.rmtree(target)  # a folder of an earlier site, where a file belongs now
        os.replace(draft, target)  # noqa: PTH105


def _flush(site: str, paths: Sequence[str]) -> None:
    """Return when the disk holds these files and their names. Raises OSError where it cannot.

    Until then a loss of power may leave a file empty that has its new name, size and time.
    """
    if os.name == "nt":
        return  # Windows opens no folder, and flushes no file that is open for reading
    if len(paths) > _FEW and sys.platform == "linux":  # elsewhere the call does not wait
        os.sync()
        return
    folders = ["", *sorted(_folders_of(paths))] if paths else []
    for path in (*paths, *folders):
        _flush_one(f"{site}/{path}")


def _flush_one(path: str) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks flush no folders
            raise
    finally:
        os.close(opened)


def _make_folder(folder: str) -> None:
    """Make a folder and those above it. What stands where a folder belongs is an old file, and goes."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        if not Path(folder).is_dir():
            Path(folder).unlink(missing_ok=True)
            Path(folder).mkdir(exist_ok=True)
    except (FileNotFoundError, NotADirectoryError):
        _make_folder(folder.rpartition("/")[0])
        _make_folder(folder)


def _folders_above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _walk(site: Path) -> tuple[dict[str, Stat], set[str]]:
    """Every file and every folder below the site, by path. A link or a device is not the site's, and goes."""
    files: dict[str, Stat] = {}
    folders: set[str] = set()
    ahead = [""]
    while ahead:
        below = ahead.pop()
        with os.scandir(f"{site}/{below}") as items:
            for item in items:
                path = f"{below}{item.name}"
                if item.is_dir(follow_symlinks=False):
                    folders.add(path)
                    ahead.append(f"{path}/")
                elif item.is_file(follow_symlinks=False):
                    stat = item.stat(follow_symlinks=False)
                    files[path] = Stat(stat.st_size, stat.st_mtime_ns)
                else:
                    os.unlink(item.path)  # noqa: PTH108
    return files, folders


def load(site: Path) -> Record:
    """The record of this site; an empty one where none is kept, or it is damaged, foreign or of another version."""
    kept = cache.read(_name(site), VERSION)
    if kept is None:
        return Record(thrown_away=cache.stands(_name(site)))
    found = compact.loads(kept)  # whole and ours: the cache has compared its checksum
    return Record({path: Known(*row) for path, row in found["files"].items()}, found["saved"])


def amend(site: Path, record: Record, files: Mapping[str, bytes], gone: Iterable[str]) -> tuple[Written, int]:
    """Change a few files of a site that is just as the record says: write some, in this order, then remove some.

    Returns what changed, and when the new record was saved. The caller holds the lock.
    """
    left, written, removed = dict(record.files), [], sorted(gone)
    for path, data in files.items():
        known, digest = left.get(path), digest_of(data)
        if known is None or known.digest != digest:
            left[path] = Known(digest, *_write(str(site), path, data))
            written.append(path)
    for path in removed:
        (site / path).unlink(missing_ok=True)
        del left[path]
    _flush(str(site), written)
    saved = save(site, left) if written or removed else record.saved
    return Written(tuple(written), tuple(removed)), saved


def untouched(site: Path) -> Record | None:
    """The record, where the site's folder holds exactly the files that it names, each as it was left."""
    record = load(site)
    standing, folders = _walk(site)
    if standing.keys() != record.files.keys() or folders != _folders_of(standing):
        return None
    for path, stat in standing.items():
        if record.left(path, stat) is None and not _is_as_left(site / path, record.files[path], stat):
            return None
    return record


def _is_as_left(file: Path, known: Known, stat: Stat) -> bool:
    """Whether a file is what was left: its time does not say for certain, so it is read."""
    return known[1:] == stat and digest_of(file.read_bytes()) == known.digest


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that these files stand in."""
    nearest = {path.rpartition("/")[0] for path in paths} - {""}
    return nearest.union(*map(_folders_above, nearest))


def save(site: Path, files: Mapping[str, Known]) -> int:
    """Remember what the site holds; returns when that was, in nanoseconds."""
    now = time.time_ns()
    content = {"saved": now, "files": files}
    cache.write(_name(site), VERSION, compact.dumps(content))
    return now


def forget(site: Path) -> None:
    """Remove the record of a site that is gone."""
    cache.remove(_name(site.resolve()))


def _name(site: Path) -> str:
    return f"site/{digest_of(os.fsencode(site))}"


def _settled(record: Record) -> bool:
    """Whether every file in it was old enough to be known by its time."""
    return all(known.mtime_ns <= record.saved - _RACY for known in record.files.values())
