"""Records of what follows from a final round: proposals, rectification, removal, and findings of false figures."""

from __future__ import annotations

from django.db import models

from jiju.rooms.evaluations.models.rounds import Round
from jiju.spine.records import Placed


class Proposal(Placed):
    """What a final round proposes for a unit. It does nothing by itself: a person takes it up or declines it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="proposals")
    unit = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)  # award, rectify, remove, admit, promote, demote, reopen
    about = models.CharField(
        max_length=60, blank=True, default=""
    )  # which award, which failed rectification, which cause
    state = models.CharField(max_length=12, default="proposed")
    because = models.TextField()  # canonical JSON: rank, grade, rule, cap, rounds
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ("round_id", "kind", "unit", "about")
        constraints = (models.UniqueConstraint(fields=("round", "unit", "kind", "about"), name="proposal_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.unit}: {self.state}"


class Rectification(Placed):
    """整改: what a unit must put right by when, what it reports, and whether it passed at the end of the term."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="rectification")
    unit = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default="ordered")
    tasks = models.TextField()  # canonical JSON: what, and by when
    due = models.DateField()
    ordered_by = models.CharField(max_length=80)
    ordered_at = models.DateTimeField()
    report = models.TextField(blank=True, default="")  # canonical JSON: task → what was done and its proof
    reported_by = models.CharField(max_length=80, blank=True, default="")
    reported_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True, default="")
    assessed_by = models.CharField(max_length=80, blank=True, default="")
    assessed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return f"{self.unit} {self.due}: {self.state}"


class Removal(Placed):
    """退出: notice to the unit, its hearing, the collective decision, and the end of the title.

    It follows a proposal of a round, or a finding of false figures alone.
    """

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, null=True, related_name="removal")
    falsehood = models.OneToOneField("Falsehood", on_delete=models.PROTECT, null=True, related_name="removal")
    ban_years = models.PositiveSmallIntegerField(null=True)  # None: those of the scheme of the round
    unit = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default="noticed")
    notice = models.TextField()
    noticed_by = models.CharField(max_length=80)
    noticed_at = models.DateTimeField()
    hearing_by = models.DateField()
    hearing = models.TextField(blank=True, default="")  # canonical JSON: wished or waived, when, who, what was said
    heard_by = models.CharField(max_length=80, blank=True, default="")
    decision = models.TextField(blank=True, default="")  # canonical JSON: attendance, votes, minutes, ruling
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=80, blank=True, default="")
    effective_on = models.DateField(null=True)
    ban_until = models.DateField(null=True)

    class Meta:
        ordering = ("-noticed_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(proposal__isnull=False) ^ models.Q(falsehood__isnull=False),
                name="removal_on_one_ground",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.state}"


class Falsehood(Placed):
    """A finding of false statistics: raised on evidence, confirmed by another; it reopens what was won."""

    unit = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    period = models.CharField(max_length=10)
    state = models.CharField(max_length=12, default="raised")
    figures = models.TextField()  # which figures, by how much
    evidence = models.TextField()
    raised_by = models.CharField(max_length=80)
    raised_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-raised_at", "-pk")

    def __str__(self) -> str:
        return f"{self.unit} {self.period}: {self.state}"
