"""Links to change an entry lead to its file, whatever the owner's configuration calls the repository."""

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.site.host import settings_of
from generator.site.pages.reporting import add_link, branch, edit_link, report_link
from tests.site.made import SETTINGS, WITH_REPO

FILE = "agencies/ca/job-center.yaml"
CONFIG = Path(__file__).parents[2] / "mkdocs.yml"


def test_the_projects_own_configuration_leads_to_the_file_once_it_names_the_repository():
    named = {"repo_url": "https://github.com/example/foothold/", "edit_uri": "edit/main/docs/"}
    settings = settings_of(load_config(str(CONFIG), **named))

    assert edit_link(settings, FILE) == f"https://github.com/example/foothold/edit/main/data/{FILE}"


@pytest.mark.parametrize(
    ("edit_uri", "link"),
    [
        ("edit/main/docs/", "https://github.com/example/foothold/edit/main/data/"),
        ("/edit/main/docs", "https://github.com/example/foothold/edit/main/data/"),
        ("edit/main/", "https://github.com/example/foothold/edit/main/data/"),
        ("?query=root/docs/", "https://github.com/example/foothold?query=root/data/"),
        ("https://code.example.org/edit/docs/", "https://code.example.org/edit/data/"),
    ],
)
def test_the_data_folder_lies_beside_the_docs_folder(edit_uri, link):
    assert edit_link(replace(WITH_REPO, edit_uri=edit_uri), FILE) == link + FILE


@pytest.mark.parametrize(
    ("edit_uri", "name"),
    [
        ("edit/main/docs/", "main"),
        ("/edit/trunk/docs", "trunk"),
        ("edit/feature/form/docs/", "feature/form"),
        ("https://code.example.org/x/edit/dev/docs/", "dev"),
        ("?query=root/docs/", "main"),
        ("", "main"),
    ],
)
def test_the_branch_is_the_one_that_the_docs_are_edited_on(edit_uri, name):
    assert branch(replace(WITH_REPO, edit_uri=edit_uri)) == name


def test_without_a_repository_there_is_no_link_to_a_file():
    assert edit_link(SETTINGS, FILE) == ""


def test_the_form_is_told_what_it_is_about():
    assert report_link("ca/example", "closed") == "suggest/?entry=ca/example&do=closed"
    assert add_link() == "suggest/"
    assert add_link(place="Winston-Salem, NC", name="A & B") == "suggest/?place=Winston-Salem%2C%20NC&name=A%20%26%20B"
