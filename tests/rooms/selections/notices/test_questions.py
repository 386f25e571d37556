"""称号存疑: a title won by figures that prove false is put in question, is kept by another, or falls by its case."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.core.words import word
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations.acts import AlreadyRaised, SamePersonAgain, TextIsMissing
from jiju.rooms.evaluations.models import Falsehood
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.rooms.selections import acts, checks, queries, tasks
from jiju.rooms.selections.models import Title, TitleQuestion, Version
from jiju.rooms.selections.queries import questioning
from jiju.rooms.selections.shapes import RuleLine
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.ledger import canonical
from jiju.spine.models import Entry
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, OVER, TODAY, WHY
from tests.rooms.selections.notices.ways import refused

RAISER, JUDGE = BY.city, BY.ruler
LATER = OVER + timedelta(days=30)
OPENER, KEEPER = BY.second, turns.actor(turns.Role.PROVINCE, person="P21")
HELD = RuleLine(
    "condition:entry", word("entry"), "holds", "12", "户", word("accepted figures of {period}", period="2024")
)
FELL = RuleLine(
    "condition:entry", word("entry"), "fails", "8", "户", word("accepted figures of {period}", period="2024")
)


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared()
    tasks.adopt_titles(on=TODAY, at=AT)


@pytest.fixture
def title(monkeypatch: Any) -> Title:
    """A title that was won by the figures of 2024, of which a condition held then and does not hold now."""
    call = turns.call_at(units=("Z001", "Z002"), period="2024")
    with turns.opened():
        version = Version.objects.get(application__unit="Z001")
        version.eligibility = canonical(checks.lines_data([HELD]))
        version.save()
    turns.issued(turns.noticed(call, chosen=["Z001", "Z002"]))
    monkeypatch.setattr(questioning, "eligibility", lambda *_: (FELL, RuleLine("ban", "", "holds", "", "", "")))
    return Title.objects.get(unit="Z001", library="formal")


def confirmed(period: str = "2024Q3", unit: str = "Z001") -> Falsehood:
    facts = FalsehoodFacts(unit, period, "税收总额多报三成，约 120 万元", "税务机关完税证明与报表不符")
    made = evaluations.raise_falsehood(facts, by=RAISER, at=LATER)
    evaluations.confirm_falsehood(made, by=JUDGE, at=LATER, answer=WHY)
    news.catch_up()
    return made


def opened() -> TitleQuestion:
    return acts.question_title(TitleQuestion.objects.get(), by=OPENER, at=LATER, reason=WHY)


def test_a_finding_proposes_to_question_the_titles_that_rest_on_its_period(title: Title) -> None:
    found = confirmed()
    made = TitleQuestion.objects.get()
    assert (made.title_id, made.falsehood, made.state, made.period) == (title.pk, found.pk, "proposed", "2024Q3")
    shown = queries.title(BY.auditor, title.pk, on=LATER.date()).questions[0]
    assert [(c.then, c.now, c.fell) for c in shown.changes] == [(HELD, FELL, True)]  # the registry's rules are left out
    assert Entry.objects.filter(action="selections.propose_question").get().person == "system:selections"
    assert queries.title(BY.head, title.pk, on=LATER.date()).questions == ()  # the zone reads it once it is open
    assert queries.held_titles("Z001", LATER.date()) == [title]


@pytest.mark.parametrize(("period", "unit"), [("2023", "Z001"), ("2023Q4", "Z001"), ("2024", "Z003")])
def test_no_other_title_is_put_before_a_person(title: Title, period: str, unit: str) -> None:
    confirmed(period, unit)
    assert not TitleQuestion.objects.exists()


def test_a_grade_of_a_round_that_rests_on_the_figures_counts(title: Title, monkeypatch: Any) -> None:
    graded = RuleLine(
        "grade", word("last final grade: {grade} or better", grade="良好"), "holds", "优秀", "", "2023年评估"
    )
    with turns.opened():
        version = Version.objects.get(application__unit="Z001")
        version.eligibility = canonical(checks.lines_data([graded]))
        version.save()
    row = type("Rested", (), {"name": "2023年评估"})()
    monkeypatch.setattr(questioning.evaluations, "rested_on", lambda _: [row])
    facts = FalsehoodFacts("Z001", "2023", "税收总额多报三成，约 120 万元", "税务机关完税证明与报表不符")
    made = evaluations.raise_falsehood(facts, by=RAISER, at=LATER)
    assert queries.titles_resting_on(made.pk, LATER.date()) == [title]


def test_a_third_person_puts_it_in_question_and_a_fourth_keeps_it(title: Title) -> None:
    confirmed()
    made = TitleQuestion.objects.get()
    refused(NotYours, acts.question_title, made, by=BY.city, at=LATER, reason=WHY)
    refused(SamePersonAgain, acts.question_title, made, by=JUDGE, at=LATER, reason=WHY)
    raiser = turns.actor(turns.Role.PROVINCE, person=RAISER.person)
    refused(SamePersonAgain, acts.question_title, made, by=raiser, at=LATER, reason=WHY)
    refused(TextIsMissing, acts.question_title, made, by=OPENER, at=LATER, reason="疑")
    opened()
    assert queries.questioned([title.pk]) == {title.pk}
    assert queries.titles(BY.auditor, on=LATER.date(), wanted=queries.Wanted("formal"))[0].in_question
    assert queries.title(BY.head, title.pk, on=LATER.date()).questions[0].reason == WHY
    told = queries.announcements(Entry.objects.order_by("-seq")[0])
    assert {a.to for a in told} == {(turns.Role.ZONE_HEAD, "Z001"), (turns.Role.CITY, "220100")}
    refused(NotNow, acts.question_title, made, by=KEEPER, at=LATER, reason=WHY)
    for by in (OPENER, JUDGE, raiser):
        refused(SamePersonAgain, acts.keep_title, made, by=by, at=LATER, reason=WHY)
    refused(TextIsMissing, acts.keep_title, made, by=KEEPER, at=LATER, reason="")
    assert queries.title(OPENER, title.pk, on=LATER.date()).questions[0].is_own
    assert acts.keep_title(made, by=KEEPER, at=LATER, reason=WHY).state == "kept"
    assert queries.questioned([title.pk]) == frozenset()
    assert queries.title(KEEPER, title.pk, on=LATER.date()).questions[0].verbs == ()


def test_one_finding_is_put_before_a_title_once(title: Title) -> None:
    found = confirmed()
    asked = {"by": system("tests"), "at": LATER, "falsehood": found.pk, "period": "2024Q3"}
    refused(AlreadyRaised, acts.propose_question, title, **asked)
    refused(NotYours, acts.propose_question, title, **asked | {"by": BY.issuer})


def test_it_is_not_kept_while_its_case_is_open_and_falls_with_the_title(title: Title) -> None:
    found = confirmed()
    made = opened()
    giver, recorder, publisher, issuer = (turns.actor(turns.Role.PROVINCE, person=f"P3{n}") for n in range(4))
    case = evaluations.give_notice_on_finding(found, by=giver, at=LATER, reason=WHY)
    refused(AlreadyRaised, acts.keep_title, made, by=KEEPER, at=LATER, reason=WHY)
    decided = LATER + timedelta(days=30)
    evaluations.decide_removal(case, by=recorder, at=decided, meeting=turns.meeting(held_on=decided.date()))
    news.catch_up()
    call = queries.deciding_record(publisher, queries.call_of_removal(case.pk) or 0)
    acts.publish_notice(call, by=publisher, at=decided)
    over = decided + timedelta(days=30)
    batch = turns.batch(number="", document="吉发改服务〔2025〕30号", effective_on=over.date())
    acts.issue_batch(call, by=issuer, at=over, batch=batch)
    made.refresh_from_db()
    title.refresh_from_db()
    assert (made.state, made.ended_by, title.lost_on) == ("lost", issuer.person, over.date())
    assert Decimal(title.ban_until.year - over.year) == 2
    assert date(2024, 1, 1) < title.since
