"""The comment below a pull request: what the check found as data, never as words or numbers to go by."""

import io
import json
import zipfile

import pytest

from generator.workflows.review import MARK, MOST_BYTES, changed_entries, main, preview_of
from tests.contribute.tricks import TRICKS, outside_code
from tests.workflows.github import BOT, GitHub

PROBLEM = {
    "path": "data/agencies/ca/x.yaml",
    "line": 9,
    "column": 12,
    "severity": "error",
    "what": 'unknown industry "helth-care"',
    "fix": 'did you mean "health-care"?',
}
PAGE = "https://deploy-preview-41--foothold-test.netlify.app/entries/ca/x/"


def packed(files: dict[str, object]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in files.items():
            archive.writestr(name, rows if isinstance(rows, (bytes, str)) else json.dumps(rows))
    return out.getvalue()


@pytest.fixture
def answer(hub: GitHub, tmp_path):
    """Answers a run of the check on pull request 41 of a fork; what is then said below it."""

    def run(
        archive: bytes | None, files=("data/agencies/ca/x.yaml",), status="modified", site="foothold-test", sha="f1"
    ):
        head = {"ref": "patch-1", "label": "stranger:patch-1", "sha": "f1"}
        hub.pulls = [{"number": 41, "state": "open", "merged_at": None, "head": head}]
        hub.files_of_pull = [{"filename": name, "status": status} for name in files]
        if archive is not None:
            hub.artifacts = [{"id": 5, "name": "check", "expired": False, "size_in_bytes": len(archive)}]
            hub.archives = {5: archive}
        owner = {"login": "stranger"}
        event = {
            "workflow_run": {"id": 8, "head_sha": sha, "head_branch": "patch-1", "head_repository": {"owner": owner}}
        }
        (tmp_path / "event.json").write_text(json.dumps(event))
        environment = {"GITHUB_EVENT_PATH": str(tmp_path / "event.json"), "NETLIFY_SITE": site, **hub.environment}
        done = main(environment)
        return hub.said(41)[-1] if hub.said(41) else done

    return run


def test_problems_are_listed_with_their_place_and_remedy(answer):
    said = answer(packed({"problems.json": [PROBLEM], "links.json": []}))

    assert "**1 thing to mend**" in said
    assert 'data/agencies/ca/x.yaml:9: unknown industry "helth-care"\n    did you mean "health-care"?' in said
    assert PAGE not in said


def test_without_problems_the_pages_can_be_looked_at(answer):
    said = answer(packed({"problems.json": []}))

    assert "found nothing to mend in 1 entry" in said
    assert f"- [ca/x]({PAGE})" in said


def test_addresses_that_do_not_answer_are_problems_too(answer):
    dead = PROBLEM | {"what": "the site does not exist", "severity": "warning"}

    said = answer(packed({"problems.json": [], "links.json": [dead]}))

    assert "the site does not exist" in said
    assert "To look at" in said


def test_without_the_name_of_the_site_no_address_is_guessed(answer):
    assert "netlify" not in answer(packed({"problems.json": []}), site="")
    assert preview_of(1, "evil.example/x") == ""


def test_a_second_run_renews_the_comment(answer, hub):
    answer(packed({"problems.json": [PROBLEM]}))
    answer(packed({"problems.json": []}))

    assert len(hub.said(41)) == 1
    assert hub.comments[0]["user"]["login"] == BOT


def test_a_deleted_entry_is_told_what_to_do_instead(answer):
    said = answer(packed({"problems.json": []}), status="removed")

    assert "- `ca/x`" in said
    assert "`status: closed`" in said
    assert PAGE not in said


def test_a_change_of_code_alone_is_no_entry(answer):
    said = answer(packed({"problems.json": []}), files=["generator/build.py"])

    assert said == f"{MARK}\n\nThank you. The check found nothing to mend.\n"


@pytest.mark.parametrize(
    "archive",
    [
        None,
        b"",
        b"no archive",
        packed({}),
        packed({"other.json": []}),
        packed({"problems.json": "no JSON"}),
        packed({"problems.json": {"a": 1}}),
        packed({"problems.json": "[" * 100_000}),
        packed({"problems.json": b"[" + b" " * (MOST_BYTES + 1) + b"]"}),
        packed({"problems.json": [PROBLEM] * 50})[:-60],
        packed({"problems.json": [PROBLEM] * 50})[:40] + b"\xff" * 60 + packed({"problems.json": [PROBLEM] * 50})[100:],
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_more(answer, archive):
    said = answer(archive)

    assert said == (
        f"{MARK}\n\nThe check could not be finished. "
        "[Its log](https://github.com/example/foothold/actions/runs/8) says why; that need not be your doing.\n"
    )


def test_an_archive_that_is_too_large_is_not_downloaded(answer, hub):
    said = answer(packed({"problems.json": []}) + b"x" * MOST_BYTES)

    assert "could not be finished" in said
    assert not any("/zip" in path for _, path, _ in hub.asked)


@pytest.mark.parametrize("trick", TRICKS)
def test_what_a_changed_check_writes_is_text(answer, trick):
    text = TRICKS[trick].encode("utf-8", "replace").decode()
    row = PROBLEM | {"path": text, "what": text, "fix": text}

    said = answer(packed({"problems.json": [row, {"what": text}, {"what": 1}, 7, PROBLEM | {"line": text}]}))

    rest = outside_code(said.replace(MARK, ""))
    assert not any(sign in rest for sign in ("@", "#", "<", "[", "::", "${", "http"))
    assert len(said) < 65_536


def test_ten_thousand_problems_are_one_mistake(answer):
    said = answer(packed({"problems.json": [PROBLEM | {"what": "x" * 5000}] * 150}))

    assert "and 110 more" in said
    assert len(said) < 65_536


def test_a_run_of_an_older_commit_says_nothing(answer, hub):
    done = answer(packed({"problems.json": [PROBLEM]}), sha="f0")

    assert done == "no open pull request has this commit as its newest"
    assert hub.comments == []


@pytest.mark.parametrize(
    "name", ["data/agencies/ca/../../x.yaml", "data/agencies/ca/A.yaml", "data/agencies/ca/x.yaml/y", "x](y).yaml"]
)
def test_only_files_of_entries_have_pages(name):
    assert changed_entries([{"filename": name, "status": "added"}]) == ([], [])
