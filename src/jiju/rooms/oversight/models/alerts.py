"""Records of alerts: readings of periods, what they raised, the signs behind it, its steps, what rules cost."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded, Placed


class AlertReading(Guarded):
    """One reading of a period: from which vintage of the figures, and what it raised, raised again and settled."""

    period = models.CharField(max_length=10, db_index=True)
    vintage = models.PositiveBigIntegerField()
    raised = models.PositiveIntegerField()
    reopened = models.PositiveIntegerField()
    gone = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    told_on = models.DateField(null=True)  # the day on which its alerts were told to offices
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.period} {self.vintage}: {self.raised}"


class Alert(Placed):
    """预警: one cause that rules speak about, named and placed as on the period's last day."""

    key = models.CharField(max_length=80, unique=True)
    root = models.CharField(max_length=10)
    kind = models.CharField(max_length=12)
    severity = models.CharField(max_length=10)
    over = models.CharField(max_length=12)  # what the subject is: enterprise, zone or city
    subject = models.CharField(max_length=40, db_index=True)
    subject_name = models.CharField(max_length=120)
    form = models.CharField(max_length=20, blank=True, default="")
    period = models.CharField(max_length=10, db_index=True)
    says = models.TextField()  # canonical JSON: the first sign in words
    to = models.CharField(max_length=60)  # the offices that it is told to, between blanks
    state = models.CharField(max_length=14, default="raised", db_index=True)
    reading = models.ForeignKey(AlertReading, on_delete=models.PROTECT, related_name="alerts")
    raised_at = models.DateTimeField()
    unit = models.CharField(max_length=40, blank=True, default="")  # to which it is assigned
    unit_name = models.CharField(max_length=120, blank=True, default="")
    owner = models.CharField(max_length=80, blank=True, default="")
    snoozed_until = models.DateField(null=True)
    reason = models.CharField(max_length=20, blank=True, default="")
    closing = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-period", "pk")
        indexes = (models.Index(fields=("state", "severity"), name="alert_by_state"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"


class AlertSign(Guarded):
    """One rule that spoke about one figure, with the figure as it was read; several belong to one cause."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="signs")
    rule = models.CharField(max_length=40, db_index=True)
    form = models.CharField(max_length=20, blank=True, default="")
    period = models.CharField(max_length=10, db_index=True)
    subject = models.CharField(max_length=40)
    subject_name = models.CharField(max_length=120)
    row = models.CharField(max_length=20, blank=True, default="")
    row_name = models.CharField(max_length=120, blank=True, default="")
    measure = models.CharField(max_length=20, blank=True, default="")
    value = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    states = models.TextField()  # canonical JSON, as the two below
    says = models.TextField()
    remedy = models.TextField()
    earlier = models.CharField(max_length=120, blank=True, default="")  # periods that it leans on, between blanks
    read_in = models.CharField(max_length=10)  # the period whose reading found it last
    is_consequence = models.BooleanField(default=False)
    gone_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("alert_id", "pk")
        constraints = (
            models.UniqueConstraint(fields=("rule", "form", "period", "subject", "row"), name="sign_once"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.rule} {self.subject} {self.period}"


class AlertStep(Guarded):
    """One step of an alert's life, and what was said."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    by = models.CharField(max_length=80)
    unit = models.CharField(max_length=40, blank=True, default="")
    unit_name = models.CharField(max_length=120, blank=True, default="")
    text = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ("alert_id", "pk")

    def __str__(self) -> str:
        return f"{self.alert_id} {self.verb}"


class AlertRate(Guarded):
    """What a rule of alerts cost on replayed history: false alarms among the reports that it looked at."""

    rule = models.CharField(max_length=40)
    until = models.CharField(max_length=10)
    quarters = models.PositiveSmallIntegerField()
    judged = models.PositiveIntegerField()
    alarms = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("rule", "-pk")

    def __str__(self) -> str:
        return f"{self.rule} {self.until}: {self.alarms} of {self.judged}"
