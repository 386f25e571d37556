"""What is refused before a draw: no seed, a code twice, less than one wanted, a code that makes tickets ambiguous."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jiju.core.refusals import Malformed
from jiju.core.words import Word, word
from jiju.engines.draws.frames import Frame
from jiju.engines.draws.refusals import CodeStandsTwice, NoSeed, NothingWanted, TooFewToSample
from jiju.engines.draws.shapes import Pool, Stratum
from jiju.engines.draws.tickets import BAR

MOST_YEARS = 100  # nobody worked anywhere longer ago


def check_pool(pool: Pool, seed: str) -> None:
    """Refuse what no draw of experts can be made from.

    Errors   NoSeed, CodeStandsTwice, NothingWanted; Malformed for codes and limits that cannot be meant
    """
    _seed(seed)
    _codes("candidates", [c.code for c in pool.candidates])
    _codes("applicants", [a.code for a in pool.applicants])
    _codes("strata", [s.field for s in pool.strata])
    if not pool.strata:
        raise NothingWanted(word("all fields"), 0)
    for stratum in pool.strata:
        _stratum(stratum)
    _at_least("years", pool.years, 0)
    if pool.years > MOST_YEARS:
        raise _malformed("years", word("{value} is above {most}.", value=pool.years, most=MOST_YEARS))
    _at_least("per_employer", 1 if pool.per_employer is None else pool.per_employer, 1)


def check_frame(frame: Frame, seed: str) -> None:
    """Refuse what no sample can be taken from.

    Errors   NoSeed, CodeStandsTwice, NothingWanted, TooFewToSample; Malformed for codes and sizes that are none
    """
    _seed(seed)
    _codes("places", [p.code for p in frame.places])
    for stratum in sorted({p.stratum for p in frame.places}):
        _code("strata", stratum)
    for place in frame.places:
        if place.size is not None and not place.size.is_finite():
            raise _malformed(f"places: {place.code}", word("The size is not a number."))
    if frame.wanted < 1:
        raise NothingWanted(word("the list"), frame.wanted)
    if frame.wanted > len(frame.places):
        raise TooFewToSample(frame.wanted, len(frame.places))


def _seed(seed: str) -> None:
    if not seed.strip():
        raise NoSeed


def _codes(where: str, codes: Iterable[str]) -> None:
    counted = Counter(codes)
    for code in counted:
        _code(where, code)
    twice = tuple(sorted(code for code, n in counted.items() if n > 1))
    if twice:
        raise CodeStandsTwice(twice)


def _code(where: str, code: str) -> None:
    if not code.strip() or BAR in code:
        raise _malformed(f"{where}: “{code}”", word("A code is empty or holds a bar, which parts what a ticket is of."))


def _stratum(stratum: Stratum) -> None:
    if stratum.wanted < 1:
        raise NothingWanted(stratum.field, stratum.wanted)
    _at_least(f"strata: {stratum.field}: reserves", stratum.reserves, 0)
    _at_least(f"strata: {stratum.field}: least", stratum.minimum, 1)
    if stratum.minimum > stratum.wanted:
        raise _malformed(f"strata: {stratum.field}: least", word("The minimum is more than is wanted."))


def _at_least(where: str, value: int, least: int) -> None:
    if value < least:
        raise _malformed(where, word("{value} is below {least}.", value=value, least=least))


def _malformed(where: str, what: Word) -> Malformed:
    return Malformed(where, what, word("Mend it in the list that the draw is made from."))
