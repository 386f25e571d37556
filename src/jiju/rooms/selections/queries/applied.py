"""Reads: what the panels take from calls and applications. Each is asked here and nowhere else among the panels."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from jiju.core.refusals import Fault
from jiju.rooms.programmes.shapes import Procedure, Review, Stage
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Application, Call, Deed, Version
from jiju.rooms.selections.shapes import Applied
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Attached, attached

LIVING = ("going", "returned")


def procedure_of(call: Call) -> Procedure:
    """The procedure of a call, in the wording in which it was opened. For the program itself."""
    return Procedure.model_validate_json(call.wording)


def experts_stage(call: Call) -> Stage | None:
    """The stage in which experts review; None where the procedure has none. For the program itself."""
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


def secret_of(call: Call) -> str:
    """The secret half of the seeds of a call. Only the draw asks for it. For the program itself."""
    return call.seed_secret


def secret_holds(call: Call, secret: str) -> bool:
    """Whether a secret is the one whose digest was published when the call was opened."""
    return hashlib.sha256(secret.encode()).hexdigest() == call.seed_digest


def newest_version(application: Application) -> Version | None:
    """The newest version of an application. For the program itself."""
    found: Version | None = application.versions.order_by("-number").first()
    return found


def answers_of(application: Application) -> dict[str, str]:
    """What an application says of itself, question by question, once the call is unsealed. For the program itself."""
    version = newest_version(application)
    if version is None or version.is_sealed:
        return {}
    return {question: str(value) for question, value in json.loads(version.content).items()}


def files_of(application: Application) -> tuple[Attached, ...]:
    """The files of an application's newest version; the purpose of each is its material. For the program itself."""
    version = newest_version(application)
    return attached(version) if version else ()


def behind(call: Call) -> list[Application]:
    """Living applications that have not reached the experts yet. For the program itself."""
    procedure, stage = procedure_of(call), experts_stage(call)
    if stage is None:
        return []
    order = [s.id for s in procedure.stages]
    at = order.index(stage.id)
    rows = call.applications.filter(state__in=LIVING).order_by("unit")
    return [a for a in rows if a.state == "returned" or order.index(a.stage) < at]


def waiting(call: Call) -> list[Application]:
    """Living applications at the experts. For the program itself."""
    stage = experts_stage(call)
    rows = call.applications.filter(state="going", stage=stage.id) if stage else call.applications.none()
    return list(rows.order_by("code"))


def applied(rows: Sequence[Application]) -> tuple[Applied, ...]:
    """Applications as the panels need them, by code. For the program itself."""
    return tuple(
        Applied(
            a.pk, a.code, a.unit, a.unit_name, a.city, a.county, a.zone_code, a.zone_type, answers_of(a), _persons(a)
        )
        for a in sorted(rows, key=lambda a: a.code)
    )


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
