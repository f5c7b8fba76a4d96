"""A store and a cluster on 127.0.0.1, in processes of their own: nothing of theirs may run in this one, which forks."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO, Any

import boto3
import pytest

from tests.changing import FIRST, NEVADA, SECOND
from tests.conftest import BUILT, ROOT
from tests.project import GROUP, small_project

BUCKETS = count()


@dataclass
class Store:
    """Object storage, and what a process must know to write to it."""

    endpoint: str
    environment: dict[str, str]
    client: Any = field(init=False)

    def __post_init__(self):
        self.client = boto3.client("s3", endpoint_url=self.endpoint)

    def bucket(self) -> str:
        """The name of a new bucket."""
        name = f"site-{next(BUCKETS)}"
        self.client.create_bucket(Bucket=name)
        return name

    def times(self, bucket: str) -> dict[str, str]:
        """When each object was written, by its key."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return {found["Key"]: str(found["LastModified"]) for page in pages for found in page.get("Contents", ())}

    def objects(self, bucket: str, below: str = "") -> dict[str, bytes]:
        """What each object holds, by its path below a folder."""
        return {
            key.removeprefix(below): self.client.get_object(Bucket=bucket, Key=key)["Body"].read()
            for key in self.times(bucket)
        }


@dataclass
class Crew:
    """A cluster of two workers in a folder without the project."""

    address: str
    process: "subprocess.Popen[str]"

    def workers(self) -> list[int]:
        """The numbers of its worker processes."""
        _(self.process.stdin).write("\n")
        _(self.process.stdin).flush()
        return [int(number) for number in _(self.process.stdout).readline().split()]


def _(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@contextmanager
def running(module: str, where: Path, more: dict[str, str]) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A module of the tests as a process, until the caller is done, and the line with which it began."""
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=where,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | more,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        yield _(process.stdout).readline().strip(), process
        _(process.stdin).close()
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Iterator[Store]:
    with running("tests.cluster.store", tmp_path_factory.mktemp("store"), {}) as (port, _process):
        endpoint = f"http://127.0.0.1:{port}"
        keys = {"AWS_ACCESS_KEY_ID": "somebody", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
        environment = {"FSSPEC_S3_ENDPOINT_URL": endpoint, **keys}
        os.environ.update(environment)  # read once, when fsspec is loaded
        yield Store(endpoint, environment)


@pytest.fixture(scope="session")
def crew(store, tmp_path_factory) -> Iterator[Crew]:
    where = tmp_path_factory.mktemp("elsewhere")
    more = store.environment | {"FOOTHOLD_CACHE": str(where / "kept"), "PYTHONHASHSEED": "7"}
    with running("tests.cluster.crew", where, more) as (address, process):
        yield Crew(address, process)


@pytest.fixture(scope="session")
def built(tmp_path_factory, store) -> "Project":
    """A small project, and its site in a folder, made by one process."""
    project = Project(small_project(tmp_path_factory.mktemp("project"), {FIRST: GROUP, SECOND: NEVADA}), store)
    assert project.build("site", "--workers", "1").returncode == 0
    return project


@dataclass
class Project:
    folder: Path
    store: Store

    def build(self, site: str, *options: str) -> "subprocess.CompletedProcess[str]":
        """Run the command as a user does, and hear what it says."""
        build = self.begin(site, *options)
        output, errors = build.communicate(timeout=120)
        return subprocess.CompletedProcess(build.args, build.returncode, output, errors)

    def begin(self, site: str, *options: str, started_with: str = "") -> "subprocess.Popen[str]":
        """Begin the command; `started_with` is a program that calls it."""
        program = ["-c", started_with] if started_with else ["-m", "generator"]
        return subprocess.Popen(
            [sys.executable, *program, "build", "--site", site, *options],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | self.store.environment | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": BUILT}
