"""The node's Django settings, read from its home (`RASTRO_HOME`) and the environment.

The parts: `config.options` (the table of what may be set), `config.home` (how it is read),
`config.database`, `apps`.
"""

import os
import secrets
from pathlib import Path

from rastro_node.config.database import database_from_url, database_url, with_pool
from rastro_node.config.home import read_options
from rastro_node.config.settings.apps import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

RASTRO = read_options()
HOME = RASTRO.home
ROOT = Path(__file__).resolve().parents[4]

SECRET_KEY = (
    RASTRO.path("keys.session").read_text("utf-8").strip()
    if HOME is not None and RASTRO.path("keys.session").exists()
    else secrets.token_urlsafe(48)
)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]

AS_OWNER = os.environ.get("RASTRO_DATABASE_ROLE") == "owner"
PROCESS = os.environ.get("RASTRO_PROCESS", "")
_database = database_from_url(database_url(RASTRO, "database.owner" if AS_OWNER else "database.app"))
DATABASES = {
    "default": with_pool(_database, RASTRO.number("database.connections")) if PROCESS else _database,
}
LEAST_ASSURANCE = RASTRO.number("node.least_assurance")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "rastro_node.config.urls"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]

LANGUAGE_CODE = RASTRO.words("node.languages")[0]
LANGUAGES = [
    (code, name)
    for code, name in (("es", "Español"), ("en", "English"), ("pt", "Português"), ("fr", "Français"))
    if code in RASTRO.words("node.languages")
]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = RASTRO.text("node.timezone")

STATIC_URL = "/static/"

__all__ = ["INSTALLED_APPS", "MIDDLEWARE", "TEMPLATES"]
