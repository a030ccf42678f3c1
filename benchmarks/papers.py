"""Union news without end, for what is measured in bulk: one article a file, the same number the same article.

Sentences are put together from parts, so that figures, places, people and deeds differ from one article to the next as
they do between a hundred counties; about one in fifteen tells what the one before it told, in another unit's words.
"""

from __future__ import annotations

import random
from pathlib import Path

_COUNTIES = (
    *("昆山市", "太仓市", "常熟市", "张家港市", "吴江区", "相城区", "姑苏区", "吴中区", "江阴市", "宜兴市", "惠山区"),
    *("海门区", "如皋市", "启东市", "海安市", "东台市", "大丰区", "射阳县", "泗洪县", "沭阳县", "沛县", "邳州市"),
    *("句容市", "丹阳市", "扬中市", "溧阳市", "金坛区", "高邮市", "仪征市", "靖江市", "泰兴市", "兴化市", "盱眙县"),
)
_DEEDS = (
    (
        "送清凉慰问户外劳动者",
        "走进{place}建设工地，为{number}名户外劳动者送去防暑药品和饮用水",
        "高温天气里，工会驿站开放到晚上九点",
    ),
    (
        "劳模工作室揭牌",
        "举行劳模创新工作室揭牌仪式，{number}名技术骨干参加结对带徒",
        "工作室今年已经完成技术改进{few}项",
    ),
    (
        "举办职工技能竞赛",
        "举办{trade}技能竞赛，来自{few}家企业的{number}名选手同台比武",
        "前三名选手将被推荐申报工匠称号",
    ),
    (
        "工资集体协商要约行动",
        "启动工资集体协商要约行动，覆盖{few}个行业、{number}名职工",
        "协商中职工方代表提出的{few}条意见全部得到答复",
    ),
    (
        "新就业形态劳动者入会",
        "在{place}举行新就业形态劳动者集中入会，{number}名外卖骑手和网约车司机领到会员卡",
        "入会后可以享受互助保障和免费体检",
    ),
    (
        "金秋助学",
        "发放金秋助学金{few}万元，{number}名困难职工子女圆了大学梦",
        "工会将在四年里持续跟踪受助学生的情况",
    ),
    (
        "女职工权益维护宣传",
        "开展女职工权益维护宣传，发放手册{number}份，接受咨询{few}人次",
        "律师现场解答了哺乳假和岗位调整的问题",
    ),
    (
        "安康杯安全隐患排查",
        "组织安康杯竞赛，职工查出安全隐患{number}条，已整改{few}条",
        "企业把隐患随手拍写进了班组考核",
    ),
    (
        "职工文体节开幕",
        "职工文体节在{place}开幕，{few}支代表队、{number}名职工参加",
        "比赛持续两周，设羽毛球和健步走等项目",
    ),
    (
        "困难职工帮扶",
        "走访慰问困难职工{number}户，送上慰问金{few}万元",
        "工会为每户困难职工建立了帮扶档案",
    ),
)
_TRADES = ("焊工", "数控车工", "电工", "养老护理", "叉车驾驶", "餐饮服务", "快递分拣", "网络安全")
_PLACES = ("开发区", "高新区", "城东街道", "滨江新城", "物流园", "纺织园", "化工园", "会展中心", "高铁站前", "科创园")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_NAMES = ("建国", "丽华", "志强", "秀英", "海涛", "晓敏", "国平", "文娟", "永康", "雪梅")
_MORE = (
    "总工会主要负责人表示，下一步将把服务做到职工身边",
    "参加活动的{person}说，工会就是职工的娘家人",
    "{person}告诉记者，这已经是他第{few}次参加这样的活动",
    "据介绍，今年以来该市各级工会已经组织同类活动{few}场",
    "活动由总工会和{place}管委会共同主办，{few}家企业协办",
    "为了让更多职工受益，工会把报名时间延长到月底",
    "{place}的{few}家企业派出代表到现场观摩，并交流了各自的做法",
    "工会干部把服务清单送到班组，请职工逐项提出意见",
    "活动结束后，主办方通过问卷收集到建议{few}条，将逐条答复",
    "今年上半年，全市工会会员人数比去年同期增加{few}00人",
    "现场还设置了法律咨询、心理疏导和岗位推介三个服务台",
    "按照计划，同样的活动将在年底前走进{few}个乡镇和街道",
)


def article(number: int) -> str:
    """Return the text of article *number*: a headline, and three paragraphs, some 330 characters in all."""
    told = number - 1 if number % 15 == 14 else number  # the event of the one before, in other words
    event, words = random.Random(told), random.Random(number * 7919)
    county, (title, deed, detail) = event.choice(_COUNTIES), event.choice(_DEEDS)
    facts = {
        "place": event.choice(_PLACES),
        "number": event.randrange(30, 5_000),
        "few": event.randrange(3, 60),
        "trade": event.choice(_TRADES),
        "person": event.choice(_SURNAMES) + event.choice(_NAMES),
    }
    day = f"{event.randrange(1, 13)}月{event.randrange(1, 29)}日"
    more = [line.format(**facts) + "。" for line in words.sample(_MORE, 9)]
    first = f"　　本报讯　{day}，{county}总工会{deed.format(**facts)}。{detail.format(**facts)}。"
    rest = [f"　　{''.join(more[:5])}", f"　　{''.join(more[5:])}（{county}总工会）"]
    return "\n".join([f"{county}总工会{title}", "", first, *rest]) + "\n"


def write_sources(folder: Path, count: int, first: int = 0) -> list[Path]:
    """Write *count* articles from number *first* on into *folder*, one a file, and return them."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:06d}.txt" for number in range(first, first + count)]
    for number, file in enumerate(files, start=first):
        file.write_text(article(number), "utf-8")
    return files
