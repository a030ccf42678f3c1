"""What a text on the net asks of whoever reads it, and what an app shows beside it: one table for every reader.

Single words that say so only at the edges of a page stand with their readers.
"""

from __future__ import annotations

import re

from digest.expressions import expression

__all__ = ["is_appeal"]

_LONGEST = 40  # characters; a sentence of a report that says such a thing ends with a stop
# Asked: a tap, a look, to follow, to pass on; shown: how long it is, how often read, a video, other texts, the app.
_APPEAL = expression(
    r"[“\"]在看[”\"]|[点赞][个、,， ]?在看|\A动动.{0,3}手.{0,6}[点赞转分]"
    r"|\A(?:求|点个?|请点个?)赞(?: ?[()（）\d吧哦]|[,，、 ]?(?:在看|转发|分享|关注)|\Z)"
    r"|\A\W*(?:欢迎|请|快来)?(?:点(?:击|一?下|(?=[这此上下左右“\"]))|戳|轻触|长按|扫[描一码]|识别|用?微信扫)(?:.{0,8}(?:原文|蓝字|名片|音频|收听|看更多).{0,10}|\S{0,8}关注(?:我们|公众号|\S{0,6}工会)?\W*)\Z"
    r"|\A\W*(?:请|欢迎)?(?:用?微信)?(?:长按|识别|扫[描码]?).{0,6}二维码(?:.{0,4}(?:关注|加入|添加|查看).{0,8})?\Z"
    r"|\A(?:请|欢迎)?关注.{2,16}[,，].{0,2}(?:获[取得]|了解|解锁).{0,4}(?:更多|资讯|信息|详情|精彩)"
    r"|\A(?:\+ ?|已)?关注\Z|\A(?:喜欢|觉得不错).{0,6}(?:转发|点[个一]?[赞在]|分享)"
    r"|\A(?:转发|分享)[给到].{0,6}(?:朋友圈?|好友|工友|微信|群)\Z"
    r"|\A[-—\s]*(?:了解|查看)?更多.{0,8}[,，].{0,2}(?:关注|下载|登录).{2,20}\Z|\A[-—\s]*更多(?:内容|精彩|资讯|信息)[-—\s]*\Z|\A(?:欢迎)?(?:转发|分享)(?:分享|、(?:点赞|收藏|在看|评论)).{0,8}\Z"
    r"|\A(?:本文|全文)(?:共|约|字数)?[:：]?.{0,4}\d+ ?字|阅读(?:大[概约]|约)?(?:需要?|时[间长][:：]).{0,6}分钟"
    r"|\A\W*(?:向?[左右上下]{1,2}滑动|视频加载失败|点击(?:观看|播放)|(?:点击|打开).{0,6}(?:查看|看)(?:更多|大图|详情|精彩|图片))"
    r"|\A\W*广告\W*\Z|\A[【\[]?(?:延伸|相关|推荐)阅读[】\]:：]|\A>{2,}"
    r"|\A\W*(?:扫码|(?:扫描|识别|长按).{0,4}二维码).{0,4}(?:报名|参与|投票|下载)\Z"
    r"|\A阅读量?[:： ]{0,2}\d[\d.]*万?\+?\Z|\A修改于|\A(?:继续|向上)滑动|\A使用小程序\Z|来自专辑\Z"
    r"|\A(?!.{0,16}(?:开通|注册|上线|推出|开设|入驻|运营)).{0,20}(?:官方|认证)[账帐]号\Z|\A优质作者\Z|小说阅读器|\A去阅读\Z|(?:尽在|\A下载|\A打开).{2,14}(?:APP|客户端)\Z|\A(?:部分)?素材来[自源].{0,4}网络",
    re.I,
)


def is_appeal(text: str) -> bool:
    """Say whether *text*, a whole line, only asks its reader for something or is what an app shows beside a text."""
    return len(text) <= _LONGEST and "。" not in text[:-1] and _APPEAL.search(text) is not None
