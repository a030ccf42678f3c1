"""A real mailbox (Dovecot): each mail once, none touched, whoever sent it told."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from digest import pages, pipeline
from digest.model import Period
from digest.sources import choosing
from digest.sources.index import Index
from tests.mail.peers import certificates
from tests.sources import mails, news
from tests.sources.offices import NOW, briefing, collect, inbox, kept
from tests.sources.peers import Mailbox, mailbox

WEEK = Period(date(2026, 11, 16), date(2026, 11, 23))


@pytest.fixture
def box(monkeypatch):
    monkeypatch.setenv("MAILBOX", Mailbox.PASSWORD)
    with mailbox() as running:
        yield running


def contents(out: Path) -> Counter[bytes]:
    return Counter((out / each.file).read_bytes() for each in kept(out))


def position(out: Path) -> dict[str, int]:
    with closing(Index(out, "weekly")) as index:
        return json.loads(index.state("信箱").position)


def as_delivered(content: bytes) -> bytes:
    """Return *content* with the line ends that IMAP gives (RFC 3501, 2.3.1)."""
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_three_hundred_mails_of_all_kinds_each_once_as_they_came(box, tmp_path) -> None:
    sent = mails.many(300)
    for each in sent:
        box.deliver(each)
    (outcome,) = collect(tmp_path, inbox(box))
    assert (outcome.state, outcome.fresh, outcome.reason) == ("done", 300, "")
    assert contents(tmp_path) == Counter(map(as_delivered, sent))
    assert set(box.flags()) == {""}  # nothing is marked as read
    assert collect(tmp_path, inbox(box))[0].state == "same"
    box.deliver(mails.plain(1000))
    assert collect(tmp_path, inbox(box))[0].fresh == 1


def test_numbers_that_begin_anew_bring_nothing_twice_and_lose_nothing(box, tmp_path) -> None:
    for each in mails.many(40):
        box.deliver(each)
    collect(tmp_path, inbox(box))
    before, reached = {each.key for each in kept(tmp_path)}, position(tmp_path)
    box.number_anew()
    box.deliver(mails.plain(1000))
    (outcome,) = collect(tmp_path, inbox(box))
    assert outcome.fresh == 1
    assert position(tmp_path)["validity"] != reached["validity"]
    assert before < {each.key for each in kept(tmp_path)}
    assert max(contents(tmp_path).values()) == 1


def test_the_rooms_read_what_came(box, tmp_path) -> None:
    for number in range(7):
        box.deliver(mails.KINDS[number](number))
    collect(tmp_path, inbox(box))
    chosen = choosing.choose(briefing(inbox(box)), tmp_path, WEEK)
    read = [each for location in chosen.locations for each in pages.read(location)]
    told = {page.contributor for each in read for page in each.pages}
    assert "横塘区总工会" in told
    assert {page.origin.provenance.source for each in read for page in each.pages} == {"信箱"}


def test_who_is_not_on_the_list_waits(box, tmp_path) -> None:
    title, text = news.STORIES[0]
    box.deliver(news.mail(1, title, text))
    box.deliver(news.mail(2, title, text, "外人 <someone@elsewhere.example>"))
    forged = b"Authentication-Results: mx.example; spf=fail; dmarc=fail header.from=hengtang.example\n"
    box.deliver(forged + news.mail(3, title, text))
    collect(tmp_path, inbox(box))
    chosen = choosing.choose(briefing(inbox(box)), tmp_path, WEEK)
    assert [each.provenance.sender for each in chosen.locations] == ["gh@hengtang.example"]
    held = [each for each in kept(tmp_path) if choosing.is_held(each, inbox(box))]
    assert sorted((each.sender, each.authentication) for each in held) == [
        ("gh@hengtang.example", "spf=fail dmarc=fail"),
        ("someone@elsewhere.example", ""),
    ]
    nobody = replace(inbox(box), senders=())
    assert choosing.choose(briefing(nobody), tmp_path, WEEK).locations == ()


@pytest.mark.parametrize(
    ("set_", "told"),
    [
        ({"password": "env:WRONG"}, "登录不了"),
        ({"password": "env:NONE"}, "环境变量 NONE 里没有邮箱密码"),
        ({"folder": "没有这个"}, "不给读“没有这个”"),
        ({"port": 1}, "连不上邮箱服务器"),
    ],
)
def test_what_stands_in_the_way_is_told(box, tmp_path, monkeypatch, set_, told) -> None:
    monkeypatch.setenv("WRONG", "wrong")
    (outcome,) = collect(tmp_path, replace(inbox(box), **set_))
    assert outcome.state == "failed"
    assert told in outcome.reason


def test_a_folder_with_a_chinese_name(box, tmp_path) -> None:
    folder = box.folder / f"mail/{box.USER}/.&Z2V6Pw-"  # 来稿 in modified UTF-7 (RFC 3501, 5.1.3)
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "new/1.1.test").write_bytes(mails.plain(1))
    box.own()
    assert collect(tmp_path, inbox(box, "来稿"))[0].fresh == 1


def test_a_mail_that_is_too_large_is_not_fetched_and_the_next_ones_are(box, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("digest.sources.mailboxes._LARGEST", 5000)
    box.deliver(mails.plain(1))
    box.deliver(news.mail(2, "很大", "大" * 10_000))
    box.deliver(mails.plain(3))
    (outcome,) = collect(tmp_path, inbox(box))
    assert outcome.fresh == 2
    assert "没有收" in outcome.reason
    assert collect(tmp_path, inbox(box))[0].fresh == 0


def test_a_mailbox_never_read_gives_the_last_month(box, tmp_path) -> None:
    box.deliver(mails.plain(1))
    (outcome,) = collect(tmp_path, inbox(box), now=NOW + timedelta(days=400))
    assert outcome.fresh == 0


def test_tls_by_an_own_authority_and_not_by_another(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("MAILBOX", Mailbox.PASSWORD)
    authority, _ = certificates(tmp_path / "keys")
    other, _ = certificates(tmp_path / "other")
    with mailbox((tmp_path / "keys/server.pem", tmp_path / "keys/server.key")) as box:
        box.deliver(mails.plain(1))
        source = replace(inbox(box), host="localhost", port=box.tls_port, security="tls")
        (refused,) = collect(tmp_path / "out", replace(source, authorities=str(other)))
        assert "安全证书不对" in refused.reason
        assert collect(tmp_path / "out", replace(source, authorities=str(authority)))[0].fresh == 1


def test_failures_name_the_mail_and_not_its_file(box, tmp_path) -> None:
    box.deliver(b"From: gh@hengtang.example\nSubject: empty one\nMessage-ID: <1@x>\nMIME-Version: 1.0\n\n")
    collect(tmp_path, inbox(box))
    chosen = choosing.choose(briefing(inbox(box)), tmp_path, WEEK)
    (reading,) = pipeline.read_items(chosen.locations[0], briefing(inbox(box)))
    assert reading.failure.source == "信箱《empty one》"
