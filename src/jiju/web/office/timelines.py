"""Dated facts as a timeline shows them: each with the page that tells more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import FilingLine
from jiju.rooms.oversight.shapes import Dated

OPENS = {
    "title": "office:title", "round": "office:round", "rectification": "office:rectification",
    "removal": "office:removal", "grant": "office:grant", "task": "office:task", "filing": "desk:filing",
    "tenancy": "office:tenancy",
}  # fmt: skip
KINDS: dict[str, Word] = {
    "registry": word("Registry"), "title": word("Titles"), "round": word("Assessment"),
    "rectification": word("Rectification"), "removal": word("Removal"), "falsehood": word("False figures"),
    "grant": word("Funds"), "task": word("Supervision"), "filing": word("Filings"), "tenancy": word("Tenancies"),
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One line of a timeline. Missing: url "" leads nowhere."""

    day: date
    what: Word
    kind: Word
    url: str
    is_ahead: bool


def facts(found: Iterable[Dated], on: date) -> list[Fact]:
    """Dated facts with their addresses, the oldest first."""
    oldest = sorted(found, key=lambda d: d.day)
    return [Fact(d.day, d.what, KINDS[d.kind], _address(d), d.day > on) for d in oldest]


def _address(one: Dated) -> str:
    return reverse(OPENS[one.kind], args=[int(one.key)]) if one.key and one.kind in OPENS else ""


def accepted(lines: Iterable[FilingLine]) -> list[Dated]:
    """The accepted filings, those of one day and period together."""
    days: dict[tuple[date, str], list[FilingLine]] = defaultdict(list)
    for one in lines:
        if one.accepted_at is not None:
            days[workdays.day_of(one.accepted_at), str(one.period)].append(one)
    return [_accepted(day, period, ones) for (day, period), ones in days.items()]


def _accepted(day: date, period: str, ones: list[FilingLine]) -> Dated:
    forms = "、".join(sorted(f.form_code for f in ones))
    return Dated(day, word("accepted: {forms}, {period}", forms=forms, period=period), "filing", str(ones[0].id))
