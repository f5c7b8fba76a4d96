"""Any entry that the model accepts, its texts full of what YAML could read as something else."""

import re
from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from generator.entries.model import Entry, Month, Weekday, as_written

TRAPS = [
    *("no", "Yes", "on", "OFF", "y", "n", "null", "~", "true", "2019", "09:00", "007", "1_000", "0x1F", "1e5", ".5"),
    *(
        "2019-02-03",
        "2001-12-14t21:59:43.10-05:00",
        "12:30:45",
        "+19165550100",
        "1-2",
        "-1",
        "- a",
        "--- a",
        "...",
        "==",
    ),
    *(
        "a: b",
        "a:",
        ": a",
        "a #b",
        "Suite #200",
        "# a",
        "a, b",
        "[a]",
        "{a: 1}",
        "&a",
        "*a",
        "!a",
        "|",
        ">-",
        "%a",
        "@a",
        "`a",
    ),
    *(
        "'a'",
        '"a"',
        "it's",
        'say "so"',
        "a\\b",
        "a\nb",
        "a  b",
        "a\tb",
        "a\r\nb",
        "?",
        "? a",
        "<<",
        "=",
        "Café Ñandú",
        "日本 語",
        "😀 a",
    ),
]
"""Texts that lose something, or become something else, when they are written without thought."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)


def texts(shortest: int, longest: int) -> st.SearchStrategy[str]:
    """Texts of such a length once they are stripped, often with a trap in them, never with what is invisible."""
    parts = st.one_of(st.sampled_from(TRAPS), st.text(max_size=12), st.sampled_from(["word", "and", "x" * 40]))
    return (
        st.builds(" ".join, st.lists(parts, min_size=1, max_size=longest // 8))
        .map(lambda text: _UNSEEN.sub("", text)[:longest].strip())
        .filter(lambda text: shortest <= len(text) and text.strip() == text)
    )


def slugs() -> st.SearchStrategy[str]:
    return st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)


ids = st.builds("{}/{}".format, st.sampled_from(["ca", "no", "us"]), slugs())
clocks = st.from_regex(r"([01][0-9]|2[0-3]):[0-5][0-9]", fullmatch=True)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(str)
weekdays = st.sampled_from(get_args(Weekday))
meeting_days = st.builds("{}{}".format, st.sampled_from(["", "1st ", "last "]), weekdays)
addresses = st.one_of(texts(10, 500), slugs().map("https://www.example.org/{}#a".format))


def mappings(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


locations = mappings(
    {"city": texts(2, 60), "state": st.sampled_from(["CA", "NY"])},
    {
        "name": texts(2, 100),
        "street": texts(3, 120),
        "county": texts(2, 60),
        "postal_code": st.from_regex(r"[0-9]{5}", fullmatch=True),
        "latitude": st.floats(-90, 90).map(lambda degrees: round(degrees, 4)),
        "longitude": st.sampled_from([-121.4944, -180, 12.0]),
        "precision": st.sampled_from(["street", "city"]),
    },
)
meetings = mappings(
    {
        "every": st.sampled_from(["week", "month"]),
        "on": st.lists(meeting_days, min_size=1, max_size=14),
        "from": clocks,
    },
    {
        "to": clocks,
        "at": texts(2, 100),
        "except": st.lists(st.sampled_from(get_args(Month)), min_size=1, max_size=11),
        "starting": days,
    },
)
sources = mappings(
    {"url": addresses, "states": texts(3, 500)},
    {"accessed": days, "dated": st.sampled_from(["2019", "2019-03", "2019-03-04"])},
)
entries = mappings(
    {
        "name": texts(2, 120),
        "summary": texts(20, 600),
        "run_by": mappings(
            {"type": st.sampled_from(["faith", "nonprofit"])}, {"name": texts(1, 200), "faith": st.just("catholic")}
        ),
        "sources": st.lists(sources, min_size=1, max_size=3),
        "status": st.sampled_from(["active", "closed"]),
    },
    {
        "also_known_as": st.lists(texts(2, 120), max_size=4),
        "website": addresses,
        "take_part": texts(10, 400),
        "open_to": st.one_of(st.just("everyone"), mappings({"note": texts(3, 160)}, {})),
        "cost": st.just("free"),
        "format": st.just("in-person"),
        "locations": st.lists(locations, max_size=3),
        "serves": st.lists(texts(2, 80), max_size=5),
        "meetings": st.lists(meetings, max_size=3),
        "hours": st.lists(
            mappings({"on": st.lists(weekdays, min_size=1, max_size=7), "from": clocks, "to": clocks}, {}), max_size=2
        ),
        "meetings_note": mappings({"text": texts(3, 300)}, {"year": st.integers(1990, 2100)}),
        "industries": st.lists(slugs(), max_size=12),
        "languages": st.lists(st.sampled_from(["en", "es", "no"]), max_size=4),
        "volunteer": texts(3, 300),
        "contact": mappings(
            {"phone": st.sampled_from(["+1-916-555-0100", "+19165550100", "555 0100"])}, {"email": texts(6, 120)}
        ),
        "parent": ids,
        "institution": texts(2, 120),
        "agency_type": st.just("other"),
        "verified": mappings({"on": days, "how": st.just("called")}, {}),
        "formerly": st.lists(ids, max_size=3),
    },
).map(lambda values: as_written(Entry.model_validate(values)))
"""Fields as written, in their canonical spelling."""
