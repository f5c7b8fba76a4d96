"""The taxonomy is data: read as strictly as an entry, and what is misshapen in it is named at its place."""

# ruff: noqa: E501 - a row of a table stays one line, so that the rows can be compared

from typing import get_args

import pytest

from generator.entries.model import FOLDERS, AgencyType
from generator.entries.taxonomy import FILES, File, Taxonomy, load, read
from generator.problems import Problem
from tests.entries.conftest import ROOT

INDUSTRIES = """\
legal:
  name: Law
  sentence: Lawyers, paralegals and court clerks.
  naics: ["5411"]
  synonyms: [law, lawyer]
  icon: scale-balance
"""
SMALL = {
    "industries.yaml": INDUSTRIES,
    "occupations.yaml": '- {title: "Lawyer", soc: "23-1011", industries: [legal], also: ["attorney"]}\n',
    "audiences.yaml": "veterans: {name: Veterans, sentence: For people who served., synonyms: [veteran]}\n",
    "kinds.yaml": "".join(
        f"{kind}: {{name: A kind, plural: Kinds, folder: {folder}, sentence: What it is for., first_step: Call them today.,"
        " synonyms: [word], icon: star}\n"
        for folder, kind in FOLDERS.items()
    ),
    "agency-types.yaml": "".join(
        f"{slug}: {{name: An office, plural: Offices, sentence: What it is for., synonyms: [office]}}\n"
        for slug in get_args(AgencyType)
    ),
    "faiths.yaml": "catholic: {name: Catholic, synonyms: [parish]}\n",
    "languages.yaml": '"no": {name: Norwegian, synonyms: [norsk]}\n',
}


def taxonomy(**instead: str | None) -> tuple[Taxonomy, list[Problem]]:
    """The small taxonomy with some files replaced, by name without the ending."""
    files = SMALL | {f"{name.replace('_', '-')}.yaml": text for name, text in instead.items()}
    return read({name: File(name, text.encode() if text is not None else None) for name, text in files.items()})


def test_the_projects_own_taxonomy_has_no_problem():
    words, problems = load(ROOT / "data" / "taxonomy")

    assert problems == []
    assert len(words.industries) == 32
    assert all(occupation.industries for occupation in words.occupations)
    assert sorted(path.name for path in (ROOT / "data" / "taxonomy").iterdir()) == sorted(FILES)


def test_each_list_keeps_the_order_of_its_file():
    second = INDUSTRIES.replace("legal:", "auto-repair:").replace("[law, lawyer]", "[cars, garage]")

    words, problems = taxonomy(industries=INDUSTRIES + second)

    assert problems == []
    assert list(words.industries) == ["legal", "auto-repair"]
    assert words.languages["no"].name == "Norwegian"


@pytest.mark.parametrize(
    ("files", "line", "column", "what", "fix"),
    [
        ({"industries": INDUSTRIES + "  colour: red\n"}, 7, 3, 'unknown field "colour"', "remove it, or use one of: name, synonyms"),
        ({"industries": INDUSTRIES.replace("  name: Law\n", "")}, 2, 3, '"name" is missing', "add it, for example name:"),
        ({"industries": INDUSTRIES.replace('"5411"', "5411")}, 4, 11, '"naics" is text, but without quotes', "put it in quotes"),
        ({"industries": INDUSTRIES.replace("5411", "54-1")}, 4, 11, '"54-1" is no NAICS code', "write its two to six digits"),
        ({"industries": INDUSTRIES.replace("[law, lawyer]", "[law, Law]")}, 5, 19, '"Law" stands here twice', "leave it under one"),
        ({"industries": INDUSTRIES.replace("legal:", "Legal Work:"), "occupations": "[]"}, 1, 1, '"Legal Work" is no slug', "small letters"),
        ({"industries": INDUSTRIES + "  slug: x\n"}, 7, 3, 'unknown field "slug"', "the key above says it"),
        ({"occupations": "- {title: A Lawyer, soc: '23-1011', industries: [leagl]}\n"}, 1, 50, 'unknown industry "leagl"', 'did you mean "legal"?'),
        ({"occupations": "- {title: A Lawyer, soc: 231011, industries: [legal]}\n"}, 1, 26, '"soc" is text, but', "put it in quotes"),
        ({"occupations": "- {title: A Lawyer, soc: '231011', industries: [legal]}\n"}, 1, 26, '"231011" is no SOC code', "write two digits"),
        ({"occupations": SMALL["occupations.yaml"] + '- {title: "Attorney", soc: "23-1012", industries: [legal]}\n'},
         2, 11, '"Attorney" stands here twice', "leave it under one occupation; the first is in line 1"),
        ({"languages": "no: {name: Norwegian, synonyms: []}\nnorsk: {name: Norsk, synonyms: []}\n"}, 2, 1, '"norsk" is no language code', "small"),
        ({"kinds": SMALL["kinds.yaml"].replace("folder: agencies", "folder: offices")}, 4, 47, 'the folder of agency is not "offices"', "write agencies"),
        ({"agency_types": SMALL["agency-types.yaml"] + "others: {name: An office, plural: Offices, sentence: What it is for., synonyms: []}\n"},
         8, 1, 'the program knows no agency type "others"', 'did you mean "other"?'),
        ({"audiences": "[]\n"}, 1, 1, "the file is not a mapping", "compare with the comment"),
        ({"occupations": "{}\n"}, 1, 1, "the file is not a list", "compare with the comment"),
        ({"faiths": None}, 1, 1, "the file is missing", "put it back"),
        ({"faiths": "catholic: {name: 'x\n"}, 1, 18, "a quote that is not closed", "close the quote"),
        ({"faiths": "catholic:\n"}, 1, 10, '"catholic" is empty', "give it a value"),
    ],
)  # fmt: skip
def test_what_is_misshapen_is_named_at_its_place(files, line, column, what, fix):
    _, [problem] = taxonomy(**files)

    assert (problem.line, problem.column) == (line, column)
    assert problem.what.startswith(what)
    assert problem.fix.startswith(fix)


def test_a_missing_kind_is_named():
    _, problems = taxonomy(kinds=SMALL["kinds.yaml"].replace("agency:", "agencie:"))

    assert [problem.what for problem in problems] == [
        'the kind "agency" is missing',
        'the program knows no kind "agencie"',
    ]


def test_industries_that_cannot_be_read_make_no_industry_unknown():
    words, problems = taxonomy(industries="legal: {name: 'x\n")

    assert words.industries == {}
    assert [problem.path for problem in problems] == ["industries.yaml"]
