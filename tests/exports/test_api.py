import csv
import io
import json

import jsonschema
import pytest

from generator.exports import api, files_of
from generator.exports.api import MOST_NEAR
from generator.exports.record import record
from tests.site.made import DAVIS, NOW, SACRAMENTO, made
from tests.site.world import world


@pytest.fixture(scope="module")
def files():
    return dict(files_of(world(), NOW))


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_a_line_holds_the_fields_as_written_and_what_the_directory_adds(files):
    lines = [json.loads(line) for line in files["api/v1/entries.ndjson"].decode().splitlines()]
    [found] = [line for line in lines if line["id"] == "ca/tuesday-group"]

    assert found["kind"] == "support-group"
    assert found["address"] == "entries/ca/tuesday-group/"
    assert found["meetings"][0] == {"every": "week", "on": ["tuesday"], "from": "09:00", "to": "11:30"}
    assert found["sources"][0]["accessed"] == "2026-11-22"
    assert found["locations"][0]["precision"] == "street"
    assert [line["id"] for line in lines] == sorted(line["id"] for line in lines)


def test_a_location_without_coordinates_gets_its_citys(files):
    lines = [json.loads(line) for line in files["api/v1/entries.ndjson"].decode().splitlines()]
    [club] = [line for line in lines if line["id"] == "ca/davis-job-club"]

    assert club["locations"][0]["precision"] == "city"
    assert abs(club["locations"][0]["latitude"] - 38.55) < 0.1
    assert club["locations"][0]["county"] == "Yolo County"


def test_every_line_is_what_the_published_schema_says(files):
    schema = json.loads(files["api/v1/schema/entry.schema.json"])
    for line in files["api/v1/entries.ndjson"].decode().splitlines():
        entry = json.loads(line)
        for added in ("id", "kind", "address"):
            del entry[added]

        jsonschema.validate(entry, schema, cls=jsonschema.Draft202012Validator)


def test_the_table_has_a_row_for_each_entry(files):
    rows = rows_of(files["api/v1/entries.csv"])
    [group] = [row for row in rows if row["id"] == "ca/tuesday-group"]

    assert len(rows) == 8
    assert group["meetings"] == "Tuesdays 9:00–11:30 am; Last Friday of the month, 6:00 pm"
    assert group["phone"] == "1-916-555-0100"
    assert (group["latitude"], group["longitude"], group["precision"]) == ("38.5804", "-121.4922", "street")


@pytest.mark.parametrize("start", ["=", "+", "@"])
def test_no_cell_is_a_formula(start):
    hostile = made(("support-group", "ca/x", {"name": f'{start}HYPERLINK("https://example.com")'}))

    [row] = rows_of(dict(files_of(hostile, NOW))["api/v1/entries.csv"])

    assert row["name"].startswith(f"'{start}")


def test_points_have_longitude_first_and_closed_entries_none(files):
    features = json.loads(files["api/v1/entries.geojson"])["features"]
    [group] = [feature for feature in features if feature["properties"]["id"] == "ca/tuesday-group"]

    assert group["geometry"] == {"type": "Point", "coordinates": [-121.4922, 38.5804]}
    assert "ca/gone" not in {feature["properties"]["id"] for feature in features}


def test_the_parts_hold_what_belongs_to_them(files):
    state = json.loads(files["api/v1/states/ca.json"])
    city = json.loads(files["api/v1/cities/ca/sacramento.json"])
    industry = json.loads(files["api/v1/industries/health-care.json"])

    assert state["name"] == "California"
    assert [entry["id"] for entry in city["entries"]] == [
        "ca/job-center",
        "ca/nurses-of-sacramento",
        "ca/tuesday-group",
    ]
    assert {near["id"] for near in city["near"]} == {"ca/davis-job-club", "ca/example-college-alumni"}
    assert [entry["id"] for entry in industry["entries"]] == ["ca/nurses-of-sacramento", "us/nurses"]
    assert len([path for path in files if path.startswith("api/v1/industries/")]) == 32


def test_a_citys_file_names_the_nearest_and_what_serves_its_county_and_leads_to_the_states_file():
    county = ("agency", "ca/board", {"serves": ["Sacramento County, CA"]})
    state = ("agency", "ca/benefits", {"serves": ["CA"]})
    near = [("support-group", f"ca/davis-{n:03}", {"locations": [DAVIS]}) for n in range(MOST_NEAR + 20)]
    here = ("support-group", "ca/here", {"locations": [SACRAMENTO]})
    files = dict(files_of(made(county, state, here, *near), NOW))

    city = json.loads(files["api/v1/cities/ca/sacramento.json"])
    beyond = json.loads(files[f"api/v1/{city['statewide']}"])

    assert [hit["id"] for hit in city["near"]] == [f"ca/davis-{n:03}" for n in range(MOST_NEAR)]
    assert city["area"] == ["ca/board"]
    assert "ca/benefits" in {entry["id"] for entry in beyond["entries"]}


def test_each_record_is_made_once(monkeypatch):
    whole = world()
    made_for = []

    def noting(listing):
        made_for.append(listing.id)
        return record(listing)

    monkeypatch.setattr(api, "record", noting)
    files = dict(files_of(whole, NOW))

    lines = {json.loads(line)["id"]: json.loads(line) for line in files["api/v1/entries.ndjson"].splitlines()}
    parts = [json.loads(data) for path, data in files.items() if path.startswith(("api/v1/states/", "api/v1/cities/"))]
    assert sorted(made_for) == sorted(whole.listings)
    assert all(part["count"] == len(part["entries"]) for part in parts)
    assert all(entry == lines[entry["id"]] for part in parts for entry in part["entries"])


def test_the_index_counts_and_names_every_file(files):
    index = json.loads(files["api/v1/index.json"])

    assert index["counts"]["entries"] == 7
    assert index["counts"]["closed"] == 1
    assert index["counts"]["unconfirmed"] == 1
    assert index["counts"]["verified"] == 1
    assert index["built"] == "2026-11-23"
    named = {name for names in index["files"].values() for name in ([names] if isinstance(names, str) else names)}
    assert {f"api/v1/{name}" for name in named} | {"api/v1/index.json"} == set(files)


def test_the_same_directory_gives_the_same_bytes(files):
    assert dict(files_of(world(), NOW)) == files


def test_text_beyond_ascii_is_published_as_it_is():
    whole = made(("support-group", "ca/x", {"name": "Círculo de búsqueda", "locations": [SACRAMENTO]}))

    assert "Círculo de búsqueda".encode() in dict(files_of(whole, NOW))["api/v1/entries.ndjson"]
