"""The one family of errors. Each has a stable code, a field where it applies, and a sentence at the edge."""

from typing import ClassVar

from rastro.canonical.texts import Text, Translate, register


class RastroError(Exception):
    """Something that must not happen, said by code.

    Parameters
    ----------
    code
        Stable code, `room.subject.what`; its sentence is registered with `rastro.canonical.texts`.
    field
        The input field, column or header that is wrong, where there is one.
    **params
        Values for the sentence.
    """

    status: ClassVar[int] = 500

    def __init__(self, code: str, /, *, field: str | None = None, **params: object) -> None:
        super().__init__(code, params)
        self.text = Text(code, params)
        self.field = field

    @property
    def code(self) -> str:
        """The stable code."""
        return self.text.code

    def say(self, translate: Translate | None = None) -> str:
        """The sentence, in English or in the reader's language."""
        return self.text.say(translate) if translate else self.text.say()

    def __str__(self) -> str:
        return f"{self.code}: {self.say()}"


class InvalidInput(RastroError):  # noqa: N818 - named for what it is
    """What was given cannot be accepted as it is."""

    status = 422


class NotFound(RastroError):  # noqa: N818
    """There is no such thing, or not for this reader."""

    status = 404


class Conflict(RastroError):  # noqa: N818
    """It contradicts what is on record."""

    status = 409


class Forbidden(RastroError):  # noqa: N818
    """The rules do not allow it."""

    status = 403


class TooLarge(RastroError):  # noqa: N818
    """It is over a size limit."""

    status = 413


class Unavailable(RastroError):  # noqa: N818
    """It cannot be done now; it may be later."""

    status = 503


register(
    {
        "canonical.internal": "Something went wrong inside. It was recorded; nothing was half-stored.",
    }
)
