"""Work spread over this process, the cores of this machine, or a Dask cluster."""

from rastro.ballistics.crew import texts as _texts
from rastro.ballistics.crew.spreading import spread

__all__ = ["spread"]

del _texts
