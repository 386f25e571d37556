"""What every story does to a page: press a verb's button, read what is told, ask how a page answers."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def send(page: Page, verb: str) -> None:
    """Press the button of a form by the verb that it sends."""
    unfold(page)
    press(page.locator(f"form[action$='/{verb}'] button:not([formaction])").last)


def press(button: Locator) -> None:
    """Press a button that sends, and wait for the answer."""
    with button.page.expect_navigation():
        button.click()


def told(page: Page, words: str) -> None:
    assert words in page.locator("body").inner_text(), page.locator("body").inner_text()[:1500]


def status(page: Page, url: str) -> int:
    answer = page.goto(url)
    assert answer is not None
    return answer.status
