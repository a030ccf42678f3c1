"""Tables as Excel, WPS and editors save them: the bytes that they write in, the same rows out."""

import os

import pytest

from digest.csv_tables import Columns, RowError, RowFault, TableRow, read_table, values_of
from digest.errors import ConfigError

COLUMNS = Columns(("name", "parent", "aliases"), ("name", "parent"), {"名称": "name"})
PEOPLE = Columns(("姓名", "职务", "单位"), ("姓名", "职务"))
ROWS = (
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
        pytest.param(SEMICOLONS.replace(";", "，").encode("utf-8"), id="full-width commas"),
        pytest.param(SEMICOLONS.replace(";", "；").encode("gbk"), id="full-width semicolons"),
        pytest.param(COMMAS.replace("\r\n", "\n").encode(), id="an editor, no mark"),
        pytest.param(COMMAS.replace("\r\n", "\r").encode("gbk"), id="Excel, Macintosh"),
        pytest.param(COMMAS.replace("江南新城", " 江南新城 ").encode(), id="blanks around cells"),
    ],
)
def test_what_an_office_saves_gives_the_same_rows(tmp_path, content):
    file = tmp_path / "regions.csv"
    file.write_bytes(content)
    table = read_table(file, COLUMNS)
    assert table.rows == ROWS
    assert not table.faults


def test_empty_lines_and_remarks_are_no_rows_but_count(tmp_path):
    file = tmp_path / "regions.csv"
    file.write_text('# 本单位,,\n"# 列：名称,所属"\nname,parent\n\n,,\n  \n甲,乙\n', "utf-8")
    assert read_table(file, COLUMNS).rows == (TableRow(7, ("甲", "乙", "")),)
    file.write_text("", "utf-8")
    assert read_table(file, COLUMNS).rows == ()


def people(folder, text):
    file = folder / "people.csv"
    file.write_text(text, "utf-8")
    table = read_table(file, PEOPLE)
    assert all(fault.file == str(file) for fault in table.faults)
    return table


def test_columns_stand_in_any_order_and_some_may_be_left_out(tmp_path):
    table = people(tmp_path, "职务,姓名\n主席,陈望岳\n")
    assert table.rows == (TableRow(2, ("陈望岳", "主席", "")),)
    assert not table.faults


@pytest.mark.parametrize(
    ("head", "said", "remedy"),
    [
        ("姓明,职务,单位", "列名“姓明”不认识", "是不是 姓名"),
        ("姓名,职位,单位", "列名“职位”不认识", "是不是 职务"),
        ("姓名,职务,工作单位", "列名“工作单位”不认识", "是不是 单位"),
    ],
)
def test_a_slip_in_a_head_is_told_with_the_near_word_and_the_column_read(tmp_path, head, said, remedy):
    table = people(tmp_path, f"# 名单\n{head}\n陈望岳,主席,总工会\n")
    (fault,) = table.faults
    assert (fault.line, fault.said) == (2, said)
    assert remedy in fault.remedy
    assert table.rows == (TableRow(3, ("陈望岳", "主席", "总工会")),)


def test_a_column_that_nobody_asked_for_is_told_and_left(tmp_path):
    table = people(tmp_path, "姓名,电话,职务\n陈望岳,123,主席\n")
    assert [str(fault) for fault in table.faults] == [
        f"{tmp_path / 'people.csv'}：第 1 行：列名“电话”不认识（这一列没有用；可用的有：姓名、职务、单位）"
    ]
    assert table.rows == (TableRow(2, ("陈望岳", "主席", "")),)


def test_a_table_without_a_head_is_read_in_the_usual_order_and_that_is_told(tmp_path):
    table = people(tmp_path, "陈望岳,主席,总工会\n")
    assert [fault.said for fault in table.faults] == ["第一行应是各列的名称，现在按通常的次序读"]
    assert table.rows == (TableRow(1, ("陈望岳", "主席", "总工会")),)


def test_a_table_that_lacks_a_column_it_needs_is_not_used(tmp_path):
    table = people(tmp_path, "姓名,单位\n陈望岳,总工会\n")
    assert [fault.said for fault in table.faults] == ["没有“职务”这一列，表里各行都没有用"]
    assert table.rows == ()


def test_a_wrong_row_is_named_and_the_others_are_used(tmp_path):
    table = people(tmp_path, '姓名,职务,单位\n甲乙,主席\n"丙丁,主席\n戊己,主席,工会,多出\n庚辛,,\n壬癸,委员\n')

    def make(row):
        if not row.cells[1]:
            raise RowError("没有写职务", "补上")
        return row.cells[0]

    found, faults = values_of(table, make)
    assert found == ["甲乙", "壬癸"]
    assert {fault.line: fault.said for fault in faults} == {
        3: "引号不成对，或一格太长",
        4: "多出 1 格",
        5: "没有写职务",
    }
    assert RowFault(str(tmp_path / "people.csv"), 5, "没有写职务", "补上") in faults


@pytest.mark.parametrize(
    ("content", "said"),
    [
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
        read_table(file, COLUMNS)
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
            read_table(name, COLUMNS)
        assert said in str(raised.value)
        assert "\n" not in str(raised.value)
        assert "\0" not in str(raised.value)
