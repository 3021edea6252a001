"""Axe finds nothing on any page, wide and narrow, light and dark, and no page scrolls sideways."""

import re
from collections import Counter

import pytest
from tests.browser.acts import (
    bring_tables,
    check_file,
    keep_word,
    open_case,
    open_trace,
    read_in,
    send,
    sign_in,
)
from tests.browser.walking import FILES, walk
from tests.harness.browser import NARROW, WIDE, axe, chromium, new_page, overflow, picture
from tests.node.config.addresses import addresses

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

# The width decides what stands where, the scheme the colours: each of both once is every rule on everything.
LOOKS = [(WIDE, False), (NARROW, True)]
OPEN = """everything => document.querySelectorAll('main details').forEach(each => {
  each.open = everything || !each.matches('.drop')
})"""
OUTSIDE = ["/account/sign-in/", "/account/closed/"]
ERRORS = ["/no-such-page/", "/search/?q=FR0148", "/search/?q=nothing-is-called-so", "/search/"]
TERMS = [
    *(f"/nomenclator/?kind={kind}" for kind in ("type", "make", "model", "calibre", "country")),
    "/nomenclator/terms/make/taurus/",
    "/nomenclator/terms/calibre/9x19/",
]
SEARCHES = [
    "/search/?q=Ferro",
    "/search/?q=Ferro&kind=firearms",
    "/search/?q=Holm&kind=persons",
    "/persons/",
    "/firearms/?make=ferro&type=handgun&status=held&columns=number&columns=serial",
    "/firearms/?status=destroyed",
    "/firearms/new/?part=",
]
WALKERS = [
    ("Arcadia", "alice", "en", TERMS),
    ("Arcadia", "bruno", "es", [*ERRORS, "/ledger/"]),
    ("Arcadia", "carla", "es", []),
    ("Arcadia", "iris", "es", []),
    ("Arcadia", "javier", "en", []),
    ("Borealia", "lars", "en", ["/requests/?show=waiting", "/requests/?show=answered"]),
    ("Borealia", "kirsten", "es", ["/firearms/?q=FR0148B2", *SEARCHES]),
]
# Doors that the demo's people, who have neither password nor factor, do not come to.
CLOSED_DOORS = {
    "account_logout", "account_reauthenticate", "account_change_password", "mfa_authenticate",
    "mfa_login_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}  # fmt: skip
NO_PAGES = {
    "core:home", "core:ready", "core:job_progress", "core:job_cancel", "set_language", "training_sign_in",
    "tracing:reading", "tracing:discard", "tracing:standing", "tracing:send", "tracing:close",
    "tracing:check", "tracing:answer", "tracing:progress", "registry:duplicate", "core:import_job",
    "registry:fit", "registry:link_reverse", "registry:links_search",
    "core:saved_keep", "core:saved_drop", "core:import_undo",
    "core:import_commit", "core:import_discard", "exchange:retry", "ledger:export",
    "nomenclator:decide_many", "nomenclator:reopen", "nomenclator:official_job",
    "nomenclator:official_withdraw", "nomenclator:crosswalk_accept",
}  # fmt: skip


@pytest.fixture(scope="module")
def walked(demo):
    """Everything wrong that the walks found, and the names of the pages they came to."""
    with chromium() as browser:
        found, seen = _doors(browser, demo["Arcadia"]), Counter()
        for state, who, language, more in WALKERS:
            page = new_page(browser)
            sign_in(page, demo[state], who)
            read_in(page, language)
            for stop in walk(page, demo[state], [*_made(page, demo[state], who), *more], seen):
                found += look(page, f"{who} {language} {stop.name or stop.url}")
            found += _refused(page, demo[state], who)
            page.context.close()
    return found, set(seen)


def _doors(browser, home):
    page = new_page(browser)
    return [each for path in OUTSIDE if page.goto(home + path) for each in look(page, path)]


def _made(page, home, who):
    """What a walker makes to look at: a trace that is answered and one that is previewed; an import."""
    if who == "bruno":
        preview = open_trace(page, home, serial="FS00417", model="F7", make="Quimera")
        return [send(page, open_trace(page, home), "XB"), f"{preview}?to=XB"]
    made = {"alice": (check_file, keep_word, bring_tables), "carla": (open_case,)}
    return [make(page, home) for make in made.get(who, ())]


def _refused(page, home, who):
    """Forms that come back with what is wrong."""
    forms = {"bruno": "/traces/new/", "alice": "/firearms/new/"}
    if who not in forms:
        return []
    page.goto(home + forms[who])
    page.evaluate("document.querySelectorAll('main [required]').forEach(each => { each.required = false })")
    page.locator("main .primary").click()
    page.wait_for_selector("main [role='alert']")
    return look(page, f"{who} refused")


def look(page, what):
    """What is wrong with the page in each look; every part that can be opened is open.

    What drops over the page is opened where it stands in the page's flow: on a wide one each hides the next.
    """
    found = []
    for width, dark in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(OPEN, width == NARROW)
        page.emulate_media(color_scheme="dark" if dark else "light")
        how = f"{what} {width} {'dark' if dark else 'light'}"
        found += [f"{how}: {each}" for each in axe(page)]
        if (wide := overflow(page)) > 0:
            found.append(f"{how}: {wide} px too wide")
        picture(page, re.sub(r"\W+", "-", how).strip("-"))
    return found


def test_axe_finds_nothing(walked):
    found, _seen = walked
    assert not found, "\n".join(found)


def test_the_walks_come_to_every_page(walked):
    _found, seen = walked
    names = {
        each.name for each in addresses() if not each.route.startswith("api/v1/") or each.name == "api_docs"
    }
    assert names - NO_PAGES - CLOSED_DOORS - FILES - {"account_login", "account_inactive"} <= seen


def test_axe_does_find_what_is_wrong():
    with chromium() as browser:
        page = new_page(browser)
        page.set_content("<main><img src='data:,'><p style='color: #ccc; background: #fff'>Pale</p></main>")
        assert {each.partition(":")[0] for each in axe(page)} >= {"image-alt", "color-contrast"}
