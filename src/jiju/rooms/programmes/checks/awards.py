"""Awards: what a rule names stands in the plan, and what may be paid has a cap and something that it follows from."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Award, AwardLine, Measure, Need, Scheme


def awards_name_what_exists(draft: Draft) -> Iterator[Malformed]:
    """The clause of a rule stands in the plan, and the grade that it needs in one of the schemes."""
    clauses = [c.id for _, m in draft.all("measures", Measure) for c in m.clauses]
    grades = list(dict.fromkeys(b.grade for _, s in draft.all("schemes", Scheme) for b in s.bands))
    for spot, award in draft.all("awards", Award):
        if award.clause is not None:
            yield from known(words.CLAUSE, clauses, [(spot.at("clause"), award.clause)])
        if award.needs is not None and award.needs.grade:
            yield from known(words.GRADE, grades, [(spot.at("needs", "grade"), award.needs.grade)])


def awards_that_are_paid_have_bounds(draft: Draft) -> Iterator[Malformed]:
    """Money is paid on a rule only where the plan caps it; what is once a round follows from a round."""
    for spot, award in draft.all("awards", Award):
        if award.needs is not None and award.cap_wan is None:
            yield spot.at("cap_wan").fault(words.paid_without_cap(award.id))
        yield from _once(spot, award)


def _once(spot: Spot, award: Award) -> Iterator[Malformed]:
    kind = award.needs.kind if award.needs else ""
    if award.once == "round" and kind != "round":
        yield spot.at("once").fault(words.once_a_round_without_round(award.id))
    if award.needs is not None and (award.needs.grade or award.needs.top) and kind != "round":
        yield spot.at("needs").fault(words.bound_without_round(award.id))


def schemes_stay_within_the_rules(draft: Draft) -> Iterator[Malformed]:
    """A scheme proposes an award for no lower grade and no more places than the rule itself allows."""
    needs = {a.id: a.needs for _, a in draft.all("awards", Award) if a.needs is not None}
    for spot, scheme in draft.all("schemes", Scheme):
        good = [b.grade for b in scheme.bands]  # the best first
        for i, line in enumerate(scheme.consequences.awards):
            need = needs.get(line.award)
            if need is not None and line.grade in good and _is_beyond(need, line, good):
                yield spot.at("consequences", "awards", i).fault(words.line_beyond_the_rule(line.award))


def _is_beyond(need: Need, line: AwardLine, grades: list[str]) -> bool:
    lower = need.grade in grades and grades.index(line.grade) > grades.index(need.grade)
    return lower or (need.top is not None and line.top > need.top)
