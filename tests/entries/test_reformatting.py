import json
from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries.comments import comments_in
from generator.entries.model import Entry, as_written
from generator.entries.reformatting import reformatted
from generator.entries.source import read
from tests.entries.any_entry import entries
from tests.entries.conftest import ENTRY, FULL

START = """\
name: Example Professional Network
summary: >-
  Weekly meeting where professionals practice interviews.
run_by: {type: nonprofit}
serves: ["Sacramento, CA"]
sources:
  - url: https://www.example.org/
    states: meeting day
status: active
"""


def values_of(text: str) -> dict[str, Any]:
    source = read("", text.encode())
    assert not source.problems
    return as_written(Entry.model_validate(source.values))


def test_comments_go_with_their_values():
    text = """\
# Somebody asked us.

status: active   # since spring
# the one of the parish
name: Example Professional Network
summary: Weekly meeting where professionals practice interviews. # short
run_by:
  type: nonprofit # really
serves:
- "Sacramento, CA" # or the county?
sources: # all seen
- states: meeting day # on page 2
  url: https://www.example.org/
  # nothing about the hour
# the end
"""

    assert (
        reformatted(text)
        == """\
# Somebody asked us.
# the one of the parish
name: Example Professional Network
summary: >-  # short
  Weekly meeting where professionals practice interviews.
run_by: {type: nonprofit}  # really
serves: ["Sacramento, CA"]  # or the county?
sources:  # all seen
  - url: https://www.example.org/
    states: meeting day  # on page 2
    # nothing about the hour
status: active  # since spring
# the end
"""
    )


def test_several_comments_of_one_line_stand_above_it():
    text = START.replace("run_by: {type: nonprofit}", "run_by: # who\n  # what sort\n  type: nonprofit # really")

    assert reformatted(text) == START.replace("run_by", "# what sort\n# really\nrun_by").replace(
        "nonprofit}", "nonprofit}  # who"
    )


def test_the_modeline_stays_on_top():
    modeline = "# yaml-language-server: $schema=../../entry.schema.json\n"
    moved = START.replace("status: active\n", "")

    assert reformatted(f"{modeline}status: active\n{moved}") == modeline + START


def test_a_comment_between_two_sources_belongs_to_the_next_one_unless_it_is_indented_like_the_first():
    more = "  - url: https://www.example.org/b\n    states: more\n"
    text = START.replace("status", f"    # of the first\n  # of the second\n{more}    # last\n  # of all\nstatus")

    assert reformatted(text) == text


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_become_plain_ones(ends):
    text = START.replace("active", "active  # for now")

    assert reformatted("\ufeff" + text.replace("\n", ends)) == text


def test_a_missing_last_line_end_is_added():
    assert reformatted(START.rstrip("\n")) == START


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: [\n",
        "name: no\n",
        "- a\n",
        ENTRY.replace("name: Example", "colour: red\nname: Example"),
        ENTRY.replace("status: active\n", ""),
        ENTRY + "name: Twice\n",
        ENTRY + "volunteer: Suite #200\n",
        ENTRY + "volunteer: \ud800\n",
    ],
)
def test_what_cannot_be_read_as_an_entry_comes_back_as_it_is(text):
    assert reformatted(text) == text


def test_a_hash_within_a_value_is_no_comment():
    text = FULL.replace("100 Main St", '"100 Main St #2 # b"').replace("people", "pe#ople").replace("2019\n", "2019")

    assert values_of(reformatted(text)) == values_of(text)
    assert "  # " not in reformatted(text)


def laid_out(values: dict[str, Any], random: Random) -> str:
    """The values in some other order and layout, with comments wherever YAML allows one."""
    numbers = count()

    def comment(indent: int) -> Iterator[str]:
        while random.random() < 0.2:
            yield " " * random.randint(0, indent + 2) + f"#{random.choice(['', ' '])}c{next(numbers)}"

    def beside(line: str) -> str:
        return f"{line} # c{next(numbers)}" if random.random() < 0.3 else line

    def block(value: Any, indent: int) -> Iterator[str]:
        start = " " * indent
        items = list(value.items()) if isinstance(value, dict) else [(None, item) for item in value]
        if isinstance(value, dict):
            random.shuffle(items)
        for name, item in items:
            yield from comment(indent)
            head = f"{start}{name}:" if name else f"{start}-"
            if not isinstance(item, (dict, list)) or random.random() < 0.3:
                yield beside(f"{head} {json.dumps(item, ensure_ascii=False)}")
            elif isinstance(item, list) and random.random() < 0.3:
                yield beside(f"{head} [")
                for each in item:
                    yield beside(f"{start}  {json.dumps(each, ensure_ascii=False)},")
                    yield from comment(indent)
                yield beside(f"{start} ]")
            else:
                yield beside(head)
                yield from block(item, indent + random.choice([2, 3]))

    return "\n".join([*block(values, 0), *comment(0), ""])


def comments_of(text: str) -> list[str]:
    return sorted(comment.text for comment in comments_in(text, read("", text.encode())))


@settings(max_examples=60, deadline=None)
@given(entries, st.randoms(use_true_random=False))
def test_any_layout_becomes_the_canonical_one_with_all_comments(values, random):
    text = laid_out(values, random)
    assert values_of(text) == values

    canonical = reformatted(text)

    assert values_of(canonical) == values
    assert comments_of(canonical) == comments_of(text)
    assert len(comments_of(text)) == text.count("# c") + text.count("#c")
    assert reformatted(canonical) == canonical
