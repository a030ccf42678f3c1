"""What an office writes under [sources], and what it is told of a slip."""

from __future__ import annotations

import pytest

from digest import config
from digest.errors import ConfigError
from digest.model import FeedSource, FolderSource, MailSender

HEAD = """
[briefing]
code = "weekly"
title = "工会简报"
publisher = "平江市总工会"
[[sections.theme]]
code = "other"
name = "其他"
[sources]
"""
MAILBOX = """
[[sources.mailbox]]
name = "信箱"
host = "imap.example.cn"
user = "a@example.cn"
password = "file:secret"
senders = ["张家港市总工会 <GH@zjg.example>", "@kunshan.example", "a@b.cn"]
"""


@pytest.fixture
def load(tmp_path):
    def load(text: str):
        (tmp_path / "weekly.toml").write_text(HEAD + text, "utf-8")
        return config.load(tmp_path / "weekly.toml")

    return load


def test_what_is_written_is_what_is_collected(load, tmp_path) -> None:
    feed = '[[sources.feed]]\nname = "网"\nurl = "www.example.cn/rss"\nlevel = "县"\nhome = "江苏省苏州市"\n'
    folder = '[[sources.folder]]\nname = "盘"\nurl = "share"\n'
    collecting = load(f"every = 30\n{feed}{MAILBOX}{folder}").collecting
    first, mailbox, last = collecting.sources
    assert collecting.every == 30
    assert first == FeedSource("网", "https://www.example.cn/rss", "县", ("江苏省", "苏州市"))
    assert last == FolderSource("盘", str(tmp_path / "share"))
    assert (mailbox.port, mailbox.password) == (993, f"file:{tmp_path / 'secret'}")
    assert mailbox.senders == (
        MailSender("gh@zjg.example", "张家港市总工会"),
        MailSender("@kunshan.example"),
        MailSender("a@b.cn"),
    )


def test_nothing_is_collected_where_nothing_is_named(load) -> None:
    assert load("").collecting is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[sources.feed]]\nname = "网"\nurl = "ftp://x.cn/"\n', "只能是 https 或 http 的地址"),
        ('[[sources.feed]]\nname = "网"\nurl = "https://a:b@x.cn/"\n', "里不能写用户名和密码"),
        ('[[sources.site]]\nname = "号"\nurl = "https://mp.weixin.qq.com/x"\n', "腾讯的协议不许程序抓取"),
        ('[[sources.site]]\nname = "网"\nurl = "https://x.cn/"\nlinks = "("\n', "不是正则表达式"),
        ('[[sources.feed]]\nname = "网"\nurl = "https://x.cn/"\nlevel = "镇"\n', "不能是“镇”"),
        ('[[sources.feed]]\nname = "网"\nurl = "https://x.cn/"\n' * 2, "“网”前面已经用过了"),
        (MAILBOX.replace("file:secret", "geheim"), "不能直接写密码"),
        (MAILBOX.replace("@kunshan.example", "昆山"), "里的“昆山”不是邮件地址"),
        (MAILBOX + 'security = "local"\n', "只能用于本机的邮件服务器"),
        ("[[sources.feed]]\nname = '网'\n", "缺少"),
    ],
)
def test_a_slip_is_told_with_its_place(load, text, told) -> None:
    with pytest.raises(ConfigError) as raised:
        load(text)
    assert told in str(raised.value)
    assert "geheim" not in str(raised.value)
