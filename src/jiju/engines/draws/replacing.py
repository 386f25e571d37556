"""Who sits after some have left: each place goes to the next of the same draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiju.engines.draws.bench import Bench
from jiju.engines.draws.records import Draw, DrawnStratum
from jiju.engines.draws.refusals import NoReserveLeft, NotInTheDraw


@dataclass(frozen=True)
class Departure:
    """Somebody who leaves, or can no longer be called, and the reason as declared."""

    code: str
    reason: str


@dataclass(frozen=True)
class Seat:
    """A person on the panel: for which stratum, and in whose place ("" when drawn at first)."""

    code: str
    stratum: str
    instead_of: str = ""


def panel(draw: Draw, departures: Sequence[Departure] = ()) -> tuple[Seat, ...]:
    """Who sits after these have left, in this order.

    A place goes to the first reserve of its stratum who has not left, sits nowhere and is not one too many from an
    employer. Where there is none the place stays empty, as long as the minimum remains.

    Shape    seats by stratum, each replacement at the place of whom it replaces
    Errors   NotInTheDraw, NoReserveLeft
    """
    table = _Table(draw)
    for one in departures:
        table.leave(one.code)
    return tuple(seat for seats in table.seats.values() for seat in seats)


class _Table:
    def __init__(self, draw: Draw) -> None:
        self.bench = Bench(draw.inputs)
        self.bench.seated.update(draw.chosen)
        self.seats = {s.stratum: [Seat(code, s.stratum) for code in s.chosen] for s in draw.strata}
        self.minimum = {s.field: s.minimum for s in draw.inputs.strata}
        self.drawn: dict[str, DrawnStratum] = {s.stratum: s for s in draw.strata}
        self.gone: set[str] = set()

    def leave(self, code: str) -> None:
        reserves = {c for s in self.drawn.values() for c in s.reserves}
        if code in self.gone or code not in self.bench.seated | reserves:
            raise NotInTheDraw(code)
        self.gone.add(code)
        self.bench.seated.discard(code)
        for stratum, seats in self.seats.items():
            for place, seat in enumerate(seats):
                if seat.code == code:
                    seats[place : place + 1] = self._called(stratum, seat)
                    return

    def _called(self, stratum: str, left: Seat) -> list[Seat]:
        for code in self.drawn[stratum].reserves:
            if code not in self.gone | self.bench.seated and self.bench.has_room_for(code):
                self.bench.seated.add(code)
                return [Seat(code, stratum, left.code)]
        remain = len(self.seats[stratum]) - 1
        if remain < self.minimum[stratum]:
            raise NoReserveLeft(stratum, remain, self.minimum[stratum])
        return []
