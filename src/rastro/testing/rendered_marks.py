"""Pictures of marks that never were: serials rendered as if stamped, engraved or dotted into worn metal.

They stand in for photographs, of which no open collection exists, and say nothing of how well real ones are
read.
"""

import random
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from rastro.testing.mark_strokes import Face, Field, Technique, drawn

type Picture = np.ndarray[Any, np.dtype[np.uint8]]

TECHNIQUES: tuple[Technique, ...] = ("stamped", "engraved", "dotted", "filled")
HEIGHT, MARGIN = 160, 40
_SHAPES = ("LLL00000", "LL000000", "L000000", "000000", "0000000", "00000L", "LLL000", "LL-00000", "L0000L0")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZOIQ"


@dataclass(frozen=True, slots=True)
class Conditions:
    """How a mark was made and how it is seen.

    Parameters
    ----------
    technique
        Stamped (wide, rounded), engraved (thin, sharp), dotted (a row of pits), or engraved and filled with
        paint.
    face
        How the letters look.
    wear
        How much of its depth is gone in places, 0 to 1.
    light
        Where the light comes from, in degrees.
    blur
        Of the camera, standard deviation in pixels.
    noise
        Of the camera, standard deviation in grey levels of 255.
    turn
        Degrees by which the picture is turned.
    """

    technique: Technique
    face: Face
    wear: float
    light: float
    blur: float
    noise: float
    turn: float


def some_serial(chance: random.Random) -> str:
    """A serial of a usual shape."""
    shape = chance.choice(_SHAPES)
    return "".join(
        chance.choice(_LETTERS) if c == "L" else chance.choice("0123456789") if c == "0" else c for c in shape
    )


def some_conditions(chance: random.Random, *, severity: float = 1.0) -> Conditions:
    """Conditions at random.

    Parameters
    ----------
    severity
        0: as new under good light; 1: worn and badly photographed, as evidence often is.
    """
    return Conditions(
        technique=chance.choice(TECHNIQUES),
        face=_some_face(chance),
        wear=severity * chance.uniform(0.0, 0.6),
        light=chance.uniform(0.0, 360.0),
        blur=0.6 + severity * chance.uniform(0.0, 1.6),
        noise=2.0 + severity * chance.uniform(0.0, 10.0),
        turn=severity * chance.uniform(-5.0, 5.0),
    )


def _some_face(chance: random.Random) -> Face:
    return Face(
        rounded=_now_and_then(chance, 0.7),
        slashed=_now_and_then(chance, 0.25),
        serifed=_now_and_then(chance, 0.4),
        flat_topped=_now_and_then(chance, 0.2),
        narrow=chance.uniform(0.75, 1.1),
    )


def _now_and_then(chance: random.Random, share: float) -> bool:
    return chance.random() < share


def render_mark(text: str, conditions: Conditions, *, seed: int) -> Picture:
    """A grey picture of a mark.

    Parameters
    ----------
    text
        What is marked: upper case letters, digits, `-` and `/`.
    conditions
        How it was made and how it is seen.
    seed
        Of the metal, the wear and the noise.

    Returns
    -------
    ndarray
        Shape (height, width), uint8.
    """
    grain = np.random.default_rng(seed)
    strokes = drawn(text, face=conditions.face, technique=conditions.technique, height=HEIGHT, margin=MARGIN)
    depth = strokes * _worn(strokes.shape, conditions.wear, grain)
    relief = _shaded(_metal(strokes.shape, grain) - 6.0 * depth, conditions.light)
    seen = 120.0 + 34.0 * relief - 30.0 * depth + 14.0 * _clouds(strokes.shape, 90.0, grain)
    if conditions.technique == "filled":
        seen = seen + 95.0 * depth
    seen = _scratched(seen, conditions.wear, grain)
    return _photographed(seen, conditions, grain)


def _metal(shape: tuple[int, ...], grain: np.random.Generator) -> Field:
    """Brushed in one direction."""
    rough = grain.normal(0.0, 1.0, shape).astype(np.float32)
    return np.asarray(1.6 * cv2.GaussianBlur(rough, (0, 0), sigmaX=9.0, sigmaY=0.7), np.float32)


def _clouds(shape: tuple[int, ...], size: float, grain: np.random.Generator) -> Field:
    """A smooth field of mean 0 and deviation 1, its patches about `size` pixels wide."""
    coarse = grain.normal(0.0, 1.0, (max(2, int(shape[0] / size * 2)), max(2, int(shape[1] / size * 2))))
    field = cv2.resize(coarse.astype(np.float32), (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray((field - field.mean()) / (field.std() + 1e-6), np.float32)


def _worn(shape: tuple[int, ...], wear: float, grain: np.random.Generator) -> Field:
    """What is left of the depth, 0 to 1: rubbed off in patches."""
    patches = _clouds(shape, 55.0, grain)
    return np.asarray(np.clip(1.0 - wear * (0.55 + 0.75 * patches), 0.0, 1.0), np.float32)


def _shaded(height: Field, light: float) -> Field:
    """Lambertian shading of a height field under raking light, about -1 to 1."""
    down, across = np.gradient(height)
    angle = np.deg2rad(light)
    lit = across * np.cos(angle) + down * np.sin(angle)
    return np.asarray(np.tanh(lit * 0.9), np.float32)


def _scratched(seen: Field, wear: float, grain: np.random.Generator) -> Field:
    scratched = seen.astype(np.float32)
    for _ in range(int(wear * 14)):
        start = (int(grain.integers(0, seen.shape[1])), int(grain.integers(0, seen.shape[0])))
        end = (start[0] + int(grain.integers(-160, 160)), start[1] + int(grain.integers(-40, 40)))
        cv2.line(scratched, start, end, float(grain.uniform(80, 190)), 1, cv2.LINE_AA)
    return scratched


def _photographed(seen: Field, conditions: Conditions, grain: np.random.Generator) -> Picture:
    height, width = seen.shape
    turned = cv2.warpAffine(
        seen.astype(np.float32),
        cv2.getRotationMatrix2D((width / 2, height / 2), conditions.turn, 1.0),
        (width, height),
        borderMode=cv2.BORDER_REFLECT,
    )
    blurred = cv2.GaussianBlur(turned, (0, 0), conditions.blur)
    noisy = blurred + grain.normal(0.0, conditions.noise, blurred.shape)
    return np.asarray(np.clip(noisy, 0, 255), np.uint8)
