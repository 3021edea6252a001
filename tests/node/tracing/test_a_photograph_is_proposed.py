"""The page reads a photograph, proposes, and hands what a person takes to the intake; nothing is kept."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rastro_node.tracing.models import Recovery, RecoveryDraft

pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed")
cv2 = pytest.importorskip("cv2", reason="the extra `ocr` is not installed")

from rastro.testing.rendered_marks import render_mark, some_conditions  # noqa: E402

PAGE = "/traces/new/photograph/"


@pytest.fixture
def bruno(arcadia, sign_in):
    return sign_in("bruno")


def photograph(text):
    mark = render_mark(text, some_conditions(random.Random(3), severity=0.0), seed=1)
    return SimpleUploadedFile("mark.png", cv2.imencode(".png", mark)[1].tobytes(), "image/png")


def test_readings_are_proposed_and_one_goes_to_the_intake(bruno):
    assert bruno.get(PAGE).status_code == 200
    page = bruno.post(PAGE, {"photograph": photograph("FR0148B2")}).content.decode()
    assert 'name="serial" value="FR0148B2"' in page
    assert "propuestas de una máquina" in page
    taken = bruno.post("/traces/new/", {"serial": "FR0148B2", "look": "1"}).content.decode()
    assert 'value="FR0148B2"' in taken
    assert not Recovery.objects.exists()
    assert not RecoveryDraft.objects.exists()


def test_what_is_no_photograph_is_told(bruno):
    response = bruno.post(PAGE, {"photograph": SimpleUploadedFile("a.pdf", b"%PDF-1.7", "application/pdf")})
    assert response.status_code == 422
    assert "archivo JPEG, PNG o WebP" in response.content.decode()
    assert bruno.post(PAGE, {}).status_code == 422


def test_who_may_not_trace_may_not_read(sign_in, arcadia):
    assert sign_in("iris").get(PAGE).status_code in {403, 404}
