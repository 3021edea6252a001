"""Makes, calibres and types: by line and by spelling, those held out beside those seen."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.resolving.records import Row, Spelling, firearms, spellings
from rastro.nomenclator import (
    Agreement,
    Kind,
    resolve_calibre,
    resolve_make,
    resolve_type,
    same_make,
    term,
)
from rastro.nomenclator.folding import plain

# Names of the gold that say nothing, and those that came of dragging a cell down (.33 under .32).
NOTHING = frozenset({"", "NI", "outros", "SEM INFORMAÇÃO"})
SPOILT = frozenset({".33", ".34", "13 gauge", "14 gauge", "3,6 mm", "4 mm", "4,2 mm"})
TYPES = {
    "artesanal": "craft",
    "carabina": "carbine",
    "espingarda": "shotgun",
    "fuzil": "rifle",
    "garrucha": "garrucha",
    "metralhadora": "mg",
    "pistola": "pistol",
    "revolver": "revolver",
    "submetralhadora": "smg",
}
OPEN_32 = frozenset({"32acp", "32swl", "32sw", "32ga"})
CALIBRES = {".50BMG (browning machine gun)": "50bmg", "8mm": "8k", "7.62russian": "76254r"}
SHOTGUN_OF_GOLD = "garruchao"

type Answer = str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer beside what the gold wants.

    Parameters
    ----------
    verdict
        `right`, `related` (another name of one group of makers, or of one family of calibres), `wrong`,
        `abstained`.
    aside
        Whether the spelling was held out.
    lines
        How many records.
    text
        The spelling.
    """

    verdict: str
    aside: bool
    lines: int
    text: str


def makes() -> list[Judged]:
    """Each make's spelling of the gold, with the lines that have it."""
    gold = spellings("br_make_aliases.csv", "arma_marca", "marca_arma_v2")
    lines = Counter(plain(row["make"]) for row in firearms())
    return [
        Judged(_make(each), each.aside, lines[each.text], each.text)
        for each in gold.values()
        if not each.wanted <= NOTHING
    ]


def calibres() -> list[Judged]:
    """Each calibre's spelling of the gold without a type, and as often as it has lines, with their types."""
    gold = _calibres()
    lines = Counter((plain(row["calibre"]), row["type"]) for row in firearms())
    return [
        Judged(_calibre(gold[text], type_), gold[text].aside, count, text)
        for (text, type_), count in lines.items()
        if text in gold and _speaks_of(gold[text], type_)
    ]


def calibre_spellings() -> list[Judged]:
    """Each calibre's spelling of the gold by itself."""
    return [Judged(_calibre(each, ""), each.aside, 0, each.text) for each in _calibres().values()]


def types() -> list[Judged]:
    """Each type's spelling of the gold, with the lines that have it."""
    gold = spellings("br_type_aliases.csv", "tipo", "tipo_formatado")
    lines = Counter(plain(row["type"]) for row in firearms())
    return [
        Judged(_verdict(resolve_type(each.text).term, wanted), each.aside, lines[each.text], each.text)
        for each in gold.values()
        if (wanted := {TYPES[name] for name in each.wanted if name in TYPES})
    ]


def set_aside() -> dict[str, int]:
    """Lines whose calibre the gold cannot judge."""
    gold = spellings("br_calibre_aliases.csv", "calibre", "calibre_formatado_final", "tipo_arma_calibre")
    known = _calibres()
    spoilt = sum(
        text in gold and gold[text].wanted <= SPOILT for text in (plain(row["calibre"]) for row in firearms())
    )
    other = sum(
        text in known and not _speaks_of(known[text], type_)
        for text, type_ in map(_calibre_and_type, firearms())
    )
    return {"gold_spoilt": spoilt, "gold_of_another_type": other}


def share(judged: Iterable[Judged], *, by_line: bool) -> dict[str, float | int]:
    """Recall, precision and abstention over spellings or lines."""
    count: Counter[str] = Counter()
    for each in judged:
        count[each.verdict] += each.lines if by_line else 1
    total, said = count.total(), count["right"] + count["related"] + count["wrong"]
    return {
        "count": total,
        "right": _of(count["right"], total),
        "right_or_related": _of(count["right"] + count["related"], total),
        "precision": _of(count["right"], said),
        "precision_with_related": _of(count["right"] + count["related"], said),
        "abstained": _of(count["abstained"], total),
    }


def _calibre_and_type(row: Row) -> tuple[str, str]:
    return plain(row["calibre"]), row["type"]


def _calibres() -> dict[str, Spelling]:
    gold = spellings("br_calibre_aliases.csv", "calibre", "calibre_formatado_final", "tipo_arma_calibre")
    return {text: each for text, each in gold.items() if not each.wanted & (NOTHING | SPOILT)}


def _speaks_of(gold: Spelling, type_: str) -> bool:
    """Whether the gold gives its calibre for this type: a shotgun's 32 is not its .32 S&W Long."""
    type_text = plain(type_)
    if type_text == SHOTGUN_OF_GOLD:
        type_text = "espingarda"
    known = {plain(name) for name in TYPES} - {"artesanal"}
    return type_text not in known or any(type_text in each for each in gold.types)


def _make(gold: Spelling) -> str:
    found = resolve_make(gold.text).term
    wanted = {each.code for name in gold.wanted if (each := resolve_make(name).term)}
    if found and found.code not in wanted and any(_one_group(code, found.code) for code in wanted):
        return "related"
    return _verdict(found, wanted)


def _one_group(one: str, other: str) -> bool:
    makers = (term(one, kind=Kind.MAKE), term(other, kind=Kind.MAKE))
    return same_make(*makers) is Agreement.AGREES


def _calibre(gold: Spelling, type_: str) -> str:
    kind = resolve_type(type_).term
    given = resolve_calibre(gold.text, type_=kind.code if kind else None)
    found, open_ = given.term, {each.code for each in given.candidates}
    if ".32" in gold.wanted and open_ and open_ <= OPEN_32:
        return "right"  # the gold leaves it open, and so does the answer
    wanted = [each for name in gold.wanted if (each := _wanted_calibre(name))]
    if found and any(found.family and found.family == each.family for each in wanted):
        same = found.code in {each.code for each in wanted} or ".32" in gold.wanted
        return "right" if same else "related"
    return _verdict(found, {each.code for each in wanted})


def _wanted_calibre(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a term or none
    if name == ".32":
        return term("32swl", kind=Kind.CALIBRE)
    code = CALIBRES.get(name)
    return term(code, kind=Kind.CALIBRE) if code else resolve_calibre(name).term


def _verdict(found, wanted: set[str]) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a term or none
    if found is None:
        return "abstained"
    return "right" if found.code in wanted else "wrong"


def _of(part: int, total: int) -> float:
    return round(part / total, 4) if total else 0.0


BY: dict[str, Callable[[], list[Judged]]] = {"makes": makes, "calibres": calibres, "types": types}
