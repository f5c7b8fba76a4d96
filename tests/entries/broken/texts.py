"""Mistakes of the text itself: YAML, quotes, indentation, encodings, and what people paste."""

from tests.entries.broken.case import Broken, broken, file

MEETING = '  - {every: week, on: [tuesday], from: "09:00", to: "11:30"}'

YAML = [
    broken("tab-as-indent", 7, {7: "\tstate: CA"}),
    broken("tab-after-a-colon", 16, {16: "status:\tactive"}),
    broken("double-quote-left-open", 1, {1: 'name: "Double Quote Left Open'}),
    broken("apostrophe-in-quotes", 3, {3: "summary: 'It's a weekly meeting for people who look for work.'"}),
    broken("colon-in-the-summary", 3, {3: "summary: Every week: people who look for work practice interviews."}),
    broken("no-space-behind-colon", 16, {16: "status:active"}),
    broken("colon-forgotten", 16, {16: "status active"}),
    broken("one-space-too-few", 7, {7: "   state: CA"}),
    broken("field-pushed-right", 16, {16: "  status: active"}),
    broken("list-bracket-left-open", 10, {10: '  - {every: week, on: [tuesday, from: "09:00"}'}),
    broken("bracket-left-open-at-end", 17, {16: "status: active\nindustries: ['legal'"}),
    broken("quote-left-open-at-end", 17, {16: "status: active\nindustries: ['legal, education]"}),
    broken("brace-left-open", 4, {4: "run_by: {type: nonprofit"}),
    broken("comma-forgotten", 10, {10: '  - {every: week on: [tuesday], from: "09:00"}'}),
    broken("dash-without-space", 6, {6: "  -city: Sacramento"}),
    broken("stars-for-dashes", 6, {6: "  * city: Sacramento"}),
    broken("suite-with-hash", 6, {6: "  - street: 100 Main St #200\n    city: Sacramento"}),
    broken("opens-with-ampersand", 1, {1: "name: &Partners Circle"}),
    broken("opens-with-percent", 3, {3: "summary: %50 of those who come find work within the year."}),
    broken("opens-with-an-at-sign", 3, {3: "summary: @Work is a weekly meeting for people who look for work."}),
    broken("backslash-in-quotes", 3, {3: r'summary: "Weekly meeting \o/ bring a resume, and questions."'}),
    broken("second-document-below", 17, {16: "status: active\n---\nname: Another Circle"}),
    broken(
        "two-entries-in-one", (17, 18), {16: "status: active\nname: Another Circle\nwebsite: https://www.example.org/b"}
    ),
    broken("field-said-twice", 17, {16: "status: active\nstatus: closed"}),
    broken("summary-runs-over", 4, {3: "summary: Weekly meeting where people\nwho look for work practice interviews."}),
    broken("text-behind-the-fold", 3, {3: "summary: >- Weekly meeting where people practice interviews."}),
    broken("summary-of-paragraphs", 3, {3: "summary: |\n  A weekly meeting for job seekers.\n\n  Bring a resume."}),
    broken("left-in-merge-conflict", 16, {16: "<<<<<<< HEAD\nstatus: active\n=======\nstatus: closed\n>>>>>>> mine"}),
    broken("ends-like-front-matter", 17, {16: "status: active\n---"}),
    broken("value-forgotten", 16, {16: "status:"}),
    broken("empty-item-in-a-list", 19, {16: "status: active\nindustries: [legal, ]\naudiences:\n  -\n"}),
    broken("list-on-its-fields-line", 5, {5: "locations: - city: Sacramento", 6: "", 7: "", 8: ""}),
]

PASTED: list[Broken] = [
    broken("curly-quotes-around-zip", 8, {8: "    postal_code: “95814”"}),
    broken("curly-quotes-around-time", 10, {10: "  - {every: week, on: [tuesday], from: “09:00”}"}),
    broken("zero-width-space-in-name", 1, {1: "name: Zero\u200bWidth Circle"}),
    broken("hard-spaces-as-indent", 7, {7: "\u00a0\u00a0\u00a0\u00a0state: CA"}),
    broken("bold-in-the-summary", 3, {3: "summary: Weekly meeting where <b>people who look for work</b> practice."}),
    broken("entity-in-the-name", 1, {1: "name: Ladder &amp; Leads"}),
    broken(
        "markdown-link-in-text", 3, {3: "summary: Weekly meeting of [our parish](https://www.example.org/) for all."}
    ),
    broken("saved-as-latin-1", 1, {1: "name: Café Latin One"}, encoding="latin-1"),
    broken("saved-as-windows-1252", 3, {3: "summary: “Practice” for people who look for work."}, encoding="cp1252"),
    broken("saved-as-utf-16", 1, {}, encoding="utf-16"),
    broken("windows-ends-and-a-mark", 16, {16: "status: open"}, encoding="utf-8-sig", ends="\r\n"),
    file(
        "whole-web-page",
        1,
        b"<!DOCTYPE html>\n<html><head><title>Job Club</title></head>\n<body><p>Tuesdays</p></body></html>\n",
    ),
    file("plain-sentences", 1, b"The job club meets on Tuesdays at nine.\nCall the parish office for details.\n"),
    file("nothing-in-it", 1, b"\n"),
    file("only-a-comment", 1, b"# to be written\n"),
    file(
        "json-with-null",
        6,
        b'{\n  "name": "Json With Null",\n  "summary": "A weekly meeting for people who look for work.",\n'
        b'  "run_by": {"type": "nonprofit"},\n  "serves": ["Sacramento, CA"],\n  "website": null,\n'
        b'  "sources": [{"url": "https://www.example.org/json", "states": "that it meets"}],\n  "status": "active"\n}',
    ),
    file("spreadsheet-row", 1, b"name,city,state\nJob Club,Sacramento,CA\n"),
]
