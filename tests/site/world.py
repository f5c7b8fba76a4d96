"""One small directory with an entry of each sort: what the golden files and the exports' tests show."""

from datetime import date

from generator.directory import Directory
from tests.site.made import DAVIS, SACRAMENTO, made


def world() -> Directory:
    """All four kinds, a chapter, an unconfirmed and a closed entry, an old id, meetings, hours."""
    seen = {
        "url": "https://www.example.org/meetings",
        "accessed": date(2026, 11, 22),
        "states": "day and hour",
    }
    return made(
        (
            "support-group",
            "ca/tuesday-group",
            {
                "summary": "People who look for work practice interviews & trade leads on Tuesdays.",
                "run_by": {"type": "faith", "name": "Example Parish", "faith": "catholic"},
                "open_to": "everyone",
                "cost": "free",
                "format": "hybrid",
                "locations": [
                    {
                        **SACRAMENTO,
                        "name": "Parish hall",
                        "street": "100 Main St",
                        "postal_code": "95814",
                        "latitude": 38.5804,
                        "longitude": -121.4922,
                        "precision": "street",
                    }
                ],
                "serves": ["Sacramento County, CA"],
                "meetings": [
                    {"every": "week", "on": ["tuesday"], "from": "09:00", "to": "11:30"},
                    {"every": "month", "on": ["last friday"], "from": "18:00", "at": "online"},
                ],
                "audiences": ["over-50"],
                "languages": ["en", "es"],
                "volunteer": "Members run the meetings.",
                "contact": {"phone": "+1-916-555-0100", "email": "info@example.org"},
                "sources": [seen],
                "verified": {"on": date(2026, 11, 22), "how": "called"},
                "formerly": ["ca/old-tuesday-group"],
            },
        ),
        (
            "support-group",
            "ca/davis-job-club",
            {
                "locations": [DAVIS],
                "status": "unconfirmed",
                "meetings_note": {"text": "monthly, on a Wednesday evening", "year": 2009},
                "sources": [{**seen, "dated": "2009-05-10"}],
            },
        ),
        ("support-group", "ca/gone", {"locations": [SACRAMENTO], "status": "closed"}),
        (
            "professional-association",
            "ca/nurses-of-sacramento",
            {
                "locations": [SACRAMENTO],
                "industries": ["health-care"],
                "parent": "us/nurses",
                "cost": "membership",
                "open_to": "members",
            },
        ),
        (
            "professional-association",
            "us/nurses",
            {"serves": ["US"], "industries": ["health-care"], "take_part": "Join the chapter of your city."},
        ),
        (
            "alumni-network",
            "ca/example-college-alumni",
            {"locations": [DAVIS], "serves": ["US"], "institution": "Example College", "open_to": "alumni"},
        ),
        (
            "agency",
            "ca/benefits",
            {"serves": ["CA"], "agency_type": "unemployment-insurance", "cost": "free"},
        ),
        (
            "agency",
            "ca/job-center",
            {
                "locations": [SACRAMENTO],
                "agency_type": "american-job-center",
                "hours": [{"on": ["monday", "friday"], "from": "08:00", "to": "16:30"}],
            },
        ),
    )
