"""Reads: findings of false figures with the rounds that rest on them; what waits; the history of a zone."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db.models import QuerySet

from jiju.core import periods
from jiju.core.words import Word, word
from jiju.rooms.evaluations.models import Falsehood, Proposal, Round
from jiju.rooms.evaluations.queries.accusing import accused_units
from jiju.rooms.evaluations.queries.cases import rectifications, removals
from jiju.rooms.evaluations.queries.followed import ZONE, shown, visible
from jiju.rooms.evaluations.queries.proposing import newest_bodies, past_of, rounds_using, under_all_codes
from jiju.rooms.evaluations.shapes import FalsehoodShown, History, Past, RestedOn
from jiju.rooms.evaluations.states import FALSEHOODS
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Attached, attached_to

WON = ("award", "promote", "admit")  # what a unit gets


def rested_on(falsehood: Falsehood) -> list[RestedOn]:
    """The final rounds that rest on the figures of a finding, and what was won there. For the program itself."""
    return _rested_on([falsehood])[falsehood.pk]


def _rested_on(findings: list[Falsehood]) -> dict[int, list[RestedOn]]:
    """The same for many findings, in a constant number of questions."""
    out: dict[int, list[RestedOn]] = {f.pk: [] for f in findings}
    rounds = rounds_using(findings)
    bodies = newest_bodies([one for _, one, _ in rounds])
    won = _won([one.pk for _, one, _ in rounds], [unit for _, _, unit in rounds])
    for finding, one, unit in rounds:
        row = next((r for r in json.loads(bodies[one.pk]) if r["unit"] == unit), None)
        if row is not None:
            got = tuple(won.get((one.pk, unit), ()))
            out[finding.pk].append(
                RestedOn(one.pk, one.name, one.period, unit, row["rank"], row["peers"], row["grade"], got)
            )
    return out


def _won(rounds: list[int], units: list[str]) -> dict[tuple[int, str], list[tuple[int, str, str]]]:
    rows = Proposal.objects.filter(round_id__in=rounds, unit__in=units, state="taken_up", kind__in=WON).order_by("pk")
    out: dict[tuple[int, str], list[tuple[int, str, str]]] = {}
    for p in rows:
        out.setdefault((p.round_id, p.unit), []).append((p.pk, p.kind, json.loads(p.because).get("award", "")))
    return out


def falsehoods(by: Actor, *, unit: str = "") -> list[FalsehoodShown]:
    """The findings of somebody's area, those to be decided first. A zone sees those that were confirmed."""
    permissions.ask(by, "evaluations.see_following")
    rows = _visible(by).select_related("removal").order_by("-raised_at", "-pk")
    found = list(rows.filter(unit=unit) if unit else rows)
    names = people.names_of([n for f in found for n in (f.raised_by, f.decided_by) if n])
    rounds = _rested_on([f for f in found if f.state != "dropped"])
    files = attached_to(Falsehood._meta.label, [str(f.pk) for f in found])
    cases = accused_units()
    shown_ = [
        _shown(by, f, names, rounds.get(f.pk, []), files.get(str(f.pk), ()),
               has_case=hasattr(f, "removal") or f.unit in cases)
        for f in found
    ]  # fmt: skip
    return sorted(shown_, key=lambda f: f.state != "raised")


def may_see_falsehood(by: Actor, ident: str) -> bool:
    """Whether a person may see a finding and its files."""
    return permissions.may(by, "evaluations.see_following") and _visible(by).filter(pk=int(ident)).exists()


def _visible(by: Actor) -> QuerySet[Any]:
    rows = Falsehood.objects.within(by)
    return rows.filter(state="confirmed") if by.role in ZONE else rows


def falsehood_record(by: Actor, pk: int) -> Falsehood:
    """The finding to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Falsehood | None = _visible(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def _shown(
    by: Actor,
    f: Falsehood,
    names: dict[str, str],
    rounds: list[RestedOn],
    files: tuple[Attached, ...],
    *,
    has_case: bool,
) -> FalsehoodShown:
    verbs = tuple(
        v
        for v in FALSEHOODS.possible(f.state)
        if permissions.may(by, f"evaluations.{v}") and not (v == "give_notice_on_finding" and has_case)
    )
    return FalsehoodShown(
        f.pk, f.unit, f.unit_name, f.city, periods.parse(f.period), f.state, FALSEHOODS.states[f.state], f.figures,
        f.evidence, names.get(f.raised_by, f.raised_by), f.raised_at, names.get(f.decided_by, f.decided_by),
        f.decided_at, f.answer, tuple(rounds), verbs, _not_judge(by, f), files,
    )  # fmt: skip


def _not_judge(by: Actor, f: Falsehood) -> Word | None:
    if f.state == "confirmed" and by.person in {f.raised_by, f.decided_by}:
        return word("You raised or confirmed it; another person gives notice.")
    if f.state == "raised" and by.person == f.raised_by:
        return word("You raised it; another person decides it.")
    return None


def history(by: Actor, code: str, *, on: date) -> History:
    """Everything that a zone was and got, under whatever name.

    Errors   NotFound when it is missing or out of reach
    """
    permissions.ask(by, "evaluations.see_following")
    versions = registry.zone_versions(by, code)
    if not versions:
        raise permissions.out_of_sight()
    return History(
        code, versions[-1].name, tuple(versions), _rounds_of(code), tuple(shown(by, visible(by).filter(unit=code))),
        tuple(rectifications(by, on=on, unit=code)), tuple(removals(by, on=on, unit=code)),
        tuple(falsehoods(by, unit=code)),
    )  # fmt: skip


def _rounds_of(code: str) -> tuple[Past, ...]:
    rounds = Round.objects.filter(state="final").select_related("scheme").defer("snapshot").order_by("-period", "-pk")
    return under_all_codes({code: (), **past_of(list(rounds))}).get(code, ())
