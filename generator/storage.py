"""The site in object storage, through fsspec: only what changes is written, and what has no place goes.

Nothing is remembered from build to build. The store's own listing, with the size and the MD5 of every object, says what
stands as it should, whoever wrote it. Where a store gives no MD5, objects of the same size are read and compared. No
lock is to be had there: who builds sees to it that two builds of one site do not meet.
"""

import contextlib
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from generator.published import Files, Known, Put, Record, Site, Written
from generator.workers import apart

PACKAGES = "python -m pip install --require-hashes --requirement requirements/cluster.txt"
"""The command that installs what this and a cluster need."""
OURS = "assets/v/"
"""What every build writes first: where something else stands and nothing of this, the place is somebody else's."""
BATCH = 256
"""Files that are sent together."""
WEIGHT = 32 * 2**20
"""Bytes that are sent together, at the least of one file."""
_WHOLE = 5 * 2**30
"""The size from which S3 wants an object in parts, and then gives no MD5 of it."""
_MD5 = re.compile(r'"?([0-9a-f]{32})"?')
_PATTERN = re.compile(r"[*?[]")
"""What makes fsspec take a name for a pattern: removed as one, somebody's "[a].html" would take our "a.html" along."""
_LOCAL = frozenset({"file", "local"})
_S3 = frozenset({"s3", "s3a"})
_UNCHANGING, _AN_HOUR, _ASKED_ANEW = "max-age=31536000, immutable", "max-age=3600", "max-age=0, must-revalidate"
_KEPT_FOR = {OURS: _UNCHANGING, "assets/stylesheets/": _UNCHANGING, "search/parts/": _UNCHANGING, "api/": _AN_HOUR}
"""How long a browser may keep what lies there, as netlify.toml says it; the rest is asked for anew each time."""
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".ndjson": "application/x-ndjson",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    "": "text/plain; charset=utf-8",
}


class Refused(Exception):
    """The store cannot do what it was asked: which one, and why."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where a site stands in object storage."""

    url: str
    """As in "s3://bucket/folder", without a slash at its end."""

    def __str__(self) -> str:
        return self.url

    @property
    def protocol(self) -> str:
        return self.url.partition("://")[0]


class Object(NamedTuple):
    """What the store says of an object."""

    size: int
    md5: str | None


def place_of(text: str) -> Path | Bucket:
    """The folder or the bucket that somebody names. Raises ValueError, with what is wrong."""
    protocol, mark, rest = text.partition("://")
    if not mark:
        return Path(text)
    if protocol in _LOCAL:
        return Path(unquote(urlsplit(text).path) if protocol == "file" else rest)
    if protocol == "memory":
        raise ValueError(f"{text} would be gone with the build")
    if not rest.strip("/"):
        raise ValueError(f"{text} names no bucket: write it as {protocol}://bucket/folder")
    return Bucket(f"{protocol}://{rest.strip('/')}")


class Shipment(Site):
    """One build's way of filling a bucket, as published.Publication fills a folder. Raises Refused."""

    record = Record()

    def __init__(self, bucket: Bucket) -> None:
        super().__init__()
        self.bucket = bucket
        _learn(bucket)
        self.standing: Mapping[str, Object] = apart(listed, bucket)
        if self.standing and not any(path.startswith(OURS) for path in self.standing):
            raise Refused(f"{bucket} holds something else than a site of ours: name a folder of its own for the site")

    def put(self, files: Files) -> None:
        """Let the bucket hold these files; each is put once."""
        for part in _apart(list(files)):
            self.take(apart(_placed, self.bucket, self.standing, part))

    def place(self, files: Files) -> Iterator[Put]:
        return place(self.bucket, self.standing, files)

    def finish(self) -> Written:
        gone = sorted(self.standing.keys() - self.puts.keys())
        if gone:
            apart(_remove, self.bucket, gone)
        return Written(tuple(self._written), tuple(gone))


def _learn(bucket: Bucket) -> None:
    """Load the store's package here, which starts no thread, and not in each process that is forked from here."""
    with _asked(bucket):
        from fsspec import get_filesystem_class

        get_filesystem_class(bucket.protocol)


def listed(bucket: Bucket) -> dict[str, Object]:
    """Every object of the site, by path. Raises Refused."""
    return _Store(bucket).objects()


def place(bucket: Bucket, standing: Mapping[str, Object], files: Files) -> Iterator[Put]:
    """Send those of the files that do not stand in the bucket as they should. Raises Refused."""
    store = _Store(bucket)
    for batch in _batches(files):
        changed = store.changed(batch, standing)
        store.send(changed)
        for path, data in batch.items():
            yield Put(path, Known(_md5(data), len(data), 0), path in changed)


def _placed(bucket: Bucket, standing: Mapping[str, Object], files: Files) -> list[Put]:
    return [*place(bucket, standing, files)]


def _remove(bucket: Bucket, paths: list[str]) -> None:
    _Store(bucket).remove(paths)


def _apart(files: list[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    """One file of those that tell whose the place is, before all others: a build may be killed after the first."""
    mark = next((file for file in files if file[0].startswith(OURS)), None)
    if mark is not None:
        yield [mark]
    yield [file for file in files if file is not mark]


def _batches(files: Files) -> Iterator[dict[str, bytes]]:
    batch, weight = dict[str, bytes](), 0
    for path, data in files:
        batch[path] = data
        weight += len(data)
        if len(batch) == BATCH or weight >= WEIGHT:
            yield batch
            batch, weight = {}, 0
    if batch:
        yield batch


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def headers_of(path: str) -> tuple[str, str]:
    """The content type of a file, and how long it may be kept."""
    kept = next((kept for folder, kept in _KEPT_FOR.items() if path.startswith(folder)), _ASKED_ANEW)
    return _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream"), f"public, {kept}"


class _Store:
    """A bucket as fsspec opens it; its settings and keys come from fsspec's configuration and the environment."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        with _asked(self._bucket):
            from fsspec.core import url_to_fs

            self._files, root = url_to_fs(bucket.url, use_listings_cache=False)
        self._root = root.rstrip("/")

    def objects(self) -> dict[str, Object]:
        with _asked(self._bucket):
            found = self._files.find(self._root, detail=True)
        start = len(self._root) + 1
        return {name[start:]: _object(about) for name, about in found.items() if len(name) >= start}

    def changed(self, files: Mapping[str, bytes], standing: Mapping[str, Object]) -> dict[str, bytes]:
        """Those that do not stand there as they should; what only its content can tell is read."""
        changed = {path: data for path, data in files.items() if not _stands(data, standing.get(path))}
        doubtful = [path for path, data in changed.items() if path in standing and standing[path].size == len(data)]
        if doubtful:
            with _asked(self._bucket):
                held = self._files.cat_ranges([self._at(path) for path in doubtful], None, None, on_error="return")
            for path, content in zip(doubtful, held, strict=True):
                if content == changed[path]:
                    del changed[path]
        return changed

    def send(self, files: Mapping[str, bytes]) -> None:
        alike = defaultdict[tuple[str, str], dict[str, bytes]](dict)
        for path, data in files.items():
            alike[headers_of(path)][self._at(path)] = data
        for (content_type, kept), group in alike.items():
            with _asked(self._bucket):
                self._files.pipe(group, **self._how(content_type, kept))

    def remove(self, paths: list[str]) -> None:
        names = [self._at(path) for path in paths]
        with _asked(self._bucket):
            plain = [name for name in names if not _PATTERN.search(name)]
            if plain:
                self._files.rm(plain)
            for name in set(names) - set(plain):
                self._files.rm_file(name)
            if self._files.exists(names[0]):
                raise Refused(f"{self._bucket} keeps what was to be removed, as {paths[0]}: may it be deleted?")

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _how(self, content_type: str, kept: str) -> dict[str, Any]:
        """S3 alone is told what a file is and how long it may be kept; others have words of their own for that."""
        if self._bucket.protocol not in _S3:
            return {}
        return {"ContentType": content_type, "CacheControl": kept, "chunksize": _WHOLE}


@contextlib.contextmanager
def _asked(bucket: Bucket) -> Iterator[None]:
    """Whatever goes wrong between here and the store, in a sentence."""
    try:
        yield
    except Refused:
        raise
    except ImportError as error:
        remedy = f": {PACKAGES}" if error.name == "fsspec" or bucket.protocol in _S3 else ""
        raise Refused(f"{bucket} needs a package that is not installed ({error}){remedy}") from error
    except FileNotFoundError as error:
        raise Refused(f"{bucket}: there is no such bucket; make it first") from error
    except PermissionError as error:
        raise Refused(f"{bucket}: not allowed ({error}); look at AWS_ACCESS_KEY_ID and its like") from error
    except Exception as error:  # each store has exceptions of its own
        raise Refused(f"{bucket}: {str(error) or type(error).__name__}") from error


def _object(about: Mapping[str, Any]) -> Object:
    tag = _MD5.fullmatch(str(about.get("ETag") or ""))
    return Object(about["size"], tag[1] if tag else None)


def _stands(data: bytes, found: Object | None) -> bool:
    return found is not None and found.size == len(data) and found.md5 == _md5(data)
