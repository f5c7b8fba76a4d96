"""Our own client against a real server on 127.0.0.1 that plays good, slow, broken and hostile sites."""

import threading
import time

import pytest

from generator.contribute.links.answer import Subject
from generator.contribute.links.client import MOST_BYTES, MOST_HOPS, USER_AGENT, Client
from generator.contribute.links.names import Endpoint, Unreachable
from generator.contribute.links.reading import judged
from tests.contribute.links.conftest import QUICK
from tests.contribute.links.server import GOOD, OTHER, authority, names_of, running

TUESDAY = Subject(("Tuesday Network of Elmdale",), ("Elmdale", "CA"))


def verdict(client: Client, path: str, scheme: str = "http", host: str = GOOD) -> tuple[str, str]:
    found = judged(client.read(f"{scheme}://{host}/{path}"), TUESDAY)
    return found.state, found.cause


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ("ok", "")),
        ("zipped", ("ok", "")),
        ("latin", ("ok", "")),
        ("endless", ("ok", "")),
        ("torn", ("ok", "")),
        ("cookie", ("ok", "")),
        ("film", ("ok", "unclear")),
        ("script", ("ok", "unclear")),
        ("script-scheme", ("ok", "unclear")),
        ("forbidden", ("blocked", "refused")),
        ("busy", ("blocked", "refused")),
        ("challenge", ("blocked", "refused")),
        ("moved", ("moved", "moved")),
        ("taken", ("suspect", "other-domain")),
        ("vanished", ("suspect", "other-domain")),
        ("parked", ("suspect", "parked")),
        ("gambling", ("suspect", "gambling")),
        ("refresh", ("suspect", "gambling")),
        ("nameless", ("suspect", "no-name")),
        ("none-such", ("dead", "not-found")),
        ("broken", ("dead", "server-error")),
        ("loop", ("dead", "no-answer")),
        ("garbage", ("dead", "no-answer")),
        ("slow", ("dead", "no-answer")),
        ("drip", ("dead", "no-answer")),
    ],
)
def test_what_a_site_plays_is_what_it_is_taken_for(client, path, expected):
    assert verdict(client, path) == expected


def test_it_asks_with_get_and_says_who_it_is(site, client):
    client.read(f"http://{GOOD}/?q=a%20b&c=é")

    assert site.asked == [(GOOD, "/?q=a%20b&c=%C3%A9")]
    assert site.agents == {USER_AGENT}


def test_an_endless_body_is_read_to_its_limit_and_no_further(client):
    answer = client.read(f"http://{GOOD}/endless")

    assert (answer.status, len(answer.body)) == (200, MOST_BYTES)


def test_a_small_body_that_unpacks_to_a_huge_one_is_cut_the_same(client):
    started = time.monotonic()

    answer = client.read(f"http://{GOOD}/bomb")

    assert (len(answer.body), time.monotonic() - started < 2) == (MOST_BYTES, True)


def test_what_is_no_page_is_not_read(client):
    assert client.read(f"http://{GOOD}/film").body == b""


def test_a_head_that_drips_for_ever_ends_at_the_whole_limit(client):
    started = time.monotonic()

    answer = client.read(f"http://{GOOD}/drip")

    assert (answer.fault, time.monotonic() - started < QUICK.whole + 1) == ("timeout", True)


def test_a_circle_of_redirects_is_left_after_a_few_rounds(site, client):
    answer = client.read(f"http://{GOOD}/loop")

    assert (answer.fault, len(site.asked)) == ("redirects", MOST_HOPS + 1)


@pytest.mark.parametrize("path", ["inward", "metadata"])
def test_a_redirect_into_a_private_network_is_never_followed(site, client, path):
    assert verdict(client, path) == ("suspect", "private")
    assert [asked for _, asked in site.asked] == [f"/{path}"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/", "http://[::ffff:192.168.0.1]/"]
)
def test_a_private_address_itself_is_never_asked(client, address):
    assert client.read(address).fault == "private"


def test_the_connection_goes_to_the_address_that_was_checked_and_the_name_is_looked_up_once_a_hop(site):
    looked_up: list[str] = []

    def names(host: str, port: int) -> Endpoint:
        looked_up.append(host)
        return names_of(site)(host, port)

    answer = Client(names, QUICK).read(f"http://{GOOD}/moved")

    assert (answer.status, answer.address) == (200, f"http://{OTHER}/again")
    assert looked_up == [GOOD, OTHER]


def test_a_certificate_for_the_host_is_believed_when_its_issuer_is():
    theirs, ours = authority(GOOD)
    with running() as plain, running(theirs) as secure:
        client = Client(names_of(plain, secure), QUICK, context=ours)

        assert verdict(client, "", "https") == ("ok", "")


def test_a_certificate_for_another_host_is_a_fault():
    theirs, ours = authority("somebody-else.home.arpa")
    with running() as plain, running(theirs) as secure:
        client = Client(names_of(plain, secure), QUICK, context=ours)

        assert verdict(client, "", "https") == ("dead", "certificate")


def test_an_issuer_that_is_not_known_here_is_for_a_person_to_look_at():
    theirs, _ = authority(GOOD)
    with running() as plain, running(theirs) as secure:
        client = Client(names_of(plain, secure), QUICK)

        answer = client.read(f"https://{GOOD}/")

    assert answer.fault == "chain"
    assert judged(answer, TUESDAY).state == "ok"


def test_a_server_without_tls_on_its_secure_port_is_a_fault():
    with running() as plain:
        client = Client(names_of(plain, plain), QUICK)

        assert verdict(client, "", "https") == ("dead", "certificate")


def test_a_closed_port_is_no_answer(site):
    site.close()

    assert verdict(Client(names_of(site), QUICK), "") == ("dead", "no-answer")


def test_when_our_own_network_fails_nothing_is_known():
    def names(host: str, _port: int) -> Endpoint:
        raise Unreachable("our-network", f"no name could be looked up: {host}")

    assert verdict(Client(names, QUICK), "") == ("unknown", "")


def test_stop_ends_what_is_under_way(site):
    client = Client(names_of(site))
    done: list[str | None] = []
    reader = threading.Thread(target=lambda: done.append(client.read(f"http://{GOOD}/slow").fault))
    reader.start()
    while not site.asked:
        time.sleep(0.01)

    client.stop()
    reader.join(2)

    assert len(done) == 1
    assert done[0] is not None


@pytest.mark.parametrize(
    "address", ["http://", "ftp://x.home.arpa/", "http://a:b:c/", "http://[::/", "x", "http://é.\x00/"]
)
def test_what_is_no_web_address_is_told_and_not_asked(client, address):
    assert client.read(address).fault in ("scheme", "no-such-host")
