"""What the page about the search tells readers is what the search does."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "about" / "search.md"
ROW = re.compile(r"^\| (?P<typed>.+?) \| (?P<understood>.+?) \|$", re.MULTILINE)


def test_the_examples_are_understood_as_the_page_says(asked):
    rows = [(row["typed"], row["understood"].split(" · ")) for row in ROW.finditer(PAGE.read_text())][1:]
    answers = asked([{"q": typed} for typed, _ in rows])

    understood = {answer["state"]["q"]: [chip["label"] for chip in answer["chips"]] for answer in answers}

    assert len(rows) >= 10
    assert understood == dict(rows)
