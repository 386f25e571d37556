"""Records of the spine: ledger entries, receipts of requests, follow-ups done, and attached files."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Placed


class Entry(models.Model):
    """One line of the ledger: who did what to which record, sealed into the tree. Never changed or gone."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    person = models.CharField(max_length=80, db_index=True)
    account = models.CharField(max_length=80)
    role = models.CharField(max_length=32)
    unit = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=80)
    request_id = models.CharField(max_length=64)
    body = models.TextField()  # canonical JSON of the whole entry: what the leaf hash is taken over
    leaf_hash = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    frontier = models.TextField()
    algorithm = models.CharField(max_length=16, default="sha256")

    class Meta:
        ordering = ("seq",)
        verbose_name_plural = "entries"
        indexes = (
            models.Index(fields=("subject_kind", "subject_id"), name="entry_subject"),
            models.Index(fields=("action", "seq"), name="entry_action"),  # what has not yet followed
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject_kind}:{self.subject_id}"


class Receipt(models.Model):
    """The answer once given to a request, kept under its idempotency key and given again to each repeat."""

    key = models.CharField(max_length=128, primary_key=True)
    account = models.CharField(max_length=80)
    path = models.CharField(max_length=400)
    # Of the request body: another request under the same key is refused.
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.TextField(default="{}")
    content = models.BinaryField(default=b"")

    class Meta:
        ordering = ("at", "key")

    def __str__(self) -> str:
        return f"{self.key} {self.status}"


class Followed(models.Model):
    """Proof that a follow-up of a ledger entry has run: at most one row for each pair."""

    entry = models.PositiveBigIntegerField()
    follow_up = models.CharField(max_length=120)

    class Meta:
        ordering = ("entry", "follow_up")
        verbose_name_plural = "followed"
        constraints = (models.UniqueConstraint(fields=("follow_up", "entry"), name="followed_once"),)

    def __str__(self) -> str:
        return f"{self.entry} {self.follow_up}"


class Attachment(Placed):
    """A file that belongs to a record of any room. Its bytes lie in the folder of files, under their own digest."""

    owner_kind = models.CharField(max_length=80)
    owner_id = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField()  # counted within its owner
    purpose = models.CharField(max_length=40)
    name = models.CharField(max_length=120)  # ours; says nothing of the sender
    original_name = models.CharField(max_length=150)  # the sender's, made harmless; only ever shown
    kind = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)  # of the bytes that are kept
    sent_sha256 = models.CharField(max_length=64)  # of the bytes that came, before they were cleaned
    sealed_key = models.TextField(blank=True, default="")  # of what is kept sealed, itself sealed; else empty
    is_cleaned = models.BooleanField()  # nothing in it tells who made it, where and with what
    unit = models.CharField(max_length=40)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    state = models.CharField(max_length=12)
    said = models.TextField(blank=True, default="")  # what the scanner answered to a file that it refused

    class Meta:
        ordering = ("owner_kind", "owner_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("owner_kind", "owner_id", "number"), name="attachment_number_once"),
            models.UniqueConstraint(fields=("owner_kind", "owner_id", "sha256"), name="attachment_bytes_once"),
        )
        indexes = (
            models.Index(fields=("unit", "at"), name="attachment_of_day"),
            models.Index(fields=("state",), name="attachment_state"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.state}"
