"""Views are saved by their owner, for pages of this house only; shared with the unit; changed by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.oversight import acts, checks, queries
from jiju.rooms.oversight.acts import keeping_views
from jiju.rooms.oversight.models import SavedView
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import oversight as made
from tests.factories.oversight import AT, by
from tests.web import small

pytestmark = pytest.mark.django_db
INSIDE = (
    "/zones", "/zones?city=220100&q=%E7%89%A9", "/compare?zone=Z001&zone=Z002&from=2023Q1", "/figures/revenue?by=zone",
    "/cockpit?period=2024Q4", "/search?q=a%2Fb", "/tasks?light=overdue", "/zones/%E9%95%BF%E6%98%A5",
)  # fmt: skip
OUTSIDE = (
    "", "zones", "//evil.example", "https://evil.example/zones", "/\\evil.example", "\\\\evil.example", "/%5Cevil",
    "/%2F%2Fevil.example", "/%252F%252Fevil.example", "/zones//x", "javascript:alert(1)", "/zones\r\nSet-Cookie: a=b",
    "/a/../../b", "/%2e%2e/b", "/zones#x", " /zones", "/zones\t", "/accounts/logout/", "/views/1", "/static/x.js",
    "/%61ccounts/logout/", "/" + "a" * 500, "http:/zones", "/zones\x00", "/<script>",
)  # fmt: skip


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def refused(error: type[Refusal], step: Callable[[], Any]) -> None:
    """A step is refused and nothing has changed."""
    before = list(SavedView.objects.order_by("pk").values()), Entry.objects.count()
    with pytest.raises(error):
        step()
    assert (list(SavedView.objects.order_by("pk").values()), Entry.objects.count()) == before


def names(who: str) -> list[str]:
    return [v.name for v in queries.views(by(who))]


@pytest.mark.parametrize("address", INSIDE)
def test_pages_of_this_house_may_be_saved(address: str) -> None:
    assert checks.in_house(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_nothing_else_may(address: str) -> None:
    assert not checks.in_house(address)


def test_save_view_keeps_an_address_under_a_name() -> None:
    view = made.viewed(name="  长春的   集聚区 ")
    assert (view.name, view.address, view.is_shared) == ("长春的 集聚区", "/zones?city=220100", False)
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.action, entry.subject_id) == ("oversight.save_view", str(view.pk))
    assert names("province") == ["长春的 集聚区"]
    assert names("province-2") == []


def test_save_view_refuses_what_leads_out_a_bad_name_and_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    made.viewed()
    for address in OUTSIDE:
        refused(acts.AddressIsOutside, lambda a=address: made.viewed(name="x", address=a))
    for name in ("", "   ", "长" * 61):
        refused(acts.WordsAreMissing, lambda n=name: made.viewed(name=n))
    refused(acts.NameIsTaken, made.viewed)
    made.viewed("province-2")  # another person's names are another's
    monkeypatch.setattr(keeping_views, "MOST", 1)
    refused(acts.TooManyViews, lambda: made.viewed(name="第二个"))
    refused(NotYours, lambda: acts.save_view(None, by=small.actor(Role.EXPERT), at=AT, name="x", address="/zones"))


def test_rename_view_gives_another_name() -> None:
    view = made.viewed()
    made.viewed(name="另一个")
    acts.rename_view(view, by=by("province"), at=AT, name="新名称")
    assert names("province") == ["另一个", "新名称"]
    acts.rename_view(view, by=by("province"), at=AT, name="新名称")  # its own name is free to it
    refused(acts.NameIsTaken, lambda: acts.rename_view(view, by=by("province"), at=AT, name="另一个"))
    refused(acts.WordsAreMissing, lambda: acts.rename_view(view, by=by("province"), at=AT, name=" "))
    refused(acts.NotYourView, lambda: acts.rename_view(view, by=by("province-2"), at=AT, name="x"))


def test_share_view_opens_it_to_the_unit_and_to_nobody_else() -> None:
    view = made.viewed()
    acts.share_view(view, by=by("province"), at=AT)
    assert names("province-2") == ["长春的集聚区"]
    assert not queries.views(by("province-2"))[0].is_mine
    assert names("city") == []
    assert queries.view(by("province-2"), view.pk).address == "/zones?city=220100"
    with pytest.raises(NotFound):
        queries.view(by("city"), view.pk)
    with pytest.raises(NotFound):
        queries.view_record(by("province-2"), view.pk)
    refused(acts.NotYourView, lambda: acts.share_view(view, by=by("province-2"), at=AT))


def test_keep_view_takes_it_back() -> None:
    view = made.viewed()
    acts.share_view(view, by=by("province"), at=AT)
    refused(acts.NotYourView, lambda: acts.keep_view(view, by=by("province-2"), at=AT))
    acts.keep_view(view, by=by("province"), at=AT)
    assert names("province-2") == []


def test_delete_view_leaves_only_the_entry() -> None:
    view = made.viewed()
    refused(acts.NotYourView, lambda: acts.delete_view(view, by=by("province-2"), at=AT))
    acts.delete_view(view, by=by("province"), at=AT)
    assert names("province") == []
    assert Entry.objects.order_by("-seq")[0].action == "oversight.delete_view"


def test_a_view_of_somebody_else_is_like_none() -> None:
    view = made.viewed()
    for who in ("province-2", "city"):
        with pytest.raises(NotFound):
            queries.view(by(who), view.pk)
