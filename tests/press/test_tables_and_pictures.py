"""Printed pages that are no columns: tables of reports, forms, pages of pictures, quotations set large."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from digest import articles, pages
from digest.model import Fetched, Location, Segmented
from tests.press.test_characters import FACE

SENDERS = ("崇仁县总工会", "兴城市总工会", "礼泉县总工会")
TITLES = ("崇仁变电设备厂里的识图课", "兴城泳装厂车工领到护腕和台灯", "礼泉果农走进冷库学安全")
TEXTS = (
    (
        "崇仁县总工会近日为变电设备企业职工开办识图培训班，58人结业。",
        "学员们都说，看懂图纸以后干活更有底气，夜里也不再怕接急单。",
    ),
    ("8月11日，兴城市总工会给泳装厂车工送去护腕和台灯，共计300套，车工们当场试戴。",),
    ("礼泉县总工会组织果农参加冷库安全演练，12个合作社报名，演练内容有断电、救人和报警。",),
)
STYLE = (
    "body{font:11pt/1.5 Song}p{margin:0;text-indent:2em;text-align:justify}table{border-collapse:collapse;width:100%}"
    "td{border:.5pt solid #000;padding:4pt;vertical-align:top}h1{font:18pt Song;text-align:center}"
    ".c{text-align:center}.pic{height:90pt;background:#bbb}.cap{text-indent:0}.two{display:flex;gap:14pt}.two>div{flex:1}"
)


def read(body: str, size: str = "A4") -> Segmented:
    page = f"<style>{FACE}@page{{size:{size};margin:14mm}}{STYLE}</style>{body}"
    return articles.segment(pages.parse(Fetched(Location("版面.pdf"), HTML(string=page).write_pdf())))


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


APART = [row(str(n), t, paragraphs(x), s) for n, (t, x, s) in enumerate(zip(TITLES, TEXTS, SENDERS, strict=True), 1)]
TOGETHER = [
    row(str(n), s, f"<div class=c>{t}</div>{paragraphs(x)}", f"8月{n}日")
    for n, (t, x, s) in enumerate(zip(TITLES, TEXTS, SENDERS, strict=True), 1)
]
EXPECTED = [(title, "\n".join(text), sender) for title, text, sender in zip(TITLES, TEXTS, SENDERS, strict=True)]


@pytest.mark.parametrize(
    ("labels", "rows"),
    [(("序号", "标题", "内容摘要", "来源"), APART), (("序号", "单位", "信息内容", "日期"), TOGETHER)],
)
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_each_row_of_a_ruled_table_is_a_report_on_one_page_or_on_two(labels, rows, size):
    apart = "<div style='height:120mm'></div>" if size == "A5" else ""
    found = read(f"<h1>信息汇总（八月中旬）</h1>{apart}<table>{row(*labels)}{''.join(rows)}</table>", size)
    assert [(each.headline, each.body, each.contributor) for each in found.articles] == EXPECTED


def test_what_is_filled_in_a_printed_form_is_the_report():
    form = (
        f"<tr><td>标题</td><td colspan=3>{TITLES[0]}</td></tr>{row('单位', SENDERS[0], '报送日期', '2026年8月12日')}"
        f"<tr><td>正文</td><td colspan=3>{paragraphs(TEXTS[0])}</td></tr>"
    )
    (found,) = read(f"<h1>工会信息报送单</h1><table>{form}</table>").articles
    assert (found.headline, found.body, found.contributor) == EXPECTED[0]
    assert str(found.origin.published) == "2026-08-12"


def test_a_table_of_figures_stays_in_its_article():
    figures = "".join(row(f"第{n}组", str(n * 7), str(n * 9)) for n in range(1, 6))
    found = read(f"<h1>{TITLES[0]}</h1>{paragraphs(TEXTS[0])}<table>{figures}</table>").articles
    assert found[0].headline == TITLES[0]
    assert found[0].body.startswith(TEXTS[0][0])


def test_captions_that_a_body_signs_are_reports_of_pictures():
    said = [" ".join(text).replace(" ", "") for text in TEXTS[:2]]
    cells = [
        f"<div><div class=pic></div><p class=cap>{text}（{sender}供图）</p></div>"
        for text, sender in zip(said, SENDERS, strict=False)
    ]
    found = read(f"<h1 style='letter-spacing:6pt'>图片新闻</h1><div class=two>{''.join(cells)}</div>").articles
    assert {(each.body, each.contributor, each.kind) for each in found} == {
        (text, sender, "photo_news") for text, sender in zip(said, SENDERS, strict=False)
    }


def test_a_sentence_set_large_amid_the_text_is_read_once():
    text = [*TEXTS[0], *TEXTS[2], "“图纸就是我们的第二双眼睛。”学员说。", *TEXTS[1]]
    quoted = "<div style='font-size:15pt;padding:4pt 0'>“图纸就是我们的第二双眼睛。”</div>"
    half = paragraphs(tuple(text[:3])), paragraphs(tuple(text[3:]))
    (found,) = read(f"<h1>{TITLES[0]}</h1><div style='column-count:2'>{half[0]}{quoted}{half[1]}</div>").articles
    assert found.body == "\n".join(text)


def test_marks_open_the_short_reports_of_a_column_without_indents():
    news = "".join(
        f"<p style='text-indent:0'>■ {''.join(text)}（{sender}）</p>"
        for text, sender in zip(TEXTS, SENDERS, strict=True)
    )
    story = f"<h1>{TITLES[0]}</h1>{paragraphs(TEXTS[0] * 3)}<p style='text-align:right'>（{SENDERS[0]}）</p>"
    found = read(
        f"<div class=two><div>{story}</div><div><h1 style='font-size:14pt'>短波</h1>{news}</div></div>"
    ).articles
    told = {(each.contributor, each.body) for each in found if not each.headline}
    assert told == {(sender, "".join(text)) for text, sender in zip(TEXTS, SENDERS, strict=True)}


def test_a_dated_caption_on_a_union_that_no_report_names_is_news_of_its_own():
    report = f"<h1>{TITLES[0]}</h1>{paragraphs(TEXTS[0])}"
    for union, is_news in (("礼泉县总工会", True), ("崇仁县总工会", False)):
        caption = f"8月12日，{union}组织职工开展龙舟拔河赛，18支队伍参赛。　罗艳 摄"
        shown = f"<div class=pic></div><p class=cap style='font-size:9pt'>{caption}</p>"
        found = read(f"<div class=two><div>{shown}</div><div>{report}</div></div>").articles
        pictured = [each.body for each in found if each.kind == "photo_news"]
        assert bool(pictured) == is_news
