"""A contract of our own: a room's records are imported only inside that room."""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class ClosedRecords(Contract):
    """Other rooms, pages and commands use a room's queries, acts and shapes; its records stay at home.

    Shape    `rooms` is the package whose children are rooms; records lie in `<room>.models`, module or package
    """

    type_name = "closed_records"
    rooms = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001  # the linter's own signature
        strays: list[tuple[str, str]] = []
        for room in sorted(graph.find_children(str(self.rooms))):
            records = {m for m in graph.modules if m == f"{room}.models" or m.startswith(f"{room}.models.")}
            for module in sorted(records):
                for importer in sorted(graph.find_modules_that_directly_import(module)):
                    if not importer.startswith(f"{room}."):
                        strays.append((importer, module))
        return ContractCheck(kept=not strays, metadata={"strays": strays})

    def render_broken_contract(self, check: ContractCheck) -> None:
        strays: list[tuple[str, str]] = dict[str, Any](check.metadata)["strays"]
        for importer, module in strays:
            output.print_error(f"{importer} imports {module}: use that room's queries, acts or shapes.")
