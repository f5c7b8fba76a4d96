"""What part of a host somebody registered: `www.edd.ca.gov` and `edd.ca.gov` are one, `ca.gov` is a suffix.

By the Public Suffix List that comes with the package publicsuffixlist; nothing is fetched.
"""

from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=8192)
def registrable(host: str) -> str | None:
    """The registered domain of a host; None for a suffix itself and for what has no known ending."""
    domain: str | None = _suffixes().privatesuffix(_in_letters(host))
    return domain


@lru_cache(maxsize=8192)
def has_known_ending(host: str) -> bool:
    """Whether the host ends in a suffix of the list, or is one."""
    return registrable(host) is not None or _suffixes().publicsuffix(_in_letters(host)) is not None


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
