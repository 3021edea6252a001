"""The recogniser of characters that rapidocr carries, asked for what each slice of a picture may show."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from rastro.canonical import NotFound
from rastro.markings.photo_beam import ALPHABET, Slices

HEIGHT = 48
NARROWEST, WIDEST = 160, 1600
THREADS = 1


def available() -> bool:
    """Whether the extra `ocr` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def slices_of(pictures: Sequence[Any]) -> Slices:
    """What each slice may show, averaged over several renderings of one and the same strip.

    Parameters
    ----------
    pictures
        Grey pictures of one shape (height, width), uint8.

    Returns
    -------
    ndarray
        Shape (slices, 1 + characters of the alphabet); each row adds up to 1.

    Raises
    ------
    NotFound
        `markings.photo.extra` when the extra `ocr` is not installed.
    """
    session, columns = _model()
    given = np.stack([_scaled(picture) for picture in pictures])
    found = session.run(None, {session.get_inputs()[0].name: given})[0].mean(axis=0)
    of_ours = [found[:, 0], *(found[:, list(columns[character])].sum(axis=1) for character in ALPHABET)]
    slices = np.stack(of_ours, axis=1).astype(np.float64) + 1e-6
    return np.asarray(slices / slices.sum(axis=1, keepdims=True))


def _scaled(picture: Any) -> Any:
    import cv2

    width = round(picture.shape[1] * HEIGHT / picture.shape[0])
    strip = cv2.resize(picture, (min(max(width, 1), WIDEST), HEIGHT)).astype(np.float32) / 127.5 - 1.0
    lacking = max(0, NARROWEST * 2 - strip.shape[1])
    return np.repeat(np.pad(strip, ((0, 0), (0, lacking)))[np.newaxis], 3, axis=0)


@cache
def _model() -> tuple[Any, dict[str, tuple[int, ...]]]:
    """The network, and which of its columns are which of our characters (upper and lower case)."""
    if not available():
        raise NotFound("markings.photo.extra", field="photograph")
    import onnxruntime
    import rapidocr

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = THREADS
    options.log_severity_level = 3
    carried = sorted((Path(rapidocr.__file__).parent / "models").glob("*rec*.onnx"))
    if not carried:
        raise NotFound("markings.photo.extra", field="photograph")
    session = onnxruntime.InferenceSession(carried[-1], options, providers=["CPUExecutionProvider"])
    names = ["", *session.get_modelmeta().custom_metadata_map["character"].splitlines()]
    places: dict[str, list[int]] = {character: [] for character in ALPHABET}
    for column, name in enumerate(names):
        if name.upper() in places and len(name) == 1:
            places[name.upper()].append(column)
    return session, {character: tuple(found) for character, found in places.items()}
