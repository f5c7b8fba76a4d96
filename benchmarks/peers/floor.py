"""The floor: read the inputs, write the files. Nothing that makes the same site from the same data can do less.

    python -S -E -m benchmarks.peers.floor PACK INPUTS… SITE

Nothing is worked out: the content of every file lies ready in a pack that was written beforehand (`pack`). As many
processes as the machine has processors share the work, as our build may. Only the standard library is loaded.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

Part = tuple[str, int, int]
Thing = TypeVar("Thing")
MARK = b"foothold-floor 1\n"


def pack(site: str, file: str) -> None:
    """Write a site's paths and contents into one file: a head with a line for each, then all the bytes."""
    paths = sorted(_files(site))
    with open(file, "wb") as out:
        out.write(MARK + b"%d\n" % len(paths))
        for path in paths:
            size = os.stat(f"{site}/{path}").st_size
            out.write(b"%d %s\n" % (size, path.encode()))
        for path in paths:
            with open(f"{site}/{path}", "rb") as content:
                out.write(content.read())


def write(file: str, inputs: Sequence[str], site: str, processes: int) -> None:
    """Read every input and write every packed file below `site`, in so many processes."""
    parts = _parts(file)
    read = [f"{folder}/{path}" for folder in inputs for path in _files(folder)]
    shares = [(_share(parts, number, processes), _share(read, number, processes)) for number in range(processes)]
    children = [_child(file, *share, site) for share in shares[1:]]
    _do(file, *shares[0], site)
    ended = [os.waitpid(child, 0)[1] for child in children]
    if any(ended):
        raise SystemExit("a part of the floor failed")


def _share(things: list[Thing], number: int, of: int) -> list[Thing]:
    """One of several parts of about the same length: neighbors stay together, for they share folders."""
    return things[len(things) * number // of : len(things) * (number + 1) // of]


def _child(file: str, parts: list[Part], read: list[str], site: str) -> int:
    """Start a process that takes its part; returns its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        _do(file, parts, read, site)
        code = 0
    finally:
        os._exit(code)


def _do(file: str, parts: list[Part], read: list[str], site: str) -> None:
    for path in read:
        with open(path, "rb", buffering=0) as source:
            source.read()
    last = None
    packed = os.open(file, os.O_RDONLY)
    for path, start, size in parts:
        target = f"{site}/{path}"
        folder = os.path.dirname(target)
        if folder != last:
            os.makedirs(folder, exist_ok=True)
            last = folder
        with open(target, "wb", buffering=0) as written:
            written.write(os.pread(packed, size, start))
    os.close(packed)


def _parts(file: str) -> list[Part]:
    """(path, start, size) of each file in the pack."""
    with open(file, "rb") as packed:
        if packed.readline() != MARK:
            raise SystemExit("not a pack of the floor")
        sizes = [packed.readline().rstrip(b"\n").split(b" ", 1) for _ in range(int(packed.readline()))]
        start, parts = packed.tell(), []
    for size, path in sizes:
        parts.append((path.decode(), start, int(size)))
        start += int(size)
    return parts


def _files(folder: str, below: str = "") -> Iterator[str]:
    """Every file's path below the folder."""
    with os.scandir(f"{folder}/{below}") as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir():
                yield from _files(folder, f"{path}/")
            else:
                yield path


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2:-1], sys.argv[-1], os.cpu_count() or 1)
