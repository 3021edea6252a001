"""Makes, calibres and types: by line and by spelling, those held out beside those seen."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.resolving.records import Finder, Spelling, firearms, spellings
from rastro.markings import understand
from rastro.nomenclator import (
    Agreement,
    Kind,
    Resolution,
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

BESIDE = ("make", "model", "calibre", "type")


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
    """Each make's spelling of the records, its maker's own name also being gold."""
    find = Finder(_makes() | _own_names(_makes()))
    lines = Counter(plain(row["make"]) for row in firearms())
    return [
        Judged(_make(text, gold), gold.aside, count, text)
        for text, count in lines.items()
        if (gold := find.of(text)) and not gold.wanted <= NOTHING
    ]


def make_spellings() -> list[Judged]:
    """Each make's spelling of the gold by itself."""
    gold = _makes().values()
    return [
        Judged(_make(each.text, each), each.aside, 1, each.text)
        for each in gold
        if not each.wanted <= NOTHING
    ]


def calibres() -> list[Judged]:
    """Each calibre of the records, with the make, model and type of its lines."""
    find = Finder(_calibres())
    lines = Counter(tuple(row[name] for name in BESIDE) for row in firearms())
    return [
        Judged(_calibre(gold, meant), gold.aside, count, f"{calibre} ({type_})")
        for (make, model, calibre, type_), count in lines.items()
        if (gold := find.of(plain(calibre))) and _speaks_of(gold, type_)
        for meant in [understand(make=make, model=model, calibre=calibre, type_=type_).calibre]
    ]


def calibre_spellings() -> list[Judged]:
    """Each calibre's spelling of the gold by itself, without a type."""
    return [
        Judged(_calibre(each, resolve_calibre(each.text)), each.aside, 1, each.text)
        for each in _calibres().values()
    ]


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
    spoilt, find = Finder(_every_calibre()), Finder(_calibres())
    told = [(find.of(plain(row["calibre"])), spoilt.of(plain(row["calibre"])), row) for row in firearms()]
    return {
        "not_in_gold": sum(every is None for _, every, _ in told),
        "gold_spoilt_or_empty": sum(gold is None and every is not None for gold, every, _ in told),
        "gold_of_another_type": sum(
            gold is not None and not _speaks_of(gold, row["type"]) for gold, _, row in told
        ),
    }


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


def _makes() -> dict[str, Spelling]:
    return spellings("br_make_aliases.csv", "arma_marca", "marca_arma_v2")


def _own_names(gold: dict[str, Spelling]) -> dict[str, Spelling]:
    """The gold's names as spellings of themselves, where it has no such spelling."""
    names = {name for each in gold.values() for name in each.wanted} - NOTHING
    return {
        plain(name): Spelling(plain(name), frozenset({name})) for name in names if plain(name) not in gold
    }


def _every_calibre() -> dict[str, Spelling]:
    return spellings("br_calibre_aliases.csv", "calibre", "calibre_formatado_final", "tipo_arma_calibre")


def _calibres() -> dict[str, Spelling]:
    """The gold of calibres without what says nothing and what a dragged cell filled in."""
    useless = NOTHING | SPOILT
    return {text: each for text, each in _every_calibre().items() if not each.wanted & useless}


def _speaks_of(gold: Spelling, type_: str) -> bool:
    """Whether the gold gives its calibre for this type: a shotgun's 32 is not its .32 S&W Long."""
    type_text = plain(type_)
    if type_text == SHOTGUN_OF_GOLD:
        type_text = "espingarda"
    known = {plain(name) for name in TYPES} - {"artesanal"}
    return type_text not in known or any(type_text in each for each in gold.types)


def _make(text: str, gold: Spelling) -> str:
    found = resolve_make(text).term
    wanted = {each.code for name in gold.wanted if (each := resolve_make(name).term)}
    if found and found.code not in wanted and any(_one_group(code, found.code) for code in wanted):
        return "related"
    return _verdict(found, wanted)


def _one_group(one: str, other: str) -> bool:
    makers = (term(one, kind=Kind.MAKE), term(other, kind=Kind.MAKE))
    return same_make(*makers) is Agreement.AGREES


def _calibre(gold: Spelling, given: Resolution) -> str:
    found, said = given.term, {each.code for each in given.candidates}
    said |= {found.code} if found else set()
    if ".32" in gold.wanted and said and said <= OPEN_32:
        return "right"  # the gold leaves the .32 open: an answer may, or choose one by the type
    wanted = [each for name in gold.wanted if (each := _wanted_calibre(name))]
    codes = {each.code for each in wanted}
    if found and found.code not in codes and found.family in {each.family for each in wanted} - {""}:
        return "related"
    return _verdict(found, codes)


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


BY: dict[str, tuple[Callable[[], list[Judged]], Callable[[], list[Judged]]]] = {
    "makes": (makes, make_spellings),
    "calibres": (calibres, calibre_spellings),
    "types": (types, types),
}
"""By word: the judge of the records' lines, and that of the gold's spellings."""
