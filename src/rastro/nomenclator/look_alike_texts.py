"""Why one maker or model is taken for another: one sentence each."""

from rastro.canonical import register

register(
    {
        "nomenclator.look_alike.design": "{one} and {other} both made the {what}: shape and parts agree, "
        "and only the maker's name and country on frame, slide or receiver tell them apart.",
        "nomenclator.look_alike.revolver_copy": "{other} made revolvers on the pattern of {one}, down to "
        "grips and monogram: read the maker's name on the barrel.",
        "nomenclator.look_alike.rifle_crest": "Rifles of {one} and {other} are put together from each "
        "other's parts and bear two names: the receiver's name and serial count.",
        "nomenclator.look_alike.pocket_copy": "{one} and {other} made cheap pocket pistols from the same "
        "drawings: read the name on the slide.",
        "nomenclator.look_alike.made_for": "{other} made firearms that bear the name of {one}: both names "
        "can stand on one firearm.",
        "nomenclator.look_alike.sold_as": "Firearms of {one} were sold and marked by {other}: both names "
        "can stand on one firearm.",
        "nomenclator.look_alike.same_firm": "{one} and {other} are names of one firm or of its successors, "
        "and records use one for the other.",
        "nomenclator.look_alike.same_group": "{one} and {other} belong or belonged to one group and share "
        "models and factories.",
        "nomenclator.look_alike.name_alike": "{one} and {other} are different makers whose names are "
        "nearly the same: look at the country.",
        "nomenclator.look_alike.blank_copy": "{other} makes blank-firing pistols that look like those of "
        "{one}: look for an obstructed or replaced barrel.",
        "nomenclator.look_alike.same_size": "{one} and {other} look the same from outside: read the number "
        "on the slide and measure the bore.",
        "nomenclator.look_alike.one_design": "{one} and {other} are of one design: read the maker's name "
        "on frame, slide or receiver.",
    }
)
