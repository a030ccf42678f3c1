"""Mails as they come from the offices of counties: in all codes and wrappings."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.policy import SMTP

from tests.sources import news

SENDER = "横塘区总工会 <gh@hengtang.example>"


def plain(number: int) -> bytes:
    title, text = news.STORIES[number % 3]
    return news.mail(number, f"第{number}期：{title}", text)


def gbk(number: int) -> bytes:
    """Raw GBK in head and body, as old programs write it."""
    title, text = news.STORIES[number % 3]
    head = f"From: 横塘区总工会 <gh@hengtang.example>\r\nSubject: {title}{number}\r\nMessage-ID: <g{number}@x>\r\n"
    mime = "Date: Thu, 19 Nov 2026 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb2312\r\n"
    return (head + mime + "Content-Transfer-Encoding: 8bit\r\n\r\n" + text).encode("gbk")


def with_file(number: int, *, encoded: bool) -> bytes:
    """A report attached under a Chinese name, by RFC 2231 or as an encoded word (RFC 2047)."""
    title, text = news.STORIES[number % 3]
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"], message["Message-ID"] = SENDER, "报送信息", f"<f{number}@hengtang.example>"
    message["Date"] = "Thu, 19 Nov 2026 10:00:00 +0800"
    message.set_content("见附件。")
    message.add_attachment(f"{title}\n{text}".encode(), maintype="text", subtype="plain", filename=f"信息{number}.txt")
    if encoded:
        word = f"=?UTF-8?B?{base64.b64encode(f'信息{number}.txt'.encode()).decode()}?="
        part = next(iter(message.iter_attachments()))
        del part["Content-Disposition"]
        part["Content-Disposition"] = f'attachment; filename="{word}"'
    return message.as_bytes()


def forwarded(number: int) -> bytes:
    """A mail in a mail in a mail."""
    inner = EmailMessage()
    inner.set_content("见转发。")
    inner["Subject"], inner["From"] = f"转发：报送{number}", SENDER
    outer = EmailMessage()
    outer["Subject"], outer["From"], outer["Message-ID"] = f"Fw: 报送{number}", SENDER, f"<w{number}@hengtang.example>"
    outer.set_content("请查收。")
    from email import message_from_bytes

    inner.add_attachment(message_from_bytes(with_file(number, encoded=False)))
    outer.add_attachment(inner)
    return outer.as_bytes()


def tnef(number: int) -> bytes:
    """Outlook's own wrapping."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "报送", SENDER, f"<t{number}@hengtang.example>"
    message.set_content("见附件。")
    content = b"\x78\x9f\x3e\x22" + bytes(number % 256 for _ in range(60))
    message.add_attachment(content, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return message.as_bytes()


def signed(number: int) -> bytes:
    """A mail with a signature that nobody here checks (S/MIME)."""
    body = plain(number).partition(b"\n\n")[2]
    return (
        b"From: gh@hengtang.example\nSubject: signed %d\nMessage-ID: <s%d@hengtang.example>\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary=b\n\n--b\n'
        b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%s\n--b\n"
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nMIIB\n--b--\n"
    ) % (number, number, body)


def empty(number: int) -> bytes:
    return b"X-Number: %d\n\n" % number


KINDS = (
    plain,
    gbk,
    lambda number: with_file(number, encoded=False),
    lambda number: with_file(number, encoded=True),
    forwarded,
    tnef,
    signed,
    empty,
)


def many(count: int) -> list[bytes]:
    """Return *count* mails of all kinds, no two the same."""
    return [KINDS[number % len(KINDS)](number) for number in range(count)]
