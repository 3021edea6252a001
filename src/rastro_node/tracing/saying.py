"""Texts in the reader's language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from rastro.canonical import Text, text_from_json


def say(text: Text) -> str:
    """A text in the language of whoever reads."""
    return text.say(gettext)


def say_json(value: Mapping[str, Any] | None) -> str:
    """The same for a text as it is kept or came; what is none is said as nothing."""
    try:
        return say(text_from_json(value)) if value else ""
    except (ValueError, TypeError):
        return ""


def say_day(day: date | None) -> str:
    """A day as the reader writes it."""
    return date_format(day, "DATE_FORMAT") if day else ""


def say_moment(moment: datetime | None) -> str:
    """A moment as the reader writes it, in the node's time zone."""
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


def name_in(names: Mapping[str, str], otherwise: str) -> str:
    """A name in the reader's language."""
    language = (get_language() or "en").split("-")[0]
    return names.get(language) or names.get("en") or otherwise
