"""Search: one field on every page, suggestions as one types, and the page of all that was found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jiju.core.words import Word, word
from jiju.engines.lookup import Entry, Index
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import Answer, Found
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, table_response

KINDS: dict[str, Word] = {
    "zone": word("Zones"), "enterprise": word("Enterprises"), "project": word("Projects"),
    "task": word("Tasks of supervision"), "clause": word("Clauses of the plan"),
}  # fmt: skip
FEW, MOST = 5, 50  # of each kind: suggested, and on the page


@dataclass(frozen=True)
class Line:
    """One thing that was found, with its address."""

    found: Found
    url: str


def _address(f: Found, by: Actor) -> str:
    """The page of what was found; a clause stands on the board for whoever sees it, else in the plan."""
    if f.kind == "clause" and not permissions.may(by, "oversight.see_clauses"):
        measure = next((m.id for m in programmes.plan().measures if f.key in {c.id for c in m.clauses}), "")
        return f"{reverse('office:plan')}?part=clauses&measure={measure}"
    name = {
        "zone": "office:zone", "enterprise": "office:enterprise", "task": "office:task", "project": "desk:filing",
        "clause": "office:clause",
    }  # fmt: skip
    return reverse(name[f.kind], args=[int(f.key) if f.kind in ("task", "project") else f.key])


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "")


def _answer(by: Actor, question: str, most: int) -> Answer:
    """What the rooms find, with the projects that zones list in their forms."""
    answer = queries.search(by, question, on=clock.today(), most=most)
    return replace(answer, found=(*answer.found, *_projects(by, answer.question, most)))


def _projects(by: Actor, question: str, most: int) -> list[Found]:
    titles = {str(n): t for n, t in enumerate(filings.listed_titles(by))} if question else {}
    index = Index(Entry(key, (t.title,)) for key, t in titles.items())
    return [
        Found("project", str(titles[h.key].filing), titles[h.key].title, titles[h.key].unit_name)
        for h in index.find(question, most=most)
    ]


def _groups(answer: Answer, by: Actor) -> list[tuple[Word, list[Line]]]:
    return [
        (name, [Line(f, _address(f, by)) for f in answer.of(kind)]) for kind, name in KINDS.items() if answer.of(kind)
    ]  # fmt: skip


@page("oversight.search")
def search(request: HttpRequest) -> HttpResponse:
    """Everything that a question finds in my area."""
    by = acting(request)
    answer = _answer(by, _asked(request), MOST)
    return render(request, "office/search.html", {
        "answer": answer, "groups": _groups(answer, by), "total": len(answer.found), "most": MOST,
    })  # fmt: skip


@page("oversight.search")
def suggest(request: HttpRequest) -> HttpResponse:
    """The few best, as one types: a piece of a page."""
    by = acting(request)
    answer = queries.search(by, _asked(request), on=clock.today(), most=FEW)
    return render(request, "office/suggested.html", {"answer": answer, "groups": _groups(answer, by)})


@page("oversight.search")
def search_workbook(request: HttpRequest) -> HttpResponse:
    """What was found, as a workbook."""
    answer = _answer(acting(request), _asked(request), MOST)
    columns = (Column(word("Kind")), Column(word("What is found"), width=40), Column(word("Beside"), width=40))
    rows = [(KINDS[f.kind], f.name, f.beside) for kind in KINDS for f in answer.of(kind)]
    return table_response(word("Found for “{q}”", q=answer.question), columns, rows)
