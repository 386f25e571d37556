"""称号存疑: a title that rests on figures found false is put in question, and is kept or goes to its case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised, SamePersonAgain
from jiju.rooms.evaluations.acts.requiring import written
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.steps import placed
from jiju.rooms.selections.models import Title, TitleQuestion
from jiju.rooms.selections.states import QUESTIONS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("selections.propose_question")
def propose_question(title: Title, *, by: Actor, at: datetime, falsehood: int, period: str) -> TitleQuestion:
    """Propose that a title is put in question, after news that figures on which it rests were false.

    Errors   AlreadyRaised for the same finding
    """
    if title.questions.filter(falsehood=falsehood).exists():
        raise AlreadyRaised(
            word("This finding is before {unit} already.", unit=title.unit_name), remedy=word("Open its title.")
        )
    lines = _lines(title, workdays.day_of(at))
    made = TitleQuestion(
        title=title, falsehood=falsehood, period=period, lines=canonical(lines), proposed_at=at, **placed(title)
    )
    made.save()
    record(made, title=title.pk, unit=title.unit, library=title.library, falsehood=falsehood, fell=_fell(lines))
    return made


@act("selections.question_title", QUESTIONS["question_title"])
def question_title(question: TitleQuestion, *, by: Actor, at: datetime, reason: str) -> TitleQuestion:
    """Put a title in question: its rules are asked again with the figures accepted now. It stands meanwhile.

    Errors   SamePersonAgain for whoever raised or confirmed the finding; TextIsMissing
    """
    _refuse_hands(question, by)
    title, lines = question.title, _lines(question.title, workdays.day_of(at))
    question.lines, question.reason = canonical(lines), written(reason)
    question.state, question.opened_by, question.opened_at = "open", by.person, at
    question.save()
    record(
        question, title=title.pk, unit=title.unit, library=title.library, falsehood=question.falsehood,
        fell=_fell(lines), reason=question.reason,
    )  # fmt: skip
    return question


@act("selections.keep_title", QUESTIONS["keep_title"])
def keep_title(question: TitleQuestion, *, by: Actor, at: datetime, reason: str) -> TitleQuestion:
    """Keep a title in spite of the false figures, with the reason. Money asked back is decided on by its own hands.

    Errors   SamePersonAgain for whoever raised or confirmed the finding, or put the title in question; AlreadyRaised
             while a case of removal is open; TextIsMissing
    """
    _refuse_hands(question, by)
    title = question.title
    if evaluations.open_case_of(title.unit) is not None:
        raise AlreadyRaised(
            word("A case to remove the title of {unit} is open.", unit=title.unit_name),
            remedy=word("Let the case be decided, or keep the title there first."),
        )
    question.answer = written(reason)
    question.state, question.ended_by, question.ended_at = "kept", by.person, at
    question.save()
    record(
        question, title=title.pk, unit=title.unit, library=title.library, falsehood=question.falsehood,
        reason=question.answer,
    )  # fmt: skip
    return question


def _refuse_hands(question: TitleQuestion, by: Actor) -> None:
    if by.person in {*evaluations.finding_hands(question.falsehood), question.opened_by}:
        raise SamePersonAgain(
            word("You had a part in this finding, or put the title in question."),
            why=word(
                "What figures were false, whether a title is in question and whether it stays: each another person."
            ),
            remedy=word("Another person of the province takes this step."),
        )


def _lines(title: Title, on: date) -> list[dict[str, object]]:
    return [checks.change_data(change) for change in queries.rule_changes(title, on)]


def _fell(lines: Iterable[dict[str, object]]) -> list[str]:
    """The rules that do not hold any more."""
    return [str(checks.change_of(line).now.rule) for line in lines if checks.change_of(line).fell]


def end_questions(title: Title, by: Actor, at: datetime) -> None:
    """A title that is lost is in question no more. Called inside the acts by which it is."""
    for one in title.questions.filter(state__in=queries.LIVE).order_by("pk"):
        one.state, one.ended_by, one.ended_at = "lost", by.person, at
        one.save()
