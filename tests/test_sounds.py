"""Names in the order of their sounds."""

import random

import pytest

from digest.sounds import by_sound


@pytest.mark.parametrize(
    "names",
    [
        ["北京市", "亳州市", "常熟市", "长治市", "朝阳区", "崇明区", "重庆市", "滁州市"],
        ["六安市", "泸州市", "甪直镇", "濮院镇", "衢州市", "单县", "上海市", "深圳市"],
        ["睢宁县", "台州市", "太仓市", "乌鲁木齐市", "厦门市", "徐州市", "郓城县", "张家港市"],
        ["3号工地", "ABC公司", "阿里公司", "中国铁路", "𠮷祥公司"],
    ],
)
def test_names_stand_in_the_order_of_pinyin(names: list[str]) -> None:
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=by_sound) == names
