"""A gallery only grows; what a crash left behind is as if it had never been written."""

import json

import numpy as np
import pytest

from rastro.ballistics.gallery import Gallery, folder
from rastro.ballistics.gallery.coverage import coverage
from rastro.canonical import InvalidInput, NotFound

FILES = (folder.SURFACES, folder.HARMONICS_FILE, folder.COVERAGE_FILE, folder.ENTRIES)


def test_what_was_added_is_read_again(gallery, additions):
    opened = Gallery(gallery.folder)
    assert len(opened) == len(additions)
    for number, (entry, each) in enumerate(additions):
        assert opened.entry(number) == entry
        assert np.array_equal(opened.surface(number), each.surface)
    assert np.array_equal(opened.rings(3, 9), np.stack([each.rings for _, each in additions[3:9]]))
    shares = coverage(np.stack([each.surface for _, each in additions[3:9]]))
    assert np.array_equal(opened.coverage(3, 9), shares)
    assert opened.verify()


def test_growing_bit_by_bit_gives_the_same_gallery(gallery, additions, tmp_path):
    other = Gallery.create(tmp_path / "other")
    for addition in additions:
        other.append([addition])
    assert other.manifest == gallery.manifest
    for name in FILES:
        assert (other.folder / name).read_bytes() == (gallery.folder / name).read_bytes()


@pytest.mark.parametrize("reached", [*FILES, folder.MANIFEST])
def test_a_crash_while_adding_leaves_what_was_there(gallery, additions, monkeypatch, reached):
    before, write, publish = gallery.manifest, folder._write_at, folder._write_manifest

    def cut_off(path, place, data):
        if path.name == reached:
            write(path, place, data[: len(data) // 2])
            raise KeyboardInterrupt
        write(path, place, data)

    def not_published(where, manifest):
        if reached == folder.MANIFEST:
            raise KeyboardInterrupt
        publish(where, manifest)

    with monkeypatch.context() as patched:
        patched.setattr(folder, "_write_at", cut_off)
        patched.setattr(folder, "_write_manifest", not_published)
        with pytest.raises(KeyboardInterrupt):
            gallery.append(additions[:2])
    left = Gallery(gallery.folder)
    assert left.manifest == before
    assert left.verify()
    left.append(additions[:2])
    assert len(left) == before.count + 2
    assert Gallery(gallery.folder).verify()


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_found(gallery, name):
    path = gallery.folder / name
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)
    assert not Gallery(gallery.folder).verify()


def test_a_damaged_entry_is_told(gallery):
    path = gallery.folder / folder.ENTRIES
    path.write_bytes(b"[]" + path.read_bytes()[2:])
    with pytest.raises(InvalidInput) as refused:
        Gallery(gallery.folder).entry(0)
    assert refused.value.code == "ballistics.gallery.entry"


def test_two_programs_do_not_add_at_once(gallery, additions):
    with folder._alone(gallery.folder), pytest.raises(InvalidInput) as refused:
        Gallery(gallery.folder).append(additions[:1])
    assert refused.value.code == "ballistics.gallery.busy"


def test_what_is_no_gallery_is_refused(gallery, tmp_path):
    with pytest.raises(NotFound) as absent:
        Gallery(tmp_path / "nowhere")
    assert absent.value.code == "ballistics.gallery.absent"
    with pytest.raises(InvalidInput) as twice:
        Gallery.create(gallery.folder)
    assert twice.value.code == "ballistics.gallery.exists"
    manifest = gallery.folder / folder.MANIFEST
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**told, "sketch": "rings-1999"}))
    with pytest.raises(InvalidInput) as old:
        Gallery(gallery.folder)
    assert old.value.code == "ballistics.gallery.version"
    manifest.write_text(json.dumps({**told, "count": told["count"] + 1}))
    with pytest.raises(InvalidInput) as short:
        Gallery(gallery.folder)
    assert short.value.code == "ballistics.gallery.short"
    manifest.write_text("[1")
    with pytest.raises(InvalidInput) as broken:
        Gallery(gallery.folder)
    assert broken.value.code == "ballistics.gallery.manifest"
