"""What follows from rounds, in words: what a proposal proposes and why, what waits for whom, the tabs above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from jiju.core import periods
from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import Due, ProposalShown
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor
from jiju.web import clock, said

KINDS: dict[str, Word] = {
    "award": word("Award candidates"),
    "remove": word("Removal of the title"),
    "rectify": word("Rectification"),
    "reopen": word("To be decided again"),
    "admit": word("Entry from the reserve"),
    "promote": word("Into the key promotion library"),
    "demote": word("Out of the key promotion library"),
}
ONE: dict[str, Word] = {
    "award": word("an award"), "remove": word("the removal"), "rectify": word("a rectification"),
    "admit": word("the entry"), "promote": word("the entry into the library"),
    "demote": word("the way out of the library"),
}  # fmt: skip
LIGHTS = {"proposed": "watch", "taken_up": "ok", "declined": "none", "ordered": "watch", "reported": "watch",
          "passed": "ok", "failed": "bad", "noticed": "watch", "heard": "watch", "decided": "watch", "removed": "bad",
          "kept": "ok", "raised": "watch", "confirmed": "bad", "dropped": "none"}  # fmt: skip
ASKS: dict[str, tuple[Word, str]] = {
    "report": (word("rectifications to report on"), "office:rectifications"),
    "ask_hearing": (word("notices of removal: a hearing may be asked for"), "office:removals"),
    "decide_proposals": (word("proposals to decide"), "office:newest_proposals"),
    "order": (word("taken up, the next step is due"), "office:newest_proposals"),
    "judge": (word("rectifications to judge"), "office:rectifications"),
    "hear": (word("hearings to hold"), "office:removals"),
    "decide_removals": (word("removals ready to be decided"), "office:removals"),
    "confirm": (word("removals to confirm"), "office:removals"),
    "findings": (word("findings of false figures to decide"), "office:falsehoods"),
}
MOST = 5


@dataclass(frozen=True)
class Ask:
    """One thing that is asked of the reader. Missing: day None has none."""

    count: int
    what: Word
    url: str
    when: Word
    is_late: bool
    day: date | None = None

    @property
    def says(self) -> Word:
        """What is asked, as it stands behind its number."""
        return Word(self.what.text, self.what.values | {"n": self.count})


def asks(by: Actor) -> list[Ask]:
    """What is asked of the reader here, the nearest day first, at most five."""
    return every_ask(by)[:MOST]


def every_ask(by: Actor) -> list[Ask]:
    """Everything that is asked of the reader here, the nearest day first."""
    today = clock.today()
    return [_ask(due, today) for due in queries.waiting_for(by, on=today)]


def _ask(due: Due, today: date) -> Ask:
    what, name = ASKS[due.kind]
    return ask_by(due.count, what, reverse(name), due.day, today)


def ask_by(count: int, what: Word, url: str, day: date | None, today: date) -> Ask:
    """One thing that is asked by a day. Missing: day None says that none is set."""
    if day is None:
        return Ask(count, what, url, word("no day is set"), is_late=False)
    when, tone = said.days_left((day - today).days)
    return Ask(count, what, url, when, tone == "bad", day)


def by_term(ask: Ask) -> tuple[bool, date]:
    """The order of what is asked: what is late first, then by its day, then what has no day."""
    return not ask.is_late, ask.day or date.max


def frame(by: Actor, here: str) -> dict[str, Any]:
    """What every page of what follows carries: the tabs, and what is asked of the reader."""
    return {"here": here, "asks": asks(by), "next": word("What follows from a final round stands below.")}


def typed(request: HttpRequest, *names: str) -> dict[str, str]:
    """What was just typed into the fields of a form, to be shown again when it is refused."""
    return {name: request.POST.get(name, "") for name in names}


def reasons(p: ProposalShown) -> list[Word]:
    """Why something is proposed, each reason a sentence."""
    return list(WHY[p.kind](p.because))


def _award(b: dict[str, Any]) -> Iterator[Word]:
    name = next((a.for_ for a in programmes.plan().awards if a.id == b["award"]), b["award"])
    yield word("place {place} of {of}, among the first {top}", place=b["place"], of=b["of"], top=b["top"])
    yield word("{award}: {name}", award=b["award"], name=name)
    if b["tied"]:
        yield word("tied on the line: a person decides")


def _remove(b: dict[str, Any]) -> Iterator[Word]:
    if "rectification" in b:
        day = b["due"]
        passed = word("the term of the rectification ended on {day} without its being passed", day=day)
        yield passed if b["state"] == "overdue" else word("the rectification due on {day} was not passed", day=day)
        return
    if b["vetoes"]:
        yield word("veto: {names}", names="、".join(b["vetoes"]))
    if b["rounds"]:
        yield word("the lowest grade in {n} rounds in a row", n=len(b["rounds"]))
        yield word("{rounds}", rounds="、".join(name for _, name, _, _ in b["rounds"]))


def _rectify(b: dict[str, Any]) -> Iterator[Word]:
    yield word("graded {grade}; within {months} months", grade=b["grade"], months=b["months"])
    if b["lost"]:
        names = "、".join(f"{name} {said.number(-Decimal(points), 1)}" for name, points in b["lost"])
        yield word("lost most points by {items}", items=names)


def _admit(b: dict[str, Any]) -> Iterator[Word]:
    yield word("condition: {name}", name=b["condition"])
    yield word("every condition holds by the figures") if b["judged"] else word("a person judges what no figure tells")


def _library(b: dict[str, Any]) -> Iterator[Word]:
    yield word("graded {grade}", grade=b["grade"])


def _reopen(b: dict[str, Any]) -> Iterator[Word]:
    if b["cause"] == "falsehood":
        period = said.period_name(periods.parse(b["period"]))
        yield word("figures of {period} were found false: {figures}", period=period, figures=b["figures"])
    else:
        yield word("version {n} of the result has changed what it rested on", n=b["number"])
    if "was" in b:
        yield word("won or decided: {what}, proposal {id}", what=ONE[b["was"]], id=b["proposal"])
    else:
        yield word("the place itself: rank {rank} of {peers}, graded {grade}", rank=b["rank"], peers=b["peers"],
                   grade=b["grade"])  # fmt: skip


WHY = {"award": _award, "remove": _remove, "rectify": _rectify, "admit": _admit, "promote": _library,
       "demote": _library, "reopen": _reopen}  # fmt: skip
