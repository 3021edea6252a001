"""The pages and the API as a WSGI application."""

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rastro_node.config.settings")


def pages() -> WSGIHandler:
    """Everything people and programs use."""
    return get_wsgi_application()


def exchange() -> WSGIHandler:
    """The address other nodes reach, in a process of its own: no session, no page, no form."""
    from django.conf import settings

    from rastro_node.config.settings.apps import EXCHANGE_MIDDLEWARE

    settings.ROOT_URLCONF = "rastro_node.config.exchange_urls"
    settings.MIDDLEWARE = EXCHANGE_MIDDLEWARE
    return get_wsgi_application()
