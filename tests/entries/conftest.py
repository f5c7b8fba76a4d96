"""What the tests of entries share: the real taxonomy and gazetteer, a fixed day, and an entry to break."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.entries import taxonomy
from generator.entries.known import Known
from generator.entries.reading import read_entry
from generator.places import gazetteer
from generator.problems import Problem

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
FILE = "data/support-groups/ca/spn.yaml"

ENTRY = """\
name: Example Professional Network
website: https://www.example.org/
summary: Weekly meeting where professionals practice interviews.
run_by: {type: nonprofit}
serves: ["Sacramento, CA"]
sources: [{url: https://www.example.org/, states: meeting day}]
status: active
"""
"""The smallest entry without a problem; what a test adds starts in the next line."""
HEIGHT = ENTRY.count("\n")

FULL = """\
name: Example Professional Network
also_known_as: [EPN]
website: https://www.example.org/
summary: >-
  Weekly meeting where out-of-work professionals practice interviews and trade leads.
take_part: Come on a Tuesday, and bring your resume.
run_by: {type: faith, name: Example Parish, faith: catholic}
open_to: {note: veterans and their families}
cost: free
format: hybrid
locations:
  - name: Parish hall
    street: 100 Main St
    city: Sacramento
    state: CA
    county: Sacramento County
    postal_code: "95814"
    latitude: 38.58
    longitude: -121.49
    precision: street
serves: ["Sacramento County, CA", CA]
meetings:
  - {every: week, on: [tuesday], from: "09:00", to: "11:30", at: Parish hall, except: [july, august]}
  - {every: month, on: [2nd tuesday, last friday], from: "18:00", to: "19:30", at: online}
  - {every: two-weeks, on: [monday], from: "12:00", starting: 2026-11-02}
hours:
  - {on: [monday, friday], from: "08:00", to: "16:30"}
meetings_note: {text: monthly lunch, year: 2014}
industries: [information-technology]
audiences: [over-50, veterans]
languages: [en, es]
volunteer: Members run the meetings.
contact: {phone: +1-916-555-0100, email: info@example.org}
parent: us/national-example-association
sources:
  - {url: https://www.example.org/meetings, accessed: 2026-11-22, dated: "2019-03", states: meeting day}
  - {url: https://www.example.org/about, dated: 2019, states: who runs it}
verified: {on: 2026-11-22, how: called}
status: active
formerly: [ca/old-slug]
"""
"""An entry that says everything that a support group can say."""


@pytest.fixture(scope="session")
def known() -> Known:
    words, problems = taxonomy.load(ROOT / "data" / "taxonomy")
    assert not problems
    return Known(words, gazetteer.load(), TODAY)


@pytest.fixture(scope="session")
def problems_of(known: Known) -> Callable[..., list[Problem]]:
    """The problems of a text, or of the smallest entry with some lines more."""

    def find(text: str | bytes, path: str = FILE) -> list[Problem]:
        return read_entry(path, text.encode() if isinstance(text, str) else text, known).problems

    return find
