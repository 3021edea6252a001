"""Sentences of this room."""

from django.utils.translation import gettext_lazy as _

from rastro.canonical import register

register(
    {
        "nomenclator.unknown.missing": "There is no such term among those that wait.",
        "nomenclator.unknown.decided": "Somebody decided on “{raw}” meanwhile. Look at it again.",
        "nomenclator.unknown.many": "More than {limit} words at once. Choose fewer.",
        "nomenclator.unknown.waits": "“{raw}” waits already: nothing was decided that could be taken back.",
        "nomenclator.decided.word": "“{raw}” means {term}: a curator of this State said so.",
        "nomenclator.decided.table": "“{raw}” is {term} by {table}, edition {edition}, as reviewed here.",
        "nomenclator.suggest.near": "{edits} characters away from “{name}”.",
        "nomenclator.suggest.can_mean": "“{raw}” can mean it.",
        "nomenclator.unknown.note": "The note has more than {limit} characters. Shorten it.",
        "nomenclator.kind.unknown": "There is no table “{kind}”. Ask for type, make, model, calibre or country.",
    }
)

KINDS = {
    "type": _("Type"),
    "make": _("Make"),
    "model": _("Model"),
    "calibre": _("Calibre"),
    "country": _("Country"),
}
