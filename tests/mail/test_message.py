"""Mails as bytes: names that others can read, no header that a value could inject, the same bytes again."""

import email
import email.policy
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.deliveries.mail import messages
from digest.deliveries.mail.messages import Attachment, Letter
from tests.mail.names import NAMES

POLICIES = (email.policy.default, email.policy.compat32)
HEADERS = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"}


def letter(*names, subject="工会简报"):
    return Letter(
        subject, "正文\n.一行以点开头\n", "<p>正文</p>", tuple(Attachment(name, b"%PDF" * 50) for name in names)
    )


def head(**changes):
    values = {
        "sender": "office@union.test",
        "sender_name": "青溪市总工会办公室",
        "address": "a@x.test",
        "message_id": "<1@union.test>",
        "dated": datetime(2026, 1, 16, 1, 0, tzinfo=UTC),
    }
    subject = changes.pop("subject", "工会简报 2026年第3期（总第103期）")
    return messages.head(subject, **{**values, **changes})


def parsed(raw, policy=email.policy.default):
    return email.message_from_bytes(raw, policy=policy)


@pytest.mark.parametrize("policy", POLICIES, ids=["default", "compat32"])
@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_in_both_parsers(name, policy):
    raw = head() + messages.body(letter(name))
    found = [part.get_filename() for part in parsed(raw, policy).walk() if part.get_filename()]
    assert found == [name]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.isascii()])
def test_names_are_unsplit_and_doubled_for_older_clients(name):
    raw = messages.body(letter(name)).decode("ascii")
    assert raw.count("filename*=UTF-8''") == 1
    assert "filename*0" not in raw
    word = re.search(r'\r\n name="(=\?utf-8\?b\?[^"]+\?=)"', raw)[1]
    assert str(email.header.make_header(email.header.decode_header(word))) == name
    assert max(map(len, raw.split("\r\n"))) <= 998


@pytest.mark.parametrize(
    "subject",
    [
        "工会简报 2026年第3期（总第103期）",
        "青溪市总工会关于表彰先进集体和先进个人的决定" * 4,
        "News 工会 update 第3期 and a long English tail that must fold somewhere, 还有中文结尾",
    ],
)
def test_subjects_come_back_and_stay_short_on_a_line(subject):
    raw = head(subject=subject)
    assert parsed(raw)["Subject"] == subject
    assert max(map(len, raw.decode("ascii").split("\r\n"))) <= 78


@pytest.mark.parametrize(
    "trick", ["甲\r\nBcc: x@evil.test", "甲\nX-Evil: 1", "甲\r\n\r\n正文", "甲\x0bBcc: x", "甲\u2028Bcc: x"]
)
@pytest.mark.parametrize("place", ["subject", "sender_name", "name"])
def test_nothing_injects_a_header(place, trick):
    if place == "name":
        raw = head() + messages.body(letter(trick + ".pdf"))
    else:
        raw = head(**{place: trick}) + messages.body(letter("简报.pdf"))
    message = parsed(raw)
    assert set(message.keys()) <= HEADERS
    for part in message.walk():
        assert not {"Bcc", "X-Evil"} & set(part.keys())


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40))
def test_any_text_is_a_subject_and_a_name(text):
    raw = head(subject=text) + messages.body(letter(text))
    message = parsed(raw)
    assert set(message.keys()) <= HEADERS
    names = [part.get_filename() for part in message.walk() if part.get_content_disposition() == "attachment"]
    assert names == [messages.file_name(text)]


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        ("../../etc/passwd", "etcpasswd"),
        ('a"b\\c.pdf', "abc.pdf"),
        ("简报?*.pdf", "简报.pdf"),
        ("", "附件"),
        (".pdf", "pdf"),
        ("职" * 200 + ".pdf", "职" * 76 + ".pdf"),
        ("简报\u202efdp.exe", "简报fdp.exe"),
    ],
)
def test_names_are_cleaned(given_name, cleaned):
    assert messages.file_name(given_name) == cleaned


def test_same_letter_same_bytes():
    assert messages.body(letter("简报.pdf")) == messages.body(letter("简报.pdf"))
    assert messages.body(letter("简报.pdf")) != messages.body(letter("简报2.pdf"))


def test_parts_hold_text_page_and_file():
    message = parsed(head() + messages.body(letter("简报.pdf")))
    assert message.get_body(("plain",)).get_content() == "正文\r\n.一行以点开头\r\n"
    assert message.get_body(("html",)).get_content() == "<p>正文</p>\r\n"
    assert [part.get_content() for part in message.iter_attachments()] == [b"%PDF" * 50]


def test_html_and_docx_attachments_keep_their_type():
    message = parsed(head() + messages.body(letter("简报.html", "简报.docx", "简报.json")))
    kinds = [part.get_content_type() for part in message.iter_attachments()]
    assert kinds[0] == "text/html"
    assert kinds[1].endswith("wordprocessingml.document")
    assert kinds[2] == "application/json"


def test_chinese_domains_become_idna():
    raw = head(sender="office@例子.中国", address="b@总工会.中国")
    assert b"office@xn--fsqu00a.xn--fiqs8s" in raw
    assert parsed(raw)["To"] == "b@" + "总工会.中国".encode("idna").decode()
    assert messages.message_id("例子.中国", "1").endswith("@xn--fsqu00a.xn--fiqs8s>")


def test_message_ids_are_stable_and_differ():
    first = messages.message_id("x.test", "1", "a@x.test")
    assert first == messages.message_id("x.test", "1", "a@x.test")
    assert first != messages.message_id("x.test", "1a", "@x.test")


def test_dots_are_doubled():
    assert messages.stuffed(b"a\r\n.\r\n.b") == b"a\r\n..\r\n..b\r\n"


def test_unsubscribe_is_an_address():
    assert parsed(head(unsubscribe="stop@union.test"))["List-Unsubscribe"] == "<mailto:stop@union.test>"
