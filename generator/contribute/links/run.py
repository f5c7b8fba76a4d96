"""Check many addresses in order: lychee over a batch, then our own look at each, one host at a time.

The shell around `reading`: it asks, waits, and hands back verdicts a batch at a time, so that whoever calls can
keep each batch before the next begins. Clock, network and limits are arguments.
"""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from generator.contribute.links.answer import Answer, Subject, Verdict
from generator.contribute.links.client import Client
from generator.contribute.links.reading import judged
from generator.contribute.links.sweep import CannotSweep, Swept, swept

BATCH = 64
PER_HOST = 2
"""Addresses of one host in a batch: lychee waits half a minute before each, where the host asked it to slow down."""
ENOUGH_SILENT = 5
"""Hosts of a batch that say nothing at all, and no other says anything: then it is our own network."""
_REFUSED = {401, 403, 407, 429, 451, 999}


@dataclass
class Network:
    """How addresses are asked for."""

    client: Client
    lychee: Path | None = None
    """Without it, our own client alone decides."""
    hosts_at_once: int = 8
    pause: float = 1.0
    """Seconds between two requests to one host."""
    say: Callable[[str], None] = lambda _line: None
    """Where a line about the network's own troubles goes."""
    ended: threading.Event = field(default_factory=threading.Event)


Verdicts = dict[str, Verdict]


def checked(subjects: Mapping[str, Subject], network: Network, until: float) -> Iterator[Verdicts]:
    """The verdicts, a batch at a time, until all are checked or the monotonic clock reads `until`.

    An address is left out when its host has asked us to wait, or time ran out before it.
    """
    waiting: set[str] = set()
    for batch in batches(subjects):
        addresses = [address for address in batch if host_of(address) not in waiting]
        if time.monotonic() >= until:
            return
        found = _swept(addresses, network, until)
        yield _believable(_looked_at(addresses, subjects, found, network, until, waiting))


def batches(addresses: Iterable[str]) -> Iterator[list[str]]:
    """All addresses in their order, a few of each host at a time."""
    queues: dict[str, deque[str]] = defaultdict(deque)
    for address in addresses:
        queues[host_of(address)].append(address)
    while queues:
        batch: list[str] = []
        for host in list(queues):
            if len(batch) >= BATCH:
                break
            queue = queues.pop(host)
            for _ in range(min(PER_HOST, len(queue), BATCH - len(batch))):
                batch.append(queue.popleft())
            if queue:
                queues[host] = queue  # at the end of the line
        yield batch


def host_of(address: str) -> str:
    """The host of an address, or the address itself where it has none."""
    try:
        return (urlsplit(address).hostname or address).lower()
    except ValueError:
        return address


def _swept(addresses: list[str], network: Network, until: float) -> dict[str, Swept]:
    if network.lychee is None or not addresses:
        return {}
    longest = max(1.0, min(600.0, until - time.monotonic()))
    try:
        return swept(
            network.lychee,
            addresses,
            network.client.names,
            at_once=2 * network.hosts_at_once,
            pause=network.pause,
            longest=longest,
        )
    except CannotSweep as reason:
        network.say(f"{reason}: our own client goes on alone")
        return {}


def _looked_at(
    addresses: list[str],
    subjects: Mapping[str, Subject],
    found: Mapping[str, Swept],
    network: Network,
    until: float,
    waiting: set[str],
) -> Verdicts:
    """Our own look at each address, hosts side by side and the addresses of a host one after the other."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[host_of(address)].append(address)

    def of_host(host: str) -> Verdicts:
        verdicts: Verdicts = {}
        for address in by_host[host]:
            if network.ended.is_set() or time.monotonic() >= until or host in waiting:
                break
            verdict, asked, wait = one(address, subjects[address], found.get(address), network.client)
            verdicts[address] = verdict
            if wait:
                waiting.add(host)
            if asked:
                network.ended.wait(network.pause)
        return verdicts

    pool = ThreadPoolExecutor(network.hosts_at_once, thread_name_prefix="links")
    try:
        futures: list[Future[Verdicts]] = [pool.submit(of_host, host) for host in by_host]
        return {address: verdict for future in as_completed(futures) for address, verdict in future.result().items()}
    except BaseException:
        network.ended.set()
        network.client.stop()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def one(address: str, subject: Subject, found: Swept | None, client: Client) -> tuple[Verdict, bool, bool]:
    """(what the address is, whether we asked ourselves, whether its host wants us to wait).

    Where lychee was turned away we do not knock again. A site is dead only when neither of the two gets in.
    """
    if found and found.status in _REFUSED:
        return judged(Answer(address, address, found.status), subject), False, found.status == 429
    answer = client.read(address)
    verdict = judged(answer, subject)
    failed = answer.fault is not None or answer.status >= 400
    if verdict.state == "dead" and failed and found and 200 <= found.status < 300:
        verdict = Verdict("ok", f"It answered one of two requests only. {verdict.why}", "unclear")
    return verdict, True, answer.status in (429, 503) and "retry-after" in answer.headers


def _believable(verdicts: Verdicts) -> Verdicts:
    """The verdicts, or that nothing is known: when many hosts are silent and none answers, it is our own network."""
    silent = {
        host_of(address) for address, verdict in verdicts.items() if verdict.cause in ("no-answer", "no-such-host")
    }
    known = [verdict for verdict in verdicts.values() if verdict.state != "unknown"]
    if len(silent) >= ENOUGH_SILENT and all(verdict.cause in ("no-answer", "no-such-host") for verdict in known):
        return dict.fromkeys(verdicts, Verdict("unknown", "Nobody answered: our own network may have failed."))
    return verdicts
