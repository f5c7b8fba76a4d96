"""Where a file stands says what it is; one in the wrong place is named, never skipped."""

import pytest

from generator.entries.filing import misplaced, standing


@pytest.mark.parametrize(
    "name",
    [
        "support-groups/ca/a.yaml",
        "agencies/us/a-1.yaml",
        "alumni-networks/pr/a.yaml",
        "professional-associations/dc/1a.yaml",
    ],
)
def test_an_entry_stands_in_its_kinds_and_states_folder(name):
    assert misplaced(name) is None
    assert standing(name) == "entry"


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "entry.schema.json", "taxonomy/industries.yaml"])
def test_a_few_files_are_known_to_be_no_entries(name):
    assert misplaced(name) is None
    assert standing(name) == "other"


@pytest.mark.parametrize(
    ("name", "what", "fix"),
    [
        ("a.yaml", "no entry stands here", "move it: an entry is data/<kind folder>"),
        (
            "support-group/ca/a.yaml",
            '"support-group" is no folder of a kind',
            'did you mean "support-groups"?',
        ),
        ("support-groups/a.yaml", "no folder of a state", "move it"),
        ("support-groups/ca/sacramento/a.yaml", "too many folders", "move it"),
        ("support-groups/zz/a.yaml", '"zz" is no state or territory', "use its two small letters"),
        ("support-groups/CA/a.yaml", 'the folder "CA" is not in small letters', "call it ca"),
        ("support-groups/ca/a.yml", "the name ends in .yml", "call it a.yaml"),
        ("support-groups/ca/a.YAML", "the name ends in .YAML", "call it a.yaml"),
        ("support-groups/ca/My Group.yaml", "the name is not small letters", "call it my-group.yaml"),
        ("support-groups/ca/a--b.yaml", "the name is not small letters", "call it a-b.yaml"),
        (
            "support-groups/ca/" + "a" * 61 + ".yaml",
            "the name has 61 characters",
            "call it " + "a" * 60 + ".yaml",
        ),
        ("support-groups/ca/notes.txt", "no YAML file", "remove it, or call it notes.yaml"),
        ("support-groups/ca/notes", "no YAML file", "remove it, or call it notes.yaml"),
        ("support-groups/ca/.yaml", "a hidden file", "remove it"),
        (".DS_Store", "a hidden file", "remove it"),
        ("taxonomy/industry.yaml", "no file of the taxonomy", 'did you mean "industries.yaml"?'),
    ],
)
def test_a_file_in_the_wrong_place_is_named_with_the_right_one(name, what, fix):
    found = misplaced(name)

    assert found is not None
    assert found[0].startswith(what)
    assert found[1].startswith(fix)


@pytest.mark.parametrize(
    "name", ["support-groups/CA/a.yaml", "support-groups/ca/a.yml", "support-groups/ca/My Group.yaml"]
)
def test_what_is_only_misnamed_is_read_all_the_same(name):
    assert standing(name) == "entry"
