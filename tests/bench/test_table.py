"""The table, over made-up measurements."""

import json

import pytest

from benchmarks.table import Result, as_json, as_markdown, as_text, findings

OURS = Result("foothold", 1000, (2.0, 3.0, 2.5), (4.0, 5.0, 4.5), (80.0, 100.0, 90.0), 2500, 30_000_000, 1.0)
HUGO = Result("hugo", 1000, (5.0, 5.0, 5.0), (9.0, 9.0, 9.0), (400.0, 380.0, 390.0), 1900, 28_000_000, 1.01)
FLOOR = Result("floor", 1000, (1.0, 1.0, 1.0), (1.0, 1.0, 1.0), (10.0, 10.0, 10.0), 2500, 30_000_000, 1.0)
LARGE = Result("foothold", 10_000, (30.0,), (50.0,), (120.0,), 20_000, 300_000_000, 1.0)
STOPPED = Result("mkdocs", 10_000, (), (), (), 0, 0, 0.0)
QUICK = Result("hugo", 10_000, (20.0,), (40.0,), (600.0,), 18_000, 290_000_000, 1.0)


def test_it_shows_the_middle_time_the_most_memory_and_ours_as_a_multiple_of_each():
    assert as_text([OURS, HUGO, FLOOR]).splitlines() == [
        "Entries  Builder   Wall s  CPU s  Memory MiB  Files    MB  Ours to it: wall   CPU  memory",
        "  1,000  foothold    2.50   4.50         100  2,500  30.0",
        "  1,000  hugo        5.00   9.00         400  1,900  28.0              0.50  0.50    0.25",
        "  1,000  floor       1.00   1.00          10  2,500  30.0              2.50  4.50   10.00",
    ]


def test_each_size_is_compared_with_ours_of_that_size_and_what_was_stopped_with_nothing():
    assert as_markdown([OURS, LARGE, QUICK, STOPPED]).splitlines()[2:] == [
        "| 1,000 | foothold | 2.50 | 4.50 | 100 | 2,500 | 30.0 |  |  |  |",
        "| 10,000 | foothold | 30.00 | 50.00 | 120 | 20,000 | 300.0 |  |  |  |",
        "| 10,000 | hugo | 20.00 | 40.00 | 600 | 18,000 | 290.0 | 1.50 | 1.25 | 0.20 |",
        "| 10,000 | mkdocs | stopped |  |  |  |  |  |  |  |",
    ]


def test_programs_get_every_run_and_the_circumstances():
    said = json.loads(as_json([OURS], {"machine": "a machine"}))

    assert said["machine"] == "a machine"
    assert said["results"] == [
        {
            "builder": "foothold",
            "entries": 1000,
            "wall": [2.0, 3.0, 2.5],
            "cpu": [4.0, 5.0, 4.5],
            "mebibytes": [80.0, 100.0, 90.0],
            "files": 2500,
            "bytes": 30_000_000,
            "page_bytes": 1.0,
        }
    ]


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([OURS, HUGO, FLOOR], ["We lose to none of the others in this table, neither in time nor in memory."]),
        (
            [LARGE, QUICK, STOPPED],
            [
                "With 10,000 entries we lose to hugo (1.5 times the time, 1.2 times the CPU time).",
                "Not measured to the end: mkdocs at 10,000 entries.",
            ],
        ),
        ([OURS, LARGE], ["From 1,000 to 10,000 entries, 10 times as many, our build takes 12.0 times as long."]),
        ([LARGE, STOPPED], ["Not measured to the end: mkdocs at 10,000 entries."]),
        ([OURS, FLOOR], []),
    ],
)
def test_it_says_where_we_lose_and_how_we_grow(results, said):
    assert list(findings(results)) == said
