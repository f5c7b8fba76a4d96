"""The site's files with some of them changed, before anything is written. The shell here only reads."""

from collections.abc import Iterator
from pathlib import Path

from generator.published import Record


class Unsure(Exception):
    """Something is not as it was expected, so that only a whole build is sure to be right."""


class Files:
    """What stands in the site, and what shall stand there."""

    def __init__(self, site: Path, record: Record) -> None:
        self.site = site
        self._known = record.files
        self.new: dict[str, bytes] = {}
        """By path, those that name others after what they name."""
        self.gone: set[str] = set()

    def paths(self) -> Iterator[str]:
        """Every file's path."""
        yield from (path for path in self._known if path not in self.gone)
        yield from (path for path in self.new if path not in self._known)

    def read(self, path: str) -> bytes:
        """A file's content. Raises Unsure when there is no such file."""
        if path in self.new:
            return self.new[path]
        if path in self.gone or path not in self._known:
            raise Unsure(path)
        return (self.site / path).read_bytes()

    def put(self, path: str, data: bytes) -> None:
        """Let a file have this content, and stand after all that were put before."""
        self.new.pop(path, None)
        self.new[path] = data
        self.gone.discard(path)

    def remove(self, path: str) -> None:
        """Let a file be gone."""
        self.new.pop(path, None)
        if path in self._known:
            self.gone.add(path)

    def replace(self, path: str, old: bytes, new: bytes) -> None:
        """Put other bytes in the place of some. Raises Unsure unless these stand there just once."""
        if old != new:
            data = self.read(path)
            if data.count(old) != 1:
                raise Unsure(path)
            self.put(path, data.replace(old, new))
