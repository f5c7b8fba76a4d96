"""On what a bench was run: the machine, and the versions of everything that took part."""

import importlib.metadata
import os
import platform
from collections.abc import Sequence
from pathlib import Path

PACKAGES = {"hugo": ("hugo",), "hugo+pagefind": ("pagefind",), "mkdocs": ("mkdocs", "mkdocs-material")}


def circumstances(peers: Sequence[str], command: str, day: str) -> dict[str, str]:
    """What stands beside the table."""
    packages = [package for peer in peers for package in PACKAGES.get(peer, ())]
    versions = ", ".join(f"{name} {_version(name)}" for name in dict.fromkeys(packages))
    return {"command": command, "day": day, "machine": machine(), "versions": versions}


def machine() -> str:
    """ "AMD EPYC, 2 processors, 24 GB of memory, Linux 6.1, Python 3.11.7"."""
    parts = [
        _of("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        f"{os.cpu_count()} processors",
        *([f"{kilobytes / 1e6:.0f} GB of memory"] if (kilobytes := _kilobytes()) else []),
        f"{platform.system()} {platform.release().split('-')[0]}",
        f"Python {platform.python_version()}",
    ]
    return ", ".join(parts)


def _kilobytes() -> int:
    words = _of("/proc/meminfo", "MemTotal").split()
    return int(words[0]) if words else 0


def _of(file: str, name: str) -> str:
    """The value of the first line "name: value"; empty where the system has no such file."""
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "from the system"
