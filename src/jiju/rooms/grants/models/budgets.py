"""Records of budgets: what there is by year and source, and every movement of it, which is never changed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from jiju.core.refusals import Fault
from jiju.rooms.grants.models.money import NOTHING, yuan
from jiju.spine.records import Guarded, GuardedQuerySet, Placed


class Budget(Placed):
    """Money of one year and source: how much there is, promised, paid and got back. A city's fund lies in its city."""

    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12)  # provincial, city, national
    name = models.CharField(max_length=120)
    amount_yuan = yuan()
    committed_yuan = yuan(default=NOTHING)  # promised, what has been paid among it
    paid_yuan = yuan(default=NOTHING)
    recovered_yuan = yuan(default=NOTHING)  # got back; it goes to the treasury and is not promised again
    document = models.CharField(max_length=120)
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "source", "name")
        constraints = (
            models.UniqueConstraint(fields=("year", "source", "name", "city"), name="budget_once"),
            models.CheckConstraint(condition=Q(amount_yuan__gte=0), name="budget_not_negative"),
            models.CheckConstraint(condition=Q(committed_yuan__lte=F("amount_yuan")), name="budget_not_exceeded"),
            models.CheckConstraint(condition=Q(paid_yuan__lte=F("committed_yuan")), name="budget_paid_was_promised"),
            models.CheckConstraint(condition=Q(recovered_yuan__lte=F("paid_yuan")), name="budget_recovered_was_paid"),
            models.CheckConstraint(condition=Q(recovered_yuan__gte=0), name="budget_recovered_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.name}"


class EntryQuerySet(GuardedQuerySet):
    """Entries are added one by one and never changed, not even by an act."""

    def update(self, **kwargs: Any) -> int:
        raise Fault("an entry of a budget is never changed: reverse it by another one")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Fault("an entry of a budget is never deleted: reverse it by another one")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise Fault("an entry of a budget is never changed: reverse it by another one")


class BudgetEntry(Guarded):
    """One movement of a budget, from one account to another. A mistake is mended by an entry that reverses it."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=20)
    credit = models.CharField(max_length=12)  # the account that the money leaves
    debit = models.CharField(max_length=12)  # the account that it comes to
    amount_yuan = yuan()
    grant = models.ForeignKey("grants.Grant", null=True, on_delete=models.PROTECT, related_name="entries")
    payment = models.ForeignKey("grants.Payment", null=True, on_delete=models.PROTECT, related_name="entries")
    recovery = models.ForeignKey("grants.Recovery", null=True, on_delete=models.PROTECT, related_name="entries")
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    document = models.CharField(max_length=200, blank=True, default="")
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "budget entries"
        constraints = (models.CheckConstraint(condition=Q(amount_yuan__gt=0), name="budget_entry_positive"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.amount_yuan}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Fault("an entry of a budget is never changed: reverse it by another one")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Fault("an entry of a budget is never deleted: reverse it by another one")
