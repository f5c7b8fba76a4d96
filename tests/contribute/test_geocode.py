"""The real geopy client against a small Nominatim-like server on 127.0.0.1."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.contribute.geocode import Provider, geocode_files, nominatim, offline
from generator.places.geocode import OfflineGeocoder, online

ENTRY = """\
# A comment that must stay.
name: Example Network
locations:
  - street: 100 Main St   # the side door
    city: Sacramento
    state: CA
    postal_code: "95814"
status: active
"""
SLOW = "slow"
"""The body of an answer that does not come before the client has given up."""
DOOR = {
    "lat": "38.5810",
    "lon": "-121.4930",
    "display_name": "100, Main Street, Sacramento",
    "class": "building",
    "type": "yes",
    "address": {"house_number": "100"},
}


class Service:
    """A Nominatim-like server that gives out prepared answers, one a request, and counts the questions."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, str]] = []
        self.questions: list[dict[str, list[str]]] = []
        self.released = threading.Event()
        """What a slow answer waits for."""
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.questions.append(parse_qs(urlsplit(self.path).query))
                status, body = service.answers.pop(0) if service.answers else (200, "[]")
                if body == SLOW:
                    service.released.wait(5)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.domain = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    yield service
    service.released.set()
    service.server.shutdown()
    service.server.server_close()


@pytest.fixture
def ask(service, tmp_path):
    return asking(service, tmp_path, timeout=10)


@pytest.fixture
def ask_in_haste(service, tmp_path):
    return asking(service, tmp_path, timeout=1)


def asking(service: Service, folder: Path, timeout: float) -> Provider:
    """Asks through geopy's own client, which waits for an answer so many seconds and otherwise not at all."""
    client = online(
        service.domain, scheme="http", timeout=timeout, cache_folder=folder / "cache", sleep=lambda _: None, retries=1
    )
    return nominatim(client)


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    file = tmp_path / "example.yaml"
    file.write_text(ENTRY)
    return file


def run(file: Path, provider: Any) -> list[tuple[str, bool]]:
    return [(placed.outcome, placed.written) for placed in geocode_files([file], provider, str)]


def test_a_street_is_placed_and_the_rest_of_the_file_stays(entry, ask, service):
    service.answers = [(200, json.dumps([DOOR]))]

    assert run(entry, ask) == [("street: 38.581, -121.493", True)]
    assert entry.read_text() == ENTRY.replace(
        'postal_code: "95814"\n',
        'postal_code: "95814"\n    latitude: 38.581\n    longitude: -121.493\n    precision: street\n',
    )
    assert service.questions[0]["street"] == ["100 Main St"]


def test_a_second_run_asks_nobody_and_changes_nothing(entry, ask, service):
    service.answers = [(200, json.dumps([DOOR]))]
    run(entry, ask)
    written = entry.read_text()

    assert run(entry, ask) == []
    assert entry.read_text() == written
    assert len(service.questions) == 1


@pytest.mark.parametrize(
    "answers",
    [
        [(200, "[]")],
        [(200, "<html>busy</html>")],
        [(200, json.dumps([{**DOOR, "lat": "95.0"}]))],
        [(200, json.dumps([{**DOOR, "lat": "40.7", "lon": "-74.0"}]))],
        [(500, "oops"), (500, "oops")],
        [(429, ""), (429, "")],
        [(403, "go away")],
    ],
    ids=["nothing", "html", "off the globe", "another city", "broken", "too often", "refused"],
)
def test_whatever_the_service_says_instead_the_file_stays_and_the_reason_is_given(entry, ask, service, answers):
    service.answers = answers

    [(reason, written)] = run(entry, ask)

    assert not written
    assert reason
    assert entry.read_text() == ENTRY


def test_too_often_is_tried_again(entry, ask, service):
    service.answers = [(429, ""), (200, json.dumps([DOOR]))]

    assert run(entry, ask) == [("street: 38.581, -121.493", True)]


def test_a_time_out_is_tried_again(entry, ask_in_haste, service):
    service.answers = [(200, SLOW), (200, json.dumps([DOOR]))]

    assert run(entry, ask_in_haste) == [("street: 38.581, -121.493", True)]
    assert len(service.questions) == 2


def test_a_service_that_stays_slow_leaves_the_file_as_it_is(entry, ask_in_haste, service):
    service.answers = [(200, SLOW), (200, SLOW)]

    assert run(entry, ask_in_haste) == [("the service did not answer in time", False)]
    assert entry.read_text() == ENTRY
    assert len(service.questions) == 2


def test_offline_places_by_the_zip_and_never_makes_a_precision_worse(entry):
    provider = offline(OfflineGeocoder())

    [(outcome, written)] = run(entry, provider)

    assert written
    assert outcome.startswith("postal-code: 38.58")
    assert run(entry, provider) == []


def test_an_entry_that_is_not_clean_yaml_is_left_out(tmp_path, ask):
    file = tmp_path / "broken.yaml"
    file.write_text("locations:\n  - city: no\n")

    [(outcome, written)] = run(file, ask)

    assert not written
    assert outcome.startswith("left out: YAML reads the bare word no")
