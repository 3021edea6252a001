"""Texts in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from rastro.canonical import NotFound, Text, text_from_json
from rastro.nomenclator import Kind, label, table
from rastro.registry import HolderKind, Status, status_text

HOLDERS = {
    HolderKind.MANUFACTURER: _("manufacturer"),
    HolderKind.IMPORTER: _("importer"),
    HolderKind.DEALER: _("dealer"),
    HolderKind.PERSON: _("person"),
    HolderKind.STATE: _("State"),
    HolderKind.UNKNOWN: _("unknown"),
}

PURPOSES = {
    "register_keeping": _("Keeping the register"),
    "criminal_investigation": _("Criminal investigation"),
    "licensing": _("Licensing"),
    "loss_or_theft": _("Report of loss or theft"),
    "inspection": _("Inspection"),
    "request_of_the_holder": _("Request of the holder"),
}

VERDICT_WORDS = {
    "one": _("One firearm"),
    "two": _("Two firearms"),
    "again": _("One firearm, seized again"),
}


def link_reason(reason: Mapping[str, Any]) -> str:
    """A stored reason of a pair in the reader's language."""
    return say(text_from_json(reason["text"]))


def say(text: Text) -> str:
    """A text in the language of whoever reads."""
    return text.say(gettext)


def holder_kind(kind: HolderKind) -> str:
    """What kind of holder."""
    return str(HOLDERS[kind])


def status_word(status: str) -> str:
    """Where a firearm stands."""
    return say(status_text(Status(status))) if status in set(Status) else status


def term_word(code: str) -> str:
    """The name of a code in the reader's language; the code itself where this edition lacks it."""
    try:
        return label(code, get_language() or "en")
    except NotFound:
        return code


def country_word(code: str) -> str:
    """A country's name."""
    found = table(Kind.COUNTRY).get(code)
    return found.label(get_language() or "en") if found else code
