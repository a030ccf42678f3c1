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
        ("他说：“今年建站36个。还要体检。”当天发放物资。", ["他说：“今年建站36个。还要体检。”", "当天发放物资。"]),
        ("“怎样炼成的？”“靠坚持！”现场问答不断。好。", ["“怎样炼成的？”“靠坚持！”现场问答不断。", "好。"]),
        ("“教到干不动那天……”焊工赵大年说。授牌。", ["“教到干不动那天……”焊工赵大年说。", "授牌。"]),
        (
            "清单有生活类（理发、洗车……）、法律类（咨询！）三类。",
            ["清单有生活类（理发、洗车……）、法律类（咨询！）三类。"],
        ),
        ("看《冲吧！焊花》和《你好，师傅？》。散场。", ["看《冲吧！焊花》和《你好，师傅？》。", "散场。"]),
        ("市总工?会发奖。看 a.cn/?x=1 报名！", ["市总工?会发奖。", "看 a.cn/?x=1 报名！"]),
        ("投入1.5亿元,惠及2.3万人.建成No.1站.再建12个.", ["投入1.5亿元,惠及2.3万人.", "建成No.1站.", "再建12个."]),
        ("真的吗?是的,大家都来了!走.", ["真的吗?", "是的,大家都来了!", "走."]),
        (
            "1.建设驿站。在商圈新建120个。(3)开设夜校。36个班满员。",
            ["1.建设驿站。在商圈新建120个。", "(3)开设夜校。36个班满员。"],
        ),
        ("他说：“建站36个。当天发放物资。下午散会。", ["他说：“建站36个。", "当天发放物资。", "下午散会。"]),
        ("他说好。”大家鼓掌。", ["他说好。”", "大家鼓掌。"]),
        ("（一是抓学习。二是抓落实。）", ["（一是抓学习。二是抓落实。）"]),
        ('他说:"谢谢。"又说:"再来。"', ['他说:"谢谢。"', '又说:"再来。"']),
        ('会后。"一定来。"他说。', ["会后。", '"一定来。"他说。']),
        ("小标题\n第一段没有句号\n第二段。", ["小标题", "第一段没有句号", "第二段。"]),
        ("真的吗？！（笑。）好。", ["真的吗？！", "（笑。）", "好。"]),
        ("  前后有空格。  \n\n ", ["前后有空格。"]),
        ("增长3.5%，达到1.2万人。", ["增长3.5%，达到1.2万人。"]),
        ("", []),
    ],
)
def test_sentences_end_at_full_stops_with_their_closing_signs_and_at_line_feeds(text, sentences):
    assert [text[start:end] for start, end in words.sentences(text)] == sentences


@given(st.text(alphabet="工会。！？?!,：\"'“”（）《》\n 甲1.%…", max_size=60))
def test_sentences_hold_every_character_that_is_not_white_space_in_order(text):
    spans = words.sentences(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(earlier[1] <= later[0] for earlier, later in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "text", ["“" * 200_000, "（" * 100_000 + "）" * 100_000, "“好。" * 60_000, '"好。' * 60_000, "《（“" * 60_000]
)
def test_lost_and_doubled_marks_cost_no_more_than_others(text):
    """Linear: with anything quadratic this would take minutes."""
    assert "".join(text[start:end] for start, end in words.sentences(text)) == text


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


def test_the_dictionary_is_the_one_that_jieba_reads():
    tokenizer = jieba.Tokenizer()
    assert (words.dictionary(), words._tokenizer().total) == tokenizer.gen_pfdict(tokenizer.get_dict_file())
