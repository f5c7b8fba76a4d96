"""Everyday words of the search that no list under `data/taxonomy/` holds: who runs it, cost, format, days, fillers.

Values only. The taxonomy's own lists are data; these follow the values that the entry's model allows, so they
change with the program; a test holds the two together.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Choice(NamedTuple):
    """A value as it is shown, and the words that mean it."""

    name: str
    words: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace("\n", " ").split(",") if word.strip())


RUNS: Mapping[str, Choice] = {
    "government": Choice(
        "Government", _words("government run, public agency, run by the city, run by the state, run by the county")
    ),
    "nonprofit": Choice("Nonprofit", _words("nonprofit organization, charity run, nonprofit run")),
    "faith": Choice(
        "Congregation or faith group",
        _words("congregation, faith based, faith, religious, faith group, ministry, worship, house of worship"),
    ),
    "university": Choice("University or college", _words("university run, college run")),
    "coach": Choice("Coach", _words("career coach, coach, coaching, job coach")),
    "volunteer": Choice("Volunteers", _words("volunteer run, volunteer led, peer led, grassroots, run by volunteers")),
    "business": Choice("Business", _words("for profit, business run")),
    "association": Choice("Association", ()),
}
COSTS: Mapping[str, Choice] = {
    "free": Choice("Free", _words("free, no cost, free of charge, at no cost, no fee, no charge")),
    "donation": Choice("By donation", _words("donation, by donation, pay what you can")),
    "membership": Choice("Membership", _words("membership dues, paid membership, dues")),
    "fee": Choice("Fee", _words("paid, for a fee")),
}
FORMATS: Mapping[str, Choice] = {
    "in-person": Choice("In person", _words("in person, face to face, on site")),
    "online": Choice("Online", _words("online, virtual, virtually, zoom, remote, remotely, on the web, by video")),
    "hybrid": Choice("In person and online", _words("hybrid")),
}
DAYS: Mapping[str, Choice] = {
    "monday": Choice("Monday", _words("monday, mon")),
    "tuesday": Choice("Tuesday", _words("tuesday, tue, tues")),
    "wednesday": Choice("Wednesday", _words("wednesday, wed, weds")),
    "thursday": Choice("Thursday", _words("thursday, thu, thur, thurs")),
    "friday": Choice("Friday", _words("friday, fri")),
    "saturday": Choice("Saturday", _words("saturday, weekend")),
    "sunday": Choice("Sunday", _words("sunday, weekend")),
}
TIMES: Mapping[str, Choice] = {
    "morning": Choice("Morning", _words("morning, before work, breakfast")),
    "afternoon": Choice("Afternoon", _words("afternoon, lunchtime")),
    "evening": Choice("Evening", _words("evening, night, after work, tonight")),
}
NEAR_ME = _words(
    "near me, nearby, near here, around me, around here, close to me, close by, my area, in my area, my city, my town"
)
FILLERS = _words(
    """a, about, all, an, and, another, any, anyone, are, at, be, best, can, career, careers, class, classes,
    club, do, does, employment, event, events, find, finding, for, from, get, getting, give, good, group, groups,
    have, help, helping, helps, hiring, how, i, id, if, im, in, information, into, is, it, ive, job, jobs, just,
    know, like, list, local, look, looking, lost, make, me, meet, meeting, meetings, meetup, meetups, moved, moving,
    my, need, needed, needs, network, networking, networks, new, of, offer, offers, on, open, opening, openings, opportunities,
    opportunity, or, organization, organizations, organisation, organisations, our, out, people, person, place, places, please, position,
    positions, program, programs, programme, programmes, resource, resources, search, searching, seeker, seekers,
    service, services, some, someone, somewhere, start, support, that, the, their, there, these, they,
    thing, this, to, want, was, way, we, what, when, where, which, who, will, with, work, worker, workers, working, you, your,
    america, american, area, city, country, county, downtown, greater, metro, nation, national, nationwide, region, regional,
    state, town, union, united, us, usa, apply, applying, benefits, claim, day, file, filing, been, being, without, friendly, speaking, near, around, by, based, community, professional, professionals, now, today, week"""
)
"""Words that a query is understood without: they are looked for in names, but nothing has to hold them."""
PREFERENCES = _words(
    """networking, networking group, networking club, network, professional network, professional group,
    professional organization, chapter, local chapter, society, institute, guild, in transition, career transition,
    industry group, career group, career workshop, job search workshop, job seekers, jobseekers, peer group, graduates club, college club,
    university network, college network, school network, coach, coaching, career services, association, job training, job placement"""
)
"""Words that make one kind come first without leaving the others out: all sorts of groups call themselves so."""
PROPER_NAMES = _words(
    """goodwill, urban league, jewish vocational service, jvs, jfs, jcc, jewish family services, worksource,
    careeronestop, workforce solutions, workforce connections, workforce alliance, workforce partnership,
    deseret industries, icna, aarp, job corps, youthbuild"""
)
"""Words of the taxonomy that are names of organizations: who types them looks for that name."""
FURTHER_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "agency": {
        "unemployment-insurance": _words(
            """unemployment agency, unemployment department, unemployment website, unemployment phone number, unemployment check, unemployment pay,
            unemployment money, state unemployment, collect unemployment, sign up for unemployment, claim unemployment, file unemployment, certify unemployment"""
        ),
        "american-job-center": _words(
            "employment office, job office, workforce agency, career development center, job search center, job resource center"
        ),
        "vocational-rehabilitation": _words("vocational services, rehab counselor, vr office"),
    },
    "kind": {
        "support-group": _words(
            "job search help, job search ministry, jobs ministry, job support, job support group, career support group, career transition group"
        )
    },
    "faith": {"protestant": ("salvation army",)},
    "audience": {
        "veterans": _words("vets, veterans affairs, transitioning military, separated from the military"),
        "formerly-incarcerated": _words(
            "felony friendly, felon friendly, record friendly, out of prison, out of jail, just released"
        ),
        "parents-returning": _words("stay at home, back to work after kids, after maternity"),
        "immigrants-refugees": _words(
            "immigrants, refugees, newcomer, newcomers to america, foreign professionals, immigrant professionals"
        ),
        "people-with-disabilities": _words("with a disability, disability job, special needs adult"),
        "recent-graduates": _words("young professionals, new graduates, just graduated"),
    },
}
"""Words beside the taxonomy's own, by field and value."""
RELATED: Mapping[str, tuple[str, ...]] = {
    "american-job-center": ("workforce-board",),
    "workforce-board": ("american-job-center",),
}
"""Agency types that answer the same need: who asks for a job center is helped by the board that runs it."""
PLACE_WORDS = _words("in, near, around, at, to, by, within, outside, close to, area, for")
"""After these a place is likely: "jobs in mobile"."""
