"""The house keeps its shape: modules import only from the same floor or below, and a floor has no circles."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS: dict[str, int] = {
    "problems": 0,
    "text": 0,
    "cache": 0,
    "compact": 0,
    "garbage": 0,
    "quoting": 0,
    "workers": 0,
    "progress": 0,
    "entries.source": 1,
    "entries.syntax": 1,
    "entries.model": 1,
    "entries.taxonomy": 1,
    "entries.schema": 1,
    "entries.wording": 1,
    "places": 2,
    "meetings": 2,
    "entries": 3,
    "directory": 3,
    "listing": 3,
    "rolls": 3,
    "freshness": 3,
    "directory_stats": 4,
    "gaps": 4,
    "site.frame": 5,
    "site.lean": 5,
    "site.pieces": 5,
    "site.drawings": 5,
    "site.render": 5,
    "site.assets": 5,
    "site.sheet": 5,
    "site.host": 5,
    "locks": 5,
    "published": 5,
    "remembered": 5,
    "storage": 5,
    "site": 4,
    "search": 4,
    "suggest": 4,
    "exports": 4,
    "making": 6,
    "retold": 6,
    "clusters": 6,
    "elsewhere": 6,
    "build": 6,
    "serve": 6,
    "contribute": 6,
    "workflows": 6,
    "commands": 7,
    "cli": 7,
    "plugin": 7,
    "__main__": 7,
}
"""The floor of a module or folder; the longest name that fits counts. ARCHITECTURE.md draws the same."""
MODULES = sorted(path for path in (ROOT / "generator").rglob("*.py") if path.stat().st_size)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor_of(module: str) -> int | None:
    parts = module.removeprefix("generator").lstrip(".").split(".")
    for length in range(len(parts), 0, -1):
        if (floor := FLOORS.get(".".join(parts[:length]))) is not None:
            return floor
    return None


def imports_of(path: Path) -> set[str]:
    """The modules of ours that a file imports, wherever in it."""
    known = {name_of(module) for module in MODULES}
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                whole if (whole := f"{node.module}.{alias.name}") in known else node.module for alias in node.names
            }
    return {name for name in found if name.startswith("generator")}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_its_own_floor_or_below(path):
    own = floor_of(name_of(path))
    if name_of(path) == "generator":
        return
    assert own is not None, f"{name_of(path)} stands on no floor: add it to FLOORS and to ARCHITECTURE.md"
    above = {name for name in imports_of(path) if (floor_of(name) or 0) > own}

    assert not above


def test_no_modules_import_each_other_in_a_circle():
    graph = {name_of(path): imports_of(path) - {name_of(path)} for path in MODULES}

    TopologicalSorter(graph).prepare()
