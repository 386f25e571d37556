"""Marks on one axis that all rows of a table share: a growth beside another, an interval around one, a signed bar."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

TALL = 22
EMPTY = SafeString("")
FARTHEST = 8.0  # times as much, or an eighth: what lies beyond is drawn at the end


def span(values: Iterable[Decimal | float | None]) -> float:
    """How far from zero an axis must reach on both sides to hold all values."""
    return max((abs(float(v)) for v in values if v is not None), default=0.0) or 1.0


def usual(values: Iterable[Decimal | float | None]) -> float:
    """How far an axis reaches that a few far values shall not squeeze: a little beyond nine in ten of them."""
    sizes = sorted(abs(float(v)) for v in values if v is not None)
    return min(sizes[-1], sizes[math.ceil(len(sizes) * 0.9) - 1] * 1.25) or 1.0 if sizes else 1.0


def beside(value: Decimal | None, other: Decimal | None, reach: float, label: str) -> SafeString:
    """A dot and a tick on an axis around zero.

    Missing  what cannot be computed is not drawn
    """
    dot = EMPTY if value is None else format_html(
        '<line class="l-acc" x1="50%" x2="{0}" y1="11" y2="11"/><circle class="g-acc" cx="{0}" cy="11" r="4.5"/>',
        _around(float(value), reach),
    )  # fmt: skip
    tick = EMPTY if other is None else format_html(
        '<line class="l-ink" x1="{0}" x2="{0}" y1="4" y2="18"/>', _around(float(other), reach)
    )  # fmt: skip
    return _axis("50%", tick + dot, label)


def signed_bar(value: Decimal, reach: float, label: str) -> SafeString:
    """A bar from zero to the left or to the right."""
    end, width = 50 + float(value) / reach * 48, abs(float(value)) / reach * 48
    bar = format_html(
        '<rect class="g-acc" x="{}%" y="7" width="{}%" height="8"/>', f"{min(50.0, end):.1f}", f"{width:.1f}"
    )
    return _axis("50%", bar, label)


def around_one(value: float, low: float | None, high: float | None, label: str) -> SafeString:
    """A quotient with its interval on an axis of doublings around one: an eighth, one, eight times.

    Missing  without an interval the dot stands alone
    """
    line = EMPTY if low is None or high is None else format_html(
        '<line class="l-acc" x1="{}" x2="{}" y1="11" y2="11"/>', _doubled(low), _doubled(high)
    )  # fmt: skip
    kind = "dot" if line == EMPTY else "g-acc"
    dot = format_html('<circle class="{}" cx="{}" cy="11" r="4.5"/>', kind, _doubled(value))
    return _axis("50%", line + dot, label)


def _axis(at: str, inside: SafeString, label: str) -> SafeString:
    return format_html(
        '<svg width="100%" height="{0}" role="img" aria-label="{1}">'
        '<rect class="g-track" y="10" width="100%" height="2"/>'
        '<line class="l-soft" x1="{2}" x2="{2}" y1="0" y2="{0}"/>{3}</svg>',
        TALL, label, at, inside,
    )  # fmt: skip


def _around(value: float, reach: float) -> str:
    return f"{50 + max(-1.0, min(1.0, value / reach)) * 47:.1f}%"


def _doubled(value: float) -> str:
    far = math.log(FARTHEST)
    at = -far if value <= 1 / FARTHEST else min(math.log(value), far)
    return f"{50 + at / far * 47:.1f}%"
