"""Of a data folder with mistakes, the entries that a site can be made of all the same. Pure.

Who publishes wants none of that; who writes an entry wants to see the rest of the site go on.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from generator.entries.folder import Filed
from generator.problems import Problem


def errors_by_file(problems: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    """The errors in each file that has some, by its path; warnings are left out."""
    errors = sorted(problem for problem in problems if problem.severity == "error")
    return {path: list(those) for path, those in groupby(errors, key=lambda problem: problem.path)}


def sound(entries: Iterable[Filed], shown_as: str, broken: Iterable[str]) -> list[Filed]:
    """The entries without those in the broken files, whose paths begin with `shown_as`.

    What is wrong between two is an error of one of them, so the others fit each other; a chapter whose parent is
    left out has none.
    """
    broken = frozenset(broken)
    kept = [filed for filed in entries if f"{shown_as}/{filed.file}" not in broken]
    ids = {filed.id for filed in kept}
    return [filed if (filed.entry.parent or filed.id) in ids else _without_parent(filed) for filed in kept]


def _without_parent(filed: Filed) -> Filed:
    return filed._replace(entry=filed.entry.model_copy(update={"parent": None}))
