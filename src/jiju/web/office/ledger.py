"""The ledger for the auditor: who did what, a figure's whole way, the proof that nobody touched it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.people import queries as people
from jiju.spine import ledger, reading
from jiju.spine.models import Entry
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.deeds import deed, what_of

PAGE = 50
FILING = "filings.Filing"
ACCEPTING = ("filings.accept", "filings.bring_in")


@dataclass(frozen=True)
class Line:
    """One entry as a reader sees it.

    Missing  name and unit are empty for what the system did by itself
    """

    entry: Entry
    data: dict[str, Any]
    name: str
    unit: str

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


def _lines(entries: Iterable[Entry]) -> list[Line]:
    """The entries with the names of persons and units, asked once for all of them."""
    found = list(entries)
    names = people.names_of([e.person for e in found])
    units = people.unit_names([e.unit for e in found])
    return [
        Line(e, json.loads(e.body)["data"], names.get(e.person, _code(e)), units.get(e.unit, e.unit)) for e in found
    ]


def _code(entry: Entry) -> str:
    """What stands in place of a name that is not known: the person's code, nothing for the system."""
    return "" if entry.role == Role.SYSTEM.value else entry.person


@page("spine.see_ledger")
def entries(request: HttpRequest) -> HttpResponse:
    """The entries, newest first, narrowed by action, person and record."""
    asked = {n: request.GET.get(n, "").strip()[:80] for n in ("action", "person", "kind", "ident")}
    narrowed = reading.entries(
        action=asked["action"], persons=_persons(asked["person"]), kind=asked["kind"], ident=asked["ident"]
    )
    shown = Paginator(narrowed, PAGE).get_page(request.GET.get("page"))
    return render(request, "office/ledger.html", {
        "page": shown,
        "lines": _lines(shown),
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "actions": [(a, deed(a)) for a in reading.actions()],
    })  # fmt: skip


def _persons(asked: str) -> list[str]:
    """Whom somebody means: a person by code or by name, or the system by its own."""
    return [asked, *people.codes_of(asked)] if asked else []


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
        "line": _lines([found])[0],
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
    by = acting(request)
    record = filings.record(by, filing)
    trail = _lines(ledger.trail(FILING, str(filing))) or _brought_in(record.batch)
    return render(request, "office/way.html", {"trail": trail, "after": _after(trail), "filing": filing})


def _brought_in(batch: str) -> list[Line]:
    """The one entry by which a filing of earlier years came in together with others."""
    hint = ledger.canonical({"batch": batch})[1:-1]
    found = _lines(reading.after(-1, ["filings.bring_in"], hint))
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
    lines = _lines(reading.after(since.entry.seq, [action], hint))
    return next((n for n in lines if all(n.data.get(k) == v for k, v in said.items())), None)
