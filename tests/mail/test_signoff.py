"""Sign-off and what follows from it: nothing unsigned goes out, a change voids the signature, nobody is forgotten."""

import email
import email.policy
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from digest import renderings
from digest.dispatch import dispatch_due, send
from digest.errors import ArchiveError, DeliveryError
from digest.model import RecipientGroup, Rendering
from tests.mail.issues import MORNING, briefing, issue, item, kept_issue
from tests.mail.peers import Peer


def later(**parts):
    return MORNING + timedelta(**parts)


def revise(archive, words="加一段话"):
    """Keep a changed issue of the same period, as an edit or a new build does."""
    made = replace(issue(), editors_note=words)
    archive.keep(made, [Rendering("pdf", "weekly-2026-03.pdf", "工会简报", words.encode())], MORNING)
    return archive.kept()[-1]


def mails(peer):
    return [email.message_from_bytes(content, policy=email.policy.default) for content in peer.log.contents.values()]


def test_a_signature_is_bound_to_the_content(tmp_path):
    archive, kept = kept_issue(tmp_path)
    assert archive.approvals.signoff(kept).state == "draft"
    signed = archive.approvals.approve(kept, " 张三 ", "签发", MORNING)
    assert (signed.state, signed.name, signed.at) == ("approved", "张三", "2026-01-16T09:00:00+08:00")
    newer = revise(archive)
    assert archive.approvals.signoff(newer).state == "void"
    assert archive.approvals.signoff(kept).state == "void"  # the old text cannot go out either
    with pytest.raises(ArchiveError, match="又有改动"):
        archive.approvals.approve(kept, "张三", "签发", MORNING)
    assert archive.approvals.approve(newer, "张三", "签发", MORNING).state == "approved"


def test_other_roles_are_written_down_and_release_nothing(tmp_path):
    archive, kept = kept_issue(tmp_path)
    assert archive.approvals.approve(kept, "李四", "审核", MORNING).state == "draft"
    with Peer() as peer:
        dispatch_due(briefing(peer.port), archive, later(days=1))
        assert peer.log.accepted == []
    with pytest.raises(ArchiveError, match="没有写签发人"):
        archive.approvals.approve(kept, "  ", "签发", MORNING)
    assert [(act.name, act.role) for act in archive.approvals.history(kept)] == [("李四", "审核")]


def test_content_changed_behind_the_back_is_not_sent(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with archive._engine.connect() as connection:
        connection.exec_driver_sql("UPDATE files SET sha256 = 'x'")
        connection.commit()
    assert archive.approvals.signoff(kept).state == "void"
    with Peer() as peer:
        dispatch_due(briefing(peer.port), archive, MORNING)
        assert peer.log.accepted == []


def test_a_signature_taken_back_stops_what_still_waits(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer() as peer:
        peer.greylisting = True
        asked = briefing(peer.port)
        dispatch_due(asked, archive, MORNING)
        archive.approvals.withdraw(kept, "张三", later(minutes=1))
        dispatch_due(asked, archive, later(minutes=2))
        assert peer.log.accepted == []
        assert [row.state for row in archive.desk.rows()] == ["cancelled"]
        archive.approvals.approve(kept, "张三", "签发", later(minutes=3))
        dispatch_due(asked, archive, later(minutes=4))
        assert len(peer.log.accepted) == 1


def test_a_change_stops_what_still_waits(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer() as peer:
        peer.greylisting = True
        asked = briefing(peer.port)
        dispatch_due(asked, archive, MORNING)
        newer = revise(archive)
        dispatch_due(asked, archive, later(minutes=2))
        assert peer.log.accepted == []
        archive.approvals.approve(newer, "张三", "签发", later(minutes=3))
        dispatch_due(asked, archive, later(minutes=4))
        assert [str(mail["Subject"]) for mail in mails(peer)] == ["工会简报 2026年第3期（总第103期）"]


def test_a_revision_of_what_was_sent_goes_out_only_when_asked(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer() as peer:
        asked = briefing(peer.port)
        dispatch_due(asked, archive, MORNING)
        newer = revise(archive)
        archive.approvals.approve(newer, "张三", "签发", MORNING)
        done = dispatch_due(asked, archive, later(minutes=1))
        assert (len(peer.log.accepted), done.added) == (1, 0)
        assert "修订稿不自动再发" in done.notes[0]
        assert send(asked, archive, newer, later(minutes=2)).count("sent") == 1
        assert [str(mail["Subject"]) for mail in mails(peer)] == ["（修订）工会简报 2026年第3期（总第103期）"]
        assert dispatch_due(asked, archive, later(minutes=3)).notes == ()


def test_nothing_is_sent_before_its_time(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer() as peer:
        asked = briefing(peer.port, at="14:30")
        assert dispatch_due(asked, archive, later(hours=5)).added == 0
        assert dispatch_due(asked, archive, later(hours=5, minutes=31)).count("sent") == 1
        assert dispatch_due(asked, archive, later(hours=6)).added == 0


def test_an_old_issue_is_not_sent_by_itself(tmp_path):
    archive, kept = kept_issue(tmp_path)
    with Peer() as peer:
        unsigned = briefing(peer.port, approval="none", remind=("clerk@x.test",))
        assert dispatch_due(unsigned, archive, later(days=8)).added == 0
        archive.approvals.approve(kept, "张三", "签发", later(days=8))
        assert dispatch_due(briefing(peer.port), archive, later(days=40)).added == 0
        assert dispatch_due(briefing(peer.port), archive, later(days=9)).count("sent") == 1


def test_without_sign_off_only_if_the_office_says_so(tmp_path):
    archive, kept = kept_issue(tmp_path)
    with Peer() as peer:
        with pytest.raises(ArchiveError, match="没有有效的签发"):
            send(briefing(peer.port), archive, kept, MORNING)
        assert peer.log.accepted == []
        assert dispatch_due(briefing(peer.port, approval="none"), archive, MORNING).count("sent") == 1


def test_an_unsigned_issue_is_asked_for_once_a_day(tmp_path):
    archive, _ = kept_issue(tmp_path)
    with Peer() as peer:
        asked = briefing(peer.port, remind=("clerk@x.test", "chief@x.test"))
        for hour in range(0, 24 * 12, 6):
            done = dispatch_due(asked, archive, later(hours=hour))
            assert ("没有发出" in "".join(done.notes)) == (hour < 24 * 7 - 9 + 1)
        assert peer.log.count("clerk@x.test") == peer.log.count("chief@x.test") == 7
        first = mails(peer)[0]
        assert str(first["Subject"]) == "【待签发】工会简报 2026年第3期（总第103期）"
        words = first.get_body(("plain",)).get_content()
        assert "digest approve weekly-2026-3 --by 姓名 --role 签发" in words
        assert "运动会" not in words
        assert list(first.iter_attachments()) == []


def test_a_trial_goes_to_oneself_and_holds_nothing_unsigned(tmp_path):
    archive, kept = kept_issue(tmp_path)
    with Peer() as peer:
        asked = briefing(peer.port, ("a@x.test",))
        send(asked, archive, kept, MORNING, trial=["me@x.test"])
        assert [address for address, _ in peer.log.accepted] == ["me@x.test"]
        assert "运动会" not in mails(peer)[0].as_string()
        assert list(mails(peer)[0].iter_attachments()) == []
        archive.approvals.approve(kept, "张三", "签发", MORNING)
        send(asked, archive, kept, later(minutes=1), trial=["me@x.test"])
        assert str(mails(peer)[0]["Subject"]) == "【测试】工会简报 2026年第3期（总第103期）"
        assert [part.get_filename() for part in mails(peer)[0].iter_attachments()] == ["工会简报2026年第3期.pdf"]
        dispatch_due(asked, archive, later(minutes=2))
        assert peer.log.count("a@x.test") == 1


def test_only_to_some_and_then_to_the_rest(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    groups = (RecipientGroup("领导", ("chief@x.test",)), RecipientGroup("各县", ("a@x.test", "b@x.test")))
    with Peer() as peer:
        asked = briefing(peer.port, groups=groups)
        send(asked, archive, kept, MORNING, to=["领导", "guest@x.test"])
        assert [address for address, _ in peer.log.accepted] == ["chief@x.test", "guest@x.test"]
        dispatch_due(asked, archive, MORNING)
        assert sorted(address for address, _ in peer.log.accepted) == [
            "a@x.test",
            "b@x.test",
            "chief@x.test",
            "guest@x.test",
        ]
        with pytest.raises(DeliveryError, match="没有“局长”这个收件组"):
            send(asked, archive, kept, MORNING, to=["局长"])


def test_editions_differ_by_group(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    groups = (
        RecipientGroup("领导", ("chief@x.test",), edition="brief", forms=("html", "json")),
        RecipientGroup("各县", ("a@x.test",)),
    )
    with Peer() as peer:
        dispatch_due(briefing(peer.port, groups=groups), archive, MORNING)
        found = {str(mail["To"]): [part.get_filename() for part in mail.iter_attachments()] for mail in mails(peer)}
    assert found == {
        "chief@x.test": ["工会简报2026年第3期.html", "工会简报2026年第3期.json"],
        "a@x.test": ["工会简报2026年第3期.pdf"],
    }


def test_an_edition_that_cannot_be_set_is_told_and_holds_up_nothing_else(tmp_path):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    groups = (
        RecipientGroup("领导", ("chief@x.test",), edition="no-such-layout"),
        RecipientGroup("各县", ("a@x.test",)),
    )
    with Peer() as peer:
        done = dispatch_due(briefing(peer.port, groups=groups), archive, MORNING)
        assert "找不到版式“no-such-layout”" in done.notes[0]
        assert peer.log.accepted == []
        assert dispatch_due(briefing(peer.port, groups=groups[1:]), archive, MORNING).count("sent") == 1


def test_the_letter_holds_contents_highlights_and_the_signed_file(tmp_path):
    archive, kept = kept_issue(tmp_path, editors_note="请各单位参考。")
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer() as peer:
        dispatch_due(briefing(peer.port), archive, MORNING)
        (mail,) = mails(peer)
    for kind in ("plain", "html"):
        words = mail.get_body((kind,)).get_content()
        for expected in (
            "一、帮扶服务·普惠（2条）",
            "青溪县职工趣味运动会于近日举行。共有27名职工参加了现场活动。",
            "编者按：请各单位参考。",
        ):
            assert expected in words
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == archive.renderings(kept)[0].content
    assert str(mail["From"]) == "青溪市总工会办公室 <office@union.test>"


def test_the_letter_says_no_more_than_the_pages_that_were_signed(tmp_path):
    archive, kept = kept_issue(tmp_path, pages_most=1, editors_note="请各单位参考。\n" * 40)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    whole, shown = archive.issue(kept), renderings.abridged(archive.issue(kept))
    printed = "".join("".join(entry.text) for section in shown.sections for entry in section.entries)
    with Peer() as peer:
        dispatch_due(briefing(peer.port), archive, MORNING)
        (mail,) = mails(peer)
    words = mail.get_body(("plain",)).get_content()
    entries = [entry for section in whole.sections for entry in section.entries]
    sentences = [one.text for entry in entries for one in entry.item.highlights]
    assert any(sentence not in printed for sentence in sentences)
    assert all((sentence in words) == (sentence in printed) for sentence in sentences)


def test_what_was_left_out_does_not_leave_the_office(tmp_path):
    deleted = item(9, "内部讨论稿")
    archive, kept = kept_issue(tmp_path, unused=(deleted,), deleted=((deleted.article.origin.uri, deleted.article.id),))
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    groups = (RecipientGroup("领导", ("chief@x.test",), forms=("json", "pdf", "html")),)
    with Peer() as peer:
        dispatch_due(briefing(peer.port, groups=groups), archive, MORNING)
        (mail,) = mails(peer)
    record, *others = (part.get_content() for part in mail.iter_attachments())
    assert "内部讨论稿" not in json.dumps(json.loads(record), ensure_ascii=False)
    assert not any("内部讨论稿".encode() in content for content in others if isinstance(content, bytes))


def test_an_issue_is_escaped_in_the_web_page(tmp_path):
    archive, kept = kept_issue(tmp_path, coverage="<script>alert(1)</script>&")
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with Peer() as peer:
        dispatch_due(briefing(peer.port), archive, MORNING)
        page = mails(peer)[0].get_body(("html",)).get_content()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in page
    assert "<script>" not in page


def test_a_briefing_without_delivery_does_nothing(tmp_path):
    archive, kept = kept_issue(tmp_path)
    silent = replace(briefing(1), sending=None)
    assert dispatch_due(silent, archive, MORNING).notes == ()
    with pytest.raises(DeliveryError, match="没有写怎样发送"):
        send(silent, archive, kept, MORNING)


def test_a_password_that_is_not_there_is_said_and_nothing_fails(tmp_path, monkeypatch):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    monkeypatch.delenv("DIGEST_TEST_PASSWORD", raising=False)
    asked = briefing(1)
    mail = replace(asked.sending.mail, user="office", password="env:DIGEST_TEST_PASSWORD")
    asked = replace(asked, sending=replace(asked.sending, mail=mail))
    done = dispatch_due(asked, archive, MORNING)
    assert "DIGEST_TEST_PASSWORD 里没有邮箱密码" in done.notes[0]
    assert [row.state for row in archive.desk.rows()] == ["queued"]
