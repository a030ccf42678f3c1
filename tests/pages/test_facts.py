"""Lines that tell nothing but facts about a text: who sends it, who wrote it, when; and files read by them."""

# ruff: noqa: E501, ISC004 - pages and letters as they are

from __future__ import annotations

import io
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from docx import Document

from digest import articles, pages
from digest.errors import SourceError
from digest.model import Article, Fetched, Location
from digest.pages import mail
from digest.pages.facts import facts, is_body, is_signer, label_of

TEXT = (
    "5月14日，海门市总工会的服务车开进了纺织厂，驻车律师为职工逐项核对工资条，当场解答加班费怎样计算的问题。",
    "今年以来，服务车已经跑了41家企业，接待职工1620人次，调解劳动争议37起，下一步还要开进工地和物流园区。",
)
TITLE = "海门：服务车把法律咨询开到车间门口"
OTHER = "启东船厂食堂添了“夜班窗口”"
SUPPER = "启东市总工会会同船厂把食堂夜宵时间延长到凌晨两点，夜班焊工凭会员卡可以领到一碗热面和一个鸡蛋。"
SENDER, OTHER_SENDER = "海门市总工会", "启东市总工会"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("报送单位：海门市总工会　　　报送日期：2024年9月23日", "body=海门市总工会 day=2024年9月23日"),
        ("本报通讯员 周翊（海门市总工会）", "person=周翊 body=海门市总工会"),
        ("（海门市总工会　二〇二四年九月二十三日）", "body=海门市总工会 day=二〇二四年九月二十三日"),
        ("由海门市总工会供稿", "body=海门市总工会"),
        ("时　间：2024年9月23日", "day=2024年9月23日"),
        ("【字体：大 中 小】　[2024-9-23]　供稿：无为市总工会　阅读：214次", "day=2024-9-23 body=无为市总工会"),
        ("联系人：周翊　　联系电话：0513-82210000", ""),
        ("来源：海门职工之声", "body=海门职工之声"),
        ("第8期（总第112期）　星期一　海门市总工会　2024年9月23日", "body=海门市总工会 day=2024年9月23日"),
        ("第A03版：综合　2024年9月23日", "day=2024年9月23日"),
        ("来源 海门市总工会 时间 09月23日 2024", "body=海门市总工会 day=09月23日 2024"),
        ("（申报单位：海门市总工会　2024年9月）", "body=海门市总工会"),
    ],
)
def test_a_line_of_facts_is_read_piece_by_piece(line, told):
    pieces = facts(line)
    found = " ".join(f"{each.kind}={each.text.strip()}" for each in pieces if each.kind in ("body", "person", "day"))
    assert "".join(each.text for each in pieces) == line
    assert found == told


@pytest.mark.parametrize(
    "line",
    [
        "海门市总工会走进纺织厂", "周翊　陆平", "致敬劳动者", "标题：服务车开到车间门口", "海门市总工会开展送清凉活动 2024年9月23日",
        "来源：海门市总工会。", "", TEXT[0],
    ],
)  # fmt: skip
def test_a_line_that_says_more_than_facts_is_none_of_them(line):
    assert facts(line) == ()


def test_bodies_are_told_from_deeds_and_labels_by_what_they_ask_for():
    assert is_body("无为市总工会")
    assert is_body("海门港新区工会联合会")
    assert not is_body("走进海门市总工会")
    assert not is_body("工会")
    asked = [label_of(word) for word in ("题　目", "单位（盖章）", "稿件2", "投稿日期", "联系人", "小标题")]
    assert asked == ["title", "sender", "title", "day", "other", ""]


def word(*paragraphs: tuple[str, int | None, bool] | list[list[str]]) -> tuple[Article, ...]:
    """Return the articles of a Word file of paragraphs (text, alignment, bold) and of tables."""
    document, stream = Document(), io.BytesIO()
    for each in paragraphs:
        if isinstance(each, list):
            table = document.add_table(rows=len(each), cols=len(each[0]))
            for row, texts in zip(table.rows, each, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            text, align, bold = each
            lead, mark, rest = text.partition("|")  # what is set bold, before a bar
            paragraph = document.add_paragraph()
            paragraph.alignment = align
            paragraph.add_run(lead).bold = bold
            paragraph.add_run(rest if mark else "")
    document.save(stream)
    return articles.segment(list(pages.parse(Fetched(Location("报告.docx"), stream.getvalue())))).articles


def told(found: Article) -> tuple[str, str, str, str]:
    return found.headline, found.body, found.contributor, str(found.origin.published or "")


RUNNING = tuple((text, None, False) for text in TEXT)
WHOLE = "\n".join(TEXT)
SIGNED = [(SENDER, 2, False), ("2024年9月23日", 2, False)]


@pytest.mark.parametrize(
    ("over", "under", "day"),
    [
        ([("报送单位：海门市总工会　　报送日期：2024年9月23日", None, False)], [], "2024-09-23"),
        ([("海门市总工会文件", 1, True), ("海工函〔2024〕8号　　签发人：周翊", 1, False)], SIGNED, "2024-09-23"),
        (
            [("关于报送信息的函", 1, True), ("市总工会：", None, False), ("现将信息一篇报上，请审阅。", None, False)],
            SIGNED,
            "2024-09-23",
        ),
        ([("【工会动态】", None, False)], SIGNED, "2024-09-23"),
        ([("二版大样", None, False)], [("撰稿：海门市总工会　审核：周翊", 2, False)], ""),
        ([], [[["供稿单位", SENDER], ["审核人", "周翊"]]][0:1], ""),
        ([[["投稿单位", SENDER, "投稿日期", "2024-09-23"]]][0:1], [], "2024-09-23"),
        ([], [*SIGNED, ("（附照片2张）", None, False), ("（全文完）", None, False)], "2024-09-23"),
        ([("周主任：稿子改好了，麻烦看看。", None, False)], SIGNED, "2024-09-23"),
    ],
    ids=["labels", "red head", "letter", "column", "proof", "table under", "table over", "placeholders", "word"],
)
def test_what_stands_about_a_report_in_a_word_file_is_read_as_facts(over, under, day):
    (found,) = word(*over, (TITLE, 1, True), *RUNNING, *under)
    assert told(found) == (TITLE, WHOLE, SENDER, day)


BOTH = [(TITLE, TEXT[0], SENDER, ""), (OTHER, SUPPER, OTHER_SENDER, "")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [
            ("工作简讯", 1, False),
            (f"{TITLE}|　{TEXT[0]}（{SENDER}）", None, True),
            (f"{OTHER}|　{SUPPER}（{OTHER_SENDER}）", None, True),
        ],
        [("三版清样", 1, True)]
        + [
            line
            for title, text, sender in ((TITLE, TEXT[0], SENDER), (OTHER, SUPPER, OTHER_SENDER))
            for line in ((title, 1, True), (f"本报通讯员 周翊（{sender}）", 1, False), (text, None, False))
        ],
        [[["序号", "单位", "标题", "内容"], ["1", SENDER, TITLE, TEXT[0]], ["2", OTHER_SENDER, OTHER, SUPPER]]][0],
        [
            ("各地工作动态", 1, True),
            [["单位", "动态内容"], [SENDER, f"{TITLE}\n{TEXT[0]}"], [OTHER_SENDER, f"{OTHER}\n{SUPPER}"]],
        ],
        [
            line
            for n, (title, text, sender) in enumerate(((TITLE, TEXT[0], SENDER), (OTHER, SUPPER, OTHER_SENDER)), 1)
            for line in (
                (f"稿件{n}：{title}", None, True),
                (f"来稿单位：{sender}　作者：周翊", None, False),
                (text, None, False),
            )
        ],
        [
            line
            for title, text, sender in ((TITLE, TEXT[0], SENDER), (OTHER, SUPPER, OTHER_SENDER))
            for line in ((f"单位：{sender}", None, False), (title, 1, True), (text, None, False))
        ],
    ],
    ids=["bold lead", "bylines", "table of reports", "table of two columns", "numbered labels", "sender over each"],
)
def test_several_reports_in_a_word_file_are_parted(paragraphs):
    given = [paragraphs] if isinstance(paragraphs[0], list) and isinstance(paragraphs[0][0], str) else paragraphs
    assert [told(each) for each in word(*given)] == BOTH


def test_a_letter_signed_once_signs_all_its_reports():
    found = word(
        ("关于报送工会工作信息的报告", 1, True),
        ("市总工会：", None, False),
        ("现将我单位信息报送如下：", None, False),
        (f"（一）{TITLE}", None, True),
        (TEXT[0], None, False),
        (f"（二）{OTHER}", None, True),
        (SUPPER, None, False),
        *SIGNED,
    )
    assert [(each.headline, each.contributor, str(each.origin.published)) for each in found] == [
        (TITLE, SENDER, "2024-09-23"),
        (OTHER, SENDER, "2024-09-23"),
    ]


def test_a_list_of_names_in_a_report_does_not_part_it():
    winners = tuple((line, None, False) for line in ("海门市总工会 周翊", "启东市总工会 陆平"))
    (found,) = word((TITLE, 1, True), RUNNING[0], *winners, RUNNING[1], *SIGNED)
    assert found.body == "\n".join((TEXT[0], "海门市总工会 周翊", "启东市总工会 陆平", TEXT[1]))


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXT)
FOOT = "<div class='footer'><p>主办单位：某某市总工会　承办：市总工会网络中心</p><p>地址：新华路118号</p></div>"


def web(body: str, title: str) -> tuple[Article, ...]:
    content = f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()
    return articles.segment(list(pages.parse(Fetched(Location("网页.html"), content)))).articles


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "::某某县工会网::",
            f"<table><tr><td>·工作动态</td></tr><tr><td align=center>{TITLE}</td></tr>"
            f"<tr><td align=center>[2024-9-23]　供稿：{SENDER}　阅读：21次</td></tr><tr><td>{PARAGRAPHS}</td></tr></table>",
        ),
        (
            "打印本文",
            f"<div>【打印】</div><div style='text-align:center'>{TITLE}</div><div>http://gh.example　2024年9月23日</div>"
            f"{PARAGRAPHS}<div style='text-align:right'>（稿源：{SENDER}）</div>",
        ),
        (
            "工会之声",
            f"<center><b>工 会 之 声</b></center><table><tr><td><p align=center>{TITLE}</p>"
            f"<p align=center>{SENDER}　2024年9月23日</p>{PARAGRAPHS}</td></tr></table>",
        ),
        (
            f"工会动态 | {TITLE}",
            f"<div><meta itemprop='datePublished' content='2024-09-23'><span itemprop='publisher'>"
            f"<meta itemprop='name' content='{SENDER}'></span><h2>{TITLE}</h2><section>{PARAGRAPHS}</section></div>",
        ),
        (
            TITLE,
            f"<div id='js_article'><h1 id='activity-name'>{TITLE}</h1><a id='js_name'>{SENDER}</a><em>2024-09-23 08:00</em>"
            f"<div id='js_content'><p><b>↑ 戳蓝字，关注娘家人 ↑</b></p>{PARAGRAPHS}<p>来源丨宣教部</p><p>喜欢就点个赞吧</p></div></div>",
        ),
        (
            f"{TITLE}_某某网",
            f"<div class='m'><h1>{TITLE}</h1><div>2024-09-23 10:11</div><div>来源：{SENDER}</div><div class='c'>{PARAGRAPHS}"
            f"<p>原标题：《{TITLE}》</p></div><div>本文为机构上传并发布，仅代表该机构观点，不代表本站的立场，本站仅提供信息发布平台。</div></div>",
        ),
    ],
    ids=["site name", "print view", "column over all", "microdata", "account", "disclaimer"],
)
def test_a_web_page_is_read_by_the_facts_under_its_headline(title, body):
    (found,) = web(body + FOOT, title)
    assert (found.headline, found.body, str(found.origin.published)) == (TITLE, WHOLE, "2024-09-23")
    assert SENDER in (found.contributor, found.origin.publication)


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='list'><div><h3>{TITLE}</h3><div>{SENDER}　2024-09-23</div><div>{TEXT[0]}</div></div>"
        f"<div><h3>{OTHER}</h3><div>{OTHER_SENDER}　2024-09-23</div><div>{SUPPER}</div></div></div>",
        f"<h1>一句话新闻</h1><p>2024-09-23</p><div><p>◆{TITLE}</p><p>{TEXT[0]}（{SENDER}）</p>"
        f"<p>◆{OTHER}</p><p>{SUPPER}（{OTHER_SENDER}）</p></div>",
        f"<h1>基层动态</h1><p><b>{TITLE}</b></p><p>{TEXT[0]}</p><p>来源：{SENDER} 2024-09-23</p>"
        f"<p><b>{OTHER}</b></p><p>{SUPPER}</p><p>来源：{OTHER_SENDER} 2024-09-23</p>",
    ],
    ids=["cards", "marks", "bold titles"],
)
def test_short_reports_on_a_web_page_are_parted(body):
    found = web(body + FOOT, "信息快报")
    assert [told(each)[:3] for each in found] == [each[:3] for each in BOTH]
    assert {str(each.origin.published) for each in found} == {"2024-09-23"}


def test_a_page_of_attachments_is_no_article():
    body = f"<h1>附件下载</h1><div>2024-09-23 来源：市总工会</div><p><a href='a.doc'>投稿登记表.doc</a></p>{FOOT}"
    with pytest.raises(SourceError):
        web(body, "关于做好投稿工作的通知")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{TEXT[0]}\n\n{TEXT[1]}\n\n（{SENDER} 周翊）\n\n--\n周翊\n{SENDER} 宣传干事\n手机：138\n",
        f"{TITLE}\n\n{TEXT[0]}\n\n{TEXT[1]}\n\n供稿单位：{SENDER}\n\n____________________\n通讯员群 list\n退订请发邮件\n",
        f"各位老师好！以下为最新动态，望采用：\n\n【{TITLE}】{TEXT[0]}\n{TEXT[1]}\n\n通讯员：周翊\n微信同号\n",
        f"主任：\n按要求改好。\n\n《{TITLE}》\n{TEXT[0]}\n{TEXT[1]}\n\n（{SENDER}供稿）\n\n> 2024年9月22日 15:00，编辑部 <b@union.example> 写道：\n> 第三段请压缩，标题请改实，数字请核对。\n",
        f"市总：\n现报送稿件一篇，请审阅。\n附件：{TITLE}\n\n{SENDER}\n2024年9月23日\n\n{TITLE}\n{TEXT[0]}\n{TEXT[1]}\n",
        f"{TITLE}\n\n{TEXT[0]}\n\n{TEXT[1]}\n\n撰稿人：周翊\n审稿人：陆平\n{SENDER}\n二〇二四年九月二十三日\n",
        f"题目\n{TITLE}\n单位\n{SENDER}\n正文\n{TEXT[0]}\n{TEXT[1]}\n",
    ],
    ids=[
        "card of the sender",
        "list of a group",
        "framed title",
        "answer",
        "letter over it",
        "who did what",
        "labels on lines of their own",
    ],
)
def test_what_programs_and_senders_add_is_none_of_a_letter(text):
    message = EmailMessage(policy=SMTP)
    message["Subject"], message["From"] = "来稿", f"{SENDER} <a@union.example>"
    message["Date"] = "Mon, 23 Sep 2024 09:00:00 +0800"
    message.set_content(text)
    opened = mail.open_mail(Fetched(Location("来稿.eml"), message.as_bytes()))
    (found,) = articles.segment(list(opened.pages)).articles
    assert told(found) == (TITLE, WHOLE, SENDER, "2024-09-23")


@pytest.mark.parametrize(
    "text",
    [
        f"各位老师：\n\n1.{TITLE}。{TEXT[0]}（{SENDER}）\n2.{OTHER}。{SUPPER}（{OTHER_SENDER}）\n\n妥否，请审。\n",
        f"科室：\n    上报信息如下。\n\n信息一\n{TITLE}\n    {TEXT[0]}\n{SENDER}\n\n信息二\n{OTHER}\n    {SUPPER}\n{OTHER_SENDER}\n",
    ],
    ids=["numbered", "counted"],
)
def test_several_reports_in_a_letter_are_parted(text):
    message = EmailMessage(policy=SMTP)
    message["Subject"], message["From"] = "报送短讯", "市总办 <a@union.example>"
    message["Date"] = "Mon, 23 Sep 2024 09:00:00 +0800"
    message.set_content(text)
    opened = mail.open_mail(Fetched(Location("来稿.eml"), message.as_bytes()))
    found = articles.segment(list(opened.pages)).articles
    assert [told(each)[:3] for each in found] == [each[:3] for each in BOTH]


def test_news_of_a_year_send_nothing() -> None:
    assert not is_signer("2023年全县工会十大新闻发布")


def test_where_a_meeting_is_held_sends_nothing() -> None:
    assert not is_body("县总工会三楼会议室")
    assert is_body("县总工会权益保障部")
