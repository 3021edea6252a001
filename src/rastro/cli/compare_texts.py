"""What `rastro compare` says."""

from rastro.canonical import register

register(
    {
        "cli.compare.two": "Give two scans, or a file of pairs with --pairs.",
        "cli.compare.regions": "Give --regions twice: the regions of the first scan, and of the second.",
        "cli.compare.columns": "{file} lacks the columns a and b. Its first line names them.",
        "cli.compare.pair": "Line {line} does not name two scans.",
        "cli.compare.told": "{cmc} of {cells} cells are congruent, score {score}; turned by {degrees}°, "
        "correlation of the whole {ncc}. A lead for an examiner, no identification.",
        "cli.plot.ending": "{path} ends neither in .png nor in .svg: name a picture of one of these kinds.",
        "cli.plot.pairs": "A picture shows one pair. Compare the two scans without --pairs.",
        "cli.plot.folder": "The picture {path} cannot be written there. Name a file in a folder that you may "
        "write to.",
    }
)
