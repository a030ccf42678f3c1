"""Chinese sentences and words."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("市总工会开会。三百人参加！", ["市总工会开会。", "三百人参加！"]),
        ("“谢谢工会。”他说。下午散会。", ["“谢谢工会。”他说。", "下午散会。"]),
        ('他说:"谢谢。"又说:"再来。"', ['他说:"谢谢。"', '又说:"再来。"']),
        ('会后。"一定来。"他说。', ["会后。", '"一定来。"他说。']),
        ("小标题\n第一段没有句号\n第二段。", ["小标题", "第一段没有句号", "第二段。"]),
        ("真的吗？！（笑。）好。", ["真的吗？！", "（笑。）", "好。"]),
        ("  前后有空格。  \n\n ", ["前后有空格。"]),
        ("增长3.5%，达到1.2万人。", ["增长3.5%，达到1.2万人。"]),
        ("", []),
        (
            "看《奔跑吧！班组》和《你在哪？》。好。",
            ["看《奔跑吧！班组》和《你在哪？》。", "好。"],
        ),
        (
            "分三类（理发。洗车！体检……）共48项。好。",
            ["分三类（理发。洗车！体检……）共48项。", "好。"],
        ),
        ("印发【关于建家。的通知】和〈问？答〉。完毕。", ["印发【关于建家。的通知】和〈问？答〉。", "完毕。"]),
        ("王强说：“建站36个。再体检。”当天发物资。", ["王强说：“建站36个。再体检。”", "当天发物资。"]),
        ("“人到位！钱到位！”这是要求。散会。", ["“人到位！钱到位！”这是要求。", "散会。"]),
        ("“怎样炼成？”“靠坚持！”问答不断。", ["“怎样炼成？”", "“靠坚持！”问答不断。"]),
        ("大家喊着“加油！”冲向终点。", ["大家喊着“加油！”冲向终点。"]),
        ("“真的能办……？”他问。能办。", ["“真的能办……？”他问。", "能办。"]),
        ("网址https://a.cn/f?x=1!y），注册8人。好。", ["网址https://a.cn/f?x=1!y），注册8人。", "好。"]),
        ("表彰张?明和Yahoo!公司。真好!", ["表彰张?明和Yahoo!公司。", "真好!"]),
        ("投入1.5亿元.建成No.1、No.2两站,各36.5平方米.", ["投入1.5亿元.", "建成No.1、No.2两站,各36.5平方米."]),
        ("阿依古丽.买买提获奖。增长3.5.好。", ["阿依古丽.买买提获奖。", "增长3.5.好。"]),
        ("《没有另一半。第二句。\n（也没有。第二句！", ["《没有另一半。", "第二句。", "（也没有。", "第二句！"]),
        ("“没有另一半。第二句。“有。”他说。", ["“没有另一半。", "第二句。", "“有。”他说。"]),
    ],
)
def test_sentences_end_at_full_stops_with_their_closing_signs_and_at_line_feeds(text, sentences):
    assert [text[start:end] for start, end in words.sentences(text)] == sentences


def test_marks_far_apart_hold_nothing_together():
    text = "《" + "开会。" * 200 + "》"
    assert len(words.sentences(text)) == 200


def test_a_page_of_lost_marks_is_read_in_one_pass():
    assert len(words.sentences("《（" * 50_000 + "”】" * 50_000)) == 1


@given(st.text(alphabet="工会。！？?!\"'“”（）《》\n 甲1.%a", max_size=60))
def test_sentences_hold_every_character_that_is_not_white_space_in_order(text):
    spans = words.sentences(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(earlier[1] <= later[0] for earlier, later in itertools.pairwise(spans))


@pytest.mark.parametrize("name", words.TOKENIZERS)
def test_words_joined_give_the_text_back(name):
    text = "近日，昆山市张浦镇总工会举办“阅”夜漫读活动，32组家庭参加。"
    assert "".join(words.TOKENIZERS[name]()(text)) == text


COMMON = "全市总工会职工劳动竞赛第一届技能大赛的了在和张家港昆山太仓常熟吴江工业园区近日举行开幕式张志强等人参加"
WORDLY = "0123456789abcXYZTBAQU+#&._%-"
SEPARATORS = "，。、；：？！“”‘’（）《》【】…—·,;:?!\"'()<>/|　 \t\r\n"
TEXT = st.lists(
    st.one_of(
        st.text(COMMON, min_size=1, max_size=8),
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5), min_size=1, max_size=4),
        st.text(WORDLY, min_size=1, max_size=5),
        st.text(SEPARATORS, min_size=1, max_size=2),
        st.sampled_from(["AT&T", "T恤", "卡拉OK", "K歌之王", "3.5%", "2026-10-10", "gh.example.cn", "C++", "\r\n"]),
        st.text(min_size=1, max_size=2),
    ),
    max_size=8,
).map("".join)


@pytest.fixture(scope="module")
def reference():
    """jieba as it comes, its dictionary read afresh."""
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@given(TEXT)
@settings(max_examples=600, deadline=None)  # 2 s; the shares of rare characters and signs are far above a page's
def test_the_words_are_those_of_jieba(reference, text):
    assert list(words.cut(text)) == reference.lcut(text)


def test_the_words_of_the_sample_pages_are_those_of_jieba(reference):
    for page in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt")):
        text = page.read_text(encoding="utf-8")
        assert list(words.cut(text)) == reference.lcut(text), page.name
        for line in text.splitlines():
            assert list(words.cut(line)) == reference.lcut(line)


def test_a_line_of_a_million_characters_is_cut():
    assert len(words.cut("近日，工会办了培训。" * 100_000)) == 700_000


def test_frequency_tells_words_from_chance():
    assert words.frequency("工会") > 100
    assert words.frequency("会工") == 0


def test_the_dictionary_knows_words_and_their_beginnings():
    known = words.dictionary()
    assert known["劳动竞赛"] == words.frequency("劳动竞赛") > 0
    assert known["劳动竞"] == 0
    assert "会工" not in known


def test_nothing_is_left_in_the_common_temporary_folder(tmp_path):
    program = "from digest import words; print(words.cut('工会简报'))"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONUTF8": "1"}
    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert "工会" in said.stdout
    assert not list(tmp_path.iterdir())
