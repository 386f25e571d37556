"""What libraries and procedures must not get wrong. Each line: write one thing differently, and hear where it is.

The columns are the file, the words as they stand, the words as miswritten, the place that is named, and the fault.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jiju.rooms.programmes.checks import PlanIsMalformed, read_plan
from tests.factories.programmes import JILIN, copied, miswritten

L = "libraries.yaml"
R, D, E, X = (f"procedures/{name}.yaml" for name in ("recognition", "demonstration", "entry", "removal"))
FAULTS = [
    # libraries are one pipeline
    (L, "after: reserve", "after: none", "libraries[2].after", "no library “none”"),
    (L, "after: formal", "after: reserve", "libraries[1]", "form no pipeline"),
    (L, "after: reserve, ", "", "libraries[1]", "form no pipeline"),
    (
        L,
        "name: 储备库, status: reserve",
        "name: 储备库, after: key, status: reserve",
        "libraries[1]",
        "form no pipeline",
    ),
    (L, "status: provincial", "status: reserve", "libraries[2].status", "belongs to the library reserve already"),
    # what a procedure names
    (R, "enters: formal", "enters: formel", "recognition.yaml: enters", "no library “formel”"),
    (R, "takes: [reserve]", "takes: [resrve]", "recognition.yaml: takes[1]", "no library “resrve”"),
    (X, "leaves: formal", "leaves: x", "removal.yaml: leaves", "no library “x”"),
    (R, "takes: [reserve]", "takes: [key]", "recognition.yaml: takes", "comes after reserve"),
    (R, "clause: M10.4", "clause: M99.1", "recognition.yaml: clause", "no clause “M99.1”"),
    (R, "quote: 及时将具备条件", "quote: 尽快将具备条件", "recognition.yaml: quote", "does not stand in the plan"),
    (R, "scheme: annual", "scheme: none", "recognition.yaml: scheme", "no scheme “none”"),
    (D, "grade: 良好", "grade: 尚可", "demonstration.yaml: grade", "no grade “尚可”"),
    (D, "scheme: annual\n", "", "demonstration.yaml: grade", "no scheme is named"),
    (D, "[revenue] > 0", "[sales] > 0", "conditions[1].text", "The condition cannot be read"),
    (
        D,
        "name: 营业收入达到一定规模,",
        "name: 营业收入达到一定规模, types: [T99],",
        "conditions[1].types[1]",
        "no zone type “T99”",
    ),
    # stages
    (
        R,
        "{id: apply, name: 集聚区申报, kind: apply}",
        "{id: apply, name: 集聚区申报, kind: check, by: [county]}",
        "recognition.yaml: stages",
        "begins with one stage of the kind apply",
    ),
    (
        E,
        "{id: city, name: 市（州）意见, kind: check, by: [city], days: 5}",
        "{id: city, name: 市（州）意见, kind: apply}",
        "entry.yaml: stages",
        "a case has none",
    ),
    (
        E,
        "{id: city, name: 市（州）意见, kind: check, by: [city], days: 5}",
        "{id: city, name: 市（州）意见, kind: chek, by: [city], days: 5}",
        "stages[1].kind",
        "“chek” is not possible",
    ),
    (R, "id: visit,", "id: county,", "stages[7].id", "has been given before"),
    (R, "kind: check, by: [county], ", "kind: check, ", "stages[2]", "Nobody takes this stage"),
    (R, "kind: recommend, by: [city]", "kind: recommend, by: [county]", "stages[3].by", "a city's"),
    (
        R,
        "by: [city], days: 5, quota: {at_most: 2}",
        "by: [city], days: 5, quota: {at_most: 2, cities: {'999': 1}}",
        "stages[3].quota.cities.999",
        "no division “999”",
    ),
    (
        R,
        "by: [city], days: 5, quota: {at_most: 2}",
        "by: [city], days: 5, quota: {at_most: -2}",
        "stages[3].quota.at_most",
        "out of bounds",
    ),
    (
        E,
        "kind: decide, by: [province], days: 10, vote: {least: 3, share: half}",
        "kind: decide, by: [province], days: 10",
        "stages[3]",
        "needs “vote”",
    ),
    (E, ", objections: {channel: 吉林省发展和改革委员会服务业处}", "", "stages[4]", "needs “objections”"),
    (E, "kind: notice, by: [province], days: 5,", "kind: notice, by: [province],", "stages[4]", "needs “days”"),
    (
        E,
        "kind: check, by: [city], days: 5}",
        "kind: check, by: [city], days: 5, vote: {least: 3}}",
        "stages[1].vote",
        "does not look at “vote”",
    ),
    (E, "kind: check, by: [city], days: 5}", "kind: check, by: [city], days: 91}", "stages[1].days", "out of bounds"),
    (
        R,
        "kind: plaque, by: [province]",
        "kind: visit, by: [province]",
        "stages[11]",
        "kind visit comes after one of the kind issue",
    ),
    (R, "kind: plaque, by: [province]", "kind: issue, by: [province]", "stages", "two stages of the kind issue"),
    (
        X,
        "  - {id: issue, name: 发文公布, kind: issue, by: [province], days: 10}\n",
        "",
        "removal.yaml: stages",
        "without a stage of the kind issue",
    ),
    # experts
    (R, "points: 10, guidance: 看机构", "points: 20, guidance: 看机构", "review.criteria", "add up to 110, not to 100"),
    (R, "{id: base, name: 产业基础", "{id: drive, name: 产业基础", "review.criteria[4]", "has been given before"),
    (
        R,
        "{field: 财务审计, wanted: 1,",
        "{field: 财务审计, wanted: 1, least: 2,",
        "seats[3].least",
        "more than is wanted",
    ),
    (R, "{field: 财务审计,", "{field: 产业规划,", "seats[3]", "has been given before"),
    # what is asked
    (
        R,
        "unit: 万元, prefill: revenue",
        "unit: 万元, prefill: sales",
        "questions[11].prefill",
        "no fact or indicator “sales”",
    ),
    (
        R,
        "unit: 万元, prefill: revenue",
        "unit: 亿元, prefill: revenue",
        "questions[11].unit",
        "would be filled in with “万元”",
    ),
    (R, "prefill: registry.name", "prefill: registry.owner", "questions[1].prefill", "no fact or indicator"),
    (R, "name: 集聚区名称, prefill", "name: 集聚区名称, kind: number, prefill", "questions[1].kind", "which is text"),
    (R, "name: 集聚区名称, prefill", "name: 集聚区名称, kind: choice, prefill", "questions[1].choices", "has choices"),
    (R, "{id: operator,", "{id: name,", "questions[3].id", "has been given before"),
    (R, "{id: map,", "{id: book,", "materials[3].id", "has been given before"),
    (X, "ban_years: 2", "ban_years: 2\nmaterials: [{id: a, name: 某}]", "removal.yaml", "In a case nobody applies"),
]


@pytest.mark.parametrize(("file", "old", "new", "where", "says"), FAULTS)
def test_a_plan_says_what_is_wrong_with_it(
    tmp_path: Path, file: str, old: str, new: str, where: str, says: str
) -> None:
    folder = copied(JILIN, tmp_path)
    miswritten(folder, file, old, new)
    with pytest.raises(PlanIsMalformed) as caught:
        read_plan(folder)
    told = [(f.where, str(f.what)) for f in caught.value.faults]
    assert [t for t in told if where in t[0] and says in t[1]], told


def test_a_procedure_that_leads_nowhere_ends_with_being_issued(tmp_path: Path) -> None:
    folder = copied(JILIN, tmp_path)
    miswritten(folder, X, "leaves: formal\n", "")
    assert read_plan(folder)  # it is issued, which is an end
    miswritten(folder, X, "  - {id: issue, name: 发文公布, kind: issue, by: [province], days: 10}\n", "")
    with pytest.raises(PlanIsMalformed) as caught:
        read_plan(folder)
    assert "issues nothing" in str(caught.value.faults[0].what)


def test_experts_read_something_where_the_review_is_blind(tmp_path: Path) -> None:
    folder = copied(JILIN, tmp_path)
    path = folder / D
    path.write_text(path.read_text(encoding="utf-8").replace(", blind: true", ""), encoding="utf-8")
    with pytest.raises(PlanIsMalformed) as caught:
        read_plan(folder)
    assert "no material is marked for experts" in str(caught.value.faults[0].what)
