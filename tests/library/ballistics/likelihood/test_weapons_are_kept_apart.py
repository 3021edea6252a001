"""Every pair is weighed by a calibration that never saw its weapons; real slides do not overlap."""

import numpy as np

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


def test_a_weapon_unlike_all_others_is_not_learnt_from_itself():
    random = np.random.default_rng(1)
    km_pairs = [(f"w{n}", f"w{n}") for n in range(12) for _ in range(4)]
    knm_pairs = [(f"w{a}", f"w{b}") for a in range(12) for b in range(a)]
    km = random.normal(0.7, 0.1, len(km_pairs))
    knm = random.normal(0.3, 0.1, len(knm_pairs))
    alone = likelihood.held_out(km, knm, km_pairs=km_pairs, knm_pairs=knm_pairs, folds=12)
    mine = np.array([pair[0] == "w3" for pair in km_pairs])
    changed = likelihood.held_out(
        np.where(mine, 0.35, km), knm, km_pairs=km_pairs, knm_pairs=knm_pairs, folds=12
    )
    own = likelihood.fit_logistic(km[~mine], knm[[("w3" not in pair) for pair in knm_pairs]], firth=True)
    expected = own.log10_lr([0.35])[0]
    assert np.allclose(changed.km[mine], np.clip(expected, changed.km[mine].min(), None))
    assert np.isfinite(alone.km).all()
    assert np.isfinite(alone.knm).all()
