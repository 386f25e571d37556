"""How a zone enters a library and leaves it, with the registry in step. Called inside the acts that decide it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from jiju.core.words import word
from jiju.rooms.programmes.shapes import Library, Procedure
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.notice_refusals import BanStillRuns, HoldsItAlready, NotInTheLibrary
from jiju.rooms.selections.acts.questioning import end_questions
from jiju.rooms.selections.acts.steps import placed
from jiju.rooms.selections.models import Application, ReserveCandidate, Title
from jiju.rooms.selections.shapes import Batch
from jiju.spine.actors import Actor


def enter_library(row: Application, procedure: Procedure, batch: Batch, *, by: Actor, at: datetime) -> Title:
    """Give a zone the title of a library, for the years of the procedure; what it held before is followed by it."""
    assert procedure.enters is not None
    on = batch.effective_on
    if procedure.takes and not any(queries.stands_in(row.unit, one, on) for one in procedure.takes):
        names = queries.library_names()
        raise NotInTheLibrary(
            word("{unit} does not stand in: {libraries}.", unit=row.unit_name,
                 libraries="、".join(names.get(one, one) for one in procedure.takes)),
            remedy=word("Take the decision back, or give the call up."),
        )  # fmt: skip
    until = checks.years_after(on, procedure.valid_years) if procedure.valid_years else None
    return granted(row, queries.library(procedure.enters), batch, until, call=row.call_id, by=by, at=at)


def granted(
    row: Application | ReserveCandidate, library: Library, batch: Batch, until: date | None, *, call: int | None,
    by: Actor, at: datetime,
) -> Title:  # fmt: skip
    """A new title, from the batch's day on. Errors: BanStillRuns, HoldsItAlready, what the registry refuses."""
    on = batch.effective_on
    ban = queries.ban_of(row.unit, on)
    if ban is not None:
        raise BanStillRuns(
            word("{unit} lost a title and may not come back until {day}.", unit=row.unit_name, day=ban.isoformat()),
            remedy=word("Apply again after that day."),
        )
    before = queries.held_titles(row.unit, on)
    _refuse_beyond(row, library, before, on)
    for one in before:
        if one.library == library.id or (library.status and one.library in queries.earlier(library.id)):
            one.until, one.followed_by = on, library.id
            one.save()
    if library.status:
        _restand(row.unit, library.status, batch.number, on, by, at)
    made = Title(
        unit=row.unit, unit_name=row.unit_name, library=library.id, call_id=call, batch=batch.number,
        document=batch.document, since=on, until=until, conditions=batch.conditions, granted_by=by.person,
        granted_at=at, **placed(row),
    )  # fmt: skip
    made.save()
    return made


def _refuse_beyond(row: Application | ReserveCandidate, library: Library, before: list[Title], on: date) -> None:
    """A zone that stands in a later stage of the pipeline does not enter an earlier one, nor one twice in a day."""
    if any(one.library in queries.later(library.id) for one in before):
        raise HoldsItAlready(
            word("{unit} stands in a library beyond “{library}”.", unit=row.unit_name, library=library.name),
            remedy=word("Look it up in the register of titles."),
        )
    former = queries.held_in_lineage(row.unit, library.id, on)
    if former is not None and former.pk not in {one.pk for one in before}:
        raise HoldsItAlready(
            word("{unit} holds a title of “{library}” under the code {code}.", unit=row.unit_name, library=library.name,
                 code=former.unit),
            why=word("A zone is one zone under all codes that it had."),
            remedy=word("Let its standing be carried over to this code, on the page of the zone."),
        )  # fmt: skip
    if queries.begins_on(row.unit, library.id, on):
        raise HoldsItAlready(
            word("{unit} has a title of “{library}” from {day} on.", unit=row.unit_name, library=library.name,
                 day=on.isoformat()),
            remedy=word("Look it up in the register of titles."),
        )  # fmt: skip


def _restand(unit: str, status: str, batch: str, on: date, by: Actor, at: datetime) -> None:
    """Give the zone its new standing in the registry, unless it has it."""
    facts = zones.zone(by, unit, on)
    if (facts.status, facts.batch) != (status, batch or facts.batch):
        now = replace(facts, status=status, batch=batch or facts.batch, since=on, until=None)
        registry.revise(now, by=by, at=at)


def leave_library(
    row: Application, library: str, batch: Batch, ban_until: date, *, is_removed: bool, by: Actor, at: datetime
) -> list[Title]:
    """End the titles of a zone in a library and beyond it. is_removed: the registry has been told by the case."""
    on = batch.effective_on
    reach = (library, *queries.later(library))
    held = [t for t in queries.held_until(row.unit, on) if t.library in reach]
    if not any(t.library == library for t in held):
        held.append(_unlisted(row, library, on, by, at))
    because = batch.conditions or row.call.name
    for title in held:
        lose(title, on, because, batch.document, ban_until, by=by, at=at)
    if not is_removed and queries.library(library).status:
        _restand(row.unit, zones.REMOVED, "", on, by, at)
    return held


def _unlisted(row: Application, library: str, on: date, by: Actor, at: datetime) -> Title:
    """The title of a zone that the register did not hold yet, as the registry knows it. Errors: NotInTheLibrary."""
    known = queries.title_known(row.unit, library, on - timedelta(days=1))
    if known is None:
        raise NotInTheLibrary(
            word("{unit} does not stand in: {libraries}.", unit=row.unit_name,
                 libraries=queries.library(library).name),
            remedy=word("Give the call up, with a reason."),
        )  # fmt: skip
    return Title(
        unit=row.unit, unit_name=row.unit_name, library=library, call=row.call, batch=known.batch, since=known.since,
        granted_by=by.person, granted_at=at, **placed(row),
    )  # fmt: skip


def lose(
    title: Title, on: date, because: str, document: str, ban_until: date | None, *, by: Actor, at: datetime
) -> None:
    """Write down that a title is lost from a day on."""
    title.lost_on, title.lost_because, title.lost_document = on, because, document
    title.lost_by, title.ban_until = by.person, ban_until
    title.save()
    end_questions(title, by, at)
