"""New words on pages: on the entry's own, and in its cards on others. Pure but for what `Files` reads."""

import re

from markupsafe import escape

from generator.directory import Directory
from generator.remembered import Memory, pages_telling
from generator.retold.entry import Words
from generator.retold.files import Files, Unsure
from generator.site.cards import Cards
from generator.site.frame import Frame
from generator.site.page import Settings
from generator.site.pages import entries
from generator.site.render import Renderer

_BARE = Frame({2: (b"", b"\n", b""), 3: (b"", b"\n", b"")})
"""Nothing around the page: only lines of its own are compared."""


def on_pages(words: Words, last: Memory, files: Files) -> None:
    """Put the new words on each page that has the old ones. Raises Unsure."""
    _in_cards(words, last, files)
    own = f"{words.both[0].address}index.html"
    files.put(own, _own_page(words, Settings(**last.settings), files.read(own)))


def _in_cards(words: Words, last: Memory, files: Files) -> None:
    before, after = (_shown(words, directory) for directory in (words.before, words.after))
    if before == after:
        return
    card = re.compile(rb'<article [^>]*data-entry="%b".*?</article>' % re.escape(words.id.encode()), re.DOTALL)
    pages = pages_telling(words.id, files.site, last)
    if pages is None:
        raise Unsure(words.id)
    for path in pages:
        data, found = card.subn(lambda block: _in_card(block[0], before, after), files.read(path))
        if not found:
            raise Unsure(path)
        files.put(path, data)


def _shown(words: Words, directory: Directory) -> bytes:
    """What its card tells of it."""
    summary = Cards(directory, words.now).of(directory.listings[words.id]).summary
    return f">{escape(summary)}<".encode()


def _in_card(block: bytes, old: bytes, new: bytes) -> bytes:
    if block.count(old) != 1:
        raise Unsure(old)
    return block.replace(old, new)


def _own_page(words: Words, settings: Settings, page: bytes) -> bytes:
    """The page with its lines exchanged that the new words change."""
    before, after = (_drawn(words, directory, settings) for directory in (words.before, words.after))
    if len(before) != len(after):
        raise Unsure(words.id)
    lines = page.split(b"\n")
    changes = {old: new for old, new in zip(before, after, strict=True) if old != new}
    for old, new in changes.items():
        if lines.count(old) != before.count(old) or after.count(new) != before.count(old):
            raise Unsure(words.id)
    return b"\n".join([changes.get(line, line) for line in lines])


def _drawn(words: Words, directory: Directory, settings: Settings) -> list[bytes]:
    """The lines of its page, with nothing around them."""
    number = directory.live.index(directory.listings[words.id])
    cards, renderer = Cards(directory, words.now), Renderer(_BARE, settings)
    [page] = entries.pages(directory, cards, settings, words.now, slice(number, number + 1))
    return renderer.render(page).split(b"\n")
