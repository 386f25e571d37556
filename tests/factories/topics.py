"""Forms that tell the topics, issues about them, and corrected tasks, for tests: made by the acts of their people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.periods import Period
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import acts
from jiju.rooms.oversight.models import Amendment, Issue, IssueStep, TopicAsk
from jiju.rooms.oversight.shapes import IssueFacts
from jiju.spine.actors import Place, system
from tests.factories import oversight
from tests.factories.oversight import AT, TODAY, WHY, by, later
from tests.web import small

SAID = "本季按计划推进，完成投资1200万元。"
PROBLEM = "二期用地指标尚未落实，需要协调。"
DUE = TODAY + timedelta(days=14)
PAST = later(30)  # when the form of the quarter was due


def cells(**changed: Answer) -> dict[str, Answer]:
    """A form of the topics: every one on plan, told in words, one problem named in the third."""
    said: dict[str, Answer] = {}
    for topic in range(1, 6):
        said |= {f"{topic}1": Text("按计划"), f"{topic}2": Text(SAID), f"{topic}3": Nothing.BLANK,
                 f"{topic}4": Nothing.BLANK}  # fmt: skip
    return said | {"33": Text(PROBLEM), "61": Decimal(2), "62": Decimal("350.5")} | changed


def brought_in(number: int = 1, period: Period = small.LIVE, form: str = "C1", state: str = "accepted",
               said: Mapping[str, Answer] | None = None) -> None:  # fmt: skip
    """The form of one zone, as it came in."""
    z = small.zone(number)
    place = Place(z.city, z.county, z.code, z.zone_type)
    row = HistoricFiling(form, period, z.code, z.name, place, dict(cells() if said is None else said), state)
    filings.bring_in([row], by=small.BY, at=AT)


def asked_for(period: Period = small.LIVE) -> None:
    """The form of the topics is asked for a period."""
    filings.open_period(None, by=small.BY, at=AT, form_code="C1", period=period)


def raised(who: str = "province", topic: str = "projects", zone: str = "Z001", at: datetime = AT) -> Issue:
    """An issue about a zone."""
    oversight.base()
    return acts.raise_issue(None, by=by(who), at=at, facts=IssueFacts(topic, zone, PROBLEM))


def owned(who: str = "province", unit: str = "U220100", person: str = "city", due: date = DUE) -> Issue:
    """The same, with the city's office answering for it."""
    made = raised(who)
    acts.own_issue(made, by=by("province"), at=AT, unit=unit, person=by(person).person, due=due)
    return Issue.objects.get(pk=made.pk)


def answered(who: str = "province") -> Issue:
    """The same, answered by the city."""
    made = owned(who)
    acts.answer_issue(made, by=by("city"), at=AT, text=WHY)
    return Issue.objects.get(pk=made.pk)


# --- one stored record of each kind -----------------------------------------------------------------------------


def issue() -> Issue:
    return raised()


def issue_step() -> IssueStep:
    return answered().steps.order_by("pk")[0]


def topic_ask() -> TopicAsk:
    oversight.base()
    asked_for()
    return acts.ask_topics(small.LIVE, by=system("tests"), at=PAST)[0]


def amendment() -> Amendment:
    task = oversight.issued()
    return acts.amend_task(
        task, by=by("province"), at=AT, title=task.title, wanted=f"{task.wanted}以三月底为准。", reason=WHY
    )
