"""The files of the vocabulary: what is wrong is named; an office's own rows win; pickling; making the tables again."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from digest import assets, bulk, labels, pipeline
from digest.errors import ConfigError
from digest.labels import rebuild
from digest.model import Article, Briefing, Location, Origin, Paragraph
from tests.labels.label_one import regions_of, themes_of

THEME = '[[theme]]\ncode = "one"\nname = "甲"\n'


def article(text: str) -> Article:
    return Article("a", Origin("x"), (Paragraph(text),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "一个 [[theme]] 也没有"),
        ("[[theme]\n", "第 1 行写法不对（方括号没有收尾）：[[theme]"),
        ('[[theme]]\ncode = "one"\n', "第 1 行：第 1 个 [[theme]] 里缺少 name"),
        ('[[theme]]\nname = "甲"\n', "第 1 行：第 1 个 [[theme]] 里缺少 code"),
        (THEME + THEME, "第 5 行：第 2 个 [[theme]] 的 code one 前面已经写过了"),
        (THEME + 'colour = "red"\n', "第 1 个 [[theme]] 里有不认识的项 colour"),
        ("theme = 5\n", "第 1 行：[theme] 写法不对"),
        (THEME.replace("[[theme]]", "[theme]"), "第 1 行：[theme] 写法不对"),
        (THEME + "patterns = 5\n", "第 4 行：第 1 个 [[theme]] 的 patterns 写法不对"),
        (THEME + 'aliases = "红领"\n', "第 1 个 [[theme]] 的 aliases 应是文字的列表"),
        (THEME + "examples = [1]\n", "第 1 个 [[theme]] 的 examples 应是文字的列表"),
        (
            THEME + '[[theme.patterns]]\nwords = ["竞赛"]\nweight = "3"\n',
            "[[theme.patterns]] 的 weight 应是数",
        ),
        (
            THEME + '[[theme.patterns]]\nwords = ["竞赛"]\nplace = "end"\n',
            "[[theme.patterns]] 的 place 不能是“end”",
        ),
        (THEME + '[[theme.patterns]]\nword = ["竞赛"]\n', "第 1 个 [[theme.patterns]] 里有不认识的项 word"),
        ('[union]\nwords = [""]\n' + THEME, "[union] 的 words 应是文字的列表，里面有空的"),
        ('[union]\nwrods = ["工会"]\n' + THEME, "[union] 里有不认识的项 wrods"),
        ('[union]\nround_up = "two"\n' + THEME, "[union] 的 round_up 不是本表的主题：two"),
        ('[union]\naid = "two"\n' + THEME, "[union] 的 aid 不是本表的主题：two"),
    ],
)
def test_a_wrong_themes_file_is_told(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "themes.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        labels.vocabulary(file)
    assert caught.value.file == str(file)
    assert said in caught.value.message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="读不到这个文件"):
        labels.vocabulary(tmp_path / "none.toml")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_regions_are_read_as_the_office_s_programs_save_them(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "regions.csv"
    table = "name,parent,aliases\r\n湖滨新城,江苏省/苏州市,\r\n"
    file.write_bytes((table.replace(",", "\t") if encoding == "utf-16" else table).encode(encoding))
    vocabulary = labels.vocabulary(regions_file=file)
    assert "湖滨新城" in vocabulary.gazetteer.zones["江苏省", "苏州市"]
    assert pickle.loads(pickle.dumps(vocabulary)).gazetteer.zones == vocabulary.gazetteer.zones


@pytest.mark.parametrize(
    "row", ["只有一列", "名称,,别名", ",江苏省,别名", "甲,江苏省,乙,丙", '甲,江苏省,"乙', "新城,江苏省/姑苏市,"]
)
def test_a_wrong_row_of_regions_is_told_and_the_others_are_used(row: str, tmp_path: Path) -> None:
    file = tmp_path / "regions.csv"
    file.write_text(f"# 本单位\nname,parent,aliases\n苏州新城,江苏省/苏州市,\n{row}\n", encoding="utf-8")
    own = labels.vocabulary(regions_file=file)
    (fault,) = own.faults
    assert (fault.file, fault.line) == (str(file), 4)
    assert fault.remedy
    (region,) = regions_of(article("苏州新城总工会换届。"), own).labels
    assert region.path == ("江苏省", "苏州市", "苏州新城")


def test_the_lists_that_travel_with_the_program_are_right() -> None:
    assert labels.vocabulary().faults == ()


def test_an_office_s_own_rows_win(tmp_path: Path) -> None:
    file = tmp_path / "regions.csv"
    file.write_text("name,parent,aliases\n云帆新城,江苏省/苏州市,新华区;云帆\n", encoding="utf-8")
    own = labels.vocabulary(regions_file=file)
    for text in ("云帆新城总工会换届。", "新华区总工会换届。", "云帆工会换届。"):
        (region,) = regions_of(article(text), own).labels
        assert region.path == ("江苏省", "苏州市", "云帆新城")
    assert regions_of(article("云帆新城总工会换届。"), labels.vocabulary()).labels == ()


def test_the_office_s_example_can_be_used() -> None:
    from digest import assets

    own = labels.vocabulary(regions_file=assets.templates() / "vocabulary" / "regions.csv")
    (region,) = regions_of(article("宁波舟山港工会慰问一线职工。"), own).labels
    assert region.path == ("浙江省", "宁波市")


def test_the_same_files_are_read_once_and_a_changed_one_again(tmp_path: Path) -> None:
    file = tmp_path / "themes.toml"
    file.write_text(THEME, encoding="utf-8")
    first = labels.vocabulary(file)
    assert labels.vocabulary(file) is first
    file.write_text(THEME.replace("甲", "乙"), encoding="utf-8")
    assert labels.vocabulary(file).rules.themes[0].theme.name == "乙"


def test_a_vocabulary_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(labels.vocabulary()))
    given = article("近日，如皋市总工会慰问职工。")
    assert regions_of(given, sent) == regions_of(given, labels.vocabulary())
    assert themes_of(given, sent) == themes_of(given, labels.vocabulary())


def test_every_former_name_and_zone_has_a_parent_that_exists() -> None:
    known = labels.vocabulary().gazetteer
    formers = [name for name in known.names.values() if name.kind == "former"]
    zones = [name.paths[0] for name in known.names.values() if name.kind == "zone"]
    assert len(formers) > 150
    assert len(zones) > 150
    assert all(name.paths[0] in known.codes for name in formers)
    assert all(path[:-1] in known.codes for path in zones)


def test_every_school_and_hospital_has_its_seat() -> None:
    lines = (Path(labels.__file__).parent / "data" / "seats.csv").read_text(encoding="utf-8").splitlines()
    listed = [line.split(",") for line in lines if not line.startswith("#")]
    known = labels.vocabulary().gazetteer
    assert len({name for name, _ in listed}) == len(listed) > 150
    for name, path in listed:
        assert (known.names[name].kind, known.names[name].paths) == ("seat", (tuple(path.split("/")),))
        assert known.names[name].paths[0] in known.codes


def test_every_nickname_stands_for_a_place_of_the_table() -> None:
    folder = Path(labels.__file__).parent / "data"
    lines = (folder / "nicknames.csv").read_text(encoding="utf-8").splitlines()
    listed = [line.split(",") for line in lines if not line.startswith("#")]
    known = labels.vocabulary().gazetteer
    assert len({name for name, _ in listed}) == len(listed) > 50
    for name, path in listed:
        found = known.names[name + {"在": "举", "来": "考"}.get(name[0], "")]
        kinds = ("short",) if name[-1] in "旗县" else ("nickname",)  # 科左中旗 is that banner to everybody
        assert found.kind in kinds or len(found.paths) > 1, name  # 巴州 is the short form of 巴州区, too
        assert found.paths[0] == tuple(path.split("/"))
        assert found.paths[0] in known.codes


def test_divisions_are_made_from_the_package_s_table() -> None:
    table = {
        "metadata": {"source_table": "T", "data_as_of": "2025-12-31", "source_page": "P", "source_sha256": "S"},
        "divisions": [
            [1, "320000", "", "江苏省"],
            [2, "320500", "320000", "苏州市"],
            [3, "320583", "320500", "昆山市"],
            [4, "320583100", "320583", "玉山镇"],
            [4, "320583101", "320583", "巴城镇"],
        ],
    }
    lines = [line for line in rebuild.divisions(json.dumps(table)).splitlines() if not line.startswith("#")]
    assert lines == ["320000,江苏省,", "320500,苏州市,", "320583,昆山市,玉山镇 巴城镇", "710000,台湾省,"]


def test_characters_are_made_from_opencc_s_table() -> None:
    text = rebuild.characters("會\t会\n乾\t干 乾\n著\t着 著\n台\t台\n")
    assert text.splitlines()[-1] == "乾干 會会 著着"


def test_rebuilding_without_arguments_shows_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert rebuild.main([]) == 2
    assert "divisions|characters|zones FILE" in capsys.readouterr().err


@pytest.mark.parametrize("engine", ["inline", "processes:1"])
def test_an_edited_vocabulary_counts_from_the_next_page_on_in_a_running_program(tmp_path: Path, engine: str) -> None:
    """The service reads pages for months in one process; a clerk renames a theme meanwhile."""
    themes, page = tmp_path / "themes.toml", tmp_path / "版面.txt"
    shipped = (assets.templates() / "vocabulary" / "themes.toml").read_text("utf-8")
    themes.write_text(shipped, "utf-8")
    page.write_text("云岭市总工会送清凉\n\n　　本报讯 7月3日，云岭市总工会为120名环卫工人送去清凉物资。\n", "utf-8")
    briefing = Briefing("weekly", "简报", "某总工会", (), themes_file=str(themes))
    with bulk.executor(engine) as executor:
        for name in ("帮扶服务·普惠", "暖心服务"):
            themes.write_text(shipped.replace("帮扶服务·普惠", name), "utf-8")
            (reading,) = pipeline.read_locations([Location(str(page))], briefing, executor)
            assert reading.items[0].themes[0].name == name
