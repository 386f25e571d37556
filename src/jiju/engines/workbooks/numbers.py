"""Reads what stands in a cell where a number is due: exactly, or not at all."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jiju.core.nothing import Nothing, Value
from jiju.core.quantities import UNITS, Quantity
from jiju.core.words import Word, word
from jiju.engines.workbooks.layouts import UNCOUNTED

NOT_APPLICABLE = frozenset({"不适用", "n/a", "na"})
BLANK = frozenset({"", "待填", "空", "-", "—", "——", "/", "无数据"})
WITHHELD = frozenset({"不予公布", "保密"})
LONGEST = 40
MOST_DIGITS = 15  # what a workbook keeps of a number; more were lost before we read it
LARGEST = Decimal(10) ** 15
_PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_WITH_UNIT = re.compile(rf"({_PLAIN.pattern})([一-鿿㎡%]{{1,4}})")
NEVER_COUNTED = word("a formula that was never worked out")
_SHORT = {"万": "万", "亿": "亿"}


@dataclass(frozen=True)
class Read:
    """What a cell says: a value with a note on how it was read, or a fault."""

    value: Value = Nothing.BLANK
    note: Word | None = None
    fault: Word | None = None


def read_number(raw: Any, unit: str, decimals: int, stated: str = "") -> Read:
    """The value of a cell in the row's own unit.

    Shape    stated: the unit that the workbook itself gives for the row, where it gives one
    Missing  words for not applicable and withheld, dashes and emptiness each keep their meaning; none is zero
    Errors   a Read with a fault: never an infinite number, never a rounded one
    """
    if isinstance(raw, bool):
        return Read(fault=word("a yes or no"))
    if raw == UNCOUNTED:
        return Read(fault=NEVER_COUNTED)
    if isinstance(raw, dt.datetime | dt.date | dt.time | dt.timedelta):
        return Read(fault=word("a date or time"))
    if isinstance(raw, int | float):
        return _scaled(_number(raw), stated or unit, unit, decimals, "")
    return _text(str(raw or ""), unit, decimals, stated)


def _number(raw: float) -> Read:
    if not math.isfinite(raw) or abs(raw) >= LARGEST:
        return Read(fault=word("a number too large to be meant"))
    # A workbook keeps 15 digits; the shortest decimal that gives the same double is what was typed.
    value = Decimal(repr(raw))
    if len(value.normalize().as_tuple().digits) > MOST_DIGITS:
        value = Decimal(f"{raw:.15g}")
    return Read(value + 0 if value else Decimal(0))


def _text(text: str, unit: str, decimals: int, stated: str) -> Read:
    plain = (
        unicodedata.normalize("NFKC", text).strip().strip("'").replace("−", "-").replace(" ", "").replace("\u3000", "")
    )
    plain = plain.replace("，", ",")
    if plain.lower() in NOT_APPLICABLE:
        return Read(Nothing.NOT_APPLICABLE)
    if plain in WITHHELD:
        return Read(Nothing.WITHHELD)
    if plain in BLANK:
        return Read(Nothing.BLANK)
    if plain.startswith(("#", "Err:")):
        return Read(fault=word("the error {text}", text=plain[:12]))
    if len(plain) > LONGEST:
        return Read(fault=word("a long text"))
    if _PLAIN.fullmatch(plain):
        return _scaled(_typed(plain), stated or unit, unit, decimals, text.strip())
    with_unit = _WITH_UNIT.fullmatch(plain)
    if with_unit is None:
        return Read(fault=word("the text “{text}”", text=text.strip()[:20]))
    return _scaled(_typed(with_unit[1]), _meant(with_unit[2], unit), unit, decimals, text.strip())


def _typed(text: str) -> Read:
    value = Decimal(text.replace(",", ""))
    if abs(value) >= LARGEST:
        return Read(fault=word("a number too large to be meant"))
    return Read(value + 0 if value else Decimal(0))


def _meant(symbol: str, unit: str) -> str:
    """万 and 亿 alone count the row's base unit: 12万 in a row of 万元 is twelve 万元."""
    base = next(
        (u.symbol for u in UNITS.values() if unit in UNITS and u.dimension == UNITS[unit].dimension and u.factor == 1),
        unit,
    )
    return symbol + base if symbol in _SHORT else symbol


def fitted(value: Decimal, unit: str, decimals: int) -> Read:
    """A number that was read already, with the decimals that its row asks for: rounded with a note, or a fault."""
    return _scaled(Read(value), unit, unit, decimals, "")


def _scaled(read: Read, stated: str, unit: str, decimals: int, typed: str) -> Read:
    """The number in the row's unit, with a note when it was converted or read from unusual writing."""
    if read.fault is not None or not isinstance(read.value, Decimal):
        return read
    value, note = read.value, None
    if stated != unit:
        if stated not in UNITS or unit not in UNITS or UNITS[stated].dimension != UNITS[unit].dimension:
            return Read(fault=word("a figure in {stated} where {unit} is due", stated=stated, unit=unit))
        value = Quantity(value, stated).to(unit).amount
        note = word(
            "{raw} {stated} was read as {value} {unit}.",
            raw=_said(read.value),
            stated=stated,
            value=_said(value),
            unit=unit,
        )
    elif typed and typed != _said(value) and typed.replace(",", "") != _said(value):
        note = word("“{text}” was read as {value}.", text=typed[:30], value=_said(value))
    tidy = value.quantize(Decimal(1).scaleb(-decimals))
    if value != tidy and abs(value - tidy) < Decimal("1e-9") * max(abs(value), Decimal(1)):
        value = tidy  # the tail of a sum in binary, not a figure that somebody typed
    if value != tidy and not decimals:
        return Read(fault=word("{value}, which is not a whole number", value=_said(value)))
    if value != tidy:
        note = word("{value} was rounded to {tidy}, as the form asks.", value=_said(value), tidy=_said(tidy))
    return Read(tidy, note)


def _said(value: Decimal) -> str:
    return f"{value.normalize():f}"
