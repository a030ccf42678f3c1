"""What a newcomer, a clerk and an attacker met on a walk, each line of its kind that no other test holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest import cli
from digest.archive.outbox.rows import Posting
from digest.commands.outbox import line
from tests.commands.test_remaking import PAGES

SENDING = """
[delivery]
approval = "none"
[[delivery.group]]
name = "领导"
to = ["chief@union.example"]
[mail]
host = "127.0.0.1"
port = 9
security = "local"
sender = "office@union.example"
"""


@pytest.fixture
def office(tmp_path, monkeypatch, capsys):
    """Return what runs a command in an office with one issue and gives its status and words."""
    monkeypatch.chdir(tmp_path)
    assert cli.main(["init", "office"]) == 0
    monkeypatch.chdir(tmp_path / "office")
    text = re.sub(r"^forms = .*", 'forms = ["json"]', Path("weekly.toml").read_text("utf-8"), flags=re.MULTILINE)
    Path("weekly.toml").write_text(text.replace("sign_pending = false", "sign_pending = true") + SENDING, "utf-8")
    for name, page in PAGES.items():
        Path("sources", name).write_text(page, "utf-8")
    assert cli.main(["build", "weekly.toml", "--date", "2026-08-07"]) == 0

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        status = cli.main(arguments)
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def change(old: str, new: str) -> None:
    text = Path("weekly.toml").read_text("utf-8")
    assert old in text
    Path("weekly.toml").write_text(text.replace(old, new, 1), "utf-8")


def test_the_briefing_laid_out_names_the_command_as_it_is_typed_there(office):
    assert "digest check weekly.toml" in Path("weekly.toml").read_text("utf-8")


def test_a_draft_is_told_with_the_time_it_was_kept_as_an_office_writes_it(office):
    assert re.search(
        r"^第 0 稿存于 20\d\d-\d\d-\d\d \d\d:\d\d，文件：weekly-2026-01\.json$", office("show", "1")[1], re.M
    )


def test_a_name_with_line_feeds_and_escapes_is_one_clean_line_of_the_record(office):
    assert office("approve", "1", "--by", "张三\n  2026-08-07 09:00　初稿　签（签发）　李四\x1b[31m")[0] == 0
    record = office("approve", "1", "--show")[1]
    assert "\x1b" not in record
    assert sum("签（签发）" in told for told in record.splitlines()[1:]) == 1


def test_a_theme_that_the_vocabulary_has_not_is_told_with_the_near_one(office):
    change('code = "competition"', 'code = "competitionx"')
    status, said = office("check", "weekly.toml")
    assert status == 2
    assert "“competitionx”词表里没有，不会有文章进去（是不是 competition？）" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "工会简报"', 'title = "工会\\r\\n简报"', "[briefing] 的 title 里有换行"),
        ('name = "领导"', 'name = "领导\\nBcc: x@y.example"', "的 name 里有换行"),
        ("port = 9\n", 'port = 9\nsender_name = "甲\\r\\n乙"\n', "[mail] 的 sender_name 里有换行"),
        ('code = "competition"', 'code = "../../x"', "词表里没有"),
    ],
)
def test_check_refuses_what_would_forge_a_line_or_a_path(office, old, new, said):
    change(old, new)
    status, told = office("check", "weekly.toml")
    assert status == 2
    assert said in told


def test_a_volume_says_what_in_it_is_not_signed(office):
    assert "还没有签发的也编入了：2026年第1期" in office("volume", "2026", "--form", "docx")[1]


def test_a_trial_sent_again_while_it_waits_is_one_mail_and_shows_no_other_rows(office):
    office("send", "1")
    for _ in range(2):
        said = office("send", "1", "--test", "me@union.example")[1]
        assert said.count("me@union.example") == 1
        assert "chief@union.example" not in said
    assert office("outbox", "--all")[1].count("me@union.example") == 1


def test_a_rehearsal_of_nothing_names_no_folder(office, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for page in Path("sources").iterdir():
        page.unlink()
    status, said = office("run", "weekly.toml", "--period", "2026-08-14", "--dry-run")
    assert status == 1
    assert "试编：没有编出什么。" in said
    assert list(tmp_path.glob("union-digest-*")) == []


def test_arguments_that_may_be_left_out_are_not_called_needed(capsys):
    with pytest.raises(SystemExit):
        cli.main(["stats", "--help"])
    said = capsys.readouterr().out
    assert "必写" not in said
    assert "不写就全算" in said


def test_a_row_that_is_handed_over_says_till_when():
    row = Posting(
        7, 1, 1, "weekly", "issue", "mail", "领导", "a@x.example", "<1@x>", "sending", 1, 0, "", "", 0, "正在交出", "",
        "2026-08-07T01:15:00+00:00",
    )  # fmt: skip
    assert "08-07 09:15 还没有结果的，下次发送时接着处理" in line(row)


@pytest.mark.parametrize("command", [("list", "--year"), ("volume",), ("outbox", "retry"), ("show",)])
def test_a_number_larger_than_any_archive_holds_is_none_of_its_own(office, command):
    status, said = office(*command, "9" * 30)
    assert status == 2
    assert "出错：档案里没有" in said


def test_a_signature_that_nobody_gave_is_not_taken_back(office):
    assert "没有签发，不用撤回" in office("approve", "1", "--by", "张三", "--withdraw")[1]
    assert "撤回" not in office("approve", "1", "--show")[1]


def test_sending_again_to_nobody_is_no_line_of_the_record(office):
    change('to = ["chief@union.example"]', 'channel = "folder"\nto = ["share"]')
    for _ in range(2):
        office("send", "1")
    assert office("approve", "1", "--show")[1].count("交付发送") == 1


def test_a_share_that_is_not_connected_is_waited_for_and_not_made_here(office, tmp_path):
    share = tmp_path / "网络盘" / "简报"
    change('to = ["chief@union.example"]', f'channel = "folder"\nto = ["{share}"]')
    assert f"✗ 共享文件夹：收件组“领导”：没有 {share}" in office("check", "weekly.toml")[1]
    said = office("send", "1")[1]
    assert "网络盘没有接上" in said
    assert "已接收 0" in office("outbox", "--all")[1] or "等候" in said
    assert not share.parent.exists()
    share.mkdir(parents=True)
    assert "✗ 共享文件夹" not in office("check", "weekly.toml")[1]
    office("outbox", "retry", "1")
    office("send", "1")
    assert list(share.glob("weekly-2026-01.*"))


def test_old_articles_in_the_folder_are_counted_and_stand_in_the_ledger(office):
    page = "石湖区总工会送清凉\n8月12日，石湖区总工会为120名环卫工人送去清凉物资。\n"
    Path("sources", "新.txt").write_text(page, "utf-8")
    status, said = office("build", "weekly.toml", "--date", "2026-08-14")
    assert status == 0
    assert "已登" not in said
    assert re.search(r"另有旧稿 \d+ 篇.*未用；逐条列在台账里：digest ledger weekly-2026-02", said)
    assert "第1期（2026年）已登" in office("ledger", "2")[1]


def test_a_copy_of_the_briefing_beside_it_sends_to_nobody(office, monkeypatch):
    copy = Path("weekly - 副本.toml")
    copy.write_text(Path("weekly.toml").read_text("utf-8").replace("chief@", "former@"), "utf-8")
    for command in (("send", "1"), ("run", "--due"), ("desk", "--no-browser")):
        status, said = office(*command)
        assert status == 2
        assert "weekly.toml 的 code 也是 weekly，不知以哪一份为准" in said
    copy.rename(".weekly-试.toml")  # hidden: what a desk that was killed while it checked a setting left
    assert "chief@union.example" in office("send", "1")[1]
    folder = Path("templates")
    folder.mkdir()
    Path(".weekly-试.toml").rename(folder / "weekly.toml")
    assert "chief@union.example" in office("send", "1")[1]
    monkeypatch.chdir("..")
    Path("weekly.toml").write_text(Path("office/templates/weekly.toml").read_text("utf-8"), "utf-8")
    assert "former@" not in office("send", "1", "--out", "office/output")[1]


def test_another_code_under_the_same_title_does_not_begin_anew_unasked(office):
    change('code = "weekly"', 'code = "gonghui"')
    status, said = office("build", "weekly.toml", "--date", "2026-08-14")
    assert status == 2
    assert "《工会简报》以前的 code 是 weekly，现在是 gonghui：期号会从头计" in said
    assert office("build", "weekly.toml", "--date", "2026-08-14", "--force")[0] == 0
    assert office("build", "weekly.toml", "--date", "2026-08-14")[0] == 0
