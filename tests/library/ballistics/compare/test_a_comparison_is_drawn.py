"""The picture shows each congruent cell on both surfaces, where they differ, and that it is a lead."""

import io
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from tests.harness.shared import shared

from rastro import ballistics
from rastro.ballistics import figures
from rastro.ballistics.figures import palette
from rastro.ballistics.figures.drawing import Shape, Words
from rastro.ballistics.figures.letters import font
from rastro.ballistics.figures.surfaces import laid_on, marks_of
from rastro.canonical import Text, catalogue

LEAD = "A lead for an examiner, never an identification."


def words_of(drawing):
    return [item.text for item in drawing.items if isinstance(item, Words)]


def test_every_congruent_cell_has_its_number_on_both_surfaces(one_slide):
    drawing = one_slide.result.drawing()
    agreed = np.flatnonzero(one_slide.result.found.congruence.forward) + 1
    numbers = [item.text for item in drawing.items if isinstance(item, Words) and item.halo]
    assert sorted(numbers, key=int) == [str(each) for each in agreed for _ in range(2)]
    outlines = [item for item in drawing.items if isinstance(item, Shape) and item.line == palette.CONGRUENT]
    assert len(outlines) == 2 * len(agreed) + 1  # and one in the legend


def test_what_is_laid_on_itself_does_not_differ(surface):
    result = ballistics.compare(surface, surface)
    laid = laid_on(result.surfaces, result.prepared, result.found)
    apart, known = laid.difference, np.isfinite(laid.difference)
    assert known.sum() > 0.95 * np.isfinite(laid.first).sum()
    assert np.sqrt(np.mean(apart[known] ** 2)) < 0.15 * np.sqrt(np.mean(laid.first[known] ** 2))


@pytest.mark.parametrize("name", ["fadul/Fadul 1-1.x3p", "topmatch/K013sA1_raw_masked.x3p"])
def test_the_marks_drawn_are_those_compared(name):
    scan = ballistics.read(shared(f"ballistics/breechface/{name}"))
    prepared = ballistics.prepare_impression(scan)
    drawn, compared = marks_of(scan, prepared), prepared.levels[0]
    both = (drawn.measured > 0) & (compared.measured > 0)
    assert both.sum() > 0.97 * compared.measured.sum()
    clip, heights = prepared.recipe.clip, drawn.heights[both]
    pressed = clip * np.tanh(heights / (np.sqrt(np.mean(heights**2)) * clip))
    assert np.corrcoef(pressed, compared.heights[both])[0, 1] > 0.99


def test_one_slide_differs_less_than_two(one_slide, two_slides):
    shares = []
    for each in (one_slide, two_slides):
        laid = laid_on(each.result.surfaces, each.result.prepared, each.result.found)
        known = np.isfinite(laid.difference)
        both = laid.first[known].std() ** 2 + laid.second[known].std() ** 2
        shares.append(laid.difference[known].std() / np.sqrt(both))
    assert shares[0] < 0.7
    assert shares[1] > 0.8


@pytest.mark.parametrize("pair", ["one_slide", "two_slides", "one_land"])
def test_figures_and_the_lead_are_said(request, pair):
    result = request.getfixturevalue(pair).result
    words = words_of(result.drawing(names=("first.x3p", "second.x3p")))
    assert LEAD in words
    assert {"first.x3p", "second.x3p"} <= set(words)
    assert f"{result.likelihood_ratio().log10_lr:.2f}".replace("-", "−") in words
    assert f"{result.score:.3f}" in words
    assert any(result.weighed.calibration.digest[:16] in each for each in words)


def test_it_speaks_the_readers_language(one_slide):
    drawing = one_slide.result.drawing(translate=lambda sentence: sentence.replace("lead", "indício"))
    assert LEAD.replace("lead", "indício") in words_of(drawing)


def test_the_letters_of_four_languages_are_there():
    missing = bytes(font(40).getmask("\ufffe"))
    needed = set("áéíóúüñ¿¡àâçèêëîïôœùûãõÁÉÍÓÚÑÀÂÇÈÊËÎÏÔÙÛÃÕ«»")
    for code, template in catalogue().items():
        if code.startswith(("ballistics.figure", "ballistics.verbal", "ballistics.weighing")):
            needed |= set(template)
    for bold in (False, True):
        assert all(bytes(font(40, bold=bold).getmask(each)) != missing for each in needed - {" "})


def test_a_png_shows_what_was_drawn(one_slide):
    drawing = one_slide.result.drawing()
    once, again = figures.as_png(drawing), figures.as_png(one_slide.result.drawing())
    assert once == again
    image = Image.open(io.BytesIO(once))
    assert image.size == (round(2 * drawing.width), round(2 * drawing.height))
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24)}
    assert {(0, 114, 178), (213, 94, 0), palette.UNMEASURED} <= colours
    assert len(once) < 3_000_000
    assert LEAD in image.text["Description"]
    assert f"Score: {one_slide.result.score:.3f}" in image.text["Description"]


def test_an_svg_is_one_file_that_fetches_nothing(one_slide):
    written = figures.as_svg(one_slide.result.drawing(names=("<a>", "b & c")))
    root = ET.fromstring(written)  # noqa: S314 - our own
    assert root.find("{*}title").text.startswith("Two marks compared")
    assert len(root.findall("{*}image")) == 4
    links = re.findall(r'href="(.{12})', written)
    assert set(links) == {"data:image/p"}
    assert LEAD in written


def test_a_notebook_shows_it(one_land):
    assert one_land.result._repr_png_().startswith(b"\x89PNG")
    assert one_land.result.figure().size[0] == 2480


def test_two_bullets_are_drawn():
    from rastro.ballistics.striae import compare_bullets, land_signature

    lands = "ballistics/bullets/hamby44/HS44_Barrel1_Bullet{}_Land{}.x3p"
    bullets = [
        [land_signature(ballistics.read(shared(lands.format(bullet, land)))) for land in (1, 2, 3)]
        for bullet in (1, 2)
    ]
    drawing = figures.draw_bullets(compare_bullets(*bullets))
    assert LEAD in words_of(drawing)
    assert Text("ballistics.figure.test").say() in words_of(drawing)
