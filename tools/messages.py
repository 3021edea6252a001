"""Gather, check and compile the translations, with Babel alone (no system gettext needed)."""

import importlib
import io
import os
import re
import sys
from copy import deepcopy
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("es", "en", "pt", "fr")
VALUES = re.compile(r"%\(\w+\)[sd]|\{\w+[^{}]*\}|</?\w+[^>]*>")
# No dates or names: a catalogue changes only where its texts do.
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: RASTRO\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural={plural};\\n"

"""
PLURALS = {"es": "(n != 1)", "en": "(n != 1)", "pt": "(n > 1)", "fr": "(n > 1)"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def catalogue_path(language: str) -> Path:
    """Where a language's texts are kept."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def library_texts() -> dict[str, str]:
    """The sentences that the rooms of the library and the node have registered, each in its `…texts.py`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rastro_node.config.settings")
    importlib.import_module("django").setup()
    for path in sorted((ROOT / "src").rglob("*texts.py")):
        importlib.import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
    return importlib.import_module("rastro.canonical").catalogue()


def page_sources() -> dict[str, bytes]:
    """Python and template sources of the node, as Python that Babel can read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rastro_node.config.settings")
    from django.utils.translation.template import templatize

    sources = {}
    for path in sorted((ROOT / "src").rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".py":
            sources[name] = path.read_bytes()
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            lines = templatize(path.read_text("utf-8"), origin=name).splitlines()
            # A page's indentation means nothing, but Python's tokenizer would stumble over it.
            sources[name] = "\n".join(line.strip() for line in lines).encode()
    return sources


def gathered() -> Catalog:
    """Every translatable text of the library and the node."""
    catalog = Catalog(project="RASTRO", fuzzy=False)
    for code, template in sorted(library_texts().items()):
        catalog.add(template, auto_comments=[code], flags={"python-brace-format"})
    for name, source in page_sources().items():
        for _line, message, _comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS):
            texts = message if isinstance(message, tuple) else (message,)
            if all(texts):
                catalog.add(message, locations=[(name, 0)], context=context)
    return catalog


def existing(language: str) -> Catalog:
    """A language's catalogue as it stands."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="RASTRO", fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def missing(language: str, template: Catalog) -> list[str]:
    """Texts the language has not yet said."""
    catalog = existing(language)
    lacking = []
    for message in template:
        if not message.id:
            continue
        said = catalog.get(message.id, message.context)
        strings = said.string if said and isinstance(said.string, tuple) else (said.string if said else "",)
        if said is None or not all(strings) or said.fuzzy:
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def garbled(language: str) -> list[str]:
    """Texts whose translation does not carry the same values as the original."""
    found = []
    for message in existing(language):
        ids, said = (part if isinstance(part, tuple) else (part,) for part in (message.id, message.string))
        wanted = set().union(*(VALUES.findall(each) for each in ids))
        carried = [set(VALUES.findall(each)) for each in said]
        if message.id and all(said) and (carried[-1] != wanted or any(each - wanted for each in carried)):
            found.append(ids[0])
    return found


def gather() -> int:
    """Bring every catalogue up to date; English says itself."""
    template = gathered()
    for language in LANGUAGES:
        catalog = existing(language)
        # A copy: update() hands the template's own messages over, and one language would speak for all.
        catalog.update(deepcopy(template), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        if language == "en":
            for message in catalog:
                message.string = message.id
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as target:
            target.write(HEADER.format(language=language, plural=PLURALS[language]).encode())
            write_po(target, catalog, width=110, no_location=True, omit_header=True, sort_output=True)
        print(f"{language}: {len(catalog)} texts, {len(missing(language, template))} to translate")
    return 0


def compile_all() -> int:
    """Write the binary catalogues that run."""
    for language in LANGUAGES:
        if catalogue_path(language).exists():
            with catalogue_path(language).with_suffix(".mo").open("wb") as target:
                write_mo(target, existing(language))
    return 0


def check() -> int:
    """Fail when a text is not said in every language."""
    template = gathered()
    failed = False
    for language in LANGUAGES:
        for text in missing(language, template):
            failed = True
            print(f"{language}: not translated: {text!r}")
        for text in garbled(language):
            failed = True
            print(f"{language}: other values than the original: {text!r}")
    return int(failed)


if __name__ == "__main__":
    sys.exit({"gather": gather, "compile": compile_all, "check": check}[sys.argv[1]]())
