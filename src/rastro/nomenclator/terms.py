"""What a term of the nomenclator is: one code, one meaning, four languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGES = ("es", "en", "pt", "fr")
ACTIONS = (
    "semi",
    "select",
    "auto",
    "double",
    "single",
    "bolt",
    "lever",
    "pump",
    "break",
    "falling",
    "muzzle",
)


class Kind(StrEnum):
    """The tables of the nomenclator."""

    TYPE = "type"
    MAKE = "make"
    CALIBRE = "calibre"
    COUNTRY = "country"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the nomenclator.

    Parameters
    ----------
    code
        Stable code, unique over all tables: `pistol_semi`, `taurus`, `9x19`, `BR`.
    kind
        The table it stands in.
    labels
        Name by language (`es`, `en`, `pt`, `fr`).
    parent
        Code of the broader term, empty at the top.
    aliases
        Other spellings found in records.
    country
        ISO 3166 code of a maker's country.
    predecessors
        Codes of the makers whose arms or marks this one took over.
    family
        Makers of one group share it; so do calibres that records name interchangeably, and models of one
        design, whoever made them.
    fits
        Codes of the weapon types a calibre or an ambiguous maker's name goes with, or that a model is.
    codes
        Codes of other nomenclatures: `ncic`, `iafq`, `hs6`, `alpha3`, `numeric`.
    fictitious
        True for the States and makers of the training story.
    source
        Key of the source in the table's register.
    makes
        Codes of the makers whose mark a model bears.
    calibres
        Codes of the calibres a model is made in, as far as known.
    action
        How a model works: a key of `rastro.nomenclator.ACTIONS`, empty when not known.
    produced
        First and last year of a model's production; None where not known, or for the last one where it
        is still made.
    """

    code: str
    kind: Kind
    labels: Mapping[str, str] = field(compare=False)
    parent: str = ""
    aliases: tuple[str, ...] = field(default=(), compare=False)
    country: str = ""
    predecessors: tuple[str, ...] = field(default=(), compare=False)
    family: str = ""
    fits: tuple[str, ...] = field(default=(), compare=False)
    codes: Mapping[str, str] = field(default_factory=dict, compare=False)
    fictitious: bool = False
    source: str = ""
    makes: tuple[str, ...] = ()
    calibres: tuple[str, ...] = field(default=(), compare=False)
    action: str = ""
    produced: tuple[int | None, int | None] = field(default=(None, None), compare=False)

    def label(self, language: str = "en") -> str:
        """The name in a language; English where that language has none.

        Parameters
        ----------
        language
            `es`, `en`, `pt` or `fr`; a region (`pt-br`) is dropped.
        """
        return self.labels.get(language[:2].lower()) or self.labels["en"]
