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


def words(text: str) -> tuple[str, ...]:
    """Words and phrases between commas."""
    return tuple(word.strip() for word in text.replace("\n", " ").split(",") if word.strip())


RUNS: Mapping[str, Choice] = {
    "government": Choice(
        "Government", words("government run, public agency, run by the city, run by the state, run by the county")
    ),
    "nonprofit": Choice("Nonprofit", words("nonprofit organization, charity run, nonprofit run")),
    "faith": Choice(
        "Congregation or faith group",
        words("congregation, faith based, faith, religious, faith group, ministry, worship, house of worship"),
    ),
    "university": Choice("University or college", words("university run, college run")),
    "coach": Choice("Coach", words("career coach, coach, coaching, job coach")),
    "volunteer": Choice("Volunteers", words("volunteer run, volunteer led, peer led, grassroots, run by volunteers")),
    "business": Choice("Business", words("for profit, business run")),
    "association": Choice("Association", ()),
}
COSTS: Mapping[str, Choice] = {
    "free": Choice("Free", words("free, no cost, free of charge, at no cost, no fee, no charge")),
    "donation": Choice("By donation", words("donation, by donation, pay what you can")),
    "membership": Choice("Membership", words("membership dues, paid membership, dues")),
    "fee": Choice("Fee", words("paid, for a fee")),
}
FORMATS: Mapping[str, Choice] = {
    "in-person": Choice("In person", words("in person, face to face, on site")),
    "online": Choice("Online", words("online, virtual, virtually, zoom, remote, remotely, on the web, by video")),
    "hybrid": Choice("In person and online", words("hybrid")),
}
DAYS: Mapping[str, Choice] = {
    "monday": Choice("Monday", words("monday, mon")),
    "tuesday": Choice("Tuesday", words("tuesday, tue, tues")),
    "wednesday": Choice("Wednesday", words("wednesday, wed, weds")),
    "thursday": Choice("Thursday", words("thursday, thu, thur, thurs")),
    "friday": Choice("Friday", words("friday, fri")),
    "saturday": Choice("Saturday", words("saturday, weekend")),
    "sunday": Choice("Sunday", words("sunday, weekend")),
}
TIMES: Mapping[str, Choice] = {
    "morning": Choice("Morning", words("morning, before work, breakfast")),
    "afternoon": Choice("Afternoon", words("afternoon, lunchtime")),
    "evening": Choice("Evening", words("evening, night, after work, tonight")),
}
NEAR_ME = words(
    "near me, nearby, near here, around me, around here, close to me, close by, my area, in my area, my city, my town"
)
FILLERS = words(
    """a, about, all, an, and, another, any, anyone, are, at, be, best, can, career, careers, class, classes,
    club, do, does, employment, event, events, find, finding, for, from, get, getting, give, good, group, groups,
    have, help, helping, helps, hiring, how, i, id, if, im, in, information, into, is, it, ive, job, jobs, just,
    know, like, list, local, look, looking, lost, make, me, meet, meeting, meetings, meetup, meetups, moved, moving,
    my, need, needed, needs, network, networking, networks, new, of, offer, offers, on, open, opening, openings, opportunities,
    opportunity, or, organization, organizations, organisation, organisations, our, out, people, person, place, places, please, position,
    positions, program, programs, programme, programmes, resource, resources, search, searching, seeker, seekers,
    service, services, some, someone, somewhere, start, support, that, the, their, there, these, they,
    thing, this, to, want, was, way, we, what, when, where, which, who, will, with, work, worker, workers, working, you, your, got, had, has, having, should, would, could, did, didnt,
    dont, cant, no, not, nothing, anything, everything, anybody, but, so, too, very, really, still, also, then, because,
    since, he, she, him, her, full, part, time, fulltime, parttime, year, years, old, go, going, degree, holder,
    am, its, after, before, ever, every, more, most, much, many, until, while, through, live, living, lives, already,
    anymore, always, see, say, tell, ask, come, came, keep, use, using, try, trying, think, lot, months, month, weeks,
    days, ago, soon, asap, yesterday, currently, recently, hello, hey, thanks, pls, guide, guides, advice, tips,
    america, american, area, city, country, county, downtown, greater, metro, nation, national, nationwide, region, regional,
    state, town, union, united, us, usa, apply, applying, benefits, claim, day, file, filing, been, being, without, friendly, speaking, near, around, by, based, community, professional, professionals, now, today, week"""
)
"""Words that a query is understood without: they are looked for in names, but nothing has to hold them."""
PREFERENCES = words(
    """networking, networking group, networking club, network, professional network, professional group,
    professional organization, chapter, local chapter, society, institute, guild, in transition, career transition,
    industry group, career group, career workshop, job search workshop, job seekers, jobseekers, peer group, graduates club, college club, career counseling, career counselor,
    career counselling, career advice, career adviser, career advisor, career guidance,
    university network, college network, school network, coach, coaching, career services, association, job training, job placement"""
)
"""Words that make one kind come first without leaving the others out: all sorts of groups call themselves so."""
PROPER_NAMES = words(
    """goodwill, urban league, jewish vocational service, jvs, jfs, jcc, jewish family services, worksource,
    careeronestop, workforce solutions, workforce connections, workforce alliance, workforce partnership,
    deseret industries, icna, aarp, job corps, youthbuild"""
)
"""Words of the taxonomy that are names of organizations: who types them looks for that name."""
SAID_BY_MOST = (("audience", "laid-off"),)
"""(field, value): nearly every group is for these people, so beside other words they only come first."""
FURTHER_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "agency": {
        "unemployment-insurance": words(
            """unemployment agency, unemployment department, unemployment website, unemployment phone number, unemployment check, unemployment pay,
            unemployment money, state unemployment, collect unemployment, sign up for unemployment, claim unemployment, file unemployment, certify unemployment"""
        ),
        "american-job-center": words(
            "employment office, job office, workforce agency, career development center, job search center, job resource center"
        ),
        "vocational-rehabilitation": words("vocational services, rehab counselor, vr office"),
    },
    "kind": {
        "agency": words(
            """career counseling, career counselor, career counselling, career advice, career adviser, career advisor,
            career guidance"""
        ),
        "support-group": words(
            "job search help, job search ministry, jobs ministry, job support, job support group, career support group, career transition group"
        ),
    },
    "faith": {"protestant": ("salvation army",)},
    "audience": {
        "veterans": words("vets, veterans affairs, transitioning military, separated from the military"),
        "formerly-incarcerated": words(
            "felony friendly, felon friendly, record friendly, out of prison, out of jail, just released"
        ),
        "parents-returning": words("stay at home, back to work after kids, after maternity"),
        "immigrants-refugees": words(
            """immigrants, refugees, newcomer, newcomers to america, foreign professionals, immigrant professionals,
            english class, foreign diploma, international degree, overseas degree"""
        ),
        "youth": words("first job"),
        "people-with-disabilities": words("with a disability, disability job, special needs adult"),
        "recent-graduates": words(
            "young professionals, new graduates, just graduated, graduated, graduated college, graduated from college, out of college"
        ),
    },
}
"""Words beside the taxonomy's own, by field and value."""
RELATED: Mapping[str, tuple[str, ...]] = {
    "american-job-center": ("workforce-board",),
    "workforce-board": ("american-job-center",),
}
"""Agency types that answer the same need: who asks for a job center is helped by the board that runs it."""
PLACE_WORDS = words("in, near, around, at, to, by, within, outside, close to, area")
"""After these a place is likely: "jobs in mobile"."""
