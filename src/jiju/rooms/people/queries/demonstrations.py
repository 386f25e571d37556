"""Reads: whether a store is a demonstration, and who may sign in to it."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from jiju.rooms.people.models import Account, DemoMark, Posting
from jiju.rooms.people.shapes import DemoAccount
from jiju.spine.looks import kept
from jiju.spine.prepared import prepared
from jiju.spine.roles import Role

DEMO_PASSWORD = "jiju-demo-2024"  # noqa: S105  # printed on purpose; demonstration stores only
VISITORS = (
    "province", "province-2", "department", "city", "county", "head", "statistician", "enterprise", "expert",
    "finance", "auditor", "administrator",
)  # fmt: skip


def demo_accounts() -> list[DemoAccount]:
    """Demonstration sign-ins by role, two of the province, as a visitor meets them; none in production."""
    if not demonstrates():
        return []
    demo = Posting.objects.filter(person__accounts__username__in=VISITORS, person__accounts__is_demo=True)
    postings = demo.select_related("person", "unit").prefetch_related("person__accounts")
    found = {a.username: p for p in postings.order_by("pk") for a in p.person.accounts.all()}
    return [
        DemoAccount(Role(found[name].role), name, found[name].person.name, found[name].unit.name)
        for name in VISITORS
        if name in found
    ]


@kept
def demonstration_day() -> date | None:
    """The day on which a demonstration store stands, or nothing in a real one.

    Asked by every page and almost never changed; once it is moved, each process tells the new one at its next page.
    """
    return next((day for (day,) in _marked()), None)


@prepared
def _marked() -> QuerySet[DemoMark, tuple[date]]:
    return DemoMark.objects.order_by("pk").values_list("day")[:1]


def demonstrates() -> bool:
    return not settings.JIJU_PRODUCTION and demonstration_day() is not None


def may_sign_in_to_production(username: str) -> bool:
    """Whether an account may sign in where real work is done: demonstration accounts never may."""
    return not Account.objects.filter(username=username, is_demo=True).exists()


def may_sign_in_here(username: str) -> bool:
    """Whether an account may sign in to this store: demonstration accounts only where it is marked as one."""
    return may_sign_in_to_production(username) or demonstration_day() is not None


def has_second_factor(username: str) -> bool:
    """Whether an account signs in with a second factor. For the program itself."""
    return Authenticator.objects.filter(user__username=username, type=Authenticator.Type.TOTP).exists()
