"""推荐: a city's ranked list under its quota, sent once, with its letter. Who is not on it goes no further."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core.words import word
from jiju.rooms.programmes.shapes import Stage
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import leave, stand_at, write_deed
from jiju.rooms.selections.acts.refusals import AlreadyRecommended, NotAtThisStage, QuotaIsSpent, StillBehind
from jiju.rooms.selections.acts.requiring import DOCUMENT, MOST, all_of, refuse_other_offices, refuse_writers, written
from jiju.rooms.selections.models import Application, Call, Recommendation
from jiju.rooms.selections.states import CALLS
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical

NOT_RECOMMENDED = "not-recommended"


@act("selections.recommend", CALLS["recommend"])
def recommend(
    call: Call, *, by: Actor, at: datetime, stage: str, city: str, ranked: Sequence[int], document: str,
    said: str = "", uploads: Sequence[Upload] = (),
) -> Recommendation:  # fmt: skip
    """Send a city's list: the first named stands first. The others of the city are out as not recommended.

    Shape    ranked: numbers of applications that stand at the stage
    Errors   NotFound for a city that is not one's own; NotYourStage, NotAtThisStage, AnotherPerson, StillBehind,
             AlreadyRecommended, QuotaIsSpent, ReasonIsShort, TextIsLong; FilesAreNotKept
    """
    shape = _stage(call, stage, by)
    permissions.ask(by, "selections.recommend", Place(city=city))
    rows = all_of(call, city=city)
    if call.recommendations.filter(stage=stage, city=city).exists():
        raise AlreadyRecommended(
            word("The list of this city has been sent."),
            why=word("A city sends one list, so that the quota cannot be spent twice."),
            remedy=word("It stands on the page of the call."),
        )
    here = _all_here(call, shape, rows)
    chosen = _chosen(here, ranked, by)
    quota = _within_quota(call, shape, city, len(chosen))
    made = Recommendation(
        call=call, stage=stage, unit_name=by.unit_name, ranked=canonical([a.pk for a in chosen]), quota=quota,
        document=written(document, word("The list goes with a letter: give its number."), DOCUMENT, MOST),
        by=by.person, at=at, said=said.strip(), city=city,
    )  # fmt: skip
    made.save()
    files = attach(made, uploads, "letter", by=by, at=at)
    _move(call, shape, here, chosen, made, by, at)
    record(
        call, stage=stage, city=city, ranked=[a.unit for a in chosen], quota=quota, document=made.document,
        said=made.said, out=[a.unit for a in here if a not in chosen], files=told(files),
    )  # fmt: skip
    return made


def _stage(call: Call, ident: str, by: Actor) -> Stage:
    procedure = queries.procedure_of(call)
    shape = next((s for s in procedure.stages if s.id == ident and s.kind == "recommend"), None)
    if shape is None:
        raise NotAtThisStage(
            word("This procedure has no such stage of recommendation."), remedy=word("Open the page from the call.")
        )
    refuse_other_offices(shape, by)
    return shape


def _all_here(call: Call, stage: Stage, rows: list[Application]) -> list[Application]:
    """The city's applications at the stage, once none is on its way to it.

    Errors   StillBehind, naming them
    """
    procedure = queries.procedure_of(call)
    living = [a for a in rows if a.state in checks.LIVING]
    late = checks.behind(procedure, stage.id, ((a.pk, a.stage) for a in living))
    waiting = [a for a in living if a.pk in late or (a.stage == stage.id and a.state == "returned")]
    if waiting:
        names = [word("“{line}”", line=a.unit_name) for a in waiting]
        raise StillBehind(
            word("{n} applications of the city are still on their way.", n=len(names)), names,
            why=word("The list ranks all of them, and is sent once."),
            remedy=word("Wait until they have been checked."),
        )  # fmt: skip
    return [a for a in living if a.stage == stage.id]


def _chosen(here: list[Application], ranked: Sequence[int], by: Actor) -> list[Application]:
    known = {a.pk: a for a in here}
    if any(pk not in known for pk in ranked) or len(set(ranked)) != len(ranked):
        raise NotAtThisStage(
            word("The list names an application twice, or one that does not stand here."),
            remedy=word("Open the page again and rank those that it shows."),
        )
    for pk in ranked:
        refuse_writers(known[pk], by)
    return [known[pk] for pk in ranked]


def _within_quota(call: Call, stage: Stage, city: str, wanted: int) -> int:
    quota = checks.quota_of(queries.procedure_of(call), stage, city, queries.quotas_of(call))
    if quota is not None and wanted > quota:
        raise QuotaIsSpent(
            word("{n} were named; this city may recommend {quota}.", n=wanted, quota=quota),
            remedy=word("Leave out those that stand last."),
        )
    return wanted if quota is None else quota


def _move(
    call: Call, stage: Stage, here: list[Application], chosen: list[Application], made: Recommendation, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    procedure = queries.procedure_of(call)
    for application in here:
        application.rank = chosen.index(application) + 1 if application in chosen else None
        write_deed(application, "recommend", by=by, at=at, said=made.said, document=made.document)
        after = checks.next_stage(procedure, stage.id, application.place)
        if application.rank and after is not None:
            stand_at(application, after, at)
        else:
            leave(application, "out", at, NOT_RECOMMENDED)
