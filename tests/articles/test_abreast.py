"""Columns that stand side by side in one line, parted by blanks, are read one by one; rows of names are not."""

from __future__ import annotations

from digest.articles import segment
from digest.articles.lines.fragments import fragments
from digest.articles.lines.side_by_side import separate_columns
from tests.articles.simulator import page_of

LEFT = [
    "松岭区总工会开展冬季送温暖",
    "11月5日，松岭区总工会走进环卫",
    "站点，为一线环卫工人送去棉手套",
    "和保温杯。区总工会负责人说，今",
    "冬将为两千名户外职工送去慰问品",
    "，让大家在寒风里感到组织的关怀。",
    "松岭区总工会",
]

RIGHT = [
    "海湾新区工会举办技能比赛",
    "本报讯 11月6日，海湾新区工会在",
    "职工中心举办叉车技能比赛，来自",
    "十八家企业的六十名选手参加。经",
    "过半天比拼，港务公司李强获得第",
    "一名，将代表新区参加全市决赛。",
    "海湾新区总工会",
]


def _beside(left: list[str], right: list[str]) -> str:
    rows = max(len(left), len(right))
    pairs = zip(left + [""] * (rows - len(left)), right + [""] * (rows - len(right)), strict=True)
    return "\n".join((first.ljust(20, "\u3000") + "    " + second).rstrip() for first, second in pairs) + "\n"


def test_two_columns_in_one_line_are_two_articles() -> None:
    first, second = segment([page_of(_beside(LEFT, RIGHT))]).articles
    assert first.headline == LEFT[0]
    assert first.body == "".join(LEFT[1:-1])
    assert first.contributor == "松岭区总工会"
    assert second.headline == RIGHT[0]
    assert second.body == "".join(RIGHT[1:-1]).removeprefix("本报讯 ")
    assert second.contributor == "海湾新区总工会"


def test_the_longer_column_goes_on_alone() -> None:
    longer = [*LEFT[:5], "，并在站点添置了微波炉和热水器", *LEFT[5:]]
    bodies = [article.body for article in segment([page_of(_beside(longer, RIGHT[:6]))]).articles]
    assert bodies == ["".join(longer[1:-1]), "".join(RIGHT[1:6]).removeprefix("本报讯 ")]


def test_rows_of_names_stay_rows() -> None:
    names = "".join(f"{name}      李四海      王五洲\n" for name in ("张三丰", "赵六顺", "孙七星", "周八方", "吴九龄"))
    found = fragments([page_of(names)]).fragments
    assert separate_columns(found) == found


def test_nothing_is_lost_or_made_twice() -> None:
    found = fragments([page_of(_beside(LEFT, RIGHT))]).fragments
    pieces = sorted((piece.offset, piece.text) for fragment in separate_columns(found) for piece in fragment.slices)
    text = "".join(text for _, text in pieces)
    assert "".join(text.split()) == "".join("".join(LEFT[row] + RIGHT[row] for row in range(len(LEFT))).split())
