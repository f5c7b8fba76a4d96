"""The floor: read the inputs, write the files. Nothing that makes the same site from the same data can do less.

    python -S -E -m benchmarks.peers.floor PACK INPUTS… SITE

Nothing is worked out: the content of every file lies ready in a pack that was written beforehand (`pack`). As many
processes as the machine has processors share the work, as our build may. Only the standard library is loaded.
"""

import mmap
import os
import sys
from collections.abc import Iterator, Sequence

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
    with open(file, "rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as packed:
        parts = _parts(packed)
        for folder in sorted({os.path.dirname(path) for path, _, _ in parts}):
            os.makedirs(f"{site}/{folder}", exist_ok=True)
        read = [f"{folder}/{path}" for folder in inputs for path in _files(folder)]
        children = [_child(packed, parts, read, site, part, processes) for part in range(1, processes)]
        _share(packed, parts[0::processes], read[0::processes], site)
        if any([os.waitpid(child, 0)[1] for child in children]):
            raise SystemExit("a part of the floor failed")


def _child(
    packed: mmap.mmap, parts: list[tuple[str, int, int]], read: list[str], site: str, part: int, of: int
) -> int:
    """Start a process that takes its part; returns its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        _share(packed, parts[part::of], read[part::of], site)
        code = 0
    finally:
        os._exit(code)


def _share(packed: mmap.mmap, parts: list[tuple[str, int, int]], read: list[str], site: str) -> None:
    for path in read:
        with open(path, "rb", buffering=0) as file:
            file.read()
    with memoryview(packed) as view:
        for path, start, end in parts:
            with open(f"{site}/{path}", "wb", buffering=0) as file:
                file.write(view[start:end])


def _parts(packed: mmap.mmap) -> list[tuple[str, int, int]]:
    """(path, start, end) of each file in the pack."""
    if packed.readline() != MARK:
        raise SystemExit("not a pack of the floor")
    sizes = [packed.readline().rstrip(b"\n").split(b" ", 1) for _ in range(int(packed.readline()))]
    start, parts = packed.tell(), []
    for size, path in sizes:
        parts.append((path.decode(), start, start + int(size)))
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
