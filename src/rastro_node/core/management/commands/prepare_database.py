"""Migrate as the owner, then grant the application's role what it needs."""

from typing import Any, override
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from rastro_node.core.grants import grant_application_role


class Command(BaseCommand):
    help = "Bring the schema up to date as the owner, and grant the application's role what it needs."

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.AS_OWNER:
            raise CommandError("Run this as the owner: RASTRO_DATABASE_ROLE=owner.")
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        grant_application_role(unquote(urlsplit(settings.RASTRO.text("database.app")).username or ""))
