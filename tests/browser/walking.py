"""Walk every page that a member of the cast can reach, by the links a reader would follow."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from django.urls import Resolver404, resolve

# Addresses that give a file, not a page.
FILES = {
    "nomenclator:crosswalk_file",
    "nomenclator:crosswalk_built_in",
    "tracing:evidence",
    "core:import_file",
    "api:openapi-json",
    "mfa_download_recovery_codes",
}
MOST = {"tracing:trace": 4, "tracing:request": 2, "registry:event": 2, "core:search": 2}


@dataclass(frozen=True)
class Stop:
    """One page of the walk: the name of its address, and where it is."""

    name: str
    url: str


def name_of(url):
    """The name of the address behind a URL, empty where there is none."""
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def walk(page, home, more=(), seen=None):
    """Each page once by name, those of `more` and those linked from there; the browser stands there.

    `seen` counts names over several walks, so that a colleague's walk adds only what is new.
    """
    seen = Counter() if seen is None else seen
    asked = [*(urljoin(home, each) for each in more), f"{home}/"]
    waiting, known = [*asked], set()
    while waiting:
        url = waiting.pop(0)
        if url in known or (url not in asked and not _is_new(url, seen)):
            continue
        answer = page.goto(url)
        name = name_of(page.url) if answer.ok else ""
        known |= {url, page.url}
        seen.update({name, name_of(url)} if answer.ok else {name})
        waiting += page.evaluate(
            "[...document.querySelectorAll('a[href]')].map(each => each.href.split('#')[0])"
        )
        waiting = [each for each in waiting if each.startswith(f"{home}/")]
        yield Stop(name, page.url)


def _is_new(url, seen):
    name = name_of(url)
    is_file = name in FILES or "export" in parse_qs(urlsplit(url).query)
    return not is_file and seen[name] < MOST.get(name, 1)
