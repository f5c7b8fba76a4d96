from collections.abc import Iterator

import pytest

from generator.contribute.links.client import Client, Limits
from tests.contribute.links.server import Site, names_of, running

QUICK = Limits(connect=2, read=0.4, whole=1.5)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def client(site: Site) -> Client:
    return Client(names_of(site), QUICK)
