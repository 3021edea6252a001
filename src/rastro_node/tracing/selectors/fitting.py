"""Whether what was read goes together: model and calibre, calibre and type; and what it is taken for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rastro.nomenclator import Kind, Term, full_name, lineage, look_alikes, table
from rastro_node.tracing.saying import say
from rastro_node.tracing.selectors.names import language
from rastro_node.tracing.selectors.serial_says import Beside

MOST_NAMED = 4
MOST_ALIKE = 2
OTHERS = frozenset({"craft", "pmf", "converted", "unknown", "firearm"})
"""Types of which anything can be."""


def misfits(read: Beside) -> Iterator[str]:
    """What cannot be together as it was read."""
    model, calibre, kind = read.model, read.calibre, read.type
    if model and calibre and model.calibres and not _in_calibre(model, calibre):
        said = _("The %(model)s is known in %(calibres)s, not in %(calibre)s. Read both again.")
        yield said % {
            "model": full_name(model),
            "calibres": _named(model.calibres, Kind.CALIBRE),
            "calibre": calibre.label(language()),
        }
    if model and kind and not _goes_with(model.fits, kind):
        said = _("The %(model)s is of another type: %(types)s, not %(type)s. Read model and type again.")
        yield said % {
            "model": full_name(model),
            "types": _named(model.fits, Kind.TYPE),
            "type": kind.label(language()),
        }
    elif calibre and kind and not _goes_with(calibre.fits, kind):
        said = _("%(calibre)s is unusual for this type: %(type)s. It goes with: %(types)s.")
        yield said % {
            "calibre": calibre.label(language()),
            "types": _named(calibre.fits, Kind.TYPE),
            "type": kind.label(language()),
        }


def taken_for(read: Beside) -> Iterator[str]:
    """What make and model are taken for, in one sentence each."""
    for each in (read.model, read.make):
        if each:
            yield from (say(reason) for _other, reason in look_alikes(each.code)[:MOST_ALIKE])


def _in_calibre(model: Term, calibre: Term) -> bool:
    """Whether a model is made in a calibre, or one that records name interchangeably with it."""
    if calibre.code in model.calibres:
        return True
    known = table(Kind.CALIBRE)
    families = {known[code].family for code in model.calibres if code in known}
    return bool(calibre.family) and calibre.family in families


def _goes_with(fits: tuple[str, ...], kind: Term) -> bool:
    if not fits or kind.code in OTHERS:
        return True
    own = set(lineage(kind.code))
    return any(fit in own or kind.code in lineage(fit) for fit in fits)


def _named(codes: tuple[str, ...], kind: Kind) -> str:
    known = table(kind)
    names = [known[code].label(language()) for code in codes if code in known]
    first = ", ".join(names[:MOST_NAMED])
    return _("%(names)s and others") % {"names": first} if len(names) > MOST_NAMED else first
