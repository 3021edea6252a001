"""The nomenclator's sentences."""

from rastro.canonical import register

register(
    {
        "nomenclator.code.unknown": "The nomenclator has no term with the code “{code}”. Choose one of "
        "its tables.",
        "nomenclator.resolve.exact": "“{raw}” is the nomenclator's name.",
        "nomenclator.resolve.alias": "“{raw}” is a known spelling of {term}.",
        "nomenclator.resolve.folded": "“{raw}” is {term} but for accents, punctuation, word order or "
        "legal form.",
        "nomenclator.resolve.part": "“{raw}” names {term} among other words.",
        "nomenclator.resolve.cut": "“{raw}” is how the name of {term} begins.",
        "nomenclator.resolve.model": "“{raw}” is a model of {term}.",
        "nomenclator.resolve.serial": "“{raw}” leaves the maker open; the serial has the form of {term}.",
        "nomenclator.resolve.make_calibre": "“{raw}” leaves the calibre open; of those it can mean, the maker's "
        "models are made in {term} only.",
        "nomenclator.resolve.usual": "“{raw}” usually means {term} on this type of weapon, but not always. "
        "Check it.",
        "nomenclator.resolve.model_calibre": "“{raw}” leaves the calibre open; the model is made in {term}.",
        "nomenclator.resolve.decimal": "“{raw}” means {term} with the decimal sign in another place. Check it.",
        "nomenclator.resolve.typo": "“{raw}” differs from {term} by {edits} typing errors. Check it.",
        "nomenclator.resolve.context": "“{raw}” means {term} for this type of weapon.",
        "nomenclator.resolve.unknown": "“{raw}” is not in the nomenclator. It is kept as read.",
        "nomenclator.resolve.ambiguous": "“{raw}” can mean {terms}. Choose one, or give the type of weapon.",
        "nomenclator.resolve.not_recorded": "Nothing is recorded that could be looked up.",
    }
)
