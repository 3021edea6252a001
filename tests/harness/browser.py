"""A real browser for tests: headless Chromium, axe from node_modules, pictures when asked for."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1280, 360
RUN = """tags => axe.run(document, {
  runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], elementRef: false,
})"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; the test is skipped, visibly, where the machine has none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: `make chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            browser.close()


def new_page(
    browser: Browser, *, width: int = WIDE, dark: bool = False, language: str = "en", script: bool = True
) -> Page:
    """A page in a context of its own. The policy of the page is by-passed, for axe alone needs that."""
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width > 700 else 780},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale=language,
        bypass_csp=True,
        java_script_enabled=script,
    )
    return context.new_page()


def axe(page: Page) -> list[str]:
    """What axe finds on the page: `rule: help (where)`, best empty."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    found = page.evaluate(RUN, TAGS)
    return [
        f"{each['id']}: {each['help']} ({node['target'][0]}) {node['failureSummary'].splitlines()[-1]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many CSS pixels the page scrolls sideways; 0 is right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page where RASTRO_PICTURES points, if it does."""
    if folder := os.environ.get("RASTRO_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
