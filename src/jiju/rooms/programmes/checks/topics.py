"""Topics: told by rows of a zone's form that may be used for supervision, and checked by facts that are there."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Form, Measure, Topic, TopicFact


def topics_are_told(draft: Draft) -> Iterator[Malformed]:
    """Every topic follows a clause and is told by a choice and by words of a zone's form."""
    forms = _zone_forms(draft)
    clauses = [c.id for _, m in draft.all("measures", Measure) for c in m.clauses]
    for spot, topic in draft.all("topics", Topic):
        yield from known(words.CLAUSE, clauses, [(spot.at("clause"), topic.clause)])
        yield from known(words.FORM, _names(draft), [(spot.at("form"), topic.form)])
        if topic.form in forms:
            yield from _told(spot, topic, forms[topic.form])


def _told(spot: Spot, topic: Topic, form: Form) -> Iterator[Malformed]:
    rows = {r.code: r for r in form.rows}
    for name, kind in (("state", "choice"), ("words", "text"), ("problems", "text"), ("wishes", "text")):
        code = getattr(topic, name)
        if code is None:
            continue
        yield from known(words.ROW, list(rows), [(spot.at(name), code)])
        if code in rows and rows[code].kind != kind:
            yield spot.at(name).fault(words.row_of_another_kind(code, rows[code].kind, kind))
        elif code in rows and "supervision" not in form.purposes_of(rows[code]):
            yield spot.at(name).fault(words.not_for_supervision(code))
    if topic.state in rows and set(rows[topic.state].choices) != set(topic.lights):
        yield spot.at("lights").fault(words.choices_without_light(list(rows[topic.state].choices)))


def facts_of_topics_are_there(draft: Draft) -> Iterator[Malformed]:
    """Every fact has one source, and that source is in the plan."""
    forms, names = _zone_forms(draft), _names(draft)
    for spot, topic in draft.all("topics", Topic):
        for i, one in enumerate(topic.facts):
            yield from _sourced(spot.at("facts", i), one, forms, names)


def _sourced(spot: Spot, one: TopicFact, forms: dict[str, Form], names: list[str]) -> Iterator[Malformed]:
    sources = [s for s in (one.row, one.late, one.counts) if s is not None]
    if len(sources) != 1 or (one.form is None) != (one.counts is not None):
        yield spot.fault(words.fact_without_one_source())
        return
    if one.form is None:
        return
    yield from known(words.FORM, names, [(spot.at("form"), one.form)])
    form = forms.get(one.form)
    if form is None:
        return
    if one.row is not None:
        yield from known(words.ROW, [r.code for r in form.numbers], [(spot.at("row"), one.row)])
    if one.late is not None:
        columns = {c.code for part in form.lists if part.code == one.late.list for c in part.columns}
        named = [(spot.at("late", n), getattr(one.late, n)) for n in ("month", "progress")]
        yield from known(words.COLUMN, sorted(columns), named)


def _zone_forms(draft: Draft) -> dict[str, Form]:
    """The forms of zones in the version that holds last."""
    found = sorted((f for _, f in draft.all("forms", Form)), key=lambda f: f.valid_from)
    return {f.code: f for f in found if f.level == "zone"}


def _names(draft: Draft) -> list[str]:
    """The codes of all forms but those of enterprises; one that could not be read has its own fault already."""
    others = {f.code for _, f in draft.all("forms", Form) if f.level != "zone"}
    return sorted({code for code in draft.ids("forms", "code") if code not in others})
