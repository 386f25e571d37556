"""What a zone reads of the review of its own application: nothing before the public notice, then what the plan says."""

from __future__ import annotations

import json
from collections.abc import Mapping

from jiju.rooms.selections import words
from jiju.rooms.selections.models import Application, Deed, Notice, SiteVisit
from jiju.rooms.selections.queries.drafts import steps_inside
from jiju.rooms.selections.queries.finding import WRITING, is_applicant
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.shapes import DeedShown
from jiju.spine import permissions
from jiju.spine.actors import Actor

OWN = (*WRITING, "take_back", "withdraw")  # steps of the zone itself
TO_THE_ZONE = ("hand_back", "refuse")  # why is said to the zone; who said it and what was ticked is not
OPEN = ("open_case", "give_up_call", "publish_notice", "uphold_objection", "issue_batch", "hang_plaque")


def stages_told(by: Actor, application: Application) -> frozenset[str]:
    """The stages of which somebody reads what was said and found: all of them for offices and the auditor."""
    stages = procedure_of(application.call).stages
    if not is_applicant(by, application.unit):
        return frozenset(s.id for s in stages)
    noticed = Notice.objects.filter(call=application.call_id).exists()
    return frozenset(s.id for s in stages if noticed and (s.told or s.kind in ("decide", "notice", "issue", "plaque")))


def deeds_told(by: Actor, application: Application, units: Mapping[str, str], rows: list[Deed]) -> list[DeedShown]:
    """The steps taken with an application, the newest first, as far as somebody reads them."""
    hidden, told = steps_inside(by, application.call), stages_told(by, application)
    names = {s.id: s.name for s in procedure_of(application.call).stages}
    is_own = is_applicant(by, application.unit)
    out = []
    for d in rows:
        if d.verb in hidden:
            continue
        whole = not is_own or d.verb in (*OWN, *OPEN) or d.stage in told
        said = d.said if whole or d.verb in TO_THE_ZONE else ""
        out.append(DeedShown(
            d.verb, words.done(d.verb), names.get(d.stage, ""), d.by_name if whole else "", units.get(d.unit, d.unit),
            d.at, said, tuple(json.loads(d.checklist).items()) if whole else (), d.document if whole else "",
        ))  # fmt: skip
    return out


def visits_told(by: Actor, application: Application) -> list[SiteVisit]:
    """The visits to the place that somebody reads of."""
    told = stages_told(by, application)
    return [v for v in application.visits.order_by("visited_on", "pk") if v.stage in told]


def may_see_visit(by: Actor, ident: str) -> bool:
    """Whether a person may see the files of a visit: offices of the area; its zone where it reads of the visit."""
    found = SiteVisit.objects.filter(pk=int(ident)).select_related("application__call").first()
    if found is None or not permissions.may(by, "selections.see_applications"):
        return False
    return by.scope.covers(found.place) and found.stage in stages_told(by, found.application)
