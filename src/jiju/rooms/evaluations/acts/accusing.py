"""退出 on a finding alone: the case against a title whose figures prove false, where no round has to propose it."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.acts.refusals import AnotherKind, SamePersonAgain
from jiju.rooms.evaluations.acts.removing import refuse_open_case
from jiju.rooms.evaluations.acts.saying import require
from jiju.rooms.evaluations.models import Falsehood, Removal
from jiju.rooms.evaluations.states import FALSEHOODS
from jiju.rooms.registry import queries as zones
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("evaluations.give_notice_on_finding", FALSEHOODS["give_notice_on_finding"])
def give_notice_on_finding(falsehood: Falsehood, *, by: Actor, at: datetime, reason: str) -> Removal:
    """Tell a zone that its title may be removed since figures of it were found false, and until when it may be heard.

    The case is against the code that has the title today. From here on it goes like every removal.

    Errors   SamePersonAgain for whoever raised or confirmed the finding; AnotherKind for a zone without the provincial
             title; AlreadyRaised, TextIsMissing
    """
    if by.person in {falsehood.raised_by, falsehood.decided_by}:
        raise SamePersonAgain(
            word("You raised or confirmed this finding."),
            why=word("Who finds does not bring the case as well."),
            remedy=word("Another person of the province gives notice."),
        )
    today = workdays.day_of(at)
    holder = queries.title_holder(falsehood.unit, today)
    if holder is None or holder.status != zones.PROVINCIAL:
        raise AnotherKind(
            word("{unit} has no title today.", unit=falsehood.unit_name),
            remedy=word("Look the zone up in the register."),
        )
    refuse_open_case(holder.code, holder.name, has_case=hasattr(falsehood, "removal"))
    require(reason, word("The notice says on which facts the removal rests."))
    days, years = queries.terms_without_round()
    made = Removal(
        falsehood=falsehood, ban_years=years, unit=holder.code, unit_name=holder.name, notice=reason.strip(),
        noticed_by=by.person, noticed_at=at, hearing_by=workdays.after_working_days(today, days), city=holder.city,
        county=holder.county, zone_code=holder.code, zone_type=holder.zone_type,
    )  # fmt: skip
    made.save()
    record(made, falsehood=falsehood.pk, unit=made.unit, reason=made.notice, hearing_by=made.hearing_by)
    return made
