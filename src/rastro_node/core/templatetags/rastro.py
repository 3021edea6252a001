"""Tags for the look: hashed assets and icons."""

import json
from functools import cache
from pathlib import Path

from django import template
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from rastro.canonical import Text

register = template.Library()

DIST = Path(__file__).resolve().parents[2] / "static" / "dist"


@cache
def _manifest() -> dict[str, str]:
    # Pages also work before the assets are built: plain, without look.
    try:
        made: dict[str, str] = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return made


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a built asset, empty when it is not built."""
    hashed = _manifest().get(name)
    return static(f"dist/{hashed}") if hashed else ""


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> str:
    """Return `light` or `dark` where the reader has chosen, else nothing: the system's choice holds."""
    request = context.get("request")
    chosen = request.COOKIES.get("rastro_theme", "") if request else ""
    return chosen if chosen in {"light", "dark"} else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the icon `name`, hidden from screen readers: words stand beside it."""
    sheet = asset("icons.svg")
    if not sheet or not name:
        return SafeString("")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', sheet, name)


@register.filter
def said(text: Text | None) -> str:
    """Return a text in the reader's language."""
    return text.say(gettext) if text else ""


@register.filter
def initials(name: str) -> str:
    """Return the first letters of a person's first and last name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.simple_tag
def drawing(name: str, *places: int) -> SafeString:
    """Return our drawing `name`, such as `pistol`, with a dot at each pair x, y; words stand beside it."""
    sheet = asset("drawings.svg")
    if not sheet:
        return SafeString("")
    pairs = zip(places[::2], places[1::2], strict=False)
    dots = format_html_join("", '<circle cx="{}" cy="{}" r="3.5"/>', pairs)
    return format_html(
        '<svg class="drawing" viewBox="0 0 120 48" aria-hidden="true"><use href="{}#{}"/>{}</svg>',
        sheet,
        name,
        dots,
    )


@register.inclusion_tag("core/_serial_places.html")
def serial_places() -> dict[str, object]:
    """Show where the serial lies, for each type; inside a form with `kind`, for the chosen one alone."""
    return {}


@register.filter
def grouped(number: int) -> str:
    """Return a whole number as the reader's language writes it, thousands set apart."""
    return number_format(number, force_grouping=True)
