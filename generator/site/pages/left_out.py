"""While serving: a page for each entry that is left out for its problems, which it shows. Never published. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.directory import Directory
from generator.entries.reading import filed_under
from generator.problems import Problem, as_text
from generator.site.page import Crumb, Page
from generator.site.pages.structured import HOME

_ID = re.compile(r"[a-z]{2}/[a-z0-9]+(-[a-z0-9]+)*")


def pages(left_out: Mapping[str, Sequence[Problem]], directory: Directory) -> Iterator[Page]:
    """A page for each file of an entry, by the file's path, whose id no sound entry has."""
    for path, problems in left_out.items():
        id_ = _id_of(path)
        if id_ and id_ not in directory.listings:
            yield _page(id_, path, problems)


def _id_of(path: str) -> str | None:
    try:
        id_ = filed_under(path)[2]
    except ValueError:
        return None
    return id_ if _ID.fullmatch(id_) else None


def _page(id_: str, path: str, problems: Sequence[Problem]) -> Page:
    address = f"entries/{id_}/"
    return Page(
        path=f"{address}index.html",
        template="left_out.html",
        title="Left out for its problems",
        description="This entry has problems and is left out of the directory until they are mended.",
        context={
            "crumbs": (HOME, Crumb("Left out", address)),
            "file": path,
            "problems": [as_text(problem) for problem in problems],
        },
        indexed=False,
    )
