"""The ledger for the auditor: who did what, a figure's whole way, the proof that nobody touched it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.spine import ledger, reading
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role
from jiju.web.guards import page
from jiju.web.office.deeds import deed, what_of

PAGE = 50
FILING = "filings.Filing"
ACCEPTING = ("filings.accept", "filings.bring_in")


@dataclass(frozen=True)
class Line:
    """One entry as a reader sees it."""

    entry: Entry
    data: dict[str, Any]

    @property
    def deed(self) -> Word:
        return deed(self.entry.action)

    @property
    def role(self) -> Word:
        return ROLE_NAMES[Role(self.entry.role)]

    @property
    def what(self) -> Word | str:
        """The record, or for bulk work what it was about."""
        return what_of(self.entry.subject_kind, self.entry.subject_id, self.data)

    @property
    def is_filing(self) -> bool:
        return self.entry.subject_kind == FILING


def _line(entry: Entry) -> Line:
    return Line(entry, json.loads(entry.body)["data"])


@page("spine.see_ledger")
def entries(request: HttpRequest) -> HttpResponse:
    """The entries, newest first, narrowed by action, person and record."""
    asked = {n: request.GET.get(n, "").strip()[:80] for n in ("action", "person", "kind", "ident")}
    shown = Paginator(reading.entries(**asked), PAGE).get_page(request.GET.get("page"))
    return render(request, "office/ledger.html", {
        "page": shown,
        "lines": [_line(e) for e in shown],
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "actions": [(a, deed(a)) for a in reading.actions()],
    })  # fmt: skip


def _entry(seq: int) -> Entry:
    found = reading.entry(seq)
    if found is None:
        raise NotFound(word("The ledger has no entry {seq}.", seq=seq), remedy=word("Open an entry from the list."))
    return found


@page("spine.see_ledger")
def entry(request: HttpRequest, seq: int) -> HttpResponse:
    """One entry: its sealed text, its hash, and the proof that it is in the tree."""
    found = _entry(seq)
    return render(request, "office/entry.html", {
        "line": _line(found),
        "pretty": json.dumps(json.loads(found.body), ensure_ascii=False, indent=2, sort_keys=True),
        "proof": reading.proof(seq),
    })  # fmt: skip


@page("spine.see_ledger")
def verify(request: HttpRequest) -> HttpResponse:
    """Recompute the whole ledger and say whether it holds."""
    return render(request, "office/verdict.html", {"verdict": ledger.verify()})


@page("spine.see_ledger")
def way(request: HttpRequest, filing: int) -> HttpResponse:
    """A figure's whole way: from the filing over its acceptance to the totals, the light and the ranking."""
    by: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    record = filings.record(by, filing)
    trail = [_line(e) for e in ledger.trail(FILING, str(filing))] or _brought_in(record.batch)
    return render(request, "office/way.html", {"trail": trail, "after": _after(trail), "filing": filing})


def _brought_in(batch: str) -> list[Line]:
    """The one entry by which a filing of earlier years came in together with others."""
    hint = ledger.canonical({"batch": batch})[1:-1]
    found = [_line(e) for e in reading.after(-1, ["filings.bring_in"], hint)]
    return [n for n in found if n.data.get("batch") == batch]


def _after(trail: list[Line]) -> list[Line]:
    """What followed the acceptance: the taking in, the reading of the lights after it, the next ranking."""
    accepted = next((n for n in trail if n.entry.action in ACCEPTING), None)
    taken = _first(accepted, "figures.take_in", vintage=accepted.entry.seq) if accepted else None
    if taken is None:
        return []
    period = taken.data.get("period", "")
    lit = _first(taken, "oversight.read_lights", period=period)
    ranked = _first(taken, "evaluations.rank", period=period)
    return [n for n in (taken, lit, ranked) if n is not None]


def _first(since: Line, action: str, **said: Any) -> Line | None:
    """The first entry of an action after another whose data say this."""
    hint = ledger.canonical(said)[1:-1]  # the same words stand in the sealed text; the parsed data decide
    for entry in reading.after(since.entry.seq, [action], hint):
        line = _line(entry)
        if all(line.data.get(k) == v for k, v in said.items()):
            return line
    return None
