"""What a round asks of the reader, with how many and by when: above its page, and on the desk of a zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import RoundLine, RoundOverview, Task
from jiju.rooms.programmes.shapes import Adjustment
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept
from jiju.spine.roles import Role
from jiju.web import clock, said
from jiju.web.office.consequences import Ask

ASSESS, READ = word("assess yourselves"), word("read your sheet")
BY_STATE: dict[Role, dict[str, Word]] = {
    Role.PROVINCE: {
        "open": word("compute once everything is in"), "computed": word("check, then deliver"),
        "delivered": word("rule on appeals, then decide"), "decided": word("make it final"),
    },
    Role.ZONE_HEAD: {"open": ASSESS, "delivered": word("read your sheet; appeal if it is wrong")},
    Role.ZONE_STATISTICIAN: {"open": ASSESS, "delivered": READ},
    Role.EXPERT: {"open": word("score what was assigned")},
    Role.DEPARTMENT: {"open": word("comment, prove documents")},
    Role.CITY: {"open": word("comment, prove documents")},
    Role.COUNTY: {"open": word("comment")},
}  # fmt: skip


def asked(line: RoundLine, by: Actor) -> Word | None:
    """What a round asks of the reader's role now."""
    return BY_STATE.get(by.role, {}).get(line.state)


def asks(shown: RoundOverview, by: Actor) -> list[Ask]:
    """What is asked of the reader on the page of a round, each with a link to the place."""
    return [one for one in _all(shown, by) if one.count]


def _all(shown: RoundOverview, by: Actor) -> Iterator[Ask]:
    line, when = shown.line, _when(shown)
    page = reverse("office:round", args=(line.id,))
    if line.state == "open":
        yield from _gathering(shown, by, when)
    if permissions.may(by, "evaluations.confirm_veto"):
        first = word("before the decision")
        yield Ask(shown.vetoes_open, word("vetoes to decide"), f"{page}#vetoes", first, is_late=False)
        yield Ask(shown.appeals_open, word("appeals to rule on"), f"{page}#appeals", first, is_late=False)
        yield Ask(shown.corrections_open, word("corrections to decide"), reverse("office:decision", args=(line.id,)),
                  word("no day is set"), is_late=False)  # fmt: skip
    if line.state == "computed" and permissions.may(by, "evaluations.deliver"):
        begins = word("check them first; the term of appeals begins with it")
        yield Ask(line.units, word("sheets to deliver"), reverse("office:standings", args=(line.id,)), begins,
                  is_late=False)  # fmt: skip
    if permissions.may(by, "evaluations.decide_round"):
        yield from _deciding(shown, by)
    if line.state == "delivered" and by.role is Role.ZONE_HEAD and shown.days_left is not None and shown.days_left >= 0:
        sheet = reverse("office:unit_sheet", args=(line.id, shown.participants[0].unit))
        yield Ask(1, word("sheet to read; appeal if it is wrong"), sheet, when, is_late=False, day=_day(shown))


def _deciding(shown: RoundOverview, by: Actor) -> Iterator[Ask]:
    """Once everything is settled: the decision to record, and by another person the round to make final."""
    line, page = shown.line, reverse("office:decision", args=(shown.line.id,))
    over = shown.days_left is not None and shown.days_left < 0
    settled = line.state == "delivered" and over and not shown.appeals_open and not shown.vetoes_open
    kept = queries.kept_from(by, line.id) if settled or line.state == "decided" else {}
    if settled and "decide_round" not in kept:
        yield Ask(1, word("decision to record"), page, word("appeals are over"), is_late=False)
    if line.state == "decided" and "finalise_round" not in kept:
        yield Ask(
            1, word("decision to make final"), page, word("by another person than who recorded it"), is_late=False
        )


def _gathering(shown: RoundOverview, by: Actor, when: Word) -> Iterator[Ask]:
    """While a round gathers: who assesses itself, what is judged."""
    line, late = shown.line, (shown.days_left or 0) < 0
    page, waiting = reverse("office:round", args=(line.id,)), _waiting(shown)
    if permissions.may(by, "evaluations.assess_self"):
        yield Ask(waiting, word("self-assessment to finish"), reverse("desk:assess", args=(line.id,)), when, late,
                  _day(shown))  # fmt: skip
    elif permissions.may(by, "evaluations.open_round"):
        yield Ask(waiting, word("units have not finished their self-assessment"), f"{page}#units", when, late,
                  _day(shown))  # fmt: skip
        yield Ask(shown.marks[1] - shown.marks[0], word("marks are missing"), f"{page}#units",
                  word("before it is computed"), is_late=False)  # fmt: skip
    elif permissions.may(by, "evaluations.give_mark"):
        left = sum(unfinished(task) for task in queries.tasks(by, line.id))
        yield Ask(left, word("check-lists to prove"), reverse("panel:tasks", args=(line.id,)),
                  word("before it is computed"), is_late=False)  # fmt: skip


def unfinished(task: Task) -> int:
    """How many items of a unit a person has still to judge; cases are recorded where there are any."""
    given = {m.item for m in task.given}
    return sum(not isinstance(one, Adjustment) and one.id not in given for one in task.judged)


def _waiting(shown: RoundOverview) -> int:
    return sum(p.state in ("invited", "drafted") for p in shown.participants)


def _when(shown: RoundOverview) -> Word:
    return said.days_left(shown.days_left)[0] if shown.days_left is not None else word("no day is set")


def _day(shown: RoundOverview) -> date | None:
    """The last day of the term that runs. Missing: None while none runs."""
    return clock.today() + timedelta(days=shown.days_left) if shown.days_left is not None else None


def office_asks(by: Actor) -> tuple[Ask, ...]:
    """What the rounds that are not final ask of an office."""
    if by.scope.reach == "zone" or by.role not in BY_STATE:
        return ()
    return _office_asks(by, clock.today())


@kept
def _office_asks(by: Actor, on: date) -> tuple[Ask, ...]:
    open_ = (line for line in queries.rounds(by) if asked(line, by) is not None)
    return tuple(ask for line in open_ for ask in asks(queries.round_(by, line.id, on=on), by))


@dataclass(frozen=True)
class OwnRound:
    """A round as it stands on the desk of a zone."""

    line: RoundLine
    ask: Word
    url: str
    days_left: int | None


def own_rounds(by: Actor) -> list[OwnRound]:
    """The rounds that ask something of a zone now."""
    if not permissions.may(by, "evaluations.assess_self"):
        return []
    today, out = clock.today(), []
    for line in queries.rounds(by):
        ask = asked(line, by)
        due = line.assess_self_by if line.state == "open" else line.appeal_by
        if ask is not None and due is not None:
            name = "desk:assess" if line.state == "open" else "office:round"
            out.append(OwnRound(line, ask, reverse(name, args=(line.id,)), (due - today).days))
    return out
