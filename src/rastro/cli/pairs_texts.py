"""What `rastro compare --pairs` says."""

from rastro.canonical import register

register(
    {
        "cli.pairs.other": "{file} holds scores of other pairs, from line {line} on. Name another file, "
        "or remove it.",
        "cli.pairs.columns": "{file} is no table of scores of such pairs. Name another file, or remove it.",
        "cli.pairs.version": "{file} was begun with {wanted}; this is {here}. Name another file, "
        "or remove it.",
        "cli.pairs.refused": "{refused} of {pairs} pairs could not be compared; the column refused says why.",
    }
)
