"""Messages stand with the post until they are read, and mails wait in the outbox until a mail server takes them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries, tasks
from jiju.rooms.filings.acts.messages import MOST_TRIES
from jiju.rooms.filings.models import Message, Outgoing
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings import reminding
from tests.rooms.filings.reminding import DUE, SYSTEM, address, morning, remind
from tests.rooms.filings.ways import refused
from tests.web import small

R = Role
DAY = timedelta(days=1)
AT = morning(DUE + DAY)
BOX = "statistician@example.cn"


@pytest.fixture
def overdue(db: None) -> None:
    """A day after the deadline: the statistician and the head of the home zone have a message each."""
    small.make()
    remind(DUE + DAY)


@pytest.fixture
def mailing(db: None, settings: Any) -> None:
    """The same, where mail is configured and the statistician has an address."""
    settings.JIJU_MAIL_FROM = "jiju@example.cn"
    small.make()
    address(R.ZONE_STATISTICIAN, BOX)
    remind(DUE + DAY)


def numbers(role: Role) -> list[int]:
    return [m.id for m in queries.messages(small.actor(role)).rows]


def test_a_message_stands_with_its_post_until_it_is_read(overdue: None) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    assert queries.unread_count(by) == 1
    shown = queries.unread_messages(by, 5)[0]
    assert (shown.kind, shown.form_code, shown.period, shown.read_at) == ("T+1", "B1", small.LIVE, None)
    assert "测试集聚区001 has not sent B1" in str(shown.body)
    assert acts.read_messages([shown.id], by=by, at=AT) == 1
    assert queries.unread_count(by) == 0
    kept = queries.messages(by).rows[0]
    assert (kept.read_at, kept.read_by) == (AT, by.name)
    assert queries.unread_count(small.actor(R.ZONE_HEAD)) == 1


def test_nobody_reads_what_is_for_another_post_and_nothing_is_read_twice(overdue: None) -> None:
    mine, theirs = numbers(R.ZONE_STATISTICIAN), numbers(R.ZONE_HEAD)
    by = small.actor(R.ZONE_STATISTICIAN)
    refused(acts.NothingChanges, acts.read_messages, theirs, by=by)
    assert acts.read_messages(mine + theirs, by=by, at=AT) == 1
    refused(acts.NothingChanges, acts.read_messages, mine, by=by)
    refused(acts.NothingChanges, acts.read_messages, [], by=by)
    refused(NotYours, acts.read_messages, theirs, by=small.actor(R.AUDITOR))
    other_zone = replace(by, scope=replace(by.scope, codes=frozenset({"Z003"})))
    assert queries.messages(other_zone).total == 0
    assert Message.objects.filter(read_at=None).count() == 1


def test_unread_messages_come_first_and_then_the_newest(overdue: None) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.read_messages(numbers(R.ZONE_STATISTICIAN), by=by, at=AT)
    remind(DUE + 5 * DAY)
    assert [m.kind for m in queries.messages(by).rows] == ["T+5", "T+1"]


def test_asking_and_deciding_tell_the_other_side(db: None) -> None:
    small.make()
    by, window = small.actor(R.ZONE_STATISTICIAN), reminding.window()
    more = {"unit_code": small.HOME, "reason": "春节前财务人员返乡，报表未收齐。", "until": DUE + 5 * DAY}
    made = acts.ask_extension(window, by=by, at=small.AT, **more)
    assert [m.kind for m in queries.messages(small.actor(R.CITY)).rows] == ["extension_asked"]
    acts.refuse_extension(made, by=small.actor(R.CITY), at=small.AT, answer="请按期完成报送。")
    shown = queries.messages(by).rows[0]
    assert (shown.kind, "请按期完成报送。" in str(shown.body)) == ("extension_refused", True)
    acts.grant_extension(acts.ask_extension(window, by=by, at=AT, **more), by=small.actor(R.PROVINCE), at=AT,
                         until=DUE + 3 * DAY, answer="同意")  # fmt: skip
    newest = queries.messages(by).rows[0]
    assert (newest.kind, str(newest.subject)) == ("extension_granted", "Extension granted until 2025-01-29")


def test_what_was_asked_in_the_province_is_told_to_the_province(overdue: None) -> None:
    province = small.actor(R.PROVINCE)
    acts.close_period(reminding.window(), by=province, at=AT)
    acts.ask_reopening(
        reminding.window(), by=province, at=AT, reason="统计局反馈口径有误，须更正后汇总。", until=DUE + 5 * DAY
    )
    assert [m.kind for m in queries.messages(province).rows] == ["reopening_asked"]


def test_a_notice_is_not_there_for_others(overdue: None) -> None:
    remind(DUE + 5 * DAY)
    pk = next(m.notice for m in queries.messages(small.actor(R.ZONE_HEAD)).rows if m.notice)
    far = small.actor(R.CITY)
    far = replace(far, scope=replace(far.scope, codes=frozenset({"220200"})))
    for by, number in ((far, pk), (small.actor(R.PROVINCE), pk - 1), (small.actor(R.PROVINCE), 0)):
        with pytest.raises(NotFound):
            queries.notice(by, number)


def test_without_a_mail_server_nothing_is_queued(db: None) -> None:
    small.make()
    address(R.ZONE_STATISTICIAN, BOX)
    remind(DUE + DAY)
    assert Message.objects.count() == 2
    assert Outgoing.objects.count() == 0


def test_a_mail_is_queued_with_its_message_and_sent_afterwards(mailing: None) -> None:
    assert mail.outbox == []
    queued = Outgoing.objects.get()
    assert (queued.address, queued.state, queued.message.kind) == (BOX, "waiting", "T+1")
    assert tasks.send_mail(at=AT) == 1
    letter = mail.outbox[0]
    assert letter.to == [BOX]
    assert letter.from_email == "jiju@example.cn"
    assert letter.subject == "2024年四季度B1已逾期"
    assert "截止时间为 2025-01-26 18:00" in letter.body
    queued.refresh_from_db()
    assert (queued.state, queued.tries, queued.sent_at) == ("sent", 1, AT)
    assert tasks.send_mail(at=AT) == 0
    assert Entry.objects.filter(action="filings.deliver").count() == 1


def test_a_mail_is_queued_once(mailing: None) -> None:
    remind(DUE + DAY)
    assert Outgoing.objects.count() == 1
    keys = list(Outgoing.objects.order_by("pk").values_list("key", flat=True))
    assert keys == [f"message-{m.pk}-{small.actor(R.ZONE_STATISTICIAN).person}"
                    for m in Message.objects.filter(to_role="zone_statistician").order_by("pk")]  # fmt: skip


def test_a_list_stands_in_the_mail_unit_by_unit(db: None, settings: Any) -> None:
    settings.JIJU_MAIL_FROM = "jiju@example.cn"
    small.make()
    address(R.COUNTY, "county@example.cn")
    remind(DUE + 3 * DAY)
    tasks.send_mail(at=AT + 2 * DAY)
    assert "Z001 测试集聚区001" in mail.outbox[0].body


def fail(*_: object) -> int:
    raise SMTPServerDisconnected("the server went away")


def test_a_fault_is_kept_and_the_mail_tried_again_later(mailing: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
        assert tasks.send_mail(at=AT) == 0
    row = Outgoing.objects.get()
    assert (row.state, row.tries, row.sent_at) == ("waiting", 1, None)
    assert "SMTPServerDisconnected: the server went away" in row.last_fault
    assert tasks.send_mail(at=AT + timedelta(seconds=59)) == 0
    assert tasks.send_mail(at=AT + timedelta(seconds=60)) == 1
    row.refresh_from_db()
    assert (row.state, row.tries, row.last_fault) == ("sent", 2, "")


def test_after_many_tries_a_mail_is_given_up_and_says_why(mailing: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    for n in range(MOST_TRIES + 2):
        tasks.send_mail(at=AT + n * DAY)
    row = Outgoing.objects.get()
    assert (row.state, row.tries) == ("failed", MOST_TRIES)
    refused(acts.NothingChanges, acts.deliver, row, by=SYSTEM, fault="")
    refused(NotYours, acts.deliver, row, by=small.actor(R.ADMINISTRATOR), fault="")


def test_a_program_that_dies_after_sending_sends_again_under_the_same_identity(
    mailing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object, **__: object) -> None:
        raise SystemExit(9)

    with monkeypatch.context() as dying:
        dying.setattr(acts, "deliver", die)
        with pytest.raises(SystemExit):
            tasks.send_mail(at=AT)
    assert Outgoing.objects.get().state == "waiting"
    assert tasks.send_mail(at=AT) == 1
    first, again = (letter.extra_headers["Message-ID"] for letter in mail.outbox)
    assert first == again == f"<{Outgoing.objects.get().key}@jiju>"
    assert tasks.send_mail(at=AT) == 0


KILLED = """
import os, sys, signal
import django
django.setup()
from django.core.management import call_command
from django.utils import timezone
from jiju.config import wiring
from jiju.rooms.filings import acts, tasks
from jiju.rooms.filings.models import Outgoing
from tests.rooms.filings import reminding
from tests.web import small
from jiju.spine.roles import Role
wiring.wire()
step = sys.argv[1]
if step == "remind":
    call_command("migrate", verbosity=0, interactive=False)
    small.make()
    reminding.address(Role.ZONE_STATISTICIAN, "statistician@example.cn")
    reminding.remind(reminding.DUE + reminding.timedelta(days=1))
    os.kill(os.getpid(), signal.SIGKILL)
if step == "half":
    acts.deliver = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
sent = tasks.send_mail(at=timezone.now())
print(sent, Outgoing.objects.filter(state="waiting").count(), Outgoing.objects.filter(state="sent").count())
"""


def test_a_process_killed_after_the_commit_or_after_the_sending_loses_no_mail(tmp_path: Path) -> None:
    """Killed outright between commit and sending, then between sending and marking; the third run finds it all."""
    box, root = tmp_path / "box", Path(__file__).resolve().parents[3]
    box.mkdir()
    program = tmp_path / "program.py"
    program.write_text(KILLED)

    def run(step: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(program), step], cwd=root, capture_output=True, text=True, check=False,
            env={
                "PATH": "", "JIJU_HOME": str(tmp_path / "home"), "PYTHONPATH": f"{root / 'src'}:{root}",
                "DJANGO_SETTINGS_MODULE": "jiju.config.settings",
                "JIJU_MAIL_URL": f"file://{box}?from=jiju@example.cn",
            },
        )  # fmt: skip

    committed = run("remind")
    assert committed.returncode == -9, committed.stderr
    assert list(box.iterdir()) == []
    assert run("half").returncode == -9
    assert len(list(box.iterdir())) == 1
    whole = run("send")
    assert whole.stdout.split() == ["1", "0", "1"], whole.stderr
    letters = [path.read_text() for path in sorted(box.iterdir())]
    assert len(letters) == 2
    assert all("statistician@example.cn" in letter for letter in letters)
    assert run("send").stdout.split() == ["0", "0", "1"]
