"""The draw of experts: exclusions first, then tickets, stratum by stratum, lowest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jiju.engines.draws.bench import Bench
from jiju.engines.draws.checking import check_pool
from jiju.engines.draws.conflicts import Exclusion, exclusions
from jiju.engines.draws.records import Draw, DrawnStratum, Outcome, Ticket, digest_of
from jiju.engines.draws.refusals import TooFewCandidates
from jiju.engines.draws.shapes import Pool, Stratum, normal
from jiju.engines.draws.tickets import in_order


def pool_digest(pool: Pool) -> str:
    """The digest of everything but the seed, to be published before the seed is known."""
    return digest_of(normal(pool))


def draw(pool: Pool, seed: str) -> Draw:
    """Draw experts for a review.

    Who has a conflict with any applicant is out. In each stratum, in the order written, the lowest tickets are chosen;
    passed over is who was chosen in a stratum before, and who would be one too many from an employer. The next tickets
    of those who sit nowhere are the reserves.

    Errors   NoSeed, CodeStandsTwice, NothingWanted, TooFewCandidates; Malformed
    """
    check_pool(pool, seed)
    pool = normal(pool)
    excluded = {e.code: e for e in exclusions(pool)}
    bench = Bench(pool)
    filled = [_fill(stratum, pool, seed, excluded, bench) for stratum in pool.strata]
    strata = tuple(_with_reserves(s, one, bench) for s, one in zip(pool.strata, filled, strict=True))
    return Draw(pool, digest_of(pool), seed, tuple(excluded.values()), strata)


def _fill(
    stratum: Stratum, pool: Pool, seed: str, excluded: Mapping[str, Exclusion], bench: Bench
) -> DrawnStratum:  # fmt: skip
    """One stratum without its reserves.

    Errors   TooFewCandidates
    """
    listed = [c.code for c in pool.candidates if stratum.field in c.fields]
    tickets: list[Ticket] = []
    chosen: list[str] = []
    for code, number in in_order(seed, stratum.field, (c for c in listed if c not in excluded)):
        outcome = "not-reached" if len(chosen) == stratum.wanted else _outcome(code, bench)
        tickets.append(Ticket(code, number, outcome))
        if outcome == "chosen":
            chosen.append(code)
            bench.seated.add(code)
    if len(chosen) < stratum.minimum:
        out = [excluded[c].conflicts[0].reason.value for c in listed if c in excluded]
        raise _too_few(stratum, len(chosen), len(listed), [*out, *(t.outcome for t in tickets)])
    return DrawnStratum(stratum.field, tuple(tickets), tuple(chosen))


def _outcome(code: str, bench: Bench) -> Outcome:
    if code in bench.seated:
        return "elsewhere"
    return "chosen" if bench.has_room_for(code) else "employer-cap"


def _too_few(stratum: Stratum, have: int, listed: int, outcomes: Sequence[str]) -> TooFewCandidates:
    return TooFewCandidates(stratum.field, stratum.minimum, have, listed, Counter(outcomes))


def _with_reserves(stratum: Stratum, drawn: DrawnStratum, bench: Bench) -> DrawnStratum:
    """The next tickets of those who sit nowhere. The rule on employers is asked when one of them is called."""
    free = [t.code for t in drawn.tickets if t.code not in bench.seated]
    return replace(drawn, reserves=tuple(free[: stratum.reserves]))
