"""The store: made when it is first needed, and asked for before anything is read from it."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from jiju.config.home import home
from jiju.core.refusals import Refusal
from jiju.core.words import word


class NoStoreYet(Refusal):
    """Nothing has been loaded into this home yet."""

    code = "no-store"


def prepare() -> None:
    """Make the store, or bring it to the present form."""
    if is_behind():
        call_command("migrate", verbosity=0, interactive=False)


def require() -> None:
    """Refuse when the store is not there or stands behind the program."""
    if is_behind():
        raise NoStoreYet(
            word("There is no store of the present form in {home}.", home=str(home())),
            remedy=word("Run “jiju plan load DIR” or “jiju demo” first."),
        )


def is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
