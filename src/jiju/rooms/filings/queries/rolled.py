"""What was filled in from a zone's workbook, by whom, and who passes it instead of them. For the program itself."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from jiju.rooms.filings.models import Filing, Passage
from jiju.rooms.filings.queries.one import next_step
from jiju.rooms.programmes.shapes import Step
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role

TAKING = "filings.take_roll"


def rolled(person: str = "") -> Exists:
    """A condition on filings: figures of theirs came by a zone's workbook, which anybody or this person took in."""
    taken = Entry.objects.filter(action=TAKING, **({"person": person} if person else {})).order_by()
    return Exists(Passage.objects.filter(filing=OuterRef("pk"), entry__in=taken.values("seq")).order_by())


def rollers(filings: Sequence[Filing]) -> dict[int, set[str]]:
    """Who took in a zone's workbook with figures of some filings, by number of the filing."""
    passages = list(
        Passage.objects.filter(filing__in=[f.pk for f in filings]).order_by("pk").values_list("filing_id", "entry")
    )
    entries = Entry.objects.filter(action=TAKING, seq__in={seq for _, seq in passages}).order_by("seq")
    who = dict(entries.values_list("seq", "person"))
    out: dict[int, set[str]] = {}
    for pk, seq in passages:
        if seq in who:
            out.setdefault(pk, set()).add(who[seq])
    return out


def stands_in(step: Step, by: Actor) -> bool:
    """Whether somebody takes a step for another, where a filing allows it: the head for the zone's statistician."""
    return step.verb == "pass_zone" and by.role is Role.ZONE_HEAD


def is_the_step_of(filing: Filing, step: Step, by: Actor) -> bool:
    """Whether a step of a form's chain is this person's: by the role that it names, or in place of who filled it in.

    What came by a zone's workbook may be passed by the head of the zone too, for its statistician filled it in.
    """
    return step.role == by.role.value or (stands_in(step, by) and bool(rollers([filing])))


def lies_with(filing: Filing, by: Actor) -> Step | None:
    """The step that a filing waits for, if it is this person's."""
    waits = next_step(filing)
    return waits if waits is not None and is_the_step_of(filing, waits, by) else None
