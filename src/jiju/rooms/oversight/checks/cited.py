"""Each number of a text beside those that were computed: the one it is, or why it is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from jiju.core.quantities import UNITS
from jiju.rooms.oversight.checks.reading_numbers import Number, numbers_in, sentence_at
from jiju.rooms.oversight.shapes import Cited, NumberMark

COUNTS = frozenset({"个", "家", "户", "件", "项"})
ELSE = frozenset({("户", "个"), ("户", "件"), ("户", "项")})  # enterprises are no zones and no tasks; 家 may be either
SCALED = frozenset({"money", "persons", "count", "area", "visits"})
TENTH = {"成": (Decimal(10), "%")}  # 三成 is thirty percent


def marked(text: str, numbers: Sequence[Cited], earlier: Sequence[Cited] = ()) -> tuple[NumberMark, ...]:
    """A text in pieces, each number with what it is.

    Shape    numbers: as computed now; earlier: as they were when the text was drafted
    Missing  a number that only names a year, a day, a quarter, a document or a unit is plain text
    """
    out, at, names = [], 0, _named(text, {c.subject for c in (*numbers, *earlier) if c.subject})
    for number in numbers_in(text):
        if number.start < at or any(start <= number.start < end for start, end in names):
            continue
        if number.start > at:
            out.append(NumberMark(text[at : number.start], "plain"))
        out.append(_mark(text, number, numbers, earlier))
        at = number.end
    return (*out, *([NumberMark(text[at:], "plain")] if at < len(text) else []))


def _named(text: str, subjects: set[str]) -> list[tuple[int, int]]:
    """Where the units are named: 836 in a zone's name is no amount."""
    return [m.span() for name in subjects for m in re.finditer(re.escape(name), text)]


def _mark(text: str, number: Number, numbers: Sequence[Cited], earlier: Sequence[Cited]) -> NumberMark:
    shown, sentence = text[number.start : number.end], sentence_at(text, number.start)
    near, far = _apart([c for c in numbers if _is(number, c)], sentence)
    right = [c for c in near if _points(number, c)]
    if right:
        return NumberMark(shown, "computed", right[0])
    if near:
        return NumberMark(shown, "turned", near[0])
    old = [c for c in _apart([c for c in earlier if _is(number, c)], sentence)[0] if _points(number, c)]
    if old:
        return NumberMark(shown, "overtaken", old[0], next((c for c in numbers if c.key == old[0].key), None))
    return NumberMark(shown, "elsewhere", far[0]) if far else NumberMark(shown, "stray")


def _apart(found: Iterable[Cited], sentence: str) -> tuple[list[Cited], list[Cited]]:
    """Those whose unit the sentence names, the units' own before the whole's; and the others."""
    near: list[Cited] = []
    far: list[Cited] = []
    for one in found:
        (near if not one.subject or one.subject in sentence else far).append(one)
    return sorted(near, key=lambda c: not c.subject), far


def _is(number: Number, cited: Cited) -> bool:
    """Whether the number as written is the computed one, in its own unit and as exactly as it is written."""
    factors = _factors(number, cited)
    if factors is None:
        return False
    step = Decimal(1).scaleb(-number.decimals) * number.scale * factors[0]
    computed = abs(cited.amount) * factors[1]
    written = number.amount * number.scale * factors[0]
    return (computed / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step == written


def _factors(number: Number, cited: Cited) -> tuple[Decimal, Decimal] | None:
    """What brings the unit of the text and that of the computed number to one base.

    Missing  None when they are of two kinds: a bare number may be a count, one in 万 or 亿 whatever is counted in units
    """
    if (number.unit, cited.unit) in ELSE or (cited.unit, number.unit) in ELSE:
        return None
    there, here = _kind(number.unit), _kind(cited.unit)
    if not number.unit:
        there = (here[0], Decimal(1)) if number.scale > 1 and here[0] in SCALED else _kind("个")
    return (there[1], here[1]) if there[0] == here[0] else None


def _kind(unit: str) -> tuple[str, Decimal]:
    """What a unit measures, and its factor to the base."""
    if unit in COUNTS:
        return "count", Decimal(1)
    if unit in TENTH:
        return UNITS[TENTH[unit][1]].dimension, TENTH[unit][0]
    return (UNITS[unit].dimension, UNITS[unit].factor) if unit in UNITS else (f"of {unit}", Decimal(1))


def _points(number: Number, cited: Cited) -> bool:
    """Whether the words before the number say the sign that was computed; without such a word it is a rise."""
    return not cited.is_signed or cited.amount == 0 or (number.direction or 1) == (1 if cited.amount > 0 else -1)
