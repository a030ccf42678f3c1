"""Points of an enumeration: which one a sentence is, and that short ones are no heads of the next."""

import pytest

from digest.sentences import number_of, sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一是建设驿站。", 1),
        ("首先，建设驿站。", 1),
        ("其次，培训职工。", 2),
        ("第三，慰问职工。", 3),
        ("第三次代表大会召开。", 0),
        ("三、建设驿站。", 0),
    ],
)
def test_which_of_several_points(text: str, number: int) -> None:
    assert number_of(text) == number


def test_a_short_point_before_another_is_a_sentence_and_a_head_is_not() -> None:
    points = "第二，发放补贴。第三，新建驿站40个。第四，慰问职工2000名。"
    assert [points[start:end] for start, end in sentences(points)] == [
        "第二，发放补贴。",
        "第三，新建驿站40个。",
        "第四，慰问职工2000名。",
    ]
    headed = "三是建设驿站。投资120万元，年底启用。"
    assert [headed[start:end] for start, end in sentences(headed)] == [headed]
