"""The sentences of a report on one comparison."""

from rastro.canonical import register

register(
    {
        "ballistics.statement.title": "Statement of the findings",
        "ballistics.statement.same": "H1: one weapon made both marks.",
        "ballistics.statement.different": "H2: two different weapons of the reference population made the marks.",
        "ballistics.statement.population": "Reference population: {population}",
        "ballistics.statement.population_by_set": "Reference population: that of the calibration set {name} {version} ({weapons} weapons, {km} known matches, {knm} known non-matches). Whether it fits the case is for the examiner to say.",
        "ballistics.statement.more": "The findings are {times} times as likely if H1 is true as if H2 is (log10 LR {log10_lr}; 95 % interval {low} to {high}).",
        "ballistics.statement.less": "The findings are {times} times as likely if H2 is true as if H1 is (log10 LR {log10_lr}; 95 % interval {low} to {high}).",
        "ballistics.statement.even": "The findings are about as likely under H1 as under H2 (log10 LR {log10_lr}; 95 % interval {low} to {high}).",
        "ballistics.statement.within": "The data behind it carry log10 likelihood ratios from {lower} to {upper}; this one lies between.",
        "ballistics.statement.bounded": "The data behind it carry log10 likelihood ratios from {lower} to {upper} and no more: this one was held at the bound, and the findings may weigh more than is said.",
        "ballistics.statement.scale": "Verbal scale (ENFSI 2015): {sentence}",
        "ballistics.statement.map": "What agrees and what does not is shown cell by cell in {map}.",
        "ballistics.statement.no_map": "A map of what agrees cell by cell is not attached; without it the figure cannot be checked by eye.",
        "ballistics.statement.method": "Method {method}; calibration set {name} {version}, SHA-256 {digest}; software rastro {software}.",
        "ballistics.statement.method_marks": "Combination {name} {version} of the marks {marks}, SHA-256 {digest}; software rastro {software}.",
        "ballistics.statement.mark": "{mark}: log10 LR {log10_lr} ({low} to {high}).",
        "ballistics.statement.conflict": "The marks speak for different propositions. Look at each before the whole is used.",
        "ballistics.statement.examiner": "Conclusion of the examiner (AFTE): ☐ identification ☐ inconclusive A ☐ inconclusive B ☐ inconclusive C ☐ elimination ☐ unsuitable. Name, date, signature: ____________________",
        "ballistics.statement.lead": "This is a lead until an examiner has confirmed it. It is no identification, and the likelihood ratio is not the chance that one weapon made both marks.",
    }
)
