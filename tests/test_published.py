import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import cache, published
from generator.locks import Busy, locked
from generator.published import Publication, Written
from tests.project import files_in

OLD = {"index.html": b"home", "cities/ca/index.html": b"towns", "search/parts/a-1.json": b"1"}

HOLDS_THE_LOCK = """
import pathlib, sys, time
from generator.locks import locked
with locked(pathlib.Path(sys.argv[1])):
    print(flush=True)
    time.sleep(60)
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "kept"))
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def publish(site, files, **how):
    publication = Publication(site, **how)
    publication.put(files.items())
    return publication.finish()


def settle():
    """Let the files' clock tick on, so that their times tell them apart."""
    time.sleep(published._RACY / 1e9 + 0.02)


def test_the_site_holds_the_files_and_nothing_else(site):
    (site / "left/over").mkdir(parents=True)
    (site / "left/over/page.html").write_text("of another time")

    publish(site, OLD)

    assert files_in(site) == OLD
    assert sorted(path.name for path in site.iterdir()) == ["cities", "index.html", "search"]


def test_only_what_changes_is_written(site):
    publish(site, OLD)
    settle()

    changed = publish(site, {"index.html": b"home", "cities/ca/index.html": b"other", "search/parts/b-2.json": b"2"})

    assert changed == Written(("cities/ca/index.html", "search/parts/b-2.json"), ("search/parts/a-1.json",))


def test_an_unchanged_file_is_not_even_read(site):
    publish(site, OLD)
    settle()
    publish(site, OLD)
    opened, watching = [], [True]
    sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == "open" and watching else None)

    assert publish(site, OLD) == Written()
    watching.clear()
    assert opened
    assert [path for path in opened if path.startswith(str(site))] == []


@pytest.mark.parametrize("by_hand", ["longer than it was", "h0me", None])
def test_what_somebody_changed_or_removed_is_put_right(site, by_hand):
    publish(site, OLD)
    settle()
    publish(site, OLD)
    if by_hand is None:
        (site / "index.html").unlink()
    else:
        (site / "index.html").write_text(by_hand)

    assert publish(site, OLD) == Written(("index.html",), ())
    assert files_in(site) == OLD


def test_a_change_in_the_moment_after_a_build_is_seen_though_size_and_time_are_the_same(site):
    publish(site, OLD)
    stat = (site / "index.html").stat()
    (site / "index.html").write_text("h0me")
    os.utime(site / "index.html", ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert publish(site, OLD).written == ("index.html",)


@pytest.mark.parametrize("damage", ["torn", "foreign", "of another version"])
def test_a_record_that_is_of_no_use_costs_only_time(site, tmp_path, monkeypatch, damage):
    publish(site, OLD)
    [file] = (tmp_path / "kept/site").iterdir()
    content = file.read_bytes()
    if damage == "of another version":
        monkeypatch.setattr(published, "VERSION", "another")
    else:
        file.write_bytes(content[:-9] if damage == "torn" else b'{"files": 1}')
    (site / "index.html").write_text("by hand")

    publication = Publication(site)
    assert publication.record.thrown_away
    publication.put(OLD.items())

    assert publication.finish() == Written(("index.html",), ())
    assert files_in(site) == OLD


def test_the_first_build_has_thrown_nothing_away(site):
    assert not Publication(site).record.thrown_away


def test_a_record_that_is_to_be_forgotten_is_not_believed(site):
    publish(site, OLD)
    settle()
    publish(site, OLD)
    stat = (site / "index.html").stat()
    (site / "index.html").write_text("h0me")
    os.utime(site / "index.html", ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert publish(site, OLD).written == ()  # nobody can see that
    assert publish(site, OLD, forget=True).written == ("index.html",)


def test_a_file_may_become_a_folder_and_a_folder_a_file(site):
    publish(site, {"a": b"1", "b/c/d": b"2", "b/e": b"3"})
    settle()

    changed = publish(site, {"a/x/y": b"1", "b": b"2"})

    assert files_in(site) == {"a/x/y": b"1", "b": b"2"}
    assert sorted(changed.written) == ["a/x/y", "b"]


def test_nothing_is_written_through_a_link(site, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    (site / "cities").symlink_to(elsewhere)
    (site / "index.html").symlink_to(elsewhere / "mine.txt")

    publish(site, OLD)

    assert files_in(elsewhere) == {"mine.txt": b"mine"}
    assert files_in(site) == OLD
    assert not (site / "cities").is_symlink()


def test_a_cache_that_cannot_be_written_costs_only_time(site, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "file"))

    assert len(publish(site, OLD).written) == 3
    assert publish(site, OLD) == Written()
    assert files_in(site) == OLD


def test_two_builds_at_once_are_kept_apart(site):
    with locked(site), pytest.raises(Busy, match=r"another build is writing .*site/"), locked(site, patience=0):
        pass
    with locked(site, patience=0):
        pass


def test_who_is_told_to_wait_does_not_take_the_folder_away(site):
    with locked(site):
        with pytest.raises(Busy), locked(site, patience=0):
            pass
        assert site.is_dir()


def test_who_waited_for_a_folder_that_was_taken_away_locks_the_new_one(site):
    with subprocess.Popen([sys.executable, "-c", HOLDS_THE_LOCK, str(site)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        threading.Timer(0.2, site.rmdir).start()
        threading.Timer(0.4, other.kill).start()
        with locked(site, patience=10):
            publish(site, OLD)

    assert files_in(site) == OLD


def test_the_lock_of_a_killed_build_is_gone_with_it(site, tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLDS_THE_LOCK, str(site)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(Busy), locked(site, patience=0):
            pass
        other.send_signal(signal.SIGKILL)
        other.wait()
    with locked(site, patience=0):
        pass


def test_a_folder_that_was_made_for_nothing_is_taken_away(tmp_path):
    with locked(tmp_path / "new"):
        pass

    assert not (tmp_path / "new").exists()


def test_a_full_disk_leaves_whole_files_and_no_drafts(site):
    publish(site, OLD)
    new = {"index.html": b"new home", "cities/ca/index.html": b"x" * 50_000, "search/parts/b-2.json": b"2"}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            publish(site, new)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

    assert files_in(site) == OLD | {"index.html": b"new home"}
    publish(site, new)
    assert files_in(site) == new


def test_the_record_of_a_site_that_is_gone_can_be_removed(site, tmp_path):
    publish(site, OLD)
    [file] = (tmp_path / "kept/site").iterdir()
    assert json.loads(file.read_bytes().partition(b"\n")[2])["files"].keys() == OLD.keys()

    published.forget(site)

    assert list((tmp_path / "kept/site").iterdir()) == []


def test_a_draft_of_a_killed_build_does_not_stay(site):
    (site / "cities").mkdir()
    Path(site / "cities/.77.new").write_bytes(b"half a pa")

    assert publish(site, OLD).removed == ("cities/.77.new",)
