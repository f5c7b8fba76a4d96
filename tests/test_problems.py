import json

from generator.problems import Problem, as_github, as_json, as_text, nearest

PROBLEM = Problem("data/a.yaml", 9, 12, 'unknown industry "helth-care"', 'did you mean "health-care"?')


def test_a_problem_names_its_place_and_its_remedy():
    assert as_text(PROBLEM) == ('data/a.yaml:9:12: unknown industry "helth-care"\n    did you mean "health-care"?')


def test_a_warning_says_that_it_is_one():
    warning = Problem("a.yaml", 1, 1, "unknown city", severity="warning")

    assert as_text(warning) == "a.yaml:1:1: warning: unknown city"


def test_an_annotation_cannot_be_broken_out_of():
    hostile = Problem("a,b:c.yaml", 1, 2, "x\n::error::y", "100%")

    line = as_github(hostile)

    assert "\n" not in line
    assert line == ("::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=x%0A%3A%3Aerror%3A%3Ay::x%0A::error::y%0A100%25")


def test_json_is_one_array_in_the_same_order():
    other = Problem("data/b.yaml", 1, 1, "é")

    assert [row["path"] for row in json.loads(as_json([PROBLEM, other]))] == ["data/a.yaml", "data/b.yaml"]
    assert json.loads(as_json([])) == []


def test_problems_sort_by_place():
    rows = [
        Problem("b", 1, 1, "x"),
        Problem("a", 10, 1, "x"),
        Problem("a", 9, 3, "x"),
        Problem("a", 9, 2, "x"),
    ]

    assert [(p.path, p.line, p.column) for p in sorted(rows)] == [
        ("a", 9, 2),
        ("a", 9, 3),
        ("a", 10, 1),
        ("b", 1, 1),
    ]


def test_the_closest_known_word_is_offered_and_the_list_named():
    known = {"health-care", "legal"}

    assert nearest("helth-care", known, "data/taxonomy/industries.yaml") == (
        'did you mean "health-care"? All of them: data/taxonomy/industries.yaml'
    )
    assert nearest("zzz", known) == "use one of: health-care, legal"
