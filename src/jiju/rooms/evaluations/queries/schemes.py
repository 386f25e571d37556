"""Reads: the schemes there are, one as it is read, the one in force, and whether one fits what is collected now."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q

from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Scheme
from jiju.rooms.evaluations.shapes import Difference, Hindrance, SchemeLine, SchemeShown
from jiju.rooms.filings import queries as filings
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import checks as programme_checks
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Form
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.spine import permissions
from jiju.spine.actors import Actor


def schemes(by: Actor, *, on: date) -> list[SchemeLine]:
    """Every wording of every scheme, the newest of each first. A scheme binds everybody, so everybody reads it."""
    permissions.ask(by, "evaluations.see_schemes")
    return _lines(on)


def _lines(on: date, **asked: str) -> list[SchemeLine]:
    rows = list(Scheme.objects.filter(**asked).order_by("code", "-number").values())
    names = people.names_of([r[key] for r in rows for key in ("drafted_by", "decided_by") if r[key]])
    return [_line(r, names, on) for r in rows]


def _line(row: dict[str, object], names: dict[str, str], on: date) -> SchemeLine:
    told = {key: names.get(str(row[key]), str(row[key])) for key in ("drafted_by", "decided_by")}
    kept = ("code", "number", "name", "status", "state", "digest", "drafted_at", "decided_at", "effective_from",
            "effective_until", "reason")  # fmt: skip
    units = shape_of(str(row["definition"])).units
    return SchemeLine(units=units, is_in_force=_holds(row, on), **told, **{key: row[key] for key in kept})  # type: ignore[arg-type]  # the columns are those of the shape


def _holds(row: dict[str, object], on: date) -> bool:
    since, until = row["effective_from"], row["effective_until"]
    return isinstance(since, date) and since <= on and (not isinstance(until, date) or on <= until)


def shape_of(definition: str) -> SchemeShape:
    """The scheme that a stored definition holds."""
    return SchemeShape.model_validate_json(definition)


def scheme(by: Actor, code: str, number: int, *, on: date) -> SchemeShown:
    """One wording with all that it says, and the other wordings of its scheme.

    Errors   NotFound
    """
    permissions.ask(by, "evaluations.see_schemes")
    row = scheme_record(by, code, number)
    lines = _lines(on, code=code)
    return SchemeShown(next(n for n in lines if n.number == number), shape_of(row.definition), tuple(lines))


def scheme_record(by: Actor, code: str, number: int) -> Scheme:
    """One wording, to act on.

    Errors   NotFound
    """
    permissions.ask(by, "evaluations.see_schemes")
    found = Scheme.objects.filter(code=code, number=number).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def in_force(code: str, on: date) -> Scheme | None:
    """The wording of a scheme that holds on a day. Missing: None, nobody is assessed by it then. For the program."""
    until = Q(effective_until=None) | Q(effective_until__gte=on)
    rows = Scheme.objects.filter(until, code=code, effective_from__lte=on)
    return rows.order_by("-effective_from", "-number").first()


def to_rank_by(code: str, on: date) -> Scheme | None:
    """The wording of a trial ranking: the one in force, else the newest that nobody has withdrawn. For the program."""
    drafts = Scheme.objects.filter(code=code).exclude(state="withdrawn").order_by("-number")
    return in_force(code, on) or drafts.first()


def wordings_to_compare(on: date) -> list[tuple[str, str, int]]:
    """Each scheme once, in force or in its newest wording: code, name, number."""
    held = {row.code: (row.name, row.number) for row in _current(on)}
    return [(code, *told) for code, told in sorted(held.items())]


def _current(on: date) -> list[Scheme]:
    rows = Scheme.objects.exclude(state="withdrawn").order_by(
        "code", F("effective_from").asc(nulls_first=True), "number"
    )
    newest = {row.code: row for row in rows if row.state == "drafted"}
    begun = {row.code: row for row in rows if row.effective_from is not None and row.effective_from <= on}
    return list((newest | begun).values())


def read(text: str, name: str = "scheme") -> SchemeShape:
    """The scheme that a text says, fitting the plan in force, the newest forms and the other schemes.

    Errors   SchemeIsMalformed with every fault and its line
    """
    return programme_checks.read_scheme(text, programmes.plan(), newest_forms(), _others(), name)


def hindrances(by: Actor, code: str, number: int) -> tuple[Hindrance, ...]:
    """What keeps somebody from approving a drafted scheme; nothing when it can be approved.

    Errors   NotFound
    """
    row = scheme_record(by, code, number)
    out = [Hindrance(fault.what, fault.remedy) for fault in misfits(row)]
    if row.drafted_by == by.person:
        own = Hindrance(word("You drafted this scheme."), word("Another person of the provincial office approves it."))
        out.insert(0, own)
    return tuple(out)


def misfits(row: Scheme) -> list[Malformed]:
    """What in a stored scheme no longer fits. For the program itself."""
    return programme_checks.misfits(shape_of(row.definition), programmes.plan(), newest_forms(), _others())


def newest_forms() -> list[Form]:
    """The newest version of each form: what will be asked from now on."""
    return [filings.newest_form(line.code) for line in filings.forms()]


def _others() -> list[SchemeShape]:
    rows = Scheme.objects.exclude(state="withdrawn").order_by("code", "number")
    return [shape_of(row.definition) for row in {row.code: row for row in rows}.values()]


def changed(by: Actor, code: str, before: int, after: int) -> tuple[Difference, ...]:
    """How two wordings of a scheme differ, item by item.

    Errors   NotFound
    """
    here, there = (shape_of(scheme_record(by, code, n).definition) for n in (before, after))
    return checks.differences(here, there)


def written(by: Actor, code: str, number: int) -> str:
    """A wording as YAML that can be edited and taken in again.

    Errors   NotFound
    """
    return programme_checks.written_scheme(shape_of(scheme_record(by, code, number).definition))
