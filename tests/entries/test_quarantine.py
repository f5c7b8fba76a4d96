"""An address that may have changed hands: which entries it touches, and what the program then uses."""

import pytest

from generator.entries.quarantine import Quarantine, quarantined
from tests.site.made import entry


@pytest.mark.parametrize(
    ("suspect", "address", "held"),
    [
        ("https://group.org/", "https://group.org/", True),
        ("https://group.org/", "http://www.group.org/meetings", True),
        ("https://group.org/jobs", "https://group.org/jobs", True),
        ("https://group.org/jobs", "https://group.org/", False),
        ("https://group.org/", "https://other.org/", False),
        ("https://a.wordpress.com/", "https://b.wordpress.com/", False),
        ("https://www.facebook.com/", "https://www.facebook.com/group", False),
        ("https://jobs.ca.gov/", "https://edd.ca.gov/", False),
    ],
)
def test_a_suspect_front_page_holds_its_own_domain_and_a_suspect_page_only_itself(suspect, address, held):
    assert (address in Quarantine([suspect])) is held


def test_an_entry_is_used_without_its_suspect_website_and_unconfirmed():
    group = entry(website="https://group.org/")

    used = quarantined(group, Quarantine(["https://group.org/"]))

    assert (used.website, used.status) == (None, "unconfirmed")
    assert used.model_copy(update={"website": group.website, "status": "active"}) == group


@pytest.mark.parametrize("website", ["https://other.org/", None])
def test_any_other_entry_is_used_as_it_is(website):
    group = entry(website=website)

    assert quarantined(group, Quarantine(["https://group.org/"])) is group


def test_a_closed_entry_stays_closed():
    assert quarantined(entry(website="https://group.org/", status="closed"), {"https://group.org/"}).status == "closed"
