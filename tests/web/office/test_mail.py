"""The administrator's page of mail: what is set up, what is stuck and why, and who gets mail at which address."""

from __future__ import annotations

import uuid
from datetime import timedelta
from html import unescape
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest

from jiju.rooms.filings import queries, tasks
from jiju.rooms.filings.acts.messages import MOST_TRIES
from jiju.rooms.people import queries as people
from jiju.rooms.people.models import Person
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.reminding import DUE, address, morning, remind
from tests.web import small

pytestmark = pytest.mark.usefixtures("province")
BOX = "statistician@example.cn"
AT = morning(DUE + timedelta(days=1))


def text(client: Any, path: str = "/mail") -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def post_of(name: str) -> int:
    by = small.actor(Role.ADMINISTRATOR)
    page = people.posts(by, small.DAY, search=name)
    return int(page.rows[0].id)


def write(client: Any, email: str, pk: int | None = None) -> Any:
    key = {"idempotency_key": str(uuid.uuid4()), "email": email}
    return client.post(f"/mail/{pk or post_of('zone_statistician')}/write_address?q=Z001", key)


def fail(*_: object) -> int:
    raise SMTPServerDisconnected("the server went away")


def test_without_a_mail_server_the_page_says_that_nothing_is_mailed(signed_in: Any) -> None:
    page = text(signed_in("administrator"))
    for said in ("未启用", "未设置 JIJU_MAIL_URL", "目前不发送邮件", "未登记地址的人员不发送邮件"):
        assert said in page, said
    assert "Nothing is mailed" in text(signed_in("administrator", "en"))


def test_an_address_is_written_and_removed_again(signed_in: Any) -> None:
    client, person = signed_in("administrator"), small.actor(Role.ZONE_STATISTICIAN).person
    answer = write(client, f" {BOX} ")
    assert answer["Location"] == "/mail?q=Z001"
    assert Person.objects.get(code=person).email == BOX
    assert f'value="{BOX}"' in text(client, "/mail?q=Z001")
    assert BOX in text(client, f"/posts/{post_of('zone_statistician')}")
    write(client, "")
    assert Person.objects.get(code=person).email == ""
    assert "今后不再向" in text(client)


def test_what_is_no_address_is_refused_beside_the_field_and_nothing_is_kept(signed_in: Any) -> None:
    entries = Entry.objects.filter(action="people.write_address").count()
    answer = write(signed_in("administrator"), "nobody")
    assert answer.status_code == 409
    page = unescape(answer.content.decode())
    assert 'value="nobody" aria-invalid="true"' in page
    assert Entry.objects.filter(action="people.write_address").count() == entries


@pytest.mark.parametrize("role", ["province", "city", "zone_statistician"])
def test_nobody_else_writes_addresses(signed_in: Any, role: str) -> None:
    assert signed_in(role).get("/mail").status_code == 403
    assert write(signed_in(role), BOX).status_code == 403
    assert not Person.objects.exclude(email="").exists()


def test_the_outbox_is_counted_and_what_is_stuck_says_why(
    signed_in: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.JIJU_MAIL_FROM = "jiju@example.cn"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example.cn", 587
    address(Role.ZONE_STATISTICIAN, BOX)
    remind(DUE + timedelta(days=1))
    by = small.actor(Role.ADMINISTRATOR)
    assert (queries.outbox(by).waiting, queries.outbox(by).stuck) == (1, ())
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
        tasks.send_mail(at=AT)
        page = text(signed_in("administrator"))
        for said in ("已启用", "交由 mail.example.cn:587 发送", "将重发", "the server went away", BOX):
            assert said in page, said
        for n in range(1, MOST_TRIES):
            tasks.send_mail(at=AT + n * timedelta(days=1))
    shown = queries.outbox(by)
    assert (shown.waiting, shown.sent, shown.failed, shown.stuck[0].tries) == (0, 0, 1, MOST_TRIES)
    assert "已放弃" in text(signed_in("administrator"))


def test_what_was_sent_is_counted(signed_in: Any, settings: Any) -> None:
    settings.JIJU_MAIL_FROM = "jiju@example.cn"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert "写入本机文件夹" in text(signed_in("administrator"))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    address(Role.ZONE_STATISTICIAN, BOX)
    remind(DUE + timedelta(days=1))
    tasks.send_mail(at=AT)
    assert queries.outbox(small.actor(Role.ADMINISTRATOR)).sent == 1
    assert "发件人 jiju@example.cn" in text(signed_in("administrator"))
