"""A disk that loses power: what a program asked of it is written down, and what may be left of that is laid out.

The weakest disk that POSIX allows. Until it is flushed a file may have its new name, size and time, and be whole,
empty, full of zeros or cut off; and each name may still lead to what it led to at any moment since its folder was
flushed.
"""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Content:
    """A file as it was at one moment."""

    data: bytes
    mtime_ns: int
    flushed: bool = False


@dataclass
class Disk:
    """The folders that are watched, and what was asked of them since all of it was on the disk."""

    folders: tuple[Path, ...]
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    _before: dict[str, Content | None] = field(default_factory=dict)

    def begin(self) -> None:
        """What stands there now is on the disk."""
        self._before = {
            str(path): Content(path.read_bytes(), path.stat().st_mtime_ns, flushed=True)
            for folder in self.folders
            for path in folder.rglob("*")
            if path.is_file()
        }
        self.asked.clear()

    def note(self, event: str, about: tuple[Any, ...]) -> None:
        """Called before what the event says is done."""
        if event == "os.rename" and self._watches(str(about[1])):
            source, target = Path(about[0]), str(about[1])
            self.asked.append(("name", str(source), target, Content(source.read_bytes(), source.stat().st_mtime_ns)))
        elif event == "os.remove":
            path = str(about[0])
            if about[1] != -1:
                path = f"{_path_of(about[1])}/{path}"
            if self._watches(path):
                self.asked.append(("remove", path))

    def _watches(self, path: str) -> bool:
        return path.startswith(tuple(f"{folder}/" for folder in self.folders))

    def lose_power(self, after: int, chance: random.Random) -> None:
        """Lay out what may be left when the power goes after so many of the things asked.

        Often all of one folder has reached the disk unasked, and nothing of the others: the record, say, before the
        files that it speaks of.
        """
        whole = chance.choice([*self.folders, None])
        left = {
            path: history[-1] if whole in Path(path).parents else _damaged(chance.choice(history), chance)
            for path, history in self._names(after).items()
        }
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        paths = sorted(path for path, content in left.items() if content is not None)
        chance.shuffle(paths)
        for path in paths:
            content = left[path]
            assert content is not None
            try:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                Path(path).write_bytes(content.data)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                continue  # its name is a file's at one time and a folder's at another: one of them is left
            os.utime(path, ns=(content.mtime_ns, content.mtime_ns))

    def _names(self, after: int) -> dict[str, list[Content | None]]:
        """What each name may lead to: the last is what the program saw."""
        names: dict[str, list[Content | None]] = {path: [content] for path, content in self._before.items()}
        for what, *about in self.asked[:after]:
            if what == "name":
                source, target, content = about
                names.setdefault(source, [None]).extend([content, None])
                names.setdefault(target, [None]).append(content)
            elif what == "remove":
                names.setdefault(about[0], [None]).append(None)
            else:
                _flush(names, None if what == "everything" else about[0])
        return names


def _flush(names: dict[str, list[Content | None]], only: str | None) -> None:
    """A file's content is on the disk, a folder's names are, or everything is."""
    for path, history in names.items():
        if history[-1] is not None and only in (path, None):
            history[-1] = replace(history[-1], flushed=True)
        if only in (str(Path(path).parent), None):
            del history[:-1]


def _damaged(content: Content | None, chance: random.Random) -> Content | None:
    if content is None or content.flushed:
        return content
    data = content.data
    return replace(content, data=chance.choice([data, b"", bytes(len(data)), bytes(len(data)), data[: len(data) // 2]]))


def _path_of(opened: int) -> str:
    return str(Path(f"/proc/self/fd/{opened}").readlink())


_disks: list[Disk] = []
_hooked: list[bool] = []


def _note(event: str, about: tuple[Any, ...]) -> None:
    for disk in _disks:
        disk.note(event, about)


@contextmanager
def written_down(disk: Disk) -> Iterator[None]:
    """Write down what this process asks of the disk. It is done, but for the waiting: the real disk keeps its power."""

    def one(file: int) -> None:
        disk.asked.append(("flush", _path_of(file)))

    def everything() -> None:
        disk.asked.append(("everything",))

    if not _hooked:
        sys.addaudithook(_note)
        _hooked.append(True)  # it cannot be taken off again
    _disks.append(disk)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", one)
            patch.setattr(os, "sync", everything)
            yield
    finally:
        _disks.remove(disk)
