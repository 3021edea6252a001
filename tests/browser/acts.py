"""What readers of the demo do before there is something to look at: sign in, open a trace, send it."""

import re

PISTOL = {
    "serial": "FR0l48?2",
    "make": "FERRO XB",
    "model": "F9",
    "calibre": "9 x 19",
    "recovered_on": "2021-01-14",
    "place": "Paso del Norte",
    "why_illicit": "trafficking",
}


def sign_in(page, home, who):
    """Sign in as a member of the cast, by one click."""
    page.goto(f"{home}/account/sign-in/")
    page.locator(f'button[name="username"][value="{who}"]').click()
    page.wait_for_load_state()


def open_trace(page, home, **other):
    """Describe a recovered pistol, the story's own unless told otherwise; gives its trace's page."""
    page.goto(f"{home}/traces/new/")
    page.locator('input[name="kind"][value="pistol"]').check(force=True)
    for name, text in (PISTOL | other).items():
        page.locator(f'[name="{name}"]').fill(text)
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile(r"/traces/[0-9a-f-]{36}/$"))
    return page.url


def send(page, trace, to):
    """Look at what another State would be told, send it, wait for its answer; gives the preview's address."""
    page.goto(f"{trace}?to={to}")
    page.locator('form[action$="/send/"] button').click()
    page.wait_for_selector(".asked .badge.ok", timeout=30_000)
    return f"{trace}?to={to}"


def read_in(page, language):
    """Read in that language from now on."""
    page.evaluate(f"document.querySelector('button[name=language][value^={language}]').click()")
    page.wait_for_function(f"document.documentElement.lang.startsWith('{language}')")


def check_file(page, home):
    """Have a small file checked, with one line that is wrong; gives the page of the import."""
    head = b"firearm_id,make,model,calibre,type,serial,sold_on,holder\n"
    rows = b"A-1,Ferro,F9,9 x 19,pistol,FR7777B1,2019-02-03,\nA-2,Ferro,F9,9 x 19,pistol,FR7778B1,soon,\n"
    page.goto(f"{home}/imports/")
    page.locator('input[type="file"]').set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": head + rows}
    )
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile(r"/columns/$"))
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}/$"), timeout=30_000)
    return page.url


def keep_word(page, home):
    """Register a firearm of a make that no table knows; the word then waits for a curator."""
    page.goto(f"{home}/firearms/new/")
    for name, text in {"make": "Ferrrro", "calibre": "9 x 19", "serial": "ZZ90017"}.items():
        page.locator(f'[name="{name}"]').fill(text)
    page.locator("main button.primary").first.click()
    page.wait_for_load_state()
    return f"{home}/nomenclator/unknown/"


def open_case(page, home):
    """Open a case; gives the page on which what was seized is entered."""
    page.goto(f"{home}/cases/new/")
    page.locator('[name="district"]').fill("Valle Hondo")
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile(r"/exhibits/new/$"))
    return page.url


def bring_tables(page, home):
    """Bring two editions of an official table in; gives the page of the later, to be reviewed."""
    rows = "code,name,parent\nM1,Taurus,\nM2,Ferrro Works,\nM3,Nothing Like It,M1\n"
    for edition, text in (("2024", rows), ("2025", rows.replace("M2,Ferrro Works,", "M4,Glock,"))):
        page.goto(f"{home}/nomenclator/official/new/")
        page.locator('[name="name"]').fill("National list")
        page.locator('[name="edition"]').fill(edition)
        page.locator('input[type="file"]').set_input_files(
            {"name": "makes.csv", "mimeType": "text/csv", "buffer": text.encode()}
        )
        page.locator("main button.primary").click()
        page.wait_for_url(re.compile(r"/official/[0-9a-f-]{36}/$"), timeout=30_000)
    return page.url
