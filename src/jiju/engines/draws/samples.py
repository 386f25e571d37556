"""Samples for checks on the spot, with the same tickets as the draws of experts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from jiju.core.words import word
from jiju.engines.draws.checking import check_frame
from jiju.engines.draws.frames import Frame, Place, in_normal_order
from jiju.engines.draws.records import DrawnStratum, Sample, Ticket, digest_of
from jiju.engines.draws.refusals import NothingWanted, TooFewToSample
from jiju.engines.draws.tickets import in_order

WHOLE = "all"  # stands for the stratum in the tickets of a simple sample


def simple_sample(frame: Frame, seed: str) -> Sample:
    """A simple random sample of the whole list: the lowest tickets.

    Errors   NoSeed, CodeStandsTwice, NothingWanted, TooFewToSample; Malformed
    """
    check_frame(frame, seed)
    frame = in_normal_order(frame)
    order = in_order(seed, WHOLE, (p.code for p in frame.places))
    chosen = tuple(code for code, _ in order[: frame.wanted])
    return Sample(frame, digest_of(frame), seed, (_drawn(WHOLE, order, chosen),), "simple")


def systematic_sample(frame: Frame, seed: str) -> Sample:
    """A stratified systematic sample: each stratum by its share, spread evenly from the largest to the smallest.

    The list of a stratum is ordered by size and closed to a circle; it begins at the lowest ticket, and every N/n-th is
    taken from there. Each place of a stratum has the same chance, n/N.

    Errors   NoSeed, CodeStandsTwice, NothingWanted, TooFewToSample; Malformed
    Source   Cochran (1977), Sampling Techniques, 8.1: the circle, after Lahiri
    """
    check_frame(frame, seed)
    frame = in_normal_order(frame)
    shares = allocation(Counter(p.stratum for p in frame.places), frame.wanted)
    strata = tuple(
        _systematic(stratum, [p for p in frame.places if p.stratum == stratum], n, seed)
        for stratum, n in shares.items()
    )  # fmt: skip
    return Sample(frame, digest_of(frame), seed, strata, "systematic")


def allocation(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """So many to each stratum, in proportion to its size, by the largest remainders. A small stratum may get none.

    Equal remainders go to the larger stratum first, then by name.

    Errors   NothingWanted, TooFewToSample
    Source   Hamilton's method: Balinski & Young (2001), Fair Representation
    """
    total = sum(sizes.values())
    if wanted < 1:
        raise NothingWanted(word("the list"), wanted)
    if wanted > total:
        raise TooFewToSample(wanted, total)
    out = {name: wanted * sizes[name] // total for name in sorted(sizes)}
    order = sorted(out, key=lambda name: (-(wanted * sizes[name] % total), -sizes[name], name))
    for name in order[: wanted - sum(out.values())]:
        out[name] += 1
    return out


def _systematic(stratum: str, places: list[Place], n: int, seed: str) -> DrawnStratum:
    # Equal sizes are ordered by code, not by ticket: else the circle would begin at the first of its equals more often
    # than at the last, and the chances would no longer be equal.
    circle = [p.code for p in sorted(places, key=_place)]
    order = in_order(seed, stratum, circle)
    start = circle.index(order[0][0])
    chosen = tuple(circle[(start + i * len(circle) // n) % len(circle)] for i in range(n))
    return _drawn(stratum, order, chosen)


def _place(place: Place) -> tuple[bool, Decimal, str]:
    return place.size is None, -(place.size or Decimal(0)), place.code


def _drawn(stratum: str, order: list[tuple[str, str]], chosen: tuple[str, ...]) -> DrawnStratum:
    tickets = tuple(Ticket(c, number, "chosen" if c in chosen else "not-reached") for c, number in order)
    return DrawnStratum(stratum, tickets, chosen)
