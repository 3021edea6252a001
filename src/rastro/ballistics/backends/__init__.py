"""What multiplies when cells are looked for: numpy everywhere, torch where it is installed."""

from rastro.ballistics.backends import texts as _texts
from rastro.ballistics.backends.choosing import backend
from rastro.ballistics.backends.on_numpy import numpy_products
from rastro.ballistics.backends.on_torch import torch_products
from rastro.ballistics.backends.products import NOT_COMPARABLE, Products

__all__ = ["NOT_COMPARABLE", "Products", "backend", "numpy_products", "torch_products"]

del _texts
