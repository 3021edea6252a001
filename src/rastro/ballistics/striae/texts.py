"""The sentences of striated marks."""

from rastro.canonical import register

register(
    {
        "ballistics.striae.no_direction": "The heights change alike in all directions (coherence {coherence}): this is no striated mark.",
        "ballistics.striae.no_striae": "No two neighbouring profiles show the same striae. Name a crosscut to compare it none the less.",
        "ballistics.striae.too_little": "Too little of the mark was measured: a signature needs 200 points across the striae.",
        "ballistics.striae.grooves": "The grooves must lie on the profile, the left one before the right one. Give both in metres.",
        "ballistics.striae.unstable": "Neighbouring profiles agree only to {agreed}. Look at the crosscut.",
        "ballistics.striae.recipes": "The signatures were made differently. Make both anew with one recipe.",
        "ballistics.striae.scale": "They do not fit as they are, but would (correlation {ccf}) if the second scan’s increments were {scale} times as large. Check the scale of both.",
        "ballistics.striae.inverted": "They do not fit as they are, but would (correlation {ccf}) if the second scan’s heights were depths. Is one of them a cast?",
        "ballistics.striae.mirrored": "The lands fit end for end but not in the other order, or in the other order but not end for end: they were numbered the other way round, or one bullet’s scans are mirrored.",
        "ballistics.striae.lands": "A bullet is compared by its lands, in their order: two to 24 of them, as many on both. These have {first} and {second}.",
    }
)
