"""A page as a value: where it goes, what fills it, what its head says. Nothing here renders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site; `context` holds plain values that the template is filled with."""

    path: str
    """Below the site's root, for example "cities/ca/sacramento/index.html"."""
    template: str
    title: str
    """At most about 60 characters; the site's name is added where there is room."""
    description: str
    """50 to 160 characters."""
    context: Mapping[str, Any]
    structured: tuple[Mapping[str, Any], ...] = ()
    """JSON-LD objects (schema.org), without their @context."""
    modified: date | None = None
    """The day its content last changed, for the sitemap; none where the data does not say."""
    indexed: bool = True
    """Whether it stands in the sitemap and search engines may list it."""

    @property
    def address(self) -> str:
        """The path that links use: "cities/ca/sacramento/"; the home page's is empty."""
        return self.path.removesuffix("index.html")

    @property
    def depth(self) -> int:
        """How many folders lie between the root and the page."""
        return self.path.count("/")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site's owner decides, from mkdocs.yml."""

    site_name: str
    site_url: str
    """With a slash at its end; empty where nobody knows it yet."""
    repo_url: str = ""
    """The repository on the web, without a slash at its end; empty: no edit or report links."""
    edit_uri: str = "edit/main/"
    suggest_mail: str = ""
    """Where people mail a finished entry to; empty: no mail is offered."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the trail above a page's heading."""

    name: str
    address: str
