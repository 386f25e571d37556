"""Procedures and libraries: each stage has what its kind needs, in an order that leads somewhere; names exist."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jiju.core.refusals import Malformed
from jiju.engines.checks import read_condition
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.collecting import enterprise_facts, measured_facts
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import (
    REGISTRY_FACTS,
    DivisionFacts,
    Form,
    Indicator,
    Library,
    Measure,
    Procedure,
    Review,
    Scheme,
    Stage,
)
from jiju.rooms.programmes.words import selecting

NEEDS = {"experts": "review", "decide": "vote", "notice": "objections"}
USES: dict[str, frozenset[str]] = {
    "apply": frozenset(), "check": frozenset({"checklist", "told"}),
    "recommend": frozenset({"checklist", "quota", "told"}),
    "experts": frozenset({"review"}), "visit": frozenset({"checklist", "told"}), "decide": frozenset({"vote"}),
    "notice": frozenset({"objections"}), "issue": frozenset(), "plaque": frozenset(),
}  # fmt: skip
PARTS = ("checklist", "told", "quota", "review", "vote", "objections")
ORDER = {
    "apply": 0,
    "check": 1,
    "recommend": 1,
    "experts": 1,
    "visit": 1,
    "decide": 2,
    "notice": 3,
    "issue": 4,
    "plaque": 5,
}
ONCE = frozenset({"experts", "decide", "notice", "issue", "plaque"})
ENDS = frozenset({"issue", "plaque"})
HUNDRED = Decimal(100)


def libraries_form_a_pipeline(draft: Draft) -> Iterator[Malformed]:
    rows = list(draft.all("libraries", Library))
    yield from known(
        selecting.LIBRARY, draft.ids("libraries"), ((s.at("after"), lib.after) for s, lib in rows if lib.after)
    )
    taken: dict[str, str] = {}
    for spot, lib in rows:
        if lib.status in taken:
            yield spot.at("status").fault(selecting.status_twice(lib.status or "", taken[lib.status or ""]))
        elif lib.status:
            taken[lib.status] = lib.id
    after = [lib.after for _, lib in rows]
    firsts = after.count(None)
    if rows and (firsts != 1 or len(set(after)) < len(after) or not _all_reached([lib for _, lib in rows])):
        yield rows[0][0].fault(selecting.no_pipeline(" → ".join(lib.id for _, lib in rows)))


def _all_reached(libraries: list[Library]) -> bool:
    """Whether every library is reached from the first one."""
    following = {lib.after: lib.id for lib in libraries}
    here, count = following.get(None), 0
    while here is not None and count <= len(libraries):
        here, count = following.get(here), count + 1
    return count == len(libraries)


def procedures_name_what_exists(draft: Draft) -> Iterator[Malformed]:
    clauses = [c.id for _, m in draft.all("measures", Measure) for c in m.clauses]
    after = {lib.id: lib.after for _, lib in draft.all("libraries", Library)}
    schemes = {s.id: s for _, s in draft.all("schemes", Scheme)}
    for spot, one in draft.all("procedures", Procedure):
        named = [("enters", one.enters), ("leaves", one.leaves), *((("takes", i), t) for i, t in enumerate(one.takes))]
        yield from known(selecting.LIBRARY, draft.ids("libraries"), (
            (spot.at(*(key if isinstance(key, tuple) else (key,))), ident) for key, ident in named if ident
        ))  # fmt: skip
        if one.clause is not None:
            yield from known(selecting.CLAUSE, clauses, [(spot.at("clause"), one.clause)])
        before = after.get(one.enters or "")
        if before and before not in one.takes:
            yield spot.at("takes").fault(selecting.takes_from_elsewhere(one.enters or "", before))
        yield from _grade(spot, one, schemes, draft.ids("schemes"))


def _grade(spot: Spot, one: Procedure, schemes: dict[str, Scheme], ids: list[str]) -> Iterator[Malformed]:
    if one.scheme is not None:
        yield from known(words.SCHEME, ids, [(spot.at("scheme"), one.scheme)])
    if one.grade is None:
        return
    scheme = schemes.get(one.scheme or "")
    if one.scheme is None:
        yield spot.at("grade").fault(selecting.grade_without_scheme())
    elif scheme is not None:
        yield from known(words.GRADE, [b.grade for b in scheme.bands], [(spot.at("grade"), one.grade)])


def conditions_of_procedures_can_be_judged(draft: Draft) -> Iterator[Malformed]:
    facts = measured_facts(i for _, i in draft.all("indicators", Indicator))
    below = enterprise_facts(f for _, f in draft.all("forms", Form))
    types = draft.ids("types", "code")
    for spot, one in draft.all("procedures", Procedure):
        for i, condition in enumerate(one.conditions):
            here = spot.at("conditions", i)
            yield from known(words.ZONE_TYPE, types, ((here.at("types", n), t) for n, t in enumerate(condition.types)))
            try:
                read_condition(condition.text, facts, below, "condition")
            except Malformed as unreadable:
                yield here.at("text").fault(words.condition_unreadable(unreadable.what, unreadable.remedy))


def stages_have_what_their_kind_needs(draft: Draft) -> Iterator[Malformed]:
    cities = [d.code for _, d in draft.all("divisions", DivisionFacts) if d.level == "city"]
    for spot, one in draft.all("procedures", Procedure):
        for i, stage in enumerate(one.stages):
            yield from _stage(spot.at("stages", i), stage, cities)


def _stage(spot: Spot, stage: Stage, cities: list[str]) -> Iterator[Malformed]:
    for part in PARTS:
        if getattr(stage, part) and part not in USES[stage.kind]:
            yield spot.at(part).fault(selecting.part_of_another_kind(stage.kind, part))
    needed = NEEDS.get(stage.kind)
    if needed and getattr(stage, needed) is None:
        yield spot.fault(selecting.needs_its_part(stage.kind, needed))
    if stage.kind == "notice" and stage.days is None:
        yield spot.fault(selecting.needs_its_part(stage.kind, "days"))
    if stage.kind != "apply" and not stage.by:
        yield spot.fault(selecting.nobody_acts())
    if stage.kind == "recommend" and stage.by and set(stage.by) != {"city"}:
        yield spot.at("by").fault(selecting.cities_recommend())
    if stage.quota is not None:
        named = ((spot.at("quota", "cities", code), code) for code in stage.quota.cities)
        yield from known(words.DIVISION, cities, named)


def stages_lead_somewhere(draft: Draft) -> Iterator[Malformed]:
    for spot, one in draft.all("procedures", Procedure):
        here, kinds = spot.at("stages"), [s.kind for s in one.stages]
        applies = [i for i, kind in enumerate(kinds) if kind == "apply"]
        if applies != ([0] if one.opens == "call" else []):
            yield here.fault(selecting.applying_is_first())
        for (i, a), (_, b) in pairwise(enumerate(kinds)):
            if ORDER[a] > ORDER[b]:
                yield here.at(i + 1).fault(selecting.out_of_order(b, a))
        for kind in sorted(ONCE):
            if kinds.count(kind) > 1:
                yield here.fault(selecting.kind_twice(kind))
        yield from _end(spot, one, kinds)


def _end(spot: Spot, one: Procedure, kinds: list[str]) -> Iterator[Malformed]:
    """What enters or leaves a library is decided, noticed and issued; the rest ends with being issued."""
    wanted = ("decide", "notice", "issue") if one.enters else ("notice", "issue") if one.leaves else ()
    for kind in wanted:
        if kind not in kinds:
            yield spot.at("stages").fault(selecting.kind_is_missing(kind))
    if not wanted and kinds[-1] not in ENDS:
        yield spot.fault(selecting.leads_nowhere())


def reviews_can_be_held(draft: Draft) -> Iterator[Malformed]:
    for spot, one in draft.all("procedures", Procedure):
        for i, stage in enumerate(one.stages):
            if stage.review is not None:
                yield from _review(spot.at("stages", i, "review"), stage.review, one)


def _review(spot: Spot, review: Review, one: Procedure) -> Iterator[Malformed]:
    total = sum((c.points for c in review.criteria), Decimal(0))
    if total != HUNDRED:
        yield spot.at("criteria").fault(selecting.points_do_not_sum(f"{total.normalize():f}"))
    for key, names in (("criteria", [c.id for c in review.criteria]), ("seats", [s.field for s in review.seats])):
        for n, name in enumerate(names):
            if name in names[:n]:
                yield spot.at(key, n).fault(words.same_id(name, f"{key}[{names.index(name) + 1}]"))
    for n, seats in enumerate(review.seats):
        if seats.least is not None and seats.least > seats.wanted:
            yield spot.at("seats", n, "least").fault(selecting.more_asked_than_wanted(seats.field))
    if review.blind and one.opens == "call" and not any(q.blind for q in (*one.questions, *one.materials)):
        yield spot.at("blind").fault(selecting.nothing_is_blind())


def questions_can_be_filled_in(draft: Draft) -> Iterator[Malformed]:
    indicators = {i.id: i for _, i in draft.all("indicators", Indicator)}
    ids = [*REGISTRY_FACTS, *draft.ids("indicators")]
    for spot, one in draft.all("procedures", Procedure):
        if one.opens == "case" and (one.questions or one.materials):
            yield spot.fault(selecting.asked_in_a_case())
        for i, asked in enumerate(one.questions):
            here = spot.at("questions", i)
            if (asked.kind == "choice") != bool(asked.choices):
                yield here.at("choices").fault(selecting.choices_of_question(list(asked.choices)))
            if asked.prefill:
                yield from known(selecting.PREFILL, ids, [(here.at("prefill"), asked.prefill)])
            own = indicators.get(asked.prefill)
            if own is not None and (asked.kind != "number" or asked.unit != own.unit):
                yield here.at("unit").fault(selecting.units_of_prefill(asked.name, asked.unit, own.unit))
            elif asked.prefill in REGISTRY_FACTS and asked.kind != "text":
                yield here.at("kind").fault(selecting.facts_are_text(asked.name))


CHECKS = (
    libraries_form_a_pipeline, procedures_name_what_exists, conditions_of_procedures_can_be_judged,
    stages_have_what_their_kind_needs, stages_lead_somewhere, reviews_can_be_held, questions_can_be_filled_in,
)  # fmt: skip
