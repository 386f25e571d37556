"""Whom a step of a round, or of what follows from it, is told to, and in which words. For the program itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiju.core.words import Word, word
from jiju.rooms.evaluations.models import Appeal, Participant, Rectification, Removal, Round
from jiju.rooms.evaluations.queries.finding import scheme_of
from jiju.rooms.filings.shapes import Announcement
from jiju.spine.models import Entry
from jiju.spine.roles import Role

LEVELS = {"zone": Role.ZONE_HEAD, "city": Role.CITY, "county": Role.COUNTY}
Case = Rectification | Removal


def announcements(entry: Entry) -> list[Announcement]:
    """What is to be told after an entry of the ledger; nothing when nobody is concerned."""
    return list(TELLING[entry.action](entry))


def _delivered(entry: Entry) -> Iterator[Announcement]:
    held = Round.objects.get(pk=entry.subject_id)
    body = word("Read how your score was made up. Appeals are taken until {day}.", day=str(held.appeal_by))
    yield from _to_units(held, "delivered", word("{round}: your sheet is there", round=held.name), body)


def _final(entry: Entry) -> Iterator[Announcement]:
    held = Round.objects.get(pk=entry.subject_id)
    body = word("Grades and places are settled, and the whole ranking can be read.")
    yield from _to_units(held, "final", word("{round} is final", round=held.name), body)


def _to_units(held: Round, kind: str, subject: Word, body: Word) -> Iterator[Announcement]:
    role = LEVELS[scheme_of(held).units]
    for unit in Participant.objects.filter(round=held).order_by("unit").values_list("unit", flat=True):
        yield Announcement(kind, subject, body, f"/rounds/{held.pk}/units/{unit}", (role, unit))


def _ruled(entry: Entry) -> Iterator[Announcement]:
    appeal = Appeal.objects.select_related("round").get(pk=entry.subject_id)
    upheld = appeal.state == "upheld"
    subject = word("Your appeal was upheld") if upheld else word("Your appeal was dismissed")
    role = LEVELS[scheme_of(appeal.round).units]
    path = f"/rounds/{appeal.round_id}/appeals/{appeal.pk}"
    yield Announcement("ruled", subject, word("{reason}", reason=appeal.ruling), path, (role, appeal.unit))


def _ordered(entry: Entry) -> Iterator[Announcement]:
    case = Rectification.objects.get(pk=entry.subject_id)
    body = word("Read what is to be put right, and report on it by {day}.", day=str(case.due))
    yield from _to_zone(case, "ordered", word("{zone}: a rectification is ordered", zone=case.unit_name), body)


def _judged(entry: Entry) -> Iterator[Announcement]:
    case = Rectification.objects.get(pk=entry.subject_id)
    if case.state == "passed":
        subject = word("{zone}: the rectification is passed", zone=case.unit_name)
    else:
        subject = word("{zone}: the rectification is not passed", zone=case.unit_name)
    yield from _to_zone(case, "judged", subject, word("{reason}", reason=case.outcome))


def _noticed(entry: Entry) -> Iterator[Announcement]:
    case = Removal.objects.get(pk=entry.subject_id)
    body = word("Read why. You may ask to be heard until {day}.", day=str(case.hearing_by))
    yield from _to_zone(case, "noticed", word("{zone}: the title may be removed", zone=case.unit_name), body)


def _decided(entry: Entry) -> Iterator[Announcement]:
    case = Removal.objects.get(pk=entry.subject_id)
    body = word("The decision has not taken effect yet; read which steps come.")
    yield from _to_zone(case, "decided", word("{zone}: it was decided to remove the title", zone=case.unit_name), body)


def _ended(entry: Entry) -> Iterator[Announcement]:
    case = Removal.objects.get(pk=entry.subject_id)
    subject = word("{zone}: the title ends on {day}", zone=case.unit_name, day=str(case.effective_on))
    yield from _to_zone(case, "ended", subject, word("No new application until {day}.", day=str(case.ban_until)))


def _kept(entry: Entry) -> Iterator[Announcement]:
    case = Removal.objects.get(pk=entry.subject_id)
    body = word("The case is ended; read why.")
    yield from _to_zone(case, "kept", word("{zone}: the title is kept", zone=case.unit_name), body)


def _to_zone(case: Case, kind: str, subject: Word, body: Word) -> Iterator[Announcement]:
    """To the head of the zone, and to the city that looks after it."""
    path = f"/{'removals' if isinstance(case, Removal) else 'rectifications'}/{case.pk}"
    yield Announcement(kind, subject, body, path, (Role.ZONE_HEAD, case.unit))
    if case.city:
        yield Announcement(kind, subject, body, path, (Role.CITY, case.city))


TELLING: dict[str, Callable[[Entry], Iterator[Announcement]]] = {
    "evaluations.deliver": _delivered,
    "evaluations.finalise_round": _final,
    "evaluations.uphold_appeal": _ruled,
    "evaluations.dismiss_appeal": _ruled,
    "evaluations.order_rectification": _ordered,
    "evaluations.pass_rectification": _judged,
    "evaluations.fail_rectification": _judged,
    "evaluations.give_notice": _noticed,
    "evaluations.give_notice_on_finding": _noticed,
    "evaluations.decide_removal": _decided,
    "evaluations.confirm_removal": _ended,
    "evaluations.keep_title": _kept,
}
