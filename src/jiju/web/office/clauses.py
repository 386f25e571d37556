"""条款落实: every clause with its light and who must do what next; one clause with everything that is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.shapes import ClauseLine
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor
from jiju.spine.say import say
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.consequences import Ask, typed
from jiju.web.office.exports import Column, table_response
from jiju.web.office.plan import AUTO

BY: dict[str, Word] = {
    "light": word("By urgency"), "measure": word("By clause"), "owner": word("By responsible body"),
}  # fmt: skip
EVERY: dict[str, Word] = {
    "year": word("every year"), "half": word("every half-year"), "quarter": word("every quarter"),
    "month": word("every month"),
}  # fmt: skip
ENDS: dict[str, Word] = {"with_plan": word("ends with the plan"), "for_good": word("holds for good")}
TONES: dict[str, Word] = {
    "bad": word("overdue"), "watch": word("watch"), "none": word("undecided"),
    "ok": word("fulfilled"),
}  # fmt: skip
FIELDS = ("document", "said", "valid_from", "valid_until", "answer", "reason", "outcome", "organisation")


@dataclass(frozen=True)
class Group:
    """Some clauses under one head."""

    tone: str
    name: Word | str
    lines: list[ClauseLine]


@page("oversight.see_clauses")
def clauses(request: HttpRequest) -> HttpResponse:
    """The clause board: what is most urgent first, or in the plan's order, or by who answers."""
    by, asked = acting(request), _asked(request)
    lines, every = _found(by, asked), queries.clauses(by, on=clock.today())
    return render(request, "office/clauses.html", {
        "asked": asked, "groups": _groups(lines, asked["by"] or "light"), "total": len(lines), "every": len(every),
        "measures": queries.by_measure(every), "tones": TONES, "states": checks.CLAUSE_LIGHTS, "bys": BY,
        "counts": Counter(n.tone for n in lines), "owners": _owners(every), "autos": AUTO, "everies": EVERY,
        "ends": ENDS, "plan": programmes.plan(), "asks": asks(by, every), "today": clock.today(),
        "is_whole": by.scope.reach == "all", "narrowed": any(v for k, v in asked.items() if k != "by"),
    })  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    """The conditions in the address.

    Errors   NotFound for one that does not exist
    """
    asked = {name: request.GET.get(name, "").strip()[:60]
             for name in ("by", "light", "owner", "measure", "auto", "q", "mine")}  # fmt: skip
    fits = (
        asked["by"] in {"", *BY} and asked["light"] in {"", *TONES, *checks.CLAUSE_LIGHTS}
        and asked["auto"] in {"", *AUTO} and asked["mine"] in {"", "1"}
    )  # fmt: skip
    if not fits:
        raise NotFound(word("There is no such condition."), remedy=word("Choose one above the list."))
    return asked


def _found(by: Actor, asked: dict[str, str]) -> list[ClauseLine]:
    wanted = queries.ClausesWanted(
        asked["light"], asked["owner"], asked["measure"], asked["auto"], asked["q"], asked["mine"]
    )
    return queries.clauses(by, on=clock.today(), wanted=wanted)


def _units(n: ClauseLine) -> Iterator[str]:
    """The units that answer for a clause, by name as far as the reader sees them; the others by their number."""
    yield from (name for o in n.owners for _, name in o.units)
    beside = sum(o.beside for o in n.owners)
    if beside:
        yield say(word("{n} zones outside my area", n=beside))


def _owners(lines: Sequence[ClauseLine]) -> list[tuple[str, str]]:
    """Every body that answers for a clause, in the order in which the plan names them first."""
    return list({o.organisation: (o.organisation, o.name) for n in lines for o in n.owners}.values())


def _groups(lines: Sequence[ClauseLine], by: str) -> list[Group]:
    if by == "measure":
        names = {n.measure: n.measure_name for n in lines}
        return [Group("", name, [n for n in lines if n.measure == code]) for code, name in names.items()]
    if by == "owner":
        owners = _owners(lines)
        return [Group("", name, [n for n in lines if code in {o.organisation for o in n.owners}])
                for code, name in owners]  # fmt: skip
    order = {state: place for place, state in enumerate(checks.CLAUSE_LIGHTS)}
    return [
        Group(tone, said, [n for n in lines if n.state == state])
        for state, (tone, said) in sorted(checks.CLAUSE_LIGHTS.items(), key=lambda pair: order[pair[0]])
        if any(n.state == state for n in lines)
    ]


def asks(by: Actor, lines: Sequence[ClauseLine]) -> list[Ask]:
    """What the clauses ask of the reader: steps that are the reader's own, and what is missing in the own area."""
    mine = sum(n.next.waits_for_me for n in lines)
    gaps = sum(n.mine > 0 for n in lines)
    address = f"{reverse('office:clauses')}?mine=1"
    out = [Ask(mine, word("clauses wait for your step"), address, word("at any time"), is_late=False)] if mine else []
    if gaps:
        what = word("clauses lack something in my area")
        out.append(Ask(gaps, what, address, word("see what is missing"), is_late=False))
    return out


def _due(n: ClauseLine) -> Word | str:
    """The day of a clause in words: its own, the plan's last day, every so often, or for good."""
    if n.due is None:
        return ENDS["for_good"] if n.ends == "for_good" and not n.every else EVERY.get(n.every, word("ongoing"))
    day = n.due.isoformat()
    return word("{day}, with the plan", day=day) if n.ends == "with_plan" else day


COLUMNS = (
    Column(word("Clause")), Column(word("Measure"), width=22), Column(word("Task"), width=24),
    Column(word("Words of the plan"), width=50), Column(word("Responsible"), width=30),
    Column(word("Units that answer"), width=50), Column(word("When it is fulfilled"), width=50),
    Column(word("Checked"), width=20), Column(word("Clause light")),
    Column(word("Reached")), Column(word("Wanted in all")),
    Column(word("Share (%)"), 2), Column(word("Due")), Column(word("Light since")),
    Column(word("Who is next"), width=24),
    Column(word("What is next"), width=36),
)  # fmt: skip


@page("oversight.see_clauses")
def clauses_workbook(request: HttpRequest) -> HttpResponse:
    """The board as a workbook, as it is narrowed."""
    lines = _found(acting(request), _asked(request))
    rows = [
        (n.id, n.measure_name, n.name, n.quote, "、".join(o.name for o in n.owners),
         "、".join(_units(n)), n.rule, AUTO[n.auto], n.word, n.amount, n.of, n.share, _due(n),
         n.since.isoformat() if n.since else "", n.next.who, n.next.what)
        for n in lines
    ]  # fmt: skip
    return table_response(word("Clause board"), COLUMNS, rows)


@page("oversight.see_clauses")
def clause(request: HttpRequest, ident: str) -> HttpResponse:
    """One clause: its light, what is missing, proofs, judgements, history, tasks, and what is asked of me."""
    return show(request, ident)


def show(request: HttpRequest, ident: str, refusal: Refusal | None = None) -> HttpResponse:
    """The page of a clause; what stood in the way of a step is said on it, and what was typed stays."""
    by, today = acting(request), clock.today()
    found = queries.clause(by, ident, on=today)
    names = "name_owner" in found.verbs
    return render(request, "office/clause.html", {
        "c": found, "n": found.line, "refusal": refusal, "lines": getattr(refusal, "lines", ()),
        "sent": typed(request, *FIELDS), "autos": AUTO, "everies": EVERY, "ends": ENDS,
        "rooms": [queries.ROOMS.get(r, r) for r in found.rooms], "measure_name": found.line.measure_name,
        "units": queries.units_on(today).values() if names else (), "chosen": request.POST.getlist("units"),
    }, status=409 if refusal else 200)  # fmt: skip


GAPS = (
    Column(word("Code")), Column(word("Missing"), width=30), Column(word("Last evidence"), width=50),
    Column(word("Its day")),
)  # fmt: skip


@page("oversight.see_clauses")
def clause_workbook(request: HttpRequest, ident: str) -> HttpResponse:
    """What is missing for one clause, as a workbook."""
    found = queries.clause(acting(request), ident, on=clock.today())
    rows = [(g.key, g.name, g.last, g.last_on.isoformat() if g.last_on else "") for g in found.gaps]
    return table_response(word("Missing for {clause}", clause=ident), GAPS, rows)
