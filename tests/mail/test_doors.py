"""The doors approve, send, outbox, edit, apply, diff: what a clerk types and reads."""

import re
from email import message_from_bytes, policy

import pytest

from digest.archive import approvals
from digest.cli import main
from digest.commands.common import drafts
from digest.errors import ArchiveError
from tests.mail.issues import MORNING, issue, kept_issue
from tests.mail.peers import Peer

SETTINGS = """
[briefing]
code = "weekly"
title = "工会简报"
publisher = "青溪市总工会办公室"
[[sections.theme]]
code = "welfare"
name = "帮扶服务·普惠"
[[sections.theme]]
code = "models"
name = "劳模工匠"
[delivery]
on_doubt = "hold"
[[delivery.group]]
name = "各县"
to = ["a@x.test", "r450@x.test", "drop@x.test"]
[mail]
host = "127.0.0.1"
port = {port}
security = "local"
sender = "office@union.test"
"""


@pytest.fixture
def peer():
    with Peer() as running:
        yield running


@pytest.fixture
def office(tmp_path, peer, monkeypatch):
    """Return the archive of a working folder that the test stands in."""
    archive, _ = kept_issue(tmp_path / "output")
    (tmp_path / "weekly.toml").write_text(SETTINGS.format(port=peer.port), "utf-8")
    monkeypatch.chdir(tmp_path)
    return archive


def run(capsys, *arguments, status=0):
    assert main(arguments) == status
    said = capsys.readouterr()
    return said.out + said.err


def test_nothing_unsigned_is_sent(office, peer, capsys):
    assert "没有有效的签发" in run(capsys, "send", "3", status=2)
    assert peer.log.accepted == []
    assert "尚未签发" in run(capsys, "approve", "3", "--show")


def test_sign_send_and_look(office, peer, capsys):
    said = run(capsys, "approve", "3", "--by", "张三")
    assert "已签发：张三" in said
    said = run(capsys, "send", "3", status=3)
    assert re.search(r"已接收　各县　a@x\.test　服务器已接收（250 2\.0\.0 Queued）", said)
    assert re.search(r"等候　各县　r450@x\.test　.*450 4\.2\.1 Mailbox busy.*再试", said)
    assert re.search(r"存疑　各县　drop@x\.test　", said)
    assert "本次接收 1 个" in said
    assert "没有新的收件对象" in run(capsys, "send", "3", status=3)
    assert peer.log.count("a@x.test") == peer.log.count("drop@x.test") == 1
    said = run(capsys, "outbox")
    assert "a@x.test" not in said
    assert "合计：等候 1，已接收 1，存疑 1" in said
    assert "a@x.test" in run(capsys, "outbox", "--all")


def test_a_person_decides(office, peer, capsys):
    run(capsys, "approve", "3", "--by", "张三")
    run(capsys, "send", "3", status=3)
    ids = {row.target.partition("@")[0]: str(row.id) for row in office.desk.rows()}
    assert "没有写核实的结果" in run(capsys, "outbox", "resolve", ids["drop"], status=2)
    assert "存疑" in run(capsys, "outbox", "show", ids["drop"])
    run(capsys, "outbox", "resolve", ids["drop"], "--received")
    run(capsys, "outbox", "cancel", ids["r450"])
    assert "合计：已接收 2，已取消 1" in run(capsys, "outbox")
    assert "不能再试" in run(capsys, "outbox", "retry", ids["a"], status=2)
    story = run(capsys, "outbox", "show", ids["drop"])
    assert [state for state in ("等候", "正在发", "正在交出", "存疑", "由人核实：已收到") if state not in story] == []


def test_edit_apply_diff_and_the_signature(office, capsys, tmp_path):
    run(capsys, "approve", "3", "--by", "张三")
    assert "weekly-2026-03-修改单.txt" in run(capsys, "edit", "2026-3")
    assert "已经有了，没有改动它" in run(capsys, "edit", "weekly-2026-03", status=2)
    path = tmp_path / "output" / "weekly-2026-03-修改单.txt"
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert "没有改动" in run(capsys, "apply", str(path), status=1)
    path.write_bytes(content.replace("改题：".encode(), "改题：职工托管".encode(), 2))
    assert run(capsys, "diff", str(path)).count("编者所拟") == 1
    assert "只是预览" in run(capsys, "apply", str(path), "--dry-run")
    said = run(capsys, "apply", str(path), "--by", "李四")
    assert "张三的签发是对旧稿的，内容有变，签发作废" in said
    again = run(capsys, "apply", str(path), status=1)
    assert "草稿后来有了2026年第3期（总第103期）修订稿 1" in again
    assert "没有改动" in again
    assert "职工托管" in run(capsys, "diff", "3")
    assert "没有第 7 稿" in run(capsys, "diff", "3", "--to", "7", status=2)
    said = run(capsys, "approve", "3", "--show")
    assert "签发已因内容改动作废" in said
    assert "修订稿 1　修改　李四" in said
    assert "没有有效的签发" in run(capsys, "send", "3", status=2)
    assert (tmp_path / "output" / "weekly-2026-03.pdf").read_bytes().startswith(b"%PDF")


def test_a_changed_sentence_is_refused_with_its_line(office, capsys, tmp_path):
    run(capsys, "edit", "3")
    path = tmp_path / "output" / "weekly-2026-03-修改单.txt"
    path.write_text(path.read_text("utf-8-sig").replace("共有27名职工", "共有270名职工"), "utf-8")
    said = run(capsys, "apply", str(path), status=2)
    assert re.search(r"修改单第 \d+ 行：句子与原文不同：“.*27”之后，原文是“（无）”，这里是“0”", said)
    assert len(office.revisions(office.kept()[-1])) == 1


def test_withdrawing_and_other_roles(office, capsys):
    assert "已记下 李四（审核）" in run(capsys, "approve", "3", "--by", "李四", "--role", "审核")
    run(capsys, "approve", "3", "--by", "张三")
    assert "签发已撤回" in run(capsys, "approve", "3", "--by", "张三", "--withdraw")
    assert "没有有效的签发" in run(capsys, "send", "3", status=2)


def test_another_name_in_print_is_pointed_out(tmp_path, monkeypatch, capsys):
    from digest.model import Colophon

    kept_issue(tmp_path / "output", colophon=Colophon(approver="王五"))
    monkeypatch.chdir(tmp_path)
    assert "刊上印的签发人是“王五”" in run(capsys, "approve", "3", "--by", "张三")
    assert "王五" not in run(capsys, "approve", "3", "--by", "王五").replace("已签发：王五", "")


@pytest.mark.parametrize("words", ["3", "03", "2026-3", "2026-03", "weekly-2026-03", "第3期", "2026年第3期"])
def test_an_issue_has_many_names(office, words):
    assert drafts.find_kept(office, words).number.number == 3


@pytest.mark.parametrize(
    ("words", "complaint"), [("4", "没有“4”这一期"), ("2025-3", "没有"), ("x", "不是期号"), ("增刊3", "没有")]
)
def test_what_is_no_issue_is_said(office, words, complaint):
    with pytest.raises(ArchiveError, match=complaint):
        drafts.find_kept(office, words)


def test_two_briefings_with_one_number_are_told_apart(office):
    office.keep(issue(briefing="monthly"), [], MORNING)
    with pytest.raises(ArchiveError, match="monthly-2026-3、weekly-2026-3"):
        drafts.find_kept(office, "3")
    assert drafts.find_kept(office, "monthly-2026-3").briefing == "monthly"


def test_no_archive_no_briefing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert "还没有档案" in run(capsys, "outbox", status=2)
    kept_issue(tmp_path / "output")
    assert "没有找到 weekly 的简报文件" in run(capsys, "send", "3", status=2)


def test_the_record_holds_trials_and_what_voided_a_signature(office, capsys):
    run(capsys, "approve", "3", "--by", "张三\n  2026-01-01　李四\x1b[31m")
    run(capsys, "send", "3", "--test", "me@x.test", status=0)
    kept = office.kept()[-1]
    office.keep(issue(editors_note="有改动"), [], MORNING, lambda connection, made: note_edit(connection, kept))
    told = run(capsys, "approve", "3", "--show")
    assert "试发　　给 me@x.test" in told
    assert "的签发就此作废" in told
    assert "\x1b" not in told
    assert "签（签发）　张三 2026-01-01　李四\n" in told
    assert len(told.splitlines()) == 4


def note_edit(connection, kept):
    approvals.record(connection, approvals.newest_id(connection, kept), "edited", "李四", "", MORNING)


def test_check_looks_for_the_password_and_logs_in_when_asked(office, peer, capsys, tmp_path, monkeypatch):
    text = SETTINGS.format(port=peer.port)
    assert "✓ 邮件" in run(capsys, "check", "weekly.toml", "--mail")
    (tmp_path / "weekly.toml").write_text(text + 'user = "a"\npassword = "env:UNION_DIGEST_NOPE"\n', "utf-8")
    monkeypatch.delenv("UNION_DIGEST_NOPE", raising=False)
    assert "UNION_DIGEST_NOPE 里没有" in run(capsys, "check", "weekly.toml", status=2)
    monkeypatch.setenv("UNION_DIGEST_NOPE", "secret")
    assert "服务器不提供登录" in run(capsys, "check", "weekly.toml", "--mail", status=2)
    (tmp_path / "weekly.toml").write_text(text.replace('"models"', '"modelsx"'), "utf-8")
    assert "是不是 models" in run(capsys, "check", "weekly.toml", status=2)
    (tmp_path / "weekly.toml").write_text(text.replace('"工会简报"', '"工会\\n简报"'), "utf-8")
    assert "title 里有换行" in run(capsys, "check", "weekly.toml", status=2)


def test_restoring_needs_no_briefing_file_and_leaves_no_empty_archive(office, capsys, tmp_path):
    run(capsys, "backup", "good.db")
    (tmp_path / "gbk.toml").write_bytes("[archive]\nurl = '简报'".encode("gbk"))
    assert "已导入 1 期" in run(capsys, "import", "good.db", "--out", "new")
    (tmp_path / "bad.gz").write_bytes(b"nothing")
    run(capsys, "import", "bad.gz", "--out", "other", status=2)
    assert not (tmp_path / "other").exists()


def test_a_group_gets_the_entries_that_it_chose_and_the_signature_holds(office, peer, capsys, tmp_path):
    groups = """
[[delivery.group]]
name = "劳模办"
to = ["models@x.test"]
themes = ["models"]
[[delivery.group]]
name = "青溪"
to = ["place@x.test"]
regions = ["云岭省青溪市"]
"""
    settings = tmp_path / "weekly.toml"
    settings.write_text(settings.read_text("utf-8").replace("[mail]", f"{groups}[mail]"), "utf-8")
    assert "已写出" in run(capsys, "render", "3", "--group", "劳模办", "--form", "html")
    shown = (tmp_path / "output" / "weekly-2026-03-group2.html").read_text("utf-8")
    assert "南浦区劳模宣讲会" in shown
    assert "青溪县职工趣味运动会" in shown  # of this theme, though printed under another
    assert "云岭市工会爱心托管班" not in shown
    assert "没有“权益”这个收件组" in run(capsys, "render", "3", "--group", "权益", status=2)
    assert "没有“青溪”要选登的条目" in run(capsys, "render", "3", "--group", "青溪", status=2)
    run(capsys, "approve", "3", "--by", "张三", "--role", "签发")
    said = run(capsys, "send", "3", "--to", "劳模办", "青溪")
    assert "没有“青溪”要选登的条目，这一组没有发" in said
    assert [address for address, _ in peer.log.accepted] == ["models@x.test"]
    (mail,) = (message_from_bytes(content, policy=policy.default) for content in peer.log.contents.values())
    told = mail.get_body(("plain",)).get_content()
    assert "本件选登全期3条中的2条" in told
    assert "云岭市工会爱心托管班" not in told
