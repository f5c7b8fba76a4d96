"""An entry's page: everything known, whose word each fact is, and what is not known."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.entries.model import as_written
from generator.site.frame import Frame
from generator.site.pages.entries import pages, titles_of
from generator.site.pages.entry_structured import schema_type
from generator.site.pages.entry_words import dated_words, hours_words, run_by_words, sentence, sure_sentences
from generator.site.pages.related import Alike, related
from generator.site.render import Renderer
from tests.site.drawn import words_of
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, WITH_REPO, cards_of, entry, made

FRAME = Frame(dict.fromkeys(range(4), (b"<html><head>", b"</head><body><main>", b"</main></body></html>")))
NATIONAL = (
    "professional-association",
    "us/national",
    {
        "serves": ["US"],
        "cost": "free",
        "take_part": "come to any meeting",
        "volunteer": "write the newsletter",
    },
)


def page_of(whole, id_, settings=SETTINGS):
    return next(page for page in pages(whole, cards_of(whole), settings, NOW) if page.address == f"entries/{id_}/")


def context_of(**fields):
    whole = made(("support-group", "ca/it", {"locations": [SACRAMENTO], **fields}))
    return page_of(whole, "ca/it").context


def rendered(page, settings=SETTINGS):
    return Renderer(FRAME, settings).render(page).decode()


def test_closed_entries_have_no_page_here():
    whole = made(("support-group", "ca/it", {"status": "closed", "locations": [SACRAMENTO]}))

    assert list(pages(whole, cards_of(whole), SETTINGS, NOW)) == []


def test_the_next_four_dates_stand_in_the_zone_of_the_place():
    context = context_of(meetings=[{"every": "week", "on": ["tuesday"], "from": "09:00", "to": "11:30"}])

    assert [said.text for said in context["meets"]] == ["Tuesdays 9:00–11:30 am."]
    assert [(when.words, when.iso) for when, _ in context["dates"].next] == [
        ("Tue 24 Nov, 9:00–11:30 am", "2026-11-24T09:00-08:00"),
        ("Tue 1 Dec, 9:00–11:30 am", "2026-12-01T09:00-08:00"),
        ("Tue 8 Dec, 9:00–11:30 am", "2026-12-08T09:00-08:00"),
        ("Tue 15 Dec, 9:00–11:30 am", "2026-12-15T09:00-08:00"),
    ]
    assert context["dates"].rules == ({"rule": "FREQ=WEEKLY;BYDAY=TU", "from": "09:00", "to": "11:30"},)
    assert context["dates"].zone == "America/Los_Angeles"


def test_a_meeting_in_words_keeps_the_year_of_its_source():
    [said] = context_of(meetings_note={"text": "monthly lunch", "year": 2014})["meets"]

    assert (said.text, said.note) == ("Monthly lunch.", "As its source said in 2014.")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["monday", "tuesday", "wednesday", "thursday", "friday"], "Monday to Friday, 8:00 am–4:30 pm"),
        (["monday", "wednesday"], "Monday and Wednesday, 8:00 am–4:30 pm"),
        (["saturday"], "Saturday, 8:00 am–4:30 pm"),
    ],
)
def test_office_hours_in_words(days, words):
    [hours] = entry(hours=[{"on": days, "from": "08:00", "to": "16:30"}]).hours

    assert hours_words(hours) == words


@pytest.mark.parametrize(
    ("place", "link", "precision"),
    [
        (
            {**SACRAMENTO, "street": "100 Main St", "postal_code": "95814"},
            "https://www.openstreetmap.org/search?query=100%20Main%20St%2C%20Sacramento%2C%20CA%2095814",
            "",
        ),
        (
            {**SACRAMENTO, "postal_code": "95814"},
            "https://www.openstreetmap.org/search?query=Sacramento%2C%20CA%2095814",
            "The map knows only the ZIP Code, not the door.",
        ),
        (
            SACRAMENTO,
            "https://www.openstreetmap.org/search?query=Sacramento%2C%20CA",
            "Only the city is known: ask for the address.",
        ),
    ],
    ids=["street", "ZIP", "city"],
)
def test_a_place_says_how_precise_it_is(place, link, precision):
    [where] = context_of(locations=[place])["wheres"]

    assert (where.map_link, where.precision, where.county) == (link, precision, "Sacramento County")


def test_a_chapter_takes_from_its_parent_what_it_lacks_and_says_so():
    whole = made(
        NATIONAL,
        ("professional-association", "ca/chapter", {"locations": [SACRAMENTO], "parent": "us/national"}),
    )
    context = page_of(whole, "ca/chapter").context

    assert [(context[name].text, context[name].note) for name in ("cost", "take_part", "volunteer")] == [
        ("Free.", "From its parent: National."),
        ("Come to any meeting.", "From its parent: National."),
        ("Write the newsletter.", "From its parent: National."),
    ]
    assert [card.id for card in page_of(whole, "us/national").context["chapters"]] == ["ca/chapter"]


def test_what_comes_from_a_parents_parent_names_that_one():
    grand = {"serves": ["US"], "open_to": "members", "industries": ["health-care"], "audiences": ["veterans"]}
    whole = made(
        ("professional-association", "us/grand", grand),
        ("professional-association", "ca/state", {"serves": ["CA"], "parent": "us/grand"}),
        ("professional-association", "ca/local", {"locations": [SACRAMENTO], "parent": "ca/state"}),
    )
    context = page_of(whole, "ca/local").context

    assert [said.note for said in context["who"]] == ["From its parent: Grand."] * 2
    assert context["fields"] == (("Health care", "industries/health-care/", None),)
    assert context["fields_origin"] == "From its parent: Grand."


def test_its_own_words_come_before_those_of_the_parent():
    whole = made(
        NATIONAL,
        (
            "professional-association",
            "ca/chapter",
            {"locations": [SACRAMENTO], "parent": "us/national", "cost": "fee"},
        ),
    )

    assert page_of(whole, "ca/chapter").context["cost"].note == ""


def test_what_nobody_knows_is_said():
    context = context_of()

    assert context["cost"].text == "The source does not say. Ask before you go."
    assert context["take_part"].note == "Our general advice: its source does not say."
    assert context["who"][0].text == "The source does not say. Ask whether you may come."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"verified": {"on": date(2026, 11, 22), "how": "called"}},
            ("Confirmed on 22 November 2026: somebody called.",),
        ),
        (
            {"sources": [{"url": "https://www.example.org/", "dated": "2019-03", "states": "that it meets"}]},
            (
                "Listed by a page of March 2019.",
                "Nobody has called to check yet.",
                "Look at its website before you go.",
            ),
        ),
        (
            {},
            (
                "Listed from general knowledge.",
                "Nobody has checked this address yet.",
                "Look at its website before you go.",
            ),
        ),
        (
            {
                "status": "unconfirmed",
                "sources": [
                    {
                        "url": "https://www.example.org/",
                        "accessed": date(2026, 11, 1),
                        "states": "that it meets",
                    }
                ],
            },
            (
                "Not confirmed: it may have moved or ended.",
                "The page it rests on carries no date.",
                "Look at its website before you go.",
            ),
        ),
    ],
    ids=["verified", "dated source", "unseen source", "in doubt"],
)
def test_how_sure_an_entry_is_in_plain_words(fields, words):
    assert sure_sentences(entry(**fields)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"contact": {"phone": "+1-916-555-0100", "email": "info@example.org"}}, "Call or write before you go."),
        ({"contact": {"phone": "+1-916-555-0100"}}, "Call before you go."),
        ({"contact": {"email": "info@example.org"}}, "Write before you go."),
        ({}, "Look at its website before you go."),
        ({"website": None}, "Do not travel far for it before you know more."),
    ],
)
def test_the_advice_names_only_ways_that_are_known(fields, words):
    assert sure_sentences(entry(**fields))[-1] == words


def test_what_cannot_be_reached_is_not_to_be_called():
    words = words_of(
        page_of(made(("support-group", "ca/it", {"locations": [SACRAMENTO], "website": None})), "ca/it"), SETTINGS
    )

    assert "No way to reach it is known here." in words
    assert "ask at the nearest job center or public library" in words
    assert not [
        advice for advice in ("Call", "call or write", "Ask before you go") if advice in words.split("Correct")[0]
    ]


def test_sources_stand_with_their_dates():
    context = context_of(
        sources=[
            {
                "url": "https://www.example.org/a",
                "accessed": date(2026, 11, 22),
                "dated": "2019-03-08",
                "states": "the hour",
            },
            {"url": "https://news.example.org/b", "states": "that it exists"},
        ]
    )

    assert [(source.host, source.dates, source.states) for source in context["sources"]] == [
        ("example.org", "page dated 8 March 2019, read 22 November 2026", "The hour."),
        ("news.example.org", "general knowledge: nobody has checked this address yet", "That it exists."),
    ]


def test_who_runs_it_is_said_with_its_faith():
    runner = {"type": "faith", "name": "Example Parish", "faith": "catholic"}

    words = run_by_words(entry(run_by=runner), made())

    assert words == "Example Parish, a Catholic congregation or organization."


def test_others_of_its_field_are_named_nearest_first_without_its_family():
    nurses = {"industries": ["health-care"]}
    whole = made(
        ("professional-association", "us/parent", {"serves": ["US"], **nurses}),
        ("professional-association", "ca/it", {"locations": [SACRAMENTO], "parent": "us/parent", **nurses}),
        ("professional-association", "ca/davis", {"locations": [DAVIS], **nurses}),
        ("professional-association", "ca/here", {"locations": [SACRAMENTO], **nurses}),
        ("professional-association", "ca/lawyers", {"locations": [SACRAMENTO], "industries": ["legal"]}),
    )

    title, cards = related(whole.listings["ca/it"], Alike(whole), cards_of(whole))

    assert title == "In the same field near it"
    assert [card.id for card in cards] == ["ca/here", "ca/davis"]


def test_those_like_it_are_found_among_a_hundred_at_one_place_and_beyond_its_family():
    """More of its own family lie nearer than the first look reaches."""
    chapters = [
        ("support-group", f"ca/a-chapter-{n:03}", {"locations": [SACRAMENTO], "parent": "ca/it"}) for n in range(100)
    ]
    others = [("support-group", f"ca/other-{n:03}", {"locations": [SACRAMENTO]}) for n in range(100)]
    far = ("support-group", "ca/davis", {"locations": [DAVIS]})
    whole = made(("support-group", "ca/it", {"locations": [SACRAMENTO]}), far, *chapters, *others)
    alone = made(("support-group", "ca/it", {"locations": [SACRAMENTO]}), far, *chapters)

    _, cards = related(whole.listings["ca/it"], Alike(whole), cards_of(whole))
    _, last = related(alone.listings["ca/it"], Alike(alone), cards_of(alone))

    assert [card.id for card in cards] == [f"ca/other-{n:03}" for n in range(6)]
    assert [card.id for card in last] == ["ca/davis"]


def test_without_a_place_those_of_its_state_come_before_those_of_the_country():
    fields = {"industries": ["health-care"]}
    whole = made(
        ("professional-association", "ak/it", {"serves": ["AK"], **fields}),
        ("professional-association", "ak/nurses", {"serves": ["AK"], **fields}),
        ("professional-association", "us/a-nurses", {"serves": ["US"], **fields}),
    )
    alaska, nation = (whole.listings[id_] for id_ in ("ak/it", "us/a-nurses"))

    title, cards = related(alaska, Alike(whole), cards_of(whole))

    assert [card.id for card in cards] == ["ak/nurses", "us/a-nurses"]
    assert title == "In the same field, in Alaska first"
    assert related(nation, Alike(whole), cards_of(whole))[0] == "In the same field, nationwide"


def test_titles_name_the_place_and_differ():
    whole = made(
        ("support-group", "ca/one", {"name": "Job Club", "locations": [SACRAMENTO]}),
        ("agency", "ca/two", {"name": "Job Club", "locations": [SACRAMENTO]}),
        ("agency", "ca/three", {"name": "Job Club", "locations": [SACRAMENTO]}),
        ("support-group", "ca/four", {"name": "N" * 110, "locations": [SACRAMENTO]}),
        ("support-group", "ca/five", {"name": "Davis Job Club", "locations": [DAVIS]}),
    )
    titles = titles_of(whole.live, whole)

    assert titles["ca/five"] == "Davis Job Club, Davis, CA"
    assert len(set(titles.values())) == 5
    assert max(len(title) for title in titles.values()) <= 60


def test_a_reader_changes_an_entry_through_the_form_and_finds_its_file():
    whole = made(("support-group", "ca/it", {"locations": [SACRAMENTO]}))
    html = rendered(page_of(whole, "ca/it"))
    with_repo = rendered(page_of(whole, "ca/it", WITH_REPO), WITH_REPO)

    for does in ("change", "confirm", "closed"):
        assert f'href="../../../suggest/?entry=ca/it&amp;do={does}"' in html
    assert "<code>data/support-groups/ca/it.yaml</code>" in html
    assert "github.com" not in html
    assert 'href="https://github.com/example/foothold/edit/main/data/support-groups/ca/it.yaml"' in with_repo


def test_the_page_carries_the_entry_as_its_file_says_it():
    fields = {"name": "A </script> & B", "locations": [SACRAMENTO], "meetings_note": {"text": "é, monthly"}}
    whole = made(("support-group", "ca/it", fields))

    html = rendered(page_of(whole, "ca/it"))

    carried = html.partition('<script type="application/json" data-entry-file>')[2].partition("</script>")[0]
    assert json.loads(carried) == {
        "id": "ca/it",
        "kind": "support-group",
        "values": as_written(whole.listings["ca/it"].entry),
    }


@pytest.mark.parametrize(
    ("kind", "fields", "type_"),
    [
        ("agency", {"agency_type": "american-job-center"}, "EmploymentAgency"),
        (
            "agency",
            {"agency_type": "unemployment-insurance", "run_by": {"type": "government"}},
            "GovernmentOffice",
        ),
        ("agency", {"agency_type": "nonprofit-workforce", "run_by": {"type": "nonprofit"}}, "NGO"),
        ("support-group", {"run_by": {"type": "nonprofit"}}, "NGO"),
        ("support-group", {"run_by": {"type": "faith"}}, "Organization"),
        ("professional-association", {}, "Organization"),
    ],
)
def test_the_type_for_machines_fits_the_kind(kind, fields, type_):
    assert schema_type(entry(**fields), kind) == type_


@pytest.mark.parametrize(
    ("place", "precise"),
    [({"street": "100 Main St", "latitude": 38.58, "longitude": -121.49, "precision": "street"}, True), ({}, False)],
    ids=["street", "city"],
)
def test_machines_are_told_a_point_only_where_it_is_one(place, precise):
    whole = made(("support-group", "ca/it", {"locations": [{**SACRAMENTO, **place}]}))
    organization = page_of(whole, "ca/it").structured[0]
    geo = {"@type": "GeoCoordinates", "latitude": 38.58, "longitude": -121.49}

    assert [thing["geo"] for thing in organization.get("location", [])] == ([geo] if precise else [])


def test_machines_are_told_the_hours_of_every_kind():
    fields = {"locations": [SACRAMENTO], "hours": [{"on": ["monday"], "from": "08:00", "to": "16:30"}]}
    whole = made(
        ("agency", "ca/office", {**fields, "agency_type": "american-job-center"}), ("support-group", "ca/it", fields)
    )
    office, group = (page_of(whole, id_).structured[0] for id_ in ("ca/office", "ca/it"))
    hours = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday"],
            "opens": "08:00",
            "closes": "16:30",
        }
    ]

    assert office["openingHoursSpecification"] == hours
    assert group["contactPoint"] == {
        "@type": "ContactPoint",
        "url": "https://www.example.org/",
        "hoursAvailable": hours,
    }


def test_an_alumni_network_belongs_to_its_school_for_machines_too():
    whole = made(
        ("alumni-network", "ca/it", {"institution": "University of Example", "locations": [SACRAMENTO]}),
        ("alumni-network", "ca/corps", {"institution": "Example Corps", "locations": [SACRAMENTO]}),
    )
    school, corps = (page_of(whole, id_).structured[0]["parentOrganization"] for id_ in ("ca/it", "ca/corps"))

    assert school == {"@type": "CollegeOrUniversity", "name": "University of Example"}
    assert corps == {"@type": "Organization", "name": "Example Corps"}


@pytest.mark.parametrize(
    ("dated", "words"), [("2019", "2019"), ("2019-03", "March 2019"), ("2019-03-08", "8 March 2019")]
)
def test_a_date_of_a_page_in_words(dated, words):
    assert dated_words(dated) == words


def test_a_sentence_gets_its_capital_and_its_stop():
    assert [sentence(text) for text in ("call first", "Is it open?", "It is.")] == [
        "Call first.",
        "Is it open?",
        "It is.",
    ]


LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs")), min_size=20, max_size=80)
MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script> and more",
        "\"'><img src=x onerror=alert(1)> text",
        "{{ 7 * 7 }} {% raw %} text",
    ]
)


@settings(deadline=None, max_examples=60)
@given(LINE | MARKUP, LINE | MARKUP)
def test_any_text_ends_as_text_and_never_as_markup(name, words):
    whole = made(
        (
            "support-group",
            "ca/it",
            {
                "name": name,
                "summary": words,
                "take_part": words,
                "volunteer": words,
                "open_to": {"note": words},
                "run_by": {"type": "volunteer", "name": words},
                "meetings_note": {"text": words},
                "locations": [{**SACRAMENTO, "name": words, "street": words}],
                "sources": [{"url": "https://www.example.org/", "states": words}],
            },
        )
    )
    page = page_of(whole, "ca/it", WITH_REPO)
    plain = page_of(
        made(("support-group", "ca/it", {"locations": [{**SACRAMENTO, "name": "Hall", "street": "1 Main St"}]})),
        "ca/it",
        WITH_REPO,
    )

    tree = html.document_fromstring(rendered(page, WITH_REPO))
    usual = html.document_fromstring(rendered(plain, WITH_REPO))
    texts = {node.get("class"): "".join(map(str, node.itertext())) for node in tree.iter("p")}
    structured = [node.text or "" for node in tree.iter("script")]

    assert ["".join(map(str, node.itertext())) for node in tree.iter("h1")] == [name.strip()]
    assert texts["fh-lead"] == words.strip()
    assert {node.tag for node in tree.iter()} <= {node.tag for node in usual.iter()}
    assert not any("onerror" in node.attrib for node in tree.iter())
    assert all(json.loads(text) for text in structured)
