"""`jiju filings`: give a template out, check a filled workbook."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

from jiju.config import store
from jiju.config.commands import quality_of, reminders, rule_files
from jiju.config.commands.figures import period
from jiju.config.demo.scoring import alarms, score
from jiju.config.home import home
from jiju.config.printing import print_json, tell
from jiju.core.findings import Finding, Severity
from jiju.core.nothing import to_data
from jiju.core.words import word
from jiju.engines.workbooks import ReadCell, read_form, write_template
from jiju.rooms.filings import queries as filings
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Purpose
from jiju.spine.actors import system
from jiju.spine.say import say


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("filings", help="templates out, workbooks checked").add_subparsers(
        required=True, metavar="VERB"
    )
    template = group.add_parser("template", help="write the template of a form for one zone and period")
    template.add_argument("form")
    template.add_argument("--zone", required=True, help="code of the zone, or credit code of the enterprise")
    template.add_argument("--period", required=True, type=period)
    template.add_argument("--out", required=True, type=Path)
    template.set_defaults(run=_template)
    check = group.add_parser("check", help="check a filled workbook without storing anything")
    check.add_argument("file", type=Path)
    check.add_argument("--form", required=True)
    check.add_argument("--period", required=True, type=period)
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)
    unit = group.add_parser("unit", help="the accepted figures of one unit, for a purpose that its form allows")
    unit.add_argument("code", help="code of the zone, or credit code of the enterprise")
    unit.add_argument("--form", required=True)
    unit.add_argument("--period", required=True, type=period)
    unit.add_argument("--purpose", required=True, choices=get_args(Purpose))
    unit.add_argument("--json", action="store_true")
    unit.set_defaults(run=_unit)
    score = group.add_parser("score", help="how well rules and tests find a demonstration's planted mistakes")
    score.add_argument("--json", action="store_true")
    score.set_defaults(run=_score)
    reminders.add(group)
    quality = group.add_parser("quality", help="how well it was reported: by city and zone, with the score")
    quality.add_argument("--period", required=True, type=period)
    quality.add_argument("--form", help="default: the form that the targets are read from")
    quality.add_argument("--json", action="store_true")
    quality.set_defaults(run=quality_of.show)
    count = group.add_parser("count", help="count what the rules say of filings that were signed elsewhere")
    count.add_argument("--period", required=True, type=period)
    count.add_argument("--form", help="default: the form that the targets are read from")
    count.set_defaults(run=quality_of.count)
    rules = group.add_parser("rules", help="take a form's rules out, take edited ones in as drafts, try them")
    rules.add_argument("verb", choices=("export", "import", "try"))
    rules.add_argument("form")
    rules.add_argument(
        "file", type=Path, nargs="?", help="import, try: the file; export: where to write (else printed)"
    )
    rules.add_argument("--json", action="store_true")
    rules.set_defaults(run=rule_files.run)


def _template(asked: argparse.Namespace) -> int:
    store.require()
    made = filings.template_for(asked.form, asked.period, asked.zone)
    asked.out.write_bytes(write_template(made))
    tell(f"{asked.out}")
    return 0


def _unit(asked: argparse.Namespace) -> int:
    store.require()
    found = filings.unit_figures(system("command line"), asked.code, asked.form, asked.period, purpose=asked.purpose)
    cells = {code: to_data(value) for code, value in found.cells.items()}
    if asked.json:
        print_json({
            "unit": found.unit_code, "name": found.unit_name, "form": found.form_code, "period": str(found.period),
            "purpose": found.purpose, "cells": cells,
        })  # fmt: skip
        return 0
    for code, value in cells.items():
        print(f"{code}\t{value if isinstance(value, str) else next(iter(value.values()))}")
    return 0


def _check(asked: argparse.Namespace) -> int:
    store.require()
    form = filings.form_in_force(asked.form, asked.period)
    if not asked.file.is_file():
        tell(f"{asked.file}: no such file")
        return 2
    reading = read_form(asked.file.read_bytes(), asked.file.name, filings.layout(form))
    findings = list(reading.faults)
    if not findings:
        cells = {code: cell.value for code, cell in reading.cells.items()}
        said = filings.check_cells(form, asked.period, reading.identity.get("unit", ""), cells)
        findings = [_placed(f, reading.cells) for f in said] + _foreign(reading.identity, asked)
    accepted = not any(f.severity is Severity.BLOCKS for f in findings)
    rows = [_row(f) for f in findings]
    if asked.json:
        print_json({"accepted": accepted, "form": form.code, "period": str(asked.period), "findings": rows})
    else:
        for row in rows:
            print(f"{row['severity']}\t{row['sheet']}!{row['cell']}\t{row['rule']}\t{row['says']} {row['remedy']}")
        print("accepted" if accepted else "not accepted")
    return 0 if accepted else 1


def _foreign(identity: Mapping[str, str], asked: argparse.Namespace) -> list[Finding]:
    """A workbook that says it belongs to another form or period."""
    wrong = [
        (k, identity[k], mine)
        for k, mine in (("form", asked.form), ("period", str(asked.period)))
        if identity.get(k) and identity[k] != mine
    ]
    return [
        Finding(
            "FILE-FOREIGN",
            Severity.BLOCKS,
            "",
            word("The workbook belongs to this form and period"),
            word("The workbook says {key} {theirs}; asked for was {mine}.", key=key, theirs=theirs, mine=mine),
            word("Use the template of this form and period."),
        )
        for key, theirs, mine in wrong
    ]


def _placed(finding: Finding, cells: Mapping[str, ReadCell]) -> Finding:
    """The finding with the sheet and cell that its row was read from."""
    cell = cells.get(finding.field)
    return finding if cell is None else replace(finding, sheet=cell.sheet, cell=cell.cell)


def _row(finding: Finding) -> dict[str, str]:
    return {
        "sheet": finding.sheet,
        "cell": finding.cell,
        "field": finding.field,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "states": say(finding.states),
        "says": say(finding.says),
        "remedy": say(finding.remedy),
    }


def _score(asked: argparse.Namespace) -> int:
    store.require()
    truth, day = home() / "demo_truth.csv", people.demonstration_day()
    if day is None or not truth.is_file():
        tell("There is no demonstration with its truth file in this home; run “jiju demo” first.")
        return 1
    screen = filings.Screen()
    result = score(screen, alarms(screen, day, tell), truth)
    total = {"precision": _share(result.precision), "recall": _share(result.recall)}
    if asked.json:
        print_json({"total": total, "kinds": [asdict(k) for k in result.kinds], "events": result.events})
        return 0
    for k in result.kinds:
        print(f"{k.kind}\t{k.found}/{k.planted}\t{k.false_alarms}")
    print(f"precision {total['precision']} ({result.right}/{result.alarms}), "
          f"recall {total['recall']} ({result.found}/{result.planted}); "
          f"about what really happened, in neither: {result.events}")  # fmt: skip
    return 0


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
