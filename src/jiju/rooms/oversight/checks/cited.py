"""Each number of a text beside those that were computed: the one it is, or why it is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from jiju.core.quantities import UNITS, Quantity
from jiju.rooms.oversight.checks.reading_numbers import COUNTS, Number, numbers_in, sentence_at
from jiju.rooms.oversight.shapes import Cited, NumberMark

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
    amount, unit = number.amount, number.unit
    if unit in TENTH:
        amount, unit = amount * TENTH[unit][0], TENTH[unit][1]
    computed = _in(cited, unit)
    if computed is None:
        return False
    step = Decimal(1).scaleb(-number.decimals)
    step = step * 10 if number.unit in TENTH else step
    return (abs(computed) / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step == amount


def _in(cited: Cited, unit: str) -> Decimal | None:
    """The computed amount in the unit of the text. Missing: None when it is another kind of thing."""
    if unit == cited.unit or (unit in COUNTS and cited.unit in COUNTS) or (not unit and cited.unit in COUNTS):
        return cited.amount
    here, there = UNITS.get(cited.unit), UNITS.get(unit)
    if here is None or there is None or here.dimension != there.dimension:
        return None
    return Quantity(cited.amount, cited.unit).to(unit).amount


def _points(number: Number, cited: Cited) -> bool:
    """Whether the verb before the number says the sign that was computed."""
    return not cited.is_signed or cited.amount == 0 or number.direction == (1 if cited.amount > 0 else -1)
