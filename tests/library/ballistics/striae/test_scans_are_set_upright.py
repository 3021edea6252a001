"""However a mark lies under the microscope, its striae are found and its signature is the same."""

import numpy as np
import pytest
from tests.harness.shared import shared
from tests.library.ballistics.striae.lands import land

from rastro.ballistics import Topography, read_x3p
from rastro.ballistics.striae import compare_lands, land_signature, striae_direction


@pytest.mark.parametrize("degrees", [-30.0, -8.0, -1.0, 0.0, 2.5, 12.0, 40.0])
def test_oblique_striae_are_measured_and_straightened(degrees):
    scan = land(1, degrees=degrees)
    assert striae_direction(scan).degrees == pytest.approx(degrees, abs=1.5)
    found = compare_lands(land_signature(land(1)), land_signature(scan), turned=False)
    assert found.ccf > 0.9


@pytest.mark.parametrize(("dx", "dy"), [(1.5625e-6, 15.625e-6), (0.645e-6, 3.0e-6), (3.125e-6, 1.5625e-6)])
def test_increments_may_differ(dx, dy):
    found = compare_lands(land_signature(land(2)), land_signature(land(2, dx=dx, dy=dy, degrees=3.0)))
    assert found.ccf > 0.9
    assert found.cmps >= 18


def test_a_transposed_scan_is_turned():
    scan = land(3)
    turned = Topography(np.ascontiguousarray(scan.heights.T), scan.dy, scan.dx)
    signature = land_signature(turned)
    assert signature.transposed
    assert compare_lands(land_signature(scan), signature).ccf > 0.98


def test_a_scan_from_the_other_side_is_told():
    scan = land(4)
    other = Topography(np.ascontiguousarray(scan.heights[::-1, ::-1]), scan.dx, scan.dy)
    found = compare_lands(land_signature(scan), land_signature(other))
    assert found.turned
    assert found.ccf > 0.95


def test_gaps_are_not_bridged():
    scan = land(5)
    gapped = scan.heights.copy()
    gapped[:, 600:640] = np.nan
    gapped[np.random.default_rng(1).random(gapped.shape) < 0.2] = np.nan
    signature = land_signature(Topography(gapped, scan.dx, scan.dy))
    assert 30 <= np.isnan(signature.heights).sum() <= 50
    assert compare_lands(land_signature(scan), signature, turned=False).ccf > 0.95


def test_the_transposed_scan_of_hamby_252_needs_no_help():
    scan = read_x3p(shared("ballistics/bullets/hamby252/Hamby252_Barrel1_Bullet1_Land1.x3p"))
    signature = land_signature(scan)
    assert signature.transposed
    assert signature.crosscut.agreed > 0.95
    assert not signature.notes
    assert signature.grooves.right - signature.grooves.left == pytest.approx(2.0e-3, abs=0.1e-3)


def test_the_lands_of_hamby_44_lie_as_scanned(bullets):
    assert not any(signature.transposed for lands in bullets for signature in lands)
    assert all(abs(signature.direction.degrees) < 6 for lands in bullets for signature in lands)
