"""Words of the field in the reader's language."""

from django import template

from rastro_node.nomenclator.words import type_word

register = template.Library()
register.filter(type_word)
