"""What the tests of contributing share: a working folder with the real taxonomy and one entry."""

import shutil
from pathlib import Path

import pytest

from tests.entries.conftest import ROOT

GROUP = """\
name: Tuesday Group
website: https://www.example.org/
summary: >-
  People who look for work practice interviews here every Tuesday.
run_by: {type: volunteer}
locations:
  - city: Sacramento
    state: CA
    county: Sacramento County
    latitude: 38.5677
    longitude: -121.4685
    precision: city
sources:
  - url: https://www.example.org/about
    accessed: 2026-11-22
    states: that it meets
status: active
"""
"""An entry without a problem, in its canonical form."""
FILE = Path("data/support-groups/ca/tuesday-group.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder; its entry is ca/tuesday-group. The day is 23 November 2026, or later."""
    shutil.copytree(ROOT / "data" / "taxonomy", tmp_path / "data" / "taxonomy")
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(GROUP)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    return tmp_path
