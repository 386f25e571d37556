"""The ledger can only grow: the database itself refuses to change or delete an entry."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SAYS = "the ledger is append-only"

SQLITE = {
    "ledger_no_update": f"BEFORE UPDATE ON spine_entry BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    "ledger_no_delete": f"BEFORE DELETE ON spine_entry BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    # INSERT OR REPLACE deletes the old row without asking the trigger above.
    "ledger_no_replace": (
        "BEFORE INSERT ON spine_entry WHEN EXISTS (SELECT 1 FROM spine_entry WHERE seq = NEW.seq) "
        f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    ),
}
POSTGRESQL = {
    "ledger_no_change": (
        "BEFORE UPDATE OR DELETE ON spine_entry FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()"
    ),
    "ledger_no_truncate": (
        "BEFORE TRUNCATE ON spine_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()"
    ),
}
REFUSE = (
    "CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
)


def close(apps: Any, editor: Any) -> None:
    """Set the triggers. Another kind of database must bring its own; `jiju ledger verify` works on all."""
    vendor = editor.connection.vendor
    if vendor == "postgresql":
        editor.execute(REFUSE)
    for name, rule in {"postgresql": POSTGRESQL, "sqlite": SQLITE}.get(vendor, {}).items():
        editor.execute(f"CREATE TRIGGER {name} {rule}")


def reopen(apps: Any, editor: Any) -> None:
    """Take the triggers away again, so that a migration can be taken back."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION ledger_is_append_only() CASCADE")
    if editor.connection.vendor == "sqlite":
        for name in SQLITE:
            editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = (("spine", "0001_initial"),)
    operations = (migrations.RunPython(close, reopen, elidable=False),)
