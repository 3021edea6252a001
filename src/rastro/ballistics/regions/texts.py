"""The sentences of regions."""

from rastro.canonical import register

register(
    {
        "ballistics.regions.part": "A shape is kept (“keep”) or left out (“leave out”); this one says “{said}”.",
        "ballistics.regions.number": "“{said}” is not a length of a shape: say metres, at most a tenth of one.",
        "ballistics.regions.points": "A polygon has 3 to {most} corners, each an x and a y.",
        "ballistics.regions.form": "The file of regions cannot be read at {part}. Write it with `rastro "
        "topography regions SCAN --out REGIONS.json` and change its shapes only.",
        "ballistics.regions.format": "This is not a file of regions of the form {form}.",
        "ballistics.regions.large": "A file of regions has at most {limit} KB and {shapes} shapes.",
        "ballistics.regions.missing": "There is no file {file} that can be read.",
        "ballistics.regions.extent": "These regions are of a surface of {theirs} mm, and this one has {ours} mm: "
        "they do not belong together.",
        "ballistics.regions.nothing": "Nothing that was measured lies in these regions.",
        "ballistics.regions.mark": "There are no regions of a mark “{said}”; there are {known}.",
        "ballistics.regions.why": "Say who changed the regions, and why.",
        "ballistics.regions.already_cut": "The surface shows the mark alone already; all of it was kept.",
        "ballistics.regions.unsure": "No breech face was found with certainty; all of the surface was kept. Draw "
        "its regions by hand.",
        "ballistics.regions.unsure_pin": "No firing-pin impression was found with certainty; all of the surface "
        "was kept. Draw its regions by hand.",
        "ballistics.regions.found": "{percent} % of what was measured was kept.",
        "ballistics.regions.ragged": "The outline of the region has more than {limit} pieces: it is no outline.",
        "ballistics.regions.of_file": "The regions are those that the file itself marks {colour}.",
    }
)
