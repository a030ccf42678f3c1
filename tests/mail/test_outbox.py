"""The outbox between archive and server: every row ends where it should, whatever happens on the way."""

import socket
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import exc, text

from digest.archive.outbox import claims
from digest.archive.outbox.claims import ClaimScope, LeaseLostError
from digest.deliveries import mail
from digest.dispatch import dispatch_due
from digest.errors import ArchiveError
from digest.model import RecipientGroup
from tests.mail.issues import MORNING, briefing, kept_issue, server
from tests.mail.kills import trial, victim
from tests.mail.peers import Peer

QUICK = mail.Patience(connect=3, command=3, block=3, dot=1)


@pytest.fixture
def signed(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    return archive


def states(archive):
    return {row.target.partition("@")[0]: row.state for row in archive.desk.rows()}


def later(minutes):
    return MORNING + timedelta(minutes=minutes)


def test_partial_refusal(signed):
    names = [
        *(f"r550-{place}" for place in range(4)),
        *(f"r450-{place}" for place in range(4)),
        *(f"r552-{place}" for place in range(2)),
        *(f"u{place}" for place in range(30)),
    ]
    with Peer() as peer:
        done = dispatch_due(briefing(peer.port, tuple(f"{name}@x.test" for name in names)), signed, MORNING)
    expected = {name: {"r550": "failed", "r450": "queued", "r552": "queued"}.get(name[:4], "sent") for name in names}
    assert states(signed) == expected
    assert (done.count("sent"), done.count("failed"), done.count("queued")) == (30, 4, 6)


def test_greylisting_lets_all_through_on_the_second_try(signed):
    with Peer() as peer:
        peer.greylisting = True
        asked = briefing(peer.port, tuple(f"u{place}@x.test" for place in range(20)))
        assert dispatch_due(asked, signed, MORNING).count("queued") == 20
        assert dispatch_due(asked, signed, MORNING + timedelta(seconds=30)).settled == ()
        assert dispatch_due(asked, signed, later(2)).count("sent") == 20
    assert {row.attempts for row in signed.desk.rows()} == {2}


def test_a_mail_that_is_put_off_again_and_again_fails_after_a_day(signed):
    with Peer() as peer:
        asked, now, tries = briefing(peer.port, ("r450@x.test",)), MORNING, 0
        while states(signed).get("r450") != "failed":
            tries += len(dispatch_due(asked, signed, now).settled)
            due = signed.desk.rows()[0].next_at
            now = datetime.fromisoformat(due) if due else now
        assert tries == len(claims.BACK_OFF) + 1
        assert timedelta(hours=24) < now - MORNING < timedelta(hours=26)


def test_a_server_that_is_down_costs_no_attempt(signed):
    with socket.socket() as reserved:  # bound, but nobody listens: connections are refused
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        asked = briefing(port, tuple(f"u{place}@x.test" for place in range(10)))
        for minute in range(10):
            dispatch_due(asked, signed, later(minute), patience=QUICK)
    assert {row.attempts for row in signed.desk.rows()} == {0}
    with Peer(port=port) as peer:
        for minute in range(10, 30):
            dispatch_due(asked, signed, later(minute), patience=QUICK)
        assert len(peer.log.accepted) == 10
    assert set(states(signed).values()) == {"sent"}
    assert signed.pauses.all() == ()


def test_a_refused_sender_stops_the_queue_until_a_person_acts(signed):
    with Peer() as peer:
        peer.mail_answer = "535 Error: authentication failed"
        asked = briefing(peer.port, tuple(f"u{place}@x.test" for place in range(5)))
        first = dispatch_due(asked, signed, MORNING)
        assert "digest outbox retry" in "".join(first.notes)
        for minute in range(1, 200, 20):
            assert dispatch_due(asked, signed, later(minute)).settled == ()
        assert peer.log.mails_begun == 1
        assert set(states(signed).values()) == {"queued"}
        peer.mail_answer = ""
        signed.desk.retry([], later(200))
        assert dispatch_due(asked, signed, later(200)).count("sent") == 5


def test_a_limited_rate_rests_the_queue_for_a_while(signed):
    with Peer() as peer:
        asked = briefing(peer.port, ("rqq@x.test", "u1@x.test"))
        dispatch_due(asked, signed, MORNING)
        assert states(signed) == {"rqq": "queued", "u1": "queued"}
        ((name, pause),) = signed.pauses.all()
        assert (name, pause.failures, pause.waits_for_person) == (f"@127.0.0.1:{peer.port}", 1, False)


def test_too_big_fails_the_whole_edition_once(tmp_path):
    archive, kept = kept_issue(tmp_path, 200_000)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer(size=100_000) as peer:
        done = dispatch_due(briefing(peer.port, tuple(f"u{place}@x.test" for place in range(30))), archive, MORNING)
        assert (peer.log.mails_begun, peer.log.connections) == (0, 1)
    assert len(done.settled) == 1
    assert set(states(archive).values()) == {"failed"}
    assert "0.3 MB" in done.settled[0].meaning


@pytest.mark.parametrize("name", ["drop", "hang"])
def test_a_lost_answer_is_held_or_sent_once_more(tmp_path, name):
    for on_doubt, copies in (("hold", 1), ("resend", 2)):
        folder = tmp_path / on_doubt
        archive, kept = kept_issue(folder)
        archive.approvals.approve(kept, "张三", "签发", MORNING)
        with Peer() as peer:
            asked = briefing(peer.port, (f"{name}@x.test",), on_doubt=on_doubt)
            dispatch_due(asked, archive, MORNING, patience=QUICK)
            assert peer.log.count(f"{name}@x.test") == 1
            assert states(archive) == {name: "unknown"}
            for minute in range(5, 300, 20):
                dispatch_due(asked, archive, later(minute), patience=QUICK)
            assert peer.log.count(f"{name}@x.test") == copies
            assert len({message_id for _, message_id in peer.log.accepted}) == 1
            assert states(archive) == {name: "unknown"}


def test_a_person_resolves_doubt(signed):
    with Peer() as peer:
        asked = briefing(peer.port, ("drop1@x.test", "drop2@x.test"), on_doubt="hold")
        dispatch_due(asked, signed, MORNING)
        first, second = signed.desk.rows()
        signed.desk.resolve([first.id], received=True, now=later(1))
        signed.desk.resolve([second.id], received=False, now=later(1))
        assert states(signed) == {"drop1": "sent", "drop2": "queued"}
        with pytest.raises(ArchiveError, match="不能再试"):
            signed.desk.retry([first.id], later(2))
        with pytest.raises(ArchiveError, match="没有第 99 号"):
            signed.desk.cancel([99], later(2))
        assert signed.desk.cancel([second.id], later(2)) == 1
        dispatch_due(asked, signed, later(3))
        assert peer.log.count("drop2@x.test") == 1


def test_old_failures_are_not_tried_again_with_the_rest(signed):
    with Peer() as peer:
        dispatch_due(briefing(peer.port, ("r550@x.test", "r450@x.test")), signed, MORNING)
        assert signed.desk.retry([], MORNING + timedelta(days=8)) == 1
        assert states(signed) == {"r550": "failed", "r450": "queued"}
        assert signed.desk.retry([1], MORNING + timedelta(days=8)) == 1


def test_every_step_is_on_record_and_stays(signed):
    with Peer() as peer:
        dispatch_due(briefing(peer.port, ("u1@x.test",)), signed, MORNING)
    (row,) = signed.desk.rows()
    story = [state for _, state, _, _ in signed.desk.story(row.id)]
    assert story == ["queued", "sending", "committing", "sent"]
    for statement in ("DELETE FROM posting_events", "UPDATE acts SET name = 'x'", "DELETE FROM acts"):
        with pytest.raises(exc.DBAPIError, match="append-only"), signed._engine.connect() as connection:
            connection.execute(text(statement))


def test_a_row_that_was_taken_over_is_not_ours_any_more(signed):
    asked = briefing(1, ("u1@x.test",))
    signed.outbox.fill(signed.kept()[-1], list(parcels_of(asked, signed)), MORNING)
    first = signed.claims.claim(ClaimScope("weekly", "first"), MORNING)
    assert signed.claims.claim(ClaimScope("weekly", "second"), MORNING) is None
    signed.claims.recover("weekly", later(16), "resend")
    second = signed.claims.claim(ClaimScope("weekly", "second"), later(16))
    assert second.attempts == 1  # the one that was cut short before handing over does not count
    with pytest.raises(LeaseLostError):
        signed.claims.mark_committing(first, later(16))
    signed.claims.mark_committing(second, later(16))
    with pytest.raises(LeaseLostError):
        signed.claims.settle(first, "sent", later(16), on_doubt="resend")


def parcels_of(asked, archive):
    from digest.dispatch import parcels

    return parcels.parcels(asked, asked.sending, archive, archive.kept()[-1], asked.sending.groups, MORNING)


def test_one_recipient_in_two_groups_gets_one_mail(signed):
    groups = (
        RecipientGroup("领导", ("a@x.test", "b@x.test")),
        RecipientGroup("各县", ("b@x.test", "c@x.test", "c@x.test")),
    )
    with Peer() as peer:
        dispatch_due(briefing(peer.port, groups=groups), signed, MORNING)
        assert sorted(address for address, _ in peer.log.accepted) == ["a@x.test", "b@x.test", "c@x.test"]
        for content in peer.log.contents.values():
            assert content.count(b"@x.test") == 1  # nobody sees another's address


def test_a_folder_and_a_command_have_the_same_states(signed, tmp_path):
    script = tmp_path / "upload"
    script.write_text('#!/bin/sh\ncp "$1" \'' + str(tmp_path) + "/uploaded.pdf'\n")
    script.chmod(0o755)
    groups = (
        RecipientGroup("共享", (str(tmp_path / "share"), str(tmp_path / "away")), "folder"),
        RecipientGroup("上传", (str(script), "/bin/false"), "command"),
    )
    (tmp_path / "share").mkdir()
    dispatch_due(briefing(1, groups=groups, mail=server(1)), signed, MORNING, patience=QUICK)
    share, away = str(tmp_path / "share"), str(tmp_path / "away")
    assert states(signed) == {share: "sent", away: "queued", str(script): "sent", "/bin/false": "queued"}
    assert not Path(away).exists()
    pdf = (tmp_path / "share" / "weekly-2026-03.pdf").read_bytes()
    assert pdf == (tmp_path / "uploaded.pdf").read_bytes()


def test_four_senders_at_once_send_each_mail_once(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer() as peer:
        processes = [victim(tmp_path, peer.port, MORNING, "hold", 40) for _ in range(4)]
        for process in processes:
            assert process.wait(60) == 0
            process.stdout.close()
        addresses = [address for address, _ in peer.log.accepted]
    assert len(addresses) == len(set(addresses)) == 40
    assert set(states(archive).values()) == {"sent"}


@pytest.mark.parametrize("on_doubt", ["resend", "hold"])
def test_kill_9_in_the_middle(on_doubt):
    found = trial(1, on_doubt, count=20, size=20_000)
    assert (found.lost, found.accounted) == (0, True)
    assert found.extra <= (1 if on_doubt == "resend" else 0)
    assert found.held <= (0 if on_doubt == "resend" else 1)


def test_a_database_error_before_the_dot_sends_nothing(signed, monkeypatch):
    asked = briefing(1, ("u1@x.test",))
    with Peer() as peer:
        asked = briefing(peer.port, ("u1@x.test",))

        def full(*_):
            raise ArchiveError("磁盘已满")

        monkeypatch.setattr(signed.claims, "mark_committing", full)
        with pytest.raises(ArchiveError, match="磁盘已满"):
            dispatch_due(asked, signed, MORNING)
        monkeypatch.undo()
        assert peer.log.accepted == []
        dispatch_due(asked, signed, later(20))
        assert len(peer.log.accepted) == 1
