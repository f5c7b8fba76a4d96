"""What re-users get: the open data in standard forms."""

from collections.abc import Iterator
from datetime import datetime

from generator.directory import Directory
from generator.exports.api import api_files


def files_of(directory: Directory, now: datetime) -> Iterator[tuple[str, bytes]]:
    """(path below the site, bytes) of every export."""
    yield from api_files(directory, now)
