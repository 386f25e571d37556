"""Schemes: weights, method and grades, and what grades and awards they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Award, AwardLine, Scheme

HUNDRED = Decimal(100)


def weights_sum_to_100(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        total = sum((item.weight for item in scheme.items), Decimal(0))
        if total != HUNDRED:
            yield spot.at("items").fault(words.weights_do_not_sum(f"{total.normalize():f}"))
        reach = scheme.method.floor + scheme.method.span
        if reach != HUNDRED:
            yield spot.at("method").fault(words.method_does_not_reach_100(f"{reach.normalize():f}"))


def grades_cover_every_score(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        floors = [band.at_least for band in scheme.bands]
        if floors[-1] != 0 or any(a <= b for a, b in zip(floors, floors[1:], strict=False)):
            yield spot.at("bands").fault(words.bands_out_of_order())


def adjustments_have_room(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        for i, one in enumerate(scheme.adjustments):
            here = spot.at("adjustments", i)
            if one.at_most < one.points:
                yield here.at("at_most").fault(words.limit_below_one_case(str(one.points), str(one.at_most)))
            if one.counts != "cases" and one.kind == "bonus":
                yield here.at("kind").fault(words.no_bonus_for_faults(one.counts))


def values_are_told_apart(draft: Draft) -> Iterator[Malformed]:
    """Items, adjustments and vetoes of a scheme are known by one code each: values and rulings stand under it."""
    for spot, scheme in draft.all("schemes", Scheme):
        taken: dict[str, str] = {}
        ids = {key: [part.id for part in getattr(scheme, key)] for key in ("items", "adjustments", "vetoes")}
        for key, named in ids.items():
            for i, ident in enumerate(named):
                if ident in taken and not taken[ident].startswith(key):
                    yield spot.at(key, i, "id").fault(words.same_id(ident, taken[ident]))
                taken.setdefault(ident, f"{key}[{i + 1}].id")


def grades_that_are_named_exist(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        grades = [band.grade for band in scheme.bands]
        yield from known(words.GRADE, grades, _grades_named(spot, scheme))


def _grades_named(spot: Spot, scheme: Scheme) -> Iterator[tuple[Spot, str]]:
    for i, veto in enumerate(scheme.vetoes):
        yield spot.at("vetoes", i, "grade"), veto.grade
    here, what = spot.at("consequences"), scheme.consequences
    for i, line in enumerate(what.awards):
        yield here.at("awards", i, "grade"), line.grade
    for key, grades in (("rectify", what.rectify), ("promote", what.promote)):
        for i, grade in enumerate(grades):
            yield here.at(key, i), grade


def consequences_name_what_exists(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        here, what = spot.at("consequences"), scheme.consequences
        at_once = ((here.at("remove_at_once", i), veto) for i, veto in enumerate(what.remove_at_once))
        yield from known(words.VETO, [veto.id for veto in scheme.vetoes], at_once)
        if what.admit is not None:
            yield from known(words.CONDITION, [c.id for c in scheme.conditions], [(here.at("admit"), what.admit)])


def awards_stay_within_the_plan(draft: Draft) -> Iterator[Malformed]:
    awards = {a.id: a for _, a in draft.all("awards", Award)}
    for spot, scheme in draft.all("schemes", Scheme):
        here = spot.at("consequences", "awards")
        lines = list(enumerate(scheme.consequences.awards))
        yield from known(words.AWARD, draft.ids("awards"), ((here.at(i, "award"), line.award) for i, line in lines))
        yield from _caps(here, lines, awards)


def _caps(spot: Spot, lines: Iterable[tuple[int, AwardLine]], awards: dict[str, Award]) -> Iterator[Malformed]:
    for i, line in lines:
        award = awards.get(line.award)
        if award is None or award.cap_wan is None:
            continue  # unknown, which has its own fault, or without a cap in the plan
        if line.cap_wan is not None and line.cap_wan > award.cap_wan:
            yield spot.at(i, "cap_wan").fault(
                words.cap_beyond_the_plan(line.award, f"{line.cap_wan:f}", f"{award.cap_wan:f}")
            )


def borders_are_in_order(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        low, high = scheme.sureness.borderline
        if low >= high:
            yield spot.at("sureness", "borderline").fault(words.border_reversed(f"{low:f}", f"{high:f}"))
