"""Walk every page that a member of the cast can reach, by the links a reader would follow."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from django.urls import Resolver404, resolve

# Addresses that give a file or a fragment, not a page.
FILES = {"tracing:evidence", "registry:import_file", "api:openapi-json"}
EXPORT = "export"
MOST = {"tracing:trace": 3, "tracing:request": 2, "registry:firearm": 2}


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


def walk(page, home, more=()):
    """Each page once by name and kind of query, from `home` and `more`; the browser stands there."""
    waiting, seen = [home, *(urljoin(home, each) for each in more)], Counter()
    while waiting:
        url = waiting.pop(0)
        key = _key(url)
        if key[0] in FILES or EXPORT in key[1:] or seen[key] >= MOST.get(key[0], 1):
            continue
        seen[key] += 1
        page.goto(url)
        arrived = _key(page.url)
        if arrived != key:
            if seen[arrived]:
                continue
            seen[arrived] += 1
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map(each => each.href)")
        waiting += [each.partition("#")[0] for each in links if each.startswith(home)]
        yield Stop(arrived[0], page.url)


def _key(url):
    asked = parse_qs(urlsplit(url).query, keep_blank_values=True)
    asked.pop("next", None)
    return (name_of(url), *sorted(asked))
