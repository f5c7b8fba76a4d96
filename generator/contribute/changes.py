"""Which files somebody has changed, by what git says. It runs git and writes nothing."""

import shutil
import subprocess
from pathlib import Path


class NoHistory(Exception):
    """Git cannot say what has changed; the message says why, and what to do."""


def changed_files(folder: Path, base: str = "") -> list[Path]:
    """The files in a folder that are new or other than they were; those that are gone are left out.

    Compared is what stands in the folder now with the last commit, or with where the branch left `base`.
    Raises NoHistory.
    """
    since = _fork_of(folder, base) if base else "HEAD"
    changed = _git(
        folder, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--relative", since, "--", "."
    )
    new = _git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    names = {name for name in (changed + new).split("\0") if name}
    return sorted(folder / name for name in names)


def _fork_of(folder: Path, base: str) -> str:
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").strip()
    return _git(folder, "merge-base", commit, "HEAD").strip()


def _git(folder: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if program is None:
        raise NoHistory("git is not installed: name the files instead")
    run = subprocess.run(  # noqa: S603 - git itself, and arguments of our own
        [program, "-C", str(folder), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode == 0:
        return run.stdout
    if arguments[0] == "rev-parse":
        raise NoHistory("git knows no such commit: look at its spelling, or fetch it first")
    if arguments[0] == "merge-base":
        raise NoHistory("git finds no common commit: fetch more of the history (fetch-depth: 0)")
    said = run.stderr.strip().partition("\n")[0].removeprefix("fatal: ")
    raise NoHistory(f"git says: {said}; name the files instead")
