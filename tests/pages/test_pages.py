"""Room 1: files of every usual encoding become pages; whatever is no text is named in Chinese."""

import codecs
import contextlib
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import pages
from digest.errors import SourceError
from digest.model import Fetched, Location

TEXT = "近日，青川县总工会在木鱼镇为一线职工送去清凉。\n\n    活动现场，“娘家人”的问候让大家倍感温暖。\n青川县总工会\n"
TRADITIONAL = "近日，總工會為第一線勞工舉辦聯誼活動，三百人參加。會員說，這是工會的關心。\n"


def page_of(content: bytes, name: str = "版面.txt"):
    (page,) = pages.parse(Fetched(Location(name), content))
    return page


def text_of(page):
    return "\n".join(block.text for block in page.blocks)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb2312", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_text_is_read_in_every_usual_encoding(encoding):
    sample = TEXT.replace("“", "").replace("”", "") if encoding == "gb2312" else TEXT
    assert text_of(page_of(sample.encode(encoding))) == sample.rstrip("\n")


def test_big5_is_told_from_gbk():
    page = page_of(TRADITIONAL.encode("big5"))
    assert text_of(page) == TRADITIONAL.rstrip("\n")
    assert page.encoding == "big5"


@pytest.mark.parametrize("length", [6, 12, 30, 60])
def test_short_gbk_is_not_mistaken(length):
    assert text_of(page_of(TEXT[:length].encode("gbk"))) == TEXT[:length].rstrip("\n")


def test_blocks_are_lines_with_their_places_blank_ones_too():
    page = page_of(TEXT.encode())
    assert [block.line for block in page.blocks] == [1, 2, 3, 4]
    assert [block.text == "" for block in page.blocks] == [False, True, False, False]
    assert all(TEXT[block.start : block.start + len(block.text)] == block.text for block in page.blocks)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028"])
def test_every_line_end_counts_once(end):
    assert [block.text for block in page_of(f"甲{end}乙{end}{end}丙".encode()).blocks] == ["甲", "乙", "", "丙"]


def test_unprintable_characters_are_taken_out_and_counted():
    page = page_of("工\x00会\u200b简\u202e报\ufeff\n".encode("utf-8") + "职工".encode())
    assert text_of(page) == "工会简报\n职工"
    assert page.removed == 4


def test_what_colours_a_terminal_is_taken_out_whole():
    page = page_of("\x1b[1;31m320户\x1b[0m职工\n".encode())
    assert text_of(page) == "320户职工"
    assert page.removed == len("\x1b[1;31m\x1b[0m")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空的"),
        (b" \n\t\n", "空的"),
        ("\u200b\u200b".encode(), "没有文字"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG 图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG 图片"),
        (b"%PDF-1.7\n", "PDF 文件"),
        (b"PK\x03\x04\x14\x00", "压缩包已损坏"),
        (TEXT.encode()[:-5], "编码损坏或文件被截断"),
        (TEXT.encode()[:40] + b"\xff\xfe" + TEXT.encode()[40:], "编码损坏或文件被截断"),
        (b"ab\xed\xa0\x80" + "工会".encode(), "认不出文字编码"),
        (codecs.BOM_UTF16_LE + "工会".encode("utf-16-le") + b"\x00", "编码损坏或文件被截断"),
    ],
)
def test_what_is_no_text_is_named_with_file_and_remedy(content, said):
    with pytest.raises(SourceError, match=said) as raised:
        page_of(content)
    assert raised.value.source == "版面.txt"
    assert raised.value.remedy


def test_an_unknown_suffix_is_named():
    with pytest.raises(SourceError, match=re.escape("不认识的文件类型“.xyz”")):
        page_of(TEXT.encode(), "版面.xyz")


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_bytes_raise_anything_but_a_source_error(content):
    with contextlib.suppress(SourceError):
        assert text_of(page_of(content)).strip()


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_character_of_a_utf8_file_is_lost_but_the_removed_ones(text):
    try:
        content = codecs.BOM_UTF8 + text.encode("utf-8", "surrogatepass")
        page = page_of(content)
    except SourceError:
        return
    kept = sum(len(block.text) for block in page.blocks)
    ends = len(re.findall("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text))
    pairs = text.count("\r\n")
    assert kept + page.removed + ends + pairs >= len(text.lstrip("\ufeff"))


def test_an_endless_line_is_named_and_refused():
    with pytest.raises(SourceError, match="第 2 行长达 1000001 字"):
        page_of("近日\n".encode() + "工".encode() * 1_000_001)
    assert len(page_of("工".encode() * 1_000_000).blocks) == 1


def test_more_text_than_a_year_of_pages_has_is_refused_at_once():
    line = "市总工会近日组织职工开展劳动技能竞赛。\n".encode()
    with pytest.raises(SourceError, match="文字超过 24 MB，不像版面文字"):
        page_of(line * ((24 << 20) // len(line) + 1))


def test_100_mb_are_refused_without_being_read(tmp_path):
    file = tmp_path / "大.txt"
    with file.open("wb") as sparse:
        sparse.truncate(100 * 1024 * 1024)
    with pytest.raises(SourceError, match="文件超过 64 MB"):
        pages.fetch(Location(str(file)))


def test_a_folder_stands_for_the_files_in_it_by_name(tmp_path):
    for name in ("乙.txt", "甲.txt", ".hidden.txt", "sub/丙.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    locations, failures = pages.discover([tmp_path, tmp_path / "甲.txt"])
    assert [Path(location.uri).name for location in locations] == ["丙.txt", "乙.txt", "甲.txt"]
    assert not failures


def test_what_is_not_there_is_a_failure_and_the_rest_goes_on(tmp_path):
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    (tmp_path / "空").mkdir()
    locations, failures = pages.discover([tmp_path / "没有.txt", tmp_path / "甲.txt", tmp_path / "空"])
    assert len(locations) == 1
    assert [failure.message for failure in failures] == ["文件或文件夹不存在", "文件夹里没有可读的来源"]
    assert all(failure.remedy for failure in failures)


def test_a_link_that_leads_out_of_the_folder_is_refused_by_name_and_one_inside_is_read(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text("工会", "utf-8")
    (tmp_path / "secret.txt").write_text("口令", "utf-8")
    (folder / "外.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "内.txt").symlink_to(folder / "a.txt")
    found, failures = pages.discover([folder])
    assert [location.uri for location in found] == [str(folder / "a.txt")]
    assert [(failure.source, failure.message) for failure in failures] == [
        (str(folder / "外.txt"), "是指向文件夹以外的链接，没有读")
    ]
    named, _ = pages.discover([folder / "外.txt"])  # a person who names it means it
    assert len(named) == 1


def test_a_file_without_permission_is_named(tmp_path):
    file = tmp_path / "甲.txt"
    file.write_text(TEXT, "utf-8")
    file.chmod(0)
    if os.geteuid() == 0:  # root reads everything: ask as somebody else, in a child
        assert _said_as_nobody(tmp_path, file) == "没有读取权限"
        return
    with pytest.raises(SourceError, match="没有读取权限"):
        pages.fetch(Location(str(file)))


def _said_as_nobody(folder: Path, file: Path) -> str:
    for parent in (folder, *folder.parents):
        if parent.stat().st_uid == 0 and parent != Path("/") and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o055)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            pages.fetch(Location(str(file)))
        except SourceError as error:
            os.write(writing, error.message.encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode()


@pytest.mark.parametrize(
    ("written", "read", "count"),
    [
        ("农⺠⼯⼊会，⻘⻓县总⼯会⾛访⻋间", "农民工入会，青长县总工会走访车间", 8),
        ("兼容\uf9d1\ufa1e字和\U0002f80f", "兼容六羽字和\u5154", 3),
        ("Co., Ltd. ①㈡№１２Ａﬁ㎡", "Co., Ltd. ①㈡№１２Ａﬁ㎡", 0),
        ("\ufa0e没有对应字", "\ufa0e没有对应字", 0),
    ],
)
def test_radicals_and_compatibility_ideographs_are_read_as_ordinary_characters(written, read, count):
    page = page_of(written.encode())
    assert (text_of(page), page.folded) == (read, count)
    assert len(read) == len(written)


def test_the_blank_of_type_setters_is_a_blank():
    content = "本报讯".encode("gbk") + b"\xa3\xa0" + "市总工会启动送岗位活动".encode("gbk")
    assert text_of(page_of(content)) == "本报讯\u3000市总工会启动送岗位活动"
