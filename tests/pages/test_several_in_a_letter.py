"""A letter of several reports that does not say how many: each begins with its day and who acts."""

from __future__ import annotations

from digest import articles
from tests.pages.test_letters import letter, read

FIRST = "    11月22日，在青溪县总工会推动下，8家餐饮企业签订女职工权益清单，覆盖女职工1100人。"
SECOND = "    11月19日至21日，青溪县总工会组织基层工会主席到云渚市学习，参观职工服务中心6处。"


def headlines(tmp_path, *lines: str) -> list[str]:
    text = "市总工会办公室：\n    现将近期工作信息报上，请审阅。\n\n" + "\n".join(lines) + "\n\n供稿：青溪县总工会\n"
    (found,) = read(tmp_path, bytes(letter(text, subject="工作信息")), "来信.eml").values()
    return [article.headline for article in articles.segment(found.pages).articles]


def test_each_headline_over_a_report_of_its_own_begins_an_article(tmp_path) -> None:
    heads = ("青溪八家餐饮企业签订权益清单", "青溪县总工会赴外地学习")
    assert headlines(tmp_path, heads[0], "", FIRST, "", heads[1], "", SECOND) == list(heads)


def test_what_heads_a_part_of_a_report_begins_none(tmp_path) -> None:
    part = "    签约企业的职工代表走访云渚市6处职工服务中心，青溪县总工会派人同行。"
    heads = ("青溪八家餐饮企业签订权益清单", "走访学习带回经验")
    assert headlines(tmp_path, heads[0], "", FIRST, "", heads[1], "", part) == [heads[0]]


def test_parts_of_a_report_of_a_year_are_none_however_they_begin(tmp_path) -> None:
    lead = "    今年以来，青溪县总工会把服务送到一线，全县户外劳动者普遍受益，主要做法有送体检、送清凉和夜间调解三项。"
    heads = ("青溪县总工会全年服务一线职工", "青溪八家餐饮企业签订权益清单", "青溪县总工会赴外地学习")
    assert headlines(tmp_path, heads[0], "", lead, "", heads[1], "", FIRST, "", heads[2], "", SECOND) == [heads[0]]
