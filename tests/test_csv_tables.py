"""Tables as Excel, WPS and editors save them: the bytes that they write in, the same rows out."""

import os

import pytest

from digest.csv_tables import TableRow, read_rows
from digest.errors import ConfigError

ROWS = (
    TableRow(1, ("name", "parent", "aliases")),
    TableRow(2, ("湖滨新城", "江苏省/苏州市/吴江区", "湖滨,新城区")),
    TableRow(3, ("江南新城", "江苏省/苏州市", "")),
)
COMMAS = 'name,parent,aliases\r\n湖滨新城,江苏省/苏州市/吴江区,"湖滨,新城区"\r\n江南新城,江苏省/苏州市,\r\n'
TABS = 'name\tparent\taliases\r\n湖滨新城\t江苏省/苏州市/吴江区\t"湖滨,新城区"\r\n江南新城\t江苏省/苏州市\t\r\n'
SEMICOLONS = COMMAS.replace('"湖滨,新城区"', "湖滨#新城区").replace(",", ";").replace("湖滨#", "湖滨,")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(COMMAS.encode("utf-8-sig"), id="Excel, CSV UTF-8"),
        pytest.param(COMMAS.encode("gbk"), id="Excel or WPS on Chinese Windows, CSV"),
        pytest.param(b"\xff\xfe" + TABS.encode("utf-16-le"), id="Excel, Unicode text"),
        pytest.param(b"\xfe\xff" + TABS.encode("utf-16-be"), id="Unicode big endian of Notepad"),
        pytest.param(TABS.encode("gbk"), id="Excel, text with tabs"),
        pytest.param(SEMICOLONS.encode("utf-8"), id="semicolons"),
        pytest.param(COMMAS.replace("\r\n", "\n").encode(), id="an editor, no mark"),
        pytest.param(COMMAS.replace("\r\n", "\r").encode("gbk"), id="Excel, Macintosh"),
        pytest.param(COMMAS.replace("江南新城", " 江南新城 ").encode(), id="blanks around cells"),
    ],
)
def test_what_an_office_saves_gives_the_same_rows(tmp_path, content):
    file = tmp_path / "regions.csv"
    file.write_bytes(content)
    assert read_rows(file) == ROWS


def test_empty_lines_and_remarks_are_no_rows_but_count(tmp_path):
    file = tmp_path / "regions.csv"
    file.write_text('# 本单位,,\n"# 列：名称,所属"\n\n,,\n  \n甲,乙\n', "utf-8")
    assert read_rows(file) == (TableRow(6, ("甲", "乙")),)
    file.write_text("", "utf-8")
    assert read_rows(file) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('甲,乙\n"丙,丁\n戊,己\n'.encode(), "第 2 行不对：引号不成对"),
        (b"PK\x03\x04\x14\x00", "是 Excel 工作簿"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "是 Excel 工作簿"),
        ("甲,乙".encode("utf-16-le"), "编码认不出来"),
        (b"a\x00,b", "不是文本文件"),
        (b"\xff\xfe\xff\xff\x80", "编码认不出来"),
    ],
)
def test_what_is_no_table_is_told(tmp_path, content, said):
    file = tmp_path / "regions.csv"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as raised:
        read_rows(file)
    assert raised.value.file == str(file)
    assert said in raised.value.message


def test_what_cannot_be_read_is_one_line(tmp_path):
    os.mkfifo(tmp_path / "管道.csv")
    (tmp_path / "大.csv").write_bytes(b"," * (8 * 1024 * 1024 + 1))
    for name, said in (
        ("/dev/zero", "设备"),
        (tmp_path, "文件夹"),
        (tmp_path / "管道.csv", "管道"),
        (tmp_path / "没有.csv", "没有这个文件"),
        (tmp_path / "大.csv", "超过 8 MB"),
        (f"{tmp_path}/a\0.csv", "文件名里有不能用的字符"),
    ):
        with pytest.raises(ConfigError) as raised:
            read_rows(name)
        assert said in str(raised.value)
        assert "\n" not in str(raised.value)
        assert "\0" not in str(raised.value)
