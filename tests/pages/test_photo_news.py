"""Pages on which pictures carry the news: what is said of them is the text."""

from __future__ import annotations

import pytest

from digest import articles, pages
from digest.model import Article, Fetched, Location

SAID = (
    ("6月3日，鹭洲区总工会在海堤旁举办龙舟赛，三十二支职工队伍参加。图为选手奋力划桨。", "鹭洲区总工会"),
    ("日前，浅水镇总工会邀请老渔工给小学生讲补网，孩子们围着渔网看得入神。", "浅水镇总工会"),
)


def web(body: str, title: str = "图片新闻") -> tuple[Article, ...]:
    page = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
    return articles.segment(pages.parse(Fetched(Location("网页.html"), page.encode()))).articles


def figure(text: str, giver: str, form: str = "figcaption") -> str:
    return f"<figure><img src='a.jpg'><{form}>{text}（{giver}供图）</{form.split()[0]}></figure>"


@pytest.mark.parametrize("wrapped", ["{}", "<main>{}</main>", "<div class='list'>{}</div>"])
def test_each_picture_under_a_column_s_name_is_a_report_of_its_own(wrapped):
    figures = "".join(figure(*each) for each in SAID)
    found = web(wrapped.format(f"<h1>图片新闻</h1><p>2026年6月8日</p>{figures}"))
    assert [(each.body, each.contributor) for each in found] == list(SAID)
    assert {(each.kind, each.headline, str(each.origin.published)) for each in found} == {
        ("photo_news", "", "2026-06-08")
    }


def test_pictures_of_one_event_under_a_headline_are_one_report():
    said = [
        (text, "鹭洲区总工会")
        for text in (
            "龙舟从桥下穿过，两岸站满了加油的工友，三十二支队伍里最年轻的队员十九岁，最年长的五十八岁，他们来自同一个码头。",
            "领奖台上，获胜的码头队举起奖杯。这支队伍练了整整四十天，每天收工以后划两个来回，三名队员的手掌都磨出了茧子。",
        )
    ]
    title = "鹭洲区三十二支职工队伍海堤赛龙舟"
    (found,) = web(f"<h1>{title}</h1>{''.join(figure(*each) for each in said)}", title)
    assert found.headline == title
    assert all(text in found.body for text, _ in said)


def test_a_caption_beside_running_text_stays_a_caption():
    title, text = (
        "浅水镇总工会办起渔工夜校",
        "6月3日晚，浅水镇总工会的渔工夜校开课，四十多名渔工走进教室，学习船舶机电和海上急救。",
    )
    (found,) = web(
        f"<h1>{title}</h1><p>{text}</p><figure><img src='a.jpg'><figcaption>渔工在教室里学习。</figcaption></figure>",
        title,
    )
    assert found.body == text
    assert found.captions == ("渔工在教室里学习。",)
