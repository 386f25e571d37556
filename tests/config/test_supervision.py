"""The command line does what the worker does from the set hour on, once, for a day on which it did not run."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiju.config import commands, worker
from jiju.rooms.oversight.models import Escalation, TopicAsk
from jiju.web import clock
from tests.factories import oversight as made
from tests.factories import topics
from tests.factories.oversight import DUE, later
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()
    made.base()


def test_overdue_tasks_and_topics_without_words_are_attended_to_once(capsys: pytest.CaptureFixture[str]) -> None:
    made.issued()
    topics.asked_for()
    on = (DUE + timedelta(days=1)).isoformat()
    words = ["supervision", "raise", "--on", on]
    assert commands.run([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"on": on, "raised": 1, "pressed": 0, "asked": 4}
    assert commands.run(words) == 0
    assert capsys.readouterr().out.splitlines() == [f"on\t{on}", "raised\t0", "pressed\t0", "asked\t0"]
    assert (Escalation.objects.count(), TopicAsk.objects.count()) == (1, 4)


def test_before_the_hour_a_real_store_does_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made.issued()
    monkeypatch.setattr(clock, "now", lambda: later(20, hour=8))
    monkeypatch.setattr("jiju.rooms.people.queries.demonstration_day", lambda: None)
    assert commands.run(["supervision", "raise", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["raised"] == 0
    assert not Escalation.objects.exists()


def test_the_worker_asks_at_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    topics.asked_for()

    def stands(moment: datetime) -> Any:
        monkeypatch.setattr(clock, "now", lambda: timezone.localtime(moment))
        return worker.remind_once(None)

    stands(later(30, hour=8))
    assert not TopicAsk.objects.exists()
    stands(later(30, hour=9))
    assert TopicAsk.objects.count() == 4
