"""A build on a real cluster of two worker processes, into real object storage: the same bytes as here."""

import ast
import os
import signal
import socket
import subprocess
import sys
import time

from tests.changing import CHANGES, SECOND
from tests.conftest import ROOT
from tests.project import files_in

IN_CHUNKS = "from generator import cli, making; making.MANY = making.CHUNK = 1; cli.app()"
WITHOUT = "import sys; sys.modules[{package!r}] = None; from generator.cli import app; app()"


def test_a_site_in_a_bucket_is_the_same_as_in_a_folder_and_so_is_what_changes(built, crew, store):
    bucket, folder = store.bucket(), built.folder / "site"
    site = f"s3://{bucket}/site"
    as_made = files_in(folder)

    first = built.begin(site, "--cluster", crew.address)
    while not any(path.startswith("site/search/parts/") for path in store.times(bucket)):
        assert first.poll() is None
        time.sleep(0.05)
    os.kill(crew.workers()[0], signal.SIGKILL)

    assert heard(first) == f"{len(as_made)} files written, 0 removed"
    assert store.objects(bucket, "site/") == as_made

    CHANGES["an entry's text"](built.folder)
    (built.folder / "data" / SECOND).unlink()
    before = store.times(bucket)
    second = built.begin(site, "--cluster", crew.address)

    said, after = heard(second), store.objects(bucket, "site/")
    changed = {path for path in after if after[path] != as_made.get(path)}
    assert said == f"{len(changed)} files written, {len(as_made.keys() - after.keys())} removed"
    assert changed < after.keys() < as_made.keys() | changed
    assert written_since(before, store.times(bucket)) <= changed

    store.client.put_object(Bucket=bucket, Key="site/robots.txt", Body=b"somebody's own")
    store.client.put_object(Bucket=bucket, Key="site/[a]bout/index.html", Body=b"somebody's, too")
    store.client.delete_object(Bucket=bucket, Key="site/cities/ca/index.html")
    third = built.begin(site, "--workers", "2", started_with=IN_CHUNKS)

    assert heard(third) == "2 files written, 1 removed"
    assert store.objects(bucket, "site/") == after

    fourth = built.begin("site", "--cluster", crew.address)

    assert heard(fourth) == said
    assert files_in(folder) == after
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def heard(build):
    """What a build that ends well says of the files."""
    output, errors = build.communicate(timeout=120)
    assert build.returncode == 0, errors
    return output.strip().rpartition(": ")[2]


def written_since(before, times):
    return {key.removeprefix("site/") for key, when in times.items() if when != before.get(key)}


def work(crew, case, folder):
    """What the module says of a case, in a process of its own."""
    call = [sys.executable, "-m", "tests.cluster.work", crew.address, case, str(folder)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_a_killed_worker_had_begun_is_done_by_another(crew, tmp_path):
    assert work(crew, "dies_once", tmp_path) == "[0, 1, 4, 9, 16, 25]"
    assert (tmp_path / "died").exists()


def test_work_that_kills_each_worker_ends_with_a_sentence(crew, tmp_path):
    said = work(crew, "dies_always", tmp_path)

    assert said.startswith(f"Unusable: several workers of {crew.address} were lost over one part of the work")


def test_a_job_is_sent_to_each_worker_once(crew, tmp_path):
    held = ast.literal_eval(work(crew, "names_its_worker", tmp_path))

    assert len({job for _, job in held}) <= len({worker for worker, _ in held}) <= 2


def test_a_full_disk_of_a_worker_is_told_as_one_of_ours(crew, tmp_path):
    assert (
        work(crew, "finds_no_room", tmp_path) == f"OSError: [Errno 28] No space left on device: '{tmp_path}/index.html'"
    )


def test_workers_of_another_version_are_refused(crew, tmp_path):
    assert "has Python 3." in work(crew, "other versions", tmp_path)
    assert "a worker that came later has Foothold's code" in work(crew, "joins later with other versions", tmp_path)


def test_workers_that_do_not_see_the_folder_are_refused(crew, tmp_path):
    assert f"does not see {tmp_path}, or may not write there" in work(crew, "no shared folder", tmp_path)


def test_an_address_where_nobody_answers_is_said_soon(built):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        addresses = [f"tcp://127.0.0.1:{port}" for port in (9, silent.getsockname()[1])]
        started = time.monotonic()
        builds = [built.begin(f"never-{number}", "--cluster", address) for number, address in enumerate(addresses)]
        said = [build.communicate(timeout=60) for build in builds]

    assert time.monotonic() - started < 30
    assert [build.returncode for build in builds] == [1, 1]
    for address, (output, errors) in zip(addresses, said, strict=True):
        assert (output, errors.partition(": is")[0]) == ("", f"no Dask scheduler answers at {address}")
    assert not (built.folder / "never-0").exists()


def test_an_address_that_is_none_is_said(built):
    done = built.build("never", "--cluster", "somewhere")

    assert (done.returncode, done.stderr.partition(". ")[0]) == (
        1,
        "somewhere cannot be reached: missing port number in address 'somewhere'",
    )


def test_without_the_extra_the_command_that_installs_it_is_named(built):
    for package, site, *options in (
        ("distributed", "never", "--cluster", "tcp://127.0.0.1:9"),
        ("fsspec", "s3://any/site"),
        ("s3fs", "s3://any/site"),
    ):
        build = built.begin(site, *options, started_with=WITHOUT.format(package=package))
        _, errors = build.communicate(timeout=60)

        assert build.returncode == 1
        assert "python -m pip install --require-hashes --requirement requirements/cluster.txt" in errors
        assert (ROOT / "requirements/cluster.txt").is_file()


def test_a_cluster_has_its_own_workers(built):
    done = built.build("never", "--cluster", "tcp://127.0.0.1:9", "--workers", "2")

    assert (done.returncode, "leave --workers out" in done.stderr) == (2, True)
