"""Sealing: what nobody may read before its time is kept under a key, and the key under the installation's secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.encoding import force_bytes

from jiju.core.refusals import Refusal
from jiju.core.words import word

PURPOSE = b"jiju sealed key: "  # the installation's secret serves other purposes too, each with a key of its own
NONCE, KEY = 12, 32  # bytes


class SealIsBroken(Refusal):
    """What was sealed does not open: it was changed, or belongs elsewhere, or the installation's secret is another."""

    code = "seal-broken"


def fresh_key() -> str:
    """A new key, itself sealed, to be stored with what it belongs to."""
    return _text(_wrapped(secrets.token_bytes(KEY), _secrets()[0]))


def seal(key: str, data: bytes, about: str) -> bytes:
    """Bytes that open with the key alone, and for the same purpose alone. The same bytes seal to the same bytes.

    The nonce is taken from key, purpose and content, so that it can come twice with the same content only.
    """
    plain = _unwrapped(key)
    nonce = hmac.digest(plain, about.encode() + b"\0" + data, "sha256")[:NONCE]
    return nonce + AESGCM(plain).encrypt(nonce, data, about.encode())


def unseal(key: str, sealed: bytes, about: str) -> bytes:
    """The bytes that were sealed.

    Errors   SealIsBroken
    """
    return _opened(_unwrapped(key), sealed, about.encode())


def seal_text(key: str, text: str, about: str) -> str:
    """A text that opens with the key alone, as a text."""
    return _text(seal(key, text.encode(), about))


def unseal_text(key: str, sealed: str, about: str) -> str:
    """The text that was sealed.

    Errors   SealIsBroken
    """
    return unseal(key, _bytes(sealed), about).decode()


def keyed_digest(key: str, text: str) -> str:
    """A digest that whoever has the key alone can make again: it tells two texts apart, and neither of them."""
    return hmac.digest(_unwrapped(key), b"digest: " + text.encode(), "sha256").hex()


def _secrets() -> list[bytes]:
    """The present secret first, then those of before, so that the secret of the installation may change."""
    known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [hashlib.sha256(PURPOSE + force_bytes(one)).digest() for one in known]


def _wrapped(key: bytes, secret: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(secret).encrypt(nonce, key, PURPOSE)


def _unwrapped(key: str) -> bytes:
    for secret in _secrets():
        try:
            return _opened(secret, _bytes(key), PURPOSE)
        except SealIsBroken:
            continue
    raise _broken()


def _opened(key: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about)
    except (InvalidTag, ValueError):
        raise _broken() from None


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def _broken() -> SealIsBroken:
    return SealIsBroken(
        word("What was sealed here does not open."),
        why=word("It was changed in the store, or the secret of the installation is not the one it was sealed under."),
        remedy=word("Tell the administrator to bring back the secret key, or the store from its copy."),
    )
