"""The power goes at any moment, and what was not flushed may be gone: the next build makes the clean site."""

import random

import pytest

from generator import cache, published
from generator.build import build
from generator.locks import locked
from generator.published import Publication
from tests.changing import CHANGES, changing_project, reset
from tests.conftest import BUILT
from tests.killed import made_up
from tests.lost_power import Disk, written_down
from tests.project import files_in

STATES = 300
WHOLE = 8


@pytest.fixture
def disk(tmp_path, monkeypatch):
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(published, "_RACY", 0)  # a record of files that old is believed at once
    return Disk((tmp_path / "site", tmp_path / "kept"))


def publish(site, files):
    with locked(site):
        publication = Publication(site)
        publication.put(files.items())
        publication.finish()


def wrong_after_lost_power(disk, states, few):
    """Which of so many states, of sites that follow each other, the next publication does not make right."""
    site, chance, wrong = disk.folders[0], random.Random(few), []
    with written_down(disk):
        for number in range(states):
            before, after = made_up(chance), made_up(chance)
            publish(site, before)
            disk.begin()
            publish(site, after)
            disk.lose_power(chance.choice([len(disk.asked), chance.randint(0, len(disk.asked))]), chance)
            wanted = chance.choice([before, after])
            publish(site, wanted)
            if files_in(site) != wanted:
                wrong.append(number)
    return wrong


@pytest.mark.parametrize("few", [0, 100])
def test_after_lost_power_at_any_moment_the_next_publication_is_right(disk, monkeypatch, few):
    monkeypatch.setattr(published, "_FEW", few)  # 0: everything is flushed at once

    assert wrong_after_lost_power(disk, STATES // 2, few) == []


def test_a_record_of_what_was_never_flushed_would_be_believed(disk, monkeypatch):
    """This disk finds the mistake that the flush is there for."""
    monkeypatch.setattr(published, "_flush", lambda *_: None)
    monkeypatch.setattr(published, "_RACY", 0)  # on a slow machine or a fast one: no file is too young to be believed

    assert wrong_after_lost_power(disk, 50, 0)


def test_what_a_killed_build_has_left_is_flushed_before_it_is_claimed(disk):
    site, files = disk.folders[0], {"a": b"one" * 9, "b/c": b"two" * 9}
    disk.begin()
    with written_down(disk):
        with locked(site):
            Publication(site).put(files.items())  # and killed before it has finished
        publish(site, files)
    chance = random.Random(1)

    for _ in range(20):
        disk.lose_power(len(disk.asked), chance)
        publish(site, files)
        assert files_in(site) == files


def test_where_nothing_has_changed_the_disk_is_not_waited_for(disk):
    site, files = disk.folders[0], {"a": b"one", "b/c": b"two"}
    publish(site, files)
    publish(site, files)
    disk.begin()
    with written_down(disk):
        publish(site, files)

    assert disk.asked == []


def test_a_disk_that_cannot_keep_what_it_took_is_named_and_nothing_is_claimed(disk, monkeypatch):
    site = disk.folders[0]

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            publish(site, {"a": b"one"})

    assert Publication(site).record.files == {}


def test_after_lost_power_the_next_build_gives_the_clean_site(tmp_path, disk, monkeypatch):
    monkeypatch.setattr("generator.site.render.TEMPLATES", None)
    project = changing_project(tmp_path / "project")
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILT)
    site, chance = disk.folders[0], random.Random(7)
    names = ["an entry's text", "a new city", "a removed entry", "an edited guide"]

    for number in range(WHOLE):
        reset(project)
        build(project / "mkdocs.yml", None, site, workers=1)
        disk.begin()
        CHANGES[names[number % len(names)]](project)
        with written_down(disk):
            build(project / "mkdocs.yml", None, site, workers=1)
        clean = files_in(site)
        disk.lose_power(chance.choice([len(disk.asked), chance.randint(0, len(disk.asked))]), chance)

        build(project / "mkdocs.yml", None, site, workers=1)

        assert files_in(site) == clean
