"""The plain page in a real Chromium: keyboard only, a phone's size, 200 % zoom, axe-core."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Literal

import pytest

from negotiation.workshop.names import names_in
from tests.browser import browser
from tests.workshop.running import Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize

pytestmark = pytest.mark.slow

TABLES = 4
GP = "GP representatives"
PHONE: ViewportSize = {"width": 390, "height": 844}
ZOOMED: ViewportSize = {"width": 195, "height": 422}
"""What a page has for its layout on the same phone at 200 % zoom."""

WANTED = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
MOST_TABS = 60


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with browser() as opened:
        yield opened


def page_of(device: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and everything that went wrong or elsewhere while it was open."""
    page = device.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    def asked_for(sent: Request) -> None:
        if "//127.0.0.1:" not in sent.url:
            wrong.append(sent.url)

    page.on("request", asked_for)
    return page, wrong


def is_accessible(page: Page) -> None:
    """Hold the page as it is now against axe-core, and to its own width."""
    pytest.importorskip("axe_playwright_python", reason="axe-core is in the extra `dev`")
    from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]
        Axe,
    )

    found = Axe().run(page, options=WANTED)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus begins with these words, or is labelled so."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        held = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.labels?.[0]?.textContent.trim() || e.textContent.trim(); }"
        )
        if held.startswith(words):
            return
    raise AssertionError(f"no Tab comes to {words!r}")


def press(page: Page, words: str) -> None:
    """Come to a button by the keyboard, and press it."""
    tab_to(page, words)
    page.keyboard.press("Enter")


def log_has(page: Page, words: str) -> None:
    """Wait until the log has these words."""
    from playwright.sync_api import expect

    expect(page.get_by_role("log")).to_contain_text(words)


def asked(page: Page, words: str) -> None:
    """Wait for a question."""
    from playwright.sync_api import expect

    expect(page.locator("#form")).to_contain_text(words)


def has_typed(page: Page, words: str) -> None:
    """Wait until these words stand in the answer, not sent yet."""
    from playwright.sync_api import expect

    expect(page.locator("#answer")).to_have_value(words)


def joined(page: Page, place: Place) -> None:
    """Join by the keyboard; on a phone the page is what one gets."""
    page.goto(f"{place.workshop.address}/#code={place.code(GP)}")
    tab_to(page, "Your name")
    page.keyboard.type("Ann")
    tab_to(page, "Join")
    is_accessible(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/plain")
    asked(page, "What would you like to do?")


def advanced(place: Place) -> None:
    """The facilitator ends the step; in a thread, for the browser's loop has this one."""
    request = {"do": "act", "act": {"kind": "advance"}}
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(lambda: asyncio.run(place.ask(request))).result()
    assert "refused" not in answer


def test_by_keyboard_only_on_a_phone(chromium: Browser, place: Place) -> None:
    """Join, read, say something, finish reading, plan; every kind of form passes axe-core."""
    with chromium.new_context(viewport=PHONE, bypass_csp=True) as device:
        page, wrong = page_of(device)
        joined(page, place)
        log_has(page, "You are the GP representatives")
        assert names_in(place.workshop.folder).by_seat[f"{place.table}/gp"] == "Ann"
        is_accessible(page)

        press(page, "say:")
        asked(page, "To whom?")
        press(page, "all:")
        asked(page, "What do you say?")
        is_accessible(page)
        tab_to(page, "What do you say?")
        page.keyboard.type("Good <b>morning</b>")
        page.keyboard.press("Enter")
        log_has(page, 'to all: "Good <b>morning</b>"')
        assert page.locator("#log b").count() == 0

        press(page, "ready:")
        log_has(page, "What would you like to do? I have read the brief")
        advanced(place)
        press(page, "plan:")
        asked(page, "Which clauses matter most")
        is_accessible(page)
        tab_to(page, "Place 1")
        page.keyboard.press("ArrowDown")
        press(page, "Answer")
        asked(page, "How many points of 100")
        tab_to(page, "How many points of 100")
        page.keyboard.type("five hundred")
        page.keyboard.press("Enter")
        asked(page, "is not a number")
        is_accessible(page)
        assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_twice_the_size_nothing_is_wider_than_the_phone(
    chromium: Browser, place: Place, scheme: Literal["light", "dark"]
) -> None:
    with chromium.new_context(
        viewport=ZOOMED, device_scale_factor=2, bypass_csp=True, color_scheme=scheme
    ) as device:
        page, wrong = page_of(device)
        joined(page, place)
        is_accessible(page)
        press(page, "Look at")
        press(page, "draft")
        log_has(page, "The draft as it stands")
        is_accessible(page)
        assert wrong == []


def test_the_tab_is_closed_and_the_seat_comes_back_as_page_or_screen(
    chromium: Browser, place: Place
) -> None:
    with chromium.new_context(viewport=PHONE) as device:
        page, wrong = page_of(device)
        joined(page, place)
        press(page, "note:")
        asked(page, "Your note")
        tab_to(page, "Your note")
        page.keyboard.type("half a word")
        page.wait_for_timeout(500)
        page.close()

        page, more_wrong = page_of(device)
        page.goto(place.workshop.address)
        page.wait_for_url("**/plain")
        asked(page, "Your note")
        has_typed(page, "half a word")

        press(page, "Play on the screen")
        page.wait_for_selector("#seat[data-mode=active]")
        page.get_by_role("link", name="Page to read").click()
        has_typed(page, "half a word")
        assert wrong + more_wrong == []
