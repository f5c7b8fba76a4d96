"""A bucket holds the site and nothing else, whatever it held before."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.published import Written
from generator.storage import Bucket, Refused, Shipment, headers_of, place_of
from tests.conftest import ROOT
from tests.project import files_in

STYLE = "assets/v/1/a.css"
SITE = {STYLE: b"body {}", "index.html": b"home", "cities/ca/index.html": b"towns"}


def ship(bucket, files, below="site"):
    shipment = Shipment(Bucket(f"s3://{bucket}/{below}".rstrip("/")))
    shipment.put(files.items())
    return shipment.finish()


def test_only_what_changes_is_written_and_what_has_no_place_goes(store):
    bucket = store.bucket()

    assert ship(bucket, SITE) == Written(tuple(SITE))
    assert ship(bucket, SITE) == Written()
    assert ship(bucket, {STYLE: b"body {}", "index.html": b"HOME"}) == Written(
        ("index.html",), ("cities/ca/index.html",)
    )
    assert store.objects(bucket, "site/") == {STYLE: b"body {}", "index.html": b"HOME"}


def test_a_bucket_may_hold_the_site_alone_or_beside_others(store):
    bucket = store.bucket()
    store.client.put_object(Bucket=bucket, Key="site-2/page.html", Body=b"somebody's")

    ship(bucket, SITE)

    assert store.objects(bucket) == {"site-2/page.html": b"somebody's"} | {f"site/{path}": SITE[path] for path in SITE}
    alone = store.bucket()
    ship(alone, SITE, below="")
    assert store.objects(alone) == SITE


def test_what_is_not_ours_is_not_touched(store):
    bucket = store.bucket()
    store.client.put_object(Bucket=bucket, Key="holiday.jpg", Body=b"the sea")

    with pytest.raises(Refused, match=rf"s3://{bucket} holds something else than a site of ours"):
        ship(bucket, SITE, below="")

    assert store.objects(bucket) == {"holiday.jpg": b"the sea"}


def test_a_build_that_was_killed_after_one_object_can_be_repeated(store):
    bucket = store.bucket()
    store.client.put_object(Bucket=bucket, Key=f"site/{STYLE}", Body=b"body {}")

    assert ship(bucket, SITE) == Written(("index.html", "cities/ca/index.html"))


def test_a_name_that_looks_like_a_pattern_takes_nothing_along(store):
    bucket = store.bucket()
    ship(bucket, SITE)
    for key in ("site/[i]ndex.html", "site/cities/*", "site/?"):
        store.client.put_object(Bucket=bucket, Key=key, Body=b"somebody's")

    assert len(ship(bucket, SITE).removed) == 3
    assert store.objects(bucket, "site/") == SITE


def test_an_object_whose_tag_is_no_md5_is_read_and_compared(store):
    bucket, large = store.bucket(), b"x" * 2**20
    ship(bucket, SITE | {"large.json": large})
    in_parts(store, bucket, "site/large.json", large)

    assert ship(bucket, SITE | {"large.json": large}) == Written()
    assert ship(bucket, SITE | {"large.json": large[:-1] + b"y"}) == Written(("large.json",))


def in_parts(store, bucket, key, data):
    """Write an object as programs do that send in parts: its tag is then of the parts."""
    about = {"Bucket": bucket, "Key": key}
    upload = about | {"UploadId": store.client.create_multipart_upload(**about)["UploadId"]}
    part = store.client.upload_part(**upload, PartNumber=1, Body=data)
    store.client.complete_multipart_upload(
        **upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    )


def test_a_browser_is_told_what_a_file_is_and_how_long_it_holds(store):
    bucket = store.bucket()

    ship(bucket, SITE)

    told = {path: store.client.head_object(Bucket=bucket, Key=f"site/{path}") for path in SITE}
    assert {path: (head["ContentType"], head["CacheControl"]) for path, head in told.items()} == {
        STYLE: ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        "index.html": ("text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
        "cities/ca/index.html": ("text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
    }


def test_files_are_kept_as_long_as_netlify_is_told():
    table = tomllib.loads((ROOT / "netlify.toml").read_text())["headers"]
    kept = {row["for"]: row["values"]["Cache-Control"] for row in table if "Cache-Control" in row["values"]}

    assert len(kept) == 4
    for pattern, value in kept.items():
        assert headers_of(pattern.removeprefix("/").replace("*", "file.json"))[1] == value


def test_every_file_of_the_site_has_a_type(built):
    paths = files_in(built.folder / "site")

    assert len(paths) > 300
    assert [path for path in paths if headers_of(path)[0] == "application/octet-stream"] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("site", Path("site")),
        ("file:///srv/a%20site", Path("/srv/a site")),
        ("local:///srv/site", Path("/srv/site")),
        ("s3://bucket", Bucket("s3://bucket")),
        ("s3://bucket/a/site/", Bucket("s3://bucket/a/site")),
    ],
)
def test_a_folder_or_a_bucket_is_named(text, place):
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "said"), [("s3://", "names no bucket"), ("memory://site", "would be gone with the build")]
)
def test_a_place_that_is_none_is_said(text, said):
    with pytest.raises(ValueError, match=said):
        place_of(text)


def test_a_bucket_that_does_not_exist_is_named(store):
    with pytest.raises(Refused, match="s3://nobodys/site: there is no such bucket"):
        ship("nobodys", SITE)


SHIPS = """
import sys
from generator.storage import Bucket, Refused, Shipment
try:
    Shipment(Bucket(sys.argv[1]))
except Refused as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("site", "unset", "said"),
    [
        (
            "s3://any/site",
            ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
            "s3://any/site: Unable to locate credentials",
        ),
        ("gs://any/site", [], "gs://any/site needs a package that is not installed (Please install gcsfs"),
        ("what://any/site", [], "what://any/site: Protocol not known: what"),
    ],
)
def test_what_keeps_us_from_a_bucket_is_said(store, site, unset, said, tmp_path):
    environment = os.environ | {"AWS_EC2_METADATA_DISABLED": "true", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for name in unset:
        del environment[name]

    done = subprocess.run(
        [sys.executable, "-c", SHIPS, site], env=environment, capture_output=True, text=True, check=False
    )

    assert (done.stdout[: len(said)], done.stderr) == (said, "")
