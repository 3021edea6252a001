"""What `rastro validate` says."""

from rastro.canonical import register

register(
    {
        "cli.validate.folder": "{path} holds neither scores.csv (weapon1, weapon2, score) nor "
        "ground_truth.csv or key.csv (file, source) with the scans it names.",
        "cli.validate.kinds": "The key names several kinds of marks that could be validated: {kinds}. Choose "
        "one with --kind.",
        "cli.validate.too_few": "No kind of mark in the key has scans of at least {least} weapons, two of "
        "which have two scans or more. A validation needs them.",
        "cli.validate.no_kind": "The key names no scans of the kind “{kind}” in the study “{study}”. "
        "There are {kinds}.",
        "cli.validate.unwritable": "Nothing can be written into {path}. Choose another place with --out.",
        "cli.validate.date": "{said} is not a date. Write it as 2026-03-01.",
        "cli.validate.criteria": "Line {line} of {path} names no figure with a limit. Give figure, and "
        "at_most or at_least as a number.",
        "cli.validate.done": "{km} known matches, {knm} known non-matches, {weapons} weapons: Cllr {cllr} "
        "(at best {cllr_min}), AUC {auc}. {outcome} Report: {out} and {pdf}",
        "cli.validate.met": "All criteria are met.",
        "cli.validate.not_met": "Not all criteria are met.",
    }
)
