"""The form's file is the one that the program writes."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.entries.writing import written

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=160) | st.sampled_from(
    [
        "yes",
        "No",
        "12:30",
        "2019-03",
        "+1-916-555-0100",
        "a: b",
        "a #b",
        "- a",
        "[a]",
        "ends with:",
        "100%",
        "null",
        "1e5",
    ]
)
WORDS = st.lists(TEXTS, max_size=8)
VALUES = st.fixed_dictionaries(
    {"name": TEXTS, "summary": TEXTS | st.text("ab ", max_size=400)},
    optional={
        "also_known_as": WORDS,
        "open_to": st.sampled_from(["everyone", "members"]) | st.fixed_dictionaries({"note": TEXTS}),
        "locations": st.lists(
            st.fixed_dictionaries(
                {"city": TEXTS, "state": TEXTS},
                optional={
                    "postal_code": TEXTS,
                    "latitude": st.integers(-900_000, 900_000).map(lambda n: n / 10_000).filter(lambda x: x % 1),
                },
            ),
            max_size=3,
        ),
        "serves": WORDS,
        "meetings": st.lists(st.fixed_dictionaries({"every": TEXTS, "on": WORDS, "from": TEXTS}), max_size=3),
        "meetings_note": st.fixed_dictionaries({"text": TEXTS, "year": st.integers(1990, 2100)}),
        "contact": st.fixed_dictionaries({}, optional={"phone": TEXTS, "email": TEXTS}),
        "verified": st.just({"on": "2026-11-22", "how": "called"}),
    },
)


def test_real_entries_are_written_the_same(real, browser):
    answers = browser.ask({"written": values} for values in real.values)

    assert len(answers) > 2000
    assert answers == [written(values) for values in real.values]


def some(number):
    """So many values, the same ones each time: Node is asked once for all of them."""
    found = []

    @settings(
        max_examples=number, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(VALUES)
    def collect(values):
        found.append(values)

    collect()
    return found


def test_any_values_are_written_the_same(browser):
    many = some(150)

    answers = browser.ask({"written": values} for values in many)

    assert len(answers) >= 150
    assert answers == [written(values) for values in many]
