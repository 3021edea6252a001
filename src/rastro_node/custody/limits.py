"""What cannot be stored as it was given."""

from rastro.canonical import InvalidInput, TooLarge
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.values import NewCase

MAX_WORDS = 200
MAX_ID = 80
CASE = {"external_id": MAX_ID, "authority": MAX_WORDS, "district": MAX_WORDS, "place": 300, "offence": 1_000}
EXHIBIT = {
    **dict.fromkeys(("class_", "make", "model", "calibre", "type", "serial"), MAX_WORDS),
    **dict.fromkeys(("country", "owner", "origin"), MAX_WORDS),
    **dict.fromkeys(("seal", "custody_ref"), MAX_ID),
}


def check_case(new: NewCase) -> None:
    """Refuse a case that cannot be stored as it was given.

    Raises
    ------
    InvalidInput, TooLarge
        `custody.case.nothing`, `custody.exhibit.*`, naming the field.
    """
    _check(new, CASE)
    if not (new.external_id or new.district or new.offence):
        raise InvalidInput("custody.case.nothing", field="external_id")


def check_exhibit(new: NewExhibit) -> None:
    """Refuse an exhibit that cannot be stored as it was given.

    Raises
    ------
    InvalidInput, TooLarge
        `custody.exhibit.*`, naming the field.
    """
    _check(new, EXHIBIT)
    if not (new.class_ or new.type or new.make or new.serial or new.kind):
        raise InvalidInput("custody.exhibit.nothing", field="type")


def _check(new: object, limits: dict[str, int]) -> None:
    for name, most in limits.items():
        text = str(getattr(new, name))
        if len(text) > most:
            raise TooLarge("custody.exhibit.too_long", field=name, name=name.rstrip("_"), limit=most)
        if text and not text.isprintable():
            raise InvalidInput("custody.exhibit.control_characters", field=name, name=name.rstrip("_"))
