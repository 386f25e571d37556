"""Records of what became of the money: reports of its use, acceptance, and what is to come back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from jiju.rooms.grants.models.grants import Grant
from jiju.rooms.grants.models.money import NOTHING, yuan
from jiju.spine.actors import Place
from jiju.spine.records import Guarded


class UseReport(Guarded):
    """使用报告: what a zone says it spent the money on. A later report stands beside the one before."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField()
    result = models.TextField()  # what was built or bought with it, in words
    reported_by = models.CharField(max_length=80)
    reported_at = models.DateTimeField()
    is_late = models.BooleanField()
    handed_back_by = models.CharField(max_length=80, blank=True, default="")
    handed_back_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("grant_id", "number")
        constraints = (models.UniqueConstraint(fields=("grant", "number"), name="use_report_once"),)

    def __str__(self) -> str:
        return f"{self.grant_id} report {self.number}"


class UseLine(Guarded):
    """One expense of a report: what for, to whom, how much, when, and its voucher. is_misused: judged at acceptance."""

    report = models.ForeignKey(UseReport, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=60)
    payee = models.CharField(max_length=120)
    amount_yuan = yuan()
    day = models.DateField()
    voucher = models.CharField(max_length=120)
    is_misused = models.BooleanField(default=False)

    class Meta:
        ordering = ("report_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="use_line_once"),
            models.CheckConstraint(condition=Q(amount_yuan__gt=0), name="use_line_positive"),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.amount_yuan}"


class Acceptance(Guarded):
    """验收: what was found when the use was looked at: how much is in order, misused, and left over."""

    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="acceptance")
    report = models.OneToOneField(UseReport, on_delete=models.PROTECT, related_name="acceptance")
    used_yuan = yuan()
    misused_yuan = yuan()
    unused_yuan = yuan()
    opinion = models.TextField()
    accepted_by = models.CharField(max_length=80)
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ("grant_id",)

    def __str__(self) -> str:
        return f"{self.grant_id} accepted"


class Recovery(Guarded):
    """追缴: money of a grant that is to come back, why, how much, by when, and how much has come."""

    READ_WITH: ClassVar[tuple[str, ...]] = ("grant__budget",)

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="recoveries")
    cause = models.CharField(max_length=12)  # unused, misused, falsehood, removal
    cause_key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField(default=1)  # an order for less leaves the rest proposed under the next
    state = models.CharField(max_length=12, default="proposed")
    amount_yuan = yuan()
    received_yuan = yuan(default=NOTHING)
    reason = models.TextField(blank=True, default="")
    due = models.DateField(null=True)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("grant_id", "pk")
        verbose_name_plural = "recoveries"
        constraints = (
            models.UniqueConstraint(fields=("grant", "cause", "cause_key", "number"), name="recovery_once"),
            models.CheckConstraint(condition=Q(amount_yuan__gt=0), name="recovery_positive"),
            models.CheckConstraint(condition=Q(received_yuan__lte=F("amount_yuan")), name="recovery_not_exceeded"),
            models.CheckConstraint(condition=Q(received_yuan__gte=0), name="recovery_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.cause} {self.amount_yuan}: {self.state}"

    @property
    def place(self) -> Place:
        return self.grant.place
