"""Settings files: what is wrong with a line is said in Chinese, with the line as it must be written."""

import os

import pytest

from digest.errors import ConfigError
from digest.tables import parse, read
from digest.tables.wording import shown

QUOTES, SIGN, COMMA, HALF = "引号要用英文的", "等号要用英文的", "逗号要用英文的", "数字和空格要用半角的"
OPEN, NUMBER, QUOTED = "方括号没有收尾", "数后面不写单位", "文字要放在一对英文引号里"


@pytest.mark.parametrize(
    ("line", "said", "right"),
    [
        ("title = “工会简报”", QUOTES, 'title = "工会简报"'),
        ("title = ‘工会简报’  # “报头”", QUOTES, 'title = "工会简报"  # “报头”'),
        ('title = "工会简报”', QUOTES, 'title = "工会简报"'),
        ('title ＝ "工会简报"', SIGN, 'title = "工会简报"'),
        ("title：“工会简报”", f"{QUOTES}、{SIGN}", 'title = "工会简报"'),
        ('marks = ["甲"，"乙"]', COMMA, 'marks = ["甲", "乙"]'),
        ("marks = [“甲，丙”、“乙”]", f"{QUOTES}、{COMMA}", 'marks = ["甲，丙", "乙"]'),
        ("copies = ６０", HALF, "copies = 60"),
        ("\u3000copies = 60", HALF, "copies = 60"),
        ("copies = 60份", NUMBER, "copies = 60"),
        ("copies = 60 份  # 印数", NUMBER, "copies = 60"),
        ("serial_start = 第128期  # 总第号", "总期号只写数", "serial_start = 128"),
        ("title = 工会简报", QUOTED, 'title = "工会简报"'),
        ('title = "工会简报', QUOTED, 'title = "工会简报"'),
        ('title = 工会简报"', QUOTED, 'title = "工会简报"'),
        ("title =", "等号后面没有写值", 'title = ""'),
        ('title "工会简报"', "缺少等号", 'title = "工会简报"'),
        ("[briefing", OPEN, "[briefing]"),
        ("[[sections.theme]", OPEN, "[[sections.theme]]"),
        ("【briefing】", "方括号要用英文的", "[briefing]"),
        ("follow_ups = True", "是与否写 true、false", "follow_ups = true"),
        ("follow_ups = 否", "是与否写 true、false", "follow_ups = false"),
        ('inputs = ["D:\\来源"]', "反斜杠要写成 /", 'inputs = ["D:/来源"]'),
        ('title = "他说"好""', "文字里的引号用中文的", 'title = "他说“好”"'),
        ('title = "简报" 报头', "说明前面要写 #", 'title = "简报"  # 报头'),
        ("limit = 3,", "行尾不写逗号", "limit = 3"),
        ("limit == 3", "等号只写一个", "limit = 3"),
    ],
)
@pytest.mark.parametrize("end", ["", "\nlast = 1\n"])
def test_a_slip_is_named_with_its_line_and_the_right_spelling(line, said, right, end):
    with pytest.raises(ConfigError) as raised:
        parse("简报.toml", f"# 简报\nfirst = 1\n{line}{end}")
    assert raised.value.message.startswith(f"第 3 行写法不对（{said}）：")
    assert raised.value.remedy.replace(" ", "") == f"应写成：{right}".replace(" ", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a]\nx = 1\ny = 2\nx = 3\n", "第 4 行的 x 前面已经写过了（第 2 行）"),
        ("[a]\nx = 1\n[b]\nx = 1\n[a]\n", "第 5 行的 [a] 前面已经写过了（第 1 行）"),
        ('x = [\n"甲"\n"乙"\n]\n', "第 1 行起写法不对（方括号或引号没有收尾，或两项之间缺少逗号）：x = ["),
        ('x = ["甲"\ny = 3\n', "第 1 行起写法不对"),
        ('a = 1\nx = ["甲", "乙"', "第 2 行写法不对（方括号没有收尾）"),
        ('x = """甲\n', "第 1 行起写法不对"),
        ('a = 1\n标题 = "甲"\n', '第 2 行第 1 个字附近写法不对：标题 = "甲"'),
        (f"a = 1\nx = {'9' * 5000}\n", "第 2 行的数太长"),
        (f"x = {'[' * 5000}", "第 1 行起写法不对"),
        ("a = 1\n\0b = 2", "第 2 行写法不对（有看不见的字符）："),
        (f"x = [{'1, ' * 99}甲]", "第 1 行第 303 个字附近写法不对：…"),
    ],
)
def test_what_no_line_alone_shows_is_named(text, said):
    with pytest.raises(ConfigError) as raised:
        parse("简报.toml", text)
    assert raised.value.message.startswith(said)
    assert raised.value.remedy


@pytest.mark.parametrize("line", ['password = "秘密', "password = 秘密", "url ＝ 'postgresql://甲:秘密@乙/丙'"])
def test_a_secret_is_never_shown(line):
    with pytest.raises(ConfigError) as raised:
        parse("简报.toml", line)
    assert "秘密" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("title = '工会'".encode("gbk"), "不是 UTF-8 编码，像是 GBK"),
        ("title = '工会'".encode("utf-16"), "不是 UTF-8 编码，像是 UTF-16"),
        (b"\x80\xff\xff", "不是 UTF-8 编码，像是别的文件"),
        (b"#" * (1024 * 1024 + 1), "超过 1 MB"),
    ],
)
def test_what_is_no_settings_file_is_told(tmp_path, content, said):
    file = tmp_path / "简报.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as raised:
        read(file)
    assert said in raised.value.message


def test_windows_editors_are_read_and_pipes_are_not_waited_for(tmp_path):
    (tmp_path / "a.toml").write_bytes('\ufefftitle = "工会"\r\nnote = """甲\r\n乙"""\r\n'.encode())
    assert read(tmp_path / "a.toml").values == {"title": "工会", "note": "甲\n乙"}
    os.mkfifo(tmp_path / "管道.toml")
    for name in ("/dev/zero", tmp_path, tmp_path / "管道.toml", "a\0b.toml"):
        with pytest.raises(ConfigError, match="读不到这个文件"):
            read(name)


def test_a_value_is_shown_as_the_file_writes_it():
    table = parse("简报.toml", 'a = true\nb = 2026-11-20\nc = ["甲", 1]\nd = 08:30:00\ne = 1.5\n')
    assert [shown(value) for value in table.values.values()] == ["true", "2026-11-20", '["甲", 1]', "08:30:00", "1.5"]
    assert len(shown("长" * 500)) < 60
    assert shown("impor\ufefftance") == '"impor\\ufefftance"'  # what nobody would see
