"""What `rastro bullets` and `rastro compare --mark land` say."""

from rastro.canonical import register

register(
    {
        "cli.bullets.folder": "{folder} is not a folder. Give one folder a bullet, with one scan a land.",
        "cli.bullets.told": "Best phase {pairs}: mean score {sam}, other pairs {others}; phase test "
        "p = {p_value}, at least {least_p} with {lands} lands. A lead for an examiner, no identification.",
        "cli.bullets.weighed": "log10 likelihood ratios of these lands, one by one: {ratios}, by the "
        "calibration set {set} {version}. They must not be multiplied: lands of one bullet depend on each "
        "other, and the phase was chosen by them.",
        "cli.bullets.lands": "{cmps} of {segments} segments are congruent, score {score}; correlation {ccf} "
        "at a lag of {lag_um} µm, {cms} consecutive striae. A lead for an examiner, no identification.",
    }
)
