"""What a draw is made from: who may be drawn, what is reviewed, and how many are wanted of what.

Codes are the caller's: of persons in the library of experts, of bodies (credit codes), of zones. Two things are the
same when their codes are equal; equal names prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Former:
    """A body that somebody worked for before, and the last day there.

    Missing  `until` None: the day is not known, and the employment counts as recent
    """

    employer: str
    until: date | None


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be drawn.

    Shape    `fields`: subjects, each the name of a stratum; `holdings`: bodies that the person has a share in;
             `districts`: zones and divisions that the person belongs to; `kin`: relatives, and bodies in which they
             work or hold a share, as far as declared
    Missing  `employer` "": works for nobody; such persons are not colleagues of one another
    """

    code: str
    name: str
    fields: tuple[str, ...]
    employer: str
    former: tuple[Former, ...] = ()
    holdings: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applicant:
    """One application under review, with everybody whose own cause it is.

    Shape    `bodies`: its operator and the employers behind it; `legal_persons` and `people` (who drew it up or are
             named in it): persons; `shareholders`: persons or bodies
    """

    code: str
    zone: str
    bodies: tuple[str, ...] = ()
    legal_persons: tuple[str, ...] = ()
    shareholders: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stratum:
    """How many are wanted of one field: so many, at the very least so many, and so many reserves behind them.

    Missing  `least` None: as many as are wanted
    """

    field: str
    wanted: int
    reserves: int = 0
    least: int | None = None

    @property
    def minimum(self) -> int:
        return self.wanted if self.least is None else self.least


@dataclass(frozen=True)
class Pool:
    """Everything that decides a draw but the seed. Its digest can be published before the seed is known.

    Shape    `strata` are filled in the order written; `on`: the day of the draw
    Units    `years`: how long a former employer counts; `per_employer`: persons over all strata, None without limit
    """

    candidates: tuple[Candidate, ...]
    applicants: tuple[Applicant, ...]
    strata: tuple[Stratum, ...]
    on: date
    years: int = 3
    per_employer: int | None = None


def normal(pool: Pool) -> Pool:
    """The same pool in the order of its codes, so that the order of lists decides nothing."""
    return replace(
        pool,
        candidates=tuple(sorted(map(_candidate, pool.candidates), key=lambda c: c.code)),
        applicants=tuple(sorted(map(_applicant, pool.applicants), key=lambda a: a.code)),
    )


def _candidate(one: Candidate) -> Candidate:
    former = sorted(set(one.former), key=lambda f: (f.employer, f.until or date.max))
    return replace(
        one,
        fields=_sorted(one.fields),
        former=tuple(former),
        holdings=_sorted(one.holdings),
        districts=_sorted(one.districts),
        kin=_sorted(one.kin),
    )


def _applicant(one: Applicant) -> Applicant:
    return replace(
        one,
        bodies=_sorted(one.bodies),
        legal_persons=_sorted(one.legal_persons),
        shareholders=_sorted(one.shareholders),
        people=_sorted(one.people),
    )


def _sorted(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))
