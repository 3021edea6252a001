"""A firearm that never had a serial: no register can know it, and the trace says so at once."""

import pytest
from django.conf import settings

from rastro_node.core.context import this_node
from rastro_node.tracing.models import Trace
from rastro_node.tracing.services import trace_open, trace_send

CRAFT = {"make": "", "model": "", "serial": "nunca tuvo", "type": "arma de fabricación artesanal (hechiza)"}


@pytest.fixture
def opened(record):
    def open_with(**words):
        return trace_open(
            actor=this_node(),
            recovery=record(**words),
            purpose="criminal_investigation",
            legal_basis="CIFTA XIII",
        )

    return open_with


@pytest.fixture
def page(sign_in):
    """What Arcadia's tracing officer reads, in English."""
    client = sign_in("bruno")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return lambda trace: client.get(f"/traces/{trace.pk}/").content.decode()


def test_it_has_its_outcome_without_asking_anybody(opened):
    trace = opened(**CRAFT)
    assert (trace.outcome, trace.status) == ("R10", "open")
    assert trace.decided_at == trace.opened_at


def test_one_whose_serial_was_removed_is_still_to_be_asked_about(opened):
    assert opened(make="FERRO", serial="limado").outcome == ""


def test_it_can_still_be_sent(opened, borealia):
    trace = opened(**CRAFT)
    trace_send(actor=this_node(), trace_id=trace.pk, to="XB")
    assert Trace.objects.get().status == "waiting"


def test_the_page_says_why_and_what_is_next(opened, page):
    text = page(opened(**CRAFT))
    assert "R10 ·" in text
    assert "No register can know it by a serial." in text
    assert "Record how it was made." in text
    assert "own register" not in text


def test_the_next_step_names_the_state(opened, page):
    assert "Send the trace on to Tracing centre of XB." in page(opened(make="Ferro", serial="FR0l48?2"))
