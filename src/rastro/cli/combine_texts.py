"""What `rastro combine` says."""

from rastro.canonical import register

register(
    {
        "cli.combine.named": "“{said}” does not name a mark and what belongs to it. Write it as "
        "breech-face={example}.",
        "cli.combine.two": "Give at least two marks, each as NAME=TABLE.csv.",
        "cli.combine.score": "“{said}” is no score. Write a number, or counts as 12/30.",
        "cli.combine.by": "Give a combination with --by, or the set of every mark with --set NAME=SET.json.",
        "cli.combine.item": "The key does not say of which item {file} is. Add a column item, so that the "
        "marks of one pair can be told.",
        "cli.combine.made": "{name} {version} of {marks}: {km} known matches and {knm} known non-matches of "
        "{weapons} weapons have all marks. {reason} Written to {out}, digest {digest}.",
    }
)
