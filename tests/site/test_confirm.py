"""What needs confirming: by state, oldest source first, with links that carry what a person found."""

import pytest

from generator.site.pages.confirm import answers, pages
from tests.site.drawn import drawn, words_of
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, WITH_REPO, cards_of, made

SURE = ("support-group", "ca/sure", {"locations": [DAVIS]})


def doubt(id_, dated=None, **fields):
    source = {
        "url": "https://www.example.org/a",
        "states": "that it met",
        **({"dated": dated} if dated else {}),
    }
    return (
        "support-group",
        id_,
        {"locations": [SACRAMENTO], "status": "unconfirmed", "sources": [source], **fields},
    )


def pages_of(*rows, settings=SETTINGS):
    whole = made(*rows)
    return {page.address: page for page in pages(whole, cards_of(whole), settings, NOW)}


def test_the_oldest_source_comes_first_and_an_undated_one_last():
    page = pages_of(doubt("ca/aa"), doubt("ca/bb", "2019"), doubt("ca/cc", "2001-03"), SURE)["confirm/ca/"]

    assert [it.card.id for it in page.context["doubts"]] == ["ca/cc", "ca/bb", "ca/aa"]
    assert page.context["doubts"][0].basis == "Last heard of: March 2001. The source says: That it met."


def test_what_nobody_has_read_is_not_said_to_state_anything():
    page = pages_of(doubt("ca/aa"))["confirm/ca/"]

    assert page.context["doubts"][0].basis == "From general knowledge: nobody has looked at its page yet."


def test_an_entry_in_doubt_stands_in_every_state_that_it_serves():
    found = pages_of(doubt("ca/both", serves=["NV"]), doubt("us/all", locations=[], serves=["US"]))

    assert list(found) == ["confirm/", "confirm/ca/", "confirm/nv/", "confirm/us/"]
    assert found["confirm/"].context["doubts"] == 2


def test_the_overview_counts_the_doubtful_and_the_unverified():
    verified = (
        "support-group",
        "ca/asked",
        {"locations": [DAVIS], "verified": {"on": "2026-11-01", "how": "called"}},
    )

    page = pages_of(doubt("ca/aa"), SURE, verified)["confirm/"]

    assert (page.context["doubts"], page.context["unverified"], page.context["verified"]) == (1, 1, 1)
    assert page.context["places"] == [("California", "confirm/ca/", 1)]


def test_an_answer_leads_to_the_form_with_the_entry_filled_in():
    whole = made(doubt("ca/aa"))

    assert [(answer.does, answer.link) for answer in answers(whole.listings["ca/aa"])] == [
        ("confirm", "suggest/?entry=ca/aa&do=confirm"),
        ("change", "suggest/?entry=ca/aa&do=change"),
        ("closed", "suggest/?entry=ca/aa&do=closed"),
    ]


@pytest.mark.parametrize("settings", [SETTINGS, WITH_REPO], ids=["without a repository", "with one"])
def test_each_entry_carries_three_links_wherever_the_site_is(settings):
    page = pages_of(doubt("ca/aa"), settings=settings)["confirm/ca/"]

    assert drawn(page, settings).count("data-answer=") == 3
    assert "/issues/new" not in drawn(page, settings)


def test_where_nothing_is_in_doubt_the_page_says_so():
    assert "No entry is in doubt at the moment." in words_of(pages_of(SURE)["confirm/"])


def test_a_very_long_list_stays_a_light_page():
    rows = [doubt(f"ca/n{n:03}", "2010", summary="Words. " * 60) for n in range(300)]

    page = pages_of(*rows, settings=WITH_REPO)["confirm/ca/"]

    assert len(drawn(page, WITH_REPO)) < 240_000
    assert page.context["left_out"] == 50
