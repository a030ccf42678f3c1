"""Web pages, mails and Word files as they arrive: lists, heads, senders under texts, bundles signed once at their end."""

# ruff: noqa: E501 - lines of markup, paragraphs of a report

from __future__ import annotations

import io
import json
from email.message import EmailMessage

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from digest import articles, pages
from digest.errors import SourceError
from digest.model import Article, Location
from tests.pages.test_seldom_kinds import BODY, FIRST, OTHER, SECOND, TEXT, read, web

SENDER, DAY = "浅水镇总工会", "2027-06-05"
FACTS = f"<p>{DAY}　阅读量 24</p>"
NAV = "<ul><li><a href=/>首页</a></li><li><a href=/1>工会概况</a></li><li><a href=/2>通知公告</a></li></ul>"
BOTH = [(FIRST, SENDER, "\n".join(TEXT)), (SECOND, SENDER, "\n".join(OTHER))]


def tell(made: tuple[Article, ...]) -> list[tuple[str, str, str]]:
    return [(each.headline, each.contributor, each.body) for each in made]


def letter(
    text: str, subject: str = "信息", html: str = "", sender: str = "王晓 <w@example.org>"
) -> tuple[Article, ...]:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = subject, sender, "Mon, 7 Jun 2027 09:00:00 +0800"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return read(mail.as_bytes(), "来信.eml")


def word(*paragraphs: tuple[str, str]) -> tuple[Article, ...]:
    """Read a Word file of *paragraphs*, each a text and how it is set: head, text, right."""
    document = docx.Document()
    for text, how in paragraphs:
        made = document.add_paragraph()
        run = made.add_run(text)
        run.bold, run.font.size = how == "head", Pt(18 if how == "head" else 14)
        if how == "right":
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "来稿.docx")


@pytest.mark.parametrize("cut", [6, 9])
def test_a_title_that_its_page_sets_in_two_lines_is_one(cut):
    line = '<p style="text-align:center"><strong>{}</strong></p>'.format
    (found,) = web(
        f"{NAV}<div class=t>{line(FIRST[:cut])}{line(FIRST[cut:])}</div>{FACTS}<div class=b>{BODY}</div>",
        title=f"{FIRST}_工会网",
    )
    assert (found.headline, found.kicker) == (FIRST, "")


def test_the_title_over_its_facts_goes_before_site_slogan_and_column():
    head = f"<header><h1>浅水镇总工会</h1><h2>竭诚服务全镇职工</h2></header>{NAV}<h3>工会要闻</h3><p>首页 / 工会要闻 / 详情</p>"
    (found,) = web(
        f"{head}<div class=detail><div class=detail-title>{FIRST}</div>{FACTS}<div class=detail-body>{BODY}</div></div>",
        title="工会要闻",
    )
    assert found.headline == FIRST


def test_a_line_under_the_title_that_is_called_sub_is_its_subheadline():
    head = (
        f"<div class=art-tit>{FIRST}</div><div class=art-sub2>首批四十人报名入学</div><div class=art-au>记者 丁一</div>"
    )
    (found,) = web(
        f"<div class=head><span>鹭洲工人报</span><span>2027年6月5日</span></div><div class=art>{head}<div class=art-txt>{BODY}</div></div>",
        title="鹭洲工人报",
    )
    assert (found.headline, found.subheadline) == (FIRST, "首批四十人报名入学")


@pytest.mark.parametrize("more", ["<a>[详细]</a>", "<a>查看全文</a>", ""])
def test_a_list_of_first_words_is_none_of_its_reports(more):
    item = f"<dl><dt><a href=/{{}}.html>{{}}</a></dt><dd>{{}}...{more}</dd><dd>{DAY}</dd></dl>"
    items = "".join(
        item.format(n, title, text[0][:30]) for n, (title, text) in enumerate([(FIRST, TEXT), (SECOND, OTHER)] * 2)
    )
    with pytest.raises(SourceError, match="目录页"):
        web(
            f"{NAV}<div>{items}</div><div class=footer><p>主办单位：浅水镇总工会</p></div>",
            title="基层动态 - 浅水镇总工会",
        )


def test_how_a_list_goes_on_is_no_text():
    row = "<tr><td>·<a href='{}.html'>{}</a></td><td>[2027-06-05]</td></tr>".format
    rows = "".join(row(n, title) for n, title in enumerate([FIRST, SECOND] * 3))
    with pytest.raises(SourceError):
        web(f"{NAV}<table>{rows}</table><div>总记录数：238，每页显示8条记录，当前页： 1/30</div>", title="信息列表")


@pytest.mark.parametrize(
    ("under", "sender"),
    [
        (
            "<p>来源 | 浅水镇总工会</p><p>编辑 | 王小丽　审核 | 周正</p><p>往期推荐</p><p>戳这里看更多</p><p>关注我们</p>",
            SENDER,
        ),
        ("<p>（浅水镇总工会供稿）</p>", SENDER),
        ("<p>作者：王建国　单位：浅水镇总工会</p><p>一审：甲乙　二审：丙丁</p>", SENDER),
        ("<p>通讯员：杨柳 / 浅水镇总工会</p>", SENDER),
    ],
)
def test_who_sent_a_text_in_says_so_under_it(under, sender):
    (found,) = web(f"<h1>{FIRST}</h1><p>鹭洲工会　{DAY}</p><div>{BODY}{under}</div>")
    assert (found.contributor, found.body) == (sender, "\n".join(TEXT))


def test_whose_text_an_account_prints_is_told_over_it_and_its_column_is_no_crosshead():
    head = f'<h1 id="activity-name">{FIRST}</h1><a id="js_name">鹭洲职工之家</a><em id="publish_time">{DAY}</em>'
    column = '<p style="text-align:center"><strong>工会动态</strong></p>'
    (found,) = web(f'{head}<div id="js_content"><p>以下文章来源于浅水镇总工会 ，作者办公室</p>{column}{BODY}</div>')
    assert (found.contributor, found.body) == (SENDER, "\n".join(TEXT))


@pytest.mark.parametrize("office", ["办公室", "权益保障部"])
def test_a_unions_office_sends_for_the_union(office):
    (found,) = web(f"<h1>{FIRST}</h1><p>日期：{DAY}　来源：{SENDER}{office}</p><div>{BODY}</div>")
    assert found.contributor == SENDER


def test_who_sends_in_brackets_under_a_title_is_no_subheadline():
    line = '<p style="text-align:center"><span>{}</span></p>'.format
    (found,) = web(f"<div>{line(FIRST)}{line('（鹭洲市浅水镇总工会）')}{line('（2027年6月5日）')}{BODY}</div>")
    assert (found.subheadline, found.contributor, str(found.origin.published)) == ("", "鹭洲市浅水镇总工会", DAY)


@pytest.mark.parametrize(
    ("title", "contributor"),
    [(f"【县区动态】{FIRST}", ""), (f"浅水镇总工会｜{FIRST}", SENDER), (f"浅水镇总工会|{FIRST}", SENDER)],
)
def test_a_column_or_a_union_before_a_title_is_none_of_it(title, contributor):
    (found,) = web(f"<div class=t1>{title}</div><div>发布时间：{DAY}</div><div>{BODY}</div>", title=title)
    assert (found.headline, found.contributor) == (FIRST, contributor)


def test_the_edition_of_a_paper_for_the_web_is_named_as_the_paper():
    (found,) = web(
        f"<div>2027年6月5日 星期六</div><div>第02版：要闻</div><h2>{FIRST}</h2><div>{BODY}</div>",
        title="鹭洲晚报多媒体数字报",
    )
    assert found.origin.publication == "鹭洲晚报"


def test_a_pages_foot_ends_the_last_of_several_reports():
    head = '<p style="text-align:center"><strong>{}</strong></p>'.format
    texts = [
        f"{head(title)}<p>{text[0]}</p><p>让我们携手并肩，共同迎接明天！（{SENDER}）</p>"
        for title, text in ((FIRST, TEXT), (SECOND, OTHER))
    ]
    foot = '<div class="footer"><p>地址：解放路88号 电话：0000-8812345</p><p>您是第1234567位访客</p></div>'
    made = web(
        f"{NAV}<div><h1>基层动态两则</h1><div>发布日期：{DAY}</div><div>{''.join(texts)}</div></div>{foot}",
        title="基层动态两则",
    )
    assert [each.body.split("\n")[-1] for each in made] == ["让我们携手并肩，共同迎接明天！"] * 2


@pytest.mark.parametrize("mark", ["# {}", "## {} ##", "**{}**"])
@pytest.mark.parametrize("foot", [f"报送单位：{SENDER}\n报送日期：2027年6月5日", f"{SENDER}\n2027年6月5日"])
def test_marked_headings_part_a_letters_reports_and_who_signs_its_end_sent_them_all(mark, foot):
    reports = "\n\n".join(
        f"{mark.format(title)}\n\n" + "\n\n".join(text) for title, text in ((FIRST, TEXT), (SECOND, OTHER))
    )
    made = letter(f"{reports}\n\n{foot}\n")
    assert tell(made) == BOTH
    assert {str(each.origin.published) for each in made} == {DAY}


@pytest.mark.parametrize("foot", [f"报送单位：{SENDER}\n报送日期：2027年6月5日", f"{SENDER}\n2027年6月5日"])
def test_who_alone_signs_the_end_of_a_text_sent_all_of_it(foot):
    reports = "\n\n".join(
        f"{title}\n\n" + "\n".join(f"　　{part}" for part in text) for title, text in ((FIRST, TEXT), (SECOND, OTHER))
    )
    assert tell(read(f"{reports}\n\n{foot}\n".encode(), "来稿.txt")) == BOTH


def test_each_keeps_its_own_sender_where_several_sign():
    own = f"{FIRST}\n\n　　{TEXT[0]}\n　　鹭洲区总工会\n\n{SECOND}\n\n　　{OTHER[0]}\n　　{SENDER}\n　　2027年6月5日\n"
    assert [each.contributor for each in read(own.encode(), "来稿.txt")] == ["鹭洲区总工会", SENDER]


def test_a_word_file_signed_once_with_its_day_is_all_its_senders():
    texts = [(part, "text") for part in TEXT], [(part, "text") for part in OTHER]
    made = word(
        (FIRST, "head"), *texts[0], (SECOND, "head"), *texts[1], (f"{SENDER}办公室", "right"), ("2027年6月5日", "right")
    )
    assert [(each.headline, str(each.origin.published)) for each in made] == [(FIRST, DAY), (SECOND, DAY)]
    assert made[0].contributor == SENDER


def test_a_word_file_whose_last_report_alone_is_signed_without_a_day_says_nothing_of_the_others():
    made = word((FIRST, "head"), (TEXT[0], "text"), (SECOND, "head"), (OTHER[0], "text"), ("鹭洲区总工会", "right"))
    assert [each.contributor for each in made] == ["", "鹭洲区总工会"]


def test_what_a_picture_shows_in_brackets_is_its_caption():
    (made,) = word((FIRST, "head"), *((part, "text") for part in TEXT), ("（图为夜校课堂）", "text"), (SENDER, "right"))
    assert made.body == "\n".join(TEXT)


def test_bodies_set_bold_before_a_wide_blank_sent_the_short_reports_they_begin():
    document = docx.Document()
    document.add_paragraph("基层动态").runs[0].bold = True
    for sender, text in ((SENDER, TEXT[0]), ("鹭洲区总工会", f"“歇脚点真方便。”{OTHER[0]}")):
        made = document.add_paragraph()
        made.add_run(f"{sender}　").bold = True
        made.add_run(text)
    stream = io.BytesIO()
    document.save(stream)
    made = read(stream.getvalue(), "来稿.docx")
    assert [(each.contributor, each.body[:4]) for each in made] == [(SENDER, TEXT[0][:4]), ("鹭洲区总工会", "“歇脚点")]


@pytest.mark.parametrize("subject", ["来稿两篇", "信息2条"])
def test_a_letter_has_as_many_headlines_as_it_says(subject):
    reports = "\n\n".join(f"{title}\n\n" + "\n\n".join(text) for title, text in ((FIRST, TEXT), (SECOND, OTHER)))
    made = letter(f"编辑好！\n\n{reports}\n\n供稿：{SENDER}  李明  13800000000\n", subject)
    assert [(each.headline, each.body) for each in made] == [(title, body) for title, _, body in BOTH]
    (whole,) = letter(f"{FIRST}\n\n{TEXT[0]}\n\n课堂搬到码头上\n\n{TEXT[1]}\n\n{SENDER}\n", "来稿一篇")
    assert whole.headline == FIRST  # and what parts one report is none


def test_titles_behind_marks_run_into_the_texts_of_a_list():
    listed = "\n".join(
        f"★{title}：{text[0]}（{sender}）"
        for title, text, sender in ((FIRST, TEXT, SENDER), (SECOND, OTHER, "鹭洲区总工会"))
    )
    made = letter(f"本周简讯\n\n{listed}\n", "本周简讯")
    assert tell(made) == [(FIRST, SENDER, TEXT[0]), (SECOND, "鹭洲区总工会", OTHER[0])]


def test_a_title_that_ends_as_unions_do_signs_nothing():
    title = "青杨镇总工会送清凉到25家基层工会"
    reports = f"1. {FIRST}\n\n{TEXT[0]}\n{TEXT[1]}\n\n2. {title}\n\n{OTHER[0]}\n{OTHER[1]}\n"
    made = letter(f"编辑老师：\n现报送信息两篇。\n\n{reports}\n\n{SENDER}\n2027年6月5日\n")
    assert [each.headline for each in made] == [FIRST, title]


def test_what_a_program_says_of_the_letter_and_a_card_are_none_of_it():
    card = f"_______________\n{SENDER}　办公室\n陈晨　主任\n地址：人民路1号\n邮编：215000\nTel: 0512-66668888\n"
    (found,) = letter(f"{FIRST}\n\n{TEXT[0]}\n\n{TEXT[1]}\n\n{card}", "稿件")
    assert tell((found,)) == BOTH[:1]
    html = f"<p align=center><b>{FIRST}</b></p><p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>-----</p><p>此邮件由QQ邮箱发送</p>"
    (found,) = letter("x", "信息", html, f"{SENDER} <g@example.org>")
    assert tell((found,)) == BOTH[:1]


def test_the_sender_of_a_mail_sent_the_texts_that_come_with_it(tmp_path):
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "信息", f"{SENDER} <g@example.org>", "Mon, 7 Jun 2027 09:00:00 +0800"
    mail.set_content("请查收附件。\n")
    text = f"{FIRST}\n\n　　{TEXT[0]}\n　　{TEXT[1]}\n".encode("gb18030")
    mail.add_attachment(text, maintype="text", subtype="plain", filename="信息.txt")
    (tmp_path / "来信.eml").write_bytes(mail.as_bytes())
    sources = pages.read(Location(str(tmp_path / "来信.eml")))
    made = [article for each in sources for article in articles.segment(each.pages).articles]
    assert tell(tuple(made)) == BOTH[:1]


def test_names_with_a_prefix_in_what_a_page_keeps_for_its_script_are_known():
    kept = {"detail": {"newsTitle": FIRST, "newsSource": SENDER, "publishDate": f"{DAY} 08:00:00", "newsContent": BODY}}
    (found,) = web(
        f"<div id=app>正在加载</div><script>window.__INITIAL_STATE__={json.dumps(kept)}</script>", title="新闻详情"
    )
    assert (*tell((found,))[0], str(found.origin.published)) == (*BOTH[0], DAY)


def test_the_ways_on_of_a_list_are_no_article():
    row = "<div><h4><a href='{}.html'>{}</a></h4><p>{}...</p><span>2027-06-05</span></div>".format
    rows = "".join(row(n, title, text[0][:30]) for n, (title, text) in enumerate([(FIRST, TEXT), (SECOND, OTHER)] * 2))
    with pytest.raises(SourceError, match="目录页"):
        web(f"{NAV}<div>{rows}</div><div>首页 上一页 1 2 3 下一页 末页 共 12 页</div>", title="工作动态")


def test_the_head_of_a_report_in_a_table_over_its_text_is_its_own():
    document = docx.Document()
    for title, text, sender in ((FIRST, TEXT, SENDER), (SECOND, OTHER, "鹭洲区总工会")):
        table = document.add_table(rows=3, cols=2)
        filled = (("稿件标题", title), ("报送单位", sender), ("报送日期", "2027年6月5日"))
        for row, cells in zip(table.rows, filled, strict=True):
            row.cells[0].text, row.cells[1].text = cells
        for part in text:
            document.add_paragraph(part)
    stream = io.BytesIO()
    document.save(stream)
    made = read(stream.getvalue(), "来稿.docx")
    assert tell(made) == [BOTH[0], (SECOND, "鹭洲区总工会", BOTH[1][2])]
    assert {str(each.origin.published) for each in made} == {DAY}


@pytest.mark.parametrize("rule", ["─" * 20, ""])
def test_a_letter_papers_head_is_no_part_of_the_headline_and_sent_the_report(rule):
    document = docx.Document()
    for text, size in ((SENDER, 28), (rule, 14), ("学习在码头", 20), (TEXT[0], 14), (TEXT[1], 14)):
        made = document.add_paragraph()
        run = made.add_run(text)
        run.font.size, run.bold = Pt(size), size > 14
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER if size > 14 else None
    stream = io.BytesIO()
    document.save(stream)
    assert tell(read(stream.getvalue(), "来稿.docx")) == [("学习在码头", SENDER, "\n".join(TEXT))]


@pytest.mark.parametrize("line", ["（浅水镇总工会  2027年6月5日）", "浅水镇总工会  2027年6月5日"])
def test_who_sends_and_the_day_under_a_headline_are_read_whatever_parts_them(line):
    document = docx.Document()
    for text, size in ((FIRST, 20), (line, 14), (TEXT[0], 14), (TEXT[1], 14)):
        made = document.add_paragraph()
        run = made.add_run(text)
        run.font.size, run.bold = Pt(size), size > 14
    stream = io.BytesIO()
    document.save(stream)
    (found,) = read(stream.getvalue(), "来稿.docx")
    assert (*tell((found,))[0], str(found.origin.published)) == (*BOTH[0], DAY)
