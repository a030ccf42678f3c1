"""The dictionary carried here is jieba's own, whole; a trie finds what was packed into it."""

import jieba
import pytest

from digest.dictionary import ROOT, TOTAL, Trie, load_dictionary, pack

SMALL = {"工": 3, "工会": 20, "工会主": 0, "工会主席": 7, "席": 1}


@pytest.fixture(scope="module")
def jieba_table():
    return jieba.Tokenizer().gen_pfdict(jieba.get_dict_file())


def test_it_is_jiebas_dictionary(jieba_table):
    table, total = jieba_table
    known = load_dictionary()
    assert (len(known), total) == (len(table), TOTAL)
    assert [text for text, count in table.items() if known[text] != count] == []
    assert set(known) == set(table)


def test_words_and_their_beginnings_are_found():
    known = Trie(pack(SMALL))
    assert dict(known) == SMALL
    assert "工会主" in known
    assert "会" not in known
    assert known.get("工人") is None
    assert (known.count("工会"), known.count("工会主"), known.count("工人"), known.count("")) == (20, 0, 0, 0)


def test_a_text_is_followed_as_far_as_words_go():
    known = Trie(pack(SMALL))
    assert known.count_along("工会主席团") == [3, 20, 0, 7]
    assert known.count_along("主席") == []
    node = known.find("工会")
    assert node != ROOT
    assert known.count_along("主席", node) == [0, 7]
    assert known.find("主席", node) == known.find("工会主席")
    assert known.find("席位") == ROOT
