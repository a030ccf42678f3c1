"""What a web page shows around its article: other articles, its readers' words, marks on the headline, its site's name."""

# ruff: noqa: E501 - paragraphs of a report

from __future__ import annotations

from html import escape

import pytest

from digest import articles, pages
from digest.model import Article, Fetched, Location, Segmented

TITLE = "白鹭湾区总工会给环卫工建淋浴间"
TEXT = (
    "10月8日，白鹭湾区总工会在滨河路环卫站建成首个职工淋浴间，下班的环卫工可以洗完澡再回家。",
    "淋浴间由区总工会和城管局各出一半经费，配有热水、储物柜和洗衣机，早六点到晚十点开放。",
    "年底前，全区还要在七个环卫站各建一间。",
)
BODY = "".join(f"<p>　　{text}</p>" for text in TEXT)
LINES = "<br>".join(f"　　{text}" for text in TEXT)
OTHERS = (
    ("柳林县评出十佳班组", "柳林县总工会日前评出十佳班组，奖金直接发到班组账上。"),
    ("果园镇办起采摘工学堂", "果园镇总工会请来农技员，给采摘工讲用药安全。"),
    ("江口医院设职工病房", "江口医院为尘肺病职工设了专门病房，有床位二十张。"),
)
CARDS = "".join(
    f"<dd class='t'><a href='#'>{title}</a></dd><dd class='x'>{text}</dd><dd>2026-10-09 07:42</dd>"
    for title, text in OTHERS
)
BLURBS = "".join(f"<h5><a href='#'>{title}</a></h5><p>{text}<a>【详细】</a></p>" for title, text in OTHERS)
LINKS = "<ul>" + "".join(f"<li><a href='#'>{title}</a></li>" for title, _ in OTHERS) + "</ul>"


def segmented(body: str, title: str = TITLE) -> Segmented:
    content = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'.encode()
    return articles.segment(pages.parse(Fetched(Location("网页.html"), content)))


def read(body: str, title: str = TITLE) -> tuple[Article, ...]:
    return segmented(body, title).articles


def page(inside: str, after: str = "", head: str = f"<h1>{TITLE}</h1>") -> str:
    return (
        f"<div class='m'>{head}<div>2026-10-09　来源：白鹭湾区总工会</div><div class='nr'>{inside}</div>{after}</div>"
    )


@pytest.mark.parametrize("inside", [BODY, LINES])
@pytest.mark.parametrize(
    "after",
    [
        f"<h2>为你推荐</h2><dl>{CARDS}</dl>",
        f"<h3>推荐阅读</h3>{BLURBS}",
        f"<div><h2>作者最新文章</h2>{CARDS}</div>",
        "<div>全部评论(2)</div><div>过路人：洗个热水澡再回家，真好，希望多建几间。</div><div>3天前 回复</div>",
    ],
)
def test_other_articles_and_readers_words_under_a_text_are_none_of_it(inside, after):
    (article,) = read(page(inside, after))
    assert (article.headline, article.body) == (TITLE, "\n".join(TEXT))


def test_what_stands_amid_a_text_and_is_none_of_it_is_left_over():
    first, *rest = (f"<p>　　{text}</p>" for text in TEXT)
    found = segmented(page(f"{first}<p>相关链接</p><p><a href='#'>{OTHERS[0][0]}</a></p>{''.join(rest)}"))
    assert [article.body for article in found.articles] == ["\n".join(TEXT)]
    assert {"相关链接", OTHERS[0][0]} <= {block.text for block in found.leftover}


@pytest.mark.parametrize(
    "box", [f"<div><h4>相关阅读</h4>{LINKS}</div>", f"<p>相关新闻：</p>{LINKS}", f"<h4>推荐阅读</h4>{LINKS}"]
)
def test_a_text_goes_on_after_titles_of_others_amid_it(box):
    first, *others = (f"<p>　　{text}</p>" for text in TEXT)
    (article,) = read(page(f"{first}{box}{''.join(others)}"))
    assert article.body == "\n".join(TEXT)


@pytest.mark.parametrize("word", ["精彩回顾", "相关链接"])
def test_a_crosshead_with_text_and_no_titles_under_it_stays(word):
    first, *others = (f"<section><p>{text}</p></section>" for text in TEXT)
    (article,) = read(page(f"{first}<section><p><b>{word}</b></p></section>{''.join(others)}"))
    assert article.body == "\n".join((TEXT[0], word, *TEXT[1:]))
    others = "".join(f"<p>{text}</p>" for text in TEXT[1:])
    (article,) = read(page(f"<section><p>{TEXT[0]}</p></section><section><p><b>{word}</b></p>{others}</section>"))
    assert article.body == "\n".join((TEXT[0], word, *TEXT[1:]))


@pytest.mark.parametrize(
    "tail",
    [
        "<div class='w'>(本文来自海州新闻，更多资讯请下载客户端)</div>",
        "<br>本文仅代表作者个人观点。",
        "<br>未经授权不得转载。<br>网页链接：http://www.example.cn/1.html",
        "<p>素材来源：各县区总工会</p>",
    ],
)
def test_a_text_between_line_breaks_stays_whole_before_a_tail_in_its_own_box(tail):
    (article,) = read(
        f"<h1>{TITLE}</h1><div>2026-10-09</div><div class='z'>{LINES}{tail}</div><div>责任编辑：小满</div>"
    )
    assert article.body == "\n".join(TEXT)


@pytest.mark.parametrize("line", ["图片均来自网络", "图片来源于互联网"])
def test_where_pictures_come_from_is_no_text(line):
    (article,) = read(page(f"{BODY}<p>{line}</p>"))
    assert article.body == "\n".join(TEXT)


@pytest.mark.parametrize("mark", ["<span>原创</span>", "<i>[图文]</i>", "<em>置顶</em> ", "【组图】"])
@pytest.mark.parametrize("title", [f"{TITLE}_白鹭湾新闻网", "白鹭湾新闻网", ""])
def test_a_sites_mark_before_the_headline_is_none_of_it(mark, title):
    (article,) = read(page(BODY, head=f"<h2>{mark}{TITLE}</h2>"), title)
    assert (article.headline, article.body) == (TITLE, "\n".join(TEXT))


@pytest.mark.parametrize("headline", ["原创歌曲唱响白鹭湾工地夜校", "【劳模】白鹭湾来了修船匠"])
def test_words_of_the_headline_itself_stay(headline):
    (article,) = read(page(BODY, head=f"<h2>{headline}</h2>"), f"{headline}_白鹭湾新闻网")
    assert article.headline == headline


@pytest.mark.parametrize(
    ("title", "logo"),
    [
        ("白鹭湾区城市管理局", ""),
        ("白鹭湾区人民政府", "<div class='logo'><a>白鹭湾区人民政府</a></div>"),
        (f"{TITLE}_白鹭湾职工之家", "<h1><a>白鹭湾职工之家</a></h1>"),
        (f"白鹭湾区教育体育局 {TITLE}", ""),
    ],
)
def test_the_name_of_a_site_is_no_headline(title, logo):
    (article,) = read(f"{logo}{page(BODY, head=f'<p align=center><font size=5>{TITLE}</font></p>')}", title)
    assert article.headline == TITLE


def test_a_headline_may_end_as_an_office_does():
    headline = "白鹭湾区工会工作实现良好开局"
    (article,) = read(page(BODY, head=f"<p align=center>{headline}</p>"), headline)
    assert article.headline == headline


def test_a_headline_under_the_facts_of_a_page_without_a_box_for_its_text():
    facts = (
        "<ul><li>时间：2026年10月9日</li><li>发布单位：白鹭湾区总工会</li><li>字号：大 中 小</li><li>点击：3</li></ul>"
    )
    (article,) = read(f"<div><a>首页</a></div>{facts}<h3>{TITLE}</h3><div>{LINES}</div>", "")
    assert (article.headline, article.body) == (TITLE, "\n".join(TEXT))


def test_who_gave_the_pictures_sent_no_text():
    (article,) = read(page(f"{BODY}<p>（文中图片由南港县总工会提供）</p>").replace("来源：白鹭湾区总工会", ""))
    assert "南港" not in article.contributor + article.origin.publication


@pytest.mark.parametrize("line", ["执笔/舒小河", "撰文：舒小河"])
def test_who_wrote_a_text_over_it(line):
    (article,) = read(page(f"<p>{line}</p>{BODY}"))
    assert (article.byline, article.body) == ("舒小河", "\n".join(TEXT))


def test_a_person_who_gave_a_text_wrote_it_and_a_body_did_not():
    (person,), (body,) = (read(page(f"{BODY}<p>供稿：{name}</p>")) for name in ("舒小河", "南港县总工会"))
    assert (person.byline, body.byline) == ("舒小河", "")


@pytest.mark.parametrize("column", ["工会动态", "工会快讯｜第35期", "基层速递 · 第8期"])
def test_a_column_under_the_headline_is_no_half_of_it(column):
    (article,) = read(f"<h1>{TITLE}</h1><h2>{column}</h2><div>2026-10-09</div><div>{BODY}</div>")
    assert (article.headline, article.subheadline, article.body) == (TITLE, "", "\n".join(TEXT))


@pytest.mark.parametrize("under", ["——滨河路环卫站见闻", "下班先冲个热水澡再回家", "热水管够 衣服能洗"])
def test_a_subheadline_stays(under):
    (article,) = read(f"<h1>{TITLE}</h1><h2>{under}</h2><div>2026-10-09</div><div>{BODY}</div>")
    assert article.subheadline == under


def test_what_an_account_says_of_its_texts_is_no_report_after_several():
    reports = "".join(
        f"<p><strong>0{n}. {title}</strong></p><p>{text}</p><p>（{title[:3]}总工会）</p>"
        for n, (title, text) in enumerate(OTHERS, 1)
    )
    words = "<p>声明：本公众号所载文章版权归原作者所有，如有侵权请联系删除。</p>"
    found = read(
        f"<h1>一周工会要闻</h1><div>2026-10-09</div><div id='js_content'>{reports}{words}</div>", "一周工会要闻"
    )
    assert [article.body for article in found] == [text for _, text in OTHERS]


@pytest.mark.parametrize(
    "kept",
    [
        "<input type='hidden' id='c' value='{}'>",
        "<textarea id='c' style='display:none'>{}</textarea>",
    ],
)
def test_a_text_that_a_field_keeps_for_its_script_is_shown(kept):
    (article,) = read(f"<h1>{TITLE}</h1><div>2026-10-09</div><div id='s'></div>{kept.format(escape(BODY))}")
    assert (article.headline, article.body) == (TITLE, "\n".join(TEXT))


def test_a_text_in_a_template_is_shown_and_what_a_reader_writes_is_none():
    template = f"<script type='text/template'>{BODY}</script><textarea>说两句。写得好，支持工会多办这样的实事，多多益善。</textarea>"
    (article,) = read(f"<h1>{TITLE}</h1><div>2026-10-09</div><div id='s'></div>{template}")
    assert article.body == "\n".join(TEXT)


@pytest.mark.parametrize("line", ["【1】【2】 <a>下一页</a>", "[1] [2] [3]", "共2页"])
def test_where_a_text_goes_on_is_none_of_it(line):
    (article,) = read(page(f"{BODY}<p>{line}</p>"))
    assert article.body == "\n".join(TEXT)


@pytest.mark.parametrize("credit", ["（舒小河 摄）", "(舒小河、江一帆摄影)"])
def test_who_took_the_picture_behind_the_last_sentence_is_none_of_it(credit):
    (article,) = read(
        page(f"{''.join(f'<p>{text}</p>' for text in TEXT)}".replace("各建一间。", f"各建一间。{credit}"))
    )
    assert article.body == "\n".join(TEXT)


def test_a_title_that_breaks_off_is_whole_on_the_page():
    head = f"<div class='newsTit'>{TITLE}</div><p class='newsInfo'><b>白鹭湾区总工会</b><i>2026-10-09</i></p>"
    (article,) = read(f"{head}<div class='newsCon'>{BODY}</div>", f"{TITLE[:12]}..._白鹭湾")
    assert article.headline == TITLE


@pytest.mark.parametrize(
    ("issuer", "publication"),
    [("白鹭湾区城市管理局", "白鹭湾区城市管理局"), ("白鹭湾区教育科", "白鹭湾区教育科"), ("舒小河", "")],
)
def test_an_office_behind_its_label_published_a_page_and_a_person_did_not(issuer, publication):
    (article,) = read(f"<h1>{TITLE}</h1><div>2026-10-09　发布单位：{issuer}</div><div class='nr'>{BODY}</div>")
    assert article.origin.publication == publication


@pytest.mark.parametrize("line", ["【文/海州工人报记者 舒小河】", "（图文/记者 舒小河）"])
def test_a_writer_in_brackets_over_a_text_is_its_byline(line):
    (article,) = read(page(f"<p>{line}</p>{BODY}"))
    assert "舒小河" in article.byline
    assert article.body == "\n".join(TEXT)


PLACES = ("柳林县评出十佳班组奖励到班", "果园镇办起采摘工安全学堂", "江口港务公司给吊车司机体检")


def digest_of(heads: tuple[str, ...], lead: str = "") -> str:
    texts = (f"<p><strong>{head}</strong></p><p>{text}</p>" for head, (_, text) in zip(heads, OTHERS, strict=True))
    return f"<h1>各地工会在行动</h1><div>2026-10-09</div><div class='nr'>{lead}{''.join(texts)}</div>"


def test_reports_of_several_places_that_nobody_signs_are_each_one():
    found = read(digest_of(PLACES), "各地工会在行动")
    assert [article.headline for article in found] == list(PLACES)


@pytest.mark.parametrize(
    ("heads", "lead"),
    [
        (PLACES, "<p>今年以来，各地工会把服务送到一线，职工看得见、用得上。</p>"),
        (("服务送到职工心坎上来", "柳林县评出十佳班组奖励到班", "果园镇办起采摘工安全学堂"), ""),
    ],
)
def test_crossheads_of_one_article_are_no_reports(heads, lead):
    assert len(read(digest_of(heads, lead), "各地工会在行动")) == 1
