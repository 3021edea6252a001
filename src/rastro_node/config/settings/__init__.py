"""The node's Django settings, read from its home (`RASTRO_HOME`) and the environment.

The parts: `config.options` (the table of what may be set), `config.home` (how it is read),
`config.database`; here `apps`, `security` and `signing_in`.
"""

import os
import secrets
from pathlib import Path

from rastro_node.config.database import database_from_url, database_url, with_pool
from rastro_node.config.settings.apps import *  # noqa: F403 - Django's way to split settings
from rastro_node.config.settings.logs import *  # noqa: F403
from rastro_node.config.settings.node import RASTRO
from rastro_node.config.settings.security import *  # noqa: F403
from rastro_node.config.settings.signing_in import *  # noqa: F403

HOME = RASTRO.home
HOUSE = Path(__file__).resolve().parents[2]
ROOT = HOUSE.parents[1]

SECRET_KEY = (
    RASTRO.path("keys.session").read_text("utf-8").strip()
    if HOME is not None and RASTRO.path("keys.session").exists()
    else secrets.token_urlsafe(48)
)
DEBUG = False

AS_OWNER = os.environ.get("RASTRO_DATABASE_ROLE") == "owner"
PROCESS = os.environ.get("RASTRO_PROCESS", "")
_database = database_from_url(database_url(RASTRO, "database.owner" if AS_OWNER else "database.app"))
DATABASES = {
    "default": with_pool(_database, RASTRO.number("database.connections"))
    if PROCESS == "node"
    else _database,
}
LEAST_ASSURANCE = RASTRO.number("node.least_assurance")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}

ROOT_URLCONF = "rastro_node.config.urls"
AUTH_USER_MODEL = "accounts.User"

LANGUAGE_CODE = RASTRO.words("node.languages")[0]
LANGUAGES = [
    (code, name)
    for code, name in (("es", "Español"), ("en", "English"), ("pt", "Português"), ("fr", "Français"))
    if code in RASTRO.words("node.languages")
]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["rastro_node.config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = RASTRO.text("node.timezone")

STATIC_URL = "/static/"
STATICFILES_DIRS = [HOUSE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
DJANGO_TABLES2_TEMPLATE = "core/table.html"
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]
