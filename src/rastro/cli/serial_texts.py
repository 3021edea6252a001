"""What `rastro serial` says."""

from rastro.canonical import register

register(
    {
        "cli.serial.read": "Read whole: {reading}",
        "cli.serial.partly_read": "Partly read: {reading}",
        "cli.serial.never_had": "It never had a serial.",
        "cli.serial.not_looked_for": "No serial is recorded; it may be there. Look for it again.",
        "cli.serial.removed.filed": "The serial was filed off.",
        "cli.serial.removed.punched": "The serial was punched over.",
        "cli.serial.removed.overstamped": "Another number was stamped over the serial.",
        "cli.serial.removed.abraded": "The serial was ground off.",
        "cli.serial.removed.worn": "The serial is worn and cannot be read.",
        "cli.serial.removed.unknown": "The serial was removed; how is not said.",
        "cli.serial.unread": "Character {place} was not read.",
        "cli.serial.either": "Character {place} is one of {choices}.",
        "cli.serial.keys": "{folded} (LIKE {like}), {count} keys:",
        "cli.serial.none_given": "Give at least one serial on record, or a file of them with --among.",
        "cli.serial.too_many": "The file has more than {limit} serials. Split it.",
        "cli.serial.encoding": "Line {line} is not UTF-8. Save the file in UTF-8.",
        "cli.serial.tells_nothing": "{reading}: no maker's rules are known for such a serial.",
        "cli.serial.photo_nothing": "No line of characters was found. Go closer, and light it from the side.",
        "cli.serial.photo_compare": "These are proposals of a machine. Compare each character with the "
        "firearm.",
        "cli.serial.made_in": "{make}, {year}-{month:02d} ({rule})",
        "cli.serial.made_mended": "{make}, {year}-{month:02d} ({rule}), if a look-alike was read",
        "cli.serial.made_if": "{make}, {year}, if its calibre is {calibre}",
        "cli.serial.made_between": "{make}, {first} to {year}, if its calibre is {calibre}",
        "cli.serial.made_before": "{make}, {year} or earlier, if its calibre is {calibre}",
    }
)
