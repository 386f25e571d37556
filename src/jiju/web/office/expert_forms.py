"""The form of an expert: what was typed becomes the facts of the pool, a line a body, and back again."""

from __future__ import annotations

from collections.abc import Mapping

from jiju.core.words import Word, word
from jiju.rooms.selections import checks
from jiju.rooms.selections.shapes import Body, ChangeShown, ExpertFacts, FormerPost
from jiju.web.office.choices import day_of

FIELDS = tuple(checks.HEADS)
as_typed = checks.as_lines
NAMES: dict[str, Word] = {
    "name": word("Name"), "title": word("Title"), "fields": word("Fields"), "employer": word("Employer"),
    "employer_code": word("Credit code of the employer"), "holdings": word("Shares held"),
    "former": word("Former employers"), "districts": word("Zones, counties, cities"), "kin": word("Relatives"),
}  # fmt: skip


def change_rows(change: ChangeShown | None, stands: ExpertFacts) -> list[tuple[Word, str, str]]:
    """What would differ, line by line: name of the field, as it stands, as it would be. All of it for somebody new."""
    if change is None or change.facts is None:
        return []
    before = as_typed(stands) if change.kind == "revise" else dict.fromkeys(FIELDS, "")
    after = as_typed(change.facts)
    return [(NAMES[name], before[name], after[name]) for name in NAMES if before[name] != after[name]]


def typed_facts(sent: Mapping[str, str]) -> ExpertFacts:
    """The facts that a form carries. Errors: DayIsUnreadable."""

    def lines(name: str) -> list[str]:
        return checks.typed_lines(sent.get(name, ""))

    return ExpertFacts(
        sent.get("person", ""), sent.get("name", "").strip(), sent.get("title", "").strip(), tuple(lines("fields")),
        Body(sent.get("employer_code", "").strip().upper(), sent.get("employer", "").strip()),
        tuple(map(checks.typed_body, lines("holdings"))), tuple(map(_former, lines("former"))),
        tuple(lines("districts")), tuple(map(checks.typed_kin, lines("kin"))),
    )  # fmt: skip


def _former(line: str) -> FormerPost:
    post, unreadable = checks.typed_former(line)
    day_of(unreadable)
    return post
