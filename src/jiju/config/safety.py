"""What a production start refuses, each refusal naming the line to change."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from jiju.spine.roles import Role

SHORTEST_KEY = 50
MOST_PROXIES = 9
PAY_OR_PUBLISH = frozenset({Role.PROVINCE.value, Role.DEPARTMENT.value, Role.ADMINISTRATOR.value})


def local_key(home: Path, *, production: bool) -> str:
    """A key for a local installation, made once and kept readable by its owner alone. Production gets none."""
    if production:
        return ""
    path = home / "secret.key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(64))
        path.chmod(0o600)
    return path.read_text().strip()


def hosts(text: str | None, *, production: bool) -> list[str]:
    """The host names that the server answers to."""
    named = [h.strip() for h in (text or "").split(",") if h.strip()]
    return named if named or production else ["localhost", "127.0.0.1", "[::1]", "testserver"]


def proxies(text: str | None) -> int:
    """How many servers of one's own stand before this one, each of which writes whom it answers; none by default.

    Sign-in, links and the public's objections are limited by address: by the one that the outermost of them saw.

    Errors   ImproperlyConfigured for what is no such number
    """
    said = (text or "0").strip()
    if not said.isascii() or not said.isdigit() or int(said) > MOST_PROXIES:
        raise ImproperlyConfigured(
            f"JIJU_PROXIES is {said!r}. Set JIJU_PROXIES to the number of your own servers before this one: 0 to "
            f"{MOST_PROXIES}."
        )
    return int(said)


def refuse_unsafe(*, debug: bool, key: str, hosts: list[str]) -> None:
    """Stop the start unless debugging is off, the key is long and secret, and the hosts are named.

    Errors   ImproperlyConfigured, with one line for each thing to change
    """
    faults = []
    if debug:
        faults.append("JIJU_DEBUG=1 shows the program's inside to visitors. Remove the line JIJU_DEBUG.")
    if len(key) < SHORTEST_KEY or len(set(key)) < 10 or key.startswith("django-insecure"):
        faults.append(
            f"JIJU_SECRET_KEY is missing, short or guessable. Set JIJU_SECRET_KEY to {SHORTEST_KEY} random characters "
            "or more; python3 -c 'import secrets; print(secrets.token_urlsafe(64))' prints some."
        )
    if not hosts or any(h == "*" or h.startswith(".") for h in hosts):
        faults.append("JIJU_HOSTS is empty or open. Set JIJU_HOSTS to the full host names, parted by commas.")
    if "JIJU_HOME" not in os.environ:
        faults.append("JIJU_HOME is not set. Set JIJU_HOME to the folder that holds the installation's state.")
    if faults:
        raise ImproperlyConfigured("JIJU_PRODUCTION=1 does not start:\n" + "\n".join(f"- {fault}" for fault in faults))


def second_factor(text: str | None, *, production: bool) -> frozenset[str]:
    """The roles that sign in with a second factor: those named, by default in production those that pay or publish.

    Errors   ImproperlyConfigured for a role that there is not
    """
    if text is None:
        return PAY_OR_PUBLISH if production else frozenset()
    named = frozenset(r.strip() for r in text.split(",") if r.strip()) - {"none"}
    known = {r.value for r in Role} - {Role.SYSTEM.value}
    if named - known:
        raise ImproperlyConfigured(
            f"JIJU_SECOND_FACTOR names {', '.join(sorted(named - known))}, which is no role. "
            f"Set JIJU_SECOND_FACTOR to none, or to some of: {', '.join(sorted(known))}; parted by commas."
        )
    return named
