"""What templates do with the conditions in an address: change some, keep the others, show one that is gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jiju.core.words import word
from jiju.spine.say import say

register = template.Library()


@register.simple_tag(takes_context=True)
def asked(context: RequestContext, **changes: Any) -> str:
    """This page's address with some of its conditions changed; an empty value drops the condition."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else context["request"].path


@register.simple_tag
def gone(value: object, known: Iterable[Any], name: str = "") -> SafeString | str:
    """The option of a condition that is in the address and no longer among the choices, so that it is seen to hold."""
    code = str(value) if value else ""
    if not code or code in {_code(one) for one in known}:
        return ""
    said_as = name or say(word("{code}: no longer there", code=code))
    return format_html('<option value="{}" selected>{}</option>', code, said_as)


def _code(one: Any) -> str:
    """The code of a choice: its own field, the first of a pair, or the choice itself."""
    if isinstance(one, tuple):
        return str(one[0])
    return str(getattr(one, "code", getattr(one, "id", one)))


@register.simple_tag(takes_context=True)
def kept(context: RequestContext, **changes: Any) -> str:
    """This page's conditions, some changed, to put after another page's address; nothing when there are none."""
    address = asked(context, **changes)
    return address if address.startswith("?") else ""
