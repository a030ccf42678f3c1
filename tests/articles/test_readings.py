"""What word pairs say of a seam: true seams against false ones, sentence beginnings, and the table they come from."""

from __future__ import annotations

import math
import struct

import pytest

from digest.articles.continuity import rebuild
from digest.articles.continuity.lattice import begins, goes_on
from digest.word_pairs import FILE, key, known, step

TRUE_SEAMS = [
    ("市总工会召开第三次会员代", "表大会,选举产生新一届委员会"),
    ("维护职工合法权益,构建和谐劳动", "关系,推动企业与职工共同发展"),
    ("工会干部走进车间,为一线职工送上", "防暑降温用品和慰问信"),
    ("活动吸引了200多", "名职工参加,现场气氛热烈"),
    ("在全市职工中掀起学习宣传贯彻党的二十", "大精神的热潮"),
    ("会议由市总工会党组成", "员、副主席主持"),
]


def test_lines_go_on_their_own_lines_better_than_others() -> None:
    found = [max((goes_on(before, other), other) for _, other in TRUE_SEAMS)[1] for before, _ in TRUE_SEAMS]
    right = [other == after for other, (_, after) in zip(found, TRUE_SEAMS, strict=True)]
    assert sum(right) >= 4  # two of six lie between words that are seldom side by side


def test_a_word_across_the_seam_says_more_than_a_seam_between_words() -> None:
    assert goes_on("参加了这次劳", "动竞赛") > 5 > goes_on("参加了这次", "劳动竞赛")


def test_empty_edges_say_nothing() -> None:
    assert goes_on("", "职工") == 0.0
    assert goes_on("职工", "") == 0.0


def test_sentences_begin_with_words_that_begin_sentences() -> None:
    assert begins("据了解,今年以来") > begins("解,今年以来,各级")
    assert begins("会议指出,要") > 0 > begins("员参加了培训")


def test_counts_are_those_of_the_source() -> None:
    # smartcn 8.7.0 counts 2,709 for 本报 讯 and 1,202 for 中国 人民; a level of the table is 5 %.
    assert known("本报@讯").counted == pytest.approx(2709, rel=0.03)
    assert known("中国@人民").counted == pytest.approx(1202, rel=0.03)
    assert known("缂丝@决堤").counted == 0.0
    assert step(known("本报"), known("讯")) < step(known("工会"), known("讯"))
    assert 0 < known("工会").share < known("的").share < 0.1


def test_the_table_is_sorted_and_whole() -> None:
    content = FILE.read_bytes()
    numbers = struct.unpack(f"<{len(content) // 8}Q", content)
    assert len(numbers) == 391_167
    assert list(numbers) == sorted(set(numbers))
    assert all(number & 0xFF for number in numbers[:1000])


def test_the_table_is_made_from_serialized_arrays() -> None:
    words = _stream(("[S", "h", [0, -1]), ("[C", "H", [ord("工"), ord("会")])) + _nested()
    hashes = [key("工会@组织"), key("职工@群众"), 0]
    pairs = _stream(
        ("[J", "q", [struct.unpack(">q", struct.pack(">Q", value))[0] for value in hashes]), ("[I", "i", [8, 1, 0])
    )
    made = rebuild.table(words, pairs)
    numbers = struct.unpack(f"<{len(made) // 8}Q", made)
    expected = {"工": 4, "工作": 16, "工会@组织": 8, "职工@群众": 1}
    assert {number & ~0xFF: number & 0xFF for number in numbers} == {
        key(text): 1 + round(13 * math.log2(count)) for text, count in expected.items()
    }


def _class(name: str) -> bytes:
    return b"\x72" + struct.pack(">H", len(name)) + name.encode() + bytes(8) + b"\x02\x00\x00\x78\x70"


def _array(name: str, form: str, values: list[int]) -> bytes:
    return b"\x75" + _class(name) + struct.pack(f">i{len(values)}{form}", len(values), *values)


def _stream(*arrays: tuple[str, str, list[int]]) -> bytes:
    """Return *arrays* as Java serializes them, each with the description of its class."""
    return b"\xac\xed\x00\x05" + b"".join(_array(*array) for array in arrays)


def _nested() -> bytes:
    """Return the characters behind 工 (none, 作) and the counts of both words; nothing for 会."""
    rests = b"\x75" + _class("[[[C") + struct.pack(">i", 1)
    rests += b"\x75" + _class("[[C") + struct.pack(">i", 2) + b"\x70" + _array("[C", "H", [ord("作")])
    counts = b"\x75" + _class("[[I") + struct.pack(">i", 1) + _array("[I", "i", [4, 16])
    return rests + counts
