"""Play the steps of a tutorial in a real browser, at both ends of the demo.

`open STATE` · `reopen STATE` (nobody signed in) · `language CODE` · `click "NAME"` · `choose "LABEL"` ·
`type "TEXT" into "LABEL"` · `see "TEXT"` · `wait for "TEXT"` · `download "NAME" as FILE`
"""

import re
import time
from pathlib import Path

PATIENCE = 30.0
MOMENT = 500
STEP = re.compile(
    r"(?P<verb>open|reopen|language|click|choose|type|see|wait for|download) "
    r'(?:"(?P<what>[^"]+)"|(?P<word>\w+))(?: (?:into "(?P<label>[^"]+)"|as (?P<file>\S+)))?'
)


class Player:
    """One reader with a browser, in one State at a time."""

    def __init__(self, browser, homes, folder: Path):
        self.browser, self.homes, self.folder = browser, homes, folder
        self.pages = {}
        self.page = None

    def play(self, step):
        """Take one step, or say which one failed."""
        read = STEP.fullmatch(step)
        assert read, f"no such step: {step}"
        take = getattr(self, read["verb"].replace(" ", "_"))
        try:
            take(read["what"] or read["word"], read)
        except Exception as error:
            place = self.folder / "failed.png"
            self.page.screenshot(path=place, full_page=True)
            raise AssertionError(f"{step}: {error}\nat {self.page.url}, see {place}\n{self.text}") from error

    @property
    def text(self):
        return " ".join(self.page.locator("body").inner_text().split())

    def open(self, state, _read):
        if state not in self.pages:
            context = self.browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
            context.set_default_timeout(PATIENCE * 1000)
            self.pages[state] = context.new_page()
            self.pages[state].goto(self.homes[state])
        self.page = self.pages[state]

    def reopen(self, state, read):
        self.pages.pop(state).context.close()
        self.open(state, read)

    def language(self, code, _read):
        button = self.page.locator(f'button[name="language"][value="{code}"]').first
        if not button.is_visible():
            self.page.locator("details:has(button[name='language']) > summary").first.click()
        button.click()
        self.page.wait_for_function(f"document.documentElement.lang.startsWith('{code}')")

    def click(self, name, _read):
        begins = re.compile(rf"^\W*{re.escape(name)}")
        found = self.page.get_by_role("button", name=begins).or_(self.page.get_by_role("link", name=begins))
        found.locator("visible=true").first.click()
        self.page.wait_for_load_state()

    def choose(self, label, _read):
        self.page.get_by_label(label, exact=True).first.check(force=True)

    def type(self, text, read):
        field = self.page.get_by_label(re.compile(rf"^{re.escape(read['label'])}:?\s*$")).first
        field.fill(text)

    def see(self, text, _read):
        content = " ".join(self.page.locator("main").text_content().split())
        assert text in content or text in self.text, f"not to be seen: {text}"

    def wait_for(self, text, read):
        end = time.monotonic() + PATIENCE
        while text not in self.text and time.monotonic() < end:
            self.page.wait_for_timeout(MOMENT)
        self.see(text, read)

    def download(self, name, read):
        with self.page.expect_download() as coming:
            self.click(name, read)
        coming.value.save_as(self.folder / read["file"])


def untold(block):
    """What the steps use without the text before them telling the reader: names in bold, texts in code."""
    missing = []
    for step in block.steps:
        read = STEP.fullmatch(step)
        assert read, f"no such step: {step}"
        named = [read["what"]] if read["verb"] in {"click", "choose", "download"} else []
        if read["verb"] == "type":
            named = [read["what"], read["label"]]
        told = " ".join(block.told.split())
        missing += [name for name in named if f"**{name}" not in told and f"`{name}`" not in told]
    return missing
