"""Many addresses in order: politely, with lychee and our own look, and going on where a run stopped."""

import time
from datetime import date
from pathlib import Path

import pytest

from generator.contribute.links import rounds, state
from generator.contribute.links.answer import Subject, Verdict
from generator.contribute.links.client import Client
from generator.contribute.links.run import BATCH, PER_HOST, Network, batches, checked, one
from generator.contribute.links.sweep import Swept, program
from tests.contribute.links.conftest import QUICK
from tests.contribute.links.server import GOOD, OTHER, names_of

DAY = date(2026, 11, 2)
TUESDAY = Subject(("Tuesday Network of Elmdale",), ("Elmdale", "CA"))


@pytest.fixture
def network(client) -> Network:
    return Network(client, pause=0)


def subjects(*paths: str, host: str = GOOD) -> dict[str, Subject]:
    return {f"http://{host}/{path}": TUESDAY for path in paths}


def soon(seconds: float = 20) -> float:
    return time.monotonic() + seconds


def states(found) -> dict[str, str]:
    return {address.rpartition("/")[2]: verdict.state for batch in found for address, verdict in batch.items()}


def test_lychee_and_our_own_look_together_judge_a_batch(client, site):
    network = Network(client, program(), pause=0)

    found = states(checked(subjects("", "parked", "forbidden", "none-such"), network, soon()))

    assert found == {"": "ok", "parked": "suspect", "forbidden": "blocked", "none-such": "dead"}
    asked = [path for _, path in site.asked]
    assert (asked.count("/forbidden"), asked.count("/parked")) == (1, 2)


def test_without_lychee_our_own_look_is_enough(network):
    assert states(checked(subjects("", "parked"), network, soon())) == {"": "ok", "parked": "suspect"}


def test_a_lychee_that_fails_is_told_and_does_not_end_the_run(client, tmp_path):
    said: list[str] = []
    network = Network(client, tmp_path / "none", pause=0, say=said.append)

    assert states(checked(subjects(""), network, soon())) == {"": "ok"}
    assert said == ["lychee does not run: No such file or directory: our own client goes on alone"]


@pytest.mark.parametrize("path", ["broken", "slow", "none-such"])
def test_what_one_of_the_two_can_open_is_not_dead(client, path):
    verdict, _, _ = one(f"http://{GOOD}/{path}", TUESDAY, Swept(200), client)

    assert (verdict.state, verdict.cause) == ("ok", "unclear")


def test_a_title_that_says_404_is_believed_though_lychee_saw_200(client):
    verdict, _, _ = one(f"http://{GOOD}/parked", TUESDAY, Swept(200), client)

    assert verdict.state == "suspect"


def test_where_lychee_was_turned_away_we_do_not_knock_again(client, site):
    verdict, asked, _ = one(f"http://{GOOD}/", TUESDAY, Swept(403), client)

    assert (verdict.state, asked, site.asked) == ("blocked", False, [])


def test_a_host_that_asks_us_to_wait_is_left_alone_for_the_rest_of_the_run(network, site):
    found = states(checked(subjects("busy", "fine", "fine?2", "fine?3"), network, soon()))

    assert found == {"busy": "blocked"}
    assert [path for _, path in site.asked] == ["/busy"]


def test_a_host_is_asked_one_at_a_time_with_a_pause(client, site):
    started = time.monotonic()

    found = states(checked(subjects("fine", "fine?2"), Network(client, pause=0.15), soon()))

    assert len(found) == 2
    assert time.monotonic() - started >= 0.3


def test_hosts_take_turns_in_batches():
    many = [f"http://big.home.arpa/{n}" for n in range(5)]
    few = ["http://a.home.arpa/", "http://b.home.arpa/"]

    assert list(batches([*many, *few])) == [[*many[:PER_HOST], *few], many[2:4], many[4:]]
    assert [len(batch) for batch in batches(f"http://h{n}.home.arpa/" for n in range(BATCH + 1))] == [BATCH, 1]


def test_a_run_ends_when_its_time_is_over(network, site):
    assert list(checked(subjects("fine"), network, time.monotonic())) == []
    assert site.asked == []


def test_many_silent_hosts_and_no_answer_are_our_own_networks_fault(site):
    names = names_of(site)
    site.close()
    network = Network(Client(names, QUICK), pause=0)
    six = {f"http://h{n}.home.arpa/": TUESDAY for n in range(6)}

    [found] = list(checked(six, network, soon()))

    assert set(found.values()) == {Verdict("unknown", "Nobody answered: our own network may have failed.")}


def test_many_silent_hosts_beside_one_answer_are_silent(network):
    six = {f"http://h{n}.home.arpa/": TUESDAY for n in range(6)} | subjects("")

    [found] = list(checked(six, network, soon()))

    assert sorted(verdict.state for verdict in found.values()) == ["dead"] * 6 + ["ok"]


class Round:
    """A round over the played sites, run by run."""

    def __init__(self, folder: Path, network: Network) -> None:
        self.file = folder / ".foothold" / "links.json"
        self.cache = folder / "cache"
        self.network = network

    def run(self, known: dict[str, Subject], day: date = DAY, most: int = 100, named: tuple[str, ...] = ()):
        return rounds.all_round(
            known, self.file, self.network, day, most=most, until=soon(), named=named, kept_in=self.cache
        )

    def remembered(self) -> dict[str, tuple[str, int]]:
        found = state.load(self.file)
        return {address.rpartition("/")[2]: (history.state, history.checks) for address, history in found.items()}


@pytest.fixture
def round_(tmp_path, network) -> Round:
    return Round(tmp_path, network)


def test_a_round_remembers_only_what_is_not_plainly_well(round_):
    list(round_.run(subjects("", "parked", "none-such", "forbidden")))

    assert round_.remembered() == {"parked": ("suspect", 1), "none-such": ("dead", 1), "forbidden": ("blocked", 1)}


def test_a_round_goes_on_where_it_stopped(round_, site):
    known = subjects("fine?1", "fine?2", "fine?3", "fine?4")
    for _ in round_.run(known):
        break  # as a person's Ctrl-C does, after the first batch

    before = [path for _, path in site.asked]
    left = rounds.left(known, round_.cache)
    list(round_.run(known))

    assert (before, left) == (["/fine?1", "/fine?2"], 2)
    assert [path for _, path in site.asked] == ["/fine?1", "/fine?2", "/fine?3", "/fine?4"]


def test_when_all_are_through_the_next_round_begins_with_what_is_in_doubt(round_, site):
    known = subjects("fine", "none-such", "zipped")
    list(round_.run(known))
    site.asked.clear()

    list(round_.run(known, date(2026, 11, 9)))

    assert [path for _, path in site.asked] == ["/none-such", "/fine", "/zipped"]
    assert round_.remembered() == {"none-such": ("dead", 2)}


def test_most_bounds_a_run_and_the_next_one_takes_the_rest(round_, site):
    known = subjects("fine?1", "fine?2", "fine?3")

    for _ in range(2):
        list(round_.run(known, most=2))

    assert sorted(path for _, path in site.asked) == ["/fine?1", "/fine?2", "/fine?3"]


def test_what_is_in_doubt_is_asked_again_each_day_whatever_is_left_of_the_round(round_, site):
    known = subjects("none-such", "fine?1", "fine?2", "parked")
    for _ in round_.run(known):
        break
    list(round_.run(subjects("none-such", "fine?1", "fine?2", "parked"), most=1))
    site.asked.clear()

    list(round_.run(known, date(2026, 11, 9)))

    assert [path for _, path in site.asked] == ["/none-such", "/parked"]
    assert round_.remembered() == {"none-such": ("dead", 2), "parked": ("suspect", 1)}


def test_a_host_that_asks_us_to_wait_does_not_hold_up_the_next_round(round_, site):
    known = subjects("busy", "fine?1") | subjects("fine", host=OTHER)
    list(round_.run(known))
    site.asked.clear()

    list(round_.run(known, date(2026, 11, 9)))

    assert (OTHER, "/fine") in site.asked


def test_what_a_closed_entry_names_is_remembered_and_not_checked(round_):
    list(round_.run(subjects("parked", "gambling")))

    list(round_.run(subjects("parked"), named=(f"http://{GOOD}/gambling",)))
    assert set(round_.remembered()) == {"parked", "gambling"}

    list(round_.run(subjects("parked")))
    assert set(round_.remembered()) == {"parked"}


def test_a_damaged_memory_stops_a_round_before_anything_is_asked(round_, site):
    round_.file.parent.mkdir()
    round_.file.write_text("<<<<<<<")

    with pytest.raises(state.Damaged):
        list(round_.run(subjects("fine")))

    assert site.asked == []


def test_an_interrupt_ends_the_requests_under_way(site):
    class Impatient(Client):
        def read(self, address: str):
            raise KeyboardInterrupt(address)

    client = Impatient(names_of(site), QUICK)
    network = Network(client, pause=60)

    with pytest.raises(KeyboardInterrupt):
        list(checked({f"http://{GOOD}/": TUESDAY, f"http://{OTHER}/": TUESDAY}, network, soon()))

    assert network.ended.is_set()
