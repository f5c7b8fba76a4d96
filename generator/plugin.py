"""The MkDocs plugin `directory`: plain `mkdocs build` and `mkdocs serve` do the whole job through it."""

import logging
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import build
from generator.problems import as_text
from generator.site import frame

log: logging.LoggerAdapter[Any] = get_plugin_logger(__name__)


class DirectoryPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs has types in part only
    """Gives MkDocs the frame pages, and joins the directory's pages into the site it has built."""

    # Not a class of options: MkDocs keeps its values in an attribute that is called `data` itself.
    config_scheme = (("data", config_options.Dir(exists=True, default="data")),)

    joins = True
    """False when `generator.build` runs MkDocs for the frame and joins by itself."""
    serves = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """While MkDocs serves, a broken entry is left out; what it publishes is whole or is not made."""
        self.serves = command == "serve"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the frame's pages, outside the navigation."""
        for path, text in frame.source_pages():
            files.append(File.generated(config, path, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check the data and write every page of the directory."""
        if not self.joins:
            return
        outcome = build.join(Path(self.config["data"]), Path(config.site_dir), config, lenient=self.serves)
        for problem in outcome.problems:
            (log.error if problem.severity == "error" else log.info)(as_text(problem))
        if outcome.failed:
            raise PluginError(f"{outcome.errors} problems in the data: see above")
        log.info(outcome.summary)

    def on_serve(self, server: LiveReloadServer, /, **_config_and_builder: Any) -> LiveReloadServer:
        """Rebuild when an entry, a template or the theme's overrides change."""
        for folder in (self.config["data"], *build.SOURCE_FOLDERS):
            server.watch(str(folder))
        return server
