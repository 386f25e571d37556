"""Records of rounds: what they rest on, who takes part, and each version of the result."""

from __future__ import annotations

from django.db import models

from jiju.rooms.evaluations.models.schemes import Scheme
from jiju.spine.records import Guarded, Placed


class Round(Guarded):
    """One assessment of all units of a scheme, on a frozen snapshot of accepted figures."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="rounds")
    scheme_code = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    period = models.CharField(max_length=10)
    state = models.CharField(max_length=12, default="open")
    vintage = models.PositiveBigIntegerField()  # ledger entry up to which accepted figures are in the snapshot
    snapshot = models.TextField()  # canonical JSON: each unit with the value and the sources of each item
    snapshot_digest = models.CharField(max_length=64)
    changes = models.TextField(default="[]")  # canonical JSON: units renamed, moved or ended during the cycle
    opened_by = models.CharField(max_length=80)
    opened_at = models.DateTimeField()
    assess_self_by = models.DateField()
    delivered_at = models.DateTimeField(null=True)
    delivered_version = models.PositiveIntegerField(default=0)  # the first version that units see
    appeal_by = models.DateField(null=True)
    finalised_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")  # why it was given up

    class Meta:
        ordering = ("-period", "-pk")

    def __str__(self) -> str:
        return self.name


class Participant(Placed):
    """One unit in a round: what it says of itself, or why it is exempted."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="participants")
    unit = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default="invited")  # invited, drafted, assessed, exempted, not_asked
    assessment = models.TextField(blank=True, default="")  # canonical JSON: item → what the unit says and its proof
    assessed_by = models.CharField(max_length=80, blank=True, default="")
    assessed_at = models.DateTimeField(null=True)
    exempted_by = models.CharField(max_length=80, blank=True, default="")
    exempted_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("round_id", "unit")
        constraints = (models.UniqueConstraint(fields=("round", "unit"), name="participant_once"),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit}"


class Result(Guarded):
    """One version of a round's result, frozen with everything that it was computed from."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="results")
    number = models.PositiveIntegerField()
    judgements = models.TextField()  # canonical JSON: points, cases, vetoes, rulings, absences as they stood
    body = models.TextField()  # canonical JSON of all standings
    digest = models.CharField(max_length=64)
    sureness = models.TextField()  # canonical JSON: intervals, chances, acceptability
    method = models.CharField(max_length=40, default="")  # the wording of the computation that the digest is over
    cause = models.CharField(max_length=12, default="computed")  # computed, recomputed, appeal, correction
    reason = models.TextField()
    made_by = models.CharField(max_length=80)
    approved_by = models.CharField(max_length=80, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ("round_id", "-number")
        constraints = (models.UniqueConstraint(fields=("round", "number"), name="result_once"),)

    def __str__(self) -> str:
        return f"{self.round_id} v{self.number}"


class Bound(Guarded):
    """The proof of one group's best and worst places over all admissible weights, for one version of a result."""

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="bounds")
    group = models.CharField(max_length=40)
    body = models.TextField()  # canonical JSON: unit → best, worst, proved
    at = models.DateTimeField()

    class Meta:
        ordering = ("result_id", "group")
        constraints = (models.UniqueConstraint(fields=("result", "group"), name="bound_once"),)

    def __str__(self) -> str:
        return f"{self.result_id} {self.group}"
