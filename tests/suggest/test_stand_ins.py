"""What stands for packages in the browser answers as they do: telephone numbers, addresses, endings, distances."""

import random
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import phonenumbers
import pytest

from generator.entries.checks import domains
from generator.places import near
from generator.suggest import addresses, phones
from generator.suggest.scripts import _miles

NUMBERS = (
    "+1-916-555-0100",
    "(916) 555-0100",
    "916.555.0100 ext. 12",
    "1 800 FLOWERS",
    "+44 20 7946 0958",
    "011 44 20 7946 0958",
    "555-0100",
    "+1 416 555 0100",
    "1-787-555-0100",
    "tel:+1-916-555-0100",
    "916 555 0100 x5",
    "+1 (671) 555-0100; 3",
    "(0)916 555 0100",
    "+999 123 4567",
    "310-1234",
    "11 916 555 0100",
    "call 916-555-0100 or 916-555-0101",
)
ADDRESSES = (
    "https://www.example.org/a?b=c#d",
    "http://user:pw@example.org:8080/x",
    "//example.org/x",
    "mailto:a@example.org",
    "www.example.org/x",
    "https://[::1]:80/",
    "https://[v1.a]/",
    "https://[1:2:3:4:5:6:1.2.3.4]/",
    "HTTP://EXAMPLE.org:99999/",
    "https://ex℀mple.org/",
    "http://[fe80::1%en0]/",
)


def varied(seeds: Sequence[str], characters: str, number: int) -> Iterator[str]:
    """The texts with some characters put in, taken out or changed."""
    chance = random.Random(5)
    for _ in range(number):
        text = list(chance.choice(seeds))
        for _ in range(chance.randrange(5)):
            at = chance.randrange(len(text) + 1)
            text[at : at + chance.randrange(2)] = chance.choice(("", *characters))
        yield "".join(text)


def asked(parse: Callable[..., Any], package: Any, error: type[Exception], number: str) -> tuple[Any, ...] | None:
    """What the rules ask of a number."""
    try:
        found = parse(number, "US")
    except error:
        return None
    region = package.region_code_for_number(found) if found.country_code == 1 else None
    valid = region is not None and package.is_valid_number_for_region(found, region)
    return found.country_code, found.national_number, found.extension, region, valid


def test_telephone_numbers_are_read_as_the_package_reads_them():
    area_codes = [f"+1{area}{rest}" for area in range(200, 1000) for rest in ("5550100", "2220100", "1110100")]

    for number in [*area_codes, *varied(NUMBERS, "0123456789+-() .x#,;/ABCext", 6000)]:
        ours = asked(phones.parse, phones, phones.NotANumber, number)
        theirs = asked(phonenumbers.parse, phonenumbers, phonenumbers.NumberParseException, number)
        assert (number, ours) == (number, theirs)


def parts(split: Callable[[str], Any], address: str) -> tuple[Any, ...] | str:
    try:
        found = split(address)
        return found.scheme, found.netloc, found.path, found.query, found.hostname, found.port
    except ValueError:
        return "refused"


def test_addresses_are_taken_apart_as_python_does():
    for address in varied(ADDRESSES, "abc:/?#[]@%.0 1\t\n-+é℀", 10_000):
        assert (address, parts(addresses.split, address)) == (address, parts(urllib.parse.urlsplit, address))


def hosts() -> list[str]:
    """Hosts at, above and below a part of the Public Suffix List's rules."""
    rules = sorted(rule.removeprefix("*.").removeprefix("!") for rule in addresses._RULES if rule.isascii())
    return [f"{start}{rule}" for rule in rules[::7] for start in ("", "x.", "y.x.", "z.y.x.")]


def test_a_known_ending_is_known_without_the_list():
    tried = [host for host in hosts() if "." in host] + ["example.orgg", "a.b.c.nothing", "xn--p1ai.xn--p1ai"]

    assert [host for host in tried if addresses.has_known_ending(host) != domains.has_known_ending(host)] == []


def test_a_host_is_found_among_registered_domains():
    known = {domain for host in hosts() if (domain := domains.registrable(host))}
    below = addresses.suffixes_below(known)
    tried = random.Random(1).sample(hosts(), 150)

    found = {host: addresses.domain_among(host, known, below) for host in tried}

    assert found == {host: domains.registrable(host) for host in tried}


@pytest.mark.parametrize(
    ("one", "other"),
    [((38.58, -121.49), (38.58, -121.49)), ((38.58, -121.49), (40.71, -74.0)), ((61.2, -149.9), (13.4, 144.7))],
)
def test_distances_are_geopys(one, other):
    assert _miles(one, other) == near.miles(one, other)
