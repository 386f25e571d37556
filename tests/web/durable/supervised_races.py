"""What the tests of races in oversight run in a process of their own: officials and readers at the same moment."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import django

CROWD = 6


def prepare() -> None:
    """The small province with its figures and the second persons of its offices."""
    from jiju.config import store
    from tests.factories import alerts as made

    store.prepare()
    made.base()


def crowd(deed: Callable[[Any], Any], username: str = "province") -> list[str]:
    """So many persons of one office, all at once: done, or the code of the refusal."""
    from tests.factories.oversight import by
    from tests.web.durable.races import at_once

    people = [replace(by(username), person=f"P-{n}", account=f"p-{n}") for n in range(CROWD)]
    return sorted(at_once([partial(deed, who) for who in people]))


def heads() -> Any:
    """Six enter a head of the task force."""
    from jiju.rooms.oversight import acts
    from jiju.rooms.oversight.models import RosterEntry
    from tests.factories.oversight import AT, TODAY, by

    head = by("province-2").person
    said = crowd(lambda who: acts.enter_roster(
        None, by=who, at=AT, person=head, unit="ORG-DRC", part="head", since=TODAY, document="专班文件1号"
    ))  # fmt: skip
    return {"said": said, "kept": RosterEntry.objects.count()}


def judges() -> Any:
    """Six judge one clause."""
    from datetime import timedelta

    from jiju.rooms.oversight import acts
    from jiju.rooms.oversight.models import ClauseJudgement
    from tests.factories import clauses as made

    until = made.TODAY + timedelta(days=180)
    said = crowd(lambda who: acts.judge_clause(
        None, by=who, at=made.AT, clause=made.JUDGED, outcome="met", reason=made.WHY, valid_until=until
    ))  # fmt: skip
    return {"said": said, "kept": ClauseJudgement.objects.count()}


def proofs() -> Any:
    """Six of a city's office offer the proof."""
    from datetime import date

    from jiju.rooms.oversight import acts
    from jiju.rooms.oversight.models import ClauseProof
    from tests.factories import clauses as made

    said = crowd(lambda who: acts.prove_clause(
        None, by=who, at=made.AT, clause=made.PROVED, document=made.DOCUMENT, said=made.SAID,
        valid_from=date(2024, 6, 1), uploads=made.FILES,
    ), "city")  # fmt: skip
    return {"said": said, "kept": ClauseProof.objects.count()}


def closers() -> Any:
    """Six close one task, none of whom did it."""
    from jiju.rooms.oversight import acts
    from jiju.rooms.oversight.models import Task
    from jiju.spine.models import Entry
    from tests.factories import oversight as made

    task = made.delivered()
    said = crowd(lambda who: acts.close_task(Task.objects.get(pk=task.pk), by=who, at=made.later(4), outcome=made.WHY))
    return {"said": said, "kept": Entry.objects.filter(action="oversight.close_task").count()}


def views() -> Any:
    """One person saves one name from six windows."""
    from jiju.rooms.oversight import acts
    from jiju.rooms.oversight.models import SavedView
    from tests.factories.oversight import AT, by

    me = by("province").person
    said = crowd(lambda who: acts.save_view(None, by=replace(who, person=me), at=AT, name="长春", address="/zones"))
    return {"said": said, "kept": SavedView.objects.count()}


def drafts() -> Any:
    """Six of an office draft the analysis of one quarter."""
    from jiju.rooms.oversight import acts
    from jiju.rooms.oversight.models import QuarterlyAnalysis
    from tests.factories.oversight import AT
    from tests.web import small

    said = crowd(lambda who: acts.draft_analysis(None, by=who, at=AT, period=small.LIVE))
    return {"said": said, "kept": QuarterlyAnalysis.objects.count()}


def readers() -> Any:
    """Two readers read one period; then one dies in the middle of another, and the next finds everything as it was."""
    from tests.factories import alerts as made

    prepare()
    made.reported(5, **made.ODD)
    from jiju.rooms.oversight import tasks
    from jiju.rooms.oversight.models import Alert, AlertReading, AlertSign
    from tests.web.durable.races import at_once

    said = at_once([lambda: tasks.read_every_alert(at=made.AT)] * 2)
    first = [Alert.objects.filter(subject="Z005").count(), AlertSign.objects.filter(subject="Z005").count()]
    made.reported(6, **made.ODD)
    before = [m.objects.count() for m in (Alert, AlertSign, AlertReading)]
    died = _dies()
    after = [m.objects.count() for m in (Alert, AlertSign, AlertReading)]
    tasks.read_every_alert(at=made.AT)
    again = Alert.objects.filter(subject="Z006").count()
    return {"said": said, "first": first, "died": died, "whole": before == after, "again": again}


def _dies() -> int:
    """A process that reads, and is gone between its writing and its entry; what it ended with."""
    import subprocess

    return subprocess.run([sys.executable, "-m", "tests.web.durable.supervised_races", "dies"], check=False).returncode


def dies() -> Any:
    from jiju.rooms.oversight import tasks
    from jiju.rooms.oversight.acts import alert_reading
    from tests.factories import alerts as made

    alert_reading.record = lambda *_, **__: os._exit(9)
    tasks.read_every_alert(at=made.AT)


def officials() -> Any:
    """Each of the races of six, in one store."""
    prepare()
    return {race.__name__: race() for race in (heads, judges, proofs, closers, views, drafts)}


STEPS = {step.__name__: step for step in (officials, readers, dies)}

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "jiju.config.settings"
    django.setup()
    sys.stdout.write(json.dumps(STEPS[sys.argv[1]]()))
