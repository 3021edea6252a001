"""A person at a page without a mouse: Tab, Enter, Space, arrows, typing. What cannot be reached fails."""

import re

from django.utils.translation import gettext, ngettext, override
from playwright.sync_api import Locator, Page

FARTHEST = 250
"""More presses of Tab than any page should ask for."""

SEEN = """() => {
  const on = document.activeElement
  if (!on || on === document.body) return ""
  const middle = (r) => document.elementFromPoint(
    (Math.max(r.left, 0) + Math.min(r.right, innerWidth)) / 2,
    (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2)
  const shown = (r) => r && r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight
  const seen = [on, ...(on.labels || [])].some((each) => {
    const r = each.getClientRects()[0]
    const hit = shown(r) && middle(r)
    return hit && (each.contains(hit) || hit.closest("label")?.contains(each))
  })
  return seen ? "" : on.outerHTML.slice(0, 160)
}"""
"""What has the focus where nobody sees it; empty when it is in sight."""


class Keyboard:
    """A reader of one language at one page, with the keyboard alone."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language

    def words(self, text: str, **values: object) -> str:
        """A text of the pages as this reader sees it."""
        with override(self.language):
            return gettext(text) % values if values else gettext(text)

    def counted(self, one: str, many: str, number: int, **values: object) -> str:
        """The same for a text with a number."""
        with override(self.language):
            return ngettext(one, many, number) % values

    def named(self, role: str, name: str) -> Locator:
        """What can be seen with that role, whose name begins so."""
        begins = re.compile(rf"^\W*{re.escape(name)}", re.IGNORECASE)
        return self.page.get_by_role(role, name=begins).locator("visible=true")

    def field(self, label: str) -> Locator:
        """The field with that label, as translated."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(self.words(label))}:?\s*$")).locator(
            "visible=true"
        )

    def tab_to(self, wanted: Locator, what: str = "", *, key: str = "Tab") -> None:
        """Press Tab (or Shift+Tab) until that has the focus; every stop on the way has to be seen."""
        what = what or str(wanted)
        assert wanted.count(), f"{what} is not on the page {self.page.url}"
        targets = wanted.element_handles()
        for _press in range(FARTHEST):
            if any(each.evaluate("e => e === document.activeElement") for each in targets):
                return
            self.page.keyboard.press(key)
            hidden = self.page.evaluate(SEEN)
            assert not hidden, f"the focus cannot be seen on {self.page.url}: {hidden}"
        raise AssertionError(f"{key} does not reach {what} on {self.page.url}")

    def press(self, role: str, text: str, **values: object) -> None:
        """Go to a button or link with that text, as translated, and press Enter."""
        self.enter(self.named(role, self.words(text, **values)), text)

    def enter(self, wanted: Locator, what: str = "") -> None:
        """Go there and press Enter; the page it leads to is there afterwards."""
        self.tab_to(wanted, what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfold(self, wanted: Locator, what: str = "") -> None:
        """Go there and press Enter; the page stays, something opens."""
        self.tab_to(wanted, what)
        self.page.keyboard.press("Enter")

    def type(self, label: str, text: str) -> None:
        """Go to the field with that label and type."""
        field = self.field(label)
        self.tab_to(field, label)
        if field.get_attribute("type") == "date":
            self._type_day(field, text)
        else:
            self.page.keyboard.type(text)
        assert field.input_value() == text, f"{label} holds {field.input_value()!r}"

    def retype(self, label: str, text: str) -> None:
        """Go back to a field with Shift+Tab, select what it holds, and type over it."""
        field = self.field(label)
        self.tab_to(field, label, key="Shift+Tab")
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        assert field.input_value() == text, f"{label} holds {field.input_value()!r}"

    def _type_day(self, field: Locator, text: str) -> None:
        """Digits in the order the browser shows: day first, else back to the first part and month first."""
        year, month, day = text.split("-")
        for digits in (f"{day}{month}{year}", f"{month}{day}{year}"):
            self.page.keyboard.type(digits)
            if field.input_value() == text:
                return
            self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.press("ArrowLeft")

    def choose(self, wanted: Locator) -> None:
        """Choose that one of a group of radio buttons, with Space and the arrows."""
        name = wanted.get_attribute("name")
        group = self.page.locator(f'input[type="radio"][name="{name}"]')
        self.tab_to(group, f"the choice {name}")
        self.page.keyboard.press("Space")
        for _step in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"the arrows do not reach {wanted}")

    def see(self, text: str) -> None:
        """That stands on the page."""
        assert text in self.text, f"not on {self.page.url}: {text!r}"

    @property
    def text(self) -> str:
        """What the page's main part says, blanks folded."""
        return " ".join((self.page.locator("main").text_content() or "").split())
