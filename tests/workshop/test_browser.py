"""A real Chromium: join by code, play, close the tab, return; another device; nothing foreign."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.workshop.running import Place

TABLES = 3
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
GP = "GP representatives"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

TEXT = """() => {
  const drawn = window.seat.terminal.buffer.active;
  const rows = [...Array(window.seat.terminal.rows).keys()];
  return rows.map((row) => drawn.getLine(row).translateToString(true)).join("\\n");
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def page_of(device: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and everything that went wrong or elsewhere while it was open."""
    page = device.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda sent: wrong.append(sent.url) if is_foreign(sent.url) else None)
    return page, wrong


def is_foreign(address: str) -> bool:
    """Whether a request leaves this machine."""
    return not address.startswith(("http://127.0.0.1:", "ws://127.0.0.1:"))


def sees(page: Page, words: str) -> None:
    """Wait until words stand on the terminal."""
    page.wait_for_function(f"(words) => ({TEXT})().includes(words)", arg=words)


def seated(page: Page, place: Place) -> None:
    """Join with the code of the card's link, after a press."""
    page.goto(f"{place.workshop.address}/#code={place.code(GP)}")
    assert "code" not in page.url
    page.get_by_role("button", name="Join").click()
    expect(page.locator("#seat")).to_have_attribute("data-mode", "active")
    sees(page, "For your side (private)")


def test_join_play_close_the_tab_and_return_to_what_was_half_typed(
    chromium: Browser, place: Place
) -> None:
    with chromium.new_context(viewport={"width": 1200, "height": 760}) as device:
        page, wrong = page_of(device)
        seated(page, place)
        expect(page.locator("#title")).to_have_text(place.title(GP))
        page.keyboard.press("d")
        sees(page, "Read. Waiting for the")
        page.keyboard.press("Control+p")
        sees(page, "Search for an action")
        page.keyboard.type("half a word")
        sees(page, "half a word")
        page.close()

        page, more_wrong = page_of(device)
        page.goto(place.workshop.address)
        expect(page.locator("#seat")).to_have_attribute("data-mode", "active")
        sees(page, "half a word")
        assert wrong + more_wrong == []
        cookie = device.cookies()[0]
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Strict"
        assert page.evaluate("document.cookie") == ""


def test_the_keyboard_gets_out_of_the_terminal_and_back(chromium: Browser, place: Place) -> None:
    with chromium.new_context() as device:
        page, wrong = page_of(device)
        seated(page, place)
        page.keyboard.press("F6")
        expect(page.get_by_role("button", name="Back to the screen")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Another device")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Control+p")
        sees(page, "Search for an action")
        assert wrong == []


def test_another_device_takes_the_seat_after_a_yes(chromium: Browser, place: Place) -> None:
    with chromium.new_context() as laptop, chromium.new_context() as phone:
        first, wrong = page_of(laptop)
        seated(first, place)
        first.get_by_role("button", name="Another device").click()
        offered = first.locator("#device-words").inner_text()
        code = offered.partition("type ")[2][:11]

        second, more_wrong = page_of(phone)
        second.goto(place.workshop.address)
        second.get_by_label("Code").fill(code.lower())
        second.get_by_role("button", name="Join").click()
        expect(second.locator("#seat")).to_have_attribute("data-mode", "waiting")
        second.get_by_role("button", name="Use the seat here").click()
        first.get_by_role("button", name="Yes, move it there").click()
        expect(second.locator("#seat")).to_have_attribute("data-mode", "active")
        expect(first.locator("#seat")).to_have_attribute("data-mode", "waiting")
        sees(second, "For your side (private)")
        assert wrong + more_wrong == []
