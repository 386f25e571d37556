"""Acts: let a removal that was decided begin the way by which a zone leaves its library; end its titles with it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from jiju.core.words import word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.deciding import meeting_columns
from jiju.rooms.selections.acts.granting import lose
from jiju.rooms.selections.acts.notice_refusals import TitleIsOver
from jiju.rooms.selections.models import Application, Call, CallDecision, Title
from jiju.rooms.selections.shapes import RemovalDecided
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("selections.open_removal")
def open_removal(decided: RemovalDecided, *, by: Actor, at: datetime) -> Call:
    """Open the procedure by which a zone leaves: it begins with the public notice, on the decision of the case.

    Again only once the call before was given up.

    Errors   AlreadyRaised
    """
    if CallDecision.objects.filter(removal=decided.removal).exclude(call__state="given_up").exists():
        raise AlreadyRaised(word("Notice of this removal is on its way."), remedy=word("Open it among the calls."))
    wording = canonical(decided.procedure.model_dump(mode="json"))
    call = Call(
        procedure=decided.procedure.id, wording=wording, digest=hashlib.sha256(wording.encode()).hexdigest(),
        name=f"{decided.procedure.name}：{decided.unit_name}", state="decided", opens_at=at, opened_by=by.person,
    )  # fmt: skip
    call.save()
    Application(
        call=call, unit=decided.unit, unit_name=decided.unit_name, state="chosen",
        stage=decided.procedure.stages[0].id, since=at, city=decided.place.city, county=decided.place.county,
        zone_code=decided.place.zone, zone_type=decided.place.zone_type,
    ).save()  # fmt: skip
    CallDecision(
        call=call, **meeting_columns(decided.meeting), chosen=canonical([decided.unit]), passed_over="[]",
        removal=decided.removal, recorded_by=decided.decided_by, recorded_at=decided.decided_at,
    ).save()  # fmt: skip
    record(call, procedure=call.procedure, digest=call.digest, unit=decided.unit, removal=decided.removal)
    return call


@act("selections.end_removed_title")
def end_removed_title(title: Title, *, by: Actor, at: datetime, removal: int) -> Title:
    """End a title whose removal was confirmed in its own case: from the day, and with the ban, of the case.

    Where the plan has a procedure for it, the batch document has ended it already.

    Errors   TitleIsOver where no confirmed removal ends this title, or it has ended
    """
    if title.pk not in {one.pk for one in queries.titles_removed(removal)}:
        raise TitleIsOver(
            word("No confirmed removal ends this title of {unit}.", unit=title.unit_name),
            remedy=word("Look it up in the register of titles."),
        )
    case = evaluations.removal_record(by, removal)
    assert case.effective_on is not None
    lose(title, case.effective_on, case.notice, "", case.ban_until, by=by, at=at)
    record(
        title, unit=title.unit, library=title.library, removal=removal, effective_on=case.effective_on,
        ban_until=case.ban_until,
    )  # fmt: skip
    return title
