"""Mail is off unless JIJU_MAIL_URL names a server, and an address that cannot be meant is refused at the start."""

from __future__ import annotations

import pytest

from jiju.config.mail import mail
from jiju.core.refusals import Malformed


@pytest.mark.parametrize("url", [None, ""])
def test_without_an_address_there_is_no_mail(url: str | None) -> None:
    assert mail(url) == {"JIJU_MAIL_FROM": ""}


def test_a_server_address_is_taken_apart() -> None:
    told = mail("smtp://jiju:p%40ss@mail.local:2525?from=jiju@example.cn")
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"]) == ("mail.local", 2525)
    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("jiju", "p@ss")
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (True, False)
    assert told["JIJU_MAIL_FROM"] == told["DEFAULT_FROM_EMAIL"] == "jiju@example.cn"


def test_each_kind_of_server_has_its_port_and_its_way_of_hiding() -> None:
    plain, hidden = mail("smtp://mail.local?from=a@b.cn&tls=off"), mail("smtps://mail.local?from=a@b.cn")
    assert (plain["EMAIL_PORT"], plain["EMAIL_USE_TLS"], plain["EMAIL_USE_SSL"]) == (587, False, False)
    assert (hidden["EMAIL_PORT"], hidden["EMAIL_USE_TLS"], hidden["EMAIL_USE_SSL"]) == (465, False, True)


def test_mails_can_be_written_into_a_folder() -> None:
    told = mail("file:///srv/mails?from=a@b.cn")
    assert (told["EMAIL_BACKEND"].split(".")[-2], told["EMAIL_FILE_PATH"]) == ("filebased", "/srv/mails")


@pytest.mark.parametrize(
    "url", ["http://mail.local?from=a@b.cn", "mail.local", "smtp://mail.local", "smtp://mail.local?from=nobody"]
)
def test_another_address_is_refused_with_the_way_to_write_it(url: str) -> None:
    with pytest.raises(Malformed, match="smtp://user:password@host:587"):
        mail(url)
