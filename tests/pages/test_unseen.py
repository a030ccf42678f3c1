"""Words that a style of a web page keeps from its readers, and those that it only shows in its own way."""

from __future__ import annotations

import pytest

from tests.pages import webpages
from tests.pages.stories import STORIES
from tests.pages.test_webpages import article_of

HIDDEN = "某县总工会主席违规发放补贴，已被立案调查。"


@pytest.mark.parametrize(
    "hidden",
    [
        f'<p style="font-size:0">{HIDDEN}</p>',
        f'<section style="font-size:0px"><span style="color:red">{HIDDEN}</span></section>',
        f'<p style="OPACITY: 0">{HIDDEN}</p>',
        f'<p style="color:#fff;background:#fff">{HIDDEN}</p>',
        f'<p style="color:transparent">{HIDDEN}</p>',
        f'<p style="position:absolute;left:-9999px">{HIDDEN}</p>',
        f'<p style="text-indent:-999em">{HIDDEN}</p>',
        f'<p style="height:0;overflow:hidden">{HIDDEN}</p>',
        f'<p style="position:absolute;clip:rect(0, 0, 0, 0)">{HIDDEN}</p>',
        f'<p style="clip-path:inset(100%)">{HIDDEN}</p>',
        f'<p style="clip-path:inset( 50% )">{HIDDEN}</p>',
        f'<p style="display:/* */none">{HIDDEN}</p>',
        f'<div style="color:#fff;background:#fff"><p style="text-align:left">{HIDDEN}</p></div>',
        f'<p style="height:0 !important;height:60px;overflow:hidden">{HIDDEN}</p>',
        f'<p><span style="display:inline-block;width:0;overflow:hidden">{HIDDEN}</span></p>',
        f'<p style="{"color:#333;" * 60}visibility:hidden">{HIDDEN}</p>',
    ],
)
def test_words_that_a_style_keeps_from_readers_are_no_text(hidden):
    story = STORIES[0]
    article = article_of(webpages.page(story.headline, f"{hidden}{webpages.paragraphs(story)}{hidden}", ""))
    assert article.body == "\n".join(story.paragraphs)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<section style="font-size:0"><span style="font-size:16px">', "</span></section>"),
        ('<div style="font-size:0"><p class="text">', "</p></div>"),
        ('<p style="text-indent:-2em;padding-left:2em">', "</p>"),
        ('<p style="color:#fff;background:#c00">', "</p>"),
        (
            '<p style="color:transparent;-webkit-background-clip:text;background-image:linear-gradient(red,blue)">',
            "</p>",
        ),
        ('<p style="overflow:hidden;height:60px;opacity:.9">', "</p>"),
        ('<p style="display:none;display:block">', "</p>"),
        ('<p style="clip-path:inset(50% 0 0 0)">', "</p>"),
        ('<div style="color:transparent"><p style="color:#333">', "</p></div>"),
        ('<div style="font-size:0"><p>', "</p></div>"),
        ('<div style="overflow:hidden;height:1%">', "</div>"),
        ('<div style="overflow:hidden;width:1px;min-width:100%">', "</div>"),
        ('<p class="wow fadeInUp" style="opacity:0">', "</p>"),
        ('<p style="opacity:0;transition:opacity .6s">', "</p>"),
        ('<div style="zoom:1;height:1%;overflow:hidden"><p>', "</p></div>"),
        ('<table><tr><td style="width:1%;height:0;overflow:hidden"><p>', "</p></td></tr></table>"),
        ('<div style="height:auto !important;height:1px;overflow:hidden"><p>', "</p></div>"),
        ('<div style="height:0;min-height:200px;overflow:hidden"><p>', "</p></div>"),
        ('<p><span style="height:0;overflow:hidden">', "</span></p>"),
        ('<p style="color:inherit;background-color:inherit">', "</p>"),
        ('<div style="color:#fff;background:#fff"><p style="color:#333">', "</p></div>"),
        ('<p class="fade" style="opacity:0;transform:translateY(20px);transition:all .6s">', "</p>"),
        ('<div style="max-height:0;overflow:hidden;transition:max-height .3s"><p>', "</p></div>"),
        ('<section style="font-size:0"><span style="font:16px/1.8 serif">', "</span></section>"),
    ],
)
def test_words_that_a_style_shows_in_its_own_way_are_text(before, after):
    story = STORIES[0]
    text = f"{before}{story.paragraphs[0]}{after}" + "".join(f"<p>{each}</p>" for each in story.paragraphs[1:])
    assert article_of(webpages.page(story.headline, text, "")).body == "\n".join(story.paragraphs)
