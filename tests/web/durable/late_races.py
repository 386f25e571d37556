"""What the tests of races around a batch run in a process of their own: objections and issuers at the same moment."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import django

from jiju.spine.actors import Actor


def _noticed() -> Any:
    """A call on notice whose days have run, on the morning after; the three who take it there."""
    from tests.rooms.selections.notices import turns
    from tests.web.durable import races

    races.prepare()
    turns.places.established(*turns.UNITS, status="reserve", batch="")
    return turns.noticed()


def issuers() -> Any:
    """Eight persons publish the same batch."""
    from jiju.rooms.selections import acts
    from jiju.rooms.selections.models import Call, Title
    from tests.rooms.selections.notices import turns
    from tests.web.durable import races

    notice = _noticed()
    persons = [replace(turns.BY.issuer, person=f"I{n}") for n in range(races.CROWD)]

    def issued(by: Actor) -> Any:
        return acts.issue_batch(Call.objects.get(pk=notice.call_id), by=by, at=turns.OVER, batch=turns.batch())

    said = races.at_once([partial(issued, by) for by in persons])
    return {"said": sorted(said), "titles": Title.objects.count(), "state": Call.objects.get(pk=notice.call_id).state}


def objections() -> Any:
    """Objections come in on the last evening while an issuer presses again and again."""
    from jiju.rooms.selections import acts
    from jiju.rooms.selections.models import Call, Notice, Objection, Title
    from tests.rooms.selections.notices import turns
    from tests.web.durable import races

    notice, last = _noticed(), turns.AT + timedelta(days=6)

    def object_to(number: int) -> Any:
        found = Notice.objects.get(pk=notice.pk)
        return acts.raise_objection(found, by=turns.PORTAL, at=last, unit="Z001", text=f"{turns.WHY}{number}",
                                    objector=turns.Objector("李四"))  # fmt: skip

    def issue(number: int) -> Any:
        call = Call.objects.get(pk=notice.call_id)
        return acts.issue_batch(call, by=turns.BY.issuer, at=turns.OVER, batch=turns.batch())

    deeds: list[Any] = [lambda n=n: (issue if n % 2 else object_to)(n) for n in range(races.CROWD)]
    said = races.at_once(deeds)
    waiting = Objection.objects.filter(state="raised").count()
    return {"said": sorted(said), "waiting": waiting, "titles": Title.objects.count()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiju.config.settings")
    django.setup()
    sys.stdout.write(json.dumps({"issuers": issuers, "objections": objections}[sys.argv[1]]()))
