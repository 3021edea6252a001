"""What protects the pages: content security policy, cookies, hosts, sizes. OWASP ASVS 5.0 level 2.

Cookies carry the State in their names: browsers do not tell two ports of one host apart.
"""

from urllib.parse import urlsplit

from django.utils.csp import CSP

from rastro_node.config.settings.node import RASTRO

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}


_YEAR = 31_536_000
_address = RASTRO.text("web.address")
_https = _address.startswith("https://")
_name = f"rastro_{RASTRO.text('node.state').lower()}"
_hosts = {"127.0.0.1", "localhost", "[::1]", RASTRO.text("web.host"), urlsplit(_address).hostname or ""}

ALLOWED_HOSTS = sorted(host for host in _hosts if host not in {"", "0.0.0.0", "::"})  # noqa: S104
CSRF_TRUSTED_ORIGINS = [_address] if _address else []
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = _YEAR if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if RASTRO.number("web.proxies") else None
USE_X_FORWARDED_HOST = RASTRO.number("web.proxies") > 0
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = f"{_name}_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_NAME = f"{_name}_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = _https
CSRF_FAILURE_VIEW = "rastro_node.core.error_pages.csrf_failure"
LANGUAGE_COOKIE_NAME = f"{_name}_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = _YEAR
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
