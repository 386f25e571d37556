"""Reads: what the panels take from calls and applications. For the program itself, but for the call of a reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jiju.core.refusals import Fault
from jiju.rooms.programmes.shapes import Review, Stage
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Application, Call, Deed
from jiju.rooms.selections.queries.applications import exhibits_shown, unsealed_content
from jiju.rooms.selections.queries.finding import standing_at
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.shapes import Applied
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Attached


def experts_stage(call: Call) -> Stage | None:
    """The stage in which experts review; None where the procedure has none."""
    return procedure_of(call).first("experts")


def review_of(call: Call) -> Review:
    """How experts review in a call.

    Errors   Fault where nobody does: panels exist only where somebody does
    """
    stage = experts_stage(call)
    if stage is None or stage.review is None:
        raise Fault(f"call {call.pk} has no experts")
    return stage.review


def call_to_review(by: Actor, pk: int) -> Call:
    """A call, for those who run or audit its panels. Errors: NotYours, NotFound."""
    permissions.ask(by, "selections.see_panels")
    found: Call | None = Call.objects.filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def files_of(application: Application) -> tuple[tuple[str, Attached], ...]:
    """The files of an application's newest version, each with the material that it proves, once it is unsealed."""
    shown = exhibits_shown(pk for _, pk, _ in unsealed_content(application).exhibits)
    return tuple((e.material, e.file) for e in shown)


def at_the_experts(call: Call) -> list[Application]:
    """Living applications that stand at the experts, by code."""
    stage = experts_stage(call)
    return sorted(standing_at(call, stage.id), key=lambda a: a.code) if stage else []


def applied(rows: Sequence[Application]) -> tuple[Applied, ...]:
    """Applications as the panels need them, by code."""
    return tuple(
        Applied(
            a.pk, a.code, a.unit, a.unit_name, a.city, a.county, a.zone_code, a.zone_type,
            dict(unsealed_content(a).answers), _persons(a),
        )
        for a in sorted(rows, key=lambda a: a.code)
    )  # fmt: skip


def _persons(application: Application) -> tuple[str, ...]:
    """Who wrote, sent, checked or recommended an application."""
    wrote = application.versions.order_by("number").values_list("made_by", flat=True)
    acted = Deed.objects.filter(application=application).order_by("pk").values_list("by", flat=True)
    return tuple(sorted({*wrote, *acted}))


def place_names(one: Applied, on: date) -> tuple[str, ...]:
    """The names of the city and county of an applicant, whole and short."""
    names = registry.division_names(on)
    found = [names[code] for code in (one.city, one.county) if code in names]
    return tuple(n for d in found for n in (d.name, d.short))
