"""What one side says against the other, and what came of it: a complaint alone reads as if it were so."""

from __future__ import annotations

from digest.characters import simplify
from digest.expressions import expression

# What one side says the other did. Complaints that are counted (受理投诉120件) are the news of who dealt with them.
_SAID = (
    r"(?:[，,][说称指](?=[^，。]{0,8}(?:公司|厂|酒店|老板|企业|单位|平台|站点|包工头|项目|他们))|讨[要薪]|告(?:到|[^，。]{0,6}(?:老板|公司|厂|单位|企业))|讨说法|声称"
    r"|投诉|举报|反映|控告|控诉|申诉|哭诉|诉说|指控|指责|状告|求助)"
)
_WRONG = (
    r"(?:拖欠|欠[薪缴发了他她其工]|克扣|少[给发缴]|不[给发付签缴让准]|没有?[足发给签缴付交]|未[足按发给签缴付]|强[迫制逼]|违[法规反]"
    r"|超时|辞退|开除|解雇|赶走|殴打|骗|扣[发了]|压低|降薪|改成|逼|威胁|晕倒)"
)
_CLAIM = expression(
    rf"{_SAID}(?!\d)[^。！？]{{0,30}}?{_WRONG}|被(?:指|诉|投诉|举报|控)[^。！？]{{0,20}}{_WRONG}|{_SAID}[，,：:]?(?:称|说)"
    r"|与[^，。]{1,16}(?:发生|产生|引发|存在)了?[^，。]{0,8}(?:争议|纠纷|矛盾)(?![^，。]{0,6}(?:处理|调解|化解|预防))"
)
# What came of it: agreed, paid, ordered, found to be so or not. What one side only asks for (要求补发) is none.
_SETTLED = expression(
    r"达成(?:了?[^，。]{0,8})(?:协议|一致|和解|共识)|(?<![要请诉]求)(?<![要请诉]求其)(?:补发|补缴|补交|付清|结清|还清|兑[付现]|赔付|退还|返还|拿[到回]|领[到取回]|追回|讨回|要回)"
    r"|(?:^|[，。；、])(?![^，。；、]*(?:未|没|要求|请求|确保|保证|承诺))[^，。；、]*(?:欠薪|工资|薪酬|补偿金)[^，。；、]{0,16}(?:发放|支付|发|付)到位"
    r"|[发打放][到进至][^，。]{0,16}(?:手[中里上]|账|卡)|(?:全部|当场|一次)?到账|撤诉|裁决|判决|责令|立案查处|查明|查实|属实|调解成功|握手言和|[签双]方?签字|回(?:厂|岗|来)?上班|复工|(?:当面|公开)?(?:道歉|致歉)|恢复(?:劳动关系|工作|岗位|原)"
)
# How the matter stood: 开始拖欠教师工资, 确认36人被欠120万元; 根治欠薪行动 is what is done about it.
_WRONGED = expression(
    r"拖欠|(?<!根治|整治|治理|清理|预防|防范)(?<![治无零防])欠薪(?!治理|整治|预警|监测|隐患)|被欠|没有着落|停[发产工]|未[支付签缴]|未发(?![生现])"
)
# What the other side says to it.
_ANSWERED = expression(
    r"否认|不认[可账]|辩称|坚称|回应|解释[说称为]|则[说称表认]"
    r"|(?:厂|公司|企业|单位|老板|站点)[方长]?(?:的?(?:负责人|代表))?[^，。]{0,4}(?:[说称]|表示|承认)"
)


def is_claim(text: str) -> bool:
    """Say whether *text* tells what one side says that the other did, and not what came of it."""
    plain = simplify(text)
    return bool(_CLAIM.search(plain)) and not _SETTLED.search(plain)


def is_settled(text: str) -> bool:
    """Say whether *text* tells what came of a complaint or a dispute."""
    return bool(_SETTLED.search(simplify(text)))


def is_wrong(text: str) -> bool:
    """Say whether *text* tells what went wrong at work, and not what came of it."""
    return bool(_WRONGED.search(simplify(text))) and not is_settled(text)


def is_answer(text: str) -> bool:
    """Say whether *text* tells what the other side says to a complaint."""
    return bool(_ANSWERED.search(simplify(text)))
