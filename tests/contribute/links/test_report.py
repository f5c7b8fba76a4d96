"""The weekly batch as an issue: grouped, bounded, and nothing in it a stranger's Markdown."""

from datetime import date, timedelta
from typing import Any

from generator.contribute.links.marking import due
from generator.contribute.links.report import LONGEST, Links, plain, report
from generator.contribute.links.state import History
from generator.contribute.links.uses import uses_of
from generator.entries.folder import Filed
from tests.site.made import entry

DAY = date(2026, 11, 2)
WEEK = DAY + timedelta(7)
LINKS = Links("https://foothold.example.org/", "https://code.example.org/foothold")


def filed(id_: str, website: str, **fields: Any) -> Filed:
    made = entry(name=id_.partition("/")[2].title(), website=website, **fields)
    return Filed(id_, "support-group", made, f"support-groups/{id_}.yaml")


def history(state: str, checks: int = 1, last: date = DAY, **more: Any) -> History:
    return History(state, DAY, last, checks, "A reason.", **more)


ENTRIES = [
    filed("ca/elm", "https://elm.home.arpa/"),
    filed("ny/oak", "https://oak.home.arpa/"),
    filed("us/fir", "https://fir.home.arpa/"),
    filed("ca/ash", "https://ash.home.arpa/"),
]
HISTORIES = {
    "https://elm.home.arpa/": history("suspect", sure=True),
    "https://oak.home.arpa/": history("dead", 3, WEEK),
    "https://fir.home.arpa/": history("dead", 3, WEEK),
    "https://ash.home.arpa/": history("blocked"),
}


def of(entries: list[Filed], histories: dict[str, History], links: Links = LINKS) -> str:
    return report(entries, uses_of(entries), histories, links)


def test_the_batch_is_grouped_by_finding_then_by_state_with_the_whole_country_last():
    headings = [line for line in of(ENTRIES, HISTORIES).splitlines() if line.startswith("#")]

    assert headings == [
        "## May have changed hands (1)",
        "### California (1)",
        "## Dead (2)",
        "### New York (1)",
        "### Nationwide (1)",
    ]


def test_each_line_has_a_box_the_reason_and_ways_to_the_entry():
    [line] = [line for line in of(ENTRIES, HISTORIES).splitlines() if "oak" in line]

    assert line == (
        "- [ ] `https://oak.home.arpa/`: A reason. Since 2026-11-02, 3 checks. "
        "[Oak](https://foothold.example.org/entries/ny/oak/) "
        "([data/support-groups/ny/oak.yaml]"
        "(https://code.example.org/foothold/blob/HEAD/data/support-groups/ny/oak.yaml), marked unconfirmed)"
    )


def test_the_first_line_counts_what_wants_a_look():
    assert of(ENTRIES, HISTORIES).splitlines()[:2] == [
        "<!-- links: 3 -->",
        "3 addresses want a look, as of 2026-11-09. Tick what you have done.",
    ]
    assert of(ENTRIES, {}) == "<!-- links: 0 -->\nNo address wants a look this week.\n"
    assert of(ENTRIES, {"https://ash.home.arpa/": history("dead")}).startswith("<!-- links: 0 -->")
    assert of(ENTRIES, {"https://ash.home.arpa/": history("accepted")}).startswith("<!-- links: 0 -->")


def test_what_no_entry_names_is_left_out():
    assert of(ENTRIES, {"https://gone.home.arpa/": history("suspect", sure=True)}).startswith("<!-- links: 0 -->")


def test_a_site_that_may_have_changed_hands_is_never_a_link():
    text = of(ENTRIES, HISTORIES)

    assert "`https://elm.home.arpa/`" in text
    assert "](https://elm.home.arpa" not in text


def test_strangers_words_are_text():
    hostile = "@everyone see #12 <img src=x> [x](https://evil.home.arpa) `code` **b** www.evil.home.arpa"

    assert plain(hostile) == (
        "@\u200beveryone see \\#\u200b12 \\<img src=x\\> \\[x\\]\\(https:\u200b//evil.home.arpa\\) \\`code\\` "
        "\\*\\*b\\*\\* www\u200b.evil.home.arpa"
    )


def test_an_issue_never_grows_past_what_github_takes():
    many = [filed(f"ca/g{number:04}", f"https://g{number:04}.home.arpa/") for number in range(2000)]

    text = of(many, {e.entry.website or "": history("suspect", sure=True) for e in many})

    assert len(text) <= LONGEST + 200
    shown = text.count("- [ ] ")
    assert text.endswith(f"And {2000 - shown:,} more, in `.foothold/links.json`.\n")


def test_only_an_active_entry_whose_own_site_is_dead_is_marked():
    dead = {"https://elm.home.arpa/": history("dead", 3, WEEK), "https://oak.home.arpa/": history("dead", 2, WEEK)}
    source = {"url": "https://elm.home.arpa/", "states": "that it meets"}
    rows = [
        ENTRIES[0],
        ENTRIES[1],
        filed("ca/unsure", "https://elm.home.arpa/", status="unconfirmed"),
        filed("ca/closed", "https://elm.home.arpa/", status="closed"),
        filed("ca/source", "https://fir.home.arpa/", sources=[source]),
        filed("ca/called", "https://elm.home.arpa/", verified={"on": WEEK, "how": "called"}),
        filed("ca/called-before", "https://elm.home.arpa/", verified={"on": DAY - timedelta(1), "how": "called"}),
    ]

    assert [found.id for found, _ in due(rows, dead)] == ["ca/elm", "ca/called-before"]
