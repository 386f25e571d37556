"""Acts: record what the panel talked over, and close it: the result is computed, frozen, and never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.asking import RECORD, outside, worded
from jiju.rooms.selections.acts.onward import move_on, stay_below
from jiju.rooms.selections.acts.panel_refusals import PanelIsShort, SheetsAreMissing, WordsAreMissing, WrongDay
from jiju.rooms.selections.acts.requiring import all_of, refuse_writers_in
from jiju.rooms.selections.models import Panel, PanelResult
from jiju.rooms.selections.shapes import Discussion
from jiju.rooms.selections.states import PANELS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical


@act("selections.record_discussion", PANELS["record_discussion"])
def record_discussion(
    panel: Panel, *, by: Actor, at: datetime, discussion: Discussion, uploads: Sequence[Upload] = ()
) -> Panel:
    """Write down when the experts met, who was there and what was said; an earlier record is replaced.

    Errors   SitsOnThePanel, WrongDay, WordsAreMissing; FilesAreNotKept; AnotherPerson for who wrote in the call
    """
    outside(panel, by)
    refuse_writers_in(panel.call, by)
    first, last = workdays.day_of(panel.drawn_at or at), workdays.day_of(at)
    if not first <= discussion.held_on <= last:
        raise WrongDay(
            word("{day} does not lie between the draw and today.", day=discussion.held_on.isoformat()),
            remedy=word("Enter the day on which the panel met."),
        )
    if not discussion.attended:
        raise WordsAreMissing(word("Name those who were there."), remedy=word("Write one name a line."))
    panel.discussion = canonical({
        "held_on": discussion.held_on, "attended": list(discussion.attended), "text": worded(discussion.text, RECORD),
    })  # fmt: skip
    panel.save()
    files = attach(panel, uploads, "discussion", by=by, at=at)
    record(
        panel, held_on=discussion.held_on, attended=len(discussion.attended), digest=checks.digest_of(panel.discussion),
        **({"files": told(files)} if files else {}),
    )  # fmt: skip
    return panel


@act("selections.close_panel", PANELS["close_panel"])
def close_panel(panel: Panel, *, by: Actor, at: datetime) -> PanelResult:
    """Close the panel once every sheet is signed: scores are merged, the result is frozen, applications move on.

    What stays below the pass mark, where the procedure has one, goes no further.

    Errors   SitsOnThePanel, AnotherPerson for who wrote an application; PanelIsShort, SheetsAreMissing
    """
    outside(panel, by)
    refuse_writers_in(panel.call, by)
    _refuse_short(panel)
    _refuse_unsigned(panel)
    panel.state, panel.ended_by, panel.ended_at = PANELS["close_panel"].target, by.person, at
    panel.save()
    content = queries.result_data(panel)
    text = canonical(content)
    made = PanelResult(panel=panel, content=text, digest=checks.digest_of(text), by=by.person, at=at)
    made.save()
    below = set(content["below"])
    for application in all_of(panel.call, pk__in=list(queries.applications_in(panel).values()), stage=panel.stage):
        if application.state == "going":
            (stay_below if application.code in below else move_on)(application, by=by, at=at)
    record(
        panel, digest=made.digest, merge=content["merge"], scores=content["scores"], below=sorted(below),
        sheets=[s["digest"] for s in content["sheets"]],
    )  # fmt: skip
    return made


def _refuse_short(panel: Panel) -> None:
    missing = queries.missing_seats(panel)
    if missing:
        raise PanelIsShort(
            word("{n} seats are filled by nobody.", n=missing),
            why=word("The procedure says how many experts of each field score."),
            remedy=word("Give the panel up, enlist more experts, and draw anew."),
        )


def _refuse_unsigned(panel: Panel) -> None:
    owed = queries.owed_by(panel)
    if owed:
        raise SheetsAreMissing(
            word("Still missing: {n} declarations or signed sheets, of {who}.", n=sum(owed.values()),
                 who="、".join(owed)),
            why=word("A panel is closed once; afterwards nothing is signed or changed."),
            remedy=word("Remind the experts, or recuse who cannot score."),
        )  # fmt: skip
