"""The session with a real server that misbehaves: how far each mail came is always known."""

import re
import socket
import threading
import time

import pytest

from digest.deliveries import mail
from digest.model import MailServer
from tests.mail.issues import server
from tests.mail.peers import Peer, certificates

CONTENT = b"From: office@union.test\r\nMessage-ID: <1@x>\r\nSubject: x\r\n\r\nbody\r\n"
QUICK = mail.Patience(connect=3, command=3, block=3, dot=1)


def post(peer, address="a@x.test", *, content=CONTENT, mark=lambda: None, **changes):
    with mail.Session(server(peer.port, **changes), "secret", QUICK) as session:
        return session.send(address, content, mark)


def test_accepted():
    marks = []
    with Peer() as peer:
        outcome = post(peer, mark=lambda: marks.append(len(peer.log.accepted)))
        assert (outcome.state, outcome.code) == ("sent", 250)
        assert peer.log.accepted == [("a@x.test", "<1@x>")]
    assert marks == [0]  # the mark is set before the server can have taken anything


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("r550@x.test", "failed"),
        ("r450@x.test", "later"),
        ("r552@x.test", "later"),
        ("rqq@x.test", "pause"),
        ("close@x.test", "later"),
        ("d451@x.test", "later"),
        ("d554@x.test", "failed"),
        ("drop@x.test", "unknown"),
        ("hang@x.test", "unknown"),
        ("用户@x.test", "failed"),
    ],
)
def test_faults(address, state):
    with Peer() as peer:
        outcome = post(peer, address)
        assert outcome.state == state
        assert outcome.meaning
        assert peer.log.count(address) == (1 if state == "unknown" else 0)


def test_the_connection_serves_the_next_mail_after_a_fault():
    with Peer() as peer, mail.Session(server(peer.port), "", QUICK) as session:
        states = [
            session.send(f"{name}@x.test", CONTENT, lambda: None).state
            for name in ("r550", "a", "close", "b", "drop", "c", "d554", "d")
        ]
        assert states == ["failed", "sent", "later", "sent", "unknown", "sent", "failed", "sent"]
        assert peer.log.connections == 3


def test_connections_lost_again_and_again_rest_the_queue():
    with Peer() as peer, mail.Session(server(peer.port), "", QUICK) as session:
        states = [session.send("close@x.test", CONTENT, lambda: None).state for _ in range(3)]
    assert states == ["later", "later", "pause"]


def test_a_connection_carries_no_more_than_allowed():
    with Peer() as peer, mail.Session(server(peer.port, per_connection=2), "", QUICK) as session:
        for _ in range(5):
            session.send("a@x.test", CONTENT, lambda: None)
        assert (len(peer.log.accepted), peer.log.connections) == (5, 3)


def test_mails_a_minute_are_kept():
    with Peer() as peer, mail.Session(server(peer.port, per_minute=300), "", QUICK) as session:
        started = time.monotonic()
        for _ in range(3):
            session.send("a@x.test", CONTENT, lambda: None)
        assert time.monotonic() - started >= 0.4


def test_without_the_mark_nothing_is_handed_over():
    def broken():
        raise OSError("disk full")

    with Peer() as peer:
        with pytest.raises(OSError, match="disk full"):
            post(peer, mark=broken)
        assert peer.log.accepted == []


def test_too_big_is_told_before_a_byte_is_sent():
    with Peer(size=100_000) as peer:
        outcome = post(peer, content=b"x" * 200_000 + b"\r\n")
        assert outcome.state == "size"
        assert "0.2 MB" in outcome.meaning
        assert peer.log.mails_begun == 0


def test_dots_arrive_as_they_were():
    with Peer() as peer:
        post(peer, content=CONTENT + b"..dot\r\n")
        assert peer.log.contents["a@x.test"].endswith(b"\r\n.dot\r\n")


def test_encryption_by_starttls_and_from_the_start(tmp_path):
    authority, context = certificates(tmp_path)
    for security, implicit in (("starttls", False), ("tls", True)):
        with Peer(context=context, implicit=implicit) as peer:
            one = MailServer("localhost", peer.port, "office@union.test", security=security, authorities=str(authority))
            with mail.Session(one, "", QUICK) as session:
                assert session.send("a@x.test", CONTENT, lambda: None).state == "sent"


@pytest.mark.parametrize(("security", "implicit"), [("starttls", False), ("tls", True)])
@pytest.mark.parametrize("wrong", ["authority", "name"])
def test_a_bad_certificate_gets_no_mail(tmp_path, security, implicit, wrong):
    authority, context = certificates(tmp_path, host="localhost" if wrong == "authority" else "other.test")
    known = "" if wrong == "authority" else str(authority)
    with Peer(context=context, implicit=implicit) as peer:
        one = MailServer("localhost", peer.port, "office@union.test", security=security, authorities=known)
        with mail.Session(one, "", QUICK) as session:
            outcome = session.send("a@x.test", CONTENT, lambda: None)
        assert outcome.state == "pause"
        assert "证书不可信" in outcome.meaning
        assert not re.search("[a-z]{5}", outcome.meaning.replace("authorities", "").replace("[mail]", ""))
        assert (peer.log.mails_begun, peer.log.bytes_of_mail) == (0, 0)


def test_missing_starttls_gets_neither_mail_nor_password():
    with Peer() as peer:
        one = MailServer("localhost", peer.port, "office@union.test", user="office", password="env:X")
        with mail.Session(one, "secret", QUICK) as session:
            outcome = session.send("a@x.test", CONTENT, lambda: None)
        assert (outcome.state, outcome.meaning) == ("pause", "服务器不支持 STARTTLS 加密，没有发信")
        assert (peer.log.mails_begun, peer.log.logins) == (0, 0)


def logged_in(tmp_path, secret, **changes):
    authority, context = certificates(tmp_path)
    with Peer(context=context, password="secret") as peer:
        one = MailServer("localhost", peer.port, "office@union.test", authorities=str(authority), **changes)
        with mail.Session(one, secret, QUICK) as session:
            return session.send("a@x.test", CONTENT, lambda: None), peer.log


def test_login(tmp_path):
    outcome, log = logged_in(tmp_path, "secret", user="office", password="env:X")
    assert (outcome.state, log.logins, len(log.accepted)) == ("sent", 1, 1)


def test_a_refused_login_is_tried_once(tmp_path):
    outcome, log = logged_in(tmp_path, "wrong-word", user="office", password="env:X")
    assert (outcome.state, outcome.code) == ("stop", 535)
    assert (log.logins, log.mails_begun) == (1, 0)
    assert "wrong-word" not in repr(outcome)


def test_login_is_asked_for(tmp_path):
    outcome, log = logged_in(tmp_path, "")
    assert (outcome.state, outcome.code) == ("stop", 530)
    assert log.accepted == []


def test_nobody_listens():
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        outcome = mail.Session(server(port), "", QUICK).send("a@x.test", CONTENT, lambda: None)
    assert outcome.state == "pause"
    assert outcome.meaning == f"连不上邮件服务器 127.0.0.1:{port}：那里没有开这个端口（检查 port）"


def test_a_port_that_does_not_fit_the_encryption_is_said_so():
    with Peer() as peer:
        one = MailServer("localhost", peer.port, "office@union.test", security="tls")
        outcome = mail.Session(one, "", QUICK).send("a@x.test", CONTENT, lambda: None)
    assert outcome.state == "pause"
    assert "端口与 security 不配" in outcome.meaning


def test_a_server_that_says_nothing_is_left_in_time():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        held = []
        threading.Thread(target=lambda: held.append(silent.accept()), daemon=True).start()
        started = time.monotonic()
        patience = mail.Patience(connect=0.5)
        port = silent.getsockname()[1]
        outcome = mail.Session(server(port), "", patience).send("a@x.test", CONTENT, lambda: None)
        assert outcome.state == "pause"
        assert time.monotonic() - started < 3
        held[0][0].close()


def test_a_server_that_refuses_at_once_rests_the_queue():
    with socket.create_server(("127.0.0.1", 0)) as busy:

        def refuse():
            connection, _ = busy.accept()
            connection.sendall(b"421 HL:ICC 163 smtp3\r\n")
            connection.close()

        thread = threading.Thread(target=refuse)
        thread.start()
        outcome = mail.Session(server(busy.getsockname()[1]), "", QUICK).send("a@x.test", CONTENT, lambda: None)
        thread.join()
        assert (outcome.state, outcome.code) == ("pause", 421)
        assert "限流" in outcome.meaning
