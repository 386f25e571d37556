"""Makes one record out of the cells of an unknown list, and says of every cell what it was and what it became."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from jiju.core.codes import credit_code_fault, is_household_business
from jiju.core.words import Word, word

FIELDS = ("uscc", "name", "industry", "size", "since", "household")
YES = frozenset({"是", "√", "✓", "Y", "YES", "1", "TRUE", "有"})
NO = frozenset({"否", "×", "N", "NO", "0", "FALSE", "无"})
ABOVE = frozenset({"规上", "规模以上", "限上", "限额以上", "四上", "ABOVE"}) | YES
SMALL = frozenset({"规下", "规模以下", "限下", "限额以下", "非规上", "非四上", "SMALL"}) | NO
EPOCH = date(1899, 12, 30)  # day nought of a workbook's own count of days
EARLIEST, LATEST = date(1949, 10, 1), date(2200, 1, 1)
LONGEST = 120
_GAPS = re.compile(r"[\s\u200b\ufeff]+")
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?|年)?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"[T ]?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_INDUSTRY = re.compile(r"(?:([A-T])?(\d{2,4})|([A-T]))(?![A-Z0-9])")
# GB/T 4754: the section that each division belongs to, by the last division of the section.
SECTIONS = ((5, "A"), (12, "B"), (43, "C"), (46, "D"), (50, "E"), (52, "F"), (60, "G"), (62, "H"), (65, "I"), (69, "J"),
            (70, "K"), (72, "L"), (75, "M"), (79, "N"), (82, "O"), (83, "P"), (85, "Q"), (90, "R"), (96, "S"),
            (97, "T"))  # fmt: skip


@dataclass(frozen=True)
class Tidied:
    """A cell as its field wants it, or the reason why it cannot be."""

    value: str = ""
    fault: Word | None = None


def tidy(field: str, raw: Any, record: Mapping[str, str]) -> Tidied:
    """A cell as its field wants it. record: what was made of the record so far, its credit code first.

    Missing  an empty size is below the line, for many lists only tick those above it
    """
    text = plain(raw)
    if text.startswith("#"):
        return Tidied(fault=word("the error {text}", text=text[:12]))
    if field == "household":
        return _household(text, record)
    return _WAYS[field](raw, text)


def plain(raw: Any) -> str:
    """A cell as text: full-width letters and figures made plain, and no gap at its ends."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime | date):
        return raw.isoformat()[:10]
    return unicodedata.normalize("NFKC", str(raw)).strip()


def _code(_raw: Any, text: str) -> Tidied:
    code = re.sub(r"[\s\u200b\ufeff\-'‘’`.]", "", text).upper()
    return Tidied(code, credit_code_fault(code) if code else word("The credit code is missing."))


def _name(_raw: Any, text: str) -> Tidied:
    name = _GAPS.sub(" ", text)
    name = re.sub(r"(?<=[一-鿿（）()]) | (?=[一-鿿（）()])", "", name).replace("(", "（").replace(")", "）")
    if not name:
        return Tidied(fault=word("The name is missing."))
    if len(name) > LONGEST:
        return Tidied(fault=word("The name has {n} characters; at most {most} are kept.", n=len(name), most=LONGEST))
    return Tidied(name)


def _industry(_raw: Any, text: str) -> Tidied:
    """The code of GB/T 4754 that stands in the cell; words without a code leave it empty."""
    found = _INDUSTRY.match(re.sub(r"[\s\-.]", "", text).upper())
    letter, digits = (found[1] or found[3] or "", found[2] or "") if found else ("", "")
    section = next((s for last, s in SECTIONS if digits and 0 < int(digits[:2]) <= last), "")
    if (digits and not section) or (letter and section and letter != section):
        return Tidied(fault=word("“{text}” is no industry of GB/T 4754.", text=text[:20]))
    return Tidied(f"{section or letter}{digits}")


def _size(_raw: Any, text: str) -> Tidied:
    squeezed = re.sub(r"[\s（）()]|企业|单位", "", text).upper()
    if squeezed in ABOVE:
        return Tidied("above")
    if squeezed in SMALL or not squeezed:
        return Tidied("small")
    return Tidied(fault=word("“{text}” does not say whether it is above the designated size.", text=text[:20]))


def _since(raw: Any, text: str) -> Tidied:
    day = _day(raw, text)
    if day is None or not EARLIEST <= day <= LATEST:
        if not text:
            return Tidied(fault=word("The day of its coming is missing."))
        return Tidied(fault=word("“{text}” is no day that can be read without a doubt.", text=text[:20]))
    return Tidied(day.isoformat())


def _day(raw: Any, text: str) -> date | None:
    """A day in any usual writing; a month is its first day, a year its first. Missing: what leaves a doubt."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, float) and 10_000 <= raw < 110_000:
        return EPOCH + timedelta(days=int(raw))
    squeezed = _GAPS.sub("", _CLOCK.sub("", text))
    found = _SOLID.fullmatch(squeezed) or _DAY.fullmatch(squeezed)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def _household(text: str, record: Mapping[str, str]) -> Tidied:
    """What the credit code says counts: a code that opens with 92 is a household business."""
    return Tidied(("是" if is_household_business(record.get("uscc", "")) else "否") if text else "")


_WAYS = {"uscc": _code, "name": _name, "industry": _industry, "size": _size, "since": _since}
