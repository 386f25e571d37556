"""The workbook of the pool: its heads, the facts of each row, and what is wrong at which cell. Pure."""

from __future__ import annotations

from collections import Counter

from jiju.core.codes import credit_code_fault
from jiju.core.findings import Finding, Severity
from jiju.core.words import Word, word
from jiju.engines.workbooks import TableReading
from jiju.rooms.selections.checks.expert_lines import typed_body, typed_former, typed_kin, typed_lines
from jiju.rooms.selections.shapes import Body, ExpertFacts, ExpertRow

HEADS = {  # heads of the workbook, as the plan's officials say them, by the field of the form
    "person": "人员编号", "name": "姓名", "title": "职称", "fields": "专业领域", "employer": "工作单位",
    "employer_code": "工作单位信用代码", "holdings": "持股企业", "former": "曾任职单位", "districts": "所属地区",
    "kin": "亲属任职",
}  # fmt: skip
FIRST_ROW = 2  # rows above it are the title and the heads
CORRECT = word("Correct the cell and take the workbook in again.")


def expert_rows(reading: TableReading) -> tuple[list[ExpertRow], list[Finding]]:
    """The facts of each row that says something, and every fault with its cell. Missing: empty rows say nothing."""
    absent = [head for head in HEADS.values() if head not in reading.texts]
    if reading.faults or absent:
        return [], [*reading.faults, *(_no_head(head) for head in absent if not reading.faults)]
    rows: list[ExpertRow] = []
    faults: list[Finding] = []
    for index in range(max((len(reading.texts[h]) for h in HEADS.values()), default=0)):
        said = {field: _cell(reading, head, index) for field, head in HEADS.items()}
        if any(v for field, v in said.items() if field not in ("person", "name")):
            rows.append(ExpertRow(index, _facts(said)))
            faults += [_at(reading, field, index, says) for field, says in _wrong(said)]
    twice = {p for p, n in Counter(r.facts.person for r in rows if r.facts.person).items() if n > 1}
    faults += [
        _at(reading, "person", r.index, word("“{text}” stands in more than one row.", text=r.facts.person))
        for r in rows if r.facts.person in twice
    ]  # fmt: skip
    return rows, faults


def row_fault(reading: TableReading, index: int, says: Word, remedy: Word | None = None) -> Finding:
    """What the pool says against a row, at the cell that names the person."""
    return _at(reading, "person", index, says, remedy or CORRECT)


def _cell(reading: TableReading, head: str, index: int) -> str:
    column = reading.texts[head]
    return column[index].strip() if index < len(column) else ""


def _facts(said: dict[str, str]) -> ExpertFacts:
    return ExpertFacts(
        said["person"], said["name"], said["title"], tuple(typed_lines(said["fields"])),
        Body(said["employer_code"].upper(), said["employer"]), tuple(map(typed_body, typed_lines(said["holdings"]))),
        tuple(typed_former(line)[0] for line in typed_lines(said["former"])), tuple(typed_lines(said["districts"])),
        tuple(map(typed_kin, typed_lines(said["kin"]))),
    )  # fmt: skip


def _wrong(said: dict[str, str]) -> list[tuple[str, Word]]:
    """What cannot be kept of a row: field and words."""
    out = [(field, word("This cell is empty.")) for field in ("person", "name", "fields") if not said[field]]
    bodies = [
        ("employer_code", Body(said["employer_code"].upper(), "")),
        *(("holdings", typed_body(line)) for line in typed_lines(said["holdings"])),
        *(("former", typed_former(line)[0].body) for line in typed_lines(said["former"])),
        *(("kin", typed_kin(line).body) for line in typed_lines(said["kin"])),
    ]
    out += [(field, fault) for field, body in bodies if body.code and (fault := credit_code_fault(body.code))]
    days = [typed_former(line)[1] for line in typed_lines(said["former"])]
    return out + [("former", word("“{day}” is not a day.", day=day)) for day in days if day]


def _at(reading: TableReading, field: str, index: int, says: Word, remedy: Word = CORRECT) -> Finding:
    cell = reading.address(HEADS[field], index)
    states = word("The cell holds what its row asks for")
    return Finding("EXPERT-CELL", Severity.BLOCKS, field, states, says, remedy, reading.sheet, cell)


def _no_head(head: str) -> Finding:
    return Finding(
        "EXPERT-HEAD", Severity.BLOCKS, "", word("The file can be read as a workbook"),
        word("The column “{name}” is missing.", name=head), word("Keep the heads of the template."),
    )  # fmt: skip
