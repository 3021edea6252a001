"""Tables of correlations: cells at several turns against every place of a window."""

from typing import Any, Protocol

import numpy as np

NOT_COMPARABLE = -1.0
"""Where too little of a cell lies on measured points, or either is flat."""
TINY = 1e-2
"""Variance, in standardised heights, from which on a surface is not flat."""
LEAST_SPREAD = 1e-6

type Field = np.ndarray[Any, np.dtype[np.float32]]


class Products(Protocol):
    """What makes the tables."""

    @property
    def name(self) -> str:
        """Of the backend, with its device; it belongs to the result."""

    def tables(self, cells: tuple[Field, Field], windows: tuple[Field, Field], *, overlap: float) -> Field:
        """Correlate each cell, at each turn, with every place of its window.

        Parameters
        ----------
        cells
            Heights and measured points (1 or 0), each of shape (cells, turns, side * side); heights are 0
            where nothing was measured.
        windows
            The same of the other surface, each of shape (cells, wide, wide).
        overlap
            Least share of a cell's measured points that must lie on measured points of the window.

        Returns
        -------
        table
            Shape (cells, shifts, shifts, turns), shifts = wide - side + 1: masked correlations, -1 to 1;
            -1 where nothing can be compared.

        Notes
        -----
        D. Padfield 2012, doi:10.1109/TIP.2011.2181402. All sums over what both have are products of matrices.
        """
