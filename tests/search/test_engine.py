"""The engine over the real entries: what it understands, finds, counts, widens, and what it costs."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import made as benchmark
from benchmarks.search import PLACE, TEXT
from generator import directory
from generator.directory import Directory
from generator.places.near import miles
from generator.search import files_of
from tests.search.conftest import write
from tests.search.node import SCRIPTS, ask
from tests.site.made import made

KB = 1000
SECTIONS = ["here", "near", "area", "state", "far", "nowhere", "nation"]


def chips(answer: dict[str, Any]) -> list[str]:
    return [f"{chip['field']}: {chip['label']}" for chip in answer["chips"]]


def names(answer: dict[str, Any]) -> list[str]:
    return [hit["name"] for hit in answer["hits"]]


def all_hits(asked, **state: Any) -> list[dict[str, Any]]:
    """The hits of all pages."""
    [first] = asked([state])
    others = asked([{**state, "page": page} for page in range(2, first["pages"] + 1)])
    return [hit for answer in (first, *others) for hit in answer["hits"]]


def over(whole: Directory, folder: Path, *questions: dict[str, Any]) -> list[dict[str, Any]]:
    """Answers over a directory of a test's own."""
    write(folder, files_of(whole))
    return ask([{"index": str(folder / "search"), **question} for question in questions])


# What is understood


def test_words_become_chips_in_their_order(found):
    answer = found("free online job club for veterans near 95814 tuesday evening")

    assert chips(answer) == [
        "cost: Free",
        "format: Online",
        "kind: Support group",
        "audience: Veterans and service members",
        "near: 95814 (Sacramento, CA)",
        "day: Tuesday",
        "time: Evening",
    ]
    assert answer["text"] == []


@pytest.mark.parametrize(
    ("q", "chip"),
    [
        ("RN", "industry: Health care"),
        ("cpa", "industry: Accounting and finance"),
        ("acountant", "industry: Accounting and finance"),
        ("Sacremento", "near: Sacramento, CA"),
        ("sacramneto", "near: Sacramento, CA"),
        ("san fransisco", "near: San Francisco, CA"),
        ("St Louis", "near: St. Louis, MO"),
        ("saint paul", "near: St. Paul, MN"),
        ("NYC", "near: New York, NY"),
        ("philly", "near: Philadelphia, PA"),
        ("new york", "near: New York, NY"),
        ("new york state", "near: New York"),
        ("washington", "near: Washington"),
        ("washington dc", "near: Washington, DC"),
        ("reading pa", "near: Reading, PA"),
        ("jobs in mobile", "near: Mobile, AL"),
        ("Needham", "near: Needham, MA"),
        ("springfield, il", "near: Springfield, IL"),
        ("portland maine", "near: Portland, ME"),
        ("Canon City", "near: Cañon City, CO"),
        ("Mayagüez", "near: Mayagüez, PR"),
        ("placer county", "near: Placer County, CA"),
        ("bay area", "near: Bay Area, CA"),
        ("tulsa OK", "near: Tulsa, OK"),
        ("nurses TX", "near: Texas"),
        ("nurses in texas", "near: Texas"),
        ("church group", "faith: Church"),
        ("vetrans", "audience: Veterans and service members"),
        ("unemployment office", "agency: Unemployment insurance office"),
        ("IT", "industry: Information technology"),
        ("healthcare", "industry: Health care"),
        ("cyber security", "industry: Information technology"),
    ],
)
def test_a_word_is_read_as(found, q, chip):
    assert chip in chips(found(q))


@pytest.mark.parametrize("q", ["where can I get it", "me or you", "in", "hi", "help me", "ok"])
def test_small_words_are_no_states_and_no_field_of_work(found, q):
    assert chips(found(q)) == []


def test_a_removed_chip_comes_back_as_text(found):
    read, asked_as_text = found("reading"), found("reading", text=["reading"])

    assert chips(read) == ["near: Reading, PA"]
    assert chips(asked_as_text) == []
    assert asked_as_text["text"] == ["reading"]


def test_a_mended_word_is_said_and_can_be_taken_at_its_word(asked):
    [answer] = asked([{"q": "sacremento nurses"}])
    [correction] = answer["corrections"]
    [instead] = asked([correction["instead"]])

    assert (correction["from"], correction["to"]) == ("sacremento", "Sacramento, CA")
    assert instead["corrections"] == []
    assert "sacremento" in instead["text"]


def test_a_place_of_many_names_offers_the_others(found):
    answer = found("springfield")

    assert answer["place"]["label"] == "Springfield, MA"
    assert {"Springfield, IL", "Springfield, MO"} <= {place["label"] for place in answer["otherPlaces"]}


def test_the_where_box_decides_between_places_of_one_name(found):
    assert found("springfield", near="Chicago, IL")["place"]["label"] == "Springfield, IL"


def test_a_place_in_the_words_wins_over_the_where_box_and_says_so(found):
    answer = found("nurses denver", near="Boston, MA")

    assert answer["place"]["label"] == "Denver, CO"
    assert [note["code"] for note in answer["notes"]] == ["place-ignored"]


@pytest.mark.parametrize(
    ("near", "label"),
    [
        ("95814", "95814 (Sacramento, CA)"),
        ("Sacramento, CA", "Sacramento, CA"),
        ("sacramento california", "Sacramento, CA"),
        ("St. Paul MN", "St. Paul, MN"),
        ("Placer County, CA", "Placer County, CA"),
        ("California", "California"),
        ("TX", "Texas"),
        ("Edina, MN", "Edina, MN"),
        ("38.58,-121.49", "your location"),
    ],
)
def test_the_where_box_takes_places_in_every_way(found, near, label):
    assert found(near=near)["place"]["label"] == label


@pytest.mark.parametrize("near", ["Xanadu Falls", "99999", "123.4,500"])
def test_an_unknown_place_is_said_to_be_unknown(found, near):
    answer = found(near=near)

    assert answer["place"] is None
    assert [note["code"] for note in answer["notes"]] == ["place-unknown"]


def test_near_me_asks_where_that_is(found):
    assert found("job club near me")["askLocation"]
    assert not found("job club near me", near="38.58,-121.49")["askLocation"]


def test_a_small_town_that_is_a_word_of_a_name_is_that_name(found):
    assert names(found("crossroads career"))[0].startswith("Crossroads Career")


# What is found


@pytest.mark.parametrize(("near", "within"), [("95814", 25), ("10001", 10), ("Boise, ID", 100), ("99501", 50)])
def test_all_entries_within_the_distance_are_found_and_no_other(asked, real, near, within):
    gazetteer = real.gazetteer
    place = gazetteer.postal_code(near) or gazetteer.places_served(near)
    hits = all_hits(asked, near=near, within=str(within))

    measured = {hit["id"]: hit["miles"] for hit in hits if hit["miles"] is not None}
    expected = {hit.listing.id: hit.miles for hit in real.near(place.point, within)}

    assert measured.keys() == expected.keys()
    assert all(abs(measured[id_] - away) < 0.15 for id_, away in expected.items())


def test_distances_are_those_of_the_nearest_spot(found, real):
    hit = next(hit for hit in found(near="95814")["hits"] if hit["miles"])
    spot = real.listings[hit["id"]].spots[0]
    assert spot.point

    away = miles(real.gazetteer.postal_code("95814").point, spot.point)

    assert abs(hit["miles"] - away) < 0.15
    assert hit["distance"].endswith("mi from 95814")


@pytest.mark.parametrize("q", ["", "nurses", "job club", "tech"])
def test_hits_come_by_section_then_active_before_unconfirmed(asked, q):
    [answer] = asked([{"q": q, "near": "Sacramento, CA"}])
    sections = [SECTIONS.index(hit["section"]) for hit in answer["hits"]]

    assert sections == sorted(sections)
    if not q:
        for section in set(sections):
            marks = [h["unconfirmed"] for h in answer["hits"] if SECTIONS.index(h["section"]) == section]
            assert marks == sorted(marks)


def test_the_exact_name_comes_first_wherever_it_is(found):
    for q in ("never search alone", "Sacramento Professional Network", "dress for success boston"):
        assert names(found(q))[0].lower() == q.lower()


def test_what_is_meant_comes_before_what_only_mentions_it(found, real):
    hits = found("nurses", near="Sacramento, CA")["hits"]
    meant = ["health-care" in real.listings[hit["id"]].entry.industries for hit in hits]

    assert meant == sorted(meant, reverse=True)


def test_unconfirmed_entries_are_labelled_and_hidden_by_one_choice(asked):
    [some, sure] = asked([{"q": "support group", "near": "Chicago, IL", "within": "50"}] * 2)[:1] + asked(
        [{"q": "support group", "near": "Chicago, IL", "within": "50", "confirmed": True}]
    )

    assert any(hit["unconfirmed"] for hit in some["hits"])
    assert not any(hit["unconfirmed"] for hit in sure["hits"])
    [facet] = [facet for facet in some["facets"] if facet["field"] == "confirmed"]
    assert facet["options"][0]["count"] == sure["count"]


def test_everything_is_one_search(found):
    answer = found("nurses sacramento")

    assert [page["address"] for page in answer["groups"]["places"]] == ["cities/ca/sacramento/", "cities/ca/"]
    assert [page["address"] for page in answer["groups"]["industries"]] == ["industries/health-care/"]
    assert found("what to say")["groups"]["guide"][0]["address"] == "guide/what-to-say/"


def test_nonsense_finds_nothing_and_offers_ways_on(found):
    for q in ("qwzxv plorgt", "!!!", "asdfghjkl", "zzzzzz"):
        answer = found(q)

        assert answer["count"] == 0
        assert answer["hits"] == []
        assert answer["countLabel"] == "No results"
        assert answer["ways"]["kinds"]
        assert answer["ways"]["industries"]
        assert answer["ways"]["places"]


def test_nothing_asked_is_no_failure(found):
    answer = found("")

    assert answer["countLabel"] == ""
    assert answer["ways"]


@pytest.mark.parametrize(
    ("state", "codes"),
    [
        ({"q": "job club", "near": "Hyannis, MA"}, {"distance"}),
        ({"q": "launch pad", "near": "Kodiak, AK"}, {"distance"}),
        ({"q": "xylograph sacramento"}, {"text"}),
        ({"near": "Sacramento, CA", "faith": ["sikh"], "cost": ["fee"]}, {"filter"}),
    ],
)
def test_with_no_hit_it_says_what_it_widened(asked, state, codes):
    [answer] = asked([state])

    assert answer["hits"]
    assert codes <= {note["code"] for note in answer["widened"]}


@pytest.mark.parametrize("q", ["women lawyers", "job club", "unemployment", "tech", ""])
def test_each_choice_has_as_many_hits_as_it_says(asked, q):
    base = {"q": q, "near": "Boston, MA"}
    [answer] = asked([base])
    checks = [
        (facet["field"], option)
        for facet in answer["facets"]
        for option in facet["options"]
        if not option["checked"] and option["count"] is not None and not _is_spoken(answer, facet["field"])
    ]
    picked = asked([{**base, **_choice(field, option["value"])} for field, option in checks])

    assert checks
    for (field, option), result in zip(checks, picked, strict=True):
        assert option["count"] > 0 or field == "within"
        assert not result["widened"], (field, option)
        assert result["count"] == option["count"], (field, option)


def _is_spoken(answer: dict[str, Any], field: str) -> bool:
    return any(chip["field"] == field for chip in answer["chips"])


def _choice(field: str, value: str) -> dict[str, Any]:
    if field in ("volunteer", "confirmed"):
        return {field: True}
    return {field: value} if field == "within" else {field: [value]}


def test_pages_of_hits_follow_each_other_without_a_gap(asked):
    [answer] = asked([{"near": "New York, NY"}])
    hits = all_hits(asked, near="New York, NY")

    assert answer["pages"] > 1
    assert len({hit["id"] for hit in hits}) == len(hits) == answer["count"]


def test_a_meeting_is_told_with_its_next_date_in_its_own_zone(tmp_path):
    meeting = {"every": "week", "on": ["tuesday"], "from": "09:00", "to": "11:30"}
    whole = made(
        (
            "support-group",
            "ca/meeting-group",
            {
                "locations": [{"city": "Sacramento", "state": "CA", "postal_code": "95814"}],
                "meetings": [meeting],
            },
        ),
    )

    [answer] = over(whole, tmp_path, {"q": "tuesday morning sacramento"})

    assert answer["hits"][0]["next"] == {
        "words": "Tue 24 Nov, 9:00–11:30 am",
        "iso": "2026-11-24T09:00-08:00",
        "online": False,
    }
    assert answer["widened"] == []


def test_an_entry_without_coordinates_is_a_group_of_its_own(tmp_path):
    whole = made(
        ("support-group", "ca/known-group", {"locations": [{"city": "Sacramento", "state": "CA"}]}),
        ("support-group", "ca/lost-group", {"locations": [{"city": "Nowhere Known", "state": "CA"}]}),
    )

    [answer] = over(whole, tmp_path, {"near": "Sacramento, CA"})

    assert [(hit["section"], hit["miles"]) for hit in answer["hits"]] == [("here", 0), ("nowhere", None)]


def test_of_several_things_said_those_come_first_that_have_all(tmp_path):
    place = {"locations": [{"city": "Sacramento", "state": "CA"}]}
    whole = made(
        ("professional-association", "ca/first", {**place, "audiences": ["veterans"]}),
        ("professional-association", "ca/second", {**place, "audiences": ["women"]}),
        ("professional-association", "ca/third", {**place, "audiences": ["veterans", "women"]}),
        ("professional-association", "ca/fourth", place),
    )

    [said] = over(whole, tmp_path, {"q": "women veterans sacramento"})

    assert names(said) == ["Third", "First", "Second"]


def test_markup_in_a_name_stays_text(tmp_path):
    whole = made(
        ("support-group", "ca/odd", {"name": "<b>Bold</b> & Group", "locations": [{"city": "Davis", "state": "CA"}]})
    )

    [answer] = over(whole, tmp_path, {"q": "bold group"})

    assert names(answer) == ["<b>Bold</b> & Group"]


@pytest.mark.parametrize(
    "q",
    [
        "'\"><script>",
        "\\",
        "((((",
        "a" * 300,
        "💼 jobs",
        "日本語",
        "ñ",
        "\u202e",
        "50+",
        "&",
        "%00",
        "-1",
        "1e9",
        "constructor",
        "__proto__",
    ],
)
def test_no_words_bring_it_down(found, q):
    assert "error" not in found(q)
    assert "error" not in found(near=q)


def test_no_answer_holds_what_is_not_a_number(asked):
    answers = asked([{"q": q, "near": near} for q in ("", "nurses", "tuesday") for near in ("", "95814", "CA")])

    assert "NaN" not in json.dumps(answers)
    assert all(hit["miles"] is None or hit["miles"] >= 0 for answer in answers for hit in answer["hits"])


# The address


def test_a_state_keeps_its_address(asked):
    address = (
        "q=nurses&text=reading&near=Boston%2C+MA&within=50&kind=agency&kind=support-group&day=monday&volunteer=1&page=2"
    )
    [answer] = asked([{"address": address}])

    assert answer["address"] == address


def test_an_address_of_nonsense_is_an_empty_search(asked):
    [answer] = asked([{"address": "within=7&page=-3&volunteer=yes&constructor=1&q="}])

    assert answer["address"] == ""


# Suggestions


@pytest.mark.parametrize(
    ("text", "field", "label"),
    [
        ("sacr", "where", "Sacramento, CA"),
        ("calif", "where", "California"),
        ("95814", "where", "95814 (Sacramento, CA)"),
        ("need", "where", "Needham, MA"),
        ("nurs", "what", "nursing"),
        ("nurse sacr", "what", "nurse Sacramento, CA"),
        ("toastm", "what", "Toastmasters International"),
        ("what to s", "what", "What to say: short scripts"),
    ],
)
def test_what_is_typed_is_completed(asked, text, field, label):
    [answer] = asked([{"suggest": text, "field": field}])

    assert label in [suggestion["label"] for suggestion in answer["suggestions"]]
    assert len(answer["suggestions"]) <= 8


def test_the_where_box_is_offered_places_only(asked):
    answers = asked([{"suggest": text, "field": "where"} for text in ("s", "nurse", "por", "was", "qqqq")])

    assert {s["type"] for answer in answers for s in answer["suggestions"]} <= {"place"}


def test_summaries_can_be_had_after_the_hits(asked):
    [answer] = asked([{"q": "job club", "near": "Sacramento, CA", "summaries": True}])

    assert answer["summaries"].keys() & {hit["id"] for hit in answer["hits"]}


# What it costs, and what may go wrong


def weight(folder: Path, files: list[str]) -> int:
    return sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in files)


def first_files(answer: dict[str, Any]) -> list[str]:
    return list(answer["firsts"][0]["read"] if answer["firsts"] else answer["read"])


@pytest.mark.parametrize(
    "q", ["nurse sacramento", "cpa near 95814", "new york", "job club needham", "church group atlanta"]
)
def test_first_results_of_a_place_cost_little(asked, real_index, q):
    [answer] = asked([{"q": q, "fresh": True, "first": True}])
    files = first_files(answer)

    assert len(files) <= 6
    assert weight(real_index, files) <= 120 * KB


@pytest.mark.parametrize("q", ["toastmasters", "penn state alumni", "black nurses", "never search alone", "shrm"])
def test_first_results_without_a_place_cost_little(asked, real_index, q):
    [answer] = asked([{"q": q, "fresh": True, "first": True}])
    files = first_files(answer)

    assert len(files) <= 6
    assert weight(real_index, files) <= 150 * KB


@pytest.fixture(scope="module")
def made_indexes(real, tmp_path_factory) -> list[Path]:
    """The indexes of a small and a large directory."""
    folders = []
    for count in (1_000, 10_000):
        site = tmp_path_factory.mktemp("made")
        write(site, files_of(directory.build(benchmark.made(real, count), real.taxonomy, real.gazetteer)))
        folders.append(site / "search")
    return folders


@pytest.mark.parametrize("q", [*PLACE, *TEXT])
def test_first_results_cost_the_same_in_a_directory_of_ten_times_the_size(made_indexes, q):
    small, large = (
        (folder, first_files(ask([{"index": str(folder), "q": q, "fresh": True, "first": True}])[0]))
        for folder in made_indexes
    )

    assert max(len(files) for _, files in (small, large)) <= 6
    assert weight(*large) <= 120 * KB
    assert weight(*large) <= 1.3 * weight(*small)


def test_first_results_are_incomplete_and_the_last_word_is_not(asked):
    [answer] = asked([{"q": "nurse sacramento", "fresh": True, "first": True}])

    assert [first["complete"] for first in answer["firsts"]] == [False]
    assert answer["complete"]
    assert answer["firsts"][0]["hits"][0]["id"] == answer["hits"][0]["id"]


def test_what_was_fetched_is_not_fetched_again(asked):
    first, second = asked([{"q": "nurse sacramento", "fresh": True}, {"q": "nurse sacramento"}])

    assert first["read"]
    assert second["read"] == []


def test_a_failed_fetch_is_an_error_that_can_be_retried(asked):
    failed, retried = asked(
        [{"q": "nurse sacramento", "fresh": True, "broken": ["leaf"]}, {"q": "nurse sacramento", "broken": []}]
    )

    assert failed["error"]["code"] == "network"
    assert retried["hits"]


@pytest.mark.parametrize("broken", ["manifest", "vocabulary", "area", "words"])
def test_each_file_may_fail_once(asked, broken):
    failed, retried = asked(
        [{"q": "toastmasters groton", "fresh": True, "broken": [broken]}, {"q": "toastmasters groton", "broken": []}]
    )

    assert failed["error"]["code"] == "network"
    assert "error" not in retried


def test_a_new_deploy_is_never_mixed_with_the_old(real_index, tmp_path):
    new = made(("support-group", "co/brand-new-group", {"locations": [{"city": "Denver", "state": "CO"}]}))
    write(tmp_path, files_of(new))

    before, after = ask(
        [
            {"index": str(real_index), "q": "nurse sacramento"},
            {"index": str(tmp_path / "search"), "q": "job club denver"},
        ]
    )

    assert before["hits"]
    assert names(after) == ["Brand New Group"]


def test_an_index_of_another_format_asks_for_a_reload(real_index, tmp_path):
    manifest = json.loads((real_index / "manifest.json").read_text())
    (tmp_path / "manifest.json").write_text(json.dumps({**manifest, "format": 99}))

    [answer] = ask([{"index": str(tmp_path), "q": "nurse"}])

    assert answer["error"]["code"] == "outdated"


def test_a_manifest_that_is_none_is_an_error(tmp_path):
    (tmp_path / "manifest.json").write_text("<html>")

    [answer] = ask([{"index": str(tmp_path), "q": "nurse"}])

    assert answer["error"]["code"] == "broken"


def test_the_scripts_put_no_markup_into_pages():
    for script in (SCRIPTS / "search").glob("*.js"):
        assert "innerHTML" not in script.read_text()
        assert "document" not in script.read_text().replace("document.baseURI", "")
