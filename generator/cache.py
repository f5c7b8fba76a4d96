"""Keep what was worked out, in `.cache/`, so that the next run need not work it out again.

The only code that touches that folder. It holds nothing that cannot be made anew: it may be deleted at
any time, and what is torn, foreign or from another version counts as absent. Nothing read from it is
ever run, and a folder that cannot be written to only costs the time.
"""

import contextlib
import hashlib
import os
import re
import tempfile
from pathlib import Path
from types import ModuleType

FOLDER_VARIABLE = "FOOTHOLD_CACHE"
_MARK = b"foothold-cache 1"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")


def folder(given: Path | None = None) -> Path:
    """The folder in use: the one given, else the one the environment names, else `.cache` where we stand."""
    return given or Path(os.environ.get(FOLDER_VARIABLE) or ".cache")


def read(name: str, version: str, where: Path | None = None) -> bytes | None:
    """What `write` kept under this name and version; None when it is absent, damaged or another version's."""
    content = _content(_path(name, where))
    if content is None:
        return None
    head, _, data = content.partition(b"\n")
    return data if head == _head(version, data) else None


def write(name: str, version: str, data: bytes, where: Path | None = None) -> None:
    """Keep the data. A reader sees the old content or the new, never a part of it."""
    path = _path(name, where)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(prefix=".", dir=path.parent, delete=False) as draft:
            try:
                draft.write(_head(version, data) + b"\n" + data)
                draft.close()
                Path(draft.name).replace(path)
            except BaseException:
                Path(draft.name).unlink(missing_ok=True)
                raise


def code_of(*modules: ModuleType) -> bytes:
    """The source of the modules that work something out: as a part of its version, a change of them makes it anew."""
    return b"".join(Path(module.__file__ or "").read_bytes() for module in modules)


def stands(name: str, where: Path | None = None) -> bool:
    """Whether anything is kept under this name, of use or not."""
    return _path(name, where).is_file()


def remove(name: str, where: Path | None = None) -> None:
    """Forget what is kept under this name."""
    with contextlib.suppress(OSError):
        _path(name, where).unlink(missing_ok=True)


def clear(where: Path | None = None) -> None:
    """Forget what `write` kept. Lines stay: they were asked of others, one a second."""
    with contextlib.suppress(OSError):
        for path in sorted(folder(where).rglob("*")):
            if (_content(path) or b"").startswith(_MARK):
                path.unlink()


def read_lines(name: str, where: Path | None = None) -> list[str]:
    """The lines that `append_line` kept, oldest first; a torn or unreadable one is the caller's to skip."""
    content = _content(_path(name, where)) or b""
    return [line for line in content.decode("utf-8", "replace").split("\n") if line]


def append_line(name: str, line: str, where: Path | None = None) -> None:
    """Add one line, for what is learnt slowly and must survive a run that is stopped halfway."""
    if "\n" in line:
        raise ValueError("a line holds no line end")
    path = _path(name, where)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            file.write(_after_a_torn_line(file.tell(), path) + line.encode() + b"\n")


def _after_a_torn_line(size: int, path: Path) -> bytes:
    """A line end where the last run was stopped in the middle of its line."""
    if not size:
        return b""
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return b"" if file.read(1) == b"\n" else b"\n"


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _head(version: str, data: bytes) -> bytes:
    """The first line of a file: our mark, and a checksum over the version and the data."""
    sum_ = hashlib.blake2b(version.encode() + b"\n" + data, digest_size=16)
    return _MARK + b" " + sum_.hexdigest().encode()


def _path(name: str, where: Path | None) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for the cache: {name!r}")
    return folder(where) / name
