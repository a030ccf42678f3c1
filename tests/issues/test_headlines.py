"""What stands over an entry whose source has no headline: a clause that says who did what."""

from __future__ import annotations

import pytest

from digest.issues.headlines import of_source, proposals
from digest.model import Article, Origin, Paragraph


def best(text: str) -> str:
    return next(iter(proposals(Article("a-1", Origin("a.txt"), (Paragraph(text),)))), "")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (  # what was issued or learnt stands in the clause behind
            "近日，青溪市总工会印发通知，启动职工书屋星级评定，计划评定三十家。",
            "青溪市总工会印发通知，启动职工书屋星级评定",
        ),
        (
            "记者从青溪市总工会了解到，今年将新建十个司机之家。",
            "记者从青溪市总工会了解到，今年将新建十个司机之家",
        ),
        (  # a slogan opens, the deed follows
            "服务职工永不停步，只有新的起点。为解职工之忧，白塔县总工会举办暑期托管班，招收六十名孩子。",
            "白塔县总工会举办暑期托管班",
        ),
        (  # the year belongs to the name of the event
            "2025年青溪市职工插花技能大赛决赛今天在文化宫闭幕，三十二人参赛。比赛内容包括构图、配色和讲解三个模块。",
            "2025年青溪市职工插花技能大赛决赛今天在文化宫闭幕",
        ),
        (  # its subject stands in another clause
            "我国骑手超过千万，如何保障他们的权益，是青溪市总工会主席履职的重点。",
            "我国骑手超过千万",
        ),
        (  # where it was is no news
            "11月11日，青溪港西工业园区，职工在救护比赛中操作心肺复苏，三十二支队伍参赛。",
            "青溪港西工业园区，职工在救护比赛中操作心肺复苏",
        ),
        (  # a name alone is no news
            "青溪市总工会编写的《班组长读本》，近日由江河出版社出版，在全省发行。",
            "青溪市总工会编写的《班组长读本》，近日由江河出版社出版",
        ),
        (  # a scene in quotation marks
            "“路远，今年就留在厂里过年。”一句句问候暖人心。白塔县总工会看望留厂职工五十名。",
            "白塔县总工会看望留厂职工五十名",
        ),
        ("今天上午，青溪市总工会主办的全市职工技能大赛在云山开赛。", "全市职工技能大赛在云山开赛"),
        (  # on what ground is no deed yet
            "青溪县总工会在高温期间，对露天岗位逐一走访的基础上，再为六类岗位添置凉棚：一是环卫岗位。",
            "青溪县总工会在高温期间，对露天岗位逐一走访的基础上，再为六类岗位添置凉棚",
        ),
        (  # a union that is spoken of does nothing; why stands before the deed
            "为建好职工文化阵地，更好地发挥工会组织在文明城市创建中的作用，青溪市总工会在全市开展书屋评选。",
            "青溪市总工会在全市开展书屋评选",
        ),
        (  # who went stands before the comma, what for behind it
            "9月2日,利用工友午休时间,青溪市总工会与律师柳一鸣走进城南工地,开展“说法”活动,详细讲解了农民工关心的工伤赔偿等问题。",
            "青溪市总工会与律师柳一鸣走进城南工地,开展“说法”活动",
        ),
        (
            "2月5日上午,青溪市总工会、柳溪县总工会和江河银行组成的慰问小组,走进长河材料公司开展慰问。",
            "青溪市总工会、柳溪县总工会和江河银行组成的慰问小组,走进长河材料公司开展慰问",
        ),
        (  # the sign of an hour ends no clause
            "今早9:30,青溪市工会职工热线正式开通,受理五类事务。",
            "青溪市工会职工热线正式开通",
        ),
        (
            "3月6日,青溪市总工会主办,柳溪县总工会承办“好书共读”交流活动启动仪式。",
            "青溪市总工会主办,柳溪县总工会承办“好书共读”交流活动启动仪式",
        ),
        (  # a point of an enumeration names nobody
            "一是开展安全进班组活动。由公司女工小分队到班前会上进行安全宣讲，受到好评。",
            "公司女工小分队到班前会上进行安全宣讲",
        ),
        (  # what people shall think is no news
            "近日,随着钳工比赛结束,为期一个月的青溪区第三届职工技能大赛落下帷幕。今年以来,青溪区总工会积极引导职工树立终身学习的观念。",
            "青溪区第三届职工技能大赛落下帷幕",
        ),
        (  # a long clause that says who did what before a short one that does not
            "6月1日，青溪市总工会组织石桥区、柳溪县、白塔县总工会负责安全生产的同志在职工服务中心门前开展“安全咨询日”活动。活动当天，发放资料，深入营造安全生产的浓厚氛围。",
            "青溪市总工会组织石桥区、柳溪县、白塔县总工会负责安全生产的同志在职工服务中心门前开展“安全咨询日”活动",
        ),
        ("由于连日高温，职工露天作业难。青溪市总工会发放清凉包。", "青溪市总工会发放清凉包"),
        (
            "柳溪县总工会为进一步巩固帮扶成果，8月2日举行助学仪式，十名学生到场。",
            "柳溪县总工会为进一步巩固帮扶成果，8月2日举行助学仪式",
        ),
        (  # what was heard stands without who heard it
            "记者从青溪市总工会获悉，为迎接劳动节，市总工会将举办职工趣味运动会。",
            "市总工会将举办职工趣味运动会",
        ),
    ],
)
def test_the_first_proposal_is_a_clause_that_says_who_did_what(text: str, headline: str) -> None:
    assert best(text) == headline
    assert headline in text


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("【青溪工匠】周一诺：灯塔上的守灯人", "周一诺：灯塔上的守灯人"),
        ("（图片新闻）青溪市职工赛龙舟", "青溪市职工赛龙舟"),
        ("青溪市职工赛龙舟（组图）", "青溪市职工赛龙舟"),
        ("■ 青溪市职工赛龙舟", "青溪市职工赛龙舟"),
        ("三、青溪市职工赛龙舟", "青溪市职工赛龙舟"),
        ("（二）青溪市职工赛龙舟", "青溪市职工赛龙舟"),
        ("一、二线职工同台赛龙舟", "一、二线职工同台赛龙舟"),
        ("专题｜青溪市首届工匠论坛", "青溪市首届工匠论坛"),
        ("青溪市命名三十个职工（劳模）创新工作室", "青溪市命名三十个职工（劳模）创新工作室"),
        ("《平台算法协商指引（试行）》印发", "《平台算法协商指引（试行）》印发"),
        ("【工会简讯】", "【工会简讯】"),  # nothing else to print
    ],
)
def test_labels_of_columns_and_pictures_are_left_off(title: str, printed: str) -> None:
    assert of_source(Article("a-1", Origin("a.txt"), (Paragraph("青溪市总工会办赛。"),), headline=title)) == printed


@pytest.mark.parametrize(
    ("headline", "subheadline", "printed"),
    [
        ("“焊花”里的三十年", "——记全国五一劳动奖章获得者赵志强", "“焊花”里的三十年——记全国五一劳动奖章获得者赵志强"),
        ("青溪县总工会建起夜校", "——首批学员结业", "青溪县总工会建起夜校"),  # says of whom it tells
        ("“焊花”里的三十年", "首批学员结业", "“焊花”里的三十年"),
        ("石桥区总工会联手法院", "劳动法庭揭牌 一站办结", "石桥区总工会联手法院　劳动法庭揭牌 一站办结"),
        ("石桥区总工会举办夜校", "首批学员开班", "石桥区总工会举办夜校"),
    ],
)
def test_a_subheadline_behind_a_dash_tells_whose_story_it_is(headline: str, subheadline: str, printed: str) -> None:
    text = (Paragraph("赵志强干焊工已有三十年。"),)
    assert of_source(Article("a-1", Origin("a.txt"), text, headline=headline, subheadline=subheadline)) == printed


def test_a_clause_without_its_doer_stands_behind_others():
    why = "为进一步做好送温暖工作，及时把工会“娘家人”的温暖送到职工群众当中，"
    deed = "青溪市总工会副主席罗某带队到柳溪县开展走访慰问"
    assert best(f"{why}1月25日下午，{deed}，县总工会陪同。") == deed


def test_what_was_held_stands_for_a_clause_that_is_too_long():
    held = "柳溪县2026年集体协商竞赛"
    hosts = "柳溪县总工会联合柳溪县人力资源和社会保障局、柳溪县工商业联合会等单位、部门"
    assert best(f"5月24日，{hosts}举办{held}。") == held


def test_a_text_that_says_only_what_for_has_no_proposal():
    assert best("深入营造安全生产的浓厚氛围，更好地发挥工会组织的作用。") == ""


@pytest.mark.parametrize(
    ("headline", "printed"),
    [
        ("周一鸣出席并讲话 李文作报告青溪市工会第十九次代表大会开幕", "青溪市工会第十九次代表大会开幕"),
        ("青溪市工会第十九次代表大会开幕 周一鸣出席并讲话", "青溪市工会第十九次代表大会开幕"),
        ("周一鸣、李文主持 全市产改推进会在青溪召开", "全市产改推进会在青溪召开"),
        ("周一鸣出席青溪市工会第十九次代表大会", "周一鸣出席青溪市工会第十九次代表大会"),
        ("职工讲话比赛在青溪举行决赛", "职工讲话比赛在青溪举行决赛"),
    ],
)
def test_who_came_and_spoke_is_no_row_of_the_headline(headline: str, printed: str) -> None:
    article = Article("a-1", Origin("a.txt"), (Paragraph("11月22日，大会开幕。"),), headline=headline)
    assert of_source(article) == printed


@pytest.mark.parametrize(
    "headline",
    ["劳模作报告激励青年职工岗位建功", "全市职工健步走活动在石湖举行　千人参加", "职工参加 企业受益 工会搭台促和谐"],
)
def test_what_people_are_and_how_many_is_no_name_of_who_came(headline: str) -> None:
    article = Article("a-1", Origin("a.txt"), (Paragraph("11月22日，大会开幕。"),), headline=headline)
    assert of_source(article) == headline
