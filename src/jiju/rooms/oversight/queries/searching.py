"""Reads: one question over zones, enterprises, tasks and clauses, as far as somebody sees each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from jiju.engines.lookup import Entry, Index
from jiju.engines.lookup.folding import LONGEST
from jiju.rooms.oversight.queries.seeing import visible
from jiju.rooms.oversight.shapes import Answer, Found
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor

MOST = 20  # of each kind


def search(by: Actor, question: str, *, on: date, most: int = MOST) -> Answer:
    """What a question finds: by name or part of it, pinyin or initials, or code; the best of each kind first.

    Missing  a question without a letter or a figure finds nothing
    Errors   NotYours
    """
    permissions.ask(by, "oversight.search")
    asked = question.strip()
    cut = len(asked) > LONGEST
    asked = asked[:LONGEST]
    found = (*_named(by, asked, on, most), *_tasks(by, asked, most), *_clauses(by, asked, most))
    return Answer(asked, found, cut)


def _named(by: Actor, question: str, on: date, most: int) -> Iterator[Found]:
    hits = registry.named(by, question, on, most=most)
    places = registry.division_names(on) if hits else {}
    where = {z.code: places[z.city].short if z.city in places else z.city for z in registry.zones(by, on)}
    for kind in ("zone", "enterprise"):
        for h in (h for h in hits if h.kind == kind):
            yield Found(kind, h.code, h.name, f"{h.code} {where.get(h.code, '')}".rstrip(), h.was)


def _tasks(by: Actor, question: str, most: int) -> Iterator[Found]:
    if not permissions.may(by, "oversight.see_tasks"):
        return
    titles = {str(pk): title for pk, title in visible(by).values_list("pk", "title")}
    index = Index(Entry(key, (title,), (key,)) for key, title in titles.items())
    for h in index.find(question, most=most):
        yield Found("task", h.key, titles[h.key], f"№ {h.key}")


def _clauses(by: Actor, question: str, most: int) -> Iterator[Found]:
    if not permissions.may(by, "programmes.see_plan"):
        return
    plan = programmes.plan()
    names = {c.id: c.name for m in plan.measures for c in m.clauses}
    for h in _clause_index(plan.digest).find(question, most=most):
        yield Found("clause", h.key, names[h.key], h.key)


@lru_cache(maxsize=4)
def _clause_index(digest: str) -> Index:
    """The clauses of a plan: one digest is one plan for ever."""
    return Index(_clause_entries(programmes.plan())) if digest else Index(())


def _clause_entries(plan: Plan) -> Iterator[Entry]:
    for m in plan.measures:
        for c in m.clauses:
            yield Entry(c.id, (c.name, c.quote, m.titled), (c.id,))
