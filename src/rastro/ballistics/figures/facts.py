"""What every picture says in words: title, cards of figures, what the likelihood ratio rests on, the lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rastro.ballistics.figures import palette
from rastro.ballistics.figures.drawing import Box, Drawing, Words
from rastro.ballistics.figures.letters import fitting, shortened, width_of, wrapped
from rastro.ballistics.likelihood import population_text
from rastro.ballistics.weighing import Weighed
from rastro.canonical import Text, catalogue

WIDTH, MARGIN, GAP = 1240.0, 36.0, 18.0
INNER = WIDTH - 2 * MARGIN
CARD = 92.0
SMALL, USUAL, LARGE = 12.0, 13.5, 27.0

type Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A card: what, how much, and a note below; `colour` of the number."""

    name: str
    value: str
    note: str
    colour: str = palette.INK


def number(value: float, digits: int) -> str:
    """A number with a true minus sign, and no minus before a zero."""
    said = f"{value:.{digits}f}"
    return said.lstrip("-") if not float(said) else said.replace("-", "−")


def header(drawing: Drawing, title: str, names: tuple[str, str]) -> float:
    """Title and the names of both; where the next thing may begin."""
    drawing.add(Words(MARGIN, 52, title, 24, bold=True))
    if names == ("A", "B"):
        return 76.0
    x = MARGIN
    drawing.told.append(" · ".join(f"{each}: {name}" for each, name in zip("AB", names, strict=True)))
    for letter, name in zip("AB", names, strict=True):
        x = chip(drawing, x, 82, letter) + 8
        said = shortened(name, INNER / 2 - 60, 15)
        drawing.add(Words(x, 82, said, 15, palette.MUTED))
        x += width_of(said, 15) + 28
    return 104.0


def chip(drawing: Drawing, x: float, baseline: float, letter: str) -> float:
    """A letter in its colour; where it ends."""
    colour = palette.CONGRUENT if letter == "A" else palette.APART
    drawing.add(Box(x, baseline - 15, 20, 20, fill=colour, radius=4))
    drawing.add(Words(x + 10, baseline, letter, 14, palette.PAPER, bold=True, anchor="middle"))
    return x + 20


def cards(drawing: Drawing, top: float, facts: Sequence[Fact]) -> float:
    """A row of figures; where the next thing may begin."""
    wide = (INNER - GAP * (len(facts) - 1)) / len(facts)
    for place, fact in enumerate(facts):
        x = MARGIN + place * (wide + GAP)
        drawing.add(Box(x, top, wide, CARD, fill=palette.CARD, radius=6))
        drawing.told.append(f"{fact.name}: {fact.value}" + (f" ({fact.note})" if fact.note else ""))
        room = wide - 24
        large, small = fitting(fact.value, LARGE, room, bold=True), fitting(fact.note, SMALL, room)
        drawing.add(Words(x + 14, top + 23, fact.name, fitting(fact.name, USUAL, room), palette.MUTED))
        drawing.add(Words(x + 14, top + 55, fact.value, large, fact.colour, bold=True))
        drawing.add(Words(x + 14, top + 78, fact.note, small, palette.MUTED))
    return top + CARD + GAP


def ratio_fact(weighed: Weighed, say: Say) -> Fact:
    """The likelihood ratio with its interval and bounds."""
    name, ratio, used = say("lr"), weighed.ratio, weighed.calibration
    if ratio is None or used is None:
        return Fact(name, say("lr_none"), "")
    facts = {
        "low": number(ratio.low, 2),
        "high": number(ratio.high, 2),
        "least": number(used.lower, 2),
        "most": number(used.upper, 2),
    }
    return Fact(name, number(ratio.log10_lr, 2), say("lr_note", **facts))


def weight(drawing: Drawing, top: float, warnings: Sequence[Text], weighed: Weighed, say: Say) -> float:
    """Warnings; the verbal scale and its set, or why nothing was weighed; where the next may begin."""
    for warning in warnings:
        top = paragraph(drawing, top, say(warning), 15.5, palette.APART, bold=True)
    ratio, used = weighed.ratio, weighed.calibration
    if ratio is None or used is None:
        said = "" if weighed.why is None else say(weighed.why)
        return paragraph(drawing, top, said, USUAL, palette.MUTED)
    bounded = (say("bound_reached"),) if ratio.bounded else ()
    top = paragraph(drawing, top, " ".join((say(ratio.text), *bounded)), 15.5, palette.INK, bold=True)
    facts = {"name": used.name, "version": used.version, "population": population_text(used)}
    return paragraph(drawing, top, say("by_set", **facts), USUAL, palette.MUTED)


def paragraph(
    drawing: Drawing, top: float, text: str, size: float, colour: str, *, bold: bool = False
) -> float:
    """Lines of text over the whole width; where the next thing may begin."""
    for line in wrapped(text, INNER, size, bold=bold):
        drawing.add(Words(MARGIN, top + size, line, size, colour, bold=bold))
        top += 1.4 * size
    return top + 4


def footer(drawing: Drawing, top: float, version: str, weighed: Weighed | None, say: Say) -> None:
    """The lead, and by which method and set it came about; the drawing ends here."""
    drawing.add(Box(MARGIN, top, INNER, 40, fill=palette.LEAD_PAPER, radius=6))
    drawing.add(Words(MARGIN + 14, top + 26, say("lead"), 16, palette.LEAD, bold=True))
    used = None if weighed is None else weighed.calibration
    said = say("method", version=version)
    if used is not None:
        facts = {"name": used.name, "edition": used.version, "digest": used.digest[:16]}
        said = say("method_set", version=version, **facts)
    drawing.add(Words(WIDTH - MARGIN - 14, top + 25, said, SMALL, palette.LEAD, anchor="end"))
    drawing.told += [said, say("lead")]
    drawing.height = top + 40 + MARGIN


def rule_name(rule: str) -> Text | str:
    """A rule by which cells are counted, in the reader's language where it has a name there."""
    code = f"ballistics.rule.{rule}"
    return Text(code) if code in catalogue() else rule


def speaker(translate: Callable[[str], str] | None) -> Say:
    """Says the texts of pictures by their short names, and texts as they are."""

    def say(what: str | Text, **facts: object) -> str:
        text = Text(f"ballistics.figure.{what}", facts) if isinstance(what, str) else what
        return text.say(translate) if translate else text.say()

    return say
