"""Leaders against the office's list, and the list itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.proofs import in_title, load, review, shipped
from tests.proofs.samples import found, item_of, told

_HEAD = "姓名,职务,单位,自,至,顺序\n"
_LIST = (
    _HEAD
    + "陈望岳,党组书记、主席,沅水市总工会,2023-01-01,,1\n"
    + "林芷清,常务副主席,沅水市总工会,2022-03-01,,2\n"
    + "罗静秋,女职工委员会主任,沅水市总工会,2022-03-01,,4\n"
    + "郑伯安,主席,沅水市总工会,2018-01-01,2022-12-31,3\n"
)


def _file(folder: Path, text: str) -> Path:
    file = folder / "people.csv"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("沅水市总工会副主席陈望岳出席并讲话。", "副主席", "党组书记、主席"),
        ("市总工会主席陈望月出席并讲话。", "陈望月", "陈望岳"),
        ("市总工会主席郑伯安到企业调研。", "主席", "已离任"),
        ("市总工会常务副主席林芷请作报告。", "林芷请", "林芷清"),
        ("市总工会主席林芷清作报告。", "主席", "常务副主席"),
        ("市总公会主席陈望月出席并讲话。", "陈望月", "陈望岳"),
        ("市总工会女职工委员会副主任罗静秋主持。", "副主任", "女职工委员会主任"),
        ("市总工会党组副书记陈望岳带队检查。", "党组副书记", "党组书记、主席"),
        ("林芷清、陈望岳出席活动。", "林芷清、陈望岳", "陈望岳、林芷清"),
    ],
)
def test_a_leader_told_wrong_is_found(tmp_path: Path, text: str, stands: str, meant: str) -> None:
    tables = load(people=_file(tmp_path, _LIST))
    findings = [one for one in found(text, tables, published=date(2024, 6, 1)) if one[0] == "person"]
    assert findings in ([("person", stands, meant)], [("person", stands, "")])


@pytest.mark.parametrize(
    "text",
    [
        "沅水市总工会党组书记、主席陈望岳，常务副主席林芷清出席。",
        "市总工会主席陈望岳说，活动很好。",
        "市总工会女职工委员会主任罗静秋说，培训还要办下去。",
        "清河县总工会副主席陈望岳到场。",  # somebody else of that name
        "陈望岳、林芷清等出席活动。",
    ],
)
def test_a_leader_told_right_is_left_alone(tmp_path: Path, text: str) -> None:
    tables = load(people=_file(tmp_path, _LIST))
    assert [one for one in found(text, tables, published=date(2024, 6, 1)) if one[0] == "person"] == []


def test_a_leaders_name_a_slip_away_from_the_list_is_sure_in_text_and_headline(tmp_path: Path) -> None:
    tables = load(people=_file(tmp_path, _LIST))
    texts = ("市总工会主席陈望月出席并讲话。", "市总工会主席林芷清作报告。", "林芷清、陈望岳出席活动。")
    sure = [one.is_sure for text in texts for one in review([item_of(text)], tables) if one.kind == "person"]
    assert sure == [True, False, False]
    assert in_title("沅水市总工会主席陈望月到企业调研", tables) == (
        "标题疑误：“陈望月”，名单里沅水市总工会党组书记、主席是陈望岳",
    )
    assert in_title("沅水市总工会主席陈望岳到企业调研", tables) == ()


@pytest.mark.parametrize(
    ("unit", "text", "is_sure"),
    [
        ("沅水市总工会", "近日沅水市总工会副主席张炜到企业调研", True),
        ("沅水市总工会", "市总工会副主席张炜到企业调研", True),
        ("沅水市总工会", "长河市总工会副主席张炜到企业调研", False),  # may be one of nearly the same name
        ("市总工会", "长河市总工会副主席张炜到企业调研", False),
        ("沅水市总工会", "副主席张炜介绍经验", False),
        ("", "红旗机械厂工会副主席张炜介绍经验", False),
    ],
)
def test_a_leader_of_another_unit_is_not_surely_a_slip_of_ours(
    tmp_path: Path, unit: str, text: str, is_sure: bool
) -> None:
    tables = load(people=_file(tmp_path, f"{_HEAD}张伟,副主席,{unit},,,\n"))
    assert bool(in_title(text, tables)) is is_sure
    assert [one.is_sure for one in review([item_of(f"{text}。")], tables) if one.kind == "person"] in (
        [[True]] if is_sure else [[False], []]
    )


def test_a_title_is_right_in_its_time(tmp_path: Path) -> None:
    tables = load(people=_file(tmp_path, _LIST))
    assert found("市总工会主席郑伯安到企业调研。", tables, published=date(2021, 6, 1)) == []


def test_one_name_spelt_two_ways_in_an_issue_is_found() -> None:
    first, second = item_of("沅水市总工会主席陈望岳讲话。", "甲"), item_of("沅水市总工会主席陈望月调研。", "乙")
    assert [told(one) for one in review([first, second, first])] == [("person", "陈望月", "陈望岳")]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("县总工会副主席陈望岳出席。陈望月在讲话中说，要练好本领。", "陈望月"),
        ("律师李燕梅来到工地。工友们向李燕海问起合同的事。", "李燕海"),
        ("区总工会部长洪莎到会。\n洪沙表示，驿站还要再建。", "洪沙"),
    ],
)
def test_a_name_that_a_text_spells_another_way_is_found(text: str, stands: str) -> None:
    assert [(kind, wrong) for kind, wrong, _ in found(text)] == [("person", stands)]


@pytest.mark.parametrize(
    "text",
    [
        "县总工会主席陈望岳、副主席陈望月出席。",
        "县总工会主席陈望岳出席。副主席陈望平在会上讲话。",  # neither looks nor sounds alike
        "区总工会部长洪水到会。洪亮的歌声响起。",
        "县总工会主席陈望岳出席。\n陈望",
    ],
)
def test_two_names_are_left_alone(text: str) -> None:
    assert [one for one in found(text) if one[0] == "person"] == []


def test_what_follows_a_title_and_is_no_name_is_not_compared() -> None:
    first, second = item_of("沅水市委副书记在山西考察。", "甲"), item_of("沅水市委副书记在陕西考察。", "乙")
    assert review([first, second]) == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",主席,沅水市总工会,,,1", "没有写姓名"),
        ("陈望岳,,沅水市总工会,,,1", "没有写职务"),
        ("陈望岳,主席,沅水市总工会,,,首位", "顺序“首位”不是整数"),
        ("陈望岳,主席,沅水市总工会,去年,,1", "不是日期"),
        ("陈望岳,主席,沅水市总工会,2024-01-01,2023-01-01,1", "“自”晚于“至”"),
        ("陈望岳,主席,沅水市总工会,,,1,多", "多出 1 格"),
        ("林芷清,秘书长,沅水市总工会,2024-01-01,,5", "同时有两行职务"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line_and_the_others_are_used(tmp_path: Path, row: str, said: str) -> None:
    file = _file(tmp_path, f"{_HEAD}林芷清,常务副主席,沅水市总工会,,,2\n{row}\n")
    tables = load(people=file)
    (fault,) = tables.faults
    assert (fault.file, fault.line) == (str(file), 3)
    assert said in fault.said
    assert ("person", "林芷请", "林芷清") in found("市总工会常务副主席林芷请作报告。", tables)


def test_a_misspelt_column_is_named_with_the_near_word_and_read(tmp_path: Path) -> None:
    tables = load(people=_file(tmp_path, _LIST.replace("姓名", "姓明")))
    assert "第 1 行：列名“姓明”不认识（是不是 姓名" in str(tables.faults[0])
    assert ("person", "林芷请", "林芷清") in found("市总工会常务副主席林芷请作报告。", tables)


def test_a_list_that_cannot_be_read_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="没有这个文件"):
        load(people=tmp_path / "none.csv")


def test_a_wrong_phrase_is_named_with_file_and_line_and_the_others_are_used(tmp_path: Path) -> None:
    file = tmp_path / "phrases.csv"
    file.write_text(
        "表述,类别,出处,日期,也可作\n港城匠心奖章,honour,市总工会文件,2024-01-05,\n好,honour,文件,2024-01-05,\n",
        "utf-8",
    )
    tables = load([file])
    (fault,) = tables.faults
    assert fault.line == 3
    assert ("phrase", "障", "章") in found("他获得港城匠心奖障。", tables)


@pytest.mark.parametrize(("kind", "is_known"), [("荣誉", True), ("honour", True), ("奖章", False)])
def test_the_kind_of_a_phrase_is_written_in_chinese(tmp_path: Path, kind: str, is_known: bool) -> None:
    file = tmp_path / "phrases.csv"
    file.write_text(f"表述,类别,出处,日期,也可作\n港城匠心奖章,{kind},市总工会文件,,\n", "utf-8")
    faults = load([file]).faults
    assert not faults if is_known else "可用的有：提法、机构、荣誉、活动、法规、会议、停用" in str(faults[0])


def test_the_tables_of_the_product_are_right() -> None:
    assert shipped().faults == ()


def test_the_office_adds_its_own_phrases(tmp_path: Path) -> None:
    file = tmp_path / "phrases.csv"
    file.write_text("表述,类别,出处,日期,也可作\n港城匠心奖章,honour,市总工会文件,2024-01-05,\n", "utf-8")
    assert ("phrase", "障", "章") in found("他获得港城匠心奖障。", load([file]))
