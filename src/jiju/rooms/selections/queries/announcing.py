"""Whom a step of a call is told to, and in which words. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Application, Call, Objection, Panel, Seat, Title
from jiju.rooms.selections.queries.parts import standing_decision
from jiju.rooms.selections.queries.standing import libraries_of
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.spine.models import Entry
from jiju.spine.roles import Role


def announcements(entry: Entry) -> list[Announcement]:
    """What is to be told after an entry of the ledger; nothing when nobody is concerned."""
    return list(TELLING[entry.action](entry, json.loads(entry.body)["data"]))


def _opened(entry: Entry, _: Any) -> Iterator[Announcement]:
    """To the zones that stand where the procedure takes them from."""
    call = Call.objects.get(pk=entry.subject_id)
    takes, on = set(procedure_of(call).takes), workdays.day_of(entry.at)
    subject = word("{call}: applications are taken", call=call.name)
    body = word("Zones may apply until {moment}.", moment=_moment(call))
    for zone in registry.zones_on(on):
        if not takes or takes & set(libraries_of(zone.code, on)):
            yield Announcement("call", subject, body, f"/calls/{call.pk}", (Role.ZONE_HEAD, zone.code))


def _moment(call: Call) -> str:
    return f"{workdays.day_of(call.closes_at)}" if call.closes_at else ""


def _handed_back(entry: Entry, told: Any) -> Iterator[Announcement]:
    body = word("Read why, and send it again by {day}.", day=str(told["due"]))
    yield from _to_zone(entry, "returned", word("Your application was handed back"), body)


def _out(entry: Entry, _: Any) -> Iterator[Announcement]:
    yield from _to_zone(entry, "out", word("Your application was ended"), word("Read at which stage, and why."))


def _listed(entry: Entry, told: Any) -> Iterator[Announcement]:
    """To the zones that the city's list leaves out, once it is sent: their application ends there."""
    call, spent = Call.objects.get(pk=entry.subject_id), len(told["ranked"]) == told["quota"]
    body = (
        word("The list of the city holds {n}, as many as its quota.", n=len(told["ranked"]))
        if spent
        else word("The list of the city holds {n}.", n=len(told["ranked"]))
    )
    for one in call.applications.filter(unit__in=told["out"]).order_by("unit"):
        yield from _ended(one, "unlisted", word("Your application was not recommended"), body)


def _below(entry: Entry, told: Any) -> Iterator[Announcement]:
    """To the zones whose score stays below the pass mark, once the panel is closed and its result fixed."""
    panel = Panel.objects.select_related("call").get(pk=entry.subject_id)
    for one in panel.call.applications.filter(code__in=told["below"]).order_by("unit"):
        body = word("The experts’ score is below the pass mark of the procedure.")
        yield from _ended(one, "below", word("Your application did not pass the review"), body)


def _to_zone(entry: Entry, kind: str, subject: Word, body: Word) -> Iterator[Announcement]:
    yield from _ended(Application.objects.get(pk=entry.subject_id), kind, subject, body)


def _ended(one: Application, kind: str, subject: Word, body: Word) -> Iterator[Announcement]:
    """To those who write and submit for the zone, with its own page."""
    for role in (Role.ZONE_HEAD, Role.ZONE_STATISTICIAN):
        yield Announcement(kind, subject, body, f"/applications/{one.pk}", (role, one.unit))


def _drawn(entry: Entry, _: Any) -> Iterator[Announcement]:
    panel = Panel.objects.select_related("call").get(pk=entry.subject_id)
    for person in panel.seats.order_by("number").values_list("person", flat=True):
        yield _seated(panel, person)


def _called(entry: Entry, told: Any) -> Iterator[Announcement]:
    """To the reserve who comes for somebody who was recused."""
    panel = Panel.objects.select_related("call").get(pk=entry.subject_id)
    for seat in Seat.objects.filter(panel=panel, expert__code=told.get("replaced_by") or "-").order_by("pk"):
        yield _seated(panel, seat.person)


def _seated(panel: Panel, person: str) -> Announcement:
    subject = word("You were drawn as an expert: {call}", call=panel.call.name)
    body = word("First declare whether you have ties to those who apply.")
    return Announcement("seat", subject, body, f"/panel/reviews/{panel.pk}", person=person)


def _noticed(entry: Entry, told: Any) -> Iterator[Announcement]:
    call = Call.objects.get(pk=entry.subject_id)
    body = word("Objections are taken until {day}.", day=str(told["last_day"]))
    for one in call.applications.filter(state="chosen").order_by("unit"):
        subject = word("{zone} is on public notice", zone=one.unit_name)
        for role, code in ((Role.ZONE_HEAD, one.unit), (Role.CITY, one.city)):
            yield Announcement("public", subject, body, f"/public/notices/{told['notice']}", (role, code))
    yield from _passed_over(call)


def _passed_over(call: Call) -> Iterator[Announcement]:
    """To the zones that the meeting did not choose: told with the notice, until which the decision is a draft."""
    decision = standing_decision(call)
    units = json.loads(decision.passed_over) if decision else []
    for one in call.applications.filter(unit__in=units).order_by("unit"):
        body = word("The public notice tells who was.")
        yield from _ended(one, "passed_over", word("Your application was not chosen"), body)


def _struck(entry: Entry, told: Any) -> Iterator[Announcement]:
    if told["state"] != "upheld":
        return
    objection = Objection.objects.select_related("notice").get(pk=entry.subject_id)
    subject = word("{notice}: an objection was upheld, and the name is struck", notice=objection.notice.name)
    path = f"/public/notices/{objection.notice_id}"
    yield Announcement("struck", subject, word("{reason}", reason=told["ruling"]), path, (Role.ZONE_HEAD, told["unit"]))


def _issued(entry: Entry, told: Any) -> Iterator[Announcement]:
    call = Call.objects.get(pk=entry.subject_id)
    body = word("Document {number}, in force from {day}.", number=told["document"], day=str(told["effective_on"]))
    for unit in told["units"]:
        subject = word("{call}: published", call=call.name)
        yield Announcement("issued", subject, body, f"/zones/{unit}", (Role.ZONE_HEAD, unit))


def _questioned(entry: Entry, told: Any) -> Iterator[Announcement]:
    title = _title(told["title"])
    subject = word("{zone}: the title is in question", zone=title.unit_name)
    body = word("Figures on which it rests were found false; read which condition no longer holds.")
    yield from _of_title(title, "questioned", subject, body, Role.CITY)


def _kept(entry: Entry, told: Any) -> Iterator[Announcement]:
    title = _title(told["title"])
    body = word("{reason}", reason=told["reason"])
    yield from _of_title(title, "kept", word("{zone}: the title is kept", zone=title.unit_name), body, Role.CITY)


def _warned(entry: Entry, told: Any) -> Iterator[Announcement]:
    title = _title(entry.subject_id)
    subject = word("{zone}: the title ends on {day}", zone=title.unit_name, day=str(told["until"]))
    body = word("Its years are over in {days} days or less. It goes on only by a new call.", days=told["days"])
    yield from _of_title(title, "ending", subject, body, Role.PROVINCE)


def _ran_out(entry: Entry, told: Any) -> Iterator[Announcement]:
    title = _title(entry.subject_id)
    subject = word("{zone}: the title has run out", zone=title.unit_name)
    body = word("It ended on {day}; no new award rests on it.", day=str(told["on"]))
    yield from _of_title(title, "ran_out", subject, body, Role.PROVINCE)


def _title(pk: Any) -> Title:
    found: Title = Title.objects.get(pk=int(pk))
    return found


def _of_title(title: Title, kind: str, subject: Word, body: Word, office: Role) -> Iterator[Announcement]:
    """To the head of the zone, under the code that it has now, and to an office."""
    bearers = sorted(registry.lineage(title.unit) & set(registry.newest_places()))
    for code in bearers:
        yield Announcement(kind, subject, body, f"/titles/{title.pk}", (Role.ZONE_HEAD, code))
    yield Announcement(kind, subject, body, f"/titles/{title.pk}", (office, title.city if office is Role.CITY else ""))


TELLING: dict[str, Callable[[Entry, Any], Iterator[Announcement]]] = {
    "selections.open_call": _opened,
    "selections.hand_back": _handed_back,
    "selections.refuse": _out,
    "selections.recommend": _listed,
    "selections.close_panel": _below,
    "selections.draw_panel": _drawn,
    "selections.recuse": _called,
    "selections.confirm_recusal": _called,
    "selections.publish_notice": _noticed,
    "selections.uphold_objection": _struck,
    "selections.confirm_objection": _struck,
    "selections.issue_batch": _issued,
    "selections.question_title": _questioned,
    "selections.keep_title": _kept,
    "selections.warn_of_end": _warned,
    "selections.run_out": _ran_out,
}
