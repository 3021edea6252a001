"""A backend by its name."""

from rastro.ballistics.backends.on_numpy import numpy_products
from rastro.ballistics.backends.on_torch import torch_products
from rastro.ballistics.backends.products import Products
from rastro.canonical import InvalidInput


def backend(name: str = "numpy") -> Products:
    """The backend of a name: `numpy`, `torch`, or `torch:` and a device.

    Raises
    ------
    InvalidInput
        `ballistics.backend.unknown`, `ballistics.backend.absent`, `ballistics.backend.device`.
    """
    if name == "numpy":
        return numpy_products()
    kind, _, device = name.partition(":")
    if kind == "torch":
        return torch_products(device or "cpu")
    raise InvalidInput("ballistics.backend.unknown", field="backend", name=name)
