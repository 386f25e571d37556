"""The main menu: what a role may open, in the order in which it is needed."""

from __future__ import annotations

from dataclasses import dataclass

from jiju.core.words import Word, word
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.permissions import OFFICE, ZONE
from jiju.spine.roles import Role

DESK = frozenset({Role.ZONE_HEAD, Role.ZONE_STATISTICIAN, Role.ENTERPRISE})
OUTSIDE = frozenset({Role.EXPERT, Role.ADMINISTRATOR})  # who read schemes and see no rounds from inside
REVIEWERS = frozenset({Role.PROVINCE, Role.CITY, Role.COUNTY})
COUNTS: dict[str, Word] = {
    "asked": word("things to do"),
    "waiting": word("reports that wait for your step"),
    "unread": word("messages that you have not read"),
    "cases": word("orders and notices that wait for you"),
    "tasks": word("tasks of supervision that wait for your step"),
}


@dataclass(frozen=True)
class Item:
    """One line of the menu.

    Shape    `opens` are the beginnings of addresses that belong to it; `roles` narrows the permission further
    """

    label: Word
    path: str
    permission: str
    opens: tuple[str, ...]
    roles: frozenset[Role] | None = None
    gap: bool = False
    counted: str = ""  # what is counted behind it: a key of COUNTS

    @property
    def counts(self) -> Word | str:
        """What the number behind the line counts."""
        return COUNTS.get(self.counted, "")

    def is_for(self, actor: Actor) -> bool:
        return permissions.may(actor, self.permission) and (self.roles is None or actor.role in self.roles)

    def is_open(self, path: str) -> bool:
        return any(path == p or path.startswith(f"{p}/") for p in (self.path, *self.opens))


ITEMS = (
    Item(word("Home"), "/home", "people.see_home", (), frozenset({Role.ADMINISTRATOR})),
    Item(word("To be scored"), "/panel", "evaluations.give_mark", ("/rounds",), frozenset({Role.EXPERT})),
    Item(word("Ledger"), "/ledger", "spine.see_ledger", ("/ledger",)),
    Item(word("Overview"), "/cockpit", "oversight.see_cockpit", ("/wall",), OFFICE | {Role.AUDITOR}),
    Item(word("To do"), "/todo", "people.see_home", (), OFFICE | {Role.AUDITOR, Role.FINANCE}, counted="asked"),
    Item(word("Reporting"), "/desk", "filings.see_filings", ("/filings", "/receipts"), DESK, counted="waiting"),
    Item(word("Overview"), "/cockpit", "oversight.see_cockpit", ("/wall",), ZONE),
    Item(word("To do"), "/todo", "people.see_home", (), ZONE, counted="asked"),
    Item(
        word("Reports and review"),
        "/review",
        "filings.see_filings",
        ("/filings", "/receipts"),
        REVIEWERS,
        counted="waiting",
    ),
    Item(word("Review of enterprises"), "/review", "filings.pass_zone", ()),
    Item(word("Links for enterprises"), "/links", "filings.issue_link", ()),
    Item(word("Reporting periods"), "/periods", "filings.grant_extension", ()),
    Item(word("Messages"), "/messages", "filings.read_messages", ("/notices",), counted="unread"),
    Item(word("Quality of reporting"), "/reporting", "filings.see_reporting", ()),
    Item(
        word("Zones and enterprises"),
        "/zones",
        "registry.see_zones",
        ("/tenancies", "/enterprises", "/compare"),
        gap=True,
    ),
    Item(word("Near the designated size"), "/candidates", "filings.see_candidates", ()),
    Item(word("Totals of counties"), "/totals", "filings.see_totals", ()),
    Item(word("Target cascade"), "/targets", "oversight.see_targets", ("/cascades",)),
    Item(word("Targets and figures"), "/figures", "figures.see_figures", ()),
    Item(
        word("Assessment"),
        "/rounds",
        "evaluations.see_rounds",
        ("/rankings", "/schemes", "/proposals", "/rectifications", "/removals", "/falsehoods", "/panel"),
        OFFICE | ZONE | {Role.AUDITOR},
        counted="cases",
    ),
    Item(
        word("Selections"),
        "/calls",
        "selections.see_calls",
        ("/applications", "/panels", "/experts", "/titles", "/libraries", "/objections"),
    ),
    Item(
        word("Funds"),
        "/grants",
        "grants.see_grants",
        ("/finance", "/budgets", "/national-funds", "/city-funds", "/payments", "/recoveries"),
    ),
    Item(
        word("Supervision"),
        "/tasks",
        "oversight.see_tasks",
        ("/meetings", "/task-force", "/topics", "/issues"),
        OFFICE | ZONE | {Role.AUDITOR},
        counted="tasks",
    ),
    Item(word("Clause board"), "/clauses", "oversight.see_clauses", ()),
    Item(word("Alerts"), "/alerts", "oversight.see_alerts", (), OFFICE | ZONE | {Role.AUDITOR}),
    Item(word("Analysis"), "/analysis", "evaluations.see_analysis", ()),
    Item(word("Quarterly analysis"), "/quarterly", "oversight.see_analyses", ()),
    Item(word("Assessment schemes"), "/schemes", "evaluations.see_schemes", (), OUTSIDE),
    Item(word("The plan"), "/plan", "programmes.see_plan", (), gap=True),
    Item(word("Forms and rules"), "/rules", "filings.draft_rule", ("/rules",)),
    Item(word("Posts and handovers"), "/posts", "people.hand_over", ()),
    Item(word("Mail"), "/mail", "people.write_address", ()),
)


def menu(actor: Actor) -> list[Item]:
    """The lines that this person may open."""
    return [item for item in ITEMS if item.is_for(actor)]
