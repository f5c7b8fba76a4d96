"""An old id leads to the entry's new address."""

from generator.site.pages.redirects import pages
from tests.site.drawn import drawn, read
from tests.site.made import NOW, SACRAMENTO, SETTINGS, cards_of, made

MOVED = (
    "support-group",
    "ca/new-name",
    {"name": "New Name", "locations": [SACRAMENTO], "formerly": ["ca/old-name", "ca/older-name"]},
)


def test_each_old_id_keeps_a_page_that_links_to_the_new_one():
    whole = made(MOVED)

    found = list(pages(whole, cards_of(whole), SETTINGS, NOW))

    assert [page.address for page in found] == ["entries/ca/old-name/", "entries/ca/older-name/"]
    for page in found:
        assert page.context["moved_to"] == "entries/ca/new-name/"
        assert "../../../entries/ca/new-name/" in read(drawn(page)).links
        assert not page.indexed


def test_old_pages_of_one_entry_have_titles_of_their_own():
    whole = made(MOVED)

    titles = [page.title for page in pages(whole, cards_of(whole), SETTINGS, NOW)]

    assert titles == ["Moved: New Name (ca/old-name)", "Moved: New Name (ca/older-name)"]
