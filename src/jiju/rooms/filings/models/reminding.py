"""Records of reminding: the rungs that each unit was reminded by, messages to posts, and the mails that carry them."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded, Placed


class Reminder(Placed):
    """One rung of the ladder for one unit, form and period: made once, and counted."""

    form_code = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    unit_code = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    rung = models.CharField(max_length=5)
    due_at = models.DateTimeField()  # the unit's own deadline, as it was then
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("form_code", "period", "unit_code", "made_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("form_code", "period", "unit_code", "rung"), name="reminder_once"),
        )

    def __str__(self) -> str:
        return f"{self.rung} {self.form_code} {self.period} {self.unit_code}"


class Message(Guarded):
    """Something told to whoever holds a post, or to one person: about which form, period and unit, and since when read.

    Shape    to_code: the city, county, zone or enterprise of the post, empty for the province; kind: a rung of the
             ladder, or what was asked or decided; subject, body: words as data; units: [[code, name], …]
    """

    to_role = models.CharField(max_length=32, blank=True, default="")
    to_code = models.CharField(max_length=20, blank=True, default="")
    to_person = models.CharField(max_length=80, blank=True, default="")
    kind = models.CharField(max_length=20)
    form_code = models.CharField(max_length=20, blank=True, default="")
    period = models.CharField(max_length=10, blank=True, default="")
    unit_code = models.CharField(max_length=20, blank=True, default="")
    subject = models.TextField()
    body = models.TextField()
    units = models.TextField(default="[]")
    path = models.CharField(max_length=200, blank=True, default="")  # of the page on which it goes on
    notice = models.ForeignKey(Reminder, null=True, on_delete=models.PROTECT, related_name="messages")
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (
            models.Index(fields=("to_role", "to_code", "read_at"), name="message_to_post"),
            models.Index(fields=("to_person", "read_at"), name="message_to_person"),
        )

    def __str__(self) -> str:
        return f"{self.kind} to {self.to_role} {self.to_code}{self.to_person}"


class Outgoing(Guarded):
    """A mail to be sent after the message that it carries was stored: queued once, sent at least once."""

    key = models.CharField(max_length=120, unique=True)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="mails")
    person = models.CharField(max_length=80)
    address = models.EmailField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, sent, failed
    tries = models.PositiveIntegerField(default=0)
    last_fault = models.TextField(blank=True, default="")
    queued_at = models.DateTimeField()
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "outgoing"
        indexes = (models.Index(fields=("state", "next_at"), name="outgoing_waiting"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"
