"""The words of custody: owners, kinds of things, how they came."""

from rastro.canonical import register

register(
    {
        "custody.owner.police": "Police",
        "custody.owner.armed_forces": "Armed forces",
        "custody.owner.other_state": "Another service of the State",
        "custody.owner.security_company": "Security company",
        "custody.owner.private_register": "Registered to a private person",
        "custody.owner.not_owned": "Not property of the State",
        "custody.owner.not_identified": "Owner not identified",
        "custody.owner.unknown": "Not said",
        "custody.item.firearm": "Firearm",
        "custody.item.ammunition": "Ammunition",
        "custody.item.part": "Part",
        "custody.item.explosive": "Explosive",
        "custody.item.other": "Something else",
        "custody.context.seized": "Seized",
        "custody.context.found": "Found",
        "custody.context.surrendered": "Surrendered voluntarily",
    }
)
