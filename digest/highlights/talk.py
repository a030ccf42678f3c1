"""What a sentence is that says nothing of what happened: greeting, truism, stance, praise, exhortation.

Found in openings, speeches and notices; each counts against a candidate by its own row of ``weights.py``, but for one
with figures that are news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from digest.expressions import expression
from digest.figures import tells_news

Talk = Literal[
    "greeting",
    "courtesy",
    "truism",
    "stance",
    "exhortation",
    "question",
    "attendance",
    "weather",
    "scenery",
    "praise",
    "pride",
    "announcement",
    "hollow_speech",
    "formerly",
    "backdrop",
    "hearsay",
]

KINDS: dict[Talk, re.Pattern[str]] = {
    # the manners of a speech
    "greeting": expression(
        r"[欢齐]聚一堂(?![，,]?共同(?:参加|参与))|我?谨?代表.{2,30}(?:向|对).{2,40}(?:表示|致以)|(?:表示|致以)(?:最?(?:热烈|衷心|诚挚|亲切|崇高|节日)的?(?:祝贺|感谢|问候|慰问|敬意|祝福))"
        r"|预祝.{2,20}(?:成功|成绩)|(?:上午|下午|晚上|大家)好[！!。]|^(?:同志们|各位|尊敬的)|讲[几两三四]点"
        r"|^(?:今天|今晚|现在)?[，,]?我们(?:在这里|在此|召开|举[办行])|祝(?:大家|同志们|各位)"
    ),
    # what visitors say to those whom they visit
    "courtesy": expression(
        r"^(?![^。]*(?:强调|指出|要求))[^。]*(?:亲切(?:地|的)?(?:交谈|问候)|[嘘问]寒问暖|促膝|拉起?了?家常"
        r"|(?:详细|仔细|关切|亲切|深入)地?(?:询问|了解|问起|问询)了?[^，。]{0,16}(?:身体|生活|家庭|冷暖)"
        r"|(?:鼓励|叮嘱|嘱咐|勉励|希望|祝愿)[他她大老][^。]{0,40}(?:信心|乐观|身体|心态|健康|注意安全|幸福|困难))"
    ),
    # what is so at all times and places
    "truism": expression(
        r"(?:^|[，,])[^，,]{2,16}(?:是|乃)[^，,。]{0,24}(?:重要|必要|基本|主要|关键|有力|有效|不可或缺|义不容辞|最[^，,。]{1,6})的?[^，,。]{0,10}"
        r"(?:力量|责任|职责|保障|途径|手段|环节|基础|内容|工作|任务|部分|利益|关系|关切|使命|载体|桥梁|纽带|源泉|精神|港湾)"
        r"|今年是[^，。]{2,30}(?:周年|之年|关键之?年)|(?:尤为|至关|十分|极其)(?:重要|必要)|势在必行|具有[^，。]{0,6}(?:重要|重大|深远|积极|特殊)的?[^，。]{0,6}意义|^随着[^，,]{2,30}(?:发展|推进|深入|提高|到来|兴起|加快|普及|变化)[，,]|重于泰山|永恒的?主题|值得(?:每一|全社会|我们|大家|尊)|^[^。]{0,16}离不开"
        r"|(?:只是|就是|正是|不仅是|仅仅是)[^。]{4,60}(?:缩影|写照|[案事]例之一|一个(?:例子|侧面))"
    ),
    # on what side one stands, what one bears in mind
    "stance": expression(
        r"坚持[^，,。]{0,6}以.{2,30}为(?:中心|指导|引领|导向|统领|根本|主线)|聚焦.{2,14}(?:急难愁盼|关切|需求|主责主业)|深入(?:学习)?贯彻(?:落实)?.{2,30}(?:精神|思想|论述)[，,。]"
        r"|把.{2,40}作为.{0,16}(?:政治任务|头等大事|重中之重|出发点)|掀起.{2,16}热潮|紧紧围绕|牢固树立|迈[出上].{0,4}新(?:步伐|台阶)"
    ),
    # what everybody is told to do
    "exhortation": expression(
        r"(?:要|须|应)(?:进一步|切实|不断|始终|充分|高度|认真|勇于|敢于)|高度重视|加强(?:组织)?领导|提高(?:政治站位|思想认识|认识)|狠抓(?:工作)?落实|严格把关|确保.{0,14}(?:实效|成效|落到实处|圆满)"
        r"|(?:叮嘱|嘱咐|勉励)道?。$|希望(?:各位|大家|全[市省县区体]|广大)|号召(?:全|广大|各级)|(?:作出|做出|贡献).{0,8}(?:新的?|更大|应有的?)?贡献"
    ),
    # how good it was
    "praise": expression(
        r"(?:充分|高度|一致)(?:的)?(?:肯定|评价|认可|赞[扬誉])|[给予]以?了?(?:肯定|好评|赞赏)|收获(?:很|颇|甚)[大丰]|付出了?[^，。]{0,8}(?:汗水|努力|辛[劳苦]|心血)"
        r"|(?:展[示现]|体现|彰显)了?[^，。]{0,24}(?:风[貌采范]|水平)|赛出了?(?:风格|水平)|达到了?[^，。]{0,4}(?:预期|目的)|标志着|(?:奠定|打下|提供)了?[^，。]{0,6}(?:坚实|良好|扎实|有力|坚强)[^，。]{0,4}(?:基础|保障|支撑)"
        r"|充分(?:体现|展现|彰显|展示)了?|(?:体现|彰显|展现|传递)了.{2,24}(?:关怀|关爱|关心|精神|风采|力量|温度)"
        r"|一直[^，,。]{0,8}重视|发挥了?(?:巨大|重要|积极|独特)的?作用|[更也还](?:是|带来了?|送去了?)[^，,。]{0,10}(?:慰藉|温暖|动力)"
        r"|(?:深受|受到)[^，,。]{0,16}(?:鼓舞|欢迎|喜爱)|内容丰富|形式多样|喜闻乐见|好评|竖起大拇指|圆满完成|团结.{1,4}(?:民主|奋进)|不辞(?:辛苦|劳苦)|倍感(?:振奋|温暖)"
        r"|(?:大家|[工员生手友傅哥机众民])们?(?:都|纷纷|一致)?(?:说|表示|认为|感到|点赞|称赞)[，,：:]?(?![^，,。]{0,3}“)|(?:大家|纷纷|一致)(?:表示|认为)"
    ),
    # how diligently it was done, how it felt
    "pride": expression(
        r"^(?:(?![^。]*要)[^。]*(?:(?:认真|精心|科学|周密|细致|合理|严格)[^，,。、]{2,12}[，,、。]){2}"
        r"|(?:“.*|[^。]{0,50})(?:感受|体会)到[^，。]{0,20}(?:温暖|关[爱怀心]|爱心|热情|幸福))"
    ),
    # that something was asked, but not what
    "hollow_speech": expression(
        r"^(?!.*(?:召开|举行|举办|印发|出台|\d))[^。]*(?:提出了?|[进作做]行?了)[^，,。]{0,12}(?:要求|意见|建议|希望|部署|安排|强调|讲话|发言|交流发言|动员|总结|点评)。$"
    ),
    # what is told behind it: 主要做法有以下几点。
    "announcement": expression(
        r"(?:如下|以下[几一二三四五六七八九十两\d]{0,2}(?:个?方面|点|条|项)?(?:的?(?:工作|做法|措施|举措|内容|经验|体会|建议|要求))?"
        r"|(?:做法|措施|举措|经验|体会|建议|要求|意见)(?:主要)?[有是为][几一二三四五六七八九十两\d](?:个?方面|点|条|项))[：:。]$"
    ),
    "question": expression(r"[？?]$"),
    # how it was before
    "formerly": expression("^(?:以前|从前|过去|以往|原先|原来|早先|早些年|那时)[，,]"),
    # what has been so for years, what kind of thing it is: 近年来，…; 金秋助学是一项品牌活动, 工作室是创新的平台
    "backdrop": expression(
        r"^(?:据(?:悉|了解|介绍)[，,])?(?:近年来|近些年|多年来|几年来|一直以来|长期以来|历年来|一段时间以来|(?:自[^，,。]{2,30}|\d{4}年|\d{1,2}月(?:份)?)以来)[，,]"
        r"|^(?:据(?:悉|了解|介绍)[，,])?[^，,。]{2,24}(?:是|作为)[^。]{0,40}?(?:品牌|传统|经常|常规|特色|[之试]点|实事|善事)(?:性|之一)?(?:活动|工作|项目|服务)?(?:[，,。、]|$)"
        r"|^(?!.*(?:\d|首[个家次批]|第一|唯一))(?:据(?:悉|了解|介绍)[，,])?(?:“[^”]{2,20}”)?[^，,。“]{2,40}(?<![就正更])是[^。]{6,100}(?:活动|平台|载体|职能|职责|表现|体现|制度|机制|阵地|桥梁|纽带|抓手|荣誉|称号|工程)。$"
        r"|^(?:据(?:悉|了解|介绍)[，,])?[^。]{4,40}(?:已经?)?连续(?:开展|举办|\d+|[一二三四五六七八九十]+)[了]?[^，。]{0,16}[。，]"
    ),
    # what is only said to be so, and not called untrue in the same sentence: 网上流传“…”的信息。
    "hearsay": expression(
        r"^(?!.*(?:不实|不属实|虚假|谣言|辟谣|澄清|否认|假的|子虚乌有|从未|并未|并非|没有(?:发|开|委|授)))"
        r".*(?:网(?:上|络上?|间)?(?:流传|风传|盛传|传(?:言|闻|[称出“：:，]))|(?:坊间|民间|有人)(?:谣?传|传[言闻称])|有传[言闻]|有?自媒体[^，。]{0,6}(?:发布|发文|称|散布)"
        r"|有(?:人|网民|网友|不法分子)[^，。]{0,10}(?:冒充|假冒|谎称|散布)|冒充[^，。]{0,12}(?:工会|干部|工作人员))"
    ),
    # who came: how many, with nothing done
    "attendance": expression(
        r"^(?![^。]*(?:通过|选举|决定|比拼|签订))[^，,。]{0,30}\d[\d.]*[余多]?[名位][^，,。]{0,16}(?:参加|出席|列席|参与)了?[^，,。]{0,8}(?:[，,][^，,。]{0,20})?[。！]?$"
        r"|(?:实到|应到)[^，,。]{0,6}\d"
        r"|^[^。\d]{4,90}(?:出席|参加|列席|陪同)(?:了?(?:活动|会议|仪式|大会|调研|座谈))?[。！]?$"
        r"|^(?:本次|此次|这次|该)?[^，,。]{0,12}由[^，,。]{2,60}(?:主办|承办|协办|举办)(?:[，,][^，,。]{2,60}(?:主办|承办|协办|支持))*[。！]?$"
        r"|^(?:[^，,。]{2,12}[，,])?[^，,。]{2,24}[对就向][^，。]{2,30}(?:情况|工作)[^，。]{0,6}(?:进行|作|做)了?[^，,。]{0,4}(?:汇报|介绍|说明|通报)[。！]?$"
    ),
    # how hot, cold, early, beautiful it was, how somebody drank and was moved
    "weather": expression(
        r"热浪|烈日|骄阳|酷暑|高温(?:炙烤|难耐)|寒意|寒风|细雨|春暖|秋高|金秋[^助]|硕果|夜幕|华灯|流光溢彩|歌声飞扬|晨曦|迎着朝阳|沐浴着?朝阳|朝阳(?:下|初升|洒|映)|夕阳(?:下|西|洒|映)|焊花|机器(?:声|的?轰鸣)"
        r"|扑面而来|映入眼帘|阳光(?:洒|照|正好|明媚)|弥漫着?|微风|鸟语|花香|座无虚席|掌声(?!.{0,4}表决)|人头攒动|欢声笑语|热火朝天|风在|雨在|哨响|合影留念|的一幕[。，]"
        r"|歇歇脚|汗(?:水|流|珠|如雨)|大口|仿佛|℃|气温|紧紧握|握着[^，。]{2,20}的?手|道谢|热泪|语气|心里热乎"
    ),
    # how somebody came in; what a snug harbour it is
    "scenery": expression("^(?:走进|推开|推门|没过一会|刚一|[^。]{0,60}(?:港湾|避风港)。)"),
}
_COUNTED: tuple[Talk, ...] = (
    "attendance",
    "question",
    "announcement",
    "hollow_speech",
    "formerly",
    "hearsay",
)  # a figure makes no news of these
_RESOLVED = expression(r"(?:大会|全会|会议|报告)(?:提出|明确|确定|决定)")  # what a congress asks for is its news
_LONGEST_STANCE = 70  # characters: a longer sentence goes on to what was done


def talk_of(sentence: str, *, is_event: bool = False) -> Iterator[Talk]:
    """Yield what kinds of empty talk *sentence* is; one that tells news is hardly any.

    That is one with figures, of what was resolved, or of a deed with its day (*is_event*), however it is dressed.
    """
    is_news = is_event or tells_news(sentence) or bool(_RESOLVED.match(sentence))
    for kind, pattern in KINDS.items():
        is_apt = kind in _COUNTED or not (is_news or (kind == "stance" and len(sentence) > _LONGEST_STANCE))
        if is_apt and pattern.search(sentence):
            yield kind
