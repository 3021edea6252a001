"""The columns of a file of seizures, and how files call them in four languages."""

from django.utils.translation import gettext_lazy as _

from rastro_node.core.imports import Column

ALIASES = {
    "case_id": "case | case number | caso | número de caso | expediente | inquérito | procedimento"
    " | ocorrência | procedimiento | denuncia | affaire | numéro d'affaire | procédure | incident"
    " | incident number",
    "class": "clase | classe | classe de objeto | category | categoría | categoria | catégorie | item"
    " | class of item",
    "type": "tipo | tipo de arma | espécie | type d'arme | weapon type | firearm type | item type",
    "make": "marca | marque | brand | manufacturer | fabricante | fabricant",
    "model": "modelo | modèle",
    "calibre": "caliber | cal | calibre nominal",
    "serial": "serial number | serial no | serie | série | número de serie | número de série"
    " | numéro de série | nº de serie | nº de série | matrícula",
    "country": "country of manufacture | país | país de fabricación | país de fabricação | pays"
    " | pays de fabrication | country of origin | país de origen | país de origem",
    "quantity": "cantidad | quantidade | quantité | pieces | count",
    "state_owned": "state-owned | owner | owner class | patrimônio | patrimônio público"
    " | propiedad del estado | propietario | proprietário | propriétaire | propriété de l'état",
    "origin": "origem | origen | origine | licit",
    "restricted": "uso restrito | uso restringido | restricted use | usage restreint",
    "seal_id": "seal | seal number | lacre | número do lacre | precinto | sello | scellé | numéro de scellé",
    "custody_ref": "custody slip | guia | guia de custódia | acta | acta de custodia | chain of custody"
    " | bon de garde | evidence number",
    "has_report": "report | laudo | tem laudo | peritaje | dictamen | expertise | forensic report",
    "registered_on": "date | seized on | date of seizure | fecha | fecha de incautación | data"
    " | data de apreensão | data do registro | date de saisie",
    "police_district": "district | station | police station | distrito | delegacia | unidade | comisaría"
    " | commissariat",
    "offence": "offense | crime | delito | delitos | infracción | infração | infraction",
    "authority": "seizing authority | autoridad | autoridade | autorité",
    "place": "place of seizure | lugar | local | lieu | lieu de saisie",
    "file_year": "year | año | ano | année",
}

ABOUT = {
    "case_id": _("The number of the procedure; things of one procedure have the same."),
    "class": _("Firearm, ammunition or part; where it is empty, the type tells."),
    "serial": _("As it was read, or why it was not: filed off, never there."),
    "quantity": _("How many pieces the line stands for; may be empty."),
    "state_owned": _("Whose it was: police, armed forces, a private person."),
    "registered_on": _("The day it came into custody, such as 2015-02-03; may be empty."),
    "offence": _("The offence, or that it was surrendered."),
}

COLUMNS = tuple(
    Column(
        name=name,
        aliases=tuple(aliases.split(" | ")),
        required=name == "case_id",
        about=ABOUT.get(name, ""),
    )
    for name, aliases in ALIASES.items()
)
