"""One scan against another, from surface to weighed result: what a notebook and `rastro compare` stand on."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rastro.ballistics.backends import Products
from rastro.ballistics.comparing import ImpressionComparison, compare_impressions
from rastro.ballistics.likelihood import Calibration, LikelihoodRatio
from rastro.ballistics.marks import Mark
from rastro.ballistics.preparing import PreparedImpression, prepare_impression
from rastro.ballistics.recipe import ImpressionRecipe
from rastro.ballistics.regions import Regions
from rastro.ballistics.striae import (
    LandComparison,
    Signature,
    StriationRecipe,
    compare_lands,
    land_signature,
)
from rastro.ballistics.topography import Topography
from rastro.ballistics.weighing import SHIPPED, Weighed, usual_recipe, weigh
from rastro.canonical import InvalidInput, RastroError, Text, Translate

if TYPE_CHECKING:
    from PIL.Image import Image

    from rastro.ballistics.figures import Drawing

type Prepared = PreparedImpression | Signature
type Found = ImpressionComparison | LandComparison
type Recipe = ImpressionRecipe | StriationRecipe


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two scans compared, weighed, and ready to be shown. A lead for an examiner, never an identification.

    Parameters
    ----------
    mark
        The kind of mark both show.
    surfaces, prepared
        The two scans as measured, and made ready.
    found
        Cells or segments, and how the second lies on the first.
    weighed
        The likelihood ratio with its calibration set, or why there is none.
    seconds, cpu_seconds
        What the comparison took, without the preparation.
    """

    mark: Mark
    surfaces: tuple[Topography, Topography]
    prepared: tuple[Any, Any]
    found: Found
    weighed: Weighed
    seconds: float
    cpu_seconds: float

    @property
    def score(self) -> float:
        """0 to 1: the larger, the more alike."""
        return self.found.score

    def likelihood_ratio(self, calibration: Calibration | None = None) -> LikelihoodRatio | None:
        """How much the score weighs by a set, or by the one it was compared with; None without one."""
        if calibration is None:
            return self.weighed.ratio
        return weigh(self.mark, self.found, calibration=calibration).ratio

    def as_json(self) -> dict[str, Any]:
        """Everything but the pictures, for files and programs."""
        told = {"mark": self.mark.value, **self.found.as_json()}
        told.pop("recipe", None)  # said last, with its version
        if isinstance(self.found, LandComparison):
            told["a"], told["b"] = (each.as_json() for each in self.prepared)
        return {
            **told,
            **self.weighed.as_json(),
            "recipe": self.found.recipe.as_json(),
            "version": self.found.recipe.version,
            "seconds": round(self.seconds, 4),
            "cpu_seconds": round(self.cpu_seconds, 4),
        }

    def drawing(
        self, *, names: tuple[str, str] = ("A", "B"), translate: Translate | None = None
    ) -> "Drawing":
        """The picture as shapes and words, to be written as PNG or SVG."""
        from rastro.ballistics.figures import draw_comparison

        return draw_comparison(self, names=names, translate=translate)

    def figure(self, *, names: tuple[str, str] = ("A", "B"), translate: Translate | None = None) -> "Image":
        """Both surfaces, what is congruent, and where they differ: a picture for a notebook or a report."""
        from rastro.ballistics.figures import as_image

        return as_image(self.drawing(names=names, translate=translate))

    def _repr_png_(self) -> bytes:
        from rastro.ballistics.figures import as_png

        return as_png(self.drawing())


def compare(
    first: Topography,
    second: Topography,
    *,
    mark: Mark | str = Mark.BREECH_FACE,
    recipe: Recipe | None = None,
    regions: tuple[Regions | None, Regions | None] = (None, None),
    calibration: Calibration | str | None = SHIPPED,
    products: Products | None = None,
) -> Comparison:
    """Compare two scans of one kind of mark, and weigh what was found.

    Parameters
    ----------
    first, second
        As :func:`rastro.ballistics.read` gives them.
    mark
        The kind of mark: `breech-face`, `firing-pin`, `impression`, `land` or `aperture-shear`.
    recipe
        An :class:`ImpressionRecipe`, or a `StriationRecipe` for striated marks; the usual one if left out.
    regions
        Of impressions: which part of each scan is the mark; found where left out.
    calibration
        A set, the name of one that comes with the library, `shipped` for the one that fits the mark and the
        recipe, or None.
    products
        What multiplies where cells are looked for, as :func:`rastro.ballistics.backends.backend` gives it by
        name; numpy if left out. Striated marks need none.

    Raises
    ------
    InvalidInput
        `ballistics.compare.mark`, `ballistics.picture.not_metric`, `ballistics.compare.recipe`,
        `ballistics.weighing.*` of the set, and what the preparation finds wrong.
    """
    kind = _mark(mark)
    ours, theirs = (
        _prepared(surface, kept, mark=kind, recipe=recipe, name=name)
        for surface, kept, name in zip((first, second), regions, ("first", "second"), strict=True)
    )
    began, worked = time.perf_counter(), time.process_time()
    found = _found(ours, theirs, products)
    spent = time.perf_counter() - began, time.process_time() - worked
    return Comparison(
        kind, (first, second), (ours, theirs), found, weigh(kind, found, calibration=calibration), *spent
    )


def prepare(
    topography: Topography, *, mark: Mark, recipe: Recipe | None = None, regions: Regions | None = None
) -> Prepared:
    """A scan made ready for the comparison of its kind of mark.

    Raises
    ------
    InvalidInput
        `ballistics.compare.recipe` for a recipe of the other kind of marks; what the preparation finds wrong.
    """
    used = usual_recipe(mark) if recipe is None else recipe
    if isinstance(used, StriationRecipe) and mark.striated:
        return land_signature(topography, recipe=used)
    if isinstance(used, ImpressionRecipe) and not mark.striated:
        return prepare_impression(topography, recipe=used, regions=regions)
    raise InvalidInput(
        "ballistics.compare.recipe", field="recipe", mark=Text(f"ballistics.mark.{mark.value}")
    )


def _prepared(
    surface: Topography, regions: Regions | None, *, mark: Mark, recipe: Recipe | None, name: str
) -> Prepared:
    """A scan made ready; what is wrong with it is said to be wrong with the first or the second."""
    try:
        surface.require_metric()
        return prepare(surface, mark=mark, recipe=recipe, regions=regions)
    except RastroError as error:
        if error.field in {None, "file", "topography"}:
            error.field = name
        raise


def _mark(said: Mark | str) -> Mark:
    try:
        return Mark(said)
    except ValueError:
        known = ", ".join(Mark)
        raise InvalidInput("ballistics.compare.mark", field="mark", said=said, known=known) from None


def _found(ours: Prepared, theirs: Prepared, products: Products | None) -> Found:
    if isinstance(ours, Signature) and isinstance(theirs, Signature):
        return compare_lands(ours, theirs)
    if isinstance(ours, PreparedImpression) and isinstance(theirs, PreparedImpression):
        return compare_impressions(ours, theirs, products=products)
    raise InvalidInput("ballistics.impression.recipes")
