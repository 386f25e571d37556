"""Files that go with a self-assessment, an appeal and a decision: kept inside the act, opened by whom the room lets."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jiju.core.refusals import NotFound
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.acts.refusals import TextIsMissing
from jiju.rooms.evaluations.shapes import Said
from jiju.spine.actors import Actor
from jiju.spine.files import FilesAreRefused, Upload, open_attachment
from jiju.spine.models import Attachment, Entry
from jiju.spine.roles import Role
from tests.engines.made_files import png
from tests.rooms.evaluations.ways import refused
from tests.web import rounds, small

PICTURE = (Upload("平台.png", png()),)
WRONG = (Upload("平台.exe", b"MZ"),)


@pytest.fixture
def province(db: None) -> None:
    small.make()


def opens(by: Actor, pk: int) -> bool:
    try:
        return bool(open_attachment(by, pk).content)
    except NotFound:
        return False


def told(action: str) -> Any:
    """What the last entry of an action tells."""
    entry = Entry.objects.filter(action=action).order_by("-seq")[0]
    return json.loads(entry.body)["data"]


def test_a_self_assessment_keeps_its_files(province: None) -> None:
    made = rounds.opened_round()
    by = rounds.head("Z001")
    acts.assess_self(made, by=by, at=small.AT, unit="Z001", says={"vitality": Said("先写一项")}, uploads=PICTURE)
    acts.assess_self(made, by=by, at=small.AT, unit="Z001", says=rounds.words(made))
    own = queries.self_assessment(by, made.pk, on=small.DAY)
    assert [f.original_name for f in own.files] == ["平台.png"]
    assert all(i.said for i in own.items)
    pk = own.files[0].id
    expert = rounds.expert("expert")
    assert not opens(expert, pk)
    acts.assign(made, by=rounds.province(), at=small.AT, unit="Z001", person=expert.person)
    assert [f.id for f in queries.task(expert, made.pk, "Z001").files] == [pk]
    seen = {Role.PROVINCE, Role.CITY, Role.COUNTY, Role.ZONE_STATISTICIAN, Role.AUDITOR, Role.EXPERT}
    assert {r for r in small.POSTS if opens(small.actor(r), pk)} == seen | {Role.ZONE_HEAD}
    assert not opens(rounds.head("Z003"), pk)


def test_an_appeal_keeps_its_files_and_its_entry_names_them(province: None) -> None:
    made = rounds.delivered()
    asked = {"unit": "Z001", "item": "platform", "reason": rounds.WHY, "evidence": rounds.PROOF}
    refused(FilesAreRefused, acts.raise_appeal, made, by=rounds.head("Z001"), at=rounds.LATER, uploads=WRONG, **asked)
    acts.raise_appeal(made, by=rounds.head("Z001"), at=rounds.LATER, uploads=PICTURE, **asked)
    kept = Attachment.objects.get()
    assert told("evaluations.raise_appeal")["files"][0]["sha256"] == kept.sha256
    assert {r for r in small.POSTS if opens(small.actor(r), kept.pk)} == {
        Role.PROVINCE, Role.CITY, Role.COUNTY, Role.ZONE_HEAD, Role.ZONE_STATISTICIAN, Role.AUDITOR,
    }  # fmt: skip


def test_minutes_are_opened_by_all_once_the_round_is_final(province: None) -> None:
    made = rounds.delivered()
    asked = {"meeting": rounds.meeting(), "borderline": rounds.reasons(made)}
    short = asked | {"meeting": rounds.meeting(minutes="太短")}
    refused(
        TextIsMissing, acts.decide_round, made, by=rounds.province(), at=rounds.AFTER_TERM, uploads=PICTURE, **short
    )
    decision = acts.decide_round(made, by=rounds.province(), at=rounds.AFTER_TERM, uploads=PICTURE, **asked)
    kept = Attachment.objects.get()
    assert decision.minutes_file == kept.sha256
    assert told("evaluations.decide_round")["files"][0]["sha256"] == kept.sha256
    assert {r for r in small.POSTS if opens(small.actor(r), kept.pk)} == {Role.PROVINCE, Role.AUDITOR}
    made.refresh_from_db()
    acts.finalise_round(made, by=rounds.province(2), at=rounds.AFTER_TERM)
    closed = {Role.EXPERT, Role.ENTERPRISE, Role.ADMINISTRATOR, Role.FINANCE}
    assert {r for r in small.POSTS if opens(small.actor(r), kept.pk)} == set(small.POSTS) - closed


def test_each_reads_why_another_person_takes_the_step(province: None) -> None:
    made = rounds.delivered()
    rules = {"uphold_appeal", "dismiss_appeal"}
    assert queries.kept_from(rounds.province(), made.pk).keys() == rules  # computed
    assert queries.kept_from(rounds.province(2), made.pk).keys() == rules  # proved the check-lists
    assert queries.kept_from(rounds.province(3), made.pk) == {}
    rounds.upheld(rounds.appealed(made))
    assert queries.kept_from(rounds.province(3), made.pk).keys() == {"decide_round", "recompute"}
    rounds.decided(made)
    assert "finalise_round" in queries.kept_from(rounds.province(), made.pk)
    assert "finalise_round" not in queries.kept_from(rounds.province(2), made.pk)
