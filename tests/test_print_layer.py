"""规范化: what an office prints, from which the source comes back character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.print_layer import is_same, lay

SIGNS = "工会职工会议名家年月日,;:?!()\"'“”「」『』‘’ \u30000123456789.%—-…（）《》，。：總會送凉Aa/@:〔〕﹐１Ａ·•"


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("近日,市总工会(含园区)启动;对象:职工!", "近日，市总工会（含园区）启动；对象：职工！"),
        ('开展"送清凉"活动', "开展“送清凉”活动"),
        ("“一'青'暖'新'”驿站", "“一‘青’暖‘新’”驿站"),
        ("『行走课堂』进一线", "“行走课堂”进一线"),
        ("「讀『書』會」開班", "“读‘书’会”开班"),
        ("西寧啓動送清涼", "西宁启动送清凉"),
        ("200 6年有4 0名职工", "2006年有40名职工"),
        ("慰问 120 名职工", "慰问120名职工"),
        ("◆8月13日，县总工会走访职工", "8月13日，县总工会走访职工"),
        ("▲ 县总工会走访职工", "县总工会走访职工"),
        ("劳 动者之家", "劳动者之家"),
        ("青溪市任 城区总工会走访职工", "青溪市任城区总工会走访职工"),
        ("3．青溪县总工会走访职工", "青溪县总工会走访职工"),
        ("2．10月23日，县总工会走访职工", "10月23日，县总工会走访职工"),
        ("１２名选手﹐Ａ组", "12名选手，A组"),
        ("他说......", "他说……"),
        ("上午,,青溪县主席,、副主席到会,。西瓜、、毛巾。。", "上午，青溪县主席、副主席到会。西瓜、毛巾。"),
        ("一面“情系职工暖人心 贴心关系娘家人”的锦旗", "一面“情系职工暖人心 贴心关系娘家人”的锦旗"),
        ("學員圍著老師，著力學習，著名工藝美術師編著教材", "学员围着老师，着力学习，著名工艺美术师编著教材"),
    ],
)
def test_marks_script_and_blanks_are_those_of_print(source: str, printed: str) -> None:
    assert lay(source).text == printed
    assert lay(source).source == source


@pytest.mark.parametrize(
    "text",
    [
        "上午9:30开幕，1,260人、3.5吨、98.6%",
        "见http://example.cn/a?b=1,2",
        "“，，”和“、、”两种",
        "苏工发〔2026〕12号",
        "型号A/B:2、GB/T 9704-2012",
        "“班前‘十分钟’活动”",
        "感悟二十大 劳模话心声",  # the halves of a name
        "骑手夜校结业 46名骑手拿到证书",
        "3.5万名职工",
        "5、6月份",
        "1、2号车间",
        "乾隆年间",
        "don't stop",
        '身高5"以上',  # a mark without its other half
    ],
)
def test_figures_addresses_and_what_is_right_already_stay(text: str) -> None:
    assert lay(text).text == text


@given(st.text(alphabet=st.sampled_from(SIGNS), max_size=60))
def test_without_the_layer_the_source_is_there_again(text: str) -> None:
    printed = lay(text)
    assert printed.source == text
    assert is_same(printed.text, text)


@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    assert lay(text).source == text


@given(st.text(alphabet=st.sampled_from("工会职工名,;:?!()（），。"), max_size=40))
def test_no_half_width_mark_stands_between_chinese_characters(text: str) -> None:
    printed = lay(text).text
    for place, sign in enumerate(printed[1:-1], start=1):
        if sign in ",;:?!":
            assert not ("工会职工名".count(printed[place - 1]) and "工会职工名".count(printed[place + 1]))
