"""What the tests of the workflows share: a small GitHub on this machine."""

from collections.abc import Iterator

import pytest

from generator.workflows.api import Api
from tests.workflows.github import GitHub, running


@pytest.fixture
def hub() -> Iterator[GitHub]:
    with running() as github:
        yield github


@pytest.fixture
def api(hub: GitHub) -> Api:
    return Api.of(hub.environment)
