"""The client sends its token to the API alone, and believes no answer that is too long or is none."""

import pytest

from generator.workflows.api import Api, ApiError
from generator.workflows.conversation import keep_issue, say
from tests.workflows.github import BOT, REPOSITORY, TOKEN

MARK = "<!-- mark -->"


def test_a_list_is_read_page_by_page(hub, api):
    hub.comments = [{"id": n, "number": 1, "user": {"login": "x"}, "body": ""} for n in range(250)]

    assert [comment["id"] for comment in api.each("issues/1/comments")] == list(range(250))


def test_the_token_does_not_follow_a_download_to_another_place(hub, api):
    hub.archives = {5: b"abc"}

    assert api.download("actions/artifacts/5/zip") == b"abc"
    assert [(path.rpartition("/")[0], token) for _, path, token in hub.asked] == [
        (f"/repos/{REPOSITORY}/actions/artifacts/5", f"Bearer {TOKEN}"),
        ("/store", None),
    ]


def test_an_answer_that_is_too_long_is_refused(hub, api):
    hub.archives = {5: b"x" * 11}

    with pytest.raises(ApiError, match="more than 10 bytes"):
        api.download("actions/artifacts/5/zip", 10)


def test_what_is_not_there_is_nothing_and_a_refusal_is_said(hub, api):
    hub.refuses = {"git/commits": 403}

    assert api.find("git/ref/heads/nowhere") is None
    with pytest.raises(ApiError, match=r"403: .*not accessible"):
        api.find("git/commits/c0")


def test_no_server_is_said_too(hub):
    with pytest.raises(ApiError, match="503"):
        Api("http://127.0.0.1:9", REPOSITORY, TOKEN).get("pulls")


def test_a_comment_is_renewed_and_not_repeated(hub, api):
    first = say(api, 3, MARK, f"{MARK}\none")
    second = say(api, 3, MARK, f"{MARK}\ntwo")

    assert first == second
    assert hub.said(3) == [f"{MARK}\ntwo"]


def test_the_same_mark_in_a_strangers_comment_does_not_count(hub, api):
    hub.comments = [{"id": 1, "number": 3, "user": {"login": "mallory"}, "body": f"{MARK}\nhello", "html_url": "x"}]

    say(api, 3, MARK, f"{MARK}\nours")

    assert hub.said(3) == [f"{MARK}\nhello", f"{MARK}\nours"]


def test_one_issue_is_opened_renewed_closed_and_opened_anew(hub, api):
    hub.issues = [{"number": 1, "state": "open", "user": {"login": "mallory"}, "body": MARK, "title": "not ours"}]

    assert keep_issue(api, MARK, "a", f"{MARK} 1", "links") == "issue 71 opened"
    assert keep_issue(api, MARK, "b", f"{MARK} 2", "links") == "issue 71 renewed"
    assert hub.issues[1] | {"number": 71, "title": "b", "body": f"{MARK} 2", "state": "open"} == hub.issues[1]
    assert keep_issue(api, MARK, "c", "", "links") == "issue 71 closed"
    assert keep_issue(api, MARK, "c", "", "links") == "no issue is needed"
    assert keep_issue(api, MARK, "d", f"{MARK} 3", "links") == "issue 72 opened"
    assert [issue["user"]["login"] for issue in hub.issues] == ["mallory", BOT, BOT]
