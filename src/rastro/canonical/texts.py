"""Texts with a code: said in English by the library, in the user's language at the edge.

A room keeps its sentences in one `texts.py` as `{code: template}` and registers them here. Values carry a
:class:`Text` (code and parameters), never a finished sentence, so that a page, a problem document, a file
report and the command line can each say it in their reader's language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

type Translate = Callable[[str], str]

_templates: dict[str, str] = {}


def register(templates: Mapping[str, str]) -> None:
    """Add a room's templates to the catalogue.

    Parameters
    ----------
    templates
        `{code: English template}`; templates use `str.format` names, such as `{serial}`.

    Raises
    ------
    ValueError
        If a code is registered already with another sentence.
    """
    for code, template in templates.items():
        if _templates.setdefault(code, template) != template:
            raise ValueError(f"text {code} is registered twice with different sentences")


def catalogue() -> dict[str, str]:
    """Every registered template by code, as a copy: what translators receive."""
    return dict(_templates)


def _untranslated(template: str) -> str:
    return template


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence by its code and parameters.

    Parameters
    ----------
    code
        Stable code, `room.subject.what`, such as `markings.serial.empty`.
    params
        Values for the template's names. A parameter that is itself a :class:`Text` is translated first.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    def say(self, translate: Translate = _untranslated) -> str:
        """The finished sentence.

        Parameters
        ----------
        translate
            Turns an English template into the reader's language; English when left out.
        """
        known = _templates.get(self.code)
        if known is None:
            return self.code
        said = {name: _said(value, translate) for name, value in self.params.items()}
        return translate(known).format_map(_Shown(said))

    def as_json(self) -> dict[str, object]:
        """`{"code": ..., "params": {...}}`, the form that crosses the wire."""
        params = {k: v.as_json() if isinstance(v, Text) else v for k, v in self.params.items()}
        return {"code": self.code, "params": params}


class _Shown(dict[str, object]):
    """Parameters of a sentence; one that another State did not send shows as its name."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _said(value: object, translate: Translate) -> object:
    return value.say(translate) if isinstance(value, Text) else value


def text_from_json(value: object) -> Text:
    """Read :meth:`Text.as_json` back; a code this catalogue does not know is said as itself.

    Raises
    ------
    ValueError
        If the value does not have that form.
    """
    match value:
        case {"code": str(code), "params": dict(params)}:
            read = {str(k): text_from_json(v) if _is_text(v) else v for k, v in params.items()}
            return Text(code, read)
    raise ValueError("a text has a code and params")


def _is_text(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"code", "params"}


register(
    {
        "canonical.digest.salt": "The salt has {length} bytes. It must have {wanted}.",
        "canonical.json.constant": "{text} is not a JSON value. Send a number, a text or null.",
        "canonical.json.depth": "The JSON is nested deeper than {limit} levels. Send a flatter value.",
        "canonical.json.duplicate_key": "The JSON names the member “{name}” twice. Send each member once.",
        "canonical.json.encoding": "The JSON is not UTF-8 at byte {position}. Send it in UTF-8.",
        "canonical.json.float": "The JSON holds a fractional number. Send it as text, or as a whole number "
        "of a smaller unit.",
        "canonical.json.integer": "The JSON holds a whole number beyond 9007199254740991. Send it as text.",
        "canonical.json.key": "A member's name is a {type}. It must be text.",
        "canonical.json.surrogate": "The JSON holds half of a character pair (a lone surrogate). Send whole "
        "characters.",
        "canonical.json.syntax": "The JSON is broken at line {line}, column {column}. Mend it.",
        "canonical.json.too_large": "The JSON has {size} bytes. The limit is {limit}.",
        "canonical.json.type": "A {type} has no form in JSON. Send text, whole numbers, true, false, null, "
        "lists or objects.",
        "canonical.key.algorithm": "The key {kid} is of the kind {alg}, which is not accepted here. Use "
        "Ed25519 or, for messages, ES256.",
        "canonical.key.name": "“{kid}” is not the name of a key. Write it like XA/sign/2021-1.",
        "canonical.key.private": "The file of the key {kid} holds a public key. Give the private key.",
        "canonical.key.secret_shown": "The public key {kid} was sent with its private half. Withdraw the key "
        "and make another.",
        "canonical.key.unreadable": "The key {kid} cannot be read. Give an Ed25519 or P-256 key.",
        "canonical.number.check": "{text} does not pass its check character: a character was mis-typed or "
        "two were exchanged. Read it again.",
        "canonical.number.form": "“{text}” is not a public number. Write it like XA-T-2021-000482-8.",
        "canonical.time.form": "“{text}” is not a moment in UTC. Write it like 2021-01-14T09:30:00Z.",
        "canonical.time.zone": "The moment has no time zone. Give it one.",
    }
)
