"""What surrounds the directory's pages: hand-written pages, scripts and styles, the frame, as MkDocs makes them.

The shell around `frame` and `assets`: it alone runs MkDocs. That takes longer than a hundred pages of ours, so what
came of it is kept in `.cache/` for as long as nothing has changed that it was made from.
"""

import json
import logging
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator import cache
from generator.site import assets, frame
from generator.site.frame import Frame
from generator.site.hand_written import HandWritten, hand_written
from generator.site.inputs import fingerprint
from generator.site.page import Settings
from generator.suggest import script_files

_KEPT = "frame"
_MAPS = {"sitemap.xml", "sitemap.xml.gz"}
"""MkDocs' own, of the hand-written pages alone."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the generated pages are joined with, and what is published beside them."""

    frame: Frame
    assets: str
    """Where scripts and styles lie below the root, "assets/v/<hash>/"."""
    files: Mapping[str, bytes]
    """Everything the host has made that is published, by path."""
    policy: tuple[str, ...]
    """The hashes of inline scripts on any page, for the Content-Security-Policy."""
    guide: tuple[HandWritten, ...]
    settings: Settings
    data: Path
    """The data folder that mkdocs.yml names."""
    kept: bool = False
    """Whether they stand in `.cache/`: MkDocs has nothing to do until something of its own changes."""


def surroundings(config_file: Path, site_url: str | None = None, *, anew: bool = False) -> Surroundings:
    """The surroundings of a site: kept ones, or made by MkDocs. Raises MkDocs' own exceptions, and FrameError."""
    before = fingerprint(config_file, site_url)
    kept = cache.read(_KEPT, before) if before and not anew else None
    if kept is not None:
        return _unpacked(kept)
    with tempfile.TemporaryDirectory(prefix="foothold-") as folder:
        config, warned = _run(config_file, Path(folder), site_url)
        made = of_site(Path(folder), config)
    if before and not warned and fingerprint(config_file, site_url) == before:  # else something changed meanwhile
        cache.write(_KEPT, before, _packed(made))
        return replace(made, kept=True)
    return made


def of_site(site: Path, config: Any) -> Surroundings:
    """The surroundings in a site that the host has just built, by its configuration. Raises FrameError."""
    files, place = assets.published(files_of(site) | dict(script_files()))
    cut = frame.cut(files)
    for source in frame.SOURCES:
        del files[frame.rendered(source)]
    samples = [cut.join(depth, b"", b"") for depth in cut.pieces]
    pages = [*samples, *(data for path, data in files.items() if path.endswith(".html"))]
    for path in (_MAPS | frame.unused(files, pages)) & files.keys():
        del files[path]
    policy = tuple(sorted(frame.policy_hashes(pages)))
    docs, data = Path(config.docs_dir), Path(config.plugins["directory"].config["data"])
    return Surroundings(cut, place, files, policy, tuple(hand_written(docs)), settings_of(config), data)


def settings_of(config: Any) -> Settings:
    """What the site's owner has decided, from MkDocs' configuration."""
    return Settings(
        site_name=config.site_name,
        site_url=config.site_url or "",
        repo_url=(config.repo_url or "").rstrip("/"),
        edit_uri=config.edit_uri or "edit/main/",
        suggest_mail=str((config.extra or {}).get("suggest_mail") or ""),
    )


def settings_from(config_file: Path) -> Settings:
    """The same, read from the file. Raises MkDocs' own exceptions."""
    from mkdocs.config import load_config

    return settings_of(load_config(config_file=str(config_file)))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path, in that order."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _run(config_file: Path, site: Path, site_url: str | None) -> tuple[Any, bool]:
    """Let MkDocs build the hand-written pages and the frame; its configuration, and whether it warned of something.

    The directory plugin is told not to join, for the caller does.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    overrides = {"site_url": site_url} if site_url is not None else {}
    with _listening() as warnings:
        config = load_config(config_file=str(config_file), site_dir=str(site), **overrides)
        plugin: Any = config.plugins["directory"]
        plugin.joins = False
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    return config, bool(warnings)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What MkDocs warns of while it works: that must be said again by the next build, so it is not kept."""
    heard: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield heard
    finally:
        logger.removeHandler(handler)


def _packed(made: Surroundings) -> bytes:
    """As bytes that hold nothing but text and files: a line of JSON, then the files one after the other."""
    pieces = [piece for depth in sorted(made.frame.pieces) for piece in made.frame.pieces[depth]]
    head = {
        "assets": made.assets,
        "policy": made.policy,
        "guide": [asdict(page) for page in made.guide],
        "settings": asdict(made.settings),
        "data": str(made.data),
        "depths": sorted(made.frame.pieces),
        "pieces": [len(piece) for piece in pieces],
        "files": [[path, len(data)] for path, data in made.files.items()],
    }
    return b"".join((json.dumps(head).encode(), b"\n", *pieces, *made.files.values()))


def _unpacked(kept: bytes) -> Surroundings:
    line, _, rest = kept.partition(b"\n")
    head, at = json.loads(line), 0

    def cut(length: int) -> bytes:
        nonlocal at
        at += length
        return rest[at - length : at]

    pieces = [cut(length) for length in head["pieces"]]
    return Surroundings(
        frame=Frame(
            {depth: (pieces[3 * i], pieces[3 * i + 1], pieces[3 * i + 2]) for i, depth in enumerate(head["depths"])}
        ),
        assets=head["assets"],
        files={path: cut(length) for path, length in head["files"]},
        policy=tuple(head["policy"]),
        guide=tuple(HandWritten(**page | {"headings": tuple(page["headings"])}) for page in head["guide"]),
        settings=Settings(**head["settings"]),
        data=Path(head["data"]),
        kept=True,
    )
