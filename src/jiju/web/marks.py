"""Small marks drawn on the server: lights, bars with a tick, stacked bars. They need no scripts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jiju.core.nothing import Nothing
from jiju.core.words import Word, word

LIGHTS: dict[str, Word] = {
    "ok": word("on track"),
    "watch": word("watch"),
    "bad": word("behind"),
    "none": word("not due"),
}
ALIASES = {
    "normal": "ok",
    "green": "ok",
    "amber": "watch",
    "red": "bad",
    "lagging": "bad",
    "behind": "bad",
    "not_due": "none",
}
HUNDRED = Decimal(100)


def shape(state: str) -> str:
    """The mark of a light's state; an unknown state is an empty circle."""
    found = ALIASES.get(str(state), str(state))
    return found if found in LIGHTS else "none"


def name(state: str) -> Word:
    """The word of a light's state."""
    return LIGHTS[shape(state)]


def _percent(value: Decimal) -> str:
    return f"{min(max(value, Decimal(0)), HUNDRED):.1f}%"


def bar(actual: Decimal | Nothing | None, expected: Decimal | Nothing | None, label: str) -> SafeString:
    """A bar from zero with a tick.

    Units    both in percent of the whole
    Missing  an absent actual draws no bar, an absent expected no tick
    """
    filled = format_html(
        '<rect class="g-acc" x="0" y="8" width="{}" height="10" rx="2"/>', _percent(actual)
    ) if isinstance(actual, Decimal) else SafeString("")  # fmt: skip
    tick = format_html(
        '<rect class="g-ink" x="{}" y="4" width="2" height="18"/>', _percent(expected - Decimal("0.5"))
    ) if isinstance(expected, Decimal) else SafeString("")  # fmt: skip
    return format_html(
        '<svg width="100%" height="26" role="img" aria-label="{}">'
        '<rect class="g-track" x="0" y="8" width="100%" height="10" rx="2"/>{}{}</svg>',
        label, filled, tick,
    )  # fmt: skip


def stack(parts: Sequence[tuple[str, int]], label: str) -> SafeString:
    """Counts side by side on one track; the last part may be the untouched track itself."""
    total = sum(count for _, count in parts) or 1
    rects, at = [], Decimal(0)
    for mark, count in parts:
        width = HUNDRED * count / total
        rects.append((mark, f"{at:.1f}%", f"{width:.1f}%"))
        at += width
    drawn = format_html_join("", '<rect class="{}" x="{}" width="{}" height="12"/>', rects)
    return format_html(
        '<svg width="100%" height="12" role="img" aria-label="{}">'
        '<rect class="g-track" width="100%" height="12"/>{}</svg>',
        label,
        drawn,
    )
