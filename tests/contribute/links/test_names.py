"""Which addresses may be connected to: public ones, whatever they are wrapped in."""

import socket

import pytest

from generator.contribute.links.names import Endpoint, GivenNames, PublicNames, Unreachable, checked, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.1.2", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::",
        "not an address", "",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_what_is_public_is_not(address):
    assert is_public(address)


def test_one_private_address_among_public_ones_spoils_them_all():
    assert checked(["8.8.8.8"]) == "8.8.8.8"
    with pytest.raises(Unreachable, match=r"10\.0\.0\.1"):
        checked(["8.8.8.8", "10.0.0.1"])


def test_a_name_of_this_machine_is_private():
    with pytest.raises(Unreachable) as refused:
        PublicNames()("localhost", 80)

    assert refused.value.fault == "private"


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433"])
def test_an_address_in_a_strange_spelling_is_what_the_system_makes_of_it(host):
    with pytest.raises(Unreachable) as refused:
        PublicNames()(host, 80)

    assert refused.value.fault in ("private", "our-network", "no-such-host")


def test_only_the_ports_of_web_servers_are_tried():
    with pytest.raises(Unreachable) as refused:
        PublicNames()("localhost", 22)

    assert refused.value.fault == "port"


def test_a_name_that_is_not_found_while_the_canary_lives_does_not_exist(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", _answers({"example.com": ["93.184.215.14"]}))

    with pytest.raises(Unreachable) as refused:
        PublicNames()("gone.example.org", 80)

    assert refused.value.fault == "no-such-host"


def test_a_name_that_is_not_found_while_no_other_is_says_nothing(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", _answers({}))

    with pytest.raises(Unreachable) as refused:
        PublicNames()("gone.example.org", 80)

    assert refused.value.fault == "our-network"


def test_given_names_are_the_only_ones_and_lead_where_they_are_said_to():
    given = GivenNames({("a.home.arpa", 80): ("127.0.0.1", 8123)})

    assert given("a.home.arpa", 80) == Endpoint("127.0.0.1", 8123)
    faults = {}
    for host, port in [("a.home.arpa", 443), ("b.home.arpa", 80), ("127.0.0.1", 8123)]:
        with pytest.raises(Unreachable) as refused:
            given(host, port)
        faults[host, port] = refused.value.fault
    assert faults == {
        ("a.home.arpa", 443): "no-such-host",
        ("b.home.arpa", 80): "no-such-host",
        ("127.0.0.1", 8123): "private",
    }


def _answers(known: dict[str, list[str]]):
    """A resolver that knows these names: the system's would ask others."""

    def getaddrinfo(host: str, *_args: object, **_named: object):
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in known[host]]

    return getaddrinfo
