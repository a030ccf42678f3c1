"""Web pages as more content systems of Chinese papers, offices and portals make them, of a given report."""

# ruff: noqa: E501 - lines of markup as pages have them

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.pages.reports_own import Report

TITLES = (
    "市总工会召开十六届七次全委会议", "第三批职工书屋示范点名单公布", "职工互助保障二十问，看看你关心的有没有？", "大国工匠进校园：“技能成才”不是一句口号",
    "关于表彰先进女职工集体和个人的决定", "三部门联合发文，高温津贴必须按时足额发放", "一线职工疗休养今年安排三万人，增加两条线路", "劳动竞赛月月有，工匠人才节节高",
    "云上年货节开幕，消费帮扶金额突破千万元", "图解｜工会经费怎么用", "法律顾问进企业，“体检”三百份劳动合同", "省总工会赴基层调研产业工人队伍建设改革",
)  # fmt: skip
LIST = "".join(
    f'<li><a href="./t{n}.html" title="{each}">{each}</a> <em>05-{n + 3:02}</em></li>' for n, each in enumerate(TITLES)
)
NAV = "".join(
    f'<a href="/{n}">{each}</a> '
    for n, each in enumerate(
        ("网站首页", "工会概况", "新闻中心", "组织建设", "权益保障", "女工之窗", "互动交流", "专题专栏")
    )
)
FOOT = '<div class="foot"><p>主办：某市总工会　承办：网络中心</p><p>地址：人民路1号　邮编：000000　ICP备00000002号　<a>网站地图</a> <a>联系我们</a></p></div>'

SET_IN_WORD = '<p style="text-indent: 2em; text-align: justify"><span style="font-family: 仿宋; font-size: 16pt">'


def paragraphs(
    report: Report, begin: str = "<p>", end: str = "</p>\n", head: str = "<p><strong>{}</strong></p>\n"
) -> str:
    return "".join(
        head.format(text[1:]) if text.startswith("#") else f"{begin}{text}{end}" for text in report.paragraphs
    )


def page(title: str, body: str, head: str = "", charset: str = "utf-8") -> bytes:
    text = f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{title}</title>{head}</head><body>{body}</body></html>'
    return text.encode("gb18030" if charset.startswith("gb") else charset)


def slashed(report: Report) -> str:
    year, month, day = (int(part) for part in report.published.split("-"))
    return f"{year}/{month}/{day}"


def spelled(report: Report) -> str:
    year, month, day = report.published.split("-")
    return f"{year}年{month}月{day}日"


def dahan(report: Report) -> bytes:
    return page(
        f"某市总工会 工会要闻 {report.headline}",
        f'<div class="top">{NAV}</div><table width="980" align="center"><tr><td class="dqwz">当前位置：<a>首页</a>&gt;&gt;<a>工会要闻</a></td></tr></table><table id="article" width="90%"><tr><td class="title">'
        f"<!--<$[标题名称(html)]>begin--><p>{report.headline}</p><!--<$[标题名称(html)]>end--></td></tr><tr><td><table width=100%><tr><td>发布日期：{report.published}</td><td>访问次数：<script>document.write(1)</script></td>"
        f"<td>信息来源：<!--<$[来源]>begin-->{report.source}<!--<$[来源]>end--></td><td>字号：[ <a>大</a> <a>中</a> <a>小</a> ]</td></tr></table></td></tr><tr><td class='bt_content'><div id='zoom'><!--<$[信息内容]>begin-->"
        f"<p style='text-indent:2em'><title></title></p>{paragraphs(report, SET_IN_WORD, '</span></p>')}"
        f"<!--<$[信息内容]>end--></div></td></tr></table><div class='printer'>打印本页 关闭窗口</div>{FOOT}",
        f'<meta name="SiteName" content="某市总工会"><meta name="ArticleTitle" content="{report.headline}"><meta name="PubDate" content="{report.published} 10:21"><meta name="ContentSource" content="{report.source}"><meta name="Author" content="">',
    )


def ucap(report: Report) -> bytes:
    return page(
        f"{report.headline} - 工作动态",
        f'<header>{NAV}</header><div class="wzy_content"><h2 class="xq-title"><ucaptitle>{report.headline}</ucaptitle></h2><div class="pages-date">{report.published} 08:55 <span class="font">来源：<ucapsource>{report.source}</ucapsource></span>'
        f'<span>浏览量：<i id="hits"></i></span><span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span></div><div class="xq-con"><ucapcontent>{paragraphs(report, "<p>　　")}</ucapcontent></div>'
        f'<div class="xq-ewm">扫一扫在手机打开当前页</div></div>{FOOT}',
    )


def e_paper_map(report: Report) -> bytes:
    areas = "".join(f'<area coords="{n},{n},{n + 9},{n + 9}" shape="poly" href="content_{n}.htm">' for n in range(8))
    titles = "".join(
        f'<tr><td class="default"><li><a href="content_{n}.htm"><div style="display:inline">{each}</div></a></li></td></tr>'
        for n, each in enumerate(TITLES)
    )
    return page(
        "石桥工人报数字报",
        f'<table><tr><td width="38%"><table id="leveltable"><tr><td nowrap class="default"><strong>第02版：</strong>综合</td><td><a href="node_1.htm">上一版</a> <a href="node_3.htm">下一版</a></td></tr></table><div id="main-ed-map">'
        f'<img src="page.jpg" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map></div><table id="main-ed-articlenav-list">{titles}</table></td><td width="62%"><table><tr><td class="default">{spelled(report)} 星期五 '
        f'<a>往期回顾</a></td><td class="info"><a>&lt;上一期</a> <a>下一期&gt;</a></td></tr></table><table cellpadding="5"><tr><td class="font02" align="center" style="padding-bottom:5px">{report.kicker}</td></tr><tr valign="top">'
        f'<td class="font01" align="center"><strong style="font-size:23px">{report.headline}</strong></td></tr><tr><td class="font02" align="center" style="color:#827E7B">{report.subheadline}</td></tr><tr><td class="font6" align="center">{report.author}</td></tr></table>'
        f'<table><tr><td><div id="ozoom" class="content" style="height:100%">{paragraphs(report, "<P>&nbsp;&nbsp;&nbsp;&nbsp;", "</P>", "<P>&nbsp;&nbsp;&nbsp;&nbsp;<STRONG>{}</STRONG></P>")}</div></td></tr></table></td></tr></table>'
        f'<div>石桥工人报社版权所有　未经许可不得转载</div>',
    )  # fmt: skip


def e_paper_new(report: Report) -> bytes:
    captions = (
        f'<div class="attachment"><img src="1.jpg"><div class="img-text">{report.caption}</div></div>'
        if report.caption
        else ""
    )
    return page(
        f"石桥工人报 | {report.headline}",
        f'<div class="newspaper-header"><span>{spelled(report)}</span><span>第A06版：职工生活</span></div><div class="article-list"><ul>{LIST}</ul></div><div class="newsdetatit"><p class="jiaozhu">{report.kicker}</p><h3>{report.headline}</h3><p class="ft">'
        f'{report.subheadline}</p></div><div class="newsdetatext">{captions}<founder-content>{paragraphs(report, "<p>　　", "</p>", "<p><b>{}</b></p>")}</founder-content></div><div class="newsdetaup"><a>上一篇：{TITLES[2]}</a><a>下一篇：{TITLES[3]}</a></div>',
    )


def wechat_saved(report: Report) -> bytes:
    inner = "".join(
        f'<section style="text-align:center;margin:20px 0"><section style="display:inline-block;background:#c00;color:#fff;padding:3px 10px"><strong>{text[1:]}</strong></section></section>'
        if text.startswith("#")
        else f'<section style="line-height:2em;margin:0 8px"><span style="font-size:16px;letter-spacing:1px">{text}</span></section><section><br></section>'
        for text in report.paragraphs
    )
    return b"<!-- saved from url=(0057)https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv -->\n" + page(
        report.headline,
        f'<div id="js_article" class="rich_media"><div id="js_top_ad_area"></div><div class="rich_media_inner"><div id="page-content"><div class="rich_media_area_primary_inner"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title " id="activity-name">{report.headline}</h1>'
        f'<div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo" class="wx_tap_link">原创</span><span class="rich_media_meta rich_media_meta_text">{report.author}</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a id="js_name">{report.source}</a>'
        f'<div id="js_profile_qrcode" style="display:none"><strong class="profile_nickname">{report.source}</strong><p>微信号</p><p>功能介绍 服务职工</p></div></span><span id="meta_content_hide_info"><em id="publish_time">{spelled(report)} 17:30</em><em id="js_ip_wording">江苏</em></span></div>'
        f'<div class="rich_media_content js_underline_content autoTypeSetting24psection" id="js_content"><section><img src="data:image/gif;base64,{"A" * 80}"></section><section style="text-align:center"><span style="color:#888;font-size:12px">点击上方蓝字 关注我们</span></section>{inner}'
        f'<section style="text-align:center"><strong>- END -</strong></section><section><span>来源：{report.source}</span></section><section>编辑：小满</section><section>责编：立秋</section><section>审核：白露</section><section><a>往期精彩</a></section><section><a>{TITLES[1]}</a></section></div>'
        f'<div id="js_tags"><a>#工会服务</a></div><div class="original_area_primary">预览时标签不可点</div></div></div></div></div><div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div><div class="rich_media_tool"><div>阅读 1234</div><div>赞</div><div>在看</div></div>'
        f'<div id="js_cmt_area"><div>精选留言</div><ul><li>清风：给工会点赞，希望以后多办这样的活动，让更多的工友受益！</li><li>老陈：什么时候到我们厂里来？我们三班倒的也想参加。</li></ul></div></div>',
        f'<meta property="og:title" content="{report.headline}"><meta property="og:site_name" content="微信公众平台"><meta property="og:type" content="article">',
    )


def sina_like(report: Report) -> bytes:
    picture = (
        f'<div class="img_wrapper"><img src="x.jpg"><span class="img_descr">{report.caption}</span></div>'
        if report.caption
        else ""
    )
    return page(
        f"{report.headline}_新浪新闻",
        f'<div class="main-nav">{NAV}</div><div class="main-content w1240"><div class="path-search"><div class="path"><div class="channel-path"><a>新闻中心</a><span>&gt;</span>正文</div></div></div><h1 class="main-title">{report.headline}</h1><div class="top-bar-wrap"><div class="top-bar"><div class="date-source">'
        f'<span class="date">{spelled(report)} 09:02</span><span class="source ent-source">{report.source}</span></div><div class="page-tools"><span>新浪财经APP</span><span>缩小字体 放大字体 收藏 微博 微信 分享</span></div></div></div><div class="article-content clearfix"><div class="article-content-left"><div class="article" id="article">'
        f'{picture}{paragraphs(report, "<p cms-style=font-L>　　", "</p>", "<p cms-style=font-L><font cms-style=strong-Bold>　　{}</font></p>")}<div class="wap_special">新浪声明：此消息系转载，登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。</div><p class="article-editor">责任编辑：谷雨 </p></div>'
        f'<div class="article-bottom"><div class="keywords"><span>文章关键词：</span><a>工会</a><a>职工</a></div><div class="article-bottom-btns">我要反馈</div></div></div><div class="article-content-right"><div class="blk"><h2>24小时热文</h2><ul>{LIST}</ul></div></div></div></div>{FOOT}',
        f'<meta property="article:published_time" content="{report.published}T09:02:00+08:00"><meta name="mediaid" content="{report.source}">',
    )


def netease_like(report: Report) -> bytes:
    picture = f'<p class="f_center"><img src="1.jpg"><br>{report.caption}<br></p>' if report.caption else ""
    return page(
        f"{report.headline}|工会|职工|服务_网易订阅",
        f'<div class="post_crumb"><a>网易首页</a> &gt; <a>网易号</a> &gt; 正文 <a>申请入驻</a></div><div id="container" class="post_main"><h1 class="post_title">{report.headline}</h1><div class="post_info">{report.published} 11:38:07　来源: <a class="post_info_source">{report.source}</a> <a>举报</a></div>'
        f'<div class="post_top_share"><span>分享至</span></div><div id="content"><div class="post_body">{picture}{paragraphs(report, "<p id=3A>", "</p>", "<p><b>{}</b></p>")}</div><div class="post_statement"><p>特别声明：以上内容为自媒体平台用户上传并发布，本平台仅提供信息存储服务。</p></div></div>'
        f'<div class="post_comment"><div class="tie-hd">网友评论</div><div class="tie">文明上网，理性发言，请遵守相关规定。登录后才能评论。</div></div><div class="post_recommends"><ul>{LIST}</ul></div></div>{FOOT}',
    )


def sohu_like(report: Report) -> bytes:
    return page(
        f"{report.headline}_工会_职工_服务",
        f'<div id="article-container"><div class="left main"><div class="text"><div class="text-title"><h1>{report.headline}<span class="title-info-title"></span></h1><div class="article-info"><span class="time" id="news-time">{report.published} 16:44</span><span>发布于：北京市</span><span class="tag">{report.source}</span></div></div>'
        f'<article class="article" id="mp-editor"><p data-role="original-title" style="display:none">原标题：{report.headline}</p>{paragraphs(report, "<p>", "</p>", "<p><strong>{}</strong></p>")}<p data-role="editor-name">来源：{report.source}<a href="//www.sohu.com"><i>返回搜狐，查看更多</i></a></p><p>责任编辑：</p></article>'
        f'<div class="statement">平台声明：该文观点仅代表作者本人，平台系信息发布平台，仅提供信息存储空间服务。</div></div></div><div class="right sidebar"><div class="hot-article"><h3>24小时热文</h3><ul>{LIST}</ul></div></div></div>{FOOT}',
    )


def agency(report: Report) -> bytes:
    year, month, day = report.published.split("-")
    return page(
        f"{report.headline}-某华网",
        f'<div class="header domPC"><div class="header-top clearfix"><div class="header-nav">{NAV}</div></div><div class="header-cont clearfix"><div class="header-time left"><span class="year"><em>{year}</em></span><span class="day"><em>{month}</em>/<em>{day}</em></span><span class="time">09:33:22</span></div>'
        f'<div class="source">来源：{report.source}</div><div class="head-line clearfix"><h1><span class="title">{report.headline}</span><span class="btn-audio"></span></h1></div></div></div><div class="main clearfix"><div class="main-left left"><div id="detail"><span id="detailContent">{paragraphs(report, "<p>　　")}</span>'
        f'<div id="articleEdit"><span class="tiyi1">【纠错】</span><span class="editor"> 【责任编辑:芒种】 </span></div></div></div><div class="main-right"><ul>{LIST}</ul></div></div>{FOOT}',
        f'<meta name="publishdate" content="{report.published}">',
    )


def people_like(report: Report) -> bytes:
    return page(
        f"{report.headline}--地方--某民网",
        f'<div class="nav">{NAV}</div><div class="layout rm_txt cf"><div class="col col-1"><h4 class="pre">{report.kicker}</h4><h1>{report.headline}</h1><h4 class="sub">{report.subheadline}</h4><div class="author cf">{report.author}</div><div class="channel cf"><div class="col-1-1 fl">{spelled(report)}09:12 | 来源：<a href="#">{report.source}</a></div>'
        f'<div class="col-1-2"><span>小字号</span></div></div><div class="bza"><ul></ul></div><div class="rm_txt_con cf"><div class="box_pic"></div>{paragraphs(report, "<p style=text-indent:2em>　　", "</p>", "<p style=text-indent:2em>　　<strong>{}</strong></p>")}<p class="paper_num">《石桥工人报》（{spelled(report)} 第 03 版）</p>'
        f'<div class="edit cf">(责编：夏至、小暑)</div></div><div class="box_wrap"><p>分享让更多人看到</p></div></div><div class="col col-2"><h3>热门排行</h3><ul>{LIST}</ul></div></div>{FOOT}',
    )


def union_net(report: Report) -> bytes:
    return page(
        f"{report.headline}-工会新闻-某工网",
        f'<div class="top">{NAV}</div><div class="container"><div class="place">首页 &gt; 工会新闻</div><div class="article-hd"><h1>{report.headline}</h1><div class="info"><span>来源：{report.source}</span><span>{report.published} 07:16</span></div></div><div class="ccontent"><p>原标题：{report.kicker or "各地"} {report.headline}</p>'
        f'{paragraphs(report, "<p>　　", "</p>", "<p>　　<strong>{}</strong></p>")}<p>（{report.author or "综合"}）</p></div><div class="zrbj">责任编辑：大暑</div></div><div class="rel"><h3>相关新闻</h3><ul>{LIST}</ul></div>{FOOT}',
    )


def old_font(report: Report) -> bytes:
    body = "".join(f"<p><font size=3>&nbsp;&nbsp;&nbsp; {text}</font></p>" for text in report.plain)
    picture = (
        f'<p align=center><img src="UploadFiles/1.jpg" width=400></p><p align=center><font color=#000080>{report.caption}</font></p>'
        if report.caption
        else ""
    )
    return page(
        "某县总工会网站",
        f"<table width=776 border=0 align=center><tr><td bgcolor=#cc0000><font color=#ffffff>{NAV}</font></td></tr></table><table width=776 align=center><tr><td width=180 valign=top><table><tr><td class=lm>热点文章</td></tr>{''.join(f'<tr><td>·<a href=a.asp?id={n}>{each}</a></td></tr>' for n, each in enumerate(TITLES))}</table></td>"
        f"<td valign=top><table width=580><tr><td height=50 align=center class=bt><b>{report.headline}</b></td></tr><tr><td align=center class=zi>作者：{report.author or '佚名'}　文章来源：{report.source}　点击数：<script src=hits.asp></script>　更新时间：{slashed(report)}</td></tr><tr><td><hr size=1></td></tr><tr><td class=nr>{picture}{body}</td></tr>"
        f"<tr><td>文章录入：admin　责任编辑：admin</td></tr><tr><td><li>上一篇文章：<a>{TITLES[0]}</a></li><li>下一篇文章：没有了</li></td></tr><tr><td>【<a>发表评论</a>】【<a>加入收藏</a>】【<a>告诉好友</a>】【<a>打印此文</a>】【<a>关闭窗口</a>】</td></tr></table></td></tr></table><center>Copyright 2008 某县总工会</center>",
        charset="gb2312",
    )


def title_only(report: Report) -> bytes:
    return page(
        f"{report.headline}_图片新闻_某市职工服务网",
        f'<div class="hd">{NAV}</div><div class="bd"><div class="tit-img"><img src="t.png" alt=""></div><div class="msg">{spelled(report)}　来源：{report.source}</div><div class="txt">{paragraphs(report, "<p>　　")}</div></div><div class="sd"><ul>{LIST}</ul></div>{FOOT}',
    )


def one_breaks(report: Report) -> bytes:
    return page(
        f"{report.headline} - 工会动态 - 某集团",
        f'<div id="nav">{NAV}</div><div id="main"><h2 align="center">{report.headline}</h2><h5 align="center">时间：{report.published} 来源：{report.source} 浏览：32次</h5><div class="detail">{"<br>".join(f"　　{text}" for text in report.plain)}</div></div>{FOOT}',
    )


def pre_wrap(report: Report) -> bytes:
    text = "\n".join(f"　　{each}" for each in report.plain)
    return page(
        report.headline,
        f'<div class="app-top">{NAV}</div><div class="news-wrap"><div class="news-tit">{report.headline}</div><div class="news-sub">发布时间：{report.published} 来源：{report.source}</div><div class="news-info" style="white-space: pre-wrap; font-size:16px">{text}</div></div>{FOOT}',
    )


def spans_emsp(report: Report) -> bytes:
    body = "".join(f"<div>&emsp;&emsp;<span>{text}</span></div><div><br/></div>" for text in report.plain)
    return page(
        f"{report.headline}|某区总工会",
        f'<div class="nav-box">{NAV}</div><div class="news-detail"><div class="h">{report.headline}</div><ul class="attr"><li>日期：{report.published}</li><li>来源：{report.source}</li><li>点击：100</li></ul><div class="rich-text">{body}</div></div><div class="aside-list"><ul>{LIST}</ul></div>{FOOT}',
    )


def with_figures(report: Report) -> bytes:
    rows = "".join(
        f"<tr><td>{name}</td><td>{count}</td><td>{share}</td></tr>"
        for name, count, share in (
            ("县区", "人数", "完成率"),
            ("东城", "1200", "96%"),
            ("西城", "980", "91%"),
            ("合计", "2180", "94%"),
        )
    )
    inner = paragraphs(report, "<p>　　")
    cut = inner.index("</p>") + 4
    return page(
        f"{report.headline}_某市总工会",
        f'<div class="menu">{NAV}</div><div class="content-wrap"><h1>{report.headline}</h1><div class="meta">来源：{report.source} 发布时间：{report.published}</div><div class="TRS_Editor">{inner[:cut]}<table border="1" style="border-collapse:collapse">{rows}</table>{inner[cut:]}</div></div>{FOOT}',
    )


def pictured(report: Report) -> bytes:
    caption = report.caption or "活动现场。某某 摄"
    inner = paragraphs(report, '<p style="text-indent:2em">')
    cut = inner.index("</p>") + 4
    return page(
        f"{report.headline}-某市总工会",
        f'<div class="menu">{NAV}</div><div class="xl"><h1>{report.headline}</h1><div class="xl-meta"><span>{report.published}</span><span>来源：{report.source}</span></div><div id="UCAP-CONTENT">{inner[:cut]}<p style="text-align:center"><img src="a.jpg"></p><p style="text-align:center">▲{caption}</p>{inner[cut:]}'
        f'<figure><img src="b.jpg"><figcaption>{caption}</figcaption></figure></div></div>{FOOT}',
    )


def commented(report: Report) -> bytes:
    comments = "".join(
        f'<div class="cmt"><b>{name}</b><p>{text}</p><span>2030-01-0{n}</span></div>'
        for n, (name, text) in enumerate(
            (
                (
                    "山里人",
                    "我在外面打工二十年了，第一次感到工会离自己这么近，希望这样的好事能坚持办下去，别是一阵风。",
                ),
                ("阿杰", "建议多考虑一下夜班的同志，我们下班的时候什么服务都关门了，能不能把时间延长到晚上十点？"),
                ("路过", "支持！"),
            )
        )
    )
    return page(
        f"{report.headline} - 职工之家",
        f'<div class="hd">{NAV}</div><div class="wrap"><h1>{report.headline}</h1><div class="by">{report.source} | {report.published} 12:00</div><div class="txt">{paragraphs(report)}</div><div class="cmts"><h3>评论（3）</h3>{comments}<textarea>我来说两句</textarea></div></div>{FOOT}',
    )


def hashed(report: Report) -> bytes:
    return page(
        "工会通",
        f'<div id="app"><div data-v-7ba5bd90 class="page_1kd2"><div data-v-7ba5bd90 class="bar_2ksd"><i></i><span>详情</span></div><div data-v-7ba5bd90 class="t_3Zm1">{report.headline}</div><div data-v-7ba5bd90 class="s_9dk2"><span data-v-7ba5bd90>{report.source}</span><span data-v-7ba5bd90>{report.published} 10:00</span></div>'
        f'<div data-v-7ba5bd90 class="c_8Xp0">{paragraphs(report, "<p data-v-7ba5bd90>")}</div><div data-v-7ba5bd90 class="b_k2s9"><span>阅读 88</span><span>点赞 6</span></div></div></div>',
    )


def split_head(report: Report) -> bytes:
    return page(
        f"{report.headline}_石桥工人报_电子版",
        f'<div class="bar">{NAV}</div><div class="art"><p class="yt">{report.kicker}</p><p class="zbt">{report.headline}</p><p class="fbt">{report.subheadline}</p><p class="zz">{report.author}</p><p class="rq">{spelled(report)}　来源：{report.source}</p><div class="zw">{paragraphs(report, "<p>　　")}</div></div>{FOOT}',
    )


def broken_head(report: Report) -> bytes:
    cut = len(report.headline) // 2
    return page(
        f"{report.headline} 某省总工会",
        f'<div class="nav">{NAV}</div><div class="box"><h1>{report.headline[:cut]}<br>{report.headline[cut:]}</h1><p class="laiyuan">来源：{report.source}<span>{spelled(report)} 14:20</span></p><div class="neirong">{paragraphs(report)}</div></div>{FOOT}',
    )


def office_table(report: Report) -> bytes:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td><td>{c}</td><td>{d}</td></tr>"
        for a, b, c, d in (
            ("索 引 号：", "000014349/2024-00071", "信息分类：", "工作动态"),
            ("发布机构：", report.source, "发布日期：", report.published),
            ("名　　称：", report.headline, "文　　号：", "无"),
            ("主 题 词：", "工会 服务 职工", "有 效 性：", "有效"),
        )
    )
    return page(
        f"{report.headline}_信息公开_某市",
        f'<div class="nav">{NAV}</div><div class="xxgk"><table class="xxgk_top" border="1">{rows}</table><h1 class="xxgk_title">{report.headline}</h1><div class="xxgk_content">{paragraphs(report, "<p>　　")}<p style="text-align:right">{report.source}</p><p style="text-align:right">{spelled(report)}</p></div></div>{FOOT}',
    )


def interrupted(report: Report) -> bytes:
    parts = [f"<p>　　{text}</p>" for text in report.plain]
    box = f'<div class="ad-box"><span>广告</span><a href="#">工会会员专享，点击领取大礼包</a></div><div class="more-read"><p>延伸阅读</p><ul>{LIST[: LIST.index("</li>") + 5]}</ul></div>'
    parts.insert(1, box)
    return page(
        f"{report.headline}_某新闻网",
        f'<div class="nav">{NAV}</div><h1 class="title">{report.headline}</h1><div class="info">{report.published} 10:10:10　来源：{report.source}　作者：{report.author or "小编"}</div><div class="content" id="content">{"".join(parts)}</div><div class="page"><a>上一页</a> 1 <a>2</a> <a>下一页</a> <a>显示全文</a></div>{FOOT}',
    )


def entity_links(report: Report) -> bytes:
    def linked(text: str) -> str:
        return (
            text.replace("工会", '<a href="/k/gh">工会</a>')
            .replace("职工", '<a href="/k/zg">职工</a>')
            .replace("司机", '<a href="/k/sj">司机</a>')
        )

    return page(
        f"{report.headline}_职工百事通",
        f'<div class="nav">{NAV}</div><div class="l"><h1>{report.headline}</h1><div class="i">来源：{report.source}　{report.published}</div><div class="a">{"".join(f"<p>{linked(text)}</p>" for text in report.plain)}</div></div><div class="r"><ul>{LIST}</ul></div>{FOOT}',
    )


def copied(report: Report) -> bytes:
    return page(
        f"{report.headline}-某市工人文化宫",
        f'<div style="display:none" id="share-content">{report.headline} {"".join(report.plain)}</div><div class="h">{NAV}</div><div class="m"><h1 class="logo">某市工人文化宫</h1><h2>{report.headline}</h2><p class="d">发布者：{report.author or "管理员"} 发布时间：{report.published} 来源：{report.source}</p>{paragraphs(report)}</div>'
        f"<noscript>您的浏览器不支持脚本，请升级浏览器后再访问本网站，谢谢您的理解与支持。</noscript>{FOOT}",
        f'<meta name="description" content="{report.plain[0]}">',
    )


def dense_lists(report: Report) -> bytes:
    long = "".join(
        f"<li><a>{each}</a><p>{each}。为进一步提升服务水平，有关部门将继续推进这项工作，请广大职工关注。</p></li>"
        for each in TITLES
    )
    return page(
        f"{report.headline}_要闻_某在线",
        f'<div class="n">{NAV}</div><div class="w"><div class="lft"><h1>{report.headline}</h1><div class="t">{spelled(report)} 08:00　{report.source}</div><div class="p">{paragraphs(report)}</div></div><div class="rgt"><h3>推荐</h3><ul class="feed">{long}</ul></div></div>{FOOT}',
        f'<meta name="source" content="{report.source}">',
    )


def utf16(report: Report) -> bytes:
    text = f"<html><head><title>{report.headline}</title></head><body><h1>{report.headline}</h1><p>来源：{report.source}　日期：{report.published}</p>{paragraphs(report)}</body></html>"
    return text.encode("utf-16")


def mhtml(report: Report) -> bytes:
    web = base64.encodebytes(wechat_saved(report)).decode("ascii")
    return (
        'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://mp.weixin.qq.com/s/x\r\nSubject: =?utf-8?Q?x?=\r\nDate: Mon, 1 Jan 2029 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n'
        f"------B\r\nContent-Type: text/html\r\nContent-ID: <frame-1>\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://mp.weixin.qq.com/s/x\r\n\r\n{web}\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B--\r\n"
    ).encode()


def toutiao_like(report: Report) -> bytes:
    picture = (
        f'<div class="pgc-img"><img src="1"><p class="pgc-img-caption">{report.caption}</p></div>'
        if report.caption
        else ""
    )
    return page(
        f"{report.headline}-今日某条",
        f'<div id="root"><div class="article-detail-container"><div class="main"><div class="article-content"><h1>{report.headline}</h1><div class="article-meta"><span>{report.published} 10:31</span><span class="dot">·</span><span class="name"><a>{report.source}</a></span></div><article class="syl-article-base syl-page-article">{picture}'
        f'{paragraphs(report, "<p data-track=1>", "</p>", "<h1 class=pgc-h-arrow-right>{}</h1>")}</article></div><div class="detail-interaction"><span>举报</span><span>评论 12</span></div></div><div class="right-sidebar"><ul>{LIST}</ul></div></div></div>',
    )


def listed(report: Report) -> bytes:
    items = "".join(f"<li>{text}</li>" for text in report.plain)
    return page(
        f"{report.headline}_职工之声",
        f'<div class="nav">{NAV}</div><div class="cont"><h3 class="tc">{report.headline}</h3><p class="tc">来源：{report.source}　发布：{report.published}</p><ul class="text">{items}</ul></div>{FOOT}',
    )


KINDS: dict[str, Callable[[Report], bytes]] = {
    made.__name__: made
    for made in (
        dahan, ucap, e_paper_map, e_paper_new, wechat_saved, sina_like, netease_like, sohu_like, agency, people_like, union_net, old_font,
        title_only, one_breaks, pre_wrap, spans_emsp, with_figures, pictured, commented, hashed, split_head, broken_head, office_table,
        interrupted, entity_links, copied, dense_lists, utf16, mhtml, toutiao_like, listed,
    )
}  # fmt: skip
HEADED = (
    "e_paper_map",
    "e_paper_new",
    "people_like",
    "split_head",
)  # of these kicker and subheadline stand on the page
