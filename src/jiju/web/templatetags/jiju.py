"""What templates may say: words, numbers, kinds of nothing, periods, lights, marks, the key of a form."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jiju.core import periods
from jiju.core.nothing import Nothing, Text
from jiju.core.periods import Period
from jiju.core.refusals import Malformed
from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import FilingSheet, ListShown, Standing, StoredFinding
from jiju.rooms.programmes.shapes import Row
from jiju.spine.files import ENDINGS, MOST_OF_ONE
from jiju.spine.say import say as say_word
from jiju.web import charts, marks, said
from jiju.web.said import rounded
from jiju.web.uploads import LARGEST, MEGABYTE

register = template.Library()


@register.inclusion_tag("components/files_field.html")
def files_field(ident: str) -> dict[str, Any]:
    """The field of a form by which files are sent along, with what is taken in words. The form is multipart."""
    kinds = say_word(word(", ")).join(kind.upper() for kind in dict.fromkeys(ENDINGS.values()))
    return {
        "ident": ident, "accept": ",".join(f".{end}" for end in ENDINGS), "most": MOST_OF_ONE,
        "megabytes": LARGEST // MEGABYTE, "kinds": kinds,
    }  # fmt: skip


@register.filter
def say(words: Word | str | None) -> str:
    """A word in the reader's language; a period in it by its own name."""
    if isinstance(words, Word) and isinstance(code := words.values.get("period"), str):
        words = Word(words.text, words.values | {"period": _named(code)})
    return "" if words is None else say_word(words)


@register.filter
def counted(words: Word | str, n: int) -> str:
    """What a number counts, in the words that stand behind it."""
    return say_word(Word(words.text, words.values | {"n": n})) if isinstance(words, Word) else words


def _named(code: str) -> str:
    """The name of a period, or the text as it is where it is none."""
    try:
        return say_word(said.period_name(periods.parse(code)))
    except Malformed:
        return code


def _void(value: Nothing | None) -> SafeString:
    if value is None:
        return format_html('<span class="void">{}</span>', said.NO_ANSWER)
    held = " held" if value is Nothing.WITHHELD else ""
    return format_html('<span class="void{}">{}</span>', held, say_word(said.NOTHING[value]))


def _exact(value: Any) -> Decimal | Nothing | None:
    """What a template hands over, as an exact number or a kind of nothing; scores of engines are floats."""
    if value is None or value == "" or isinstance(value, Nothing | Decimal):
        return None if value == "" else value
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


@register.filter(name="num")
def num_filter(value: Any, decimals: int = 0) -> str:
    """A number with thousands and fixed decimals, or the face of its kind of nothing."""
    if isinstance(value, Text):
        return value.words
    exact = _exact(value)
    return said.number(exact, int(decimals)) if isinstance(exact, Decimal) else _void(exact)


@register.filter(name="signed")
def signed_filter(value: Any, decimals: int = 1) -> str:
    """A growth or a difference, always with its sign, or the face of its kind of nothing."""
    exact = _exact(value)
    return said.signed(exact, int(decimals)) if isinstance(exact, Decimal) else _void(exact)


@register.simple_tag
def num(value: Any, decimals: int = 0) -> str:
    """The same as the filter, where the decimals are a variable of the row."""
    return num_filter(value, decimals)


@register.filter
def of(things: Mapping[str, Any], key: str) -> Any:
    """What a mapping holds under a key, or nothing."""
    return things.get(key) if things else None


@register.simple_tag
def plain(value: Any) -> str:
    """An answer as it would be typed, exactly."""
    if isinstance(value, Nothing):
        return say_word(said.NOTHING[value]) if value is not Nothing.BLANK else ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@register.simple_tag
def past(value: Any, decimals: int = 0) -> str:
    """An earlier figure: where none was reported there is none to fill in any more."""
    return num_filter(None if value is Nothing.BLANK else value, decimals)


@register.simple_tag
def signed(value: Any, decimals: int = 1) -> str:
    """The same as the filter, where the decimals are a variable of the row."""
    return signed_filter(value, decimals)


def _period(period: Period | str) -> Period:
    return periods.parse(period) if isinstance(period, str) else period


@register.filter
def period_label(period: Period | str) -> str:
    """2024年三季度（1—本季累计）."""
    return say_word(said.period_label(_period(period)))


@register.filter
def period_name(period: Period | str) -> str:
    """2024年三季度."""
    return say_word(said.period_name(_period(period)))


@register.filter
def period_months(period: Period | str) -> str:
    """2024年1—9月."""
    return say_word(said.period_months(_period(period)))


@register.filter
def day(value: date | datetime | None) -> str:
    """A day in prose: 10月25日."""
    if value is None:
        return said.NO_ANSWER
    return say_word(said.day(timezone.localtime(value) if isinstance(value, datetime) else value))


@register.simple_tag
def filing_of(filed: Mapping[str, str], cause: Any) -> str:
    """The address of the one filing that a value came from, where there is just one."""
    return filed.get(f"{cause.form} {cause.period}", "")


@register.simple_tag
def share(value: Decimal) -> str:
    """A probability in percent, whose ends are never certain."""
    return charts.percent(value)


@register.simple_tag
def interval(low: int, high: int) -> str:
    """From one place to another; a single place is itself."""
    return str(low) if low == high else f"{low}—{high}"


@register.simple_tag
def days_left(days: int) -> SafeString:
    """A tag that says how long until a deadline."""
    words, tone = said.days_left(int(days))
    return format_html('<span class="tag {}">{}</span>', tone, say_word(words))


@register.simple_tag
def once_key() -> SafeString:
    """The key under which this form takes effect once."""
    return format_html('<input type="hidden" name="idempotency_key" value="{}">', uuid.uuid4())


@register.simple_tag
def light(state: str, words: Word | str | None = None) -> SafeString:
    """A light: shape, word and colour."""
    return format_html('<span class="light {}">{}</span>', marks.shape(state), say_word(words or marks.name(state)))


@register.simple_tag(name="tag")
def soft_tag(words: Word | str, tone: str = "") -> SafeString:
    """A soft tag: days left, version, severity."""
    return format_html('<span class="tag {}">{}</span>', tone, say_word(words))


@register.simple_tag
def bar(actual: Any, expected: Any = None, label: Word | str = "") -> SafeString:
    """A bar on an axis of 0 to 100 %, with a tick where the value should stand."""
    return marks.bar(_exact(actual), _exact(expected), say_word(label))


@register.simple_tag
def columns(counts: Sequence[int | None], top: int, label: Word | str = "") -> SafeString:
    """Counts over time as small columns; None is what was not counted."""
    shown = "、".join(said.NO_ANSWER if n is None else str(n) for n in counts)
    return marks.columns(counts, top, f"{say_word(label)} {shown}")


@register.simple_tag
def stack(parts: Sequence[tuple[str, int]], label: Word | str = "") -> SafeString:
    """A stacked bar of counts: (mark, count) from the left; what is not counted stays track."""
    return marks.stack(parts, say_word(label))


@register.simple_tag(takes_context=True)
def typed(context: RequestContext, line: Any) -> str:
    """What stands in the field of a form's row: what was just typed, else what is stored."""
    sent: Mapping[str, str] | None = context.get("typed")
    name = f"c{line.row.code}"
    if sent and name in sent:
        return sent[name]
    value = line.now
    if isinstance(value, Text):
        return value.words
    if isinstance(value, Decimal):
        return said.number(value, max(line.row.decimals, 0))
    return say_word(said.NOTHING[value]) if value in (Nothing.NOT_APPLICABLE, Nothing.WITHHELD) else ""


@register.simple_tag
def median(peers: Mapping[str, Standing], line: Any) -> str:
    """The median of the peers for a form's row."""
    place = peers.get(line.row.code)
    return num_filter(place.middle if place else None, line.row.decimals)


@register.simple_tag
def standing(peers: Mapping[str, Standing], line: Any) -> SafeString:
    """Where a form's row stands among its peers, drawn; nothing where it cannot be said."""
    place = peers.get(line.row.code)
    if place is None:
        return SafeString("")
    says = word("no figure")
    if place.share is not None:
        says = word("{n} % of {peers} peers lie below", n=str(rounded(place.share, 0)), peers=place.n)
    return marks.standing(place, say_word(says))


@register.simple_tag
def rowof(sheet: FilingSheet, code: str) -> Row | None:
    """The row of a form by its code, or the column of a list at one of its lines."""
    return sheet.form.row_at(code)


@register.simple_tag
def spans(shown: ListShown, row: int) -> tuple[int, ...]:
    """How many columns each cell of a line takes in one of its rows: as its head does."""
    return tuple(head.span for head in shown.heads[row])


@register.filter
def at(things: Sequence[Any], index: int) -> Any:
    """What stands at a place of a row."""
    return things[index]


@register.simple_tag
def earlier_of(earlier: Mapping[tuple[str, str], str], finding: StoredFinding) -> str:
    """What the unit explained last where the same rule asked about the same row."""
    return earlier.get((finding.rule, finding.field), "")


@register.filter
def wan(value: Decimal | None) -> str:
    """Yuan as tens of thousands of yuan."""
    return num_filter(None if value is None else value / 10_000, 2)
