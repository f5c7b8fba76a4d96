"""Links to change an entry lead to its file, whatever the owner's configuration calls the repository."""

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.site.host import settings_of
from generator.site.pages.reporting import edit_link, new_issue
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


def test_without_a_repository_there_are_no_links():
    assert (edit_link(SETTINGS, FILE), new_issue(SETTINGS, "title", "body")) == ("", "")
