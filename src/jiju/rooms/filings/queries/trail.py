"""What happened to a filing, from the ledger: its history, and who signed it on which line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from jiju.core.words import Word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Passage
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.rolled import rollers
from jiju.rooms.filings.shapes import Happening, Signed
from jiju.rooms.filings.shapes.receipts import SignatureLine
from jiju.rooms.filings.words import DONE, LINES, RECEIPTED
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Form
from jiju.spine import ledger, reading
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.permissions import DEPUTY, ROLE_NAMES
from jiju.spine.roles import Role

SAVING = ("filings.fill_in", "filings.take_workbook", "filings.take_roll")
SIGNING = {"filings.certify": "certify", "filings.endorse": "endorse"}


def trail(filing: Filing) -> list[Entry]:
    """Every entry on a filing, oldest first, those of bulk passings among them. For the program itself."""
    own = list(ledger.trail(filing._meta.label, str(filing.pk)))
    batches = list(Passage.objects.filter(filing=filing).order_by("entry").values_list("entry", flat=True))
    return sorted([*own, *reading.numbered(batches)], key=lambda e: e.seq)


def happenings(entries: Iterable[Entry], by: Actor) -> tuple[Happening, ...]:
    """The history as its page shows it."""
    told = [e for e in entries if e.action in DONE]
    names, deputies = people.names_of([e.person for e in told]), people.deputies([e.person for e in told])
    out = []
    for entry in told:
        reason = json.loads(entry.body)["data"].get("reason", "")
        says = Word(DONE[entry.action].text, {"reason": reason}) if reason else DONE[entry.action]
        who, receipt = names.get(entry.person, entry.person), entry.seq if entry.action in RECEIPTED else None
        role = _title(entry, deputies)
        out.append(Happening(entry.at, who, role, says, entry.person == by.person, receipt))
    return tuple(out)


def _title(entry: Entry, deputies: list[tuple[str, date, date | None]]) -> Word:
    """What the one who acted was called then: the deputy of a statistician acts in the same role."""
    day = entry.at.astimezone(checks.ZONE).date()
    posted = (since <= day and (until is None or day < until) for p, since, until in deputies if p == entry.person)
    stood_in = entry.role == Role.ZONE_STATISTICIAN.value and any(posted)
    return DEPUTY if stood_in else ROLE_NAMES[Role(entry.role)]


def signatures(form: Form, entries: Sequence[Entry], source: str) -> Signed:
    """The signature lines that the form's chain asks for, as they stand after these entries.

    Saving anew clears the signatures, and so does handing back; who saved last stands as the one who filled in.
    """
    verbs = {step.verb for step in form.chain}
    held = held_lines(entries)
    sent = next((e.at for e in reversed(entries) if e in held.values() and _to(e) == "submitted"), None)
    known = people.contacts_of([e.person for e in held.values()])
    lines = []
    for part, (verb, name, label) in LINES.items():
        if verb in verbs or part == "filler":
            entry = held.get(part)
            lines.append(
                SignatureLine(part, name, label, known.get(entry.person, (entry.person, ""))[0], entry.person, entry.at,
                              entry.seq) if entry else SignatureLine(part, name, label)
            )  # fmt: skip
    filler = held.get("filler")
    phone = known.get(filler.person, ("", ""))[1] if filler else ""
    at = sent.astimezone(checks.ZONE) if sent else None
    return Signed(tuple(lines), phone, at, elsewhere=source == "brought in" and not held)


def held_lines(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entry behind each signature line after these entries, in the order of signing."""
    held: dict[str, Entry] = {}
    for entry in entries:
        if entry.action in SAVING:
            held = {"filler": entry}
        elif entry.action == "filings.hand_back":
            held = {part: e for part, e in held.items() if part == "filler"}
        elif entry.action in SIGNING:
            held[next(part for part, line in LINES.items() if line[0] == SIGNING[entry.action])] = entry
    return held


def _to(entry: Entry) -> str:
    return str(json.loads(entry.body)["data"].get("to", ""))


def fillers(filings: Sequence[Filing]) -> dict[int, set[str]]:
    """Who filled each of some filings in: whoever saved it last, and whoever brought figures by a zone's workbook.

    For the program itself. Missing: a filing that was brought in has nobody
    """
    rows = Entry.objects.filter(
        subject_kind=Filing._meta.label, subject_id__in=[str(f.pk) for f in filings], action__in=SAVING
    )
    last = {int(ident): person for ident, person in rows.order_by("seq").values_list("subject_id", "person")}
    taken = rollers(filings)
    return {pk: taken.get(pk, set()) | ({last[pk]} if pk in last else set()) for pk in taken.keys() | last.keys()}


def signed(filing: Filing) -> Signed:
    """The signature lines of a filing as they stand now. For the program itself."""
    return signatures(form_shape(filing.form), trail(filing), filing.source)
