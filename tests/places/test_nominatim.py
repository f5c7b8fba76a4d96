"""The online geocoder: geopy's real client against a small service on 127.0.0.1 that says what it is told."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.places.geocode import Answer, Online, Refusal, online
from generator.places.nominatim import Memory

QUERY = "100 Main St, Sacramento, CA 95814"
HOUSE = {
    "lat": "38.5801234567",
    "lon": "-121.4941",
    "display_name": "100, Main Street, Sacramento, California, 95814, United States",
    "class": "place",
    "type": "house",
    "addresstype": "place",
    "address": {"house_number": "100", "road": "Main Street"},
}
FOUND = Answer(38.580123, -121.4941, HOUSE["display_name"])  # type: ignore[arg-type]


class FakeTime:
    """A clock that only sleeping moves, so that waiting costs nothing and can be read off."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.sleeps: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds


class Nominatim:
    """The small service. Its replies are (status, headers, body), sent in turn, the last for ever."""

    def __init__(self, fake: FakeTime) -> None:
        self.replies: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[tuple[float, str, dict[str, list[str]], str]] = []
        self.slow = threading.Event()
        handler = self._handler(fake)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.domain = f"127.0.0.1:{self.server.server_address[1]}"

    def says(self, *bodies: Any) -> None:
        """The replies to come: JSON values, bytes as they are, or whole replies."""
        self.replies = [self._reply(body) for body in bodies]

    @staticmethod
    def _reply(body: Any) -> tuple[int, dict[str, str], bytes]:
        if isinstance(body, tuple):
            return body
        return 200, {}, body if isinstance(body, bytes) else json.dumps(body).encode()

    def _handler(service, fake: FakeTime) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                address = urlsplit(self.path)
                agent = self.headers["User-Agent"]
                service.asked.append((fake.now, address.path, parse_qs(address.query), agent))
                status, headers, body = service.replies.pop(0) if service.replies[1:] else service.replies[0]
                if body == b"slow":
                    service.slow.wait(5)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        return Handler


@pytest.fixture
def fake() -> FakeTime:
    return FakeTime()


@pytest.fixture
def service(fake: FakeTime, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nominatim]:
    for variable in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv(variable.upper(), raising=False)
    service = Nominatim(fake)
    thread = threading.Thread(target=service.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield service
    service.slow.set()
    service.server.shutdown()
    service.server.server_close()
    thread.join()


@pytest.fixture
def geocode(service: Nominatim, fake: FakeTime, tmp_path: Path) -> Callable[[], Online]:
    """Make a geocoder: each is a new run of the program over the same cache."""
    return lambda: online(
        service.domain,
        "foothold-tests",
        scheme="http",
        timeout=0.3,
        cache_folder=tmp_path,
        clock=fake.clock,
        sleep=fake.sleep,
    )


Make = Callable[[], Online]


def test_a_house_is_found(service: Nominatim, geocode: Make) -> None:
    service.says([HOUSE])
    found = geocode().look_up(QUERY)

    assert found == FOUND
    assert FOUND.precision == "street"
    assert FOUND.point == (38.580123, -121.4941)
    assert geocode()(QUERY) == FOUND


def test_the_service_is_told_who_asks_and_for_what(service: Nominatim, geocode: Make) -> None:
    service.says([HOUSE])
    geocode().look_up(QUERY)
    [(_, path, asked, agent)] = service.asked

    assert (path, agent) == ("/search", "foothold-tests")
    assert asked == {
        "q": [QUERY],
        "format": ["json"],
        "limit": ["1"],
        "countrycodes": ["us,pr,gu,vi,as,mp"],
        "addressdetails": ["1"],
        "accept-language": ["en"],
    }


def test_a_structured_query_is_asked_as_such(service: Nominatim, geocode: Make) -> None:
    service.says([HOUSE])
    found = geocode().look_up({"street": "100 Main St", "city": "Sacramento", "state": "CA"})

    assert found == FOUND
    assert service.asked[0][2]["street"] == ["100 Main St"]
    assert "q" not in service.asked[0][2]


def test_no_question_is_asked_twice(service: Nominatim, geocode: Make, tmp_path: Path) -> None:
    service.says([HOUSE], [])
    first = geocode()
    answers = [first(QUERY), first(QUERY), first("1 Nowhere Rd, Davis, CA"), first("1 Nowhere Rd, Davis, CA")]
    again = geocode()

    assert answers == [FOUND, FOUND, None, None]
    assert [again(QUERY), again("1 Nowhere Rd, Davis, CA")] == [FOUND, None]
    assert len(service.asked) == 2
    assert len((tmp_path / "nominatim.jsonl").read_text().splitlines()) == 2


def test_another_service_is_asked_anew(service: Nominatim, geocode: Make, tmp_path: Path) -> None:
    service.says([HOUSE])
    geocode()(QUERY)
    port = service.domain.partition(":")[2]
    online(f"localhost:{port}", "foothold-tests", scheme="http", cache_folder=tmp_path)(QUERY)

    assert len(service.asked) == 2


def test_a_torn_or_foreign_cache_is_no_trouble(service: Nominatim, geocode: Make, tmp_path: Path) -> None:
    service.says([HOUSE])
    geocode()(QUERY)
    [line] = (tmp_path / "nominatim.jsonl").read_text().splitlines()
    question = json.loads(line)[0]
    foreign = ["", "[]", "7", "null", "{", "[" * 99_999, '["q", 1]', '["q", {"lat": "x"}]', line[:40]]
    foreign.append(json.dumps([question, {"lat": "900", "lon": "0"}]))
    (tmp_path / "nominatim.jsonl").write_text("\n".join(foreign))

    assert geocode()(QUERY) == FOUND
    assert len(service.asked) == 2
    assert geocode()(QUERY) == FOUND
    assert len(service.asked) == 2


def test_questions_are_at_least_a_second_apart(service: Nominatim, geocode: Make, fake: FakeTime) -> None:
    service.says([HOUSE])
    ask = geocode()
    for number in range(5):
        ask(f"{number} Main St, Sacramento, CA 95814")
    times = [now for now, *_ in service.asked]

    assert times == [1000, 1001, 1002, 1003, 1004]
    assert fake.sleeps == [1, 1, 1, 1]


def test_slow_questions_are_not_slowed_further(service: Nominatim, geocode: Make, fake: FakeTime) -> None:
    service.says([HOUSE])
    ask = geocode()
    ask("1 Main St, Sacramento, CA 95814")
    fake.now += 0.75
    ask("2 Main St, Sacramento, CA 95814")
    fake.now += 60
    ask("3 Main St, Sacramento, CA 95814")

    assert fake.sleeps == [0.25]


def test_after_a_time_out_it_is_asked_again(service: Nominatim, geocode: Make, fake: FakeTime) -> None:
    service.says(b"slow", [HOUSE])

    assert geocode().look_up(QUERY) == FOUND
    assert len(service.asked) == 2
    assert sum(fake.sleeps) >= 5


def test_a_service_that_stays_slow_is_given_up(service: Nominatim, geocode: Make) -> None:
    service.says(b"slow")
    started = time.monotonic()

    assert geocode().look_up(QUERY) == Refusal("the service did not answer in time", passing=True)
    assert len(service.asked) == 3
    assert time.monotonic() - started < 3


def test_asked_too_often_it_waits_as_long_as_it_is_told(service: Nominatim, geocode: Make, fake: FakeTime) -> None:
    service.says((429, {"Retry-After": "30"}, b"slow down"), [HOUSE])

    assert geocode().look_up(QUERY) == FOUND
    assert service.asked[1][0] - service.asked[0][0] >= 30


def test_asked_too_often_without_a_word_it_waits_too(service: Nominatim, geocode: Make, fake: FakeTime) -> None:
    service.says((429, {}, b""), [HOUSE])

    assert geocode().look_up(QUERY) == FOUND
    assert service.asked[1][0] - service.asked[0][0] >= 5


def test_always_asked_too_often_is_a_reason(service: Nominatim, geocode: Make, tmp_path: Path) -> None:
    service.says((429, {"Retry-After": "1"}, b""))

    assert geocode().look_up(QUERY) == Refusal("the service says that we ask too often", passing=True)
    assert len(service.asked) == 3
    assert not (tmp_path / "nominatim.jsonl").exists()


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((429, {"Retry-After": "3600"}, b""), "the service wants us to wait for 3,600 seconds"),
        ((403, {}, b"<h1>Blocked</h1>"), "the service turns us away (HTTP Error 403: Forbidden)"),
        ((401, {}, b""), "the service turns us away (HTTP Error 401: Unauthorized)"),
    ],
)
def test_turned_away_it_stays_away(
    service: Nominatim, geocode: Make, reply: tuple[int, dict[str, str], bytes], reason: str
) -> None:
    service.says(reply)
    ask = geocode()

    assert ask.look_up(QUERY) == Refusal(reason, passing=True)
    assert ask.look_up("200 Main St, Sacramento, CA 95814") == Refusal(reason, passing=True)
    assert len(service.asked) == 1


def test_a_broken_service_is_asked_again_then_given_up(service: Nominatim, geocode: Make) -> None:
    service.says((500, {}, b"<html>oops</html>"))
    found = geocode().look_up(QUERY)

    assert isinstance(found, Refusal)
    assert found.passing
    assert found.reason.startswith("the service does not work (")
    assert len(service.asked) == 3


def test_nobody_listening_is_a_reason(fake: FakeTime, tmp_path: Path) -> None:
    ask = online("127.0.0.1:1", "x", scheme="http", cache_folder=tmp_path, clock=fake.clock, sleep=fake.sleep)
    found = ask.look_up(QUERY)

    assert isinstance(found, Refusal)
    assert found.passing


@pytest.mark.parametrize(
    "nonsense",
    [
        b"<!doctype html><title>Sign in to the hotel</title>",
        b"",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        "words",
        7,
        True,
        {"error": "no"},
        {"lat": "38.58"},
        ["words"],
        [[]],
        [None],
        [{}],
        [{**HOUSE, "lat": None}],
        [{**HOUSE, "lat": "north"}],
        [{**HOUSE, "lat": "91"}],
        [{**HOUSE, "lon": "-1214941"}],
        [{**HOUSE, "lat": "NaN"}],
        [{**HOUSE, "lon": "inf"}],
        [{**HOUSE, "lon": [1]}],
        [{**HOUSE, "display_name": None}],
        [{**HOUSE, "address": "100"}],
    ],
)
def test_nonsense_is_a_reason_and_is_not_kept(service: Nominatim, geocode: Make, tmp_path: Path, nonsense: Any) -> None:
    service.says(nonsense)
    ask = geocode()

    assert ask.look_up(QUERY) == Refusal("the service's answer cannot be read", passing=True)
    assert ask(QUERY) is None
    assert not (tmp_path / "nominatim.jsonl").exists()


@pytest.mark.parametrize("nothing", [[], {}, None])
def test_an_unknown_address_is_a_reason(service: Nominatim, geocode: Make, nothing: Any) -> None:
    service.says(nothing)

    assert geocode().look_up(QUERY) == Refusal("the service does not know this address")


@pytest.mark.parametrize(
    ("far", "away"),
    [
        ({"lat": "52.52", "lon": "13.405"}, "5,586 miles"),
        ({"lat": "-38.5801", "lon": "-121.4941"}, "5,331 miles"),
        ({"lat": "39.5296", "lon": "-119.8138"}, "111 miles"),
    ],
)
def test_an_answer_far_from_its_zip_is_refused(
    service: Nominatim, geocode: Make, far: dict[str, str], away: str
) -> None:
    service.says([HOUSE | far])
    expected = f"the service's answer lies {away} from 95814 (Sacramento, CA)"

    assert geocode().look_up(QUERY) == Refusal(expected)


def test_swapped_coordinates_are_refused(service: Nominatim, geocode: Make) -> None:
    service.says([HOUSE | {"lat": "-81.69", "lon": "41.49"}])
    found = geocode().look_up("1 Public Sq, Cleveland, OH")

    assert isinstance(found, Refusal)
    assert found.reason.endswith("miles from Cleveland, OH")


@pytest.mark.parametrize(
    ("result", "precise"),
    [
        ({"class": "place", "type": "house", "address": {}}, True),
        ({"class": "building", "type": "yes", "addresstype": "building"}, True),
        ({"class": "amenity", "type": "library", "addresstype": "amenity"}, True),
        ({"category": "office", "type": "government"}, True),
        ({"class": "highway", "type": "residential", "address": {"house_number": "100"}}, True),
        ({"class": "highway", "type": "residential", "addresstype": "road"}, False),
        ({"class": "place", "type": "city", "addresstype": "city"}, False),
        ({"class": "place", "type": "postcode", "addresstype": "postcode"}, False),
        ({"class": "boundary", "type": "administrative", "addresstype": "county"}, False),
        ({"type": "suburb"}, False),
        ({}, False),
    ],
)
def test_only_a_door_is_precise_enough(
    service: Nominatim, geocode: Make, result: dict[str, Any], precise: bool
) -> None:
    service.says([{"lat": "38.58", "lon": "-121.49", "display_name": "Somewhere"} | result])

    assert (geocode()(QUERY) is not None) is precise


def test_what_was_found_instead_of_the_door_is_said(service: Nominatim, geocode: Make) -> None:
    service.says([HOUSE | {"type": "residential", "addresstype": "city_district\x1b[31m", "address": {}}])
    found = geocode().look_up(QUERY)

    assert found == Refusal("the service knows only the city district [31m, not the house")


def test_a_strangers_words_are_made_plain(service: Nominatim, geocode: Make) -> None:
    service.says([HOUSE | {"display_name": "100 Main\x1b]0;\x07 \ud800St\n" + "x" * 999}])
    found = geocode()(QUERY)

    assert found
    assert found.address.isprintable()
    assert len(found.address) <= 200


def test_where_the_place_is_unknown_the_service_is_believed(service: Nominatim, geocode: Make) -> None:
    service.says([HOUSE])

    assert geocode()("100 Main St, Sacremento, CA") == FOUND


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*HOUSE]) | st.text(), inner),
    max_leaves=9,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(HOUSE, values)) | values)
def test_whatever_a_service_says_there_is_an_answer_or_a_reason(raw: Any) -> None:
    nowhere = Memory("test", Path(os.devnull))
    found = Online(lambda _: raw, lambda _: None, nowhere).look_up(QUERY)

    assert isinstance(found, Answer | Refusal)
