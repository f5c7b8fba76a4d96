"""Bring the text of an entry into its canonical form, with its comments where their values stand now.

Pure: text in, text out.
"""

import re

from pydantic import ValidationError

from generator.entries.comments import comments_in, with_comments
from generator.entries.model import Entry, as_written
from generator.entries.source import read
from generator.entries.writing import written

_LINE_ENDS = re.compile(r"\r\n?")


def reformatted(text: str) -> str:
    """The entry in its canonical form, comments kept; a text that `validate` cannot read comes back as it is."""
    new = canonical(text)
    return text if new is None else new


def canonical(text: str) -> str | None:
    """As `reformatted`; None for a text that cannot be read as an entry."""
    plain = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    source = read("", plain.encode("utf-8", "surrogatepass"))
    if source.problems or not isinstance(source.values, dict):
        return None
    try:
        entry = Entry.model_validate(source.values)
    except ValidationError:
        return None
    new = written(as_written(entry))
    comments = comments_in(plain, source)
    return with_comments(new, read("", new.encode()), comments) if comments else new
