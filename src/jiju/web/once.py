"""One answer a key: a request that changes something carries an idempotency key and takes effect once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.spine.actors import Actor
from jiju.spine.models import Receipt
from jiju.spine.turns import writing
from jiju.web.actor import SAFE, visitor
from jiju.web.refused import LINKS, OPEN, refusal_page

FIELD, HEADER = "idempotency_key", "Idempotency-Key"
KEPT = ("Content-Type", "Location", "Link", "HX-Redirect", "HX-Trigger")
UNTOLD = frozenset({"csrfmiddlewaretoken", "password"})  # a digest that is kept would let a password be guessed


class KeyIsMissing(Refusal):
    """A request that would change something came without its key."""

    code = "key-missing"


class KeyIsTaken(Refusal):
    """The key was used before, for another request."""

    code = "key-taken"


class _Failed(Exception):
    """Carries a failed answer out of the transaction, so that nothing of it is kept."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response


class OnceMiddleware:
    """Runs each mutating request of a signed-in person in one transaction with its receipt.

    What goes through the public channel leaves none: nobody's account stands beside an objection.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = visitor(request)
        if request.method in SAFE or actor is None or request.path.startswith(("/accounts/", LINKS, OPEN)):
            return self.get_response(request)
        key = request.headers.get(HEADER) or request.POST.get(FIELD, "")
        if not 16 <= len(key) <= 128:
            return refusal_page(request, _missing())
        return self._once(request, key, actor)

    def _once(self, request: HttpRequest, key: str, actor: Actor) -> HttpResponse:
        digest = _digest(request)
        try:
            with writing():
                Receipt.objects.create(
                    key=key, account=actor.account, path=request.path, digest=digest, at=timezone.now()
                )
                response = self.get_response(request)
                if response.status_code >= 400:
                    raise _Failed(response)
                _keep(key, response)
                return response
        except _Failed as failed:
            return failed.response
        except IntegrityError:
            kept = Receipt.objects.filter(pk=key).first()
            if kept is None:
                raise
            return _again(request, kept, digest, actor)


def _digest(request: HttpRequest) -> str:
    """A digest of what is asked: address, fields and files, the security token and passwords left aside."""
    out = hashlib.sha256(request.get_full_path().encode())
    for name in sorted(set(request.POST) - UNTOLD):
        out.update(f"\0{name}={json.dumps(request.POST.getlist(name), ensure_ascii=False)}".encode())
    for name, file in [(name, file) for name, files in sorted(request.FILES.lists()) for file in files]:
        out.update(f"\0{name}:{file.name}\0{file.size}\0".encode())
        for chunk in file.chunks():
            out.update(chunk)
        file.seek(0)
    return out.hexdigest()


def _keep(key: str, response: HttpResponse) -> None:
    """Keep the answer for a repeat. An answer that shows a secret once names what is kept in its stead."""
    content = getattr(response, "kept_instead", response.content)
    headers = {name: response[name] for name in KEPT if name in response}
    Receipt.objects.filter(pk=key).update(status=response.status_code, headers=json.dumps(headers), content=content)


def _again(request: HttpRequest, kept: Receipt, digest: str, actor: Actor) -> HttpResponse:
    if kept.digest != digest or kept.account != actor.account:
        return refusal_page(request, KeyIsTaken(
            word("This form was already sent, with other content."),
            remedy=word("Open the page again and send it from there."),
        ))  # fmt: skip
    response = HttpResponse(bytes(kept.content), status=kept.status)
    for name, value in json.loads(kept.headers).items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


def _missing() -> KeyIsMissing:
    return KeyIsMissing(
        word("The request came without its key, so nothing was changed."),
        why=word("Each change carries a key, so that sending it twice changes it once."),
        remedy=word("Open the page again and send it from there; programs set the header Idempotency-Key."),
    )
