"""A build into a bucket, or by the workers of a cluster: the steps of `build`, with other places and hands."""

from contextlib import ExitStack
from pathlib import Path

from generator.build import Outcome, publish
from generator.clusters import connected
from generator.locks import locked
from generator.progress import SILENT, Progress
from generator.site.host import surroundings
from generator.storage import Bucket, Shipment


def build_elsewhere(
    config_file: Path,
    data: Path | None,
    site: Path | Bucket,
    *,
    cluster: str | None = None,
    site_url: str | None = None,
    clean: bool = False,
    workers: int | None = None,
    progress: Progress = SILENT,
) -> Outcome:
    """Bring the whole site up to date, as `build.build` does.

    `cluster` is the address of a Dask scheduler. Raises locks.Busy, workers.Unusable and storage.Refused.
    """
    with ExitStack() as stack:
        shared = site if isinstance(site, Path) else None
        if shared is not None:
            stack.enter_context(locked(shared))
        crew = stack.enter_context(connected(cluster, shared)) if cluster else None
        place = Shipment(site) if isinstance(site, Bucket) else site
        progress.stage("hand-written pages")
        around = surroundings(config_file, site_url, anew=clean)
        return publish(data or around.data, place, around, clean=clean, workers=workers, crew=crew, progress=progress)
