"""Pages as they are met: of organizations, and of those who bought their names. All names are made up."""

FILLER = (
    "We are glad that you found us. Our office is open on weekdays, and the door is always open to people who look "
    "for their next position. Read on to learn what we do, who may come, and how you can help with it. "
)


def page(title: str, body: str, head: str = "") -> str:
    """A whole HTML page."""
    return f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


THEIRS = page(
    "Tuesday Network of Elmdale",
    f"<h1>Tuesday Network of Elmdale</h1><p>{FILLER}</p><p>We meet on Tuesdays at nine in the parish hall.</p>",
)
PARKED = page(
    "elmdale-tuesday.home.arpa",
    "<h1>elmdale-tuesday.home.arpa</h1><p>This domain is for sale! Buy this domain now.</p>"
    "<p>Secure payment, lease to own. Related searches: Tuesday jobs, Elmdale network, career coach</p>",
)
PARKED_BY_SCRIPT = (
    '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
)
EXPIRED = page(
    "Domain expired",
    "<p>This domain name has expired. Is this your domain? Renew this domain today.</p>",
)
GAMBLING = page(
    "SITUS SLOT GACOR Hari Ini Terpercaya",
    "<h1>Slot Gacor Hari Ini</h1><p>Situs judi online terpercaya dengan RTP slot tertinggi, deposit pulsa tanpa "
    "potongan, bandar togel dan agen bola resmi. Daftar sekarang dan menang setiap hari bersama kami di sini, bonus "
    "untuk semua anggota baru dan layanan pelanggan siang malam.</p>",
)
GAMBLING_UNDER_THE_OLD_NAME = page(
    "Tuesday Network of Elmdale - Best Online Casino and Free Spins",
    f"<h1>Tuesday Network of Elmdale</h1><p>{FILLER}</p><p>Best online casino of the year: free spins, no deposit "
    "bonus, online slots and live casino for real money. Sports betting with the best odds.</p>",
)
CASINO_IN_CHINESE = page(
    "娱乐城官网",
    "<p>百家乐 棋牌 彩票 在线赌场 欢迎光临 " + "最新优惠活动每日更新 " * 30 + "</p>",
)
ADULT = page("Hot singles", f"<p>Free porn, live sex and sex cams. You must be 18. {'Watch now. ' * 40}</p>")
SOMETHING_ELSE = page(
    "Ten plants that live without light",
    f"<h1>Ten plants that live without light</h1><p>{'Ferns are patient and want little water in winter. ' * 12}</p>",
)
BY_SCRIPT = page("Loading", '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>')
CHALLENGE = page(
    "Just a moment...",
    '<p>Checking your browser before you go on.</p><script src="/cdn-cgi/challenge-platform/x.js"></script>',
)

GOOD = {
    "a workforce board with casino jobs": (
        ("Three Rivers Workforce Board",),
        page(
            "Jobs this week | Three Rivers Workforce Board",
            f"<h1>Hiring event</h1><p>{FILLER}</p><p>Casino jobs: dealers, cooks and slot technicians are wanted at "
            "the new casino downtown. Casino dealer training starts in May, table games and slot machines. Real "
            "money for real work, with a welcome bonus of $500 after ninety days.</p>",
        ),
    ),
    "a parish with a raffle and a casino night": (
        ("St. Example Job Seekers", "St. Example Parish"),
        page(
            "St. Example Parish",
            f"<p>{FILLER}</p><p>Casino Night raises money for the school: poker tables, bingo, a raffle with a jackpot "
            "of $1,000. You must be 18 to buy a ticket.</p><p>St. Example Parish welcomes you.</p>",
        ),
    ),
    "a helpline for people who gamble": (
        ("Example Council on Problem Gambling",),
        page(
            "Example Council on Problem Gambling",
            f"<p>{FILLER}</p><p>Sports betting, online casinos and online slots are legal in more states each year. "
            "Gambling addiction is treatable. If you or somebody you love has lost control over online betting, call "
            "us.</p>",
        ),
    ),
    "an association of people who work in gaming": (
        ("Gaming Professionals of Elmdale",),
        page(
            "Gaming Professionals of Elmdale",
            f"<p>{FILLER}</p><p>Members work for operators of live casino and sportsbook products, for slot games "
            "studios and for regulators of sports betting.</p>",
        ),
    ),
    "a realtors' association": (
        ("Elmdale Association of Realtors",),
        page(
            "Elmdale Association of Realtors",
            f"<p>{FILLER}</p><p>Homes for sale, land for sale, lease to own, make an offer, secure payment. "
            "Related searches: condos, rentals.</p>",
        ),
    ),
    "a club that explains domain names": (
        ("Elmdale Web Professionals",),
        page(
            "Elmdale Web Professionals",
            f"<p>{FILLER * 4}</p><p>Next talk: what to do when the name you want is taken. Some say “this domain is "
            "for sale”, others show sponsored listings, and some names just expired: this domain has expired.</p>",
        ),
    ),
    "a nurses' group with a pharmacy column": (
        ("Elmdale Nurses",),
        page(
            "Elmdale Nurses",
            f"<p>{FILLER}</p><p>Beware of sites that sell without a prescription, or call themselves a Canadian "
            "pharmacy.</p><p>Elmdale Nurses, since 1987</p>",
        ),
    ),
    "a page whose name stands only in its logo": (
        ("Riverside Accountants Guild",),
        page("Home", f'<img src="logo.png" alt="Riverside Accountants Guild"><p>{FILLER}</p>'),
    ),
    "a page that uses only the abbreviation": (
        ("Society of Patient Example Planners", "SPEP"),
        page("SPEP", f"<h1>Welcome to SPEP</h1><p>{FILLER}</p>"),
    ),
    "a contact form with a captcha": (
        ("Tuesday Network",),
        page(
            "Tuesday Network: write to us",
            f"<p>{FILLER * 5}</p><p>Please verify you are human.</p><div class='g-recaptcha'></div>"
            "<p>Tuesday Network</p>",
        ),
    ),
    "a university's safety office": (
        ("Elmdale State University Alumni",),
        page(
            "Elmdale State",
            f"<p>{FILLER}</p><p>The campus escort service walks you to your car. Hot singles lunch on Friday.</p>",
        ),
    ),
}
"""Names of the organization, and a page of theirs that a search for single words would take for another's."""
