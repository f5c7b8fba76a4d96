"""A build on a real cluster of two worker processes, into real object storage: the same bytes as here."""

from tests.project import files_in


def test_a_cluster_makes_the_same_site_in_a_bucket(built, crew, store):
    bucket = store.bucket()

    done = built.build(f"s3://{bucket}/site", "--cluster", crew.address)

    assert done.returncode == 0, done.stderr
    assert "0 removed" in done.stdout
    assert store.objects(bucket, "site/") == files_in(built.folder / "site")
