"""What every page carries around its content: the menu, who is signed in, the switches."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from jiju.core.words import Word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import checks
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.oversight.shapes import ViewShown
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import visitor
from jiju.web.menu import Item, menu
from jiju.web.office.asked import every_ask
from jiju.web.switches import theme_of

VIEWS = 5  # of the saved views that stand in the menu


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context of every template: asked for only where it is shown."""
    actor = visitor(request)
    return {"actor": actor, "shell": Shell(request, actor)}


class Shell:
    """The frame of one page."""

    def __init__(self, request: HttpRequest, actor: Actor | None) -> None:
        self.request, self.actor = request, actor

    @cached_property
    def menu(self) -> list[tuple[Item, bool, int]]:
        """Each line, whether it is open, and how many things wait behind it."""
        if self.actor is None:
            return []
        path = self.request.path
        counts = {
            "asked": lambda: self.asked,
            "waiting": lambda: self.waiting,
            "unread": lambda: self.unread,
            "cases": lambda: self.cases,
            "tasks": lambda: self.tasks,
            "": lambda: 0,
        }
        return [(i, i.is_open(path), counts[i.counted]()) for i in menu(self.actor)]

    @cached_property
    def asked(self) -> int:
        """How many things every room together asks of this person."""
        return 0 if self.actor is None else sum(a.count for a in every_ask(self.actor, clock.today()))

    @cached_property
    def waiting(self) -> int:
        """How many filings wait for this person."""
        if self.actor is None:
            return 0
        return filings.waiting(self.actor, clock.now())

    @cached_property
    def unread(self) -> int:
        """How many messages this person has not read."""
        return 0 if self.actor is None else filings.unread_count(self.actor)

    @cached_property
    def cases(self) -> int:
        """How many orders and notices wait for the head of a zone; an office sees its own on their pages."""
        if self.actor is None or self.actor.role is not Role.ZONE_HEAD:
            return 0
        return sum(due.count for due in evaluations.waiting_for(self.actor, on=clock.today()))

    @cached_property
    def tasks(self) -> int:
        """How many tasks wait for this person's step."""
        return 0 if self.actor is None else sum(a.count for a in oversight.asked_of(self.actor, on=clock.today()))

    @cached_property
    def may_search(self) -> bool:
        """Whether the field of search stands on the page."""
        return self.actor is not None and permissions.may(self.actor, "oversight.search")

    @cached_property
    def sees_views(self) -> bool:
        """Whether pages can be saved by this person."""
        return self.actor is not None and permissions.may(self.actor, "oversight.see_views")

    @property
    def may_save_here(self) -> bool:
        """Whether the page that is open can be saved."""
        return checks.in_house(self.here)

    @cached_property
    def views(self) -> list[ViewShown]:
        """The first of the saved views, for the menu."""
        return oversight.views(self.actor)[:VIEWS] if self.actor is not None and self.sees_views else []

    @cached_property
    def role(self) -> Word | str:
        if self.actor is None:
            return ""
        return permissions.DEPUTY if self.actor.is_deputy else permissions.ROLE_NAMES[self.actor.role]

    @cached_property
    def is_demo(self) -> bool:
        return people.demonstration_day() is not None

    @cached_property
    def today(self) -> date:
        return clock.today()

    @property
    def theme(self) -> str:
        return theme_of(self.request)

    @property
    def language(self) -> str:
        return "en" if (get_language() or "").startswith("en") else "zh"

    @property
    def here(self) -> str:
        """The address to come back to after a switch."""
        return self.request.get_full_path() if self.request.method in ("GET", "HEAD") else "/"
