"""Signs that belong to one cause become one alert."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jiju.core import periods
from jiju.rooms.oversight.shapes import Cause, Known, Mark, SignFound

RANK = {"notice": 0, "serious": 1, "severe": 2}
MANY = 5  # enterprises of a zone that one rule speaks about alike
WEIGHS = Decimal("0.2")  # of a zone's figure: an enterprise's error of that size is what moves it
FOLLOWS = frozenset({"sum", "jump", "ratio", "unit"})  # kinds of a zone's sign that an enterprise's error explains


def causes(
    signs: Iterable[SignFound], known: Sequence[Known] = (), homes: Mapping[Mark, str] | None = None
) -> tuple[Cause, ...]:
    """One cause an error: signs of one unit and period; echoes of an earlier alert; a zone's sign under its enterprise;
    many enterprises of a zone that say the same.

    Shape    known: alerts of earlier periods, under whose keys their echoes come; homes: signs that were found before,
             and under which key
    """
    before, kept = _by_unit(known), homes or {}
    out: dict[str, list[SignFound]] = defaultdict(list)
    for sign in sorted(_once(signs), key=lambda s: (s.over == "zone", s.unit, s.period, s.rule, s.row)):
        out[kept.get(sign.mark) or _echoed(sign, before) or sign.key].append(sign)
    _under_enterprises(out, kept)
    _together(out, kept)
    return tuple(Cause(key, tuple(sorted(found, key=_first))) for key, found in sorted(out.items()))


def _once(signs: Iterable[SignFound]) -> list[SignFound]:
    """Each mark once, leaning on all that any of its kind leans on: a rule of alerts may take up several findings."""
    out: dict[Mark, SignFound] = {}
    for sign in signs:
        first = out.setdefault(sign.mark, sign)
        if first is not sign:
            out[sign.mark] = replace(first, earlier=tuple(sorted({*first.earlier, *sign.earlier})))
    return list(out.values())


def severity(signs: Iterable[SignFound]) -> str:
    """The most severe of some signs."""
    return max((s.severity for s in signs), key=lambda s: RANK[s])


def _first(sign: SignFound) -> tuple[bool, int, str, str]:
    """An enterprise before its zone, the more severe before the less."""
    return (sign.over != "enterprise", -RANK[sign.severity], sign.rule, sign.row)


def _by_unit(known: Sequence[Known]) -> Mapping[tuple[str, str], list[Known]]:
    out: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in sorted(known, key=lambda k: k.period):
        out[one.form, one.unit].append(one)
    return out


def _echoed(sign: SignFound, before: Mapping[tuple[str, str], list[Known]]) -> str | None:
    """The key of the alert that this sign only repeats: it goes on, or leans on a figure that was doubted already."""
    if sign.root not in {"figures", "decline"}:
        return None
    last = str(periods.parse(sign.period).previous)
    for one in before.get((sign.form, sign.unit), ()):
        goes_on = sign.rule in one.rules and one.period == last
        leans = sign.root == "figures" and one.period in sign.earlier
        if sign.row in one.rows and (goes_on or leans):
            return one.key
    return None


def _under_enterprises(out: dict[str, list[SignFound]], kept: Mapping[Mark, str]) -> None:
    """A zone's sign goes to the enterprise whose figure of the same name makes up a good part of it."""
    errors = [s for found in out.values() for s in found if s.over == "enterprise" and s.root == "figures"]
    for key in [
        k
        for k, found in out.items()
        if all(s.over == "zone" and s.kind in FOLLOWS and s.mark not in kept for s in found)
    ]:
        roots = [s for sign in out[key] for s in errors if _moves(s, sign)]
        if roots:
            root = max(roots, key=lambda s: (s.value or Decimal(0), s.unit))
            home = next(k for k, found in out.items() if root in found)
            out[home] += out.pop(key)


def _together(out: dict[str, list[SignFound]], kept: Mapping[Mark, str]) -> None:
    """Five enterprises of a zone and more of which one rule says the same of one row: it happened to the zone."""
    same: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for key, found in out.items():
        first = min(found, key=_first)
        told = {(s.zone, s.period) for s in found if s.over == "enterprise" and s.root == "figures"}
        if len(told) == 1 and key == found[0].key and not any(s.mark in kept for s in found):
            same[(*told.pop(), first.rule, first.row)].append(key)
    for (zone, period, rule, row), keys in same.items():
        if zone and len(keys) >= MANY:
            home = "/".join(("shared", rule, period, zone, row))
            out[home] = [s for key in keys for s in out.pop(key)]


def _moves(error: SignFound, sign: SignFound) -> bool:
    if (error.zone, error.period) != (sign.unit, sign.period) or error.row_name != sign.row_name:
        return False
    return sign.kind == "sum" or (error.value or Decimal(0)) >= WEIGHS * (sign.value or Decimal(0)) > 0
