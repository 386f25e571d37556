"""Small charts drawn on the server: how often each place is taken, and from where to where a score moved.

Sizes are attributes and colours are classes, so that they need no scripts, no inline style, and print sharp. Every page
that shows one shows its numbers as a table too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jiju.web import said

WIDE, TALL = Decimal(396), 132
GROUND, TOP = Decimal(92), Decimal(34)
EMPTY = SafeString("")
HUNDRED = Decimal(100)


def places(shares: Sequence[Decimal], rank: int, line: int | None, words: str, label: str) -> SafeString:
    """A column a place, with the percentage on top; places within the line in the accent, the own place bold.

    Shape    shares: 0 to 1, first place first; line: the last place within it
    """
    step = WIDE / max(len(shares), 1)
    width, most = min(step - 10, Decimal(40)), max([*shares, Decimal("0.01")])
    columns = format_html_join("", "{}", (
        (_place(at, share, step, width, GROUND - (GROUND - TOP) * share / most, rank, line),)
        for at, share in enumerate(shares, 1)
    ))  # fmt: skip
    return _drawing(label, format_html("{}{}{}", _ground(), columns, _line(step, line, words)))


def _place(
    at: int, share: Decimal, step: Decimal, width: Decimal, top: Decimal, rank: int, line: int | None
) -> SafeString:
    mark = "g-acc" if line is None or at <= line else "g-mid"
    middle, own = step * (at - 1) + step / 2, "k" if at == rank else "fa"
    shown = percent(share) if share > 0 else ""
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/><text class="{}" x="{}" y="{}" text-anchor="middle">{}'
        '</text><text class="{}" x="{}" y="109" text-anchor="middle">{}</text>',
        mark, _n(middle - width / 2), _n(top), _n(width), _n(max(GROUND - top, Decimal(1))),
        "k" if at == rank else "", _n(middle), _n(top - 6), shown, own, _n(middle), at,
    )  # fmt: skip


def _line(step: Decimal, line: int | None, words: str) -> SafeString:
    if line is None:
        return EMPTY
    at, right = step * line, step * line < WIDE * 2 / 3
    return format_html(
        '<line x1="{0}" x2="{0}" y1="4" y2="112" class="l-soft"/>'
        '<text x="{1}" y="12" class="fa" text-anchor="{2}">{3}</text>',
        _n(at), _n(at + 6 if right else at - 6), "start" if right else "end", words,
    )  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """One step of a move: a total that stands on the axis, or a change that hangs between two levels."""

    name: str
    value: Decimal
    is_total: bool = False


def waterfall(bars: Sequence[Bar], label: str, from_words: str, decimals: int = 1) -> SafeString:
    """From one total to another, a change at a time. The axis is cut, and says so; totals above zero keep it so."""
    levels = _levels(bars)
    low, high = min(x for pair in levels for x in pair), max(x for pair in levels for x in pair)
    base = Decimal(int(low - (high - low) / 4 - Decimal("0.5")))
    base = max(base, Decimal(0)) if low >= 0 else base
    step, scale = WIDE / max(len(bars), 1), (GROUND - TOP) / ((high - base) or Decimal(1))
    drawn = [_step(n, bar, levels, step, base, scale, decimals) for n, bar in enumerate(bars)]
    cut = format_html('<text class="fa" x="0" y="10">{}</text>', from_words.format(base=said.number(base)))
    return _drawing(label, format_html("{}{}{}", _ground(), format_html_join("", "{}", ((d,) for d in drawn)), cut))


def columns(points: Sequence[tuple[str, Decimal]], label: str, decimals: int = 1) -> SafeString:
    """One amount a period as columns on zero, each with its number; what is below zero hangs under the line."""
    high, low = max([v for _, v in points] + [Decimal(0)]), min([v for _, v in points] + [Decimal(0)])
    step, scale = WIDE / max(len(points), 1), (GROUND - TOP) / ((high - low) or Decimal(1))
    zero = GROUND + low * scale
    drawn = ((_column(n, name, value, step, zero, scale, decimals),) for n, (name, value) in enumerate(points))
    foot = _n(zero + Decimal("0.5"))
    ground = format_html('<line x1="0" x2="396" y1="{0}" y2="{0}" class="l-line"/>', foot)
    return _drawing(label, format_html("{}{}", format_html_join("", "{}", drawn), ground))


def _column(
    n: int, name: str, value: Decimal, step: Decimal, zero: Decimal, scale: Decimal, decimals: int
) -> SafeString:  # fmt: skip
    middle, tall = step * n + step / 2, abs(value) * scale
    top = zero - tall if value > 0 else zero
    return format_html(
        '<rect class="g-acc" x="{}" y="{}" width="28" height="{}"/>'
        '<text class="k" x="{}" y="{}" text-anchor="middle">{}</text>'
        '<text class="fa" x="{}" y="109" text-anchor="middle">{}</text>',
        _n(middle - 14), _n(top), _n(tall), _n(middle), _n(top - 5), said.number(value, decimals), _n(middle), name,
    )  # fmt: skip


def _levels(bars: Sequence[Bar]) -> list[tuple[Decimal, Decimal]]:
    """From where to where each bar reaches."""
    out, at = [], Decimal(0)
    for bar in bars:
        start, at = (bar.value, bar.value) if bar.is_total else (at, at + bar.value)
        out.append((start, at))
    return out


def _step(
    n: int, bar: Bar, levels: Sequence[tuple[Decimal, Decimal]], step: Decimal, base: Decimal, scale: Decimal,
    decimals: int,
) -> SafeString:  # fmt: skip
    start, end = levels[n]
    x, width = step * n + step / 2 - 20, Decimal(40)
    top, foot = GROUND - (max(start, end) - base) * scale, GROUND - (min(start, end) - base) * scale
    mark = "g-acc" if bar.is_total else "g-none" if bar.value < 0 else "g-mid"
    tall = Decimal(3) if bar.is_total or foot - top < 1 else foot - top
    reach = GROUND - (end - base) * scale
    tie = format_html(
        '<line class="l-line" x1="{}" x2="{}" y1="{}" y2="{}"/>', _n(x + width), _n(x + step), _n(reach), _n(reach)
    ) if n + 1 < len(levels) else EMPTY  # fmt: skip
    shown = said.number(bar.value, decimals) if bar.is_total else said.signed(bar.value, decimals)
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/><text class="{}" x="{}" y="{}" text-anchor="middle">{}'
        '</text><text class="fa" x="{}" y="109" text-anchor="middle">{}</text>{}',
        mark, _n(x), _n(top), _n(width), _n(tall), "k" if bar.is_total else "", _n(x + 20), _n(top - 6), shown,
        _n(x + 20), bar.name, tie,
    )  # fmt: skip


def _ground() -> SafeString:
    return format_html('<line x1="0" x2="396" y1="{0}" y2="{0}" class="l-line"/>', "92.5")


def _drawing(label: str, inside: SafeString) -> SafeString:
    return format_html(
        '<svg viewBox="0 0 396 {0}" width="100%" height="{0}" role="img" aria-label="{1}">{2}</svg>', 116, label, inside
    )


def percent(share: Decimal) -> str:
    """A probability in whole percent; the ends say that they are not certain."""
    shown = share * HUNDRED
    if shown < Decimal("0.1"):
        return "<0.1"
    if shown > Decimal("99.9"):
        return ">99.9"
    return said.number(shown, 0) if Decimal(1) <= shown <= Decimal(99) else said.number(shown, 1)


def _n(value: Decimal) -> str:
    return f"{value:.1f}"
