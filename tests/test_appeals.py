"""What a text on the net asks of whoever reads it: told from headlines that speak of the same things."""

from __future__ import annotations

import pytest

from digest.appeals import is_appeal


@pytest.mark.parametrize(
    "line",
    [
        "点个“在看”，让更多人看到",
        "喜欢就点个在看吧",
        "分享、点赞、在看，三连",
        "动动小手点个赞",
        "点赞(3)",
        "点击“阅读原文”查看更多",
        "用微信扫码二维码",
        "长按识别二维码关注我们",
        "关注青溪工会，获取更多资讯",
        "更多精彩，请关注青溪工会视频号",
        "+关注",
        "- 更多内容 -",
        "转发给更多工友",
        "欢迎转发分享",
        "本文约500字，阅读需2分钟",
        "阅读量 1.2万",
        "修改于2026-11-10",
        "以上内容来自专辑",
        "青溪市委宣传部官方账号",
        "海量资讯、精彩解读，尽在青溪新闻APP",
        "部分素材来源网络",
        "左右滑动查看更多",
        "视频加载失败",
        "点击图片查看大图",
        "- 广告 -",
        "【延伸阅读】青溪市总工会召开会议",
        "长按识别二维码报名",
        "在小说阅读器读本章",
    ],
)
def test_what_asks_its_reader_is_told(line: str) -> None:
    assert is_appeal(line)


@pytest.mark.parametrize(
    "line",
    [
        "为一线职工点赞",
        "点赞！劳动者的坚守",
        "为工会点个赞",
        "关注新就业形态劳动者，了解他们的需求",
        "扫二维码就能入会 快递小哥有了家",
        "点击即办 工会服务上线",
        "职工正在看直播",
        "下载“粤工惠”APP 领福利",
        "喜欢读书的矿工",
        "更多职工关注夜校，报名排到下月",
        "分享给工友的安全经",
        "更多精彩在工会",
        "扫码报名夜校 工友学艺忙",
        "公益广告进车间",
        "青溪市总工会开通官方账号",
        "驿站里可以扫描二维码关注工会，也可以领水。",
        "点亮微心愿 关注困境儿童",
        "外卖小哥扫二维码加入工会",
        "点赞，最美劳动者",
        "动动手指就能办理入会",
        "喜欢读书 点亮人生",
        "转发、学习全总文件",
    ],
)
def test_headlines_and_sentences_ask_nothing(line: str) -> None:
    assert not is_appeal(line)
