"""Characters: what is written otherwise is read alike, and every offset stays."""

from digest.characters import looks_traditional, simplify, to_full_width


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
