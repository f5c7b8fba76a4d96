import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.contribute.files import write_whole
from tests.contribute.conftest import FILE, GROUP

DOUBTED = GROUP.replace("status: active", "status: unconfirmed  # nobody answered in May")
CONFIRMED = GROUP.replace("status:", "verified: {on: 2026-11-20, how: called}\nstatus:")


def confirm(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["confirm", *arguments])


@pytest.mark.parametrize("named", ["ca/tuesday-group", str(FILE)])
def test_an_entry_is_confirmed_by_its_id_or_its_file(folder, named):
    result = confirm(named, "--how", "called", "--on", "2026-11-20")

    assert (result.exit_code, result.output) == (0, f"{FILE}: confirmed on 2026-11-20 (called)\n")
    assert FILE.read_text() == CONFIRMED


def test_an_unconfirmed_entry_becomes_active_and_that_is_said(folder):
    FILE.write_text(DOUBTED)

    result = confirm("ca/tuesday-group", "--how", "visited", "--on", "2026-11-20")

    assert result.output.endswith("It was unconfirmed; its status is active now.\n")
    assert FILE.read_text() == DOUBTED.replace(
        "status: unconfirmed", "verified: {on: 2026-11-20, how: visited}\nstatus: active"
    )


@pytest.mark.parametrize(
    "before",
    [
        "verified: {on: 2025-01-02, how: website}  # by Friday's team\n",
        "verified:\n  on: 2025-01-02\n  how: website  # by Friday's team\n",
    ],
)
def test_an_earlier_confirmation_gives_way_and_its_comment_stays(folder, before):
    FILE.write_text(f"{GROUP}{before}")

    confirm("ca/tuesday-group", "--how", "by-organisation", "--on", "2026-11-20")

    text = FILE.read_text()
    assert "2025" not in text
    assert "2026-11-20" in text
    assert text.count("by-organisation") == text.count("# by Friday's team") == text.count("verified") == 1


@pytest.mark.parametrize("text", [GROUP.replace("\n", "\r\n"), GROUP.rstrip("\n"), GROUP.replace("name: ", "name:   ")])
def test_a_file_that_is_not_in_form_keeps_the_rest_as_it_is(folder, text):
    FILE.write_bytes(text.encode())
    end = "\r\n" if "\r\n" in text else "\n"

    confirm("ca/tuesday-group", "--how", "called", "--on", "2026-11-20")

    added = f"verified: {{on: 2026-11-20, how: called}}{end}"
    assert FILE.read_bytes().decode() == (text + added if text.endswith("\n") else f"{text}\n{added[:-1]}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ca/tuesday-group", "--how", "called", "--on", "2999-01-01"], "has not come yet"),
        (["ca/tuesday-group", "--how", "called", "--on", "yesterday"], "does not match"),
        (["ca/tuesday-group", "--how", "guessed"], "is not one of"),
        (["ca/tuesday-group"], "Missing option '--how'"),
        (["ca/teusday-group", "--how", "called"], 'did you mean "ca/tuesday-group"?'),
        (["us/tuesday-group", "--how", "called"], 'did you mean "ca/tuesday-group"?'),
        (["../../etc/passwd", "--how", "called"], "there is no entry"),
    ],
)
def test_wrong_use_is_said_and_nothing_written(folder, arguments, said):
    result = confirm(*arguments)

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert FILE.read_text() == GROUP


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GROUP.replace("status: active", "status: closed"), "it is marked as closed"),
        (CONFIRMED.replace("2026-11-20", "2026-11-22"), "it was confirmed later already, on 2026-11-22"),
        (GROUP.replace("name: Tuesday Group", "name: [a"), "it cannot be read"),
        (b"\xff".decode("latin-1").join([GROUP, ""]), "it cannot be read"),
    ],
)
def test_what_cannot_be_confirmed_is_left_as_it_is(folder, text, said):
    write_whole(FILE, text.encode("latin-1"))

    result = confirm("ca/tuesday-group", "--how", "called", "--on", "2026-11-20")

    assert result.exit_code == 1
    assert result.output.startswith(f"{FILE}: left as it is: ")
    assert said in result.output or "not UTF-8" in result.output
    assert FILE.read_bytes() == text.encode("latin-1")
