"""Small marks drawn on the server: lights, bars with a tick, stacked bars. They need no scripts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jiju.core.nothing import Nothing
from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import Standing

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


def standing(place: Standing, label: str) -> SafeString:
    """Where a figure stands among its peers: the middle half, the median, and the figure itself.

    Shape    the track runs from the 5th to the 95th percentile, with a tenth of room on either side
    Missing  without a figure there is no point
    """
    span = (place.high - place.low) or Decimal(1)

    def at(value: Decimal) -> Decimal:
        return min(max(10 + (value - place.low) / span * 80, Decimal(3)), Decimal(97))

    half = (_percent(at(place.q1)), _percent(at(place.q3) - at(place.q1)), _percent(at(place.middle)))
    point = SafeString("")
    if place.value is not None:
        far = not place.low <= place.value <= place.high
        point = format_html(
            '<circle class="{}" cx="{}" cy="9" r="4.5" stroke="var(--surface)" stroke-width="1.5"/>',
            "g-watch" if far else "g-acc", _percent(at(place.value)),
        )  # fmt: skip
    return format_html(
        '<svg width="100%" height="18" role="img" aria-label="{}">'
        '<rect class="g-track" x="0" y="7" width="100%" height="4"/>'
        '<rect class="g-mid" x="{}" y="6" width="{}" height="6"/>'
        '<rect class="g-ink" x="{}" y="3" width="1.5" height="12"/>{}</svg>',
        label, *half, point,
    )  # fmt: skip


def columns(counts: Sequence[int | None], top: int, label: str) -> SafeString:
    """Counts over time as columns from zero, on an axis that all rows share.

    Missing  None, nothing was counted, is a dash on the ground; a zero has no column
    """
    width, step = len(counts) * 12, Decimal(20) / max(top, 1)
    heights = [None if n is None else max(step * n, Decimal(1)) if n else Decimal(0) for n in counts]
    drawn = format_html_join("", '<rect class="{}" x="{}" y="{}" width="8" height="{}"/>', (
        ("g-none", at * 12 + 2, 20, 1) if h is None else ("g-acc", at * 12 + 2, f"{21 - h:.1f}", f"{h:.1f}")
        for at, h in enumerate(heights)
    ))  # fmt: skip
    return format_html(
        '<svg width="{}" height="22" role="img" aria-label="{}">'
        '<rect class="g-track" x="0" y="21" width="100%" height="1"/>{}</svg>',
        width, label, drawn,
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
