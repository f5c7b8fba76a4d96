"""Do people find what they look for? The table of `queries.yaml`, over the real entries."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.search.judged import Judge

QUERIES: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text())
LEAST = 0.95
"""Of the queries, a good answer is among the first three."""


def test_the_table_holds_enough_queries():
    assert len(QUERIES["tuned"]) >= 60
    assert len(QUERIES["held"]) >= 60
    assert len(QUERIES["strangers"]) >= 150
    assert len({query["q"] for group in QUERIES.values() for query in group}) >= 120


@pytest.mark.parametrize("group", QUERIES)
def test_a_good_answer_is_among_the_first_three(group, asked, real, capsys):
    judge = Judge(real)
    queries = QUERIES[group]
    answers = asked([{"q": query["q"], "near": query.get("near", "")} for query in queries])

    ranks = [judge.rank(query, answer) for query, answer in zip(queries, answers, strict=True)]
    missed = [query["q"] for query, rank in zip(queries, ranks, strict=True) if rank is None or rank > 3]
    success = 1 - len(missed) / len(queries)
    mean_reciprocal = sum(1 / rank for rank in ranks if rank and rank <= 10) / len(queries)
    with capsys.disabled():
        print(f"\n{group}: {len(queries)} queries, success@3 {success:.3f}, MRR@10 {mean_reciprocal:.3f}")

    assert success >= LEAST, missed


@pytest.mark.parametrize("group", QUERIES)
def test_queries_are_understood_as_the_table_says(group, asked, real):
    judge = Judge(real)
    queries = [query for query in QUERIES[group] if "reading" in query]
    answers = asked([{"q": query["q"]} for query in queries])

    unread = {q["q"]: judge.unread(q, a) for q, a in zip(queries, answers, strict=True) if judge.unread(q, a)}

    assert not unread
