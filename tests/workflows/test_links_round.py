"""The weekly round: one issue, one pull request, and a memory that lasts until somebody merges it."""

import subprocess

import pytest

from generator.workflows.links_round import BRANCH, STATE, changed_files, hand_over, main, take_up

ENTRY = "data/agencies/ca/x.yaml"
REPORT = "<!-- links: 2 -->\n# Two addresses want a look\n"
NOTHING = "<!-- links: 0 -->\n"


def git(folder, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def copy(tmp_path):
    """A working copy of the main branch with one entry and an old state."""
    for name, text in ((ENTRY, "status: active\n"), (STATE, "{}\n")):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "begin")
    return tmp_path


def test_a_round_is_handed_over_as_one_issue_and_one_pull_request(hub, api, copy):
    (copy / STATE).write_text('{"a": 1}\n')
    (copy / ENTRY).write_text("status: unconfirmed\n")

    done = hand_over(api, copy, REPORT, "main")

    assert done == ["issue 70 opened", "pull request #40"]
    assert hub.files(BRANCH) == {STATE: '{"a": 1}\n', ENTRY: "status: unconfirmed\n"}
    assert hub.pulls[0]["title"] == "Links: mark 1 entry unconfirmed"
    assert hub.issues[0]["title"] == "Links: 2 addresses want a look"
    assert hub.refs["main"] == "c0"


def test_the_next_round_renews_both(hub, api, copy):
    (copy / STATE).write_text('{"a": 1}\n')
    hand_over(api, copy, REPORT, "main")
    (copy / STATE).write_text('{"a": 2}\n')

    done = hand_over(api, copy, NOTHING, "main")

    assert done == ["issue 70 closed", "pull request #40"]
    assert hub.files(BRANCH) == {STATE: '{"a": 2}\n'}
    assert len(hub.pulls) == 1


def test_without_a_change_nothing_is_proposed(hub, api, copy):
    assert hand_over(api, copy, NOTHING, "main") == ["no issue is needed", "nothing has changed"]
    assert list(hub.refs) == ["main"]


def test_a_round_goes_on_from_one_that_nobody_has_merged_yet(hub, api, copy):
    hub.commits["c0"]["files"] = {STATE: "{}\n"}
    (copy / STATE).write_text('{"a": 1}\n')
    hand_over(api, copy, REPORT, "main")
    git(copy, "checkout", "-q", ".")

    assert take_up(api, copy) == "the state is that of the last round"
    assert (copy / STATE).read_text() == '{"a": 1}\n'


def test_a_newer_state_on_the_main_branch_counts_more(hub, api, copy):
    hub.commits["c0"]["files"] = {STATE: "{}\n"}
    (copy / STATE).write_text('{"a": 1}\n')
    hand_over(api, copy, REPORT, "main")
    (copy / STATE).write_text('{"accepted": 1}\n')

    assert take_up(api, copy) == "the main branch's state is newer"
    assert (copy / STATE).read_text() == '{"accepted": 1}\n'


def test_the_first_round_has_nothing_to_go_on_from(hub, copy, monkeypatch):
    monkeypatch.chdir(copy)

    assert main(hub.environment, "take-up") == "no open round: the state is the main branch's"


def test_a_new_state_file_is_handed_over_too(hub, copy, monkeypatch):
    git(copy, "rm", "-q", STATE)
    git(copy, "commit", "-qm", "no state yet")
    (copy / STATE).parent.mkdir()
    (copy / STATE).write_text("{}\n")
    (copy / "report.md").write_text(NOTHING)
    monkeypatch.chdir(copy)

    done = main(hub.environment | {"REPORT": "report.md", "DEFAULT_BRANCH": "main"}, "hand-over")

    assert done == "no issue is needed\npull request #40"
    assert hub.files(BRANCH) == {STATE: "{}\n"}


def test_a_change_of_anything_but_entries_is_a_mistake(copy):
    (copy / "data/taxonomy").mkdir()
    (copy / "data/taxonomy/x.yaml").write_text("x")

    with pytest.raises(ValueError, match="no files of entries"):
        changed_files(copy)


def test_a_report_without_its_count_is_a_mistake(api, copy):
    with pytest.raises(ValueError, match="does not open with its count"):
        hand_over(api, copy, "hello", "main")
