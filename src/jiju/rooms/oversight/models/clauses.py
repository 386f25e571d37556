"""Records of the clause board: lights as they changed, proofs, judgements, and owners that a person named."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded, Placed


class ClauseLight(Guarded):
    """What one clause showed from one day on, with the evidence behind it. Nothing is overwritten."""

    plan = models.CharField(max_length=60)
    clause = models.CharField(max_length=40)
    state = models.CharField(max_length=12)
    amount = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    of = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    evidence = models.TextField()  # canonical JSON of what was found
    digest = models.CharField(max_length=64)  # of the evidence
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("plan", "clause"), name="light_of_clause"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.on} {self.state}"


class ClauseProof(Placed):
    """A document by which an owner proves a clause, its term, and what the province said to it."""

    plan = models.CharField(max_length=60)
    clause = models.CharField(max_length=40)
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    document = models.CharField(max_length=120)  # its number
    said = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    state = models.CharField(max_length=12, default="offered")
    offered_by = models.CharField(max_length=80)
    offered_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("plan", "clause"), name="proof_of_clause"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.document}: {self.state}"


class ClauseJudgement(Guarded):
    """What a person found of a clause, why, until when it holds, and who confirmed it."""

    plan = models.CharField(max_length=60)
    clause = models.CharField(max_length=40)
    question = models.TextField()
    outcome = models.CharField(max_length=8)  # met, not_met
    reason = models.TextField()
    valid_until = models.DateField()
    state = models.CharField(max_length=12, default="given")
    judged_by = models.CharField(max_length=80)
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    judged_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("plan", "clause"), name="judgement_of_clause"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.outcome}: {self.state}"


class ClauseOwner(Guarded):
    """A unit that stands for a generic body of the plan in one clause, named by a person, from a day to another."""

    plan = models.CharField(max_length=60)
    clause = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40)
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.TextField()
    named_by = models.CharField(max_length=80)
    named_at = models.DateTimeField()

    class Meta:
        ordering = ("clause", "organisation", "unit", "pk")
        indexes = (models.Index(fields=("plan", "clause"), name="owner_of_clause"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.organisation}: {self.unit}"
