"""Drawings for whoever reads marks."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rastro_node.core.templatetags.rastro import asset
from rastro_node.tracing.selectors.places import Where

register = template.Library()


@register.simple_tag
def place_drawing(where: Where) -> SafeString:
    """Return our drawing with each place numbered on it as in the list beside; empty where there is none."""
    sheet = asset("drawings.svg")
    if not sheet or not where.drawing:
        return SafeString("")
    seen = [(each.x, each.y, each.number) for each in where.first if each.x is not None]
    marks = format_html_join(
        "",
        '<g transform="translate({} {})"><circle r="4.6"/><text y="2.1">{}</text></g>',
        seen,
    )
    return format_html(
        '<svg class="drawing marked" viewBox="0 0 120 50" aria-hidden="true"><use href="{}#{}" width="120" '
        'height="48"/>{}</svg>',
        sheet,
        where.drawing,
        marks,
    )
