"""The kinds of marks that are compared, and how each is."""

from enum import StrEnum


class Mark(StrEnum):
    """What kind of mark two scans show.

    Breech faces and firing pins press themselves in; `IMPRESSION` is either, where it is not said which.
    Lands and the aperture's edge scratch.
    """

    BREECH_FACE = "breech-face"
    FIRING_PIN = "firing-pin"
    IMPRESSION = "impression"
    LAND = "land"
    APERTURE_SHEAR = "aperture-shear"

    @property
    def striated(self) -> bool:
        """Whether it is compared by its striae, not cell by cell."""
        return self in {Mark.LAND, Mark.APERTURE_SHEAR}
