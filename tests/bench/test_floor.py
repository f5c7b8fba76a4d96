"""The floor: it writes what it was given, and nothing else."""

import pytest

from benchmarks.peers import floor
from tests.project import files_in

SITE = {
    "index.html": b"<h1>Home</h1>",
    "cities/ca/index.html": "Cañon City\n".encode(),
    "cities/ca/a b/index.html": b"\n1 line\n",
    "empty.txt": b"",
    "assets/picture.png": bytes(range(256)) * 400,
}


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_it_writes_the_same_files_and_bytes(tmp_path, processes):
    given, inputs, out = tmp_path / "given", tmp_path / "inputs", tmp_path / "out"
    for path, content in {f"given/{path}": content for path, content in SITE.items()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (inputs / "ca").mkdir(parents=True)
    (inputs / "ca" / "one.yaml").write_text("name: One\n")

    floor.pack(str(given), str(tmp_path / "pack"))
    floor.write(str(tmp_path / "pack"), [str(inputs)], str(out), processes)

    assert files_in(out) == SITE


def test_it_needs_its_inputs(tmp_path):
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "index.html").write_text("Home")
    floor.pack(str(tmp_path / "given"), str(tmp_path / "pack"))

    with pytest.raises(FileNotFoundError):
        floor.write(str(tmp_path / "pack"), [str(tmp_path / "absent")], str(tmp_path / "out"), 1)
