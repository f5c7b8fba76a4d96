"""Mistakes of places, and of files among each other: states, ZIP Codes, points, ids, parents, folders."""

from tests.entries.broken.case import broken

PLACES = [
    broken("zip-without-quotes", 8, {8: "    postal_code: 95814"}),
    broken(
        "zip-with-a-zero",
        8,
        {6: "  - city: Boston", 7: "    state: MA", 8: "    postal_code: 02108"},
        path="support-groups/ma/zip-with-a-zero.yaml",
    ),
    broken("zip-plus-four", 8, {8: '    postal_code: "95814-1234"'}),
    broken("zip-of-another-state", 8, {8: '    postal_code: "10001"'}),
    broken("zip-of-another-city", 8, {8: '    postal_code: "90012"'}),
    broken("zip-nobody-has", 8, {8: '    postal_code: "99999"'}),
    broken("state-written-out", 7, {2: "", 7: "    state: California"}),
    broken("state-in-small-letters", 7, {2: "", 7: "    state: ca"}),
    broken("state-as-calif", 7, {2: "", 7: "    state: Calif."}),
    broken("state-of-nowhere", 7, {2: "", 7: "    state: ZZ"}),
    broken("state-forgotten", 6, {2: "", 7: ""}),
    broken("city-misspelt", 6, {6: "  - city: Sacremento"}),
    broken("city-with-its-state", 6, {6: "  - city: Sacramento, CA"}),
    broken("county-of-elsewhere", 8, {8: "    county: Fresno County"}),
    broken("points-swapped", 8, {8: "    latitude: -121.49\n    longitude: 38.58"}),
    broken("point-in-china", 9, {8: "    latitude: 38.58\n    longitude: 121.49\n    precision: city"}),
    broken("point-with-a-letter", 8, {8: "    latitude: 38.58 N\n    longitude: -121.49"}),
    broken("point-with-one-half", 8, {8: "    latitude: 38.58"}),
    broken("address-in-one-line", 5, {2: "", 5: "locations: 100 Main St, Sacramento, CA 95814", 6: "", 7: "", 8: ""}),
    broken("location-not-in-a-list", 5, {2: "", 5: "locations: {city: Sacramento, state: CA}", 6: "", 7: "", 8: ""}),
    broken("serves-without-a-state", 17, {16: "status: active\nserves: [Sacramento County]"}),
    broken("serves-without-quotes", 17, {16: "status: active\nserves: [Sacramento County, CA]"}),
    broken("serves-the-whole-country", 17, {16: "status: active\nserves: [United States]"}),
    broken("serves-a-state-in-words", 17, {16: 'status: active\nserves: ["Sacramento, California"]'}),
]

FILES = [
    broken("id-taken-already", 1),
    broken("parent-by-its-name", 17, {16: "status: active\nparent: National Example Association"}),
    broken("parent-that-is-not-there", 17, {16: "status: active\nparent: us/national-example-association"}),
    broken("parent-is-itself", 17, {16: "status: active\nparent: ca/parent-is-itself"}),
    broken("old-id-still-in-use", 17, {16: "status: active\nformerly: [ca/parent-is-itself]"}),
    broken("named-yml", 1, path="support-groups/ca/named-yml.yml"),
    broken("named-with-spaces", 1, path="support-groups/ca/Named With Spaces.yaml"),
    broken("named-with-underscores", 1, path="support-groups/ca/named_with_underscores.yaml"),
    broken("named-txt", 1, path="support-groups/ca/named-txt.txt"),
    broken("no-ending-at-all", 1, path="support-groups/ca/no-ending-at-all"),
    broken("state-folder-in-words", 1, path="support-groups/california/state-folder-in-words.yaml"),
    broken(
        "state-folder-in-capitals",
        1,
        path="support-groups/NV/state-folder-in-capitals.yaml",
        changes={6: "  - city: Reno", 7: "    state: NV", 8: ""},
    ),
    broken("no-state-folder", 1, path="support-groups/no-state-folder.yaml"),
    broken("kind-folder-misspelt", 1, path="support-group/ca/kind-folder-misspelt.yaml"),
    broken("right-in-the-data-folder", 1, path="right-in-the-data-folder.yaml"),
    broken("folder-of-a-city", 1, path="support-groups/ca/sacramento/folder-of-a-city.yaml"),
    broken("filed-under-nevada", 1, path="support-groups/nv/filed-under-nevada.yaml"),
    broken("school-of-a-group", 17, {16: "status: active\ninstitution: University of Example"}),
    broken("agency-of-no-sort", 1, path="agencies/ca/agency-of-no-sort.yaml"),
    broken("alumni-of-no-school", 1, path="alumni-networks/ca/alumni-of-no-school.yaml"),
    broken("twin-of-a-neighbor", 1, {1: "name: Delta Ladder Circle"}),
]

NEIGHBORS = [
    broken("first-twin", (), {1: "name: Delta Ladder Circle"}),
    broken(
        "office",
        (),
        {1: "name: Welders Hall", 4: "run_by: {type: nonprofit}\nagency_type: other"},
        path="agencies/ca/id-taken-already.yaml",
    ),
]
"""Two right entries, which others are mistaken beside."""
