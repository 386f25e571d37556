"""储备库: the city proposes with a letter, the province admits or says why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations.acts import AlreadyRaised, SamePersonAgain, TextIsMissing
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import ReserveCandidate
from jiju.spine.actors import Scope
from jiju.spine.files import Upload
from jiju.spine.models import Entry
from tests.factories import registry as places
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.test_decisions import PDF
from tests.rooms.selections.notices.turns import AT, BY, TODAY, WHY
from tests.rooms.selections.notices.ways import refused


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared("Z001")
    places.established("Z031", status="proposed", batch="")


def proposed(unit: str = "Z031", **others: Any) -> ReserveCandidate:
    asked = {"by": BY.city, "at": AT, "library": "reserve", "document": "长发改〔2025〕2号", "reason": WHY} | others
    return acts.propose_reserve(unit, **asked)


def test_a_city_proposes_a_zone_of_its_own_with_a_letter() -> None:
    elsewhere = replace(BY.city, scope=Scope("city", frozenset({"220200"})))
    refused(NotFound, proposed, by=elsewhere)
    refused(NotFound, proposed, "Z999")
    refused(NotFound, proposed, library="nothing")
    refused(NotYours, proposed, by=BY.issuer)
    refused(acts.ProcedureIsNeeded, proposed, library="formal")
    refused(acts.HoldsItAlready, proposed, "Z001")
    refused(TextIsMissing, proposed, document="")
    refused(TextIsMissing, proposed, reason="好")
    before = Entry.objects.count()
    made = proposed(uploads=[Upload("函.pdf", PDF)])
    assert (Entry.objects.count(), made.state, made.city) == (before + 1, "proposed", "220100")
    refused(AlreadyRaised, proposed)
    assert queries.may_see_candidate(BY.issuer, str(made.pk))
    assert not queries.may_see_candidate(elsewhere, str(made.pk))


def test_the_province_admits_it_and_the_registry_follows() -> None:
    made = proposed()
    refused(SamePersonAgain, acts.enter_reserve, made, by=replace(BY.issuer, person="P5"), at=AT, answer=WHY)
    refused(TextIsMissing, acts.enter_reserve, made, by=BY.issuer, at=AT, answer="准")
    refused(NotYours, acts.enter_reserve, made, by=BY.city, at=AT, answer=WHY)
    title = acts.enter_reserve(made, by=BY.issuer, at=AT, answer=WHY)
    assert (title.library, title.since, title.document) == ("reserve", TODAY, "长发改〔2025〕2号")
    assert registry.zone(BY.issuer, "Z031", TODAY).status == "reserve"
    refused(NotNow, acts.decline_reserve, made, by=BY.issuer, at=AT, answer=WHY)
    assert [c.state for c in queries.candidates_shown(BY.city)] == ["entered"]


def test_the_province_declines_with_a_reason_and_the_city_may_propose_again() -> None:
    made = proposed()
    refused(TextIsMissing, acts.decline_reserve, made, by=BY.issuer, at=AT, answer="")
    acts.decline_reserve(made, by=BY.issuer, at=AT, answer=WHY)
    assert queries.candidates_shown(BY.city)[0].answer == WHY
    assert proposed().pk != made.pk
    assert [c.state for c in queries.candidates_shown(BY.issuer)] == ["proposed", "declined"]


def test_a_zone_under_a_ban_is_not_proposed() -> None:
    title = acts.enter_reserve(proposed(), by=BY.issuer, at=AT, answer=WHY)
    with turns.opened():
        title.lost_on, title.ban_until = TODAY, TODAY + timedelta(days=400)
        title.save()
    refused(acts.BanStillRuns, proposed)
    assert proposed(at=AT + timedelta(days=400)).pk
