"""How targets are handed down: proposed, answered, approved by another person, adjusted; and what is refused."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours, Refusal
from jiju.rooms.filings import queries as filings
from jiju.rooms.programmes import acts, queries
from jiju.rooms.programmes.models import Cascade
from jiju.rooms.programmes.shapes.cascades import Draft, Offered
from jiju.spine import news
from jiju.spine.actors import Place
from jiju.spine.models import Entry
from tests.factories import cascades as make
from tests.factories import oversight, programmes
from tests.rooms.programmes.refusing import refused

pytestmark = pytest.mark.django_db
LATE = make.AT + timedelta(days=310)


def test_shares_are_proposed_answered_and_approved_by_another_person() -> None:
    made = make.approved()
    assert (made.state, made.version, made.kind) == ("approved", 1, "yearly")
    assert queries.shares_of(2024, "")[make.CITY]["revenue"] == 300
    entry = Entry.objects.filter(action="programmes.approve_cascade").get()
    assert made.digest in entry.body
    told = queries.cascade(make.by("province"), made.pk)
    assert [b.difference for b in told.balances] == [0, 0, 0, 0]
    assert (told.open, told.verbs) == (0, ())


def test_a_city_hands_its_own_share_on_to_its_zones() -> None:
    made = make.handed_on_approved()
    assert queries.zone_shares(2024)["Z001"] == {"revenue": 180, "enterprises": 3500, "jobs": 7}
    told = queries.cascade(make.by("city"), made.pk)
    assert {b.measure for b in told.balances} == {"revenue", "enterprises", "jobs"}, "a zone has no share of zones"
    assert made.over_reason == make.LESS


def test_a_sum_that_falls_short_needs_its_reason() -> None:
    oversight.base()
    less = {make.CITY: make.CITIES[make.CITY] | {"revenue": 250}, make.OTHER: make.CITIES[make.OTHER]}
    found = refused(acts.SharesFallShort, lambda: make.proposed(shares=less))
    assert "450" in str(found.lines[0])
    assert "500" in str(found.lines[0])
    refused(acts.SharesFallShort, lambda: make.proposed(shares=less, gap_reason="短"))
    made = make.proposed(shares=less, gap_reason=make.LESS)
    told = queries.cascade(make.by("province"), made.pk)
    assert [b.measure for b in told.balances if b.is_short] == ["revenue"]


def test_more_than_the_target_may_be_handed_down() -> None:
    more = {make.CITY: make.CITIES[make.CITY] | {"revenue": 400}, make.OTHER: make.CITIES[make.OTHER]}
    made = make.proposed(shares=more)
    assert queries.cascade(make.by("province"), made.pk).balances[1].difference == 100


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "1E+12", "0.00001", "sNaN", "-0.5"])
def test_what_is_no_share_is_refused_with_its_line(amount: str) -> None:
    oversight.base()
    shares = {make.CITY: {"revenue": amount}, make.OTHER: make.CITIES[make.OTHER]}
    found = refused(acts.SharesAreImproper, lambda: make.proposed(shares=shares, gap_reason=make.LESS))
    assert "市220100" in str(found.lines[0])


def test_what_is_counted_one_by_one_has_no_decimals_and_nought_is_a_share() -> None:
    oversight.base()
    half = {make.CITY: {"enterprises": "0.5"}, make.OTHER: make.CITIES[make.OTHER]}
    refused(acts.SharesAreImproper, lambda: make.proposed(shares=half, gap_reason=make.LESS))
    none = {make.CITY: {"revenue": "0"}, make.OTHER: make.CITIES[make.OTHER]}
    made = make.proposed(shares=none, gap_reason=make.LESS)
    assert queries.cascade(make.by("province"), made.pk).share(make.CITY, "revenue") == 0
    assert queries.cascade(make.by("province"), made.pk).share(make.CITY, "jobs") is None


def test_strange_measures_and_double_recipients_are_refused() -> None:
    oversight.base()
    refused(acts.SharesAreImproper, lambda: make.proposed(shares={make.CITY: {"profit": 1}}))
    refused(acts.SharesAreImproper, lambda: make.proposed(shares={make.CITY: {}}))
    one = make.of_cities().offered[0]
    twice = Draft(2024, "", (one, one), make.LESS)
    refused(acts.SharesAreImproper, lambda: acts.propose_cascade(None, by=make.by("province"), at=make.AT, draft=twice))


def test_only_what_lies_below_can_be_handed_a_share() -> None:
    make.approved()
    far = Offered("Z002", "园", Place(make.OTHER, "220202", "Z002", "T2"), make.exact({"revenue": 300}))
    false = Offered("Z002", "园", Place(make.CITY, "", "Z001", "T2"), make.exact({"revenue": 300}))
    for one in (far, false):
        draft = Draft(2024, make.CITY, (one,), make.LESS)
        refused(NotFound, lambda d=draft: acts.propose_cascade(None, by=make.by("city"), at=make.AT, draft=d))
    zone = Draft(2025, "", (far,), make.LESS)
    refused(Refusal, lambda: acts.propose_cascade(None, by=make.by("province"), at=make.AT, draft=zone))


def test_whose_it_is_not_hands_nothing_down() -> None:
    make.approved()
    for name in ("other-city",):
        refused(NotFound, lambda n=name: acts.propose_cascade(None, by=make.by(n), at=make.AT, draft=make.of_zones()))
    refused(
        acts.NotTheGiver,
        lambda: acts.propose_cascade(None, by=make.by("province"), at=make.AT, draft=make.of_zones()),
    )
    refused(
        acts.NotTheGiver, lambda: acts.propose_cascade(None, by=make.by("city"), at=make.AT, draft=make.of_cities())
    )
    for name in ("county", "department", "zone_head", "auditor", "expert"):
        refused(NotYours, lambda n=name: acts.propose_cascade(None, by=make.by(n), at=make.AT, draft=make.of_cities()))


def test_a_city_waits_until_the_province_has_handed_down() -> None:
    make.proposed()
    refused(
        acts.NothingToHandDown,
        lambda: acts.propose_cascade(None, by=make.by("city"), at=make.AT, draft=make.of_zones()),
    )
    refused(acts.NothingToHandDown, lambda: make.proposed(year=2031))


def test_a_year_that_is_over_is_left_alone() -> None:
    made = make.agreed()
    refused(
        acts.YearHasPassed,
        lambda: acts.propose_cascade(None, by=make.by("province"), at=LATE, draft=make.of_cities(year=2023)),
    )
    late = make.AT.replace(year=2025, month=1)
    refused(
        acts.YearHasPassed,
        lambda: acts.approve_cascade(made, by=make.by("province-2"), at=late, digest=made.digest),
    )


def test_one_proposal_at_a_time_and_the_first_only_once() -> None:
    made = make.agreed()
    refused(acts.ProposalIsOpen, make.proposed)
    acts.approve_cascade(made, by=make.by("province-2"), at=make.AT, digest=made.digest)
    refused(acts.IsHandedDown, make.proposed)


def test_who_proposed_does_not_approve() -> None:
    made = make.agreed()
    refused(
        acts.ProposersDoNotApprove,
        lambda: acts.approve_cascade(made, by=make.by("province"), at=make.AT, digest=made.digest),
    )
    assert queries.cascade(make.by("province"), made.pk).refused is not None
    assert "approve_cascade" in queries.cascade(make.by("province-2"), made.pk).verbs
    for name in ("city", "other-city"):
        refused(NotFound, lambda n=name: acts.approve_cascade(made, by=make.by(n), at=make.AT, digest=made.digest))


def test_a_citys_cascade_is_approved_by_another_of_the_city_or_by_the_province() -> None:
    made = make.handed_on()
    other = {"at": make.AT, "digest": made.digest, "over_reason": make.LESS}
    refused(acts.ProposersDoNotApprove, lambda: acts.approve_cascade(made, by=make.by("city"), **other))
    refused(NotFound, lambda: acts.approve_cascade(made, by=make.by("other-city"), **other))
    assert acts.approve_cascade(made, by=make.by("province"), **other).state == "approved"


def test_what_is_approved_is_what_was_shown() -> None:
    made = make.agreed()
    refused(
        acts.IsNotAsShown, lambda: acts.approve_cascade(made, by=make.by("province-2"), at=make.AT, digest="0" * 64)
    )
    assert make.Cascade.objects.get(pk=made.pk).state == "proposed"


def test_silence_and_disagreement_are_overruled_only_with_a_reason() -> None:
    made = make.proposed()
    theirs = made.recipients.get(code=make.CITY)
    acts.return_shares(theirs, by=make.by("city"), at=make.AT, reason=make.WHY)
    by = {"by": make.by("province-2"), "at": make.AT, "digest": made.digest}
    refused(acts.SharesStandOpen, lambda: acts.approve_cascade(made, **by))
    refused(acts.SharesStandOpen, lambda: acts.approve_cascade(made, **by, over_reason="就这样"))
    assert acts.approve_cascade(made, **by, over_reason=make.LESS).over_reason == make.LESS


def test_a_unit_answers_for_itself_alone() -> None:
    made = make.proposed()
    theirs = made.recipients.get(code=make.CITY)
    refused(NotFound, lambda: acts.agree_shares(theirs, by=make.by("other-city"), at=make.AT))
    refused(NotYours, lambda: acts.agree_shares(theirs, by=make.by("province"), at=make.AT))
    refused(acts.ReasonIsMissing, lambda: acts.return_shares(theirs, by=make.by("city"), at=make.AT, reason="高"))
    acts.agree_shares(theirs, by=make.by("city"), at=make.AT)
    refused(NotNow, lambda: acts.return_shares(theirs, by=make.by("city"), at=make.AT, reason=make.WHY))


def test_a_city_does_not_answer_for_its_zones_but_their_heads_do() -> None:
    made = make.handed_on()
    zone = made.recipients.get(code="Z001")
    refused(acts.NotTheRecipient, lambda: acts.agree_shares(zone, by=make.by("city"), at=make.AT))
    acts.return_shares(zone, by=make.by("zone_head"), at=make.AT, reason=make.WHY)
    assert acts.agree_shares(zone, by=make.by("zone_head"), at=make.AT).state == "agreed", "talked over, and agreed"
    refused(NotFound, lambda: acts.agree_shares(made.recipients.get(code="Z003"), by=make.by("zone_head"), at=make.AT))


def test_nothing_is_answered_once_it_is_decided() -> None:
    made = make.proposed()
    theirs = made.recipients.get(code=make.CITY)
    acts.withdraw_cascade(made, by=make.by("province-2"), at=make.AT, reason=make.WHY)
    refused(NotNow, lambda: acts.agree_shares(theirs, by=make.by("city"), at=make.AT))
    refused(NotNow, lambda: acts.withdraw_cascade(made, by=make.by("province"), at=make.AT, reason=make.WHY))
    assert make.proposed().version == 2, "the version that was taken back stays on record"


def test_a_proposal_is_taken_back_by_its_office_and_with_a_reason() -> None:
    made = make.proposed()
    refused(acts.ReasonIsMissing, lambda: acts.withdraw_cascade(made, by=make.by("province"), at=make.AT, reason="改"))
    refused(NotFound, lambda: acts.withdraw_cascade(made, by=make.by("city"), at=make.AT, reason=make.WHY))


def test_each_sees_its_own_part() -> None:
    below = make.handed_on()
    above = Cascade.objects.get(giver="")
    for name, codes in {"province": 2, "auditor": 2, "city": 1, "other-city": 1}.items():
        told = queries.cascade(make.by(name), above.pk)
        assert (len(told.recipients), bool(told.balances)) == (codes, codes == 2)
    assert [r.code for r in queries.cascade(make.by("zone_head"), below.pk).recipients] == ["Z001"]
    assert len(queries.cascade(make.by("county"), below.pk).recipients) == 2
    for name in ("other-city", "department"):
        with pytest.raises(NotFound):
            queries.cascade(make.by(name), below.pk)
    with pytest.raises(NotFound):
        queries.cascade(make.by("zone_head"), above.pk)
    with pytest.raises(NotYours):
        queries.cascades(make.by("expert"))
    with pytest.raises(NotFound):
        queries.recipient_record(make.by("other-city"), below.recipients.order_by("pk")[0].pk)


def test_the_second_plan_hands_down_by_its_own_measures() -> None:
    oversight.base()
    programmes.loaded(programmes.qinghe())
    assert queries.wanted_of(2024, "") == {"hubs": Decimal(16), "sales": Decimal(78), "staff": Decimal(2)}
    assert queries.wanted_of(2024, make.CITY) == {}


def test_who_takes_over_and_who_hands_down_are_told() -> None:
    made = make.proposed()
    acts.return_shares(made.recipients.get(code=make.CITY), by=make.by("city"), at=make.AT, reason=make.WHY)
    acts.approve_cascade(made, by=make.by("province-2"), at=make.AT, digest=made.digest, over_reason=make.LESS)
    below = acts.propose_cascade(None, by=make.by("city"), at=make.AT, draft=make.of_zones())
    news.catch_up(limit=10_000)
    told = {
        name: [m.subject.text for m in filings.messages(make.by(name)).rows if m.path.startswith("/cascades/")]
        for name in ("city", "other-city", "province", "zone_head")
    }
    assert len(told["city"]) == len(told["other-city"]) == 2, "proposed, and in force"
    assert "returned" in told["province"][0]
    assert len(told["zone_head"]) == 1
    assert below.pk != made.pk
