"""JSON in the fewest bytes: the same for the same value, whatever is in it."""

import json
import os
from typing import NamedTuple

import pytest

from generator import compact


class Pair(NamedTuple):
    name: str
    number: float


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, 2.5, True, None], "ö": "“ß”\n\x01\u2028</script>"},
        [(1, (2, [])), Pair("x", -121.4944)],
        {"files": {"a/b": Pair("c", 12)}},
    ],
)
def test_it_is_what_json_writes_without_spaces(value):
    data = compact.dumps(value)

    assert data == json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    assert compact.text(value) == data.decode()
    assert compact.loads(data) == json.loads(data)


def test_the_name_of_a_file_that_is_not_utf_8_comes_back():
    name = os.fsdecode(b"caf\xe9.yaml")

    assert compact.loads(compact.dumps({name: [1]})) == {name: [1]}


@pytest.mark.parametrize("value", [{1, 2}, object(), b"bytes"])
def test_what_json_cannot_hold_is_an_error(value):
    with pytest.raises(TypeError):
        compact.dumps(value)


def test_what_is_no_json_is_an_error():
    with pytest.raises(json.JSONDecodeError):
        compact.loads(b"{")
