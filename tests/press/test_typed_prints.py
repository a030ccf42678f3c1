"""PDF files that an office printed from its Word in the type of letters: read as the Word file that they were."""

import pytest

from tests.press.test_short_news import read

TITLES = ("白鹭县渔工夜校开课", "青岙市为焊工配齐护目镜", "石门区调解两起欠薪")
PLACES = ("白鹭县", "青岙市", "石门区")
MORE = (
    "参加的人都说这样的实事还要多办，县里也答应明年把钱列进预算，让更多的人轮得上，工会干部把这些话一条一条记了下来。"
)
TEXTS = tuple(
    f"{opening}，全县四十多名职工走进教室学习船舶机电与海上急救。教师由航运学校派出，学员不用交钱，结业后可以参加等级认定。"
    for opening in ("10月8日晚，夜校在码头开课", "入秋以来，工会走访了九家船厂", "工会接到来电后当天赶到工地")
)
TYPED = "<style>body{font:16pt/1.4 Song}h1{font:22pt Hei;margin:0}.n{text-indent:0}"
TYPED += ".c{text-align:center;text-indent:0}</style>"
REPORTS = list(zip(PLACES, TITLES, TEXTS, strict=True))


def told(body: str):
    return [(each.headline, each.contributor, each.body) for each in read(TYPED + body).articles]


@pytest.mark.parametrize("form", ["一、{}", "【{}】", "{}总工会"])
@pytest.mark.parametrize("kind", ["c", ""])
def test_names_of_places_and_bodies_stand_over_titles_in_the_type_of_the_text(form, kind):
    lines = (
        f"<p class=n>{form.format(place)}</p><p class='{kind}'>{title}</p><p>{text}</p><p>{MORE}</p>"
        for place, title, text in REPORTS
    )
    senders = [f"{place}总工会" if "工会" in form else "" for place in PLACES]
    assert told(f"<h1>各县工会信息汇总</h1>{''.join(lines)}") == [
        (title, sender, f"{text}\n{MORE}") for (_, title, text), sender in zip(REPORTS, senders, strict=True)
    ]


@pytest.mark.parametrize("labels", [("标题：", "单位：", "正文："), ("【标题】", "【单位】", "【正文】")])
@pytest.mark.parametrize("glue", ["", "</p><p class=n>"])
def test_labels_of_a_senders_form(labels, glue):
    title, sender, body = (label + glue for label in labels)
    lines = (
        f"<p class=n>{title}{head}</p><p class=n>{sender}{place}总工会</p><p class=n>{body}</p><p>{text}</p>"
        for place, head, text in REPORTS
    )
    assert told("".join(lines)) == [(head, f"{place}总工会", text) for place, head, text in REPORTS]


def test_numbered_titles_in_a_face_of_their_own_open_reports():
    lines = (
        f"<p style='font-family:Hei'>{n}、{title}</p><p>{text}（{place}总工会）</p>"
        for n, (place, title, text) in zip("一二三", REPORTS, strict=True)
    )
    assert told("".join(lines)) == [(title, f"{place}总工会", text) for place, title, text in REPORTS]


def test_whom_an_issue_goes_to_stands_in_a_frame_at_its_foot():
    foot = "".join(
        f"<p class=n>{each}</p>"
        for each in ("报：市委、市政府领导，省总工会。", "送：市委办公室。", "发：各镇总工会。")
    )
    body = "".join(f"<h1>{title}</h1><p>{text}</p>" for _, title, text in REPORTS)
    found = told(f"{body}<div style='border:1pt solid #000'>{foot}</div><p style='text-align:right'>（共印90份）</p>")
    assert found == [(title, "", text) for _, title, text in REPORTS]


def test_a_paragraph_goes_on_over_the_page_past_its_running_lines():
    edge = "@{}{{content:{};font:10pt Song}}".format
    head, foot = edge("top-right", "'临江市工会专报'"), edge("bottom-center", "'第'counter(page)'页'")
    edges = f"<style>@page{{{head}{foot}}}</style>"
    (found,) = told(f"{edges}<h1>{TITLES[0]}</h1>{f'<p>{TEXTS[0]}{MORE}</p>' * 12}")
    assert found == (TITLES[0], "", "\n".join([TEXTS[0] + MORE] * 12))


def test_a_line_that_a_figure_leaves_short_goes_on():
    start = "这一年来工会干部走村入户把困难职工的情况摸得一清二楚，"  # of 25 characters, up to the figure
    for count in range(20, 27):
        text = f"{start[:count]}共有1234567名职工得到帮助。{MORE}"
        assert told(f"<h1>{TITLES[0]}</h1><p>{text}</p><p>{TEXTS[0]}</p>") == [(TITLES[0], "", f"{text}\n{TEXTS[0]}")]


def test_a_large_headline_of_two_lines_is_one():
    long = "白鹭县总工会把渔工夜校开到码头上让船员们在家门口学手艺"
    assert told(f"<h1>{long}</h1><p>{TEXTS[0]}</p><h1>{TITLES[1]}</h1><p>{TEXTS[1]}</p>") == [
        (long, "", TEXTS[0]),
        (TITLES[1], "", TEXTS[1]),
    ]


def test_each_report_knows_the_page_and_the_places_where_it_stands():
    second = f"<div style='break-before:page'><h1>{TITLES[1]}</h1><p>{TEXTS[1]}</p></div>"
    first, last = read(f"{TYPED}<h1>{TITLES[0]}</h1><p>{TEXTS[0]}</p>{second}").articles
    assert [first.origin.page, last.origin.page] == [1, 2]
    assert [{place.page for place in each.places} for each in (first, last)] == [{1}, {2}]
    assert all(0 < place.box.left < place.box.right < place.width for place in last.places)


@pytest.mark.parametrize("counts", [(5, 4, 3), (2, 4, 4), (5, 2, 6)])
def test_a_text_at_the_head_of_a_column_goes_on_from_the_foot_of_the_one_before(counts):
    """Headlines stand over one column each: what has none there is no text of a headline farther up."""
    texts = [[f"{n}号院{text}{MORE}" for n in range(count)] for text, count in zip(TEXTS, counts, strict=True)]
    columns = "".join(
        f"<h1 style='font-size:15pt'>{title}</h1><p style='text-align:center;text-indent:0'>{place}总工会　林小满</p>"
        f"<p>{'</p><p>'.join(text)}</p>"
        for place, title, text in zip(PLACES, TITLES, texts, strict=True)
    )
    found = read(f"<div style='columns:3;column-gap:8mm'>{columns}</div>").articles
    told = {each.headline: each.body for each in found}
    assert told == {title: "\n".join(text) for title, text in zip(TITLES, texts, strict=True)}


def test_the_day_that_a_report_is_signed_with_is_no_other_reports():
    signed = "<p style='text-align:right'>白鹭县总工会</p><p style='text-align:right'>2026年11月3日</p>"
    rest = f"<div style='break-before:page'><h1>{TITLES[1]}</h1><p>{TEXTS[1]}</p></div>"
    found = read(f"{TYPED}<h1>{TITLES[0]}</h1><p>{TEXTS[0]}</p>{signed}{rest}").articles
    assert [str(each.origin.published) for each in found] == ["2026-11-03", "None"]


def test_short_paragraphs_of_a_bulletin_that_few_lines_go_on_with():
    heads = "<h1 class=c>青岙工会信息</h1><p class=c>第58期</p><p class=c>青岙市总工会办公室　2026年11月26日</p>"
    bulletin = f"{TYPED}<style>@page{{size:A4;margin:27mm}}p{{margin:0;text-indent:2em}}</style>{heads}"
    texts = [(f"{text[:27]}占82%。", "教师由航运学校派出，学员不用交钱。") for text in TEXTS]
    reports = "".join(
        f"<h1 class=c style='font-size:18pt'>{title}</h1><p>{first}</p><p>{last}</p>"
        for title, (first, last) in zip(TITLES, texts, strict=True)
    )
    read_as = read(bulletin + reports).articles
    assert [(each.headline, each.body) for each in read_as] == [
        (title, f"{first}\n{last}") for title, (first, last) in zip(TITLES, texts, strict=True)
    ]
    assert {each.origin.publication for each in read_as} == {"青岙工会信息"}
