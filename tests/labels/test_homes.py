"""Places of the settings: those that no table knows, and own units that lie in another province."""

from __future__ import annotations

import pytest

from digest import labels
from digest.config.places import split_place


@pytest.fixture(scope="module")
def vocabulary() -> labels.Vocabulary:
    return labels.vocabulary()


def test_every_place_is_known_by_its_whole_name_and_its_union_is_at_home(vocabulary: labels.Vocabulary) -> None:
    for path in vocabulary.gazetteer.codes:
        name = "".join(path)
        assert (labels.unknown(split_place(name), vocabulary), split_place(name)) == ("", path)
        assert labels.elsewhere(f"{path[-1]}总工会", path, vocabulary) == (), name  # 东西湖区 is not the 西湖区 of 杭州


@pytest.mark.parametrize(
    ("unit", "home", "told"),
    [
        ("西安市长安区总工会", ("河北省", "石家庄市"), ("西安市",)),
        ("重庆市江北区总工会", ("重庆市",), ()),
        ("上海铁路局工会", ("江苏省",), ()),
        ("青海省总工会", (), ()),
    ],
)
def test_a_unit_of_another_province_is_told(
    unit: str, home: tuple[str, ...], told: tuple[str, ...], vocabulary: labels.Vocabulary
) -> None:
    assert labels.elsewhere(unit, home, vocabulary) == told


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("河北省保定市/白沟新城", ""),
        ("西藏自治区拉萨市/达孜县工业园区", ""),
        ("河北省保定市白沟新城", "是不是 河北省/保定市/白沟新城"),
    ],
)
def test_a_zone_is_written_behind_a_stroke_and_offered_so(
    written: str, remedy: str, vocabulary: labels.Vocabulary
) -> None:
    said = labels.unknown(split_place(written), vocabulary)
    assert said.startswith(remedy)
    assert bool(said) is bool(remedy)
