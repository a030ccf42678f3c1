"""Numbers in Arabic and Chinese as reports write them: how they are found, and what they are worth."""

from __future__ import annotations

from digest.expressions import expression

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "零〇一二两三四五六七八九十百千"
MEASURES = frozenset(
    "元人名位家个件份张套台次场支项户座间所条篇幅本辆天%％亩吨平公米对批种处箱斤株盏"
    "道根颗头只袋瓶杯碗束双副艘架面枚块期门节类组队班匹顶把克里句封页钟"
    "册岁分秒例起笔度单床桶筐圈串层步栋幢包捆卷趟遍桌排段棵款样餐顿罐壶盘盆坛盒斗升寸尺顷角毛首年泡樘剂针步车"
)
# 12.6, 三百二十, 十二万六千, 十九万六: what stands in front of a measure, 万 behind it or not.
NUMBER = (
    rf"\d+(?:\.\d+)?|[{CHINESE}]{{1,5}}万(?:零?[一二两三四五六七八九][千百十][{CHINESE}]*|[一二三四五六七八九](?![{CHINESE}]))"
    rf"|[{CHINESE}]{{1,7}}"
)
# 第九次, 八届七次全会, 首批, 二号平台, 2024级; not 先后5次, 分3批, 一次性, which count, nor 首次夺冠, 第三名, which
# tell of one part of it.
ORDINAL = expression(
    rf"(?=[第首\d{CHINESE}])"
    rf"(?:第([{CHINESE}]+|\d+)(届|次|期|批|季|轮|站|个|场)"
    rf"|(?<![新上每任月\d])([{CHINESE}]+|\d+)(届|期|季|级(?<=20\d\d级)|次(?=全|会议|常委|职代|工代|代表|理事|执委)|号[线井矿炉楼船桥平工])|(首)(届|期|批|季|轮|站|个|家|场))"
)


def number_of(digits: str) -> float | None:
    """Return the number written as *digits*, Arabic or Chinese, with 万 in its middle; None if it is none."""
    if digits[0].isdigit() and digits.replace(".", "", 1).isascii():
        return float(digits)
    whole, scale, rest = digits.partition("万")
    if scale:
        thousands, ones = number_of(whole), number_of(rest)
        ones = ones and ones * (1000 if len(rest) == 1 else 1)  # 十九万六
        return None if thousands is None or ones is None else 10**4 * thousands + ones
    total, current, unit = 0, 0, 1
    for sign in digits:
        if sign in _UNITS:
            unit = _UNITS[sign]
            total, current = total + (current or 1) * unit, 0
        elif sign in DIGITS:
            current, unit = DIGITS[sign], unit if DIGITS[sign] else 1  # 三百五 is 350, 三百零五 305
        else:
            return None
    return float(total + current * max(1, unit // 10))


def ordinals_of(text: str) -> frozenset[tuple[str, int]]:
    """Return the how-manieths that *text* names, each with what it is one of."""
    return frozenset(
        (match[2] or match[4] or match[6], int(value))
        for match in ORDINAL.finditer(text)
        if (value := number_of(match[1] or match[3] or "1")) is not None
    )
