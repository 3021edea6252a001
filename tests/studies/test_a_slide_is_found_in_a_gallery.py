"""Forty breech faces in a gallery: each finds those of its own slide."""

from rastro.ballistics.gallery import Entry, Gallery, compare_found, search, sketch


def test_every_scan_of_the_ten_slides_finds_all_of_its_slide(fadul, tmp_path):
    """Must hold: recall@10 of 1.00 at the output of stage 2."""
    gallery = Gallery.create(tmp_path / "fadul")
    sketches = [sketch(scan.prepared) for scan in fadul]
    gallery.append((Entry(scan.name, scan.source), each) for scan, each in zip(fadul, sketches, strict=True))
    for number, scan in enumerate(fadul):
        found = [each for each in search(gallery, sketches[number].level, top=11) if each.number != number]
        mates = {place for place, other in enumerate(fadul) if other.source == scan.source} - {number}
        assert mates <= {each.number for each in found[:10]}


def test_cells_put_the_own_slide_first(fadul, tmp_path):
    """Must hold: recall@1 of 0.97 after stage 3; here for every fourth scan, all in benchmarks/gallery.py."""
    gallery = Gallery.create(tmp_path / "fadul")
    gallery.append((Entry(scan.name, scan.source), sketch(scan.prepared)) for scan in fadul)
    prepared = {gallery.folder / scan.name: scan.prepared for scan in fadul}
    for number in range(0, len(fadul), 4):
        query = fadul[number]
        found = search(gallery, sketch(query.prepared).level, top=21)
        others = [each for each in found if each.number != number]
        ranked = compare_found(gallery, query.prepared, others[:10], read=prepared.__getitem__)
        assert ranked[0].found.entry.source == query.source
