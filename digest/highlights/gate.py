"""What makes a sentence unfit to be printed alone: a candidate in, its faults out.

Faults weigh against a candidate like any other feature (``weights.py``); one that is printed all the same, because
nothing better is there, marks its entry 〔待核〕 where the fault may be the source's or the scanner's (``DOUBTFUL``).
"""

from __future__ import annotations

import re
from typing import Literal

from digest.expressions import expression
from digest.highlights.candidates import outside
from digest.sentences import PAIRS, pairs

Fault = Literal["unpaired", "lost_sign", "advertisement", "first_person", "no_subject", "promise", "glued", "stamped"]

DOUBTFUL: dict[Fault, str] = {
    "unpaired": "引号或括号不成对",
    "lost_sign": "有认不出的字",
    "advertisement": "可能混入广告",
    "stamped": "可能混入网页文字",
    "first_person": "用“我”“本台”自称，看不出是谁",
}
_MARKS = expression("[" + re.escape("“”「」『』《》（）()【】〔〕") + "]")
# What decoding and scanning leave where a character was lost: U+FFFD, private use, 〓 and □, ? between characters.
_LOST = expression(r"[\ufffd\ue000-\uf8ff〓□]|(?<=[\u4e00-\u9fff0-9，、])\?(?=[\u4e00-\u9fff0-9，、])")
_ADVERTISEMENT = expression(
    r"哪家[好强]|(?:装[修饰]|家装|整形|医美|贷款|代办|招商|加盟)(?:公司|热线|中心|电话)"
    r"|楼盘|售楼|开盘|抢购|秒杀|大酬宾|[全满]场.{0,4}折|点击(?:进入|查看|购买)"
)
# Who speaks for a house or a county of its own (我校, 我县): it reads as if the briefing did; so do the
# words of a broadcast (我们就来认识). Not in quotations.
_FIRST_PERSON = expression(
    r"(?<![\u4e00-\u9fff])[我本](?:校|司|院|局|厂|店|公司|集团)(?![人们来])"
    r"|我(?:校|司|公司|厂|院)(?:的|于|将|组织|举[办行]|召开|开展|工会)"
    r"|(?<!自)我(?:公司|县|镇|乡|矿)(?![人们])|据本台|(?:我们|让我们)(?:就|一起|来|将|带)+(?:认识|走近|走进|看|了解|听)|带您(?:认识|走近|走进|看|了解)"
)
# Opens with what somebody asks for; who asks stands in the sentence before.
NO_SUBJECT = expression(
    r"(?:同时|此外|另外)[，,](?:用心|用情|积极|充分|加大|不断|深入|认真|全力|努力|要)|作为[^，,]{2,30}[，,](?:今后|未来|下一步)?(?:将|要|也|会|必须|更|我|他|她|深感)|(?:[并还也又更]?要(?![闻求约素点件塞害价])|须|必须|应当|务必|务求|力争|着力|切实|进一步)[\u4e00-\u9fff]{2}"
)
# What is promised for later without a figure tells nothing that happened: 下一步，…; 据悉，某某工会将持续….
_PROMISE = expression(
    r"(?:下一步|下步|今后|未来|接下来|下阶段)[，,]?[^。]{0,24}?(?:将|要|继续|进一步|持续|不断)"
    r"|(?:据(?:悉|了解|介绍)[，,])?[^，,。“”\d]{2,24}?还?将(?:继续|持续|进一步|不断|积极|始终|一如既往|以此|充分|大力|最大限度|认真|加大|加强|多渠道|全力|切实)"
)
# Words that tie whole sentences in quotation marks to what stands behind them: who says, asks, thinks so.
_SPOKEN = expression("[说道问答称讲谈喊叹笑]|表示|介绍|坦言|感慨|告诉|回忆|认为|感谢|话|声")
_QUOTED_FIRST = expression(r"[“「『\"][^“”「」『』\"]*[。！？!?][”」』\"](?=[^，。！？])")
# Who wrote it, between a headline and the text: a line's end was lost there.
_BYLINE = expression(
    r"(?:记者|通讯员) ?[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,3} ?(?<!没有)报道(?![了的称说组过员])"
)
# What a site says of a text, and its code: 2026-07-10 20:56 156浏览 作者:某某, content_52757.html
_STAMPED = expression(
    r"\d{4}-\d{1,2}-\d{1,2} ?\d{1,2}[:：]\d{2}|(?:作者|来源|编辑|浏览(?:次数)?|发布(?:时间|日期)|字号)[:：]"
    r"|https?:|\.s?html?\b|-->"
)
_DIGIT = expression(r"\d")


def faults_of(sentence: str, *, is_paragraph: bool) -> tuple[Fault, ...]:
    """Return the faults of *sentence*; the quotation mark that opens a whole paragraph may lack its other half.

    (Speech over several paragraphs opens each of them and closes the last: GB/T 15834-2011, 4.8.3.)
    """
    found: list[Fault] = []
    paired = {place for pair in pairs(sentence) for place in pair}
    lone = [match.start() for match in _MARKS.finditer(sentence) if match.start() not in paired]
    if lone and not (is_paragraph and lone == [0] and sentence[0] in "“「"):
        found.append("unpaired")
    if _LOST.search(sentence):
        found.append("lost_sign")
    if _ADVERTISEMENT.search(sentence):
        found.append("advertisement")
    speech = (pair for pair in pairs(sentence) if PAIRS.get(sentence[pair[0]], '"') in '”’」』"')
    if _FIRST_PERSON.search(outside(sentence, speech)):
        found.append("first_person")
    if NO_SUBJECT.match(sentence):
        found.append("no_subject")
    if _PROMISE.match(sentence) and not _DIGIT.search(sentence):
        found.append("promise")
    quoted = _QUOTED_FIRST.match(sentence)
    if (quoted and not _SPOKEN.search(sentence, quoted.end())) or _BYLINE.search(sentence, 1):
        found.append("glued")
    if _STAMPED.search(sentence):
        found.append("stamped")
    return tuple(found)
