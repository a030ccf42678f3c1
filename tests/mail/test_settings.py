"""The tables [delivery] and [mail] of a briefing file: what is wrong is named, what is right is taken."""

import re
from pathlib import Path

import pytest

from digest import config
from digest.errors import ConfigError
from digest.model import Selection

HEAD = """
[briefing]
code = "weekly"
title = "工会简报"
publisher = "青溪市总工会办公室"
[[sections.theme]]
code = "other"
name = "其他"
"""
GOOD = """
[delivery]
approval = "required"
at = "09:30"
remind = ["clerk@union.test"]
on_doubt = "hold"
[[delivery.group]]
name = "各县"
to = ["a@union.test", "b@union.test"]
forms = ["pdf", "docx"]
[[delivery.group]]
name = "共享"
channel = "folder"
to = ["share"]
[mail]
host = "smtp.union.test"
security = "tls"
sender = "office@union.test"
user = "office"
password = "env:DIGEST_MAIL_PASSWORD"
authorities = "own.pem"
"""


def load(tmp_path, text):
    file = tmp_path / "weekly.toml"
    file.write_text(HEAD + text, "utf-8")
    return config.load(file)


def test_without_the_tables_nothing_is_sent(tmp_path):
    assert load(tmp_path, "").sending is None


def test_good_settings(tmp_path):
    sending = load(tmp_path, GOOD).sending
    assert (sending.approval, sending.at, sending.on_doubt, sending.remind) == (
        "required",
        "09:30",
        "hold",
        ("clerk@union.test",),
    )
    counties, share = sending.groups
    assert (counties.channel, counties.to, counties.forms) == (
        "mail",
        ("a@union.test", "b@union.test"),
        ("pdf", "docx"),
    )
    assert (share.channel, share.to, share.forms) == ("folder", (str(tmp_path / "share"),), ("pdf",))
    mail = sending.mail
    assert (mail.port, mail.security, mail.authorities) == (465, "tls", str(tmp_path / "own.pem"))


def test_an_edition_beside_the_file_is_found(tmp_path):
    (tmp_path / "brief").mkdir()
    sending = load(tmp_path, GOOD.replace('name = "各县"', 'name = "各县"\nedition = "brief"')).sending
    assert sending.groups[0].edition == str(tmp_path / "brief")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('approval = "required"', 'approval = "maybe"', "approval 不能是“maybe”"),
        ('on_doubt = "hold"', 'on_doubt = "never"', "on_doubt 不能是“never”"),
        ('at = "09:30"', 'at = "9点半"', "不是时刻"),
        ('remind = ["clerk@union.test"]', 'remind = ["李四"]', "“李四”不是邮件地址"),
        ('"b@union.test"]', '"b@union.test\\r\\nBcc: x@evil.test"]', "里有换行"),
        ('"b@union.test"]', '"张三 <b@union.test>"]', "不是邮件地址"),
        ('name = "各县"', 'names = "各县"', "不认识的项 names（是不是 name？"),
        ('to = ["share"]', "to = []", "第 22 行：第 2 个 [[delivery.group]] 里缺少 to"),
        ('to = ["share"]', 'to = "share"', "第 2 个 [[delivery.group]] 的 to 应是文字的列表"),
        ('to = ["share"]', "", "第 2 个 [[delivery.group]] 里缺少 to"),
        ('channel = "folder"', 'channel = "fax"', "channel 不能是“fax”"),
        (
            'forms = ["pdf", "docx"]',
            'forms = ["pdf", "doc"]',
            "forms 不能是“doc”（是不是 docx？",
        ),
        ('forms = ["pdf", "docx"]', "forms = [1]", "第 1 个 [[delivery.group]] 的 forms 应是文字的列表"),
        ('host = "smtp.union.test"', 'host = ""', "缺少 host"),
        ('sender = "office@union.test"', 'sender = "office"', "不是邮件地址"),
        ('security = "tls"', 'security = "local"', "只能用于本机"),
        ('security = "tls"', 'security = "none"', "security 不能是“none”"),
        ('security = "tls"', 'security = "starttls"\nport = 465', "不配"),
        ('security = "tls"', 'security = "tls"\nport = 70000', "port 应在 1 到 65535 之间"),
        ('password = "env:DIGEST_MAIL_PASSWORD"', 'password = "hunter2"', "不能直接写密码"),
        ('password = "env:DIGEST_MAIL_PASSWORD"', "", "要么都写，要么都不写"),
        ('user = "office"', 'user = "办公室"', "有中文或全角字符"),
        ('authorities = "own.pem"', "per_connection = 0", "per_connection 应在 1 到 1000000 之间"),
        ("[[delivery.group]]", "[delivery.other]\nx = 1\n[[delivery.group]]", "不认识的项 other"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, old, new, complaint):
    assert old in GOOD
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, GOOD.replace(old, new, 1))
    assert complaint in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_mail_to_groups_needs_a_server(tmp_path):
    with pytest.raises(ConfigError, match=r"没有 \[mail\] 部分"):
        load(tmp_path, GOOD.split("[mail]")[0])


def test_a_share_alone_needs_none(tmp_path):
    sending = load(
        tmp_path, '[delivery]\n[[delivery.group]]\nname = "共享"\nchannel = "folder"\nto = ["share"]\n'
    ).sending
    assert sending.mail is None


def test_the_explained_settings_of_the_template_are_right(tmp_path):
    template = (Path(__file__).parents[2] / "templates" / "weekly.toml").read_text("utf-8")
    lines = template[template.index("# [delivery]") :].split("\n")
    own = lines[: next(place for place, line in enumerate(lines) if "attachment_name" in line) + 1]
    sending = load(tmp_path, "\n".join(line.removeprefix("# ") for line in own)).sending
    assert [group.channel for group in sending.groups] == ["mail", "folder"]
    assert sending.mail.password == "env:DIGEST_MAIL_PASSWORD"
    assert config.load(Path(__file__).parents[2] / "templates" / "weekly.toml").sending is None


def test_an_edition_takes_themes_places_and_pages(tmp_path):
    text = GOOD.replace(
        'name = "各县"', 'name = "各县"\nthemes = ["other"]\nregions = ["江苏省苏州市"]\npages_most = 2'
    )
    group = load(tmp_path, text).sending.groups[0]
    assert group.selection == Selection(("other",), (("江苏省", "苏州市"),), 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('themes = ["othr"]', "的 themes 里的“othr”不是 [[sections.theme]] 里的 code（是不是 other？）"),
        ('regions = ["苏州"]', "的 regions 里的“苏州”不是地名（请写全称，如 江苏省苏州市）"),
        ("pages_most = -1", "pages_most"),
    ],
)
def test_an_edition_that_can_take_nothing_is_refused(tmp_path, line, said):
    with pytest.raises(ConfigError, match=re.escape(said)):
        load(tmp_path, GOOD.replace('name = "各县"', f'name = "各县"\n{line}'))


def test_one_recipient_of_two_editions_is_refused(tmp_path):
    more = 'name = "权益部"\nto = ["b@union.test"]\nforms = ["pdf", "docx"]\nthemes = ["other"]\n[mail]'
    more = f"[[delivery.group]]\n{more}"
    with pytest.raises(ConfigError, match=r"“b@union.test”在“各县”里已经有了"):
        load(tmp_path, GOOD.replace("[mail]", more))
    assert load(tmp_path, GOOD.replace("[mail]", more.replace('themes = ["other"]\n', "")))
