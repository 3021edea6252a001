"""Which picture a comparison gets."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict

from rastro.ballistics.comparing import ImpressionComparison
from rastro.ballistics.figures.drawing import Drawing
from rastro.ballistics.figures.impressions import draw_impressions
from rastro.ballistics.figures.lands import draw_lands

if TYPE_CHECKING:
    from rastro.ballistics.one_to_one import Comparison


class _Words(TypedDict):
    mark: str
    names: tuple[str, str]
    translate: Callable[[str], str] | None


def draw_comparison(
    comparison: "Comparison",
    *,
    names: tuple[str, str] = ("A", "B"),
    translate: Callable[[str], str] | None = None,
) -> Drawing:
    """Draw a comparison of either kind of marks."""
    surfaces, prepared, found = comparison.surfaces, comparison.prepared, comparison.found
    words: _Words = {"mark": comparison.mark.value, "names": names, "translate": translate}
    if isinstance(found, ImpressionComparison):
        return draw_impressions(surfaces, prepared, found, comparison.weighed, **words)
    return draw_lands(surfaces, prepared, found, comparison.weighed, **words)
