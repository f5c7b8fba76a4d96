"""The table in its page."""

from pathlib import Path

import pytest

from benchmarks import report
from tests.bench.test_table import OURS

AROUND = {"command": "python -m generator bench", "day": "1 March 2026", "machine": "A machine", "versions": "hugo 1"}


def test_it_replaces_what_stands_between_the_marks_and_nothing_else(tmp_path):
    page = tmp_path / "speed.md"
    page.write_text(f"# Speed\n\n{report.START}\nLast year.\n{report.END}\n\nAfter.\n")

    report.check(page)
    report.write(page, [OURS], AROUND)
    report.write(page, [OURS], AROUND)

    text = page.read_text()
    assert text.startswith(
        f"# Speed\n\n{report.START}\n\n`python -m generator bench`, 1 March 2026, 3 runs each in turn."
    )
    assert text.endswith(
        f"| 1,000 | foothold | 2.50 | 4.50 | 100 | 2,500 | 30.0 |  |  |  |\n\n{report.END}\n\nAfter.\n"
    )
    assert "Last year" not in text
    assert [file.name for file in tmp_path.iterdir()] == ["speed.md"]


@pytest.mark.parametrize(
    "text", ["# Speed\n", f"{report.START}\n", f"{report.END}\n{report.START}\n", f"{report.START}{report.END}" * 2]
)
def test_a_page_without_a_place_for_it_is_refused(tmp_path, text):
    page = tmp_path / "speed.md"
    page.write_text(text)

    with pytest.raises(report.NoPlace, match="does not hold the two lines"):
        report.check(page)


def test_the_page_of_the_docs_has_a_place_for_it():
    report.check(Path(__file__).parents[2] / "docs" / "about" / "speed.md")
