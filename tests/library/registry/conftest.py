"""The life of Henrik Holm's pistol, FR0148B2, as the story tells it."""

from datetime import date

import pytest

from rastro.registry import Event, EventKind, Holder, HolderKind

FERRO = Holder(HolderKind.MANUFACTURER, "Ferro", "XB")
NORRLAND_VAPEN = Holder(HolderKind.DEALER, "Norrland Vapen", "XB")
HENRIK_HOLM = Holder(HolderKind.PERSON, "Henrik Holm", "XB", "XB-L-2015-01177")
QUENTIN_QUIST = Holder(HolderKind.PERSON, "Quentin Quist", "XB")

STORY = (
    Event("1", EventKind.MANUFACTURED, date(2014, 3, 11), 1, place="Lund", holder=FERRO),
    Event(
        "2",
        EventKind.MARKED,
        date(2014, 3, 11),
        2,
        place="Lund",
        data={"mark": "manufacture", "text": "FERRO LUND FR0148B2"},
    ),
    Event("3", EventKind.TRANSFERRED_TO_DEALER, date(2015, 1, 22), 3, holder=NORRLAND_VAPEN),
    Event("4", EventKind.SOLD, date(2015, 2, 3), 4, holder=HENRIK_HOLM, reference="XB-L-2015-01177"),
    Event("5", EventKind.REPORTED_STOLEN, date(2017, 5, 20), 5, place="Nordheim", holder=HENRIK_HOLM),
    Event("6", EventKind.RECOVERED, date(2021, 1, 14), 6, place="Paso del Norte", authority="Customs"),
    Event("7", EventKind.DESTROYED, date(2021, 9, 9), 7, authority="Central Evidence Store"),
)


@pytest.fixture
def pistol() -> tuple[Event, ...]:
    return STORY


@pytest.fixture
def sold() -> tuple[Event, ...]:
    return STORY[:4]


@pytest.fixture
def stolen() -> tuple[Event, ...]:
    return STORY[:5]


@pytest.fixture
def recovered() -> tuple[Event, ...]:
    return STORY[:6]
