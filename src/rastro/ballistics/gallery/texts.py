"""The sentences of galleries."""

from rastro.canonical import register

register(
    {
        "ballistics.gallery.absent": "There is no gallery in {folder}. Make one with `rastro gallery add`.",
        "ballistics.gallery.exists": "There is a gallery in {folder} already.",
        "ballistics.gallery.manifest": "The manifest of the gallery {folder} cannot be read.",
        "ballistics.gallery.version": "This gallery was made as {said}, which this program does not read. Make it anew from the scans.",
        "ballistics.gallery.short": "The file {file} of the gallery is shorter than its manifest says: it was cut off or replaced.",
        "ballistics.gallery.entry": "A line of {file} cannot be read: the gallery was damaged. Make it anew from the scans.",
        "ballistics.gallery.busy": "Another program is adding to the gallery {folder}. Try again when it is done.",
        "ballistics.gallery.recipe": "The gallery was made with another recipe. Prepare the scan with the gallery's own.",
    }
)
