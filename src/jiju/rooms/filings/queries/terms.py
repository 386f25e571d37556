"""When each unit may report one form for one period."""

from __future__ import annotations

from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Window
from jiju.rooms.filings.shapes import Term


def window_of(form_code: str, period: str) -> Window | None:
    """The window of a form and period, or nothing when it was never opened. For the program itself."""
    found = Window.objects.select_related("form").filter(form_code=form_code, period=period)
    return found.order_by("pk").first()


def term_of(window: Window) -> Term:
    """When a unit may report in a window. For the program itself."""
    return checks.term(window.opens_at, window.due_at, window.closes_at)
