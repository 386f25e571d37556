"""Reads: what experts may read of an application: answers and files marked so, and nothing that tells who applies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jiju.core.refusals import Refusal
from jiju.engines.intake import words_of
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application
from jiju.rooms.selections.queries.applied import applied, files_of, place_names
from jiju.rooms.selections.queries.finding import application_record, is_applicant
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.shapes import Answer, Applied, Paper, Telling
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Attached, Opened, open_as


def is_blind(procedure: Procedure) -> bool:
    """Whether experts of the procedure may not know who applies."""
    stage = procedure.first("experts")
    return bool(stage and stage.review and stage.review.blind)


def telling_words(one: Applied, on: date) -> tuple[str, ...]:
    """The words by which an applicant would be known."""
    return checks.telling_words(one, place_names(one, on))


def answers(application: Application, on: date) -> tuple[Answer, ...]:
    """The answers that experts read: in a blind review only those marked so, and without words that tell."""
    procedure, (one,) = procedure_of(application.call), applied([application])
    blind = is_blind(procedure)
    words = telling_words(one, on) if blind else ()
    return tuple(
        Answer(q.name, checks.without(one.answers.get(q.id, ""), words), q.unit)
        for q in procedure.questions
        if q.blind or not blind
    )


def papers(application: Application, on: date) -> tuple[Paper, ...]:
    """The files that experts may open, each under a name of ours. What tells who applies is kept back."""
    return tuple(paper for paper, _ in _papers(application, on))


def paper(application: Application, number: int, on: date) -> Opened:
    """A file that experts may open, by its number. Errors: NotFound for any other, and for one that is kept back."""
    for shown, file in _papers(application, on):
        if shown.number == number and not shown.is_held:
            return open_as(file, shown.name)
    raise permissions.out_of_sight()


def _papers(application: Application, on: date) -> list[tuple[Paper, Attached]]:
    procedure, (one,) = procedure_of(application.call), applied([application])
    blind = is_blind(procedure)
    names = {m.id: m.name for m in procedure.materials if m.blind or not blind}
    words = telling_words(one, on) if blind else ()
    out = []
    for number, (material, file) in enumerate(((m, f) for m, f in files_of(application) if m in names), 1):
        is_held = not file.may_be_opened or bool(words and told_by(file, words))
        name = f"{application.code}-{number}.{file.kind}"
        out.append((Paper(number, names[material], name, file.kind, file.size, is_held), file))
    return out


def told_by(file: Attached, words: Sequence[str]) -> tuple[str, ...]:
    """Which of some words can be read in a file. Missing: none for a file that is not given out."""
    try:
        return checks.told_in(words_of(open_as(file, file.name).content, file.kind), words)
    except Refusal:
        return ()


def tellings(rows: Sequence[Application], on: date) -> tuple[Telling, ...]:
    """Every place in what experts would read that tells who applies: for the formal check, and before the draw.

    Missing  empty where the review is not blind. For the program itself
    """
    out: list[Telling] = []
    for application in rows:
        if is_blind(procedure_of(application.call)):
            out += _tellings(application, on)
    return tuple(out)


def tellings_for(by: Actor, pk: int, *, on: date) -> tuple[Telling, ...]:
    """What tells who applies, for the offices that check an application before its experts.

    Missing  nothing for its own zone, while it is sealed, and at any other kind of stage
    Errors   NotYours, NotFound
    """
    found = application_record(by, pk)
    stage = next((s for s in procedure_of(found.call).stages if s.id == found.stage), None)
    checked = found.state == "going" and stage is not None and stage.kind == "check"
    return tellings([found], on) if checked and not is_applicant(by, found.unit) else ()


def _tellings(application: Application, on: date) -> list[Telling]:
    procedure, (one,) = procedure_of(application.call), applied([application])
    words, blind = telling_words(one, on), {m.id: m.name for m in procedure.materials if m.blind}
    said = [(q.name, checks.told_in(one.answers.get(q.id, ""), words)) for q in procedure.questions if q.blind]
    read = [(blind[m], told_by(f, words)) for m, f in files_of(application) if m in blind]
    found = [(where, told, False) for where, told in said if told] + [
        (where, told, True) for where, told in read if told
    ]
    return [Telling(one.code, one.unit_name, where, is_file, told[0]) for where, told, is_file in found]
