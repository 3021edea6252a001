"""What `rastro topography` says."""

from rastro.canonical import register

register(
    {
        "cli.topography.regions": "Give either a file of regions or a colour of the scan's own mask, "
        "not both.",
        "cli.topography.folder": "{path} cannot be written: {reason}. Name a file in a folder "
        "that you may write to.",
        "cli.topography.kept": "{percent} % of what was measured is kept ({method}, version {version}).",
    }
)
