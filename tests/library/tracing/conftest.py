"""The four records of the story that look alike, and the pistol as it lay on the table."""

from datetime import date

import pytest

from rastro.registry import Event, EventKind, Holder, HolderKind
from rastro.tracing import Description, RegisteredFirearm

RECOVERED_ON = date(2021, 1, 14)
FERRO = Holder(HolderKind.MANUFACTURER, "Ferro", "XB")
NORRLAND_VAPEN = Holder(HolderKind.DEALER, "Norrland Vapen", "XB", "XB-D-0031")
HENRIK_HOLM = Holder(HolderKind.PERSON, "Henrik Holm", "XB", "XB-L-2015-01177")
ROYAL_POLICE = Holder(HolderKind.STATE, "Royal Police", "XB")

FIREARMS = (
    RegisteredFirearm(
        "1",
        make="Ferro",
        model="F9",
        calibre="9 x 19",
        type="pistol",
        serial="FR0148B2",
        sold_on=date(2015, 2, 3),
        status="stolen",
        since=date(2017, 5, 20),
        missing=True,
        number="XB-0148B2",
    ),
    RegisteredFirearm(
        "2",
        make="Frommer",
        model="Stop",
        calibre="7.65 mm",
        type="pistol",
        serial="FR014882",
        status="held",
        since=date(1998, 9, 14),
        number="XB-014882",
    ),
    RegisteredFirearm(
        "3",
        make="Ferro",
        model="F9",
        calibre="9 x 19",
        type="pistol",
        serial="FR014B82",
        sold_on=date(2012, 2, 17),
        status="deactivated",
        since=date(2013, 6, 21),
        number="XB-014B82",
    ),
    RegisteredFirearm(
        "4",
        make="Ferro",
        model="F9",
        calibre="9 x 19",
        type="pistol",
        serial="FRO148B2",
        sold_on=date(2015, 2, 3),
        status="held",
        since=date(2015, 2, 3),
        duplicate_of="1",
        number="XB-O148B2",
    ),
)

LIFE = (
    Event("1", EventKind.MANUFACTURED, date(2014, 3, 11), 1, place="Lund", holder=FERRO),
    Event(
        "2",
        EventKind.MARKED,
        date(2014, 3, 11),
        2,
        place="Lund",
        data={"mark": "manufacture", "text": "FERRO LUND XB FR0148B2"},
    ),
    Event(
        "3", EventKind.TRANSFERRED_TO_DEALER, date(2015, 1, 22), 3, place="Nordheim", holder=NORRLAND_VAPEN
    ),
    Event("4", EventKind.SOLD, date(2015, 2, 3), 4, place="Nordheim", holder=HENRIK_HOLM),
    Event(
        "5",
        EventKind.REPORTED_STOLEN,
        date(2017, 5, 20),
        5,
        place="Nordheim",
        authority="Royal Police",
        reference="RP-2017-20931",
    ),
)

POLICE_LIFE = (
    Event("1", EventKind.MANUFACTURED, date(2009, 5, 12), 1, place="Lund", holder=FERRO),
    Event("2", EventKind.TRANSFERRED, date(2009, 6, 30), 2, place="Nordheim", holder=ROYAL_POLICE),
    Event("3", EventKind.REPORTED_LOST, date(2016, 11, 8), 3, place="Port-Royal", authority="Royal Police"),
)


@pytest.fixture
def pistol() -> Description:
    """As Carla read it at Paso del Norte."""
    return Description.of(make="Ferro", model="F9", calibre="9x19", type="pistol", serial="FR0l48?2")


@pytest.fixture
def firearms() -> tuple[RegisteredFirearm, ...]:
    return FIREARMS


@pytest.fixture
def life() -> tuple[Event, ...]:
    return LIFE


@pytest.fixture
def police_life() -> tuple[Event, ...]:
    return POLICE_LIFE
