"""Sentences of this room."""

from django.utils.translation import gettext_lazy as _

from rastro.canonical import register

register(
    {
        "nomenclator.unknown.missing": "There is no such term among those that wait.",
        "nomenclator.unknown.decided": "Somebody decided on “{raw}” meanwhile. Look at it again.",
        "nomenclator.unknown.note": "The note has more than {limit} characters. Shorten it.",
        "nomenclator.kind.unknown": "There is no table “{kind}”. Ask for type, make, calibre or country.",
    }
)

KINDS = {"type": _("Type"), "make": _("Make"), "model": _("Model"), "calibre": _("Calibre"), "country": _("Country")}
