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
        "markings.serial.plain_form": "“{given}” was kept as “{kept}”.",
    }
)
