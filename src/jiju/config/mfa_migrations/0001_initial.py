"""The authenticators as allauth's own migrations leave them, but for one check that SQLite refuses to run.

allauth's tables ask `JSON_VALID(data)` in a CHECK. Where the schema is not trusted (decision 0001), SQLite calls that
an unsafe use of a function and refuses each row. The column stays the same; the check is left out. A house test tells
when allauth changes its tables.
"""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class UncheckedJSON(models.JSONField):
    """A JSON column without the check; to everybody who reads the state of the tables, an ordinary one."""

    def db_check(self, connection: Any) -> None:
        return None

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Authenticator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type", models.CharField(
                    choices=[
                        ("recovery_codes", "Recovery codes"), ("totp", "TOTP Authenticator"), ("webauthn", "WebAuthn"),
                    ],
                    max_length=20,
                )),
                ("data", UncheckedJSON()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_used_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL,
                )),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("type__in", ("totp", "recovery_codes"))),
                        fields=("user", "type"),
                        name="unique_authenticator_type",
                    ),
                ],
            },
        ),
    ]  # fmt: skip
