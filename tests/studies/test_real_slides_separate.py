"""Pairs of ten consecutively made slides, weighed by calibrations that never saw them, do not overlap."""

from rastro.ballistics import compare_impressions, likelihood

EVERY = 4  # of the 717 known non-matches, so manieth here; all of them by `rastro validate`


def compared(pairs):
    scores = [compare_impressions(a.prepared, b.prepared).score for a, b in pairs]
    return scores, [(a.source, b.source) for a, b in pairs]


def test_real_slides_separate_with_no_overlap(known_matches, known_non_matches):
    (km, km_pairs), (knm, knm_pairs) = compared(known_matches), compared(known_non_matches[::EVERY])
    for model in ("logistic", "kde"):
        told = likelihood.held_out(km, knm, km_pairs=km_pairs, knm_pairs=knm_pairs, model=model)
        assert told.km.min() > 0 > told.knm.max()
        figures = told.as_json()
        assert (figures["auc"], figures["cllr_min"], figures["weapons"]) == (1.0, 0.0, 10)
        assert figures["cllr"] < 0.06
