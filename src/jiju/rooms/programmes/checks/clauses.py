"""Checks of clauses: the evidence is known, is told what it needs, and the rule over it can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiju.core.periods import PER_YEAR
from jiju.core.refusals import Malformed
from jiju.core.words import Word
from jiju.engines.checks import Condition, read_condition
from jiju.engines.checks.nodes import Judged
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import EVIDENCE, FACTS, Check, EvidenceKind, Form, Measure
from jiju.rooms.programmes.words import declaring, scoring, selecting

NAMED: Mapping[str, tuple[Word, str, str]] = {
    "form": (words.FORM, "forms", "code"), "indicator": (words.INDICATOR, "indicators", "id"),
    "library": (selecting.LIBRARY, "libraries", "id"), "procedure": (declaring.PROCEDURE, "procedures", "id"),
    "award": (scoring.AWARD, "awards", "id"),
}  # fmt: skip


def judged_in(condition: Condition) -> list[str]:
    """What a condition asks a person to judge, in its own words."""
    return [atom.text for atom in condition.atoms if isinstance(atom, Judged)]


def _checks(draft: Draft) -> Iterator[tuple[Spot, Check]]:
    for spot, measure in draft.all("measures", Measure):
        for i, clause in enumerate(measure.clauses):
            yield spot.at("clauses", i, "check"), clause.check


def evidence_is_known(draft: Draft) -> Iterator[Malformed]:
    for spot, check in _checks(draft):
        kind = EVIDENCE.get(check.evidence or "")
        if kind is not None:
            yield from _parameters(draft, spot.at("parameters"), check, kind)
        elif check.evidence is not None:
            yield spot.at("evidence").fault(declaring.unknown_evidence(check.evidence, sorted(EVIDENCE)))


def _parameters(draft: Draft, spot: Spot, check: Check, kind: EvidenceKind) -> Iterator[Malformed]:
    name, takes = check.evidence or "", {**kind.takes, **kind.may_take}
    for lacking in sorted(kind.takes.keys() - check.parameters.keys()):
        yield spot.fault(declaring.parameter_missing(lacking, name))
    for said, value in check.parameters.items():
        if said not in takes:
            yield spot.at(said).fault(declaring.unknown_parameter(said, name, sorted(takes)))
        else:
            yield from _value(draft, spot.at(said), takes[said], value, check)


def _value(draft: Draft, here: Spot, wanted: str, value: str, check: Check) -> Iterator[Malformed]:
    if wanted == "number" and not value.isdecimal():
        yield here.fault(declaring.not_a_count(value))
    elif wanted == "per" and value not in PER_YEAR:
        yield here.fault(words.not_one_of(value, ", ".join(PER_YEAR)))
    else:
        yield from _named(draft, here, wanted, value, check)


def _named(draft: Draft, here: Spot, wanted: str, value: str, check: Check) -> Iterator[Malformed]:
    if wanted in NAMED:
        noun, key, name = NAMED[wanted]
        ids = draft.ids(key, name)
        if len(ids) == len(draft.parts.get(key, [])):  # one without a code has its own fault, and may be the one meant
            yield from known(noun, ids, [(here, value)])
    if wanted == "rows":
        form = next((f for _, f in draft.all("forms", Form) if f.code == check.parameters.get("form")), None)
        if form is not None:
            yield from known(words.ROW, [r.code for r in form.rows], ((here, code) for code in value.split()))


def rules_of_clauses_can_be_read(draft: Draft) -> Iterator[Malformed]:
    for spot, check in _checks(draft):
        for name, text in (("holds", check.holds), ("near", check.near)):
            if text is not None:
                yield from _rule(spot.at(name), name, text, check)


def _rule(here: Spot, name: str, text: str, check: Check) -> Iterator[Malformed]:
    try:
        condition = read_condition(text, FACTS, {}, name)
    except Malformed as unreadable:
        yield here.fault(declaring.rule_of_clause_unreadable(unreadable.what, unreadable.remedy))
        return
    judged = judged_in(condition)
    if condition.figures and check.evidence is None:
        yield here.fault(declaring.rule_without_evidence())
    if len(judged) > 1:
        yield here.fault(declaring.judged_twice())
    if judged and name == "near":
        yield here.fault(declaring.figures_near_only())


def documents_are_wanted_where_a_proof_is(draft: Draft) -> Iterator[Malformed]:
    for spot, check in _checks(draft):
        if check.proofs and check.auto == "full":
            yield spot.at("proofs").fault(declaring.proof_not_wanted())


def judges_exist(draft: Draft) -> Iterator[Malformed]:
    ids = draft.ids("organisations")
    for spot, check in _checks(draft):
        yield from known(words.ORGANISATION, ids, ((spot.at("judges", i), o) for i, o in enumerate(check.judges)))


CHECKS = (
    evidence_is_known, rules_of_clauses_can_be_read, documents_are_wanted_where_a_proof_is, judges_exist,
)  # fmt: skip
