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
        "nomenclator.suggest.near": "Characters that differ from “{name}”: {edits}.",
        "nomenclator.suggest.can_mean": "“{raw}” can mean it.",
        "nomenclator.official.missing": "This node has no such official table.",
        "nomenclator.official.untitled": "Give the name and the edition of the table, as its issuer does: at most {limit} characters.",
        "nomenclator.official.edition_exists": "{name}, edition {edition}, is here already. Give this edition its own name, or withdraw the other.",
        "nomenclator.official.withdrawn": "{name}, edition {edition}, was withdrawn. Its crosswalk is kept as it was.",
        "nomenclator.official.proposing": "Crosswalk of {name}, {edition}",
        "nomenclator.official.other_table": "These are not two editions of one table. Choose another edition.",
        "nomenclator.crosswalk.missing": "There is no such row of a crosswalk.",
        "nomenclator.crosswalk.relation": "“{relation}” is no relation. It is exact, broader, narrower or none.",
        "nomenclator.crosswalk.needs_term": "Choose the term it corresponds to, or say that there is none.",
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
TABLES = {
    "type": _("Types"),
    "make": _("Makes"),
    "model": _("Models"),
    "calibre": _("Calibres"),
    "country": _("Countries"),
}
ACTIONS = {
    "semi": _("semi-automatic"),
    "select": _("selective fire"),
    "auto": _("automatic"),
    "double": _("double action"),
    "single": _("single action or single shot"),
    "bolt": _("bolt action"),
    "lever": _("lever action"),
    "pump": _("pump action"),
    "break": _("break open"),
    "falling": _("falling block"),
    "muzzle": _("muzzle-loading"),
}
LANGUAGES = {"es": _("Spanish"), "en": _("English"), "pt": _("Portuguese"), "fr": _("French")}
CODES = {
    "ncic": "NCIC",
    "iafq": "IAFQ",
    "hs6": _("HS"),
    "alpha3": "ISO alpha-3",
    "numeric": _("ISO numeric"),
}
FORMS = ("csv", "xlsx", "json")
