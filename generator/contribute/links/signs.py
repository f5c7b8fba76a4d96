"""The signs of a page that is not the organization's any more: plain lists, each with its weight and its reason.

No single word stands here: a parish has its raffle, a workforce board its casino jobs, a helpline speaks of
gambling. A phrase counts once, however often it stands there, and one alone is never enough. Weight 3 is said by
nobody else, 2 rarely, 1 only adds to others. Phrases are folded as `text.fold` does (small letters, no accents
or punctuation); those in other scripts are looked for as they stand.
"""

from typing import Literal

Sort = Literal["parked", "gambling", "adult", "spam"]

PARKED = {
    # Dealers in domains: what their own landing pages say.
    "this domain is for sale": 3,
    "this domain name is for sale": 3,
    "domain is for sale": 3,
    "domain name is for sale": 3,
    "domain may be for sale": 3,
    "domain name may be for sale": 3,
    "buy this domain": 3,
    "purchase this domain": 3,
    "own this domain": 2,
    "get this domain": 2,
    "inquire about this domain": 3,
    "make an offer on this domain": 3,
    "interested in this domain": 2,
    "domain is available for purchase": 3,
    "checkout the full domain details": 3,
    "premium domain name": 1,
    "hugedomains": 2,
    "sedo domain parking": 3,
    "brokerage service": 1,
    "secure payment": 1,
    "lease to own": 1,
    # Registrars: the page of a name that was not renewed.
    "this domain has expired": 3,
    "this domain name has expired": 3,
    "domain has recently expired": 3,
    "domain is parked": 3,
    "parked free courtesy of": 3,
    "this web page is parked": 3,
    "this page is parked": 3,
    "parked domain": 2,
    "domain parking": 2,
    "is this your domain": 2,
    "renew this domain": 2,
    "domain owner": 1,
    # Pages that live on advertisements.
    "sponsored listings": 2,
    "related searches": 1,
    "the sponsored listings displayed above": 3,
    "search ads": 1,
}
"""Parked, for sale or expired."""

GAMBLING = {
    "online casino": 2,
    "online casinos": 2,
    "best online casino": 3,
    "casino bonus": 3,
    "casino bonuses": 3,
    "casino online": 2,
    "live casino": 2,
    "crypto casino": 3,
    "no deposit bonus": 3,
    "welcome bonus": 1,
    "free spins": 3,
    "real money": 1,
    "slot machines": 1,
    "online slots": 3,
    "slot games": 2,
    "sports betting": 2,
    "online betting": 3,
    "betting site": 2,
    "betting sites": 2,
    "betting odds": 2,
    "sportsbook": 1,
    "online poker": 2,
    "play baccarat": 3,
    "deposit and withdraw": 2,
    # Indonesian and Malay: by far the most frequent on bought-up names.
    "slot gacor": 3,
    "situs slot": 3,
    "slot online": 3,
    "judi online": 3,
    "judi bola": 3,
    "rtp slot": 3,
    "link alternatif": 2,
    "agen bola": 3,
    "bandar togel": 3,
    "togel online": 3,
    "deposit pulsa": 3,
    "slot demo": 2,
    # Vietnamese, Turkish, Spanish, Portuguese, German.
    "nha cai": 2,
    "song bac": 2,
    "deneme bonusu": 3,
    "canli bahis": 3,
    "bahis siteleri": 3,
    "casino en linea": 2,
    "apuestas deportivas": 2,
    "cassino online": 2,
    "online spielautomaten": 3,
    # Other scripts.
    "在线赌场": 3,
    "博彩": 2,
    "棋牌": 2,
    "娱乐城": 3,
    "彩票": 1,
    "百家乐": 3,
    "オンラインカジノ": 3,
    "카지노": 2,
    "바카라": 3,
    "토토사이트": 3,
    "онлайн казино": 3,
    "สล็อต": 3,
    "เว็บพนัน": 3,
    "บาคาร่า": 3,
}

ADULT = {
    "porn videos": 3,
    "free porn": 3,
    "xxx videos": 3,
    "sex videos": 3,
    "live sex": 3,
    "sex cams": 3,
    "adult webcams": 3,
    "adult dating": 2,
    "call girls": 3,
    "escort girls": 3,
    "independent escorts": 3,
    "escort service": 1,  # campus police offer one too
    "escorts in": 1,
    "hot singles": 2,
    "you must be 18": 1,
    "nude pics": 3,
}

SPAM = {
    "buy viagra": 3,
    "generic viagra": 3,
    "cheap cialis": 3,
    "cialis online": 3,
    "canadian pharmacy": 2,
    "no prescription needed": 2,
    "without a prescription": 1,
    "payday loans online": 3,
    "replica watches": 3,
    "write my essay": 3,
    "essay writing service": 2,
    "buy essay": 2,
    "buy instagram followers": 3,
    "guest post": 1,
    "buy backlinks": 3,
    "vape shop": 1,
    "cbd gummies": 2,
    "keto gummies": 3,
}

SIGNS: dict[Sort, dict[str, int]] = {"parked": PARKED, "gambling": GAMBLING, "adult": ADULT, "spam": SPAM}
ENOUGH: dict[Sort, int] = {"parked": 3, "gambling": 4, "adult": 4, "spam": 5}
"""The weight from which a page without the organization's name is taken for what the signs say."""
ENOUGH_BESIDE_THE_NAME = 9
"""The weight from which it is, though the name stands there: dealers keep the old title for its place in searches."""
LIGHTEST = 2
"""The weight that at least one of the phrases has: any number of light ones is only a shop."""
SPOKEN_ABOUT: dict[Sort, tuple[str, ...]] = {
    "gambling": (
        "problem gambling",
        "gambling addiction",
        "compulsive gambling",
        "gambling disorder",
        "gamblers anonymous",
    ),
}
"""What an organization says that speaks about the thing; no casino uses the words beside an organization's name."""

WORDS: dict[Sort, str] = {
    "parked": "a page of somebody who sells or parks the domain",
    "gambling": "a gambling site",
    "adult": "an adult site",
    "spam": "a site that sells something quite different",
}

MARKUP = (
    'window.location.href="/lander"',  # GoDaddy's parked pages: nothing but this script
    "window.location.href='/lander'",
    "parking-lander",
    "sedoparking.com",
    "parkingcrew.net",
    "bodiscdn.com",
    "parklogic.com",
    "afternic.com/forsale",
    "hugedomains.com/domain_profile",
    "dan.com/buy-domain",
)
"""What stands in the source text of parked pages, which often hold no text of their own."""

DEALERS = frozenset(
    """
    afternic.com atom.com bodis.com brandbucket.com buydomains.com dan.com domainmarket.com dynadot.com
    efty.com hugedomains.com parkingcrew.net sav.com sedo.com sedoparking.com spaceship.com squadhelp.com
    undeveloped.com uniregistry.com namebright.com
    """.split()
)
"""Who sells or parks domains: an organization's address has no business to lead there."""

CHALLENGES = (
    "just a moment",
    "attention required cloudflare",
    "checking your browser",
    "verify you are human",
    "verifying you are human",
    "are you a robot",
    "pardon our interruption",
    "please enable cookies",
    "access denied",
    "request unsuccessful incapsula",
    "security check to access",
    "ddos protection by",
    "one moment please",
)
"""What a short page says that wants to see a person first; folded."""
CHALLENGE_MARKUP = (
    "cf-chl-",
    "/cdn-cgi/challenge-platform/",
    "_incapsula_resource",
    "px-captcha",
    "captcha-delivery.com",
    "awswafintegration",
    "/.well-known/sgcaptcha/",
    "sucuri_cloudproxy",
)
"""What stands in its source text; small letters."""

NOT_FOUND_TITLES = (
    "404",
    "page not found",
    "not found",
    "file not found",
    "site not found",
    "account suspended",
    "website suspended",
    "site suspended",
    "default web site page",
    "apache2 ubuntu default page",
    "apache2 debian default page",
    "welcome to nginx",
    "iis windows server",
)
"""Titles (folded, at their start) of pages that say 200 and mean that nothing is there."""
