"""Whatever stands in an issue ends as text or as a polite refusal; nothing else is written, nobody is mentioned."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from generator.cli import app
from generator.contribute.from_issue import Remark, Reply, reply
from generator.contribute.issue_body import LONGEST, answers_in, issue_of
from generator.contribute.issue_comment import MARK, comment
from generator.contribute.issue_fields import FormName
from generator.contribute.issue_shell import MOST_BYTES, directory_of, read_issue, write
from generator.problems import Problem
from generator.quoting import fenced
from tests.contribute.issues import ANSWERS, EXISTING, FINISHED, ID, event, files_below, project, questions, rendered
from tests.contribute.tricks import TRICKS, outside_code
from tests.entries.conftest import TODAY

YAML = {
    "a bomb": "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n",
    "an object": "!!python/object/apply:os.system ['touch /tmp/pwned']\n",
    "deep": "[" * 5000,
    "two documents": FINISHED + "---\n" + FINISHED,
    "no mapping": "- a\n- b\n",
    "nothing but a tab": "name:\t x\n",
    "a merge key": "<<: {name: x}\n" + FINISHED,
    "not YAML": "}{",
    "another field": FINISHED + "path: ../../x\n",
    "old ids of others": FINISHED + f"formerly: [{ID}]\n",
    "another's path": f"# data/{EXISTING}\n" + FINISHED,
    "a path outside": "# data/../../x/ca/x.yaml\n" + FINISHED,
    "a folder that is none": "# data/support-groups/zz/x.yaml\n" + FINISHED,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return project(tmp_path_factory.mktemp("hostile") / "work").parent


@pytest.fixture(scope="module")
def directory(folder):
    return directory_of(folder / "work/data", TODAY)


@pytest.fixture
def answered(folder, directory):
    """Answers an issue as the command does: what came out, after looking at everything that was written."""

    def answer(text: str):
        before = files_below(folder)
        (folder / "issue.json").write_text(text, encoding="utf-8", errors="surrogatepass")
        issue = read_issue(folder / "issue.json")
        (folder / "issue.json").unlink()
        found = reply(issue, directory)
        write(found, folder / "work/data")
        after = files_below(folder)
        new = {path for path in after if after[path] != before.get(path)}
        for path in new:
            (folder / path).write_bytes(before[path]) if path in before else (folder / path).unlink()
        assert before.keys() <= after.keys()
        entry = (
            r"work/data/(support-groups|agencies|alumni-networks|professional-associations)/[a-z]{2}/[a-z0-9-]+\.yaml"
        )
        assert all(re.fullmatch(entry, path) for path in new), new
        assert {f"work/data/{path}" for path in found.files} >= new
        return found, comment(found)

    return answer


def harmless(said: str) -> None:
    """Raise where a comment does more than say something."""
    rest = outside_code(said).replace(MARK, "")
    assert not re.search(r"[@#<>\[\]]|::|\$\{|https?:|GH-", rest), rest
    assert len(said) < 65_536, "GitHub takes no longer comment"
    assert not re.search("[\x00-\x08\u200b\u202a-\u202e\u2066-\u2069]", said)


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("question", ["name", "summary", "contact-email", "kind"])
def test_a_trick_in_an_answer_is_text(answered, question, trick):
    body = rendered("new-entry", ANSWERS | {question: TRICKS[trick]})

    _, said = answered(event("new-entry", body))

    harmless(said)


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("form", ["change", "still-right", "closed"])
def test_a_trick_in_the_id_is_no_id(answered, form, trick):
    found, said = answered(event(form, rendered(form, {"id": TRICKS[trick]})))

    assert (found.outcome, found.files) == ("to-mend", {})
    harmless(said)


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_in_what_people_tell_is_text(answered, trick):
    asked: tuple[tuple[FormName, str], ...] = (("change", "what"), ("closed", "source"))
    for form, question in asked:
        found, said = answered(event(form, rendered(form, {"id": ID, question: TRICKS[trick]})))
        assert found.outcome in ("for-a-person", "written", "to-mend")
        harmless(said)


@pytest.mark.parametrize("trick", YAML)
def test_hostile_yaml_is_refused_or_filed_where_entries_are(answered, trick):
    found, said = answered(event("new-entry", rendered("new-entry", {"kind": "Agency", "entry": YAML[trick]})))

    assert found.outcome in ("to-mend", "written")
    assert EXISTING not in found.files
    harmless(said)


def test_a_changed_entry_cannot_be_of_another_kind(answered):
    changed = FINISHED + "agency_type: veterans\n"

    found, said = answered(event("change", rendered("change", {"id": ID, "entry": changed})))

    assert (found.outcome, found.files) == ("to-mend", {})
    assert "agency_type" in said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello",
        "{}",
        '{"issue": null}',
        '{"issue": {"body": null}}',
        '{"issue": {"body": ["x"], "number": -1, "labels": [1, {"name": ["x"]}], "html_url": 7}}',
        "{" * 100_000,
        '{"a":' * 50_000,
        "### Its name\n\nx",
        event("new-entry", "no form at all"),
    ],
)
def test_what_is_no_form_is_refused_politely(answered, text):
    found, said = answered(text)

    assert (found.outcome, found.files) == ("refused", {})
    assert said.startswith(f"{MARK}\n\nThis could not be read")
    harmless(said)


@pytest.mark.parametrize("size", [LONGEST + 1, MOST_BYTES + 1])
def test_what_is_huge_is_refused(answered, size):
    found, said = answered(rendered("new-entry", ANSWERS) + "x" * size)

    assert found.outcome == "refused"
    assert "At most 70,000 are read." in said


@pytest.mark.parametrize(
    "name",
    [
        "../x.yaml",
        "support-groups/ca/../../../x.yaml",
        "/etc/x.yaml",
        "taxonomy/kinds.yaml",
        "support-groups/zz/x.yaml",
        "support-groups/ca/.x.yaml",
        "support-groups/ca/x.txt",
        "README.md",
        "support-groups/ca/a\n.yaml",
    ],
)
def test_a_path_that_is_no_entrys_is_never_written(folder, name):
    before = files_below(folder)

    with pytest.raises(ValueError, match="not a path of an entry"):
        write(Reply("written", files={name: "x"}), folder / "work/data")

    assert files_below(folder) == before


def test_nothing_is_written_through_a_link(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "data/agencies").mkdir(parents=True)
    (tmp_path / "data/agencies/ca").symlink_to(tmp_path / "outside")

    with pytest.raises(ValueError, match="not a path of an entry"):
        write(Reply("written", files={"agencies/ca/x.yaml": "x"}), tmp_path / "data")

    assert list((tmp_path / "outside").iterdir()) == []


def test_the_command_prints_nothing_that_the_author_wrote(tmp_path, monkeypatch):
    monkeypatch.chdir(project(tmp_path))
    tricks = "::set-output name=files::x ##[add-path]x @octocat \ud800"
    body = rendered("new-entry", ANSWERS | {"summary": tricks, "name": tricks})
    (tmp_path / "issue.json").write_text(event("new-entry", body))

    done = CliRunner().invoke(app, ["from-issue", "issue.json", "--comment", "comment.md", "--format", "json"])

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "outcome": "written",
        "form": "new-entry",
        "id": "ca/set-output-name-files-x-add-path-x-octocat",
        "files": ["data/support-groups/ca/set-output-name-files-x-add-path-x-octocat.yaml"],
        "number": 12,
    }
    harmless((tmp_path / "comment.md").read_text())


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_gets_out_of_its_fence(text):
    assert outside_code(f"before\n{fenced(text)}\nafter") == "before\nafter"


_pieces = st.lists(st.sampled_from(["### Its name", "### Which entry", "", "```", "~~~", "x", "_No response_", "# a"]))


@given(_pieces | st.text(max_size=200).map(str.splitlines))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_body_is_read_without_a_fault(lines):
    body = issue_of("\n".join(lines)).body

    for asked in (questions("new-entry"), questions("closed")):
        assert all(answers_in(body, asked).values())


def test_a_comment_is_never_longer_than_github_takes():
    remarks = tuple(Remark("x" * 90, Problem("p", 1, 1, "w" * 5000, "f" * 5000)) for _ in range(500))
    understood = tuple((f"q{n}", "a" * 5000) for n in range(50))

    said = comment(Reply("to-mend", understood=understood, remarks=remarks))

    assert len(said) < 65_536
    assert "and 460 more" in said
