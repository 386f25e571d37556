"""Acts: take over the titles that zones had before, end one, look at each once a year, write down its support."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised, DayDoesNotFit
from jiju.rooms.evaluations.acts.requiring import PROOF, another, written
from jiju.rooms.evaluations.acts.saying import require, within
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.granting import lose
from jiju.rooms.selections.acts.notice_refusals import (
    AmountDoesNotFit,
    LinesAreMissing,
    NoCheckSaysSo,
    ProcedureIsNeeded,
    TitleIsOver,
)
from jiju.rooms.selections.acts.steps import placed
from jiju.rooms.selections.models import LibraryCheck, SupportRecord, Title
from jiju.rooms.selections.shapes import CheckLine, Support, TitleFound
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical

BATCH = 1000
LATEST = timedelta(days=366)
OUTCOMES = ("keep", "warn", "out")
MOST_WAN, CENT = Decimal(10) ** 8, Decimal("0.01")
MOST_BAN = 10  # years


@act("selections.adopt_titles")
def adopt_titles(found: Sequence[TitleFound], *, by: Actor, at: datetime) -> int:
    """Take over the titles that the registry knows of already, so that the register is complete from the start."""
    known = set(Title.objects.order_by("pk").values_list("unit", "library"))
    ever = zones.lineages({one.unit for one in found})
    fresh = [f for f in found if not any((code, f.library) in known for code in ever[f.unit])]
    Title.objects.bulk_create(
        [
            Title(
                unit=f.unit, unit_name=f.unit_name, library=f.library, batch=f.batch, since=f.since,
                granted_by=by.person, granted_at=at, city=f.place.city, county=f.place.county,
                zone_code=f.place.zone, zone_type=f.place.zone_type,
            )
            for f in fresh
        ],
        batch_size=BATCH,
    )  # fmt: skip
    record(None, count=len(fresh), titles=[[f.unit, f.library, f.batch, f.since] for f in fresh])
    return len(fresh)


@act("selections.check_title")
def check_title(
    title: Title, *, by: Actor, at: datetime, year: int, lines: Sequence[CheckLine], outcome: str, said: str = "",
    uploads: Sequence[Upload] = (),
) -> LibraryCheck:  # fmt: skip
    """Look at a title once a year, line by line, and say whether it stays, is warned or should end.

    Errors   TitleIsOver, DayDoesNotFit, AlreadyRaised, LinesAreMissing, TextIsMissing, FilesAreNotKept
    """
    today = workdays.day_of(at)
    _refuse_over(title, today)
    if not title.since.year <= year <= today.year or outcome not in OUTCOMES:
        raise DayDoesNotFit(
            word("{year} is no year of this title that has begun.", year=str(year)),
            remedy=word("Choose this year, or one since the title began."),
        )
    if title.checks.filter(year=year).exists():
        raise AlreadyRaised(
            word("{unit} was checked for {year}.", unit=title.unit_name, year=str(year)),
            remedy=word("Read the check on the page of the title."),
        )
    answered = _answered(title, lines)
    if outcome != "keep" or not all(line.held for line in answered):
        require(said, word("Say what follows from what was found."))
    made = LibraryCheck(
        title=title, year=year, lines=canonical([asdict(x) for x in answered]), outcome=outcome, said=said.strip(),
        checked_by=by.person, checked_at=at, **placed(title),
    )  # fmt: skip
    made.save()
    kept = attach(made, uploads, "check", by=by, at=at)
    record(
        title, unit=title.unit, library=title.library, year=year, lines=[asdict(x) for x in answered],
        outcome=outcome, said=made.said, files=told(kept),
    )  # fmt: skip
    return made


def _answered(title: Title, lines: Iterable[CheckLine]) -> list[CheckLine]:
    """The lines of the library, each answered; one that does not hold says what was found."""
    given = {line.name: line for line in lines}
    asked = queries.library(title.library).yearly
    out = [replace(given[name], said=given[name].said.strip()) for name in asked if name in given]
    bare = [x for x in asked if x not in given] + [x.name for x in out if not x.held and len(x.said) < PROOF]
    if bare:
        raise LinesAreMissing(
            word("Not answered, or not said what was found: {lines}.", lines="、".join(bare)),
            remedy=word("Answer each line; where one does not hold, say what was found."),
        )
    return out


def _refuse_over(title: Title, on: date) -> None:
    if not queries.is_held(title, on):
        raise TitleIsOver(
            word("{unit} does not hold this title on {day}.", unit=title.unit_name, day=on.isoformat()),
            remedy=word("Look it up in the register of titles."),
        )


@act("selections.record_support")
def record_support(title: Title, *, by: Actor, at: datetime, support: Support) -> SupportRecord:
    """Write down what a zone got for its title, by which clause of the plan and which document.

    Errors   TextIsMissing, AmountDoesNotFit, DayDoesNotFit; NotFound for a clause that the plan does not have
    """
    require(support.what, word("Say what the zone got."), PROOF)
    require(support.document, word("Support rests on a document."), PROOF)
    programmes.clause(support.clause)
    within(support.given_on, title.since, workdays.day_of(at))
    made = SupportRecord(
        title=title, what=support.what.strip()[:200], amount_wan=_money(support.amount_wan),
        given_on=support.given_on, clause=support.clause, document=support.document.strip()[:120],
        recorded_by=by.person, recorded_at=at, **placed(title),
    )  # fmt: skip
    made.save()
    record(
        title, unit=title.unit, library=title.library, what=made.what, amount_wan=made.amount_wan,
        given_on=made.given_on, clause=made.clause, document=made.document,
    )  # fmt: skip
    return made


def _money(amount: Decimal | None) -> Decimal | None:
    """An amount in 万元 to the hundred yuan. Errors: AmountDoesNotFit."""
    if amount is None:
        return None
    if not amount.is_finite() or not 0 < amount < MOST_WAN or amount != amount.quantize(CENT):
        raise AmountDoesNotFit(
            word("{amount} is no amount in 10,000 yuan with two decimals.", amount=str(amount)[:20]),
            remedy=word("Write it like 120.50, or leave it empty for support without money."),
        )
    return amount.quantize(CENT)


@act("selections.end_title")
def end_title(
    title: Title, *, by: Actor, at: datetime, effective_on: date, reason: str, document: str, ban_years: int = 0
) -> Title:
    """End a title after a yearly check said that it should, by another person than who checked.

    Titles beyond it in the pipeline end with it, and the registry is told where the library stands in it.

    Errors   TitleIsOver, ProcedureIsNeeded where the plan has a way out of the library, or of one beyond it in which
             the zone stands then or will; NoCheckSaysSo, SamePersonAgain, DayDoesNotFit, TextIsMissing;
             what the registry refuses
    """
    today = workdays.day_of(at)
    _refuse_over(title, today)
    _refuse_way_out(title, effective_on)
    another(_found_wanting(title, today), by)
    within(effective_on, today, today + LATEST)
    because = written(reason)
    require(document, word("The document that publishes it has a number."), PROOF)
    ban = checks.years_after(effective_on, min(max(ban_years, 0), MOST_BAN)) if ban_years > 0 else None
    reach = (title.library, *queries.later(title.library))
    lost = [t for t in queries.held_titles(title.unit, effective_on) if t.library in reach]
    for one in lost:
        lose(one, effective_on, because, document.strip()[:120], ban, by=by, at=at)
    title.refresh_from_db()
    if queries.library(title.library).status:
        facts = zones.zone(by, title.unit, effective_on)
        gone = replace(facts, status=zones.REMOVED, since=effective_on, until=None)
        registry.revise(gone, by=by, at=at)
    record(
        title, unit=title.unit, libraries=[t.library for t in lost], effective_on=effective_on, reason=because,
        document=title.lost_document, ban_until=ban,
    )  # fmt: skip
    return title


def _refuse_way_out(title: Title, on: date) -> None:
    """Refuse where the title, or one beyond it that the zone has then or will have, is left by a procedure alone."""
    beyond = [x for x in queries.later(title.library) if queries.stands_from(title.unit, x, on)]
    bound = [x for x in (title.library, *beyond) if queries.leaves_by_procedure(x)]
    if bound:
        names = queries.library_names()
        raise ProcedureIsNeeded(
            word("The plan has a procedure for leaving: {libraries}.",
                 libraries="、".join(names.get(x, x) for x in bound)),
            why=word("Notice, hearing, decision and public notice come before the end."),
            remedy=word("Take up the removal that follows from an evaluation."),
        )  # fmt: skip


def _found_wanting(title: Title, today: date) -> str:
    """Who made the newest check of this title, this year or last, if it says that the title should end."""
    check = queries.newest_check(title, today)
    if check is None or check.outcome != "out":
        raise NoCheckSaysSo(
            word("The newest yearly check of this title does not say that it should end."),
            remedy=word("Check it first; another person ends it."),
        )
    return str(check.checked_by)
