"""Judge an answer: does it still answer, and is it still theirs? Pure: an answer and a subject in, a verdict out.

A status of 200 proves nothing: a name that was not renewed answers so for whoever bought it. So the registered
domain is compared, the organization looked for in the words, and the signs of dealers and casinos counted.
"""

import math
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from generator.contribute.links import signs
from generator.contribute.links.answer import Answer, Cause, Fault, Subject, Verdict
from generator.contribute.links.naming import Evidence, evidence, without
from generator.contribute.links.page import Page, page_of
from generator.entries.checks.domains import is_shared, registrable
from generator.text import fold

READABLE = 200
"""Characters from which a page says enough to miss a name on it; a page drawn by a script has less."""
LONG = 800
"""Characters that no dealer's page has."""
_REFUSED = {401, 403, 407, 429, 451, 999}
"""999 is LinkedIn's."""
_UNLIKED = {400, 405, 406, 412, 418, 421, 426}
"""What servers say to a program that they would not say to a browser."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def judged(answer: Answer, subject: Subject) -> Verdict:
    """What the answer means for the entries behind the subject."""
    if answer.fault:
        return _of_fault(answer)
    page = page_of(answer.body, answer.headers.get("content-type", "")) if is_page(answer) else None
    if answer.status in _REFUSED or (answer.status >= 400 and page and _is_challenge(answer, page)):
        return Verdict("blocked", f"It lets no program in ({answer.status}).", "refused")
    if answer.status in (404, 410):
        return Verdict("dead", f"The page does not exist ({answer.status}).", "not-found", sure=True)
    if answer.status in _UNLIKED:
        return Verdict("blocked", f"It does not answer a program ({answer.status}).", "refused")
    if answer.status == 503 and "retry-after" in answer.headers:
        return Verdict("blocked", "It asks to come back later (503).", "refused")
    if answer.status >= 400:
        return Verdict("dead", f"Its server has an error ({answer.status}).", "server-error")
    if dealer := _dealer(answer.address):
        return Verdict("suspect", f"It leads to {dealer}, who sells domains.", "parked", answer.address, sure=True)
    if page is None:
        return _of_no_page(answer)
    return _of_page(answer, page, subject)


def is_page(answer: Answer) -> bool:
    """Whether the answer is something to read, as far as its server says."""
    return answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower() in _PAGES


_FAULTS: dict[Fault, Callable[[str], Verdict]] = {
    "our-network": lambda detail: Verdict("unknown", f"Our own network failed{detail}."),
    "no-such-host": lambda detail: Verdict("dead", f"There is no such site{detail}.", "no-such-host", sure=True),
    "private": lambda detail: Verdict("dead", f"It lies in a private network{detail}.", "private", sure=True),
    "refused": lambda detail: Verdict("dead", f"Nobody answers there{detail}.", "no-answer"),
    "timeout": lambda detail: Verdict("dead", f"It did not answer in time{detail}.", "no-answer"),
    "certificate": lambda detail: Verdict("dead", f"Browsers warn of its certificate{detail}.", "certificate"),
    "chain": lambda detail: Verdict("ok", f"Its certificate cannot be followed to its root{detail}.", "certificate"),
    "tls": lambda detail: Verdict("dead", f"No secure connection can be made{detail}.", "certificate"),
    "redirects": lambda detail: Verdict("dead", f"It sends its readers round in circles{detail}.", "no-answer"),
    "protocol": lambda detail: Verdict("dead", f"Its answer cannot be read{detail}.", "no-answer"),
    "port": lambda detail: Verdict("ok", f"It leads to an unusual port{detail}: look yourself.", "unclear"),
    "scheme": lambda detail: Verdict("ok", f"It leads to no web page{detail}: look yourself.", "unclear"),
}


def _of_fault(answer: Answer) -> Verdict:
    assert answer.fault  # noqa: S101 - for the type checker
    detail = f" ({answer.detail})" if answer.detail else ""
    elsewhere = registrable(_host(answer.asked)) != registrable(_host(answer.address)) or answer.fault == "private"
    if answer.address != answer.asked and answer.fault in ("private", "no-such-host") and elsewhere:
        where = "into a private network" if answer.fault == "private" else "to a site that does not exist"
        cause: Cause = "private" if answer.fault == "private" else "other-domain"
        return Verdict("suspect", f"It leads {where}{detail}.", cause, answer.address, sure=True)
    return _FAULTS[answer.fault](detail)


def _of_no_page(answer: Answer) -> Verdict:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip()[:60] or "nothing"
    if _same_domain(answer):
        return Verdict("ok", "" if kind == "application/pdf" else f"It is no page but {kind}.", "unclear")
    return Verdict("moved", f"It leads to {_shown(answer.address)}, which is {kind}.", "unclear", answer.address)


def _of_page(answer: Answer, page: Page, subject: Subject) -> Verdict:
    own_words = without(page.folded, (_host(answer.asked), _host(answer.address)))
    found = evidence(subject, own_words)
    if foul := _foul(page, without(own_words, subject.names), found):
        what = signs.WORDS[foul[0]]
        to = "" if _same_domain(answer) else answer.address
        sure = found < Evidence.named or _is_short_notice(foul[0], page)
        return Verdict("suspect", f"It looks like {what}: {foul[1]}.", foul[0], to, sure=sure)
    if _is_challenge(answer, page):
        return Verdict("blocked", "It wants to see a person first.", "challenge")
    if fold(page.title).startswith(signs.NOT_FOUND_TITLES) and found < Evidence.words:
        return Verdict("dead", f'Its title says "{page.title[:60]}".', "not-found")
    if not _same_domain(answer):
        return _of_other_domain(answer, page, subject, found)
    return _of_own_domain(answer, page, subject, found)


def _of_other_domain(answer: Answer, page: Page, subject: Subject, found: Evidence) -> Verdict:
    """A redirect to another registered domain: a new name of theirs, or somebody else."""
    where = _shown(answer.address)
    if found >= Evidence.words:
        return Verdict("moved", f"It leads to {where}, which names them.", "moved", answer.address)
    if not subject.website or len(page.text) < READABLE or is_shared(registrable(_host(answer.address)) or ""):
        return Verdict("moved", f"It leads to {where}: look whether that is theirs.", "unclear", answer.address)
    return Verdict("suspect", f"It leads to {where}, which does not name them.", "other-domain", where, sure=True)


def _of_own_domain(answer: Answer, page: Page, subject: Subject, found: Evidence) -> Verdict:
    if not subject.website:
        return Verdict("ok")
    if found is Evidence.none:
        if len(page.text) < READABLE:
            return Verdict("ok", "Hardly any text: it may need JavaScript. Look yourself.", "unclear")
        return Verdict("suspect", "Nothing on the page speaks of them.", "no-name")
    if found is Evidence.place and len(page.text) >= READABLE:
        return Verdict("ok", "The page names their place, but not them: look yourself.", "unclear")
    if _front_page_only(answer):
        return Verdict("ok", "It leads to the site's front page: the page itself may be gone.", "unclear")
    return Verdict("ok")


def _foul(page: Page, folded: str, found: Evidence) -> tuple[signs.Sort, str] | None:
    """What the page is instead and the words that say so, where they weigh enough beside what speaks for it."""
    source = page.source.lower()
    if found < Evidence.named and (mark := next((mark for mark in signs.MARKUP if mark in source), None)):
        return "parked", f'"{mark}"'
    title = f" {fold(page.title)} "
    for sort, phrases in signs.SIGNS.items():
        hits = _hits(phrases, folded, page.plain)
        in_title = any(_says(phrase, title, page.title.casefold()) for phrase in hits)
        if sum(hits.values()) >= _enough(sort, page, folded, found, in_title=in_title):
            heaviest = sorted(hits, key=lambda phrase: (-hits[phrase], phrase))[:3]
            return sort, ", ".join(f'"{phrase}"' for phrase in heaviest)
    return None


def _hits(phrases: Mapping[str, int], folded: str, plain: str) -> dict[str, int]:
    """The phrases that stand there, the longest of those within each other; none where all are light."""
    hits = [phrase for phrase in phrases if _says(phrase, folded, plain)]
    longest = [phrase for phrase in hits if not any(phrase != other and phrase in other for other in hits)]
    found = {phrase: phrases[phrase] for phrase in longest}
    return found if max(found.values(), default=0) >= signs.LIGHTEST else {}


def _enough(sort: signs.Sort, page: Page, folded: str, found: Evidence, *, in_title: bool) -> float:
    """The weight from which the page is taken for what its signs say."""
    if found < Evidence.named or _is_short_notice(sort, page):
        return signs.ENOUGH[sort]
    if in_title:
        return signs.ENOUGH[sort] + 2
    about = signs.SPOKEN_ABOUT.get(sort, ())
    if sort == "parked" or any(f" {phrase} " in folded for phrase in about):
        return math.inf
    return signs.ENOUGH_BESIDE_THE_NAME


def _is_short_notice(sort: signs.Sort, page: Page) -> bool:
    """Whether it is a dealer's page by its length; the name on it is then one of his "related searches"."""
    return sort == "parked" and len(page.text) < LONG


def _says(phrase: str, folded: str, plain: str) -> bool:
    return f" {phrase} " in folded if phrase.isascii() else phrase in plain


def _is_challenge(answer: Answer, page: Page) -> bool:
    if answer.headers.get("cf-mitigated") == "challenge":
        return True
    if len(page.text) > LONG:
        return False
    source = page.source.lower()
    words = fold(f"{page.title} {page.text[:400]}")
    return any(mark in source for mark in signs.CHALLENGE_MARKUP) or any(words.startswith(c) for c in signs.CHALLENGES)


def _dealer(address: str) -> str | None:
    domain = registrable(_host(address))
    return domain if domain in signs.DEALERS else None


def _same_domain(answer: Answer) -> bool:
    asked, final = (_host(address).removeprefix("www.") for address in (answer.asked, answer.address))
    domain = registrable(asked)
    if asked == final or domain is None or domain != registrable(final):
        return asked == final
    return domain.endswith((".gov", ".mil", ".us")) or not is_shared(domain)


def _front_page_only(answer: Answer) -> bool:
    asked, final = urlsplit(answer.asked), urlsplit(answer.address)
    deep = len(asked.path.strip("/")) > 0 and not asked.path.strip("/").startswith(("index.", "home", "default."))
    return deep and not final.path.strip("/") and not final.query


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _shown(address: str) -> str:
    return address if len(address) <= 100 else f"{address[:99]}…"
