"""What `rastro search` and `rastro gallery` say."""

from rastro.canonical import register

register(
    {
        "cli.search.lead": "Leads for an examiner, no identification.",
        "cli.search.empty": "The gallery is empty.",
        "cli.gallery.nothing": "None of the files given is a scan: X3P or AL3D.",
        "cli.gallery.added": "{added} scans added, {count} in the gallery. {refused} could not be read.",
        "cli.gallery.info": "{count} surfaces, made as {sketch}, {megabytes} MB. Head {head}.",
        "cli.gallery.whole": "Every kept byte is the one that was added.",
        "cli.gallery.damaged": "The gallery was damaged or changed. Make it anew from the scans.",
        "cli.gallery.audited": "Of the ten best of {surfaces} surfaces, stage 1 let {recall} through "
        "and the best in {first} ({queries} queries, {keep} kept).",
    }
)
