"""The tables' terms: searched, narrowed by what they have, and one with all that belongs to it."""

from rastro.canonical import NotFound
from rastro.nomenclator import Kind, Term, table
from rastro.nomenclator.folding import plain


def kind_named(name: str) -> Kind:
    """The table of that name.

    Raises
    ------
    NotFound
        `nomenclator.kind.unknown`.
    """
    if name not in set(Kind):
        raise NotFound("nomenclator.kind.unknown", field="kind", kind=name[:20])
    return Kind(name)


def terms_in(kind: str, text: str = "") -> list[Term]:
    """Terms of a table, those whose name, alias or code holds the text.

    Raises
    ------
    NotFound
        `nomenclator.kind.unknown`.
    """
    terms = list(table(kind_named(kind)).values())
    wanted = plain(text)
    if not wanted:
        return terms
    return [each for each in terms if wanted in plain(" ".join(_names(each)))]


def _names(each: Term) -> list[str]:
    return [each.code, *each.labels.values(), *each.aliases]
