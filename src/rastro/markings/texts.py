"""The sentences of markings."""

from rastro.canonical import register

register(
    {
        "markings.serial.empty": "The serial is empty. Enter what you see, or choose why there is none.",
        "markings.serial.too_long": "The serial has {length} characters. At most {limit} fit: enter the "
        "serial alone.",
        "markings.serial.control": "Character {position} ({character}) cannot be seen. Delete it and type "
        "the serial again.",
        "markings.serial.lookalike": "Character {position}, “{character}”, is a {script} letter. Type the "
        "Latin “{latin}” if that is what is stamped.",
        "markings.serial.script": "Character {position}, “{character}”, is {script}. Enter Latin letters "
        "and digits; put “?” for what you cannot type.",
        "markings.serial.sign": "Character {position}, “{character}”, cannot be part of a serial. Put “?” "
        "if you are not sure what it is.",
        "markings.serial.brackets": "The bracket at position {position} has no partner. Write "
        "alternatives like [83].",
        "markings.serial.alternatives": "The brackets at position {position} must hold 1 to {limit} "
        "characters.",
        "markings.asked.nothing": "Nothing of the serial is given. Enter at least one character that was read.",
        "markings.photo.extra": "Photographs are not read here: the extra `ocr` is not installed. Type what "
        "you see, or have the operator install rastro[ocr].",
        "markings.photo.format": "This is not a photograph that can be read. Give a JPEG, PNG or WebP file.",
        "markings.photo.bytes": "The photograph has more than {limit} MB. Give a smaller one.",
        "markings.photo.pixels": "The photograph has more than {limit} megapixels. Cut it down to the mark.",
        "markings.serial.plain_form": "“{given}” was kept as “{kept}”.",
    }
)
