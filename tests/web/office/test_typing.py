"""While a form is typed: it is checked without being stored, saved in a pause, and compared when two persons save."""

from __future__ import annotations

import re
import uuid
from decimal import Decimal
from html import unescape
from typing import Any

import pytest

from jiju.core.nothing import Nothing
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import small

pytestmark = pytest.mark.usefixtures("province")


@pytest.fixture
def filing(province: None) -> Any:
    by = small.actor(Role.ZONE_STATISTICIAN)
    begun = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    acts.fill_in(begun, by=by, at=small.AT, cells=small.cells(9), expected_version=begun.version)
    return begun


def send(client: Any, filing: Any, verb: str, **fields: Any) -> Any:
    typed = {"idempotency_key": str(uuid.uuid4()), "version": filing.version} | fields
    return client.post(f"/filings/{filing.pk}/{verb}", typed)


def test_checking_says_what_saving_would_say_and_stores_nothing(filing: Any, signed_in: Any) -> None:
    client, entries = signed_in("zone_statistician"), Entry.objects.count()
    told = send(client, filing, "check", c09="3,600").json()
    assert told["rows"]["09"]["worst"] == "asks"
    assert "B1-H02" in told["rows"]["09"]["note"]
    assert told["rows"]["09"]["growth"].strip() == "+125.0"
    assert told["ready"] is False
    assert Entry.objects.count() == entries
    assert queries.cells_of(Filing.objects.get(pk=filing.pk))["09"] == Decimal(1800)


def test_what_cannot_be_read_is_said_while_typing(filing: Any, signed_in: Any) -> None:
    told = send(signed_in("zone_statistician"), filing, "check", c09="12,5", c10="约100").json()
    assert [c for c, row in told["rows"].items() if row["worst"] == "blocks"] == ["09", "10"]


def test_a_pause_saves_and_gives_the_new_version(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    told = send(client, filing, "keep", c09="1,810").json()
    stored = Filing.objects.get(pk=filing.pk)
    assert told["version"] == stored.version == filing.version + 1
    assert queries.cells_of(stored)["09"] == Decimal(1810)


def test_the_second_of_two_persons_compares_row_by_row(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    send(client, filing, "keep", c09="1,810", c12="2,000")
    assert send(client, filing, "keep", c09="1,820").status_code == 409
    response = send(client, filing, "fill_in", c09="1,820", c12="2,000")
    page = unescape(response.content.decode())
    assert response.status_code == 409
    assert page.count('<select class="f" name="c') == 1, "only what differs is asked about"
    assert 'value="1810"' in page
    assert 'value="1820" selected' in page
    newest = Filing.objects.get(pk=filing.pk)
    assert send(client, newest, "fill_in", c09="1820").status_code == 302
    assert queries.cells_of(Filing.objects.get(pk=filing.pk))["09"] == Decimal(1820)


def choices(response: Any) -> dict[str, str]:
    """What is asked about when two versions are compared: the options by code."""
    page = unescape(response.content.decode())
    return dict(re.findall(r'<select class="f" name="c([^"]+)"[^>]*>(.*?)</select>', page))


def as_opened(filing: Any, **typed: str) -> dict[str, str]:
    """Every field as the page sends it: as it was opened, except for what was typed."""
    held = {f"c{code}": "" if isinstance(value, Nothing) else str(value) for code, value in small.cells(9).items()}
    return held | {"c11": "不适用", "version": filing.version} | typed


def test_a_cell_that_was_not_touched_is_not_offered_as_ones_own(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    send(client, filing, "keep", c12="2,000", c13="31")
    response = send(client, filing, "fill_in", **as_opened(filing, c09="1,820"))
    assert choices(response).keys() == {"09"}
    newest = Filing.objects.get(pk=filing.pk)
    send(client, newest, "fill_in", c09="1820")
    stored = queries.cells_of(Filing.objects.get(pk=filing.pk))
    assert (stored["09"], stored["12"], stored["13"]) == (Decimal(1820), Decimal(2000), Decimal(31))


def test_what_was_emptied_here_is_ones_own_and_what_both_changed_is_asked_about(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    send(client, filing, "keep", c12="2,000", c09="1,810")
    send(client, Filing.objects.get(pk=filing.pk), "keep", c09="1,815")
    asked = choices(send(client, filing, "fill_in", **as_opened(filing, c09="1,820", c12="")))
    assert asked.keys() == {"09", "12"}
    assert '<option value="1815">' in asked["09"]
    assert '<option value="1820" selected>' in asked["09"]
    assert '<option value="" selected>' in asked["12"]


def test_what_was_opened_empty_and_left_so_wipes_nothing_out(filing: Any, signed_in: Any) -> None:
    client, by = signed_in("zone_statistician"), small.actor(Role.ZONE_STATISTICIAN)
    acts.fill_in(filing, by=by, at=small.AT, cells={"12": Nothing.BLANK}, expected_version=filing.version)
    send(client, filing, "keep", c12="2,000")
    asked = choices(send(client, filing, "fill_in", **as_opened(filing, c09="1,820", c12="")))
    assert asked.keys() == {"09"}


def test_a_version_that_the_ledger_does_not_know_is_compared_cell_by_cell(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    send(client, filing, "keep", c12="2,000")
    response = send(client, filing, "fill_in", **as_opened(filing, c09="1,820", c12="", version="-7"))
    asked = choices(response)
    assert asked.keys() == {"09", "12"}
    assert "selected" not in asked["12"], "what is stored stands first"


def test_a_figure_never_reported_is_no_blank_to_fill_in(filing: Any, signed_in: Any) -> None:
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B5", period=small.LIVE)
    by = small.actor(Role.ZONE_STATISTICIAN)
    other = acts.start(None, by=by, at=small.AT, form_code="B5", period=small.LIVE, unit_code=small.HOME)
    page = signed_in("zone_statistician").get(f"/filings/{other.pk}").content.decode()
    assert '<td class="num muted" data-l="上期累计"><span class="void">—</span>' in page


@pytest.mark.parametrize("role", ["county", "city", "province", "auditor"])
def test_nobody_else_may_check_or_keep(filing: Any, signed_in: Any, role: str) -> None:
    for verb in ("check", "keep"):
        assert send(signed_in(role), filing, verb, c09="1").status_code == 403
