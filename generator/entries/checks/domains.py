"""What part of a host somebody registered: `www.edd.ca.gov` and `edd.ca.gov` are one, `ca.gov` is a suffix.

By the Public Suffix List that comes with the package publicsuffixlist; nothing is fetched.
"""

import re
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

_SHARED = frozenset(
    """
    discord.com facebook.com groups.io instagram.com linkedin.com meetup.com slack.com twitter.com x.com yahoo.com
    youtube.com
    eventbrite.com constantcontact.com mailchi.mp
    google.com linktr.ee medium.com squarespace.com weebly.com wix.com wordpress.com
    bit.ly tinyurl.com
    """.split()
)
"""Sites where everybody has a page: groups and networks, events and letters, free pages, short links.

Without those of which the Public Suffix List knows that each name below them is somebody's own: wixsite.com.
"""
_GOVERNMENT = re.compile(r".+\.(gov|mil|[a-z]{2}\.us)")
"""The domain of a state or city is the one of all its offices: ca.gov, nyc.gov, state.nm.us."""


@lru_cache(maxsize=8192)
def registrable(host: str) -> str | None:
    """The registered domain of a host; None for a suffix itself and for what has no known ending."""
    domain: str | None = _suffixes().privatesuffix(_in_letters(host))
    return domain


@lru_cache(maxsize=8192)
def has_known_ending(host: str) -> bool:
    """Whether the host ends in a suffix of the list, or is one."""
    return registrable(host) is not None or _suffixes().publicsuffix(_in_letters(host)) is not None


def is_shared(domain: str) -> bool:
    """Whether a registered domain is many organizations' own, so that to have it in common says nothing."""
    return domain in _SHARED or _GOVERNMENT.fullmatch(domain) is not None


@cache
def _suffixes() -> PublicSuffixList:
    # The list is in letters; turning all of it into punycode would take longer than everything else here.
    return PublicSuffixList(accept_unknown=False, accept_encoded_idn=False)


def _in_letters(host: str) -> str:
    """The host in small letters, as the list has them: xn--p1ai is рф."""
    if "xn--" not in host:
        return host.lower()
    try:
        return host.lower().encode("ascii").decode("idna")
    except UnicodeError:
        return host.lower()
