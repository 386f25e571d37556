"""Mail: off unless JIJU_MAIL_URL names a mail server."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from jiju.core.refusals import Malformed
from jiju.core.words import word

PORTS = {"smtp": 587, "smtps": 465}
PATIENCE = 20  # seconds that a mail server may keep silent
WRITTEN = word(
    "Write smtp://user:password@host:587?from=name@example.cn, smtps:// for a server that speaks TLS from the start, "
    "file:///folder?from=… to write mails into a folder, or leave it empty for no mail."
)


def mail(url: str | None) -> dict[str, Any]:
    """Django's settings of outgoing mail. JIJU_MAIL_FROM is empty when mail is off.

    smtp:// asks the server for TLS before it signs in, unless the address ends in `&tls=off`.

    Errors   Malformed for another kind of address, or one without a sender
    """
    if not url:
        return {"JIJU_MAIL_FROM": ""}
    parts = urlsplit(url)
    said = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if parts.scheme not in {*PORTS, "file"}:
        raise Malformed("JIJU_MAIL_URL", word("“{kind}” is not a way to send mail.", kind=parts.scheme), WRITTEN)
    if "@" not in said.get("from", ""):
        raise Malformed("JIJU_MAIL_URL", word("The address does not say who sends the mail."), WRITTEN)
    sender = {"JIJU_MAIL_FROM": said["from"], "DEFAULT_FROM_EMAIL": said["from"]}
    if parts.scheme == "file":
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return sender | {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": unquote(parts.path)}
    return sender | {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and said.get("tls") != "off",
        "EMAIL_TIMEOUT": PATIENCE,
    }
