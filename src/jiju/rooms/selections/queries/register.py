"""Reads: the register of titles, one title with its history, zones that wait for the first library."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jiju.core.words import Word, word
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import LibraryCheck, ReserveCandidate, Title
from jiju.rooms.selections.queries.questioning import questioned, questions_of
from jiju.rooms.selections.queries.titles import ban_of, newest_check
from jiju.rooms.selections.queries.wording import leaves_by_procedure, libraries, library, library_names
from jiju.rooms.selections.shapes import (
    CandidateShown,
    CheckLine,
    CheckShown,
    History,
    SupportShown,
    TitleLine,
    TitleShown,
)
from jiju.rooms.selections.states import CANDIDATES
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to

STATES: dict[str, Word] = {
    "held": word("title holds"), "run_out": word("run out"), "followed": word("went on"), "lost": word("lost"),
    "ahead": word("not yet begun"),
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What the register is asked for. Missing: an empty text asks for all."""

    library: str = ""
    city: str = ""
    type: str = ""
    state: str = ""
    search: str = ""
    is_due: bool = False


def titles(by: Actor, *, on: date, wanted: Wanted = Wanted()) -> list[TitleLine]:
    """The titles of somebody's area as of a day: by library in the order of the pipeline, then by name.

    Errors   NotYours
    """
    rows = _seen(by).filter(since__lte=on) if wanted.state != "ahead" else _seen(by).filter(since__gt=on)
    for column, value in (("library", wanted.library), ("city", wanted.city), ("zone_type", wanted.type)):
        rows = rows.filter(**{column: value}) if value else rows
    if wanted.search:
        rows = rows.filter(Q(unit_name__icontains=wanted.search) | Q(unit__istartswith=wanted.search))
    lines = _lines(rows, on)
    lines = [t for t in lines if wanted.state in ("", t.state) and (t.is_due or not wanted.is_due)]
    order = {one.id: n for n, one in enumerate(libraries())}
    return sorted(lines, key=lambda t: (order.get(t.library, 99), t.name, t.since))


def _seen(by: Actor) -> QuerySet[Any]:
    permissions.ask(by, "selections.see_titles")
    return Title.objects.within(by).order_by("library", "unit", "since")


def _lines(rows: Iterable[Title], on: date) -> list[TitleLine]:
    found, names = list(rows), library_names()
    yearly = {one.id for one in libraries() if one.yearly}
    checked = set(LibraryCheck.objects.filter(year=on.year).order_by("pk").values_list("title_id", flat=True))
    doubted = questioned(t.pk for t in found)
    return [
        _line(t, on, names, is_due=t.library in yearly and t.pk not in checked, in_question=t.pk in doubted)
        for t in found
    ]


def _line(t: Title, on: date, names: Mapping[str, str], *, is_due: bool, in_question: bool) -> TitleLine:
    state = checks.state_on(on, t.since, t.until, t.lost_on, t.followed_by)
    return TitleLine(
        t.pk, t.unit, t.unit_name, t.city, t.county, t.zone_type, t.library, names.get(t.library, t.library), t.batch,
        t.document, t.since, t.until, state, STATES[state], t.lost_on, t.ban_until, is_due and state == "held",
        in_question,
    )  # fmt: skip


def title(by: Actor, pk: int, *, on: date) -> TitleShown:
    """One title with its checks, its support and how it ended.

    Errors   NotFound when it is missing or out of reach
    """
    found = title_record(by, pk)
    line = _lines([found], on)[0]
    mine = list(found.checks.order_by("-year"))
    given = list(found.supports.order_by("-given_on", "-pk"))
    codes = [found.granted_by, found.lost_by, *(c.checked_by for c in mine), *(s.recorded_by for s in given)]
    names, files = (
        people.names_of([c for c in codes if c]),
        attached_to(LibraryCheck._meta.label, [str(c.pk) for c in mine]),
    )
    others = [t for t in _lines(_seen(by).filter(unit=found.unit).order_by("since", "library"), on) if t.id != pk]
    verbs, kept = _verbs(by, found, line, on)
    return TitleShown(
        line, library(found.library), found.call_id, found.call.name if found.call else "", found.conditions,
        names.get(found.granted_by, found.granted_by), found.granted_at, found.plaque_on, found.plaque_number,
        library_names().get(found.followed_by, found.followed_by), found.lost_because, found.lost_document,
        names.get(found.lost_by, found.lost_by),
        tuple(_check(c, names, files.get(str(c.pk), ())) for c in mine),
        tuple(SupportShown(s.what, s.amount_wan, s.given_on, s.clause, s.document,
                           names.get(s.recorded_by, s.recorded_by)) for s in given),
        tuple(others), verbs, kept, questions_of(by, found),
    )  # fmt: skip


def title_record(by: Actor, pk: int) -> Title:
    """The title to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Title | None = _seen(by).select_related("call").filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def may_see_check(by: Actor, ident: str) -> bool:
    """Whether a person may open the files of a yearly check."""
    may = permissions.may(by, "selections.see_titles")
    return may and LibraryCheck.objects.within(by).filter(pk=int(ident)).exists()


def _check(c: LibraryCheck, names: Mapping[str, str], files: Any) -> CheckShown:
    lines = tuple(CheckLine(**line) for line in json.loads(c.lines))
    return CheckShown(
        c.year, lines, c.outcome, c.said, names.get(c.checked_by, c.checked_by), c.checked_at, files
    )  # fmt: skip


def _verbs(by: Actor, t: Title, line: TitleLine, on: date) -> tuple[tuple[str, ...], Word | None]:
    """What may be done with a title now, and why this person may not end it."""
    if line.state != "held":
        return (), None
    verbs = [v for v in ("check_title", "record_support", "end_title") if permissions.may(by, f"selections.{v}")]
    if not line.is_due and "check_title" in verbs:
        verbs.remove("check_title")
    newest = newest_check(t, on)
    bad = newest if newest is not None and newest.outcome == "out" else None
    if "end_title" in verbs and (bad is None or leaves_by_procedure(t.library)):
        verbs.remove("end_title")
    kept = word("You made the check; another person ends the title.")
    return tuple(verbs), kept if bad is not None and bad.checked_by == by.person else None


def history(by: Actor, zone: str, *, on: date) -> History:
    """Everything that a zone was and is in the libraries, under whichever code, for whoever sees it.

    Errors   NotYours
    """
    codes = sorted(registry.lineage(zone))
    lines = _lines(_seen(by).filter(unit__in=codes).order_by("since", "library"), on)
    return History(zone, tuple(lines), ban_of(zone, on) if lines else None)


def candidates_shown(by: Actor, *, state: str = "") -> list[CandidateShown]:
    """The zones that cities of somebody's area proposed for the first library, those that wait first.

    Errors   NotYours
    """
    permissions.ask(by, "selections.see_titles")
    rows = ReserveCandidate.objects.within(by).order_by("-proposed_at", "-pk")
    found = list(rows.filter(state=state) if state else rows)
    names = people.names_of([n for c in found for n in (c.proposed_by, c.decided_by) if n])
    files = attached_to(ReserveCandidate._meta.label, [str(c.pk) for c in found])
    known = library_names()
    shown = [_candidate(by, c, known, names, files.get(str(c.pk), ())) for c in found]
    return sorted(shown, key=lambda c: c.state != "proposed")


def _candidate(by: Actor, c: ReserveCandidate, known: Mapping[str, str], names: Mapping[str, str], files: Any
               ) -> CandidateShown:  # fmt: skip
    verbs = tuple(v for v in CANDIDATES.possible(c.state) if permissions.may(by, f"selections.{v}"))
    kept = word("You proposed it; another person decides.") if by.person == c.proposed_by else None
    return CandidateShown(
        c.pk, c.unit, c.unit_name, c.city, c.zone_type, c.library, known.get(c.library, c.library), c.state,
        CANDIDATES.states[c.state], c.document, c.reason, names.get(c.proposed_by, c.proposed_by), c.proposed_at,
        c.answer, names.get(c.decided_by, c.decided_by), c.decided_at, files, verbs, kept if verbs else None,
    )  # fmt: skip


def candidate_record(by: Actor, pk: int) -> ReserveCandidate:
    """The proposal to decide.

    Errors   NotFound when it is missing or out of reach
    """
    permissions.ask(by, "selections.see_titles")
    found: ReserveCandidate | None = ReserveCandidate.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def may_see_candidate(by: Actor, ident: str) -> bool:
    """Whether a person may open the letter of a city."""
    may = permissions.may(by, "selections.see_titles")
    return may and ReserveCandidate.objects.within(by).filter(pk=int(ident)).exists()
