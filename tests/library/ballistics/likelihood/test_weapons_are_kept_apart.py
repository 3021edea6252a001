"""Every pair is weighed by a calibration that never saw its weapons."""

import numpy as np

from rastro.ballistics import likelihood


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
