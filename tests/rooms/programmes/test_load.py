"""A plan is loaded, read back, shown, and followed by another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test.utils import CaptureQueriesContext

from jiju.core.refusals import Fault, NotFound, NotYours
from jiju.rooms.programmes import acts, queries
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.models import Plan as PlanRecord
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.actors import EVERYWHERE, Actor, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.programmes import AT, JILIN, QINGHE, copied, jilin, loaded, miswritten, qinghe

pytestmark = pytest.mark.django_db


def test_what_is_loaded_is_what_was_read() -> None:
    loaded(jilin())
    assert queries.plan() == jilin()
    assert queries.plan("jilin-2021").digest == jilin().digest


def test_loading_writes_one_entry_with_the_digest() -> None:
    loaded(jilin())
    data = json.loads(Entry.objects.get(action="programmes.load").body)["data"]
    assert (data["plan"], data["digest"], data["clauses"]) == ("jilin-2021", jilin().digest, 44)


def test_a_zone_may_not_load_a_plan() -> None:
    by = Actor("P1", "a", "n", Role.ZONE_HEAD, "U", "u", EVERYWHERE)
    with pytest.raises(NotYours):
        acts.load(jilin(), by=by, at=AT)
    assert not PlanRecord.objects.exists()
    assert not Entry.objects.exists()


def test_a_plan_record_is_closed_outside_an_act() -> None:
    loaded(qinghe())
    with pytest.raises(Fault):
        PlanRecord.objects.update(title="x")


def test_the_same_wording_is_kept_once() -> None:
    loaded(jilin())
    loaded(jilin())
    assert PlanRecord.objects.count() == 1
    assert Entry.objects.filter(action="programmes.load").count() == 2


def test_the_plan_loaded_last_is_in_force_also_when_it_returns() -> None:
    loaded(jilin())
    loaded(qinghe())
    assert queries.plan().id == "qinghe-2023"
    loaded(jilin())
    assert queries.plan().id == "jilin-2021"
    assert [code for code, _ in queries.plans()] == ["jilin-2021", "qinghe-2023"]


def test_a_new_wording_replaces_the_old(tmp_path: Path) -> None:
    loaded(qinghe())
    folder = copied(QINGHE, tmp_path)
    miswritten(folder, "targets.yaml", "decimals: 1}\n  - {id: staff", "decimals: 2}\n  - {id: staff")
    changed = loaded(read_plan(folder))
    assert queries.plan("qinghe-2023").digest == changed.digest != qinghe().digest
    assert len(queries.plans()) == 1


def test_a_digest_cannot_be_claimed() -> None:
    acts.load(qinghe().model_copy(update={"digest": "0" * 64}), by=system(), at=AT)
    assert queries.plan().digest == qinghe().digest


def test_without_a_plan_the_way_to_one_is_told() -> None:
    with pytest.raises(NotFound, match="jiju plan load"):
        queries.plan()


def test_an_unknown_plan_names_the_known() -> None:
    loaded(qinghe())
    with pytest.raises(NotFound, match="qinghe-2023"):
        queries.plan("jilin-2021")


def test_a_plan_costs_one_query(django_assert_num_queries: type[CaptureQueriesContext]) -> None:
    loaded(jilin())
    queries.plan()
    with django_assert_num_queries(1):  # type: ignore[call-arg]  # the fixture is a callable context
        queries.plan()


def test_a_clause_has_an_address() -> None:
    loaded(jilin())
    measure, clause = queries.clause("M03.2")
    assert (measure.id, str(clause.deadline)) == ("M03", "2023-12-31")
    with pytest.raises(NotFound, match=r"M99\.1"):
        queries.clause("M99.1")


def test_a_plan_is_shown_under_the_agreed_keys() -> None:
    document = queries.shown(jilin())
    assert json.loads(json.dumps(document)) == document
    assert document["targets"][1] == {
        "year": 2023, "zones": 90, "revenue": 450, "enterprises": 9000, "jobs": 18.5,
    }  # fmt: skip
    assert document["units"] == {"zones": "个", "revenue": "亿元", "enterprises": "户", "jobs": "万人"}
    assert document["types"][0]["leads"] == ["省发改委", "省交通厅", "相关地方政府"]
    assert document["types"][0]["zones"][1] == {"id": "Z002", "name": "长春宽城汽车贸易物流园"}
    assert len(document["clauses"]) == 44
    assert {"id", "name", "owners", "deadline", "check"} <= document["clauses"][0].keys()
    assert {"id", "name"} <= document["schemes"][0].keys()
    forms = {(f["code"], f["level"], f["period"]) for f in document["forms"]}
    assert forms >= {("A1", "zone", "year"), ("B1", "zone", "quarter"), ("B2", "enterprise", "quarter")}
    assert [len(document[k]) for k in ("layout", "awards")] == [5, 4]
    assert document["awards"][0]["cap_wan"] == 100


def test_another_province_is_loaded_without_a_change() -> None:
    """Other measures, years, types, forms and rows: the target keys follow the plan's own."""
    loaded(qinghe())
    document = queries.shown(queries.plan())
    assert document["targets"][0] == {"year": 2023, "hubs": 12, "sales": 60, "staff": 1.5}
    assert [t["code"] for t in document["types"]] == ["W", "E", "N", "C"]
    assert [f["code"] for f in document["forms"]] == ["Z1", "Z3"]
    assert [t.name for t in queries.plan().topics] == ["招商", "市场秩序"]


def test_the_order_of_lines_in_a_file_does_not_matter_to_the_reader(tmp_path: Path) -> None:
    folder = copied(JILIN, tmp_path)
    path = folder / "plan.yaml"
    path.write_text("\n".join(reversed(path.read_text(encoding="utf-8").splitlines())), encoding="utf-8")
    assert read_plan(folder).digest == jilin().digest


def test_a_stored_wording_reads_back_exactly() -> None:
    for plan in (jilin(), qinghe()):
        assert Plan.model_validate_json(plan.canonical()).sealed() == plan
