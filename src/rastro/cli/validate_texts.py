"""What `rastro validate` and its report say."""

from rastro.canonical import register

register(
    {
        "cli.validate.folder": "{path} holds neither scores.csv (weapon1, weapon2, score) nor key.csv (file, "
        "source) with the scans it names.",
        "cli.validate.done": "{km} known matches, {knm} known non-matches, {weapons} weapons: Cllr {cllr} "
        "(at best {cllr_min}), AUC {auc}. Report: {out}",
        "cli.validate.title": "Validation report: {name}",
        "cli.validate.intro": "Likelihood ratios of pairs whose weapons are known. Each pair was weighed by "
        "a calibration that never saw its weapons ({folds} groups of weapons; for every two groups one "
        "calibration without them).",
        "cli.validate.lead": "A likelihood ratio is a lead for an examiner until the examiner has confirmed "
        "it. These figures hold for weapons, ammunition and scans like those listed here.",
        "cli.validate.figures": "Figures",
        "cli.validate.figure": "Figure",
        "cli.validate.value": "Value",
        "cli.validate.meaning": "What it means",
        "cli.validate.km": "Known matches",
        "cli.validate.km_means": "Pairs of marks made by one weapon.",
        "cli.validate.knm": "Known non-matches",
        "cli.validate.knm_means": "Pairs of marks made by two weapons.",
        "cli.validate.weapons": "Weapons",
        "cli.validate.weapons_means": "How many different weapons made the marks.",
        "cli.validate.cllr": "Cllr",
        "cli.validate.cllr_means": "Cost of the likelihood ratios: 0 is perfect, 1 says nothing, above 1 "
        "misleads.",
        "cli.validate.cllr_min": "Cllr_min",
        "cli.validate.cllr_min_means": "What of the cost would stay under the best calibration: the scores "
        "cannot tell more apart.",
        "cli.validate.auc": "AUC",
        "cli.validate.auc_means": "Chance that a match is weighed higher than a non-match.",
        "cli.validate.misleading_km": "Misleading, matches",
        "cli.validate.misleading_km_means": "Share of matches whose likelihood ratio speaks for two weapons.",
        "cli.validate.misleading_knm": "Misleading, non-matches",
        "cli.validate.misleading_knm_means": "Share of non-matches whose likelihood ratio speaks for one "
        "weapon.",
        "cli.validate.lowest_km": "Lowest log10 LR of a match",
        "cli.validate.lowest_km_means": "Above the next figure: the two kinds do not overlap.",
        "cli.validate.highest_knm": "Highest log10 LR of a non-match",
        "cli.validate.highest_knm_means": "Below the last figure: the two kinds do not overlap.",
        "cli.validate.recall": "Found among the first {k}",
        "cli.validate.recall_means": "Share of scans that have one of their own weapon among the first {k} "
        "of all others.",
        "cli.validate.bounds": "Bounds of log10 LR, all weapons",
        "cli.validate.bounds_means": "A set made of all these pairs says nothing beyond (ELUB).",
        "cli.validate.tippett": "How many likelihood ratios are greater (Tippett)",
        "cli.validate.share": "share that is greater",
        "cli.validate.log10_lr": "log10 likelihood ratio",
        "cli.validate.ece": "Empirical cross-entropy",
        "cli.validate.prior": "log10 odds before the comparison",
        "cli.validate.bits": "bits",
        "cli.validate.here": "these likelihood ratios",
        "cli.validate.best": "best calibration",
        "cli.validate.nothing": "without comparison",
        "cli.validate.reliability": "Claimed against observed chance of one weapon",
        "cli.validate.claimed": "claimed",
        "cli.validate.observed": "observed",
        "cli.validate.method": "How it was made",
        "cli.validate.made": "Model {model} on {score}. Software rastro {version}. SHA-256 of the scores: "
        "{digest}. Made {when}.",
        "cli.validate.references": "Brümmer and du Preez 2006, doi:10.1016/j.csl.2005.08.001; Vergeer et al. "
        "2016, doi:10.1016/j.scijus.2016.06.003; Ramos et al. 2013, doi:10.1111/1556-4029.12233; Meuwly, "
        "Ramos and Haraksim 2017, doi:10.1016/j.forsciint.2016.03.048.",
    }
)
