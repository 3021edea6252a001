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
        "ballistics.likelihood.set_unknown": "No calibration set {name} comes with the library; it has {known}. Name one of them, a file, or none.",
        "ballistics.likelihood.score_form": "The calibration set weighs {wanted}; something else was given.",
        "ballistics.likelihood.weapons": "Pairs of at least {least} weapons are needed to keep weapons apart; here are {weapons}.",
        "ballistics.likelihood.marks": "At least {least} marks are needed.",
        "ballistics.likelihood.joint_repeated": "A pair stands twice in the table of {mark}. Name the items, so that the marks of one pair can be told, or take one comparison of each pair.",
        "ballistics.likelihood.joint_few": "Only {km} known matches and {knm} known non-matches have every mark. At least two of each are needed; without them the marks cannot be combined.",
        "ballistics.likelihood.joint_marks": "The marks are not those of the combination: {marks}.",
        "ballistics.likelihood.combination_form": "This is not a combination of marks: {part} is missing or has the wrong form.",
        "ballistics.dependence.independent": "The marks are shown to be independent of each other: no correlation is above {highest}, where {margin} was allowed. Their likelihood ratios are multiplied, within bounds.",
        "ballistics.dependence.not_shown": "That the marks are independent of each other is not shown: a correlation may be as high as {highest}, where {margin} was allowed. Their likelihood ratios are not multiplied; they are weighed together as learnt on pairs that have all marks.",
        "ballistics.dependence.unmeasured": "That the marks are independent of each other is not shown: a mark says the same of every pair. Their likelihood ratios are not multiplied; they are weighed together as learnt on pairs that have all marks.",
        "ballistics.combined.single": "Only one mark was compared: {mark}.",
        "ballistics.combined.strongest": "How these marks depend on each other was not tested, so they are not multiplied. The strongest of {marks} counts, {mark}, divided by {marks} because it was chosen among them.",
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
