"""`python -m generator build`: check the data and build the whole site."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.commands.progress import shown
from generator.commands.stopping import stoppable

if TYPE_CHECKING:
    from generator.build import Outcome
    from generator.storage import Bucket

_HALFWAY = "Every file of the site is whole, and the next build makes the rest."
ConfigFile = Annotated[Path, typer.Option("--config", help="MkDocs' configuration.")]
Data = Annotated[Path | None, typer.Option(help="The data folder; left out: the one that mkdocs.yml names.")]


def build(
    data: Data = None,
    site: Annotated[str, typer.Option(help="Where the site goes: a folder, or a bucket as s3://name/folder.")] = "site",
    site_url: Annotated[
        str | None, typer.Option(help="Where the site will be served; left out: what mkdocs.yml says.")
    ] = None,
    clean: Annotated[bool, typer.Option("--clean", help="Forget what earlier builds have kept.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that make the pages; left out: one for each processor.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Let the workers of this Dask scheduler read and make the files."),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but problems.")] = False,
    config: ConfigFile = Path("mkdocs.yml"),
) -> None:
    """Check the entries and build the site, with every page and the open data.

    With problems in the data nothing is changed. How far it is shows as a bar on a terminal, as a line a stage in CI.
    Exit code 0: built; 1: problems; 2: wrong use; 130: stopped by Ctrl-C.
    """
    check_paths(config, data)
    place = checked_site(site, config)
    if cluster is not None and workers is not None:
        raise typer.BadParameter("a cluster has its own: leave --workers out", param_hint="--cluster")
    with stoppable(f"Stopped. {_HALFWAY}"):
        outcome = _built(config, data, place, cluster, quiet, site_url=site_url, clean=clean, workers=workers)
    if outcome.failed or not quiet:
        report(outcome)
    if outcome.failed:
        raise typer.Exit(1)
    if quiet:
        return
    if outcome.started_over:
        print("What .cache/ knew of the site was damaged or of another version: it was thrown away.")
    written, removed = len(outcome.changed.written), len(outcome.changed.removed)
    print(f"{outcome.summary}, in {place}/: {written:,} files written, {removed:,} removed")


def _built(
    config: Path, data: Path | None, site: "Path | Bucket", cluster: str | None, quiet: bool, **how: Any
) -> "Outcome":
    """Build; what stops it from outside is said in a sentence."""
    from concurrent.futures.process import BrokenProcessPool

    from generator import cache
    from generator.garbage import uncollected

    with uncollected():
        from generator.build import build as build_site
        from generator.locks import Busy
        from generator.storage import Refused
        from generator.workers import Unusable

    if how["clean"]:
        cache.clear()
    try:
        with shown(quiet=quiet) as progress:
            if cluster is None and isinstance(site, Path):
                return build_site(config, data, site, progress=progress, **how)
            from generator.elsewhere import build_elsewhere

            return build_elsewhere(config, data, site, cluster=cluster, progress=progress, **how)
    except Busy as busy:
        print(busy, file=sys.stderr)
    except (Unusable, Refused) as error:
        print(f"{error}. {_HALFWAY}", file=sys.stderr)
    except BrokenProcessPool:
        print(f"A worker process was killed: try fewer --workers, for memory. {_HALFWAY}", file=sys.stderr)
    except OSError as error:
        print(f"{error.strerror}: {error.filename or site}. {_HALFWAY}", file=sys.stderr)
    raise typer.Exit(1)


def checked_site(text: str, config: Path) -> "Path | Bucket":
    """The folder or bucket that is named. Raises typer.BadParameter where there can be no site."""
    from generator.storage import place_of

    try:
        site = place_of(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--site") from error
    if isinstance(site, Path):
        check_site(site, config)
    return site


def check_site(site: Path, config: Path) -> None:
    """Raise typer.BadParameter where building would remove what is not the site's: its folder is the project's own."""
    project = config.resolve().parent
    if project.is_relative_to(site.resolve()) or site.resolve() in {project / name for name in ("data", "docs")}:
        raise typer.BadParameter(f"{site} holds the project itself: name a folder for the site", param_hint="--site")


def check_paths(config: Path, data: Path | None) -> None:
    """Raise typer.BadParameter when what the build starts from is not there."""
    if not config.is_file():
        raise typer.BadParameter(f"there is no file {config}: run it where mkdocs.yml stands", param_hint="--config")
    if data is not None and not data.is_dir():
        raise typer.BadParameter(f"there is no folder {data}", param_hint="--data")


def report(outcome: "Outcome") -> None:
    """Print a build's errors; warnings are for `validate`, and are only counted here."""
    from generator.problems import as_text
    from generator.text import counted

    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    for problem in errors:
        print(as_text(problem))
    if outcome.left_out:
        files = counted(len(outcome.left_out), "file")
        print(f"{counted(len(errors), 'problem')}: {files} left out, the rest of the site goes on")
    elif errors:
        print(f"{counted(len(errors), 'problem')}: the site stays as it was")
    elif outcome.problems:
        print(f"{counted(len(outcome.problems), 'warning')}: `python -m generator validate` names them")
