"""A small project in a folder of its own: the real theme, guide and taxonomy, and a few entries."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
GROUP = """\
name: Tuesday Group
website: https://www.example.org/
summary: >-
  People who look for work practice interviews here every Tuesday.
run_by: {type: volunteer}
locations:
  - {city: Sacramento, state: CA}
sources:
  - {url: https://www.example.org/about, accessed: 2026-11-22, states: that it meets}
status: active
"""


def small_project(folder: Path, entries: dict[str, str] | None = None) -> Path:
    """Make the project; entries by their path below data/."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(ROOT / "data" / "taxonomy", folder / "data" / "taxonomy")
    theme = "custom_dir: generator/site/theme"
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert theme in settings
    settings = settings.replace(theme, f"custom_dir: {ROOT / 'generator/site/theme'}")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for name, text in (entries or {"support-groups/ca/tuesday-group.yaml": GROUP}).items():
        write(folder, name, text)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    """Write an entry below data/."""
    file = folder / "data" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def files_in(site: Path) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
