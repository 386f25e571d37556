"""A task's words are put right by its issuer before anybody accepts it; what they were stays beside them."""

from __future__ import annotations

from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours, Refusal
from jiju.rooms.filings.models import Message
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import Amendment, Task
from jiju.spine import news
from jiju.spine.models import Entry
from tests.factories import oversight as made
from tests.factories.oversight import AT, TODAY, WHY, by

pytestmark = pytest.mark.django_db
BETTER = "核查各集聚区公共服务平台运行情况，逐一建立台账，三月底前报送。"


def amend(task: Task, who: str = "province", **changes: Any) -> Amendment:
    said = {"title": "补齐公共服务平台台账", "wanted": BETTER, "reason": WHY} | changes
    return acts.amend_task(task, by=by(who), at=AT, **said)


def test_a_task_is_corrected_before_it_is_accepted_and_says_what_it_said() -> None:
    task = made.issued()
    before = (task.title, task.wanted)
    amend(task, "province-2")
    now = Task.objects.get()
    assert (now.title, now.wanted, now.state) == ("补齐公共服务平台台账", BETTER, "issued")
    (shown,) = queries.task(by("city"), task.pk, on=TODAY).amendments
    assert ((shown.title, shown.wanted), shown.reason, shown.by) == (before, WHY, "province-2某")
    assert Entry.objects.filter(action="oversight.amend_task").count() == 1
    news.catch_up()
    told = [m.to_code for m in Message.objects.filter(subject__contains="Corrected").order_by("pk")]
    assert told == ["220100", "Z001"], "the lead unit, and the one that answers beside it"


@pytest.mark.parametrize(
    ("refusal", "who", "changes"),
    [
        (acts.WordsAreMissing, "province", {"title": "改"}), (acts.WordsAreMissing, "province", {"wanted": "短"}),
        (acts.WordsAreMissing, "province", {"reason": ""}), (acts.NotYourPart, "city", {}),
        (NotFound, "other-city", {}),
        (NotYours, "zone_head", {}),
        (acts.NothingIsAnother, "province", {"title": "补齐公共服务平台", "wanted": made.facts().wanted}),
    ],
)  # fmt: skip
def test_what_is_no_correction_or_not_the_issuers_changes_nothing(
    refusal: type[Refusal], who: str, changes: dict[str, str]
) -> None:
    task = made.issued()
    before = (Entry.objects.count(), Task.objects.values_list("title", "wanted").get())
    with pytest.raises(refusal):
        amend(task, who, **changes)
    assert (Entry.objects.count(), Task.objects.values_list("title", "wanted").get()) == before
    assert not Amendment.objects.exists()


def test_a_task_that_was_accepted_keeps_its_words() -> None:
    task = made.accepted()
    assert "amend_task" not in queries.task(by("province"), task.pk, on=TODAY).verbs
    with pytest.raises(NotNow):
        amend(task)
    assert not Amendment.objects.exists()
