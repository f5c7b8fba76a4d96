"""A filled form becomes a pull request of its own, which an edit renews and a person can take over."""

import json

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.contribute.issue_fields import FormName
from generator.workflows.issue_answer import main, proposal_of
from tests.contribute.issues import ANSWERS, FINISHED, event, project, rendered
from tests.workflows.github import GitHub

BRANCH = "entry/issue-12"
FILE = "data/support-groups/ca/delta-job-club.yaml"
WRITTEN = FINISHED.replace("example.com/\n", "example.com\n")


@pytest.fixture
def workflow(hub: GitHub, tmp_path, monkeypatch):
    """Runs the two steps of the workflow on an issue, in a fresh working copy; what is said below the issue."""
    runs = iter(range(9))

    def run(form: FormName, answers: dict[str, str]) -> str:
        folder = project(tmp_path / str(next(runs)))
        monkeypatch.chdir(folder)
        content = json.loads(event(form, rendered(form, answers)))
        (folder / "event.json").write_text(json.dumps(content | {"repository": {"default_branch": "main"}}))
        arguments = ["from-issue", "event.json", "--comment", "comment.md", "--format", "json"]
        (folder / "result.json").write_text(CliRunner().invoke(app, arguments).stdout)
        here = {"GITHUB_EVENT_PATH": "event.json", "RESULT": "result.json", "COMMENT": "comment.md"}
        main(hub.environment | here)
        return hub.said(12)[-1]

    return run


def test_a_new_entry_is_one_commit_on_a_branch_of_its_own_and_is_checked(workflow, hub):
    said = workflow("new-entry", ANSWERS)

    assert hub.files(BRANCH) == {FILE: WRITTEN}
    assert hub.commits[hub.refs[BRANCH]]["parents"] == [{"sha": "c0"}]
    assert hub.commits[hub.refs[BRANCH]]["message"] == "data: add ca/delta-job-club\n\nFrom issue #12.\n"
    [pull] = hub.pulls
    assert (pull["title"], pull["head"]["ref"], pull["base"]) == ("Add ca/delta-job-club", BRANCH, "main")
    assert pull["body"].endswith("\nCloses #12\n")
    assert said.endswith("\nPull request: #40\n")
    assert hub.dispatched == [BRANCH]
    assert hub.refs["main"] == "c0"


def test_an_edit_renews_the_pull_request_and_the_answer(workflow, hub):
    workflow("new-entry", ANSWERS)
    workflow("new-entry", ANSWERS | {"name": "Delta Job Club of Stockton"})

    assert [pull["title"] for pull in hub.pulls] == ["Add ca/delta-job-club-of-stockton"]
    assert list(hub.files(BRANCH)) == ["data/support-groups/ca/delta-job-club-of-stockton.yaml"]
    assert hub.commits[hub.refs[BRANCH]]["parents"] == [{"sha": "c0"}]
    assert len(hub.said(12)) == 1


def test_what_is_not_right_yet_is_answered_and_nothing_is_opened(workflow, hub):
    said = workflow("new-entry", ANSWERS | {"summary": ""})

    assert '"summary" is missing' in said
    assert (hub.pulls, list(hub.refs)) == ([], ["main"])


def test_a_branch_that_a_person_has_gone_on_with_is_left_alone(workflow, hub):
    workflow("new-entry", ANSWERS)
    hub.commits["c9"] = {**hub.commits["c0"], "files": {FILE: "by hand"}}
    hub.refs[BRANCH] = "c9"

    said = workflow("new-entry", ANSWERS | {"name": "Another"})

    assert hub.refs[BRANCH] == "c9"
    assert "A person has gone on with the pull request, so it is left as it is." in said


def test_what_a_person_has_declined_is_not_opened_again(workflow, hub):
    workflow("new-entry", ANSWERS)
    hub.pulls[0]["state"] = "closed"

    said = workflow("new-entry", ANSWERS)

    assert len(hub.pulls) == 1
    assert "A person has closed the pull request" in said


def test_without_the_right_to_start_the_check_the_pull_request_stands_all_the_same(workflow, hub):
    hub.refuses = {"actions/workflows": 403}

    workflow("new-entry", ANSWERS)

    assert len(hub.pulls) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"files": []},
        {"files": [".github/workflows/x.yml"]},
        {"files": ["data/agencies/ca/../../../x.yaml"]},
        {"id": "x\n- [ ] y"},
    ],
)
def test_nothing_but_entries_is_ever_proposed(tmp_path, more):
    result = {"files": ["data/agencies/ca/x.yaml"], "id": "ca/x", "number": 1, "form": "new-entry"}

    with pytest.raises(ValueError, match="no files of entries"):
        proposal_of(result | more, tmp_path)
