"""What git knows of the entries: which files changed against a base, and which addresses stood there before."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.entries.source import read

BASES = ("origin/HEAD", "origin/main", "main", "HEAD")
"""What a branch is compared with where nobody says."""


class NoBase(Exception):
    """There is nothing to compare with."""


def base_of(root: Path, given: str = "") -> str:
    """The commit at which the branch left its base. Raises NoBase."""
    for name in (given,) if given else BASES:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if commit is not None:
            base = _git(root, "merge-base", commit.strip(), "HEAD")
            return (base if base is not None else commit).strip()
    raise NoBase(f"git knows no commit {given}" if given else "no git history to compare with")


def changed_files(root: Path, folder: Path, base: str) -> list[Path]:
    """The files below a folder that were added or changed since the base, also those that git does not keep yet."""
    changed = _git(root, "diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", base, "--", str(folder)) or ""
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", str(folder)) or ""
    top = Path((_git(root, "rev-parse", "--show-toplevel") or str(root)).strip())
    return sorted({top / name for name in (changed + new).split("\0") if name.endswith(".yaml")})


def addresses_before(root: Path, files: Iterable[Path], base: str) -> set[str]:
    """Every address that stood in these files at the base."""
    found: set[str] = set()
    for file in files:
        name = file.resolve().relative_to(root.resolve()).as_posix()
        found.update(_addresses(read(name, (_git(root, "show", f"{base}:./{name}") or "").encode()).values))
    return found


def _addresses(values: Any) -> Iterator[str]:
    """The website and the sources' addresses in an entry's values, whatever shape it has."""
    if not isinstance(values, dict):
        return
    sources = values.get("sources")
    rows = [row for row in sources if isinstance(row, dict)] if isinstance(sources, list) else []
    yield from (str(value) for value in (values.get("website"), *(row.get("url") for row in rows)) if value)


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, or None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, names behind "--" or checked
            ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever git the person uses
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
