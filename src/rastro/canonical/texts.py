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
        template = translate(_templates[self.code])
        said = {name: _said(value, translate) for name, value in self.params.items()}
        return template.format(**said)

    def as_json(self) -> dict[str, object]:
        """`{"code": ..., "params": {...}}`, the form that crosses the wire."""
        params = {k: v.as_json() if isinstance(v, Text) else v for k, v in self.params.items()}
        return {"code": self.code, "params": params}


def _said(value: object, translate: Translate) -> object:
    return value.say(translate) if isinstance(value, Text) else value


def text_from_json(value: object) -> Text:
    """Read :meth:`Text.as_json` back; a code this catalogue does not know is kept and said as itself.

    Raises
    ------
    ValueError
        If the value does not have that form.
    """
    match value:
        case {"code": str(code), "params": dict(params)}:
            read = {str(k): text_from_json(v) if _is_text(v) else v for k, v in params.items()}
            _templates.setdefault(code, code)
            return Text(code, read)
    raise ValueError("a text has a code and params")


def _is_text(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"code", "params"}
