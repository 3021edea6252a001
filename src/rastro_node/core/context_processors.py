"""What every page knows: the node it is of, whether it is training data, who reads it, where they may go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rastro_node.core.context import actor_of
from rastro_node.core.keys import own_state
from rastro_node.core.navigation import menu_of


def node(request: HttpRequest) -> dict[str, Any]:
    """`node`, `actor` and `menu` for templates; the latter two are looked up when first used."""
    options = settings.RASTRO
    return {
        "node": {
            "state": own_state(),
            "name": options.text("node.name") or own_state(),
            "authority": options.text("node.authority"),
            "accent": options.text("node.accent"),
            "training": options.flag("node.training"),
        },
        "actor": SimpleLazyObject(lambda: actor_of(request)),
        "menu": SimpleLazyObject(lambda: menu_of(actor_of(request), request.path)),
    }
