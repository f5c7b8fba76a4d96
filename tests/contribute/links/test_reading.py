"""What an answer is taken for: rows of answers, and pages as they are met."""

import pytest

from generator.contribute.links.answer import Answer, Subject, Verdict
from generator.contribute.links.reading import judged
from tests.contribute.links import pages

ADDRESS = "https://elmdale-tuesday.home.arpa/"
ELSEWHERE = "https://another-group.home.arpa/"
TUESDAY = Subject(("Tuesday Network of Elmdale", "TNE"), ("Elmdale", "CA"))
SOURCE = Subject(TUESDAY.names, TUESDAY.places, website=False)


def answer(
    body: str | bytes = pages.THEIRS, status: int = 200, final: str = ADDRESS, asked: str = ADDRESS, **headers: str
) -> Answer:
    known = {"content-type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
    return Answer(asked, final, status, known, body if isinstance(body, bytes) else body.encode())


def state(body: str | bytes, subject: Subject = TUESDAY, **more) -> tuple[str, str]:
    verdict = judged(answer(body, **more), subject)
    return verdict.state, verdict.cause


def test_a_page_that_names_the_organization_is_plainly_well():
    assert judged(answer(), TUESDAY) == Verdict("ok")


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (pages.PARKED, "parked"),
        (pages.PARKED_BY_SCRIPT, "parked"),
        (pages.EXPIRED, "parked"),
        (pages.GAMBLING, "gambling"),
        (pages.CASINO_IN_CHINESE, "gambling"),
        (pages.ADULT, "adult"),
    ],
)
def test_what_an_expired_domain_serves_is_suspect_for_sure_though_it_answers_200(body, cause):
    verdict = judged(answer(body), TUESDAY)

    assert (verdict.state, verdict.cause, verdict.sure) == ("suspect", cause, True)


def test_the_words_that_weigh_most_are_in_the_reason():
    assert judged(answer(pages.PARKED), TUESDAY).why == (
        "It looks like a page of somebody who sells or parks the domain: "
        '"buy this domain", "this domain is for sale", "lease to own".'
    )


def test_a_casino_under_the_old_name_is_suspect_but_not_for_sure():
    verdict = judged(answer(pages.GAMBLING_UNDER_THE_OLD_NAME), TUESDAY)

    assert (verdict.state, verdict.cause, verdict.sure) == ("suspect", "gambling", False)


@pytest.mark.parametrize("name", pages.GOOD)
def test_words_that_good_pages_use_trip_nothing(name):
    names, body = pages.GOOD[name]

    assert judged(answer(body), Subject(names)).state == "ok"


def test_a_page_that_does_not_speak_of_the_organization_is_suspect_but_not_for_sure():
    assert judged(answer(pages.SOMETHING_ELSE), TUESDAY) == Verdict(
        "suspect", "Nothing on the page speaks of them.", "no-name"
    )


def test_a_source_may_be_anybodys_page_but_not_a_casinos():
    assert state(pages.SOMETHING_ELSE, SOURCE) == ("ok", "")
    assert state(pages.GAMBLING, SOURCE) == ("suspect", "gambling")


def test_a_page_that_a_script_draws_is_unclear_and_never_suspect():
    verdict = judged(answer(pages.BY_SCRIPT), TUESDAY)

    assert (verdict.state, verdict.cause) == ("ok", "unclear")
    assert "JavaScript" in verdict.why


def test_the_domains_own_words_are_no_evidence_of_its_owner():
    body = pages.page("Welcome", f"<p>elmdale-tuesday.home.arpa</p><p>{'Everything for your garden. ' * 20}</p>")

    assert state(body) == ("suspect", "no-name")


def test_a_page_that_names_only_their_city_is_for_a_person_to_look_at():
    body = pages.page("Plumbers", f"<p>Plumbers in Fairbrook. {'We mend pipes. ' * 30}</p>")

    assert state(body, Subject(("Tuesday Network",), ("Fairbrook", "CA"))) == ("ok", "unclear")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (401, ("blocked", "refused")),
        (403, ("blocked", "refused")),
        (405, ("blocked", "refused")),
        (406, ("blocked", "refused")),
        (429, ("blocked", "refused")),
        (451, ("blocked", "refused")),
        (999, ("blocked", "refused")),
        (404, ("dead", "not-found")),
        (410, ("dead", "not-found")),
        (500, ("dead", "server-error")),
        (503, ("dead", "server-error")),
        (522, ("dead", "server-error")),
    ],
)
def test_what_a_status_means(status, expected):
    assert state("", status=status) == expected


def test_only_a_missing_page_is_gone():
    assert [judged(answer("", status=status), TUESDAY).gone for status in (403, 404, 410, 500)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("status", [200, 202, 403, 503])
def test_a_page_that_wants_to_see_a_person_first_is_blocked(status):
    assert judged(answer(pages.CHALLENGE, status=status), TUESDAY).state == "blocked"


def test_a_challenge_is_known_by_its_header_too():
    assert state("", status=503, cf_mitigated="challenge") == ("blocked", "refused")
    assert state("", status=503, retry_after="120") == ("blocked", "refused")


def test_a_redirect_to_a_page_that_names_them_has_moved():
    verdict = judged(answer(final=ELSEWHERE), TUESDAY)

    assert verdict == Verdict("moved", f"It leads to {ELSEWHERE}, which names them.", "moved", ELSEWHERE)


def test_a_redirect_to_a_page_that_does_not_name_them_is_suspect_for_sure():
    verdict = judged(answer(pages.SOMETHING_ELSE, final=ELSEWHERE), TUESDAY)

    assert (verdict.state, verdict.cause, verdict.to, verdict.sure) == ("suspect", "other-domain", ELSEWHERE, True)


def test_a_redirect_within_the_registered_domain_is_no_move():
    assert judged(answer(final="https://www.elmdale-tuesday.home.arpa/home"), TUESDAY) == Verdict("ok")
    assert judged(answer(asked="http://www.edd.ca.gov/", final="https://edd.ca.gov/en/"), TUESDAY) == Verdict("ok")
    assert judged(answer(asked="http://jobs.nyc.gov/", final="https://www.nyc.gov/"), TUESDAY) == Verdict("ok")


def test_sites_on_one_builders_domain_are_not_one_site():
    assert state(pages.THEIRS, asked="http://tuesday.weebly.com/", final="https://www.weebly.com/") == (
        "moved",
        "moved",
    )


def test_a_redirect_to_a_dealer_in_domains_is_suspect_whatever_stands_there():
    verdict = judged(answer(pages.THEIRS, final="https://www.hugedomains.com/x"), TUESDAY)

    assert (verdict.state, verdict.cause, verdict.sure) == ("suspect", "parked", True)


def test_a_redirect_to_a_network_where_everybody_has_a_page_is_for_a_person_to_look_at():
    assert state(pages.SOMETHING_ELSE, final="https://www.facebook.com/tuesday") == ("moved", "unclear")


def test_a_page_that_leads_to_the_front_page_may_be_gone():
    assert state(pages.THEIRS, asked=f"{ADDRESS}chapters/elmdale", final=ADDRESS) == ("ok", "unclear")
    assert state(pages.THEIRS, asked=f"{ADDRESS}index.html", final=ADDRESS) == ("ok", "")


@pytest.mark.parametrize(
    "title", ["404 Not Found", "Page not found – Example", "Account Suspended", "Welcome to nginx!"]
)
def test_a_page_that_says_200_and_means_that_nothing_is_there_is_dead(title):
    assert state(pages.page(title, f"<p>{'Nothing here. ' * 30}</p>")) == ("dead", "not-found")


def test_what_is_no_page_is_told_and_not_read():
    assert state(b"%PDF-1.7", content_type="application/pdf") == ("ok", "unclear")
    assert judged(answer(b"%PDF-1.7", content_type="application/pdf"), TUESDAY).why == ""
    assert judged(answer(b"\x00", content_type="video/mp4"), TUESDAY).why == "It is no page but video/mp4."


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("our-network", "unknown"),
        ("no-such-host", "dead"),
        ("private", "dead"),
        ("refused", "dead"),
        ("timeout", "dead"),
        ("certificate", "dead"),
        ("tls", "dead"),
        ("redirects", "dead"),
        ("protocol", "dead"),
        ("chain", "ok"),
        ("port", "ok"),
        ("scheme", "ok"),
    ],
)
def test_what_a_fault_means(fault, expected):
    assert judged(Answer(ADDRESS, ADDRESS, fault=fault), TUESDAY).state == expected


def test_only_what_does_not_exist_is_gone_for_sure():
    gone = {
        fault: judged(Answer(ADDRESS, ADDRESS, fault=fault), TUESDAY).gone
        for fault in ("no-such-host", "private", "timeout", "refused", "certificate")
    }

    assert gone == {"no-such-host": True, "private": True, "timeout": False, "refused": False, "certificate": False}


def test_a_redirect_into_a_private_network_is_suspect_for_sure():
    verdict = judged(Answer(ADDRESS, "http://10.0.0.1/admin", fault="private", detail="10.0.0.1"), TUESDAY)

    assert (verdict.state, verdict.cause, verdict.sure) == ("suspect", "private", True)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<p>Réseau des Exemples, São Café</p>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ("<p>Réseau des Exemples, São Café</p>".encode("cp1252"), "text/html"),
        ("<p>Réseau des Exemples, São Café</p>".encode("utf-16"), "text/html"),
        ("<meta charset=latin1><p>Réseau des Exemples, São Café</p>".encode("latin-1"), "text/html"),
        ("<p>Réseau des Exemples, São Café</p>".encode(), "text/html; charset=none-such"),
        (
            '<?xml version="1.0" encoding="utf-8"?><p>Réseau des Exemples, São Café</p>'.encode(),
            "application/xhtml+xml",
        ),
    ],
)
def test_a_page_is_read_in_whatever_letters_it_is_written(body, content_type):
    assert judged(answer(body, content_type=content_type), Subject(("Réseau des Exemples",))) == Verdict("ok")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00" * 5000,
        b"<" * 50_000,
        b"<!--" * 20_000,
        b"<div>" * 100_000,
        b"<a b='" * 20_000,
        b"\xff\xfe<\x00",
        b"<meta charset=rot13><p>x",
        b"<meta charset=idna><p>x",
        b"<?xml version='1.0' encoding='utf-8'?>",
        b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;'>]><p>&b;",
    ],
)
def test_no_bytes_are_too_strange_to_be_judged(body):
    assert judged(answer(body), TUESDAY).state in ("ok", "suspect")
