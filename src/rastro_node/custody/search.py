"""What the search box finds here: cases by number, exhibits by number, seal or serial as it was read."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rastro_node.core import search
from rastro_node.core.actors import Actor
from rastro_node.core.permissions import Permission
from rastro_node.core.search import MOST_HITS, Hit
from rastro_node.custody.models import Case
from rastro_node.custody.saying import context_word, kind_word, owner_word
from rastro_node.custody.selectors import exhibits_matching
from rastro_node.nomenclator.words import type_word

CASE = _("Case")


def register_search() -> None:
    """Join the search box."""
    for name, provider, label, icon, order, page in (
        ("exhibits", exhibits_found, _("Exhibits"), "package", 30, "custody:exhibits"),
        ("cases", cases_found, _("Cases"), "archive", 40, "custody:cases"),
    ):
        search.register(
            name,
            provider,
            label=label,
            icon=icon,
            order=order,
            permission=Permission.CASE_READ,
            list_page=page,
        )


def cases_found(actor: Actor, text: str) -> list[Hit]:
    """Cases by either number."""
    if Permission.CASE_READ not in actor.permissions:
        return []
    rows = Case.objects.filter(Q(number=text.upper()) | Q(external_id=text), withdrawn_at=None)
    return [
        Hit(
            title=row.external_id or row.number,
            subtitle=" · ".join(filter(None, [row.number, context_word(row.context), row.district])),
            url=reverse("custody:case", args=[row.pk]),
            kind=CASE,
            exact=True,
        )
        for row in rows[:MOST_HITS]
    ]


def exhibits_found(actor: Actor, text: str) -> list[Hit]:
    """Exhibits by number, seal, case or serial."""
    if Permission.CASE_READ not in actor.permissions:
        return []
    found = []
    for row in exhibits_matching(words=text)[:MOST_HITS]:
        owner = owner_word(row.owner_class) if row.state_owned else ""
        told = [row.number, type_word(row.type), row.calibre, row.case.external_id or row.case.number, owner]
        hit = Hit(
            title=" ".join(filter(None, [row.make, row.model])) or row.number,
            mark=row.serial,
            subtitle=" · ".join(filter(None, told)),
            url=reverse("custody:exhibit", args=[row.pk]),
            kind=kind_word(row.kind),
            exact=row.number == text.upper(),
        )
        found.append(hit)
    return found
