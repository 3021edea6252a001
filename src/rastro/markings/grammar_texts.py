"""The sentences of serial grammars."""

from rastro.canonical import register

register(
    {
        "markings.grammar.too_large": "{file} is longer than {limit} characters. A grammar is a short list "
        "of rules.",
        "markings.grammar.syntax": "{file} is not TOML: {why}.",
        "markings.grammar.field": "{file}: {place} is missing, misspelt or of the wrong kind. Compare it "
        "with the how-to on serial rules.",
        "markings.grammar.test": "{file}: its own test {place} fails, {serial} does not say the year and "
        "month it should. Correct the rule or the test.",
        "markings.grammar.untested": "{file} has no [[test]]. Add at least one serial whose year is known.",
    }
)
