"""Records of grants: what is proposed for whom on which ground, who approved what was shown, and each payment."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from jiju.rooms.grants.models.budgets import Budget
from jiju.rooms.grants.models.money import NOTHING, yuan
from jiju.spine.actors import Place
from jiju.spine.records import Guarded, Placed


class Grant(Placed):
    """奖补: money for one zone on one rule of the plan, from its proposal to its acceptance."""

    READ_WITH: ClassVar[tuple[str, ...]] = ("budget",)

    plan_id = models.CharField(max_length=40)
    rule = models.CharField(max_length=40)
    unit = models.CharField(max_length=20, db_index=True)
    unit_name = models.CharField(max_length=120)
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="grants")
    amount_yuan = yuan()
    purposes = models.TextField()  # canonical JSON: purpose and amount, line by line
    payee = models.TextField()  # canonical JSON: name, credit code and account of who receives the money
    payee_uscc = models.CharField(max_length=18, db_index=True)
    origin_kind = models.CharField(max_length=12)  # title, round
    origin_key = models.CharField(max_length=40)
    origin_round = models.PositiveBigIntegerField(default=0)  # of a place in a round
    origin = models.TextField()  # canonical JSON: the facts that it rests on, as they were when it was proposed
    once_key = models.CharField(max_length=120, null=True, unique=True)  # empty once it is declined
    state = models.CharField(max_length=16, default="proposed")
    reason = models.TextField()  # why it is proposed, or corrected
    findings = models.TextField(default="[]")  # canonical JSON: suspicions as they stood at the review
    explanation = models.TextField(blank=True, default="")  # what the reviewer says to them
    parts = models.TextField(default="{}")  # canonical JSON: part → persons who have ever taken it
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    declined_because = models.TextField(blank=True, default="")
    paid_yuan = yuan(default=NOTHING)
    recovered_yuan = yuan(default=NOTHING)
    first_paid_on = models.DateField(null=True)
    report_by = models.DateField(null=True)

    class Meta:
        ordering = ("-proposed_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount_yuan__gt=0), name="grant_positive"),
            models.CheckConstraint(condition=Q(paid_yuan__lte=F("amount_yuan")), name="grant_not_exceeded"),
            models.CheckConstraint(condition=Q(recovered_yuan__lte=F("paid_yuan")), name="grant_recovered_was_paid"),
            models.CheckConstraint(condition=Q(recovered_yuan__gte=0), name="grant_recovered_not_negative"),
        )
        indexes = (models.Index(fields=("rule", "unit"), name="grant_of_unit"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.unit}: {self.state}"


class Approval(Guarded):
    """One signature under a grant, bound to the digest of exactly what was shown. A change voids it."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="approvals")
    part = models.CharField(max_length=12)  # review, countersign, approve
    digest = models.CharField(max_length=64)
    shown = models.TextField()  # canonical JSON of what was shown
    person = models.CharField(max_length=80)
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    voided_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("grant_id", "pk")

    def __str__(self) -> str:
        return f"{self.part} {self.digest[:8]}"


class Payment(Guarded):
    """拨付: one instalment of a grant: when it is planned, when it was paid, and what proves it."""

    READ_WITH: ClassVar[tuple[str, ...]] = ("grant__budget",)

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="payments")
    state = models.CharField(max_length=12, default="planned")
    amount_yuan = yuan()
    planned_on = models.DateField()
    planned_by = models.CharField(max_length=80)
    paid_on = models.DateField(null=True)
    paid_by = models.CharField(max_length=80, blank=True, default="")
    voucher = models.CharField(max_length=120, blank=True, default="")
    reason = models.TextField(blank=True, default="")  # why it was dropped or reversed

    class Meta:
        ordering = ("grant_id", "planned_on", "pk")
        constraints = (models.CheckConstraint(condition=Q(amount_yuan__gt=0), name="payment_positive"),)

    def __str__(self) -> str:
        return f"{self.amount_yuan} {self.state}"

    @property
    def place(self) -> Place:
        return self.grant.place
