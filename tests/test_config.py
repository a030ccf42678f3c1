"""A briefing file in, a checked Briefing out; every error names file and key."""

import re
import shutil
from pathlib import Path

import pytest

from digest import config
from digest.assets import templates
from digest.config import briefing as briefing_files
from digest.config import delivery, schedule
from digest.errors import ConfigError
from digest.model import Briefing, MailServer, RecipientGroup, Schedule, Theme
from digest.tables import values

WEEKLY = templates() / "weekly.toml"


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = WEEKLY.read_text("utf-8")
    assert old in text
    file = tmp_path / "简报.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


def test_the_weekly_briefing_is_read_whole():
    briefing = config.load(WEEKLY)
    assert (briefing.code, briefing.title) == ("weekly", "工会简报")
    assert briefing.home == ("江苏省", "苏州市")
    assert [theme.code for theme in briefing.themes][:3] == ["ideology", "models", "competition"]
    assert briefing.themes[-1].name == "其他"
    assert Path(briefing.inputs[0]).resolve() == templates().parent / "seeds"
    assert briefing.colophon.copies == 60
    assert Path(briefing.layout) == templates() / "jianbao"


@pytest.mark.parametrize(
    ("old", "new", "said", "remedy"),
    [
        ("title =", "titel =", "[briefing] 里有不认识的项 titel", "是不是 title？"),
        ("[colophon]", "[colofon]", "不认识的部分 [colofon]", "是不是 colophon？"),
        ("max_chars = 300", 'max_chars = "300"', "[highlights] 的 max_chars 应是整数", '现在写的是 "300"'),
        ("max_chars = 300", "max_chars = 2026-11-20", "[highlights] 的 max_chars 应是整数", "现在写的是 2026-11-20"),
        ("look_back = 90", "look_back = 4000000", "[sections] 的 look_back 应在 0 到 36500 之间", "现在写的是 4000000"),
        (
            "look_back = 90",
            "look_back = 40000",
            "[sections] 的 look_back 应在 0 到 36500 之间",
            "现在写的是 40000",
        ),
        ("max_age = 31", "max_age = 999999999", "[sources] 的 max_age 应在 0 到 36500 之间", "现在写的是 999999999"),
        ('checker = ""', f'checker = "{"长" * 5000}"', "[colophon] 的 checker 太长", "最多 200 字"),
        (
            'editors_note = ""',
            f'editors_note = "{"长" * 10001}"',
            "[briefing] 的 editors_note 太长，有 10001 字",
            "10000",
        ),
        ('calendar = ""', 'calendar = "a\\u0000.csv"', "[schedule] 的 calendar 里有看不见的字符", "删去"),
        ("max_chars = 300", "max_chars = 0", "[highlights] 的 max_chars 应在 1 到 1000000 之间", "现在写的是 0"),
        ("max_chars = 300", "max_chars = true", "[highlights] 的 max_chars 应是整数", "现在写的是 true"),
        ('name = "劳模工匠"', "", "第 2 个 [[sections.theme]] 里缺少 name", "请补上 name"),
        ('name = "劳模工匠"', 'name = "  "', "第 2 个 [[sections.theme]] 里缺少 name", "请补上 name"),
        ('name = "劳模工匠"', 'nmae = "劳模工匠"', "第 2 个 [[sections.theme]] 里有不认识的项 nmae", "是不是 name？"),
        (
            'code = "models"',
            'code = "ideology"',
            "第 96 行：第 2 个 [[sections.theme]] 的 code ideology 前面已经写过了",
            "只写一次",
        ),
        ('code = "weekly"', 'code = "每周"', "[briefing] 的 code “每周”不能作文件名", "只用小写字母"),
        ('"html", "json"]', '"html", "odt"]', "第 10 行：[briefing] 的 forms 不能是“odt”", "可用的有：pdf"),
        ('group_by = "theme"', 'group_by = "date"', "group_by 不能是“date”", "theme、region"),
        ('publisher = "苏州市总工会办公室"', "", "[briefing] 里缺少 publisher", "请补上"),
        ('title = "工会简报"', 'title = "工会简报', "第 6 行写法不对", '应写成：title = "工会简报"'),
        ('report_to = ["江苏省总工会"', 'report_to = [1, "江苏省总工会"', "report_to 应是文字的列表", "甲"),
    ],
)
def test_an_error_names_file_key_and_remedy(tmp_path, old, new, said, remedy):
    file = changed(tmp_path, old, new)
    with pytest.raises(ConfigError) as raised:
        config.load(file)
    assert str(raised.value).startswith(str(file))
    assert said in raised.value.message
    assert remedy in raised.value.remedy


def test_all_slips_of_a_file_are_told_at_once_in_the_order_of_their_lines(tmp_path):
    file = changed(tmp_path, "title =", "titel =")
    text = file.read_text("utf-8").replace("max_chars = 300", 'max_chars = "300"').replace("earlier", "earlyer", 1)
    file.write_text(text.replace("[[sections.theme]]", "copies = 60\n[[sections.theme]]", 1), "utf-8")
    with pytest.raises(ConfigError) as raised:
        config.load(file)
    assert raised.value.message.split("\n") == [
        "有 4 处不对：",
        "  第 6 行：[briefing] 里有不认识的项 titel（是不是 title？）",
        "  第 25 行：[schedule] 的 holiday 不能是“earlyer”（是不是 earlier？可用的有：earlier、later、skip）",
        '  第 35 行：[highlights] 的 max_chars 应是整数（现在写的是 "300"）',
        "  第 92 行：[sections] 里有不认识的项 copies（应写在 [colophon] 下面）",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('[mail]\nhosst = "a"\nsender = "a@union.test"\n', "[mail] 里有不认识的项 hosst（是不是 host？"),
        ('[mail]\nhost = "a"\nsender = "办公室"\n', "sender 里的“办公室”不是邮件地址"),
        ('[delivery]\nat = "九点"\n', "[delivery] 的 at “九点”不是时刻"),
        ('[delivery]\nremind = ["a@union.test"]\n', "要发邮件，但没有 [mail] 部分"),
    ],
)
def test_an_issue_can_be_made_without_the_tables_that_say_when_and_to_whom(tmp_path, wrong, said):
    file = tmp_path / "简报.toml"
    file.write_text(WEEKLY.read_text("utf-8").replace('every = "fri 08:30"', 'every = "周五"') + wrong, "utf-8")
    told: list[ConfigError] = []
    briefing = config.load(file, told.append)
    assert (briefing.schedule, briefing.sending) == (None, None)
    assert "[schedule] 的 every “周五”没有写时间" in told[0].message
    assert said in told[0].message
    with pytest.raises(ConfigError, match="有 2 处不对"):
        config.load(file)
    file.write_text(file.read_text("utf-8").replace("count = 3", "count = 0"), "utf-8")
    with pytest.raises(ConfigError, match="count 应在 1 到"):  # what is printed would be another thing
        config.load(file, told.append)


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (delivery.MailTable("a", "a@union.test"), MailServer("a", 0, "a@union.test")),
        (delivery.GroupTable("a", ("b",)), RecipientGroup("a", ("b",))),
        (schedule.ScheduleTable("fri 08:30"), Schedule("fri 08:30", schedule.parse_rhythm("fri 08:30"))),
    ],
)
def test_what_is_not_written_is_as_the_program_has_it(table, kind):
    written, meant = values(table), values(kind)
    shared = written.keys() & meant.keys()  # a selection is written key by key
    assert {key: meant[key] for key in shared} == {key: written[key] for key in shared}


def test_a_briefing_file_with_nothing_but_the_needful_has_the_program_s_own_values(tmp_path):
    file = tmp_path / "简报.toml"
    head = '[briefing]\ncode = "a"\ntitle = "甲"\npublisher = "乙"\n'
    file.write_text(f'{head}[[sections.theme]]\ncode = "b"\nname = "丙"\n', "utf-8")
    assert config.load(file) == Briefing("a", "甲", "乙", (Theme("b", "丙"),), file=str(file))


def test_a_missing_file_and_a_foreign_encoding_are_named(tmp_path):
    with pytest.raises(ConfigError, match="没有这个文件（可用 digest init 建立一套"):
        config.load(tmp_path / "没有.toml")
    (tmp_path / "旧.toml").write_bytes("[briefing]\ntitle = '工会'\n".encode("gbk"))
    with pytest.raises(ConfigError, match="不是 UTF-8 编码，像是 GBK"):
        config.load(tmp_path / "旧.toml")


def test_a_file_saved_with_a_mark_is_read(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + WEEKLY.read_bytes())
    assert config.load(tmp_path / "a.toml").title == "工会简报"


def test_an_own_layout_beside_the_file_comes_first(tmp_path):
    shutil.copy(WEEKLY, tmp_path / "weekly.toml")
    assert config.load(tmp_path / "weekly.toml").layout == "jianbao"
    (tmp_path / "jianbao").mkdir()
    assert config.load(tmp_path / "weekly.toml").layout == str(tmp_path / "jianbao")


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("江苏省苏州市", ("江苏省", "苏州市")),
        ("江苏省/苏州市/张家港市", ("江苏省", "苏州市", "张家港市")),
        ("北京市朝阳区", ("北京市", "朝阳区")),
        ("内蒙古自治区呼伦贝尔市", ("内蒙古自治区", "呼伦贝尔市")),
        ("浙江省杭州市", ("浙江省", "杭州市")),
        ("新疆维吾尔自治区伊犁哈萨克自治州伊宁县", ("新疆维吾尔自治区", "伊犁哈萨克自治州", "伊宁县")),
        ("湖南省常德市津市市", ("湖南省", "常德市", "津市市")),  # a name that holds an ending
        ("云南省普洱市西盟佤族自治县", ("云南省", "普洱市", "西盟佤族自治县")),
        ("四川省攀枝花市东区", ("四川省", "攀枝花市", "东区")),
        ("河北省/保定市/白沟新城", ("河北省", "保定市", "白沟新城")),
        ("四川攀枝花", ("四川攀枝花",)),  # no ending: as it stands, not nothing
        ("", ()),
    ],
)
def test_a_place_in_one_word_is_split_into_its_steps(name, steps):
    assert briefing_files.split_place(name) == steps


def test_every_key_of_the_sample_is_explained():
    lines = [line for line in WEEKLY.read_text("utf-8").splitlines() if re.match(r"\w+ = ", line)]
    unexplained = [
        line for line in lines if "#" not in line and not line.startswith(("code", "name", "checker", "approver"))
    ]
    assert not unexplained
