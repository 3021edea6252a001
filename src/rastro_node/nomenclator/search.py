"""What the search box finds here: terms of the tables by name, alias or code."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rastro.nomenclator import Kind, Term, full_name
from rastro.nomenclator.folding import plain
from rastro_node.core import search
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission
from rastro_node.core.search import MOST_HITS, Hit
from rastro_node.nomenclator.selectors.terms import language, terms_in

LEAST = 2
KINDS = {
    Kind.MAKE: gettext_lazy("Make"),
    Kind.CALIBRE: gettext_lazy("Calibre"),
    Kind.TYPE: gettext_lazy("Type"),
    Kind.MODEL: gettext_lazy("Model"),
}


def register_search() -> None:
    """Join the search box."""
    search.register(
        "terms",
        terms_found,
        label=gettext_lazy("Terms"),
        icon="book",
        order=70,
        permission=Permission.NOMENCLATOR_READ,
    )


def terms_found(_actor: Actor, text: str) -> list[Hit]:
    """Terms called so first, then those that begin so, then those that hold the text."""
    wanted = plain(text)
    if len(wanted) < LEAST:
        return []
    found = [(kind, term) for kind in KINDS for term in terms_in(kind, text)]
    found.sort(key=lambda each: _place(each[1], wanted))
    return [_hit(kind, term, wanted) for kind, term in found[:MOST_HITS]]


def _place(term: Term, wanted: str) -> tuple[int, int]:
    name = plain(term.label("en"))
    if wanted in {name, plain(term.code)}:
        return 0, 0
    if wanted in {plain(alias) for alias in term.aliases}:
        return 1, len(name)
    return (2 if name.startswith(wanted) else 3), len(name)


def _hit(kind: Kind, term: Term, wanted: str) -> Hit:
    name = full_name(term) if kind is Kind.MODEL else term.label(language())
    alias = next((each for each in term.aliases if wanted in plain(each)), "")
    told = [str(KINDS[kind]), term.country, *term.calibres[:3]]
    return Hit(
        title=name,
        subtitle=" · ".join(filter(None, told)),
        url=reverse("nomenclator:term", args=[kind, term.code]),
        kind=KINDS[kind],
        why="" if wanted in plain(name) or not alias else _("Also written “%(alias)s”.") % {"alias": alias},
    )
