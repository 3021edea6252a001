"""The sentences of likelihood ratios."""

from rastro.canonical import register

register(
    {
        "ballistics.likelihood.few": "There are {pairs} pairs of this kind. At least {least} are needed.",
        "ballistics.likelihood.finite": "A score is not a number. Take that pair out, or compare it anew.",
        "ballistics.likelihood.counts": "Counts are whole: congruent cells, and of how many. None can have more congruent cells than cells.",
        "ballistics.likelihood.wrong_way": "The scores of known matches are not higher than those of known non-matches. A larger score must mean more alike.",
        "ballistics.likelihood.model": "“{model}” is not a model. There are {models}.",
        "ballistics.likelihood.set_form": "This is not a calibration set: {part} is missing or has the wrong form.",
        "ballistics.likelihood.set_large": "A calibration set has at most {limit} MB.",
        "ballistics.likelihood.set_digest": "The calibration set was changed after it was made: its digest does not fit. Take it from where it was made.",
        "ballistics.likelihood.score_form": "The calibration set weighs {wanted}; something else was given.",
        "ballistics.likelihood.weapons": "Pairs of at least {least} weapons are needed to keep weapons apart; here are {weapons}.",
        "ballistics.verbal.neutral": "The findings support neither proposition over the other.",
        "ballistics.verbal.same_weak": "The findings weakly support that one weapon made both marks rather than two.",
        "ballistics.verbal.same_moderate": "The findings moderately support that one weapon made both marks rather than two.",
        "ballistics.verbal.same_moderately_strong": "The findings support moderately strongly that one weapon made both marks rather than two.",
        "ballistics.verbal.same_strong": "The findings strongly support that one weapon made both marks rather than two.",
        "ballistics.verbal.same_very_strong": "The findings very strongly support that one weapon made both marks rather than two.",
        "ballistics.verbal.same_extremely_strong": "The findings extremely strongly support that one weapon made both marks rather than two.",
        "ballistics.verbal.different_weak": "The findings weakly support that two weapons made the marks rather than one.",
        "ballistics.verbal.different_moderate": "The findings moderately support that two weapons made the marks rather than one.",
        "ballistics.verbal.different_moderately_strong": "The findings support moderately strongly that two weapons made the marks rather than one.",
        "ballistics.verbal.different_strong": "The findings strongly support that two weapons made the marks rather than one.",
        "ballistics.verbal.different_very_strong": "The findings very strongly support that two weapons made the marks rather than one.",
        "ballistics.verbal.different_extremely_strong": "The findings extremely strongly support that two weapons made the marks rather than one.",
    }
)
