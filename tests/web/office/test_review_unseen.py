"""What pages keep from people: the review from the zone that is reviewed, steps from those who wrote."""

from __future__ import annotations

from typing import Any

import pytest

from jiju.rooms.selections.models import Deed, SiteVisit, Version
from jiju.spine.files import Upload, attach
from jiju.spine.models import Attachment
from jiju.spine.records import opened
from tests.engines import made_files
from tests.factories import selections_experts as made
from tests.rooms.selections.experts import applying
from tests.web import rounds, small
from tests.web.office.lately import text

pytestmark = pytest.mark.django_db
WORDS = "账目存疑，建议慎重。"
REPORT = "现场两处门牌空置，台账不全。"
STEPS = ("draw_panel", "recuse", "confirm_recusal", "keep_expert", "record_discussion", "close_panel", "give_up_panel")


@pytest.fixture(autouse=True)
def province_made() -> None:
    small.make()
    made.pool()


def test_a_zone_opens_neither_words_nor_visits_nor_their_files_while_it_is_reviewed(signed_in: Any) -> None:
    found = applying.unsealed().applications.get(unit=small.HOME)
    with opened():
        Deed.objects.filter(application=found).update(said=WORDS)
        visit = SiteVisit(
            application=found, stage="visit", visited_on=small.DAY, visitors="[]", report=REPORT, by="P-CHECKED-1",
            at=made.AT, city=found.city, county=found.county, zone_code=found.zone_code, zone_type=found.zone_type,
        )  # fmt: skip
        visit.save()
        attach(visit, [Upload("现场.png", made_files.png())], "visit", by=rounds.province(), at=made.AT)
    file = Attachment.objects.get()
    for role, reads in (("zone_head", False), ("zone_statistician", False), ("county", True), ("auditor", True)):
        client = signed_in(role)
        page = text(client, f"/applications/{found.pk}")
        assert (WORDS in page, REPORT in page) == (reads, reads), role
        assert client.get(f"/files/{file.pk}/{file.name}").status_code == (200 if reads else 404), role


def test_who_wrote_is_offered_no_step_of_the_panel(signed_in: Any) -> None:
    call = applying.unsealed()
    panel = made.signed(made.drawn(made.prepared(call)))
    client = signed_in("province")
    assert "/close_panel" in text(client, f"/panels/{panel.pk}")
    with opened():
        Version.objects.filter(application__call=call, application__unit="Z001").update(
            made_by=rounds.province().person
        )
    page = text(client, f"/panels/{panel.pk}")
    assert "您编写过本批次的申报" in page
    assert [verb for verb in STEPS if f"/{verb}" in page] == []
