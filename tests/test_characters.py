"""Characters: what is written otherwise is read alike, and every offset stays."""

import random
import unicodedata

from digest.characters import fold, looks_traditional, simplify, to_full_width


def test_traditional_characters_are_simplified():
    assert simplify("總工會送清涼") == "总工会送清凉"
    assert simplify("总工会送清凉") == "总工会送清凉"


def test_a_text_in_traditional_characters_is_told_from_one_in_simplified():
    assert looks_traditional("為職工辦實事")
    assert not looks_traditional("为职工办实事")
    assert not looks_traditional("乾隆年间")  # 乾 alone, which simplifying would spoil


def test_punctuation_becomes_full_width_and_figures_stay():
    assert to_full_width("近日,(总工会)送清凉!共3.5吨A") == "近日，（总工会）送清凉！共3.5吨A"


def test_every_offset_stays():
    mixed = "為職工辦實事,𠀀後"
    assert len(to_full_width(simplify(mixed))) == len(mixed)


def test_folding_is_the_form_nfkc():
    assert fold("６月３日，总工会……（第１２届）ﬁ①") == "6月3日,总工会......(第12届)fi1"
    dice = random.Random(3)
    every = [chr(code) for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000]
    signs = ("，：；（）！？％～　…①ﬁ가각\u0301\u0323éＡａ", "总工会，。", every)
    for _ in range(500):
        text = "".join(dice.choice(dice.choice(signs)) for _ in range(20))
        assert fold(text) == unicodedata.normalize("NFKC", text)
