"""How an organisation is reached: web addresses, telephone numbers, e-mail addresses.

The directory is public, so it holds public hosts and role addresses only, never a person's own.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

import phonenumbers

from generator.entries.checks import domains
from generator.entries.checks.draft import Draft
from generator.entries.known import Known
from generator.entries.model import as_e164, in_dashes
from generator.problems import Problem, Severity
from generator.text import fold, shorten

Fault = tuple[str, str, Severity]
"""What is wrong, what would be right, and whether it stops the entry."""

_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PLAIN = re.compile(r"https?://([A-Za-z0-9.-]+)(?:[/?#][A-Za-z0-9/?#._~:@!$&'()*+,;=%-]*)?")
"""Nearly all addresses; the others are taken apart to say what is wrong with them."""
_SPACE = re.compile(r"\s")
_NOT_IN_ADDRESS = re.compile(r'[\\<>"{}|^`]')
_RESERVED = {
    "localhost": "names this very computer",
    "local": "is known in one local network only",
    "lan": "is known in one local network only",
    "home": "is known in one local network only",
    "corp": "is known in one local network only",
    "intranet": "is known in one local network only",
    "internal": "is known in one local network only",
    "arpa": "is no web site",
    "onion": "is known in the Tor network only",
    "test": "is reserved for tests",
    "example": "is reserved for examples",
    "invalid": "is reserved for what does not exist",
}
_UNITED_STATES = {"US", "PR", "VI", "GU", "AS", "MP"}
_MAIL = re.compile(r"[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@[^@\s]+")
_FREE_MAIL = re.compile(
    r"(gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|passport|aol|aim|icloud|me|mac"
    r"|comcast|xfinity|sbcglobal|att|bellsouth|pacbell|swbell|ameritech|prodigy|snet|verizon|cox|charter"
    r"|spectrum|earthlink|mindspring|netzero|juno|optonline|optimum|windstream|centurylink|centurytel"
    r"|embarqmail|q|frontier|frontiernet|tds|suddenlink|rr|roadrunner|cableone|protonmail|proton|pm|gmx|mail"
    r"|zoho|zohomail|fastmail|hey|yandex|tutanota|tuta|hushmail|inbox|qq|163|126)"
    r"\.(com|net|org|me|us|de|ru|co\.uk|ca|fm|email)"
)
_ROLE_WORDS = frozenset(
    """
    academy access action admin administration admissions adult advising advisor advocate affairs agency ajc
    alliance alumnae alumni answers apply appointment appointments apprenticeship area assistance associate
    associates association bank billing board branch bureau business campus career careers center centers
    central centre chair chapter city claims classes club clubs coach coaching coalition college coming
    committee communications community conference connect connection contact contacts corps council
    counseling counselor county customer department dept desk development director directors district
    diversity division dol donate donations east education email employer employers employment engagement
    enquiries events executive faith family federation feedback finance forum foundation friends general
    giving global government grants greater group groups hello help helpdesk helpline hire hiring home
    hotline house hr human info information initiative inquiries inquiry institute intake international job
    jobclub jobs jobseeker jobseekers join labor leadership learning library line local mail main manager
    marketing media meetings member members membership mentor mentoring metro ministries ministry national
    network networking news newsletter north office officer one online opportunities opportunity
    organization outreach parish partners placement planning president press professional professionals
    program programming programs project public re reception recruiting recruitment reentry referral
    referrals region regional registrar registration rehab rehabilitation relations reply resource resources
    response sales scholarship scholarships school search secretary section senior seniors service services
    skills social society south specialist staff start state steering stop student students success support
    talent team tech technical training transition transitions treasurer trustees ui unemployment unit
    university vet veteran veterans vice voc vocational volunteer volunteers vp web webmaster welcome west
    women womens work worker workers workforce works workshop workshops worksource young your youth
    """.split()
)
_LONGEST_SHOWN = 80


def web_addresses(draft: Draft, _known: Known) -> Iterator[Problem]:
    """Web addresses that are not http(s), or lead to no public host."""
    if draft.entry.website is not None and (fault := address_fault(draft.entry.website)):
        yield draft.problem(("website",), *fault)
    for i, source in enumerate(draft.entry.sources):
        if fault := address_fault(source.url):
            yield draft.problem(("sources", i, "url"), *fault)


def empty_contact(draft: Draft, _known: Known) -> Iterator[Problem]:
    """A contact that holds nothing. Without it, and without a website, an entry is fine."""
    if not draft.whole("contact"):
        return
    contact = draft.entry.contact
    if contact is not None and not (contact.phone or contact.email):
        yield draft.problem(("contact",), '"contact" names neither a phone nor an e-mail', "add one, or remove it")


def phone(draft: Draft, _known: Known) -> Iterator[Problem]:
    """Telephone numbers not in use in the United States, or spelled in another way than all others."""
    contact = draft.entry.contact
    if contact and contact.phone and (fault := phone_fault(contact.phone)):
        yield draft.problem(("contact", "phone"), *fault)


def email(draft: Draft, _known: Known) -> Iterator[Problem]:
    """E-mail addresses that are none, or look like a person's own."""
    contact = draft.entry.contact
    if contact and contact.email and (fault := email_fault(contact.email, _own_names(draft))):
        yield draft.problem(("contact", "email"), *fault)


def address_fault(address: str) -> Fault | None:
    """Why the web address cannot be published; None when it can."""
    if plain := _PLAIN.fullmatch(address):
        return host_fault(plain[1])
    if _SPACE.search(address):
        right = quote(address.strip(), safe=":/?#[]@!$&'()*+,;=%~")
        fix = f"remove them, or write {_shown(right)}"
        if address_fault(right):
            fix = "write the address alone, for example https://www.example.org/"
        return "a web address holds no spaces", fix, "error"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return f'"{_shown(address)}" is no web address', "write it as https://www.example.org/", "error"
    if not parts.netloc or parts.scheme not in ("http", "https"):
        return _scheme_fault(address, parts)
    if "@" in parts.netloc:
        return (
            "a web address with a user name or password",
            f"write only the host, {_shown(_bare(parts))}",
            "error",
        )
    if _NOT_IN_ADDRESS.search(address):
        return (
            f'"{_shown(address)}" holds a character that no web address has',
            "copy it from the browser",
            "error",
        )
    if parts.netloc.endswith(":") or port not in (None, 80, 443):
        return (
            f"a web address with a port of its own, {_shown(parts.netloc)}",
            "only public web servers, without a port",
            "error",
        )
    return host_fault(host or "")


@lru_cache(maxsize=4096)
def host_fault(host: str) -> Fault | None:
    """Why the host is not public; None when it is one."""
    host = host.lower()
    if not host.isascii():
        return f'the host "{_shown(host)}" has letters beyond a to z', _in_punycode(host), "error"
    if _is_number(host):
        return f'the host "{_shown(host)}" is a number', "write the name of the host", "error"
    if host.endswith("."):
        return f'the host "{_shown(host)}" ends in a dot', f"write {_shown(host.rstrip('.'))}", "error"
    labels = host.split(".")
    reserved = _RESERVED.get(labels[-1])
    if reserved:
        return f'the host "{_shown(host)}" {reserved}', "write the address that everybody can open", "error"
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        return (
            f'"{_shown(host)}" is no public host',
            "write its full name, for example www.example.org",
            "error",
        )
    if not domains.has_known_ending(host):
        return (
            f'no known web address ends in ".{_shown(labels[-1])}"',
            "look for a misspelling: .org, .com, .gov",
            "warning",
        )
    return None


def phone_fault(number: str) -> Fault | None:
    """Why the number cannot be published as it stands; None when it can."""
    try:
        parsed = _parsed(number)
    except phonenumbers.NumberParseException:
        return f'"{number}" is no telephone number', "write it as +1-916-555-0100", "error"
    region = phonenumbers.region_code_for_number(parsed) if parsed.country_code == 1 else None
    if region is None or not phonenumbers.is_valid_number_for_region(parsed, region):
        return (
            f'"{number}" is no number in use in the United States',
            "look it up again; write it as +1-916-555-0100",
            "error",
        )
    if region not in _UNITED_STATES:
        return f'"{number}" is a number of another country', "give a number in the United States", "error"
    if as_e164(number):
        return None
    right = in_dashes(f"+1{parsed.national_number}")
    if parsed.extension:
        return f'"{number}" has an extension', f"write {right}, and the extension in take_part", "error"
    return f'"{number}" is spelled in another way than the other numbers', f"write {right}", "error"


def _parsed(number: str) -> phonenumbers.PhoneNumber:
    """The number; one in a spelling of ours without the search for what else it could be."""
    if plain := as_e164(number):
        return phonenumbers.PhoneNumber(country_code=1, national_number=int(plain.removeprefix("+1")))
    return phonenumbers.parse(number, "US")


def email_fault(address: str, own_names: Iterable[str] = ()) -> Fault | None:
    """Why the address cannot be published, if so. `own_names` are the organization's and its places'."""
    if not _MAIL.fullmatch(address):
        return f'"{address}" is no e-mail address', "write it as info@example.org", "error"
    local, _, host = address.rpartition("@")
    if _FREE_MAIL.fullmatch(host.lower()):
        return f'"{address}" is an address at a free-mail host, often a person\'s own', _ROLE, "error"
    if _looks_like_a_name(local.lower(), own_names):
        return f'"{address}" looks like a person\'s own address', _ROLE, "error"
    return host_fault(host)


_ROLE = "give a role address such as info@example.org, or leave it out"


def _looks_like_a_name(local: str, own_names: Iterable[str]) -> bool:
    """first.last, first_last, first-last or f.last, unless a word is a role's or all are the organization's."""
    words = re.split(r"[._-]", local)
    if len(words) < 2 or not all(word.isalpha() for word in words):
        return False
    return _ROLE_WORDS.isdisjoint(words) and not set(fold(" ".join(own_names)).split()).issuperset(words)


def _own_names(draft: Draft) -> list[str]:
    """What the organisation and its places are called."""
    entry = draft.entry
    return [entry.name, *entry.also_known_as, *(location.city for location in entry.locations), *entry.serves]


def _scheme_fault(address: str, parts: SplitResult) -> Fault:
    shown = _shown(address)
    if "." in address.split("/")[0] and not parts.netloc and "@" not in address:
        return f'"{shown}" lacks https://', f"write https://{shown}", "error"
    return f'"{shown}" is no http or https address', "write it as https://www.example.org/", "error"


def _is_number(host: str) -> bool:
    """An address by number, in any of the spellings that browsers take: ::1, 127.1, 0x7f000001."""
    return ":" in host or _NUMBER_LABEL.fullmatch(host.rstrip(".").rpartition(".")[2]) is not None


def _in_punycode(host: str) -> str:
    try:
        return f"write it as {host.encode('idna').decode('ascii')}, and look whether it is the right one"
    except UnicodeError:
        return "write the host as the browser's address line gives it when you copy it"


def _bare(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _shown(text: str) -> str:
    return shorten(text, _LONGEST_SHOWN)
