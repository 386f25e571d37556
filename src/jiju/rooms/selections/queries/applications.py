"""Reads: one application as far as somebody may see it. While it is sealed, only its own zone reads what it says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.people import queries as people
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Exhibit, SiteVisit, Version
from jiju.rooms.selections.queries.drafts import call_state, is_draft
from jiju.rooms.selections.queries.eligible import eligibility
from jiju.rooms.selections.queries.finding import application_record, is_applicant, writers_of
from jiju.rooms.selections.queries.lists import lines_of
from jiju.rooms.selections.queries.stored import content_of, draft_of, procedure_of
from jiju.rooms.selections.queries.telling_zones import deeds_told, visits_told
from jiju.rooms.selections.shapes import (
    ApplicationShown,
    Content,
    DeedShown,
    ExhibitShown,
    MaterialShown,
    QuestionShown,
    VersionShown,
    VisitShown,
)
from jiju.rooms.selections.states import APPLICATIONS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to

WRITTEN = ("draft", "returned")  # states in which the zone writes
OWN_VERBS = ("fill_in_application", "submit", "take_back", "complete", "withdraw")
OFFICE_VERBS = ("pass_stage", "hand_back", "refuse", "record_visit")


def application(by: Actor, pk: int, *, on: date, number: int | None = None) -> ApplicationShown:
    """One application: what is being written while its zone writes, else the newest version or the one asked for.

    Errors   NotFound when it is missing or out of reach, or has no such version
    """
    found = application_record(by, pk)
    versions = list(found.versions.order_by("-number"))
    chosen = _version(versions, number)
    own = is_applicant(by, found.unit)
    shows_draft = own and number is None and found.state in WRITTEN
    content = _draft(found) if shows_draft else _content(by, found, chosen)
    before = (
        _content(by, found, versions[1]) if not shows_draft and len(versions) > 1 and chosen is versions[0] else None
    )
    rules = checks.lines_of(chosen.eligibility) if chosen else eligibility(found.call, found.unit, on)
    hidden = is_draft(by, found.call)
    (line,) = lines_of(by, [found])
    stage = next((s for s in procedure_of(found.call).stages if s.id == line.stage), None)
    return ApplicationShown(
        line, procedure_of(found.call), found.call.name, call_state(found.call, hidden=hidden)[0],
        found.call.closes_at, stage, own, content is not None, found.draft_number if own else 0,
        _questions(found, content, before), _materials(found, content), rules, _versions(by, found, versions),
        _deeds(by, found), _visits(by, found), _verbs(by, found), _refused(by, found),
    )  # fmt: skip


def _version(versions: list[Version], number: int | None) -> Version | None:
    if number is None:
        return versions[0] if versions else None
    chosen = next((v for v in versions if v.number == number), None)
    if chosen is None:
        raise permissions.out_of_sight()
    return chosen


def is_readable(by: Actor, application: Application, version: Version) -> bool:
    """Whether somebody who may see an application may read what a version says: sealed, its zone alone may."""
    return not version.is_sealed or is_applicant(by, application.unit)


def _content(by: Actor, application: Application, version: Version | None) -> Content | None:
    if version is None or not is_readable(by, application, version):
        return None
    return content_of(version)


def _draft(application: Application) -> Content:
    rows = application.exhibits.filter(is_dropped=False).order_by("material", "pk")
    return Content(draft_of(application), tuple((e.material, e.pk, "") for e in rows))


def _questions(application: Application, content: Content | None, before: Content | None) -> tuple[QuestionShown, ...]:
    if content is None:
        return ()
    out = []
    for asked in procedure_of(application.call).questions:
        answer = content.answers.get(asked.id, "")
        earlier = before.answers.get(asked.id, "") if before else answer
        out.append(QuestionShown(asked, answer, None if earlier == answer else earlier))
    return tuple(out)


def _materials(application: Application, content: Content | None) -> tuple[MaterialShown, ...]:
    if content is None:
        return ()
    held = exhibits_shown(pk for _, pk, _ in content.exhibits)
    return tuple(
        MaterialShown(asked, tuple(e for e in held if e.material == asked.id))
        for asked in procedure_of(application.call).materials
    )


def exhibits_shown(idents: Iterable[int]) -> tuple[ExhibitShown, ...]:
    """Proof files by their numbers. For the program itself: whoever asks has made sure that the reader may see them."""
    chosen = list(idents)
    rows = {e.pk: e for e in Exhibit.objects.filter(pk__in=chosen).order_by("pk")}
    files = attached_to(Exhibit._meta.label, [str(pk) for pk in chosen])
    return tuple(
        ExhibitShown(pk, rows[pk].material, rows[pk].is_blind, file) for pk in chosen for file in files.get(str(pk), ())
    )


def _versions(by: Actor, application: Application, versions: list[Version]) -> tuple[VersionShown, ...]:
    names = people.names_of([v.made_by for v in versions])
    return tuple(
        VersionShown(
            v.number, v.digest, names.get(v.made_by, v.made_by), v.made_at, v.is_committed,
            is_readable(by, application, v), checks.lines_of(v.eligibility),
        )
        for v in versions
    )  # fmt: skip


def _deeds(by: Actor, application: Application) -> tuple[DeedShown, ...]:
    rows = list(application.deeds.order_by("-at", "-pk"))
    return tuple(deeds_told(by, application, people.unit_names([d.unit for d in rows]), rows))


def _visits(by: Actor, application: Application) -> tuple[VisitShown, ...]:
    rows = visits_told(by, application)
    names = people.names_of([v.by for v in rows])
    files = attached_to(SiteVisit._meta.label, [str(v.pk) for v in rows])
    return tuple(
        VisitShown(
            v.stage, v.visited_on, tuple((n, p) for n, p in json.loads(v.visitors)),
            tuple(json.loads(v.checklist).items()), v.report, names.get(v.by, v.by), v.at, files.get(str(v.pk), ()),
        )
        for v in rows
    )  # fmt: skip


def _verbs(by: Actor, a: Application) -> tuple[str, ...]:
    """What the reader may do with it now, by state, stage, role and person."""
    known = [v for v in APPLICATIONS.possible(a.state) if v in (*OWN_VERBS, *OFFICE_VERBS)]
    possible = [v for v in known if permissions.may(by, f"selections.{v}")]
    if is_applicant(by, a.unit):
        sealed = a.call.state == "open" or a.state != "submitted"
        return tuple(v for v in possible if v in OWN_VERBS and (v != "take_back" or sealed))
    stage = next((s for s in procedure_of(a.call).stages if s.id == a.stage), None)
    if stage is None or a.call.state != "unsealed" or _refused(by, a) or by.role not in checks.roles(stage):
        return ()
    may = [v for v in possible if v in OFFICE_VERBS and checks.allows(stage, v)]
    return tuple(
        v for v in may if v != "pass_stage" or stage.kind != "visit" or a.visits.filter(stage=a.stage).exists()
    )


def _refused(by: Actor, a: Application) -> Word | None:
    if not is_applicant(by, a.unit) and by.person in writers_of(a):
        return word("You wrote or submitted this application; others check it.")
    return None


def blind_answers(application: Application, number: int | None = None) -> dict[str, str]:
    """The answers of an application that experts may read, by question. For the program itself, once it is unsealed."""
    return checks.blind_answers(procedure_of(application.call), unsealed_content(application, number).answers)


def blind_exhibits(application: Application) -> tuple[ExhibitShown, ...]:
    """The files of the newest version that experts may open. For the program itself, once it is unsealed."""
    shown = exhibits_shown(pk for _, pk, _ in unsealed_content(application).exhibits)
    return tuple(e for e in shown if e.is_blind)


def unsealed_content(application: Application, number: int | None = None) -> Content:
    """What the newest or one version says, once it is unsealed. For the program itself.

    Missing  a version that is sealed says nothing
    """
    rows = application.versions.order_by("-number")
    version = rows.first() if number is None else rows.filter(number=number).first()
    if version is None or version.is_sealed:
        return Content({})
    return content_of(version)
