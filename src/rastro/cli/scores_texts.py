"""What tables of scores, and the commands that weigh them, say."""

from rastro.canonical import register

register(
    {
        "cli.scores.many": "The table has more than {limit} pairs.",
        "cli.scores.weapon": "Line {line} does not say of which weapon “{said}” is. Complete the table "
        "or the key.",
        "cli.scores.value": "Line {line} has no number as {score}. For counts name two columns, such "
        "as cmc/n.",
        "cli.calibrate.done": "{name} {version}: {km} known matches and {knm} known non-matches of {weapons} "
        "weapons; log10 likelihood ratios from {lower} to {upper}. Written to {out}, digest {digest}.",
        "cli.compare.weighed": "log10 likelihood ratio {log10_lr} ({low} to {high}) by the calibration set "
        "{set} {version}. {verbal}",
    }
)
