"""Only an entry's own words are new: put them where the old ones stand, and build nothing else.

Which pages there are, in what order they list what, and what they count follows from the other fields of entries, which
are as they were. What is put in is made by the functions that make it in a whole build, from the entry as it was and as
it is; the old words must stand in each file just where they belong, once. Where anything is in doubt, nothing is
done: the whole build is right at any time, and takes longer.
"""

from datetime import datetime
from pathlib import Path

from generator.published import Record
from generator.remembered import Memory
from generator.retold.entry import known_to, reread
from generator.retold.exports import in_exports
from generator.retold.files import Files, Unsure
from generator.retold.pages import on_pages
from generator.retold.search import in_search

__all__ = ["retold"]


def retold(last: Memory, names: list[str], site: Path, record: Record, now: datetime) -> Files | None:
    """What changes in the site's files when these entries have new words (by their paths below the data folder).

    `site` holds what `record` says, and `last` is the build that made it. None: build everything.
    """
    try:
        files, known = Files(site, record), known_to(last, now)
        for name in names:
            words = reread(name, last, known, files, now)
            if words is not None:
                in_exports(words, files)
                on_pages(words, last, files)
                in_search(words, files)
    except Unsure:
        return None
    return files
