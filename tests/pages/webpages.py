"""Web pages as the content systems of Chinese papers, unions and offices make them, of a given story."""

# ruff: noqa: E501 - lines of markup as pages have them

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.pages.stories import Story

LINKS = "".join(
    f'<li><a href="/a/{n}.html">{title}</a><span>05-{n:02}</span></li>'
    for n, title in enumerate(
        ["全市工会系统召开年中工作推进会", "关于做好夏季送清凉工作的通知", "工会会员卡优惠商户名单更新", "劳模宣讲团走进高校讲述奋斗故事",
         "职工运动会报名启动", "我市新增三家劳模创新工作室", "女职工特殊疾病互助保障问答", "县区动态：各地工会暖心服务汇总"], 1)
)  # fmt: skip
MENU = "".join(
    f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "要闻", "工会动态", "权益维护", "政务公开")
)
FOOT = (
    '<div class="footer">主办单位：市总工会　技术支持：信息中心<br>备案号：某ICP备00000001号　版权所有 不得转载</div>'
)


def chinese(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.year}年{found.month:02}月{found.day:02}日"


def paragraphs(story: Story, begin: str = "<p>　　", end: str = "</p>\n") -> str:
    return "".join(f"{begin}{text}{end}" for text in story.paragraphs)


def page(title: str, body: str, head: str = "", charset: str = "utf-8") -> bytes:
    text = (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="{charset}"><title>{title}</title>{head}'
        f"<style>.a{{color:red}}</style><script>var a = '某某总工会为您服务';</script></head>\n<body>\n{body}\n</body></html>"
    )
    return text.encode("gb18030" if charset.startswith("gb") else charset)


def wechat_nested(story: Story) -> bytes:
    inner = "".join(
        f'<section style="margin:0"><section data-tools="编辑器"><section style="padding:10px"><p style="text-indent:2em">'
        f'<span style="font-size:15px"><span>{text[:9]}</span>{text[9:]}</span></p></section></section></section>'
        f'<section><p><img data-src="https://img.example/{n}.png"></p></section>'
        for n, text in enumerate(story.paragraphs)
    )
    return page(
        "",
        f'<div id="js_article" class="rich_media"><div class="rich_media_area_primary"><h1 class="rich_media_title" id="activity-name">'
        f'\n{story.headline}\n</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_nickname" '
        f'id="profileBt"><a href="javascript:void(0);" id="js_name">\n{story.source}\n</a></span> <em id="publish_time" class="rich_media_meta '
        f'rich_media_meta_text">{story.published} 09:12</em></div>'
        f'<div class="rich_media_content " id="js_content" style="visibility: hidden; opacity: 0;">{inner}'
        f"<section><p style=\"text-align:center\"><span>END</span></p><p>编辑丨小会</p><p>审核丨老工</p><p>往期推荐</p><p><a href='#'>"
        f"省总工会发布最美职工名单</a></p><p>点个“在看”，让更多人知道</p></section></div></div></div>",
        f'<meta property="og:title" content="{story.headline}"><meta name="author" content="小会">',
    )


def founder_paper(story: Story) -> bytes:
    return page(
        "海港工人报数字报-" + story.headline,
        f"<!--enpproperty <articleid>100</articleid><date>{story.published} 00:00:00.0</date><author>{story.author}</author><title>{story.headline}"
        f"</title><keyword></keyword><subtitle>{story.subheadline}</subtitle><introtitle>{story.kicker}</introtitle><siteid>2</siteid>"
        f"<nodename>要闻</nodename>/enpproperty-->"
        f'<div class="paperhead">海港工人报 {chinese(story.published)}　第03版：要闻</div><table><tr><td class="left"><ul>{LINKS}</ul></td>'
        f'<td><table><tr><td class="font02">{story.kicker}</td></tr><tr><td class="font01">{story.headline}</td></tr>'
        f'<tr><td class="font02">{story.subheadline}</td></tr></table>'
        f'<div id="ozoom" style="zoom:100%"><founder-content><!--enpcontent-->{paragraphs(story, "<P>　　", "</P>")}<!--/enpcontent-->'
        f"</founder-content></div></td></tr></table><div>上一篇　下一篇　放大　缩小</div>{FOOT}",
    )


def government(story: Story) -> bytes:
    metas = (
        f'<meta name="SiteName" content="某市总工会"><meta name="ArticleTitle" content="{story.headline}"><meta name="PubDate" '
        f'content="{story.published} 16:20"><meta name="ContentSource" content="{story.source}"><meta name="ColumnName" content="基层动态">'
    )
    return page(
        f"{story.headline}_基层动态_某市总工会",
        f'<div class="header"><ul>{MENU}</ul></div><div class="position">您当前的位置：<a>首页</a> > <a>基层动态</a></div>'
        f'<div class="main"><div class="xl_tit">{story.headline}</div><div class="xl_tit2"><span>发布日期：{story.published} 16:20</span>'
        f"<span>信息来源：{story.source}</span><span>字体：[ 大 中 小 ]</span><span>浏览次数：<b id='n'></b></span></div>"
        f'<div class="xl_cen"><div class="view TRS_UEDITOR trs_paper_default trs_web">{paragraphs(story)}</div></div>'
        f'<div class="fj">附件：</div><div class="share">分享到：<a>微信</a><a>微博</a></div></div>{FOOT}',
        metas,
    )


def old_tables(story: Story) -> bytes:
    body = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}" for text in story.paragraphs)
    return page(
        story.headline,
        f'<table width="1000"><tr><td><table><tr>{"".join(f"<td><a href=#>{n}</a></td>" for n in ("首页", "机构", "新闻", "法规"))}</tr></table>'
        f'</td></tr><tr><td width="200" valign="top"><b>最新文章</b><ul>{LINKS}</ul></td><td><table><tr><td align="center"><font size="5" '
        f'color="red"><b>{story.headline}</b></font></td></tr><tr><td align="center">来源：{story.source}　日期：{story.published}　点击：<script>1'
        f'</script></td></tr><tr><td class="content"><font size="3">{body}</font></td></tr><tr><td align="right">【<a>打印</a>】【<a>关闭</a>】</td>'
        f"</tr></table></td></tr></table>{FOOT}",
        charset="gb2312",
    )


def webplus(story: Story) -> bytes:
    return page(
        story.headline,
        f'<div class="wp-header"><div class="wp-navi"><ul>{MENU}</ul></div></div><div class="article" frag="窗口3"><h1 class="arti_title">'
        f'{story.headline}</h1><p class="arti_metas"><span class="arti_publisher">作者：{story.author}</span><span class="arti_update">发布时间：'
        f'{story.published}</span><span class="arti_views">浏览次数：<span class="WP_VisitCount">88</span></span></p><p>来源：{story.source}</p>'
        f'<div class="entry"><article class="read"><div id="content"><div class="wp_articlecontent">'
        f"{paragraphs(story, '<p class=p_text_indent_2 style=text-indent:2em><span>', '</span></p>')}</div></div></article></div></div>{FOOT}",
    )


def wordpress(story: Story) -> bytes:
    return page(
        f"{story.headline} – 工会之窗",
        f'<header><nav><ul>{MENU}</ul></nav></header><main><article class="post type-post hentry"><header class="entry-header"><h2 class='
        f'"entry-title">{story.headline}</h2><div class="entry-meta"><time class="published" datetime="{story.published}T09:00:00+08:00">'
        f'{chinese(story.published)}</time> 来源：{story.source}</div></header><div class="entry-content">{paragraphs(story, "<p>")}</div>'
        f'<footer>标签：<a>工会</a></footer></article><aside class="widget"><h3>近期文章</h3><ul>{LINKS}</ul></aside></main>{FOOT}',
        f'<meta property="article:published_time" content="{story.published}T01:00:00+00:00">',
    )


def aspnet_form(story: Story) -> bytes:
    return page(
        f"{story.headline}-动态-某县工会",
        f'<form name="aspnetForm" method="post" action="show.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK">'
        f'<div id="top"><ul>{MENU}</ul></div><div id="mid"><div class="lm">位置：首页 &gt; 动态</div><h3>{story.headline}</h3><div class="xx">'
        f"【时间：{story.published.replace('-', '/')}】【来源：{story.source}】【字号：大 中 小】</div>"
        f'<div id="zwnr">{paragraphs(story, "<div>　　", "</div>")}</div></div><div id="right"><h4>推荐阅读</h4><ul>{LINKS}</ul></div></form>{FOOT}',
    )


def portal(story: Story) -> bytes:
    half = len(story.paragraphs) // 2
    whole = list(story.paragraphs)
    parts = (
        "".join(f"<p>{text}</p>" for text in whole[:half])
        + (
            '<div class="picbox"><img src="a.jpg"><p class="caption" style="text-align:center">图为活动现场。王小明 摄</p></div>'
        )
        + "".join(f"<p>{text}</p>" for text in whole[half:])
    )
    return page(
        f"{story.headline}_工会频道_某新闻网",
        f'<div class="nav">{MENU}</div><div class="crumbs"><a>新闻</a> &gt; <a>工会</a> &gt; 正文</div><div class="main-title"><h1>{story.headline}'
        f'</h1></div><div class="top-bar"><span class="date">{chinese(story.published)} 08:30</span> <a class="source" href="#">'
        f'{story.source}</a><span>来源：{story.source}</span><span class="sns">分享</span></div><div class="article" id="artibody">{parts}'
        f'<p class="show_author">责任编辑：小编 </p></div><div class="related"><h2>相关新闻</h2><ul>{LINKS}</ul></div>'
        f'<div class="hot"><ul>{LINKS}</ul></div>{FOOT}',
        f'<meta name="publishdate" content="{story.published}"><meta property="og:title" content="{story.headline}">',
    )


def div_soup(story: Story) -> bytes:
    return page(
        f"{story.headline} | 总工会",
        f"<div><div>{MENU}</div></div><div><div><div><div>{story.headline}</div><div>{story.published} 10:00:00　　来源： {story.source}　　"
        f"作者： {story.author or '佚名'}</div><div>{paragraphs(story, '<div><span>', '</span></div>')}</div></div><div><ul>{LINKS}</ul></div>"
        f"</div></div>{FOOT}",
    )


def xhtml(story: Story) -> bytes:
    text = page(
        f"{story.headline}",
        f'<div class="wrap"><h1 class="title">{story.headline}</h1><div class="info">发布时间：{chinese(story.published)}　信息来源：{story.source}'
        f'</div><div id="zoom" class="TRS_Editor"><style type="text/css">.TRS_Editor P{{margin-top:0}}</style>{paragraphs(story)}</div></div>{FOOT}',
    ).decode()
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        + text.replace("<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">')
    ).encode()


def peoples_paper(story: Story) -> bytes:
    return page(
        f"{story.headline}--{story.published}",
        f'<div class="main w1000"><div class="left paper-box"><ul>{LINKS}</ul></div><div class="right right-main"><div class="article-box">'
        f'<div class="article"><h3>{story.kicker}</h3><h1>{story.headline}</h1><h2>{story.subheadline}</h2>'
        f'<p class="sec">{story.author}<span class="date">《海港工人报》（{chinese(story.published)} 第 05 版）</span></p>'
        f'<div id="articleContent"><div id="ozoom">{paragraphs(story, "<p>    ")}</div></div></div></div></div></div>{FOOT}',
    )


def wechat_plain(story: Story) -> bytes:
    stamp = (date.fromisoformat(story.published) - date(1970, 1, 1)).days * 86400
    return page(
        story.headline,
        f'<div id="img-content"><h2 class="rich_media_title" id="activity-name">{story.headline}</h2><div id="meta_content"><span '
        f'class="rich_media_meta">原创</span><strong class="profile_nickname">{story.source}</strong><em id="publish_time"></em></div>'
        f'<div class="rich_media_content" id="js_content" style="visibility:hidden">{paragraphs(story, "<p>", "</p><p><br></p>")}'
        f'<p>供稿：基层工作部</p></div></div><script>var ct = "{stamp + 4 * 3600}"; var nickname = htmlDecode("{story.source}");</script>',
        f'<meta property="og:title" content="{story.headline}">',
    )


def ewb(story: Story) -> bytes:
    return page(
        "某市总工会",
        f'<div class="ewb-nav"><ul>{MENU}</ul></div><div class="ewb-container"><div class="ewb-loc">首页 > 工会要闻</div><div class="ewb-article">'
        f'<h3 class="ewb-article-tt">{story.headline}</h3><div class="ewb-article-sources"><p>[ 信息来源：{story.source} ]</p><p>[ 发布时间：'
        f'{story.published} 11:05 ]</p><p>[ 浏览次数：<span></span> ]</p></div><div class="ewb-article-info">{paragraphs(story)}'
        f'<p style="text-align:right">（{story.author or "通讯员"} 供稿）</p></div></div><div class="ewb-near">上一篇：<a>{MENU}</a></div></div>{FOOT}',
    )


def vsb(story: Story) -> bytes:
    return page(
        f"{story.headline}-工会委员会",
        f'<div class="header"><ul>{MENU}</ul></div><div class="ny_right"><form name="_newscontent_fromname"><div class="show_t"><h1>{story.headline}'
        f"</h1><div>时间：{story.published}&nbsp;&nbsp;作者：{story.author or '宣传部'}&nbsp;&nbsp;来源：{story.source}&nbsp;&nbsp;阅读：<span>12</span></div></div>"
        f'<div id="vsb_content_2"><div class="v_news_content">{paragraphs(story, "<p class=vsbcontent_start>")}</div></div><p align="right">【'
        f"<a>关闭</a>】</p><p>上一条：<a>{story.headline[:6]}新闻发布会</a></p></form></div>{FOOT}",
    )


def forum(story: Story) -> bytes:
    body = "<br />\n<br />\n".join(f"　　{text}" for text in story.paragraphs)
    return page(
        f"{story.headline} - 工会之声 - 论坛 - Powered by Discuz!",
        f'<div id="hd"><ul>{MENU}</ul></div><div id="pt">论坛 › 工会之声 › 查看内容</div><h1 class="ts"><span id="thread_subject">{story.headline}'
        f'</span></h1><div class="authi">楼主 | <em id="authorposton1">发表于 {story.published.replace("-0", "-")} 22:32</em> | 只看该作者</div><div class="t_fsz">'
        f'<table><tr><td class="t_f" id="postmessage_1">{body}<br />来源：{story.source}</td></tr></table></div><div>回复 使用道具 举报</div>{FOOT}',
        charset="gbk",
    )


def json_ld(story: Story) -> bytes:
    return page(
        f"{story.headline}",
        f'<div id="app"><header><ul>{MENU}</ul></header><article><h1>{story.headline}</h1><div class="byline"><span>{story.source}</span></div>'
        f'{paragraphs(story, "<p>")}</article><section class="recommend"><ul>{LINKS}</ul></section></div>{FOOT}',
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{story.headline}","datePublished":"{story.published}T08:00:00+08:00"}}'
        f'</script><meta name="source" content="{story.source}">',
    )


def many_boxes(story: Story) -> bytes:
    boxes = "".join(f'<div class="c-box"><div class="c-text">　　{text}&nbsp;</div></div>' for text in story.paragraphs)
    return page(
        f"{story.headline}_某某市总工会",
        f'<div class="menu-bar"><ul>{MENU}</ul></div><div class="detail-wrap"><div class="detail-title">{story.headline}</div><div class='
        f'"detail-time"><i></i>{story.published} <i></i>来源:{story.source} <i></i>阅读 1024</div>{boxes}</div><div class="list"><ul>{LINKS}</ul></div>{FOOT}',
    )


def mobile(story: Story) -> bytes:
    return page(
        story.headline[:12] + "...",
        f'<div class="m-head"><a>返回</a><a>首页</a></div><div class="m-article"><h1>{story.headline}</h1><p class="m-info"><span>{story.source}</span>'
        f"<span>{chinese(story.published)[5:]}</span><span>发布于{story.published} 来源：{story.source}</span></p><section>{paragraphs(story, '<p>')}</section>"
        f"<p>点击下载客户端，查看更多精彩内容</p></div>",
    )


def printed(story: Story) -> bytes:
    body = "".join(f"<p>&emsp;&emsp;{text}</p>" for text in story.paragraphs)
    return page(
        "打印页面",
        f"<center><h2>{story.headline}</h2></center><center>{chinese(story.published)}　稿件来源：{story.source}</center><hr>{body}"
        f'<p align="right">{story.source}</p><center><input type="button" value="打印">　关闭窗口</center>',
    )


def crowded(story: Story) -> bytes:
    links = LINKS * 6
    return page(
        f"{story.headline}——某市总工会门户网站",
        f'<div class="side"><ul>{links}</ul></div><div class="con"><div class="tt">{story.headline}</div><div class="ft">发布单位：{story.source}　'
        f'来源：{story.source}　发布时间：{story.published}</div><div class="nr">{paragraphs(story, "<p>", "</p>")}</div></div><div><p>友情链接</p><ul>{links}'
        f"</ul><p>本站所有文章未经许可不得转载，联系电话见页面下方，欢迎广大职工来信来电反映情况，我们将在三个工作日内答复。</p></div>{FOOT}",
    )


TUNED: dict[str, Callable[[Story], bytes]] = {
    made.__name__: made
    for made in (
        wechat_nested,
        founder_paper,
        government,
        old_tables,
        webplus,
        wordpress,
        aspnet_form,
        portal,
        div_soup,
        xhtml,
    )
}
ASIDE: dict[str, Callable[[Story], bytes]] = {
    made.__name__: made
    for made in (peoples_paper, wechat_plain, ewb, vsb, forum, json_ld, many_boxes, mobile, printed, crowded)
}
