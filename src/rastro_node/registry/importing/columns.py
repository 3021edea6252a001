"""The columns of a file of firearms, and how files call them in four languages."""

from django.utils.translation import gettext_lazy as _

from rastro_node.core.imports import Column

ALIASES = {
    "firearm_id": "id | own id | identificador | identifiant | id arma | id de arma | registro"
    " | número de registro",
    "make": "marca | marque | brand | manufacturer | fabricante | fabricant",
    "model": "modelo | modèle",
    "calibre": "caliber | cal | calibre nominal",
    "type": "tipo | tipo de arma | clase | espécie | type d'arme | weapon type | firearm type",
    "serial": "serial number | serial no | serie | série | número de serie | número de série"
    " | numéro de série | nº de serie | nº de série | matrícula",
    "sold_on": "sold | date of sale | sale date | fecha de venta | data de venda | date de vente",
    "holder": "owner | titular | tenedor | propietario | proprietário | détenteur | propriétaire",
}

ABOUT = {
    "firearm_id": _("Its number in the register it comes from; each firearm has its own."),
    "sold_on": _("The day of its last sale, such as 2015-02-03; may be empty."),
    "holder": _("Who holds it; may be empty."),
}

COLUMNS = tuple(
    Column(
        name=name,
        aliases=tuple(aliases.split(" | ")),
        required=True,
        identity=name == "firearm_id",
        about=ABOUT.get(name, ""),
    )
    for name, aliases in ALIASES.items()
)
