"""Fill a page's template, write its head, and join both into the frame: `Page` → bytes. Writes nothing."""

from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator import compact
from generator.site import pieces
from generator.site.drawings import Drawings
from generator.site.frame import Frame
from generator.site.lean import LeanEnvironment
from generator.site.page import Page, Settings

TEMPLATES = Path(__file__).parent / "templates"


class _Compiled(BytecodeCache):
    """Templates compiled once in the life of the process: `serve` renders many times; workers are born with them."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


class Renderer:
    """Renders pages for one site."""

    def __init__(self, frame: Frame, settings: Settings, assets: str = "assets/") -> None:
        self._frame = frame
        self._settings = settings
        self._templates = LeanEnvironment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        self._templates.filters["said"] = pieces.said
        self._opened: dict[str, Template] = {}
        self._templates.policies |= {"json.dumps_function": compact.text, "json.dumps_kwargs": {}}
        self._templates.filters["icon"] = pieces.icon  # of a name in a template: put in when that is compiled
        for piece in (pieces.facts, pieces.kind_icon, pieces.moment, pieces.phone_words, pieces.sure):
            self._templates.globals[piece.__name__] = piece
        self._templates.globals["drawn"] = self._drawings = Drawings()
        self._templates.globals["settings"] = settings
        self._templates.globals["assets"] = assets

    def render(self, page: Page) -> bytes:
        """The whole page as UTF-8 HTML."""
        context = {**page.context, "page": page, "root": "../" * page.depth}
        body = self._template(page.template).render(context)
        head = self._template("head.html").render(self._head(page))
        return self._frame.join(page.depth, head.encode(), body.encode())

    def told(self) -> tuple[str, ...]:
        """The ids of the entries whose own words stand in cards of the pages rendered since this was last asked."""
        told = tuple(self._drawings.told)
        self._drawings.told.clear()
        return told

    def _template(self, name: str) -> Template:
        """The template; Jinja2 asks its loader each time, which takes a tenth as long as a small page."""
        found = self._opened.get(name)
        if found is None:
            found = self._opened[name] = self._templates.get_template(name)
        return found

    def _head(self, page: Page) -> dict[str, Any]:
        name, site_url = self._settings.site_name, self._settings.site_url
        title = page.title if len(page.title) + len(name) > 57 or page.address == "" else f"{page.title} · {name}"
        moved_to = page.context.get("moved_to")
        address = page.address if moved_to is None else moved_to
        return {
            "page": page,
            "root": "../" * page.depth,
            "title": title,
            "canonical": site_url + address if site_url else "",
            "refresh": "" if moved_to is None else "../" * page.depth + moved_to,
            "image": f"{site_url}assets/icons/icon-512.png" if site_url else "",
            "structured": [_json_ld({"@context": "https://schema.org", **thing}) for thing in page.structured],
        }


def _json_ld(thing: dict[str, Any]) -> Markup:
    """JSON that can stand in a script element: no "<", no line separators that end it."""
    return Markup(compact.text(thing).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - made here, of nothing from outside
