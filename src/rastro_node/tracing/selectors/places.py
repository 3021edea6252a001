"""Where the serial lies on a firearm of a type and make: what the library says, marked on our drawing."""

from collections.abc import Mapping
from dataclasses import dataclass

from rastro.canonical import Text
from rastro.markings import serial_places
from rastro.nomenclator import Kind, lineage, table
from rastro_node.tracing.saying import say
from rastro_node.tracing.selectors.names import language

type Spots = Mapping[str, tuple[int, int]]

DRAWN: Mapping[str, Spots] = {
    "pistol": {
        "frame_under_barrel": (76, 18),
        "frame_side": (59, 19),
        "frame_left_above_trigger": (57, 19),
        "plate_under_dust_cover": (84, 18),
        "butt": (34, 39),
        "slide": (48, 13),
        "barrel": (66, 13),
        "frame_or_receiver": (59, 19),
    },
    "revolver": {
        "crane_recess": (58, 21),
        "frame_under_crane": (53, 28),
        "butt": (31, 42),
        "cylinder": (46, 17),
        "barrel_underside": (80, 16),
        "frame_side": (40, 28),
    },
    "rifle": {
        "receiver_left": (49, 19),
        "receiver_ring": (70, 16),
        "receiver_under": (57, 25),
        "magazine_well": (64, 21),
        "front_trunnion": (76, 19),
        "bolt": (60, 15),
        "barrel": (98, 18),
        "top_cover": (48, 15),
    },
    "shotgun": {
        "receiver_under": (57, 24),
        "receiver_left": (49, 19),
        "action_flats": (63, 17),
        "barrel_flats": (74, 15),
        "trigger_guard": (51, 30),
        "frame_side": (49, 19),
    },
    "smg": {"receiver_left": (47, 19), "magazine_housing": (65, 27), "bolt": (58, 15)},
    "mg": {"receiver_top_cover": (62, 12), "receiver_left": (49, 19), "barrel": (102, 17), "bolt": (46, 15)},
    "craft": {},
}
"""Where each place lies on our drawings, which are 120 wide and 48 high."""
LIKE = {"combination": "shotgun", "converted": "pistol"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, numbered; with where it lies on the drawing, or None where it cannot be seen there."""

    number: int
    text: str
    x: int | None = None
    y: int | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where to look.

    Parameters
    ----------
    type
        The type's name in the reader's language.
    drawing
        Name of our drawing; empty where there is none of the type.
    first
        Where the serial lies, the likeliest place first.
    also
        Where the same number may stand again.
    not_serial
        Which numbers are not the serial.
    """

    type: str
    drawing: str
    first: tuple[Spot, ...]
    also: tuple[str, ...]
    not_serial: tuple[str, ...]


def where_it_lies(type_code: str, make_code: str = "") -> Where | None:
    """Where the serial lies; nothing where no type is known yet."""
    if not type_code:
        return None
    drawing = next((LIKE.get(code, code) for code in lineage(type_code) if LIKE.get(code, code) in DRAWN), "")
    places = serial_places(type_code, make_code)
    spots = DRAWN.get(drawing, {})
    return Where(
        type=table(Kind.TYPE)[type_code].label(language()),
        drawing=drawing,
        first=tuple(_spot(at, each, spots) for at, each in enumerate(places.first, 1)),
        also=tuple(say(each) for each in places.also),
        not_serial=tuple(say(each) for each in places.not_serial),
    )


def _spot(number: int, text: Text, spots: Spots) -> Spot:
    x, y = spots.get(text.code.rpartition(".")[2], (None, None))
    return Spot(number, say(text), x, y)
