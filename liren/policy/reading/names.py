"""Names of persons in a document, so that they can be left out: 责任领导：…, 由…任组长, 书记…主持.

A name is taken for one only beside a word that says so, and only when it begins with a family name; then it is left
out everywhere in the document. Doctrines that carry a name (…思想, …理论) stay: they are terms of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from liren.policy.reading.surnames import CLASS, COMPOUND, SINGLE

MASK = "×××"

PERSONAL = (
    "(?:第一|直接|主要|具体)?责任领导|分管领导|牵头领导|包[保联挂抓]领导|联系领导|挂[钩联点]领导|主管领导|带队领导|(?:第一|直接|主要|具体|主体)?责任人|主要负责人|负责人|责任人员|"
    "常务副组长|副组长|组长|成员|副主任|主任|秘书长|副秘书长|副总指挥|总指挥|副指挥长|指挥长|联系人|联络员|联络人|经办人|签发人|签发|主持人?|记录人?|出席人?员?|列席人?员?|参加人?员?|参会人员|"
    "与会人员|缺席人?员?|请假人?员?|拟稿人?|校对人?|审核人?|网格长|网格员|街长|河长|林长|楼长|路长|片长|书记|副书记|镇长|区长|县长|市长|局长|发言人|汇报人"
)
_LIST = re.compile(rf"(?:{PERSONAL})[ ]?(?:为|是)?：(?P<list>[^。；\n]{{2,200}})")
_SPACED_ROLE = re.compile(
    r"(?<=[组成主副书委记签责任联]) +(?=[\u4e00-\u9fff] *[长员任记发人系]? *：)|(?<=\n)[ ]+"
)
_NAME = rf"{CLASS}[ ]?[\u4e00-\u9fff](?:[ ]?[\u4e00-\u9fff])?"
_APPOINTED = re.compile(
    rf"(?P<list>(?:{_NAME}(?:同志)?(?:、|和|，)?){{1,8}}?)(?:同志)?(?:等)?(?:分别)?(?:担任|兼任|任|为)(?:常务副|第一副|副|总)?(?:组长|主任|总指挥|指挥长|秘书长|委员|书记|召集人|成员|主席|会长)"
)
_POST = r"(?:书记|主任|市长|区长|县长|镇长|乡长|局长|厅长|科长|处长|部长|院长|校长|所长|站长|会长|委员|组长|秘书长|主席|常委|理事长|经理|董事长|队长|社长|省长)"
_AFTER_POST = re.compile(
    rf"{_POST} ?(?P<list>{CLASS}[\u4e00-\u9fff]{{1,2}}?(?:、{CLASS}[\u4e00-\u9fff]{{1,2}}?)*)(?=同志|主持|出席|参加|强调|指出|要求|传达|作了?|带队"
    rf"|一行|表示|宣布|总结|讲话|汇报|通报|介绍|主讲|率|到|在|就|说|等|，|。|）|、|$|\n)"
)
_COMRADE = re.compile(
    rf"(?:(?<=[，。、；：（“\n 由])|^)(?P<list>{CLASS}[\u4e00-\u9fff]{{1,2}})(?:、[\u4e00-\u9fff]{{2,3}})*同志"
)
_BESIDE_POST = re.compile(
    rf"(?:(?<=\n)|^)[ ]*(?P<list>{CLASS}(?: ?[\u4e00-\u9fff]){{1,2}}) +(?=[^\n，。；：]{{0,30}}(?:{_POST}|员|负责人) *(?:\n|$))"
)
_SIGNED = re.compile(rf"(?:(?<=\n)|^)[ ]*[\u4e00-\u9fff]{{0,12}}{_POST}[ ：]+(?P<list>{_NAME}) *(?=\n|$)")
_ITEMS = re.compile(r"[、，,；]|(?<=[\u4e00-\u9fff]{2}) +(?=[\u4e00-\u9fff])")
_ASIDE = re.compile(r"（[^（）]*）")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")

_ENDS = frozenset(
    "办局科站所队会委部院厅处室心区道位门业关校社镇乡村线组级员长者警户任记街班司团厂店库网格房市县省等同各及面层类学干群方政"
)
_OFFICE_WORDS = (
    "民政 公安 司法 卫生 水利 水务 林业 农业 农林 金融 宣传 纪检 安监 房管 教育 财政 人社 城管 住建 交通 文旅 文化 应急 消防 统战 组织 政法 信访 "
    "审计 统计 税务 工商 环保 全体 有关 相关 各社 社区 居民 党员 业主 物业 高校 企业 国企 单位 商户 广大 全部 全员 全市 全区 全街 全县 安全 文明 "
    "平安 东部 国土 国资 国家 广电 农经 石化 能源 利用 应当 应由 管理 支部 支持 解决 连续 关于 关爱 关心 强化 强调 满意 路面 都要 都是 向上 和平 "
    "明确 包括 包保 别的 从事 能够 终身 解放 万元 江苏 宁夏 安徽 广东 广西 山东 山西 江西 江南 华东 华南 高新 经开 容易 印发 原则 位于 修改 步骤 "
    "权限 益民 国有 公共 公开 公司 公益 代表 代理 付费 战略 商业 商务 居务 居委 居家 居住 易地 古城 温馨 满足 文件 文体 师资 简化 关注 空间 游园 "
    "红色 红白 家庭 家长 家属 家园 家政 富民 山林 山区 车辆 全民 全国 全面 全程 班子 仲裁 宣讲 武装 景区 计生 左右 项目 干部 单独 路长 江河 童趣 "
    "梅花 高度 高质 高效 田园 方便 方案 方式 方面 任务 任期 任何 任职 常态 常务 常委 常住 乐居 于是 元旦 季度 强制 舒适 祝贺 康复 齐全 严格 严禁 "
    "严肃 华人 金额 时代 安置 安排 安心 安装 毕业 和谐 成立 成员 成效 支出 管委 应对 双向 双方 闻讯 申请 申报 劳动 劳务 白天 都市 尚未 边界 农村 "
    "农民 连接 国防 公告 公示 商圈 代办 "
)
_OFFICES = frozenset(_OFFICE_WORDS.split())


def names_in(view: str) -> frozenset[str]:
    """The names of persons that a text tells, without inner spaces."""
    words = _SPACED_ROLE.sub("", view)
    found: set[str] = set()
    for pattern in (_LIST, _APPOINTED, _AFTER_POST, _COMRADE, _BESIDE_POST, _SIGNED):
        for match in pattern.finditer(words):
            found.update(_named(match["list"]))
    return frozenset(found)


def _named(words: str) -> Iterator[str]:
    """The names in a list: 甲某、乙某（副主任） 丙某."""
    for item in _ITEMS.split(_ASIDE.sub("、", words.strip())):
        for part in re.split(r"[和及]", item) if len(item) > 4 else (item,):
            plain = part.replace(" ", "").removesuffix("等").removesuffix("同志")
            if is_name(plain):
                yield plain


def is_name(words: str) -> bool:
    """Whether a word beside a personal role is a person's name and no office."""
    if not 2 <= len(words) <= 4 or not all("\u4e00" <= sign <= "\u9fff" for sign in words):
        return False
    if words[:2] in COMPOUND:
        return len(words) >= 3 and words[-1] not in _ENDS
    return len(words) <= 3 and words[0] in SINGLE and words[-1] not in _ENDS and words[:2] not in _OFFICES


def masked(text: str, names: frozenset[str]) -> str:
    """A text without the names of persons and without their mobile numbers."""
    if names:
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        text = re.sub("|".join(r"[ \u3000\n]*".join(name) for name in longest_first), MASK, text)
    return _PHONE.sub(MASK, text)
