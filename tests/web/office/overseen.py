"""Tasks, meetings, topics and issues in any number, for pages that list them; made by the acts of their people."""

from __future__ import annotations

from jiju.rooms.oversight import acts
from jiju.rooms.oversight.shapes import IssueFacts
from tests.factories import oversight as tasks
from tests.factories import topics
from tests.factories.oversight import AT, DUE, TODAY, by
from tests.web import small


def make(many: int) -> None:
    """So many of each: tasks to the city and to its zone, meetings, forms of the topics, issues with an owner."""
    tasks.base()
    for n in range(many):
        lead = "BZ001" if n % 2 else "U220100"
        tasks.issued(title=f"督办事项{n}", lead=lead, responsible=("U220103",))
        if not n % 2:
            acts.plan_meeting(
                None, by=by("province"), at=AT, held_on=TODAY, title=f"第{n}次会议", chosen=["own:听取汇报"]
            )
        issue = acts.raise_issue(
            None, by=by("county"), at=AT, facts=IssueFacts("projects", "Z001", f"{topics.PROBLEM}{n}")
        )
        acts.own_issue(issue, by=by("city"), at=AT, unit="U220100", person=by("city").person, due=DUE)
        topics.brought_in(n + 1, small.LIVE.previous)
    topics.asked_for(small.LIVE.previous)
