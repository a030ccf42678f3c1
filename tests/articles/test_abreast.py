"""Columns that stand side by side in one line, parted by blanks, are read one by one; rows of names are not."""

from __future__ import annotations

from itertools import zip_longest

from digest.articles import segment
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
    assert separate_columns(page_of(names).blocks) == page_of(names).blocks


def test_a_list_of_matters_stays_as_it_is() -> None:
    matters = ("3日      全市职工技能比武开幕", "9日      走访困难职工家庭", "12日     法律援助", "20日     年终总结会")
    text = "\n".join(matters) + "\n"
    assert separate_columns(page_of(text).blocks) == page_of(text).blocks


def test_nothing_is_lost_or_made_twice() -> None:
    blocks = separate_columns(page_of(_beside(LEFT, RIGHT)).blocks)
    assert len(blocks) > 2 * len(LEFT)
    text = _beside(LEFT, RIGHT)
    assert all(block.text == text[block.start : block.start + len(block.text)] for block in blocks)
    pieces = "".join(block.text for block in sorted(blocks, key=lambda block: block.start))
    assert "".join(pieces.split()) == "".join(text.split())


def _bodies(text: str) -> list[str]:
    return [article.body for article in segment([page_of(text)]).articles]


def _by_count(left: list[str], right: list[str], gap: int) -> str:
    """Return both side by side as extractors set them that count every character as one, blanks and Chinese alike."""
    width = max(map(len, left)) + gap
    return "\n".join((first.ljust(width) + second).rstrip() for first, second in zip_longest(left, right, fillvalue=""))


def test_columns_that_are_aligned_by_count_of_characters() -> None:
    whole = ["".join(LEFT[1:-1]), "".join(RIGHT[1:-1]).removeprefix("本报讯 ")]
    assert _bodies(_by_count(LEFT, RIGHT, 2)) == whole


def test_columns_parted_by_tabs() -> None:
    rows = zip_longest(LEFT, RIGHT, fillvalue="")
    whole = ["".join(LEFT[1:-1]), "".join(RIGHT[1:-1]).removeprefix("本报讯 ")]
    assert _bodies("\n".join("\t".join(row).rstrip() for row in rows)) == whole


def test_three_columns_of_which_one_is_short() -> None:
    middle = ["港口职工书屋开放", "11月7日，港口职工书屋开放，藏书", "三千册，装卸工下班后就能来读书。", "港口区总工会"]
    text = _by_count(_by_count(LEFT, middle, 3).split("\n"), RIGHT, 3)
    assert _bodies(text) == ["".join(LEFT[1:-1]), "".join(middle[1:-1]), "".join(RIGHT[1:-1]).removeprefix("本报讯 ")]


def test_a_gutter_that_drifts() -> None:
    rows = _beside(LEFT, RIGHT).split("\n")
    text = "\n".join(row.replace("    ", "    " + " " * (number // 2), 1) for number, row in enumerate(rows))
    assert _bodies(text) == ["".join(LEFT[1:-1]), "".join(RIGHT[1:-1]).removeprefix("本报讯 ")]


def test_an_article_over_two_columns_and_two_under_it() -> None:
    first = ["林场护林员有了“移动课堂”", "　　入冬以来，北岭林场的护林员", "白天巡山，晚上听课。林场工会把"]
    first += ["课堂搬进了管护站，请来农技站的", "老师讲防火和病虫害的知识，还给"]
    second = [
        "每个人发了记录本。护林员老何说",
        "，听了课再看林子，心里更有数。",
        "　　课堂已经办了十二期，三百人",
        "次听课。（北岭林场工会）",
    ]
    over = "          " + first[0] + "\n" + _by_count(first[1:], second, 4)
    found = segment([page_of(over + "\n\n" + _by_count(LEFT, RIGHT, 4))]).articles
    assert [article.headline for article in found] == [first[0], LEFT[0], RIGHT[0]]
    assert found[0].body.replace("\n", "") == "".join(first[1:] + second).replace("　", "").removesuffix(
        "（北岭林场工会）"
    )
