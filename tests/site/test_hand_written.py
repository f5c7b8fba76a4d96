from pathlib import Path

from generator.site.hand_written import HandWritten, hand_written

ROOT = Path(__file__).parents[2]


def test_a_page_is_its_title_address_and_headings(tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/say.md").write_text(
        "---\ntitle: What to say\ndescription: Short scripts.\n---\n"
        "# What to say\n\n## To a [friend](x.md)\n\n### By *mail* ###\n"
    )
    (tmp_path / "guide/index.md").write_text("---\ntitle: The guide\n---\n# The guide\n")
    (tmp_path / "guide/_note.md").write_text("no title\n")

    assert list(hand_written(tmp_path)) == [
        HandWritten("The guide", "", "guide/", ()),
        HandWritten("What to say", "Short scripts.", "guide/say/", ("To a friend", "By mail")),
    ]


def test_the_guide_carries_the_whole_method_in_ten_to_fourteen_pages():
    pages = [page for page in hand_written(ROOT / "docs") if page.address.startswith("guide/")]

    assert 10 <= len(pages) <= 14
    assert all(50 <= len(page.description) <= 160 for page in pages)
