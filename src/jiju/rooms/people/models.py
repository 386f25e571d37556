"""Records of the room: units, persons, postings, and the accounts they sign in with."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from jiju.spine.records import Guarded
from jiju.spine.roles import Role


class Unit(Guarded):
    """A body that people are posted to: an office, a department, a zone's management body."""

    KINDS = ("province", "department", "city", "county", "zone_body", "enterprise", "institute")

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=[(k, k) for k in KINDS])
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    division_code = models.CharField(max_length=12, blank=True, default="")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class Person(Guarded):
    """A human being, one record however many postings and accounts."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    phone = models.CharField(max_length=30, blank=True, default="")
    email = models.EmailField(blank=True, default="")  # where messages are mailed to; empty for nowhere

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class Posting(Guarded):
    """A person in a role at a unit, from one day to another, with the area that the role reaches."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="postings")
    role = models.CharField(max_length=32, choices=[(r.value, r.value) for r in Role])
    reach = models.CharField(max_length=20)
    codes = models.TextField(default="[]")  # JSON list of the codes that the reach names
    since = models.DateField()
    until = models.DateField(null=True)
    deputy = models.BooleanField(default=False)  # stands in for the holder of the post, with the same rights
    document = models.CharField(max_length=120, blank=True, default="")
    document_date = models.DateField(null=True)
    handed_over_to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="taken_over")

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return f"{self.person} {self.role}"


class Training(Guarded):
    """What the holder of a post was trained in, and when."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="trainings")
    on = models.DateField()
    subject = models.CharField(max_length=200)
    certificate = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.posting_id} {self.on}"


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their username, as the framework's sign-in asks."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=username)


class Account(AbstractBaseUser):
    """What a person signs in with. The framework writes its last sign-in, so it is not guarded."""

    username = models.CharField(max_length=60, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.username

    def has_perm(self, *_: Any) -> bool:
        """Permissions are asked of the spine, never of the framework."""
        return False


class DemoMark(Guarded):
    """The mark of a store made for demonstration, and the day on which it stands."""

    day = models.DateField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"demonstration of {self.day}"
