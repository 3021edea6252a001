"""Where a request came from, believing only as many proxies as the settings name."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The asker's IP address; with N proxies before the node, the Nth from the right of X-Forwarded-For."""
    nearest = str(request.META.get("REMOTE_ADDR") or "127.0.0.1")
    proxies = settings.RASTRO.number("web.proxies")
    if proxies < 1:
        return nearest
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    claimed = passed[-proxies] if len(passed) >= proxies else nearest
    try:
        return str(ipaddress.ip_address(claimed))
    except ValueError:
        return nearest
