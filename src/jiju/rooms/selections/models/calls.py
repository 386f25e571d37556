"""Records of calls and applications. What a procedure was when a call was opened stays with the call."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded, Placed


class Call(Guarded):
    """One turn of a procedure: a call for applications, or a case that the province opened for zones that it named."""

    procedure = models.CharField(max_length=40, db_index=True)
    wording = models.TextField()  # canonical JSON of the procedure as it was at the opening; never changes
    digest = models.CharField(max_length=64)  # of the wording
    name = models.CharField(max_length=120)
    notice = models.TextField(blank=True, default="")
    period = models.CharField(max_length=10, blank=True, default="")  # of the figures by which conditions are judged
    state = models.CharField(max_length=12, default="open")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True)  # None for a case
    quotas = models.TextField(default="{}")  # canonical JSON: city → number, where it differs from the procedure
    sealed_key = models.TextField(blank=True, default="")  # the key of the applications, itself sealed
    seed_secret = models.TextField(blank=True, default="")  # sealed; half of the seed of the next draw
    seed_digest = models.CharField(max_length=64, blank=True, default="")  # of the secret in force, published
    opened_by = models.CharField(max_length=80)
    asked_by = models.CharField(max_length=80, blank=True, default="")  # who asked for the unsealing: another confirms
    asked_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")  # why it was extended or given up, or the case opened
    unsealed_by = models.CharField(max_length=80, blank=True, default="")
    unsealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-opens_at", "-pk")

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"


class Application(Placed):
    """A zone in a call: where it stands, and what became of it."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    unit = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    code = models.CharField(max_length=12, blank=True, default="")  # how experts know it; given when the call is opened
    state = models.CharField(max_length=12, default="draft")
    draft = models.TextField(blank=True, default="")  # canonical JSON of the answers being written, sealed
    draft_number = models.PositiveIntegerField(default=0)  # counts what was written, so that nobody overwrites another
    rank = models.PositiveIntegerField(null=True)  # in the list of its city
    stage = models.CharField(max_length=40, blank=True, default="")  # of the procedure; what is done next
    due = models.DateField(null=True)  # last day of the stage
    since = models.DateTimeField()  # in this stage
    reason = models.TextField(blank=True, default="")  # why it is out

    class Meta:
        ordering = ("call_id", "unit")
        constraints = (models.UniqueConstraint(fields=("call", "unit"), name="application_once"),)

    def __str__(self) -> str:
        return f"{self.unit_name} {self.state} {self.stage}"


class Version(Guarded):
    """An application as it was at one time. Sealed until the call is opened, and never changed."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.TextField()  # canonical JSON of the answers, sealed until the call is opened
    is_sealed = models.BooleanField(default=True)
    digest = models.CharField(max_length=64)  # of the canonical answers and the digests of the files
    eligibility = models.TextField(blank=True, default="")  # canonical JSON: rule by rule with values and sources
    is_committed = models.BooleanField(default=False)  # the truth commitment was given with it
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("application_id", "number")
        constraints = (models.UniqueConstraint(fields=("application", "number"), name="application_version_once"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.number}"


class Deed(Placed):
    """One step that somebody took with an application: who, at which stage, with which outcome and words."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="deeds")
    version = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=40)
    verb = models.CharField(max_length=40)
    unit = models.CharField(max_length=40)
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField()
    said = models.TextField(blank=True, default="")
    checklist = models.TextField(default="{}")  # canonical JSON: line → held or not, and a word
    document = models.CharField(max_length=120, blank=True, default="")  # number of the letter that goes with it

    class Meta:
        ordering = ("application_id", "at", "pk")

    def __str__(self) -> str:
        return f"{self.application_id} {self.verb}"
