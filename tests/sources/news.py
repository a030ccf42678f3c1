"""Made-up news as feeds, web pages and mails carry it."""

from __future__ import annotations

from email.message import EmailMessage

STORIES = (
    (
        "白塔镇总工会建成职工书屋",
        (
            "白塔镇总工会在园区里建成的职工书屋日前开放，藏书五千册，每月办一次读书分享会。来看书的女工说，下班以后有了好去处。"
            "书屋由工会小组轮流管理，每晚开到九点。镇总工会还为书屋配了两名讲解员，周末教孩子们写字画画。"
            "一年里有三千多名职工来这里借过书。"
        ),
    ),
    (
        "石湖区总工会举办焊接技能竞赛",
        (
            "石湖区总工会举办焊接技能竞赛，四十八名选手在三个项目上较量。获得第一名的选手将被推荐为五一劳动奖章候选人。"
            "竞赛持续两天，由市里的高级技师担任裁判。参赛选手来自二十六家企业，年纪最小的只有十九岁。"
            "区总工会表示，今后每年都要举办这样的竞赛。"
        ),
    ),
    (
        "枫桥区总工会为外卖骑手设驿站",
        (
            "枫桥区总工会在地铁口设立骑手驿站，可以热饭、充电、歇脚。两个月里，有一百二十名配送员在这里办理了入会手续。"
            "驿站每天从早上七点开到晚上十点，由志愿者值班。骑手们说，冬天再也不用在路边吃冷饭了。"
        ),
    ),
)


def feed(*entries: tuple[str, str, str, str], title: str = "平江工会网") -> bytes:
    """Return an RSS feed of entries: guid, title, text, date as written."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{head}</title><pubDate>{told}</pubDate>"
        f"<description>{text}</description></item>"
        for guid, head, text, told in entries
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def page(title: str, text: str, day: str = "2026-11-18", source: str = "平江日报") -> bytes:
    """Return a web page with one article."""
    paragraphs = "".join(f"<p>{each}。</p>" for each in text.split("。") if each)
    return (
        f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1>"
        f"<div class='info'>发布时间：{day} 09:00　来源：{source}</div>"
        f"<div class='article'>{paragraphs}</div></body></html>"
    ).encode()


def index(*links: tuple[str, str]) -> bytes:
    """Return an index page of links: address, text."""
    listed = "".join(f"<li><a href='{href}'>{text}</a></li>" for href, text in links)
    return f"<html><body><a href='/'>首页</a><ul>{listed}</ul></body></html>".encode()


def mail(number: int, title: str, text: str, sender: str = "横塘区总工会 <gh@hengtang.example>") -> bytes:
    """Return a mail that is a report itself."""
    message = EmailMessage()
    message["From"], message["To"] = sender, "office@pingjiang.example"
    message["Subject"], message["Message-ID"] = title, f"<{number}@hengtang.example>"
    message["Date"] = "Thu, 19 Nov 2026 10:00:00 +0800"
    message.set_content(text)
    return message.as_bytes()
