"""What a final result proposes: awards, rectification, removal, entry, library. Pure; a person decides each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import takewhile

from jiju.engines.indices import competition_ranks
from jiju.rooms.evaluations.shapes.following import Grounds, Past, Wanted
from jiju.rooms.evaluations.shapes.standing import Standing
from jiju.rooms.programmes.shapes import AwardLine, Scheme
from jiju.spine.actors import Place

MOST_LOST = 3  # items that cost a unit most, told to whoever orders what must be put right


def proposals(scheme: Scheme, rows: Iterable[Standing], grounds: Grounds) -> list[Wanted]:
    """Everything that a final result proposes, whoever is barred from an award left in.

    Removal, rectification, entry and the library concern zones; units of another level are proposed for awards alone.
    """
    standing = list(rows)
    out = [*_awards(scheme, standing, grounds)]
    if scheme.units == "zone":
        out += [*_rectify(scheme, standing), *_remove(scheme, standing, grounds), *_unmet(standing, grounds)]
        out += [*_library(scheme, standing, grounds), *_admit(scheme, grounds)]
    return sorted(out, key=lambda w: w.key)


def without_barred(wanted: Iterable[Wanted], barred: frozenset[str]) -> list[Wanted]:
    """What may be proposed: no award for a unit with an open or confirmed finding of false figures."""
    return [w for w in wanted if w.kind != "award" or w.unit not in barred]


def wanted_of(scheme: Scheme, row: Standing, kind: str, about: str = "", **because: object) -> Wanted:
    """A proposal for a unit that has a place in the result, with what is said of every kind."""
    place = Place(row.city, row.county, row.unit if scheme.units == "zone" else "", row.zone_type)
    said = {"grade": row.grade, "rank": row.rank, "peers": row.peers, "score": row.score, **because}
    return Wanted(row.unit, row.name, place, kind, about, said)


def _awards(scheme: Scheme, rows: list[Standing], grounds: Grounds) -> list[Wanted]:
    """The first line of the scheme that gives a unit an award is the one that counts."""
    out: dict[tuple[str, str, str], Wanted] = {}
    for line in scheme.consequences.awards:
        for wanted in _of_line(scheme, line, rows, grounds):
            out.setdefault(wanted.key, wanted)
    return list(out.values())


def _of_line(scheme: Scheme, line: AwardLine, rows: list[Standing], grounds: Grounds) -> Iterator[Wanted]:
    good = {b.grade for b in scheme.bands if b.at_least >= _least(scheme, line.grade)}
    for group in _groups(line, rows):
        places = competition_ranks({r.unit: r.score for r in group if r.score is not None})
        held = list(places.values())
        for row in group:
            place = places.get(row.unit)
            if place is None or place > line.top or row.grade not in good:
                continue
            shared = held.count(place)
            yield wanted_of(
                scheme, row, "award", line.award, award=line.award, place=place, of=len(held), top=line.top,
                among=line.among, cap_wan=_cap(line, grounds), tied=shared > 1 and place + shared - 1 > line.top,
            )  # fmt: skip


def _least(scheme: Scheme, grade: str) -> Decimal:
    return next(b.at_least for b in scheme.bands if b.grade == grade)


def _groups(line: AwardLine, rows: list[Standing]) -> list[list[Standing]]:
    if line.among == "all":
        return [rows]
    return [[r for r in rows if r.group == group] for group in sorted({r.group for r in rows})]


def _cap(line: AwardLine, grounds: Grounds) -> object:
    """The lower of the scheme's cap and the plan's. Missing: neither names one."""
    caps = [c for c in (line.cap_wan, grounds.caps.get(line.award)) if c is not None]
    return min(caps) if caps else None


def _rectify(scheme: Scheme, rows: list[Standing]) -> Iterator[Wanted]:
    for row in rows:
        if row.grade in scheme.consequences.rectify:
            yield wanted_of(
                scheme, row, "rectify", months=scheme.consequences.rectify_months, lost=lost(row), why=list(row.because)
            )


def lost(row: Standing) -> list[list[str]]:
    """The items that cost the unit most points: name and points, the dearest first."""
    ordered = sorted(row.parts, key=lambda p: (p.contribution - p.weight, p.item))
    return [[p.name, format(p.weight - p.contribution, "f")] for p in ordered[:MOST_LOST] if p.weight > p.contribution]


def _remove(scheme: Scheme, rows: list[Standing], grounds: Grounds) -> Iterator[Wanted]:
    """Those with the worst grade so many rounds in a row, or with a veto that removes at once.

    Missing  a round from which the unit was exempted is passed over; one in which it did not stand ends the row
    """
    names = {v.id: v.name for v in scheme.vetoes}
    for row in rows:
        vetoes = [names.get(v, v) for v in row.because if v in scheme.consequences.remove_at_once]
        worst = _worst_in_a_row(grounds.past.get(row.unit, ()))
        if vetoes or len(worst) >= scheme.consequences.remove_after:
            counted = worst if len(worst) >= scheme.consequences.remove_after else []
            rounds = [[p.round, p.name, p.period, p.grade] for p in counted]
            yield wanted_of(scheme, row, "remove", rounds=rounds, vetoes=vetoes)


def _worst_in_a_row(past: tuple[Past, ...]) -> list[Past]:
    return list(takewhile(lambda p: p.is_worst, (p for p in past if not p.is_exempted)))


def _unmet(rows: list[Standing], grounds: Grounds) -> Iterator[Wanted]:
    by_unit = {r.unit: r for r in rows}
    for unmet in grounds.unmet:
        row = by_unit[unmet.unit]
        place = Place(row.city, row.county, row.unit, row.zone_type)
        because = {"grade": row.grade, "rank": row.rank, "peers": row.peers, "score": row.score,
                   "rectification": unmet.id, "state": unmet.state, "due": unmet.due}  # fmt: skip
        yield Wanted(row.unit, row.name, place, "remove", f"rectification:{unmet.id}", because)


def _library(scheme: Scheme, rows: list[Standing], grounds: Grounds) -> Iterator[Wanted]:
    """Into 重点推进库 with a grade that the scheme names; out of it with any other grade."""
    if not scheme.consequences.promote:
        return
    for row in rows:
        is_good, is_in = row.grade in scheme.consequences.promote, row.unit in grounds.library
        if is_good and not is_in:
            yield wanted_of(scheme, row, "promote")
        elif is_in and row.grade and not is_good:
            yield wanted_of(scheme, row, "demote")


def _admit(scheme: Scheme, grounds: Grounds) -> Iterator[Wanted]:
    """Zones of the reserve, but for those that fail a condition: what is left to persons keeps nobody out."""
    condition = next((c for c in scheme.conditions if c.id == scheme.consequences.admit), None)
    if condition is None:
        return
    for zone in grounds.waiting:
        if zone.may_enter is False:
            continue
        because = {"condition": condition.name, "text": condition.text, "judged": "holds" if zone.may_enter else ""}
        yield Wanted(zone.unit, zone.name, zone.place, "admit", "", because)
