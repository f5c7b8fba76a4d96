"""What MkDocs makes the hand-written pages and the frame from, as one fingerprint.

The shell that reads docs/, the theme's overrides and mkdocs.yml. Where mkdocs.yml asks for something that can read
more than these (another plugin, a hook, the environment), there is no fingerprint, and MkDocs runs each time.
"""

import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import yaml

_MADE_BY = (
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "jinja2",
    "pymdown-extensions",
    "pygments",
    "babel",
    "tdewolff-minify",
    "geopy",
    "phonenumbers",
    "publicsuffixlist",
    "pydantic",
    "rapidfuzz",
)
"""Packages whose version shows on a page, or in the scripts that are compiled for the form."""
_PURE = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html "
    "nl2br sane_lists smarty tables toc wikilinks".split()
)
"""Extensions of Python-Markdown that read nothing but the page."""
_OURS = Path(__file__).parents[1]
"""Our own modules: the form's scripts are made of many of them."""


def fingerprint(config_file: Path, site_url: str | None) -> str | None:
    """A hash over everything that MkDocs' work depends on; None where that cannot be known."""
    text = _text(config_file)
    folders = _folders_of(config_file, text)
    if folders is None:
        return None
    whole = hashlib.blake2b(digest_size=16)
    for part in _parts(config_file, text, folders, site_url):
        whole.update(len(part).to_bytes(8, "little") + part)
    return whole.hexdigest()


def sources(config_file: Path) -> tuple[Path, ...]:
    """The files and folders that the fingerprint is taken of, as far as they are known."""
    return (config_file, *(_folders_of(config_file, _text(config_file)) or ()), _OURS)


def _text(config_file: Path) -> bytes:
    try:
        return config_file.read_bytes()
    except OSError:
        return b""


def _folders_of(config_file: Path, text: bytes) -> tuple[Path, ...] | None:
    """The folders MkDocs reads, by the text of its configuration; None where they are not known."""
    try:
        return _folders(config_file, yaml.load(text, yaml.CSafeLoader))
    except yaml.YAMLError:
        return None


def _folders(config_file: Path, config: Any) -> tuple[Path, ...] | None:
    """The folders MkDocs reads: docs and the theme's overrides. None if it may read more than these."""
    if not isinstance(config, dict) or "hooks" in config or "INHERIT" in config or not _is_pure(config):
        return None
    theme = config.get("theme")
    if not isinstance(theme, dict) or theme.get("name") != "material":
        return None
    named = (config.get("docs_dir", "docs"), theme.get("custom_dir"))
    return tuple(config_file.parent / str(name) for name in named if name)


def _is_pure(config: dict[str, Any]) -> bool:
    plugins, extensions = (set(_names(config.get(key))) for key in ("plugins", "markdown_extensions"))
    return plugins == {"directory"} and extensions <= _PURE


def _names(listed: Any) -> Iterator[str]:
    """The names in a list of names and of mappings from a name to its options."""
    for item in listed or ():
        yield from item if isinstance(item, dict) else [str(item)]


def _parts(config_file: Path, text: bytes, folders: tuple[Path, ...], site_url: str | None) -> Iterator[bytes]:
    yield os.fsencode(config_file.resolve())
    yield text
    yield repr(site_url).encode()
    for package in _MADE_BY:
        yield _version(package).encode()
    for module in sorted(_OURS.rglob("*.py")):
        yield module.read_bytes()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield os.fsencode(path)
                yield path.read_bytes()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
