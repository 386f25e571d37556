"""Conflicts of interest that data can tell: who is out before any ticket is drawn, and why.

What data cannot tell (a teacher, a cousin, a quarrel) is declared by persons after the draw; see `replacing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jiju.core.words import Word, word
from jiju.engines.draws.shapes import Applicant, Candidate, Former, Pool


class Reason(StrEnum):
    """Why a candidate is out, in the order in which a candidate with several is counted."""

    OWN_APPLICATION = "own-application"
    LEGAL_PERSON = "legal-person"
    EMPLOYER = "employer"
    SHAREHOLDER = "shareholder"
    HOLDING = "holding"
    FORMER_EMPLOYER = "former-employer"
    SAME_ZONE = "same-zone"
    KIN = "kin"


SAYS = {
    Reason.OWN_APPLICATION: word("Application {applicant} is the candidate's own."),
    Reason.LEGAL_PERSON: word("The candidate is the legal representative of applicant {applicant}."),
    Reason.EMPLOYER: word("The candidate works for {through}, which stands behind application {applicant}."),
    Reason.SHAREHOLDER: word("{through}, the candidate or the employer, is a shareholder of applicant {applicant}."),
    Reason.HOLDING: word("The candidate has a share in {through}, which stands behind application {applicant}."),
    Reason.FORMER_EMPLOYER: word(
        "The candidate worked within {years} years for {through}, which stands behind application {applicant}."
    ),
    Reason.SAME_ZONE: word("The candidate belongs to {through}, the zone of applicant {applicant}."),
    Reason.KIN: word("A relative of the candidate stands behind application {applicant}, through {through}."),
}


@dataclass(frozen=True)
class Conflict:
    """One reason why a candidate is out: with which applicant, and through what."""

    reason: Reason
    applicant: str
    through: str
    years: int = 0

    @property
    def says(self) -> Word:
        values = {"applicant": self.applicant, "through": self.through}
        if self.reason is Reason.FORMER_EMPLOYER:
            values["years"] = str(self.years)
        return Word(SAYS[self.reason].text, values)


@dataclass(frozen=True)
class Exclusion:
    """A candidate who is out, with every reason; the first one is counted."""

    code: str
    conflicts: tuple[Conflict, ...]


def exclusions(pool: Pool) -> tuple[Exclusion, ...]:
    """Everybody who has a conflict with any applicant; one is enough, since a panel compares all of them."""
    order = list(Reason)
    out = []
    for one in pool.candidates:
        found = [c for a in pool.applicants for c in _between(one, a, pool)]
        if found:
            found.sort(key=lambda c: (order.index(c.reason), c.applicant, c.through))
            out.append(Exclusion(one.code, tuple(found)))
    return tuple(out)


def _between(one: Candidate, applicant: Applicant, pool: Pool) -> Iterator[Conflict]:
    behind = {applicant.code, *applicant.bodies}
    through = {
        Reason.OWN_APPLICATION: {one.code} & {applicant.code, *applicant.people},
        Reason.LEGAL_PERSON: {one.code} & {*applicant.legal_persons},
        Reason.EMPLOYER: {one.employer} & behind,
        Reason.SHAREHOLDER: {one.code, one.employer} & {*applicant.shareholders},
        Reason.HOLDING: {*one.holdings} & behind,
        Reason.SAME_ZONE: {*one.districts} & {applicant.zone},
        Reason.KIN: {*one.kin} & {*behind, *applicant.legal_persons, *applicant.shareholders, *applicant.people},
    }
    for reason, codes in through.items():
        yield from (Conflict(reason, applicant.code, c) for c in codes if c)
    recent = {f.employer for f in one.former if _is_recent(f, pool)} & behind
    yield from (Conflict(Reason.FORMER_EMPLOYER, applicant.code, c, pool.years) for c in recent if c)


def _is_recent(former: Former, pool: Pool) -> bool:
    return former.until is None or former.until >= years_before(pool.on, pool.years)


def years_before(day: date, years: int) -> date:
    """The same day so many years before; the 28th where there is no 29 February."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year - years, day.month, last)
