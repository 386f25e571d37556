"""Numbers, periods and days as a reader sees them: one place, for pages and for exports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jiju.core.nothing import Nothing
from jiju.core.periods import Period
from jiju.core.words import Word, word

MINUS, NO_ANSWER = "−", "—"
NOTHING: dict[Nothing, Word] = {
    Nothing.BLANK: word("to be filled in"),
    Nothing.NOT_APPLICABLE: word("not applicable"),
    Nothing.WITHHELD: word("withheld"),
}
MONTHS = (
    word("{day} January"), word("{day} February"), word("{day} March"), word("{day} April"),
    word("{day} May"), word("{day} June"), word("{day} July"), word("{day} August"),
    word("{day} September"), word("{day} October"), word("{day} November"), word("{day} December"),
)  # fmt: skip


def rounded(value: Decimal | int, decimals: int) -> Decimal:
    """The value as it is shown: half away from zero, as statisticians round by hand."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: Decimal | int, decimals: int = 0) -> str:
    """A number with thousands and a true minus sign."""
    shown = rounded(value, decimals)
    return f"{MINUS if shown < 0 else ''}{abs(shown):,.{decimals}f}"


def signed(value: Decimal | int, decimals: int = 1) -> str:
    """A difference or a growth: always with its sign, except a plain zero."""
    text = number(value, decimals)
    return f"+{text}" if rounded(value, decimals) > 0 else text


def period_name(period: Period) -> Word:
    """The period's own name: 2024年三季度."""
    return period.name


def period_label(period: Period) -> Word:
    """The period as a form carries it: 2024年三季度（1—本季累计）."""
    if period.kind == "quarter":
        return word("{period} (January to the end of the quarter)", period=period_name(period))
    return period_name(period)


def period_months(period: Period) -> Word:
    """What a cumulative figure covers: 2024年1—9月."""
    if period.last_month == 1:
        return word("January {year}", year=period.year)
    return word("months 1–{last} of {year}", last=period.last_month, year=period.year)


def day(value: date) -> Word:
    """A day in prose: 10月25日."""
    return word(MONTHS[value.month - 1].text, day=value.day)


def days_left(days: int) -> tuple[Word, str]:
    """How long until a deadline, and the tone that it is said in."""
    if days < 0:
        return word("{n} days overdue", n=-days), "bad"
    if days == 0:
        return word("due today"), "watch"
    return word("{n} days left", n=days), "watch" if days <= 3 else ""


def joined(sentences: Iterable[Word]) -> Word:
    """Several short sentences as one, in the reader's language."""
    out: Word | None = None
    for one in sentences:
        out = one if out is None else word("{first}; {rest}", first=out, rest=one)
    return out or word("{nothing}", nothing="")
