"""Extensions: a unit asks for a later deadline of its own; the city or the province grants or refuses it."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core import periods
from jiju.core.words import Word, word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    AlreadyAsked,
    AlreadyReported,
    DayHasPassed,
    ExtensionIsTooLong,
    ForeignUnit,
    NothingChanges,
    ReasonIsMissing,
    RuleIsDecided,
    SamePerson,
    WrongForm,
)
from jiju.rooms.filings.acts.telling import message, tell
from jiju.rooms.filings.acts.terms import refuse_outside, unit_of
from jiju.rooms.filings.models import Extension, Filing, Window
from jiju.rooms.filings.states import SENT
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record
from jiju.spine.roles import Role

REASON, ANSWER = 15, 5


@act("filings.ask_extension")
def ask_extension(window: Window, *, by: Actor, at: datetime, unit_code: str, reason: str, until: date) -> Extension:
    """Ask for a later deadline of one's own unit.

    Errors   NotFound, ForeignUnit, WrongForm, NotInWindow, AlreadyReported, AlreadyAsked, ReasonIsMissing;
             NothingChanges, DayHasPassed, ExtensionIsTooLong for a day that does not fit
    """
    name, place = _own_unit(window, unit_code, by)
    refuse_outside(window, unit_code, at)
    _refuse_reported(window, unit_code, name)
    _require(reason, REASON)
    _refuse_day(window, unit_code, until, checks.day_of(at))
    known = {"form_code": window.form_code, "period": window.period, "unit_code": unit_code}
    if Extension.objects.filter(**known, state="asked").exists():
        raise AlreadyAsked(
            word("{unit} has asked for an extension before, and it is not decided yet.", unit=name),
            remedy=word("Wait for the answer; it is shown on your desk."),
        )
    made = Extension(
        **known, unit_name=name, asked_by=by.person, asked_at=at, reason=reason.strip(), until=until,
        city=place.city, county=place.county, zone_code=place.zone, zone_type=place.zone_type,
        enterprise_code=place.enterprise,
    )  # fmt: skip
    made.save()
    record(made, form=made.form_code, period=made.period, unit=unit_code, reason=made.reason, until=until)
    _tell_decider(made, at)
    return made


def _tell_decider(made: Extension, at: datetime) -> None:
    names = _names(made) | {"day": str(made.until), "reason": made.reason}
    tell([message(
        (Role.CITY, made.city) if made.city else (Role.PROVINCE, ""), "extension_asked",
        word("{unit} asks for an extension of {form} for {period}", **names),
        word("{unit} asks for {form} for {period} to be due on {day}: {reason}", **names), about=_about(made), at=at,
    )], at)  # fmt: skip


def _names(extension: Extension) -> dict[str, object]:
    period = periods.parse(extension.period).name
    return {"unit": extension.unit_name, "form": extension.form_code, "period": period}


def _about(extension: Extension) -> tuple[str, str, str]:
    return extension.form_code, extension.period, extension.unit_code


def _own_unit(window: Window, unit_code: str, by: Actor) -> tuple[str, Place]:
    shape = queries.form_shape(window.form)
    name, place = unit_of(shape.level, unit_code, periods.parse(window.period))
    permissions.ask(by, "filings.ask_extension", place)
    if queries.reporter_role(shape) is not by.role:
        raise ForeignUnit(word("This form is filled in by {unit} itself.", unit=name))
    if not queries.owes(shape, unit_code):
        raise WrongForm(word("{form} is asked only of enterprises above the designated size.", form=shape.code))
    return name, place


def _refuse_reported(window: Window, unit_code: str, name: str) -> None:
    rows = Filing.objects.filter(form_code=window.form_code, period=window.period, unit_code=unit_code)
    if rows.filter(state__in=SENT).exists():
        raise AlreadyReported(
            word("{unit} has sent {form} for this period already.", unit=name, form=window.form_code),
            remedy=word("An extension is asked for before the form is sent."),
        )


def _refuse_day(window: Window, unit_code: str, until: date, today: date) -> None:
    """The day lies after the unit's deadline and not in the past, and at most thirty days after the window's own."""
    due, last = (
        checks.day_of(queries.term_of(window, unit_code).due_at),
        checks.day_of(window.due_at) + checks.LONGEST_EXTENSION,
    )
    if until <= due:
        raise NothingChanges(
            word("The form is due on {day} anyway.", day=str(due)), remedy=word("Choose a day after it.")
        )
    if until < today:
        raise DayHasPassed(word("{day} has passed.", day=str(until)), remedy=word("Choose today or a later day."))
    if until > last:
        raise ExtensionIsTooLong(
            word("{day} is too late: an extension ends on {last} at the latest.", day=str(until), last=str(last)),
            why=word("The figures of the whole province wait for the last unit."),
            remedy=word("Choose an earlier day."),
        )


@act("filings.grant_extension")
def grant_extension(extension: Extension, *, by: Actor, at: datetime, until: date, answer: str) -> Extension:
    """Grant a later deadline, until the day that was asked for or another one.

    Errors   RuleIsDecided, SamePerson; NothingChanges, DayHasPassed, ExtensionIsTooLong; NotInWindow
    """
    window = _open(extension, by)
    refuse_outside(window, extension.unit_code, at)
    _refuse_day(window, extension.unit_code, until, checks.day_of(at))
    extension.until_granted, extension.expires_at = until, checks.end_of(until)
    names = _names(extension) | {"day": str(until), "answer": answer.strip() or "—"}
    says = word("{form} of {unit} for {period} is due on {day} now. Answer: {answer}", **names)
    return _decided(extension, "granted", answer, by, at, (word("Extension granted until {day}", **names), says))


@act("filings.refuse_extension")
def refuse_extension(extension: Extension, *, by: Actor, at: datetime, answer: str) -> Extension:
    """Leave the deadline as it is, and say why.

    Errors   RuleIsDecided, SamePerson, ReasonIsMissing
    """
    _open(extension, by)
    _require(answer, ANSWER)
    names = _names(extension) | {"answer": answer.strip()}
    says = word("{form} of {unit} for {period} stays due on its day. Answer: {answer}", **names)
    return _decided(extension, "refused", answer, by, at, (word("Extension refused", **names), says))


def _open(extension: Extension, by: Actor) -> Window:
    if extension.state != "asked":
        raise RuleIsDecided(word("This extension was decided before."))
    if by.person == extension.asked_by:
        raise SamePerson(word("You asked for this extension; another person decides on it."))
    return queries.window(extension.form_code, extension.period)


def _decided(
    extension: Extension, state: str, answer: str, by: Actor, at: datetime, told: tuple[Word, Word]
) -> Extension:
    extension.state, extension.answer, extension.decided_by, extension.decided_at = state, answer.strip(), by.person, at
    extension.save()
    record(
        extension, form=extension.form_code, period=extension.period, unit=extension.unit_code,
        answer=extension.answer, until=str(extension.until_granted or ""),
    )  # fmt: skip
    role = queries.reporter_role(queries.form_shape(queries.window(extension.form_code, extension.period).form))
    tell([message((role, extension.unit_code), f"extension_{state}", *told, about=_about(extension), at=at)], at)
    return extension


def _require(text: str, least: int) -> None:
    if len(text.strip()) < least:
        raise ReasonIsMissing(
            word("A reason has {least} characters or more; this one has {n}.", least=least, n=len(text.strip())),
            remedy=word("Say what stands in the way, and when it will be out of it."),
        )
