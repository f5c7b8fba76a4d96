"""A small project in several states: what people do to a directory between two builds."""

import shutil
from collections.abc import Callable
from pathlib import Path

from generator.site import render
from tests.project import GROUP, ROOT, small_project, write

FIRST, SECOND = "support-groups/ca/tuesday-group.yaml", "support-groups/nv/reno-group.yaml"
NEVADA = GROUP.replace("Sacramento, state: CA", "Reno, state: NV").replace("Tuesday", "Reno")
WELDERS = GROUP.replace("Sacramento, state: CA", "Portland, state: OR").replace("volunteer", "nonprofit")
INDUSTRIES = "data/taxonomy/industries.yaml"


def changing_project(folder: Path) -> Path:
    """The project, with templates of its own that this process builds with from now on."""
    small_project(folder, {FIRST: GROUP, SECOND: NEVADA})
    shutil.copytree(ROOT / "generator/site/templates", folder / "templates")
    render.TEMPLATES = folder / "templates"
    return folder


def reset(project: Path) -> None:
    """As it was made."""
    for folder in ("data", "templates", "docs"):
        shutil.rmtree(project / folder)
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "data/taxonomy", project / "data/taxonomy")
    shutil.copytree(ROOT / "generator/site/templates", project / "templates")
    write(project, FIRST, GROUP)
    write(project, SECOND, NEVADA)


def _edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        file = project / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


CHANGES: dict[str, Callable[[Path], None]] = {
    "an entry's text": _edited(f"data/{FIRST}", "practice interviews", "read applications"),
    "a new city": lambda project: write(project, "professional-associations/or/welders.yaml", WELDERS),
    "a renamed industry": _edited(INDUSTRIES, "name: Nonprofits and", "name: Charities and"),
    "a removed entry": lambda project: (project / "data" / SECOND).unlink(),
    "an edited template": _edited("templates/entry.html", "<h1", "<h1 data-edited"),
    "an edited guide": _edited("docs/guide/first-month.md", "title: ", "title: Edited "),
}
