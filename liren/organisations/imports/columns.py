"""The header words of lists of bodies and posts, and the words in their cells. They are data: always Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from liren.organisations.choices import Chosen, Function, Hiring, Kind, Role

COLUMNS: dict[str, tuple[str, ...]] = {
    "community": ("社区", "所属社区", "所在社区", "村社区", "社区名称"),
    "body": ("组织名称", "机构名称", "单位名称", "名称", "任职组织", "所在组织", "组织"),
    "kind": ("组织类型", "组织类别", "机构类型", "类型", "类别"),
    "code": ("统一社会信用代码", "信用代码", "社会信用代码"),
    "parent": ("上级组织", "所属组织", "隶属组织", "主管组织"),
    "function": ("职能", "委员会职能", "下属委员会"),
    "founded": ("成立日期", "成立时间", "设立日期"),
    "name": ("姓名", "成员姓名", "负责人", "负责人姓名"),
    "sex": ("性别",),
    "born": ("出生日期", "出生年月", "生日"),
    "education": ("学历", "文化程度"),
    "political": ("政治面貌",),
    "local": ("属地化", "是否属地", "本社区居民", "是否本社区居民"),
    "hired": ("参加社区工作时间", "入职时间", "从事社区工作时间"),
    "hired_how": ("入职方式", "招聘方式"),
    "insured": ("五险一金", "参保情况"),
    "role": ("职务", "岗位", "任职"),
    "full_time": ("专职", "是否专职", "全日制", "是否全日制"),
    "chosen": ("产生方式", "任职方式", "选任方式"),
    "building": ("楼幢", "楼栋", "负责楼幢", "负责楼栋"),
    "from": ("任职时间", "任职日期", "任职起始", "开始日期"),
    "to": ("任期届满", "任职截止", "届满日期", "结束日期"),
}
"""What a column means → what it may be called."""

TEMPLATE = (
    "社区", "组织名称", "组织类型", "统一社会信用代码", "上级组织", "职能", "成立日期", "姓名", "性别", "出生日期", "学历",
    "政治面貌", "属地化", "参加社区工作时间", "入职方式", "五险一金", "职务", "专职", "产生方式", "任职时间", "任期届满", "楼幢",
)  # fmt: skip

KINDS = {
    Kind.COMMITTEE: "居委会 社区居委会 居民委员会 社区居民委员会",
    Kind.SUB_COMMITTEE: "下属委员会 专业委员会 居委会下属委员会",
    Kind.RESIDENTS_GROUP: "居民小组 小组",
    Kind.SUPERVISORY: "居务监督委员会 监督委员会 居监委",
    Kind.PARTY: "党组织 党委 党总支 党支部 社区党组织",
    Kind.OWNERS: "业委会 业主委员会",
    Kind.FIRM: "物业 物业公司 物业服务企业 物业企业",
    Kind.SOCIAL: "社会组织 社区社会组织",
    Kind.UNIT: "驻区单位 共建单位",
    Kind.DEPARTMENT: "部门 职能部门",
    Kind.SERVICE_CENTRE: "服务中心 公共服务中心 党群服务中心",
    Kind.STATION: "社工站 社会工作站",
    Kind.AGENCY: "社工机构 社会工作服务机构",
    Kind.FEDERATION: "联合会 社会组织联合会",
    Kind.SELF_GOVERNING: "自治组织 小区自治组织 自管会",
    Kind.COORDINATION: "物业协调管理中心 小区物业协调管理中心",
    Kind.CONVENIENCE: "便民服务管理中心 小区物业便民服务管理中心",
    Kind.PREPARATORY: "筹备组 居委会筹备组",
    Kind.WORKING: "工作组 工作小组",
}
FUNCTIONS = {
    Function.MEDIATION: "人民调解 调解 人民调解委员会",
    Function.ORDER: "治安保卫 社会治安 综合治理 治保 治安保卫委员会",
    Function.PUBLIC_HEALTH: "公共卫生 公共卫生与计划生育 公共卫生委员会 卫生计生",
    Function.SOCIAL_SECURITY: "社会保障 社会福利 社会保障委员会",
    Function.CULTURE_SPORT: "文化体育 文体 文化体育委员会",
    Function.ENVIRONMENT: "环境物业 环境和物业 物业环境 环境和物业管理委员会",
    Function.FAMILIES: "老年人和妇女儿童 妇女儿童 老年人和妇女儿童工作委员会",
}
ROLES = {
    Role.DIRECTOR: "主任 居委会主任",
    Role.DEPUTY: "副主任 居委会副主任",
    Role.MEMBER: "委员 成员 居委会委员 支委",
    Role.SECRETARY: "书记 党委书记 党总支书记 党支部书记",
    Role.DEPUTY_SECRETARY: "副书记",
    Role.CHAIR: "主席 会长 组长（监委） 业委会主任 负责人 主任委员",
    Role.LEADER: "居民小组长 小组长 组长",
    Role.BUILDING_HEAD: "楼幢长 楼栋长 楼组长 楼长",
    Role.WORKER: "社工 专职社工 社区工作者 专职工作人员 工作人员",
    Role.LEGAL_ADVISER: "法律顾问",
    Role.CONTACT: "联络员 联系人",
}
CHOSEN = {
    Chosen.ALL_VOTERS: "全体选民选举 直接选举 直选 选民直选",
    Chosen.HOUSEHOLDS: "户代表选举 户代表",
    Chosen.REPRESENTATIVES: "居民代表选举 居民代表 选举 选举产生",
    Chosen.PARTY: "党员选举 党内选举 党员大会选举",
    Chosen.APPOINTED: "任命 委派 推荐 聘任 推选",
    Chosen.RECRUITED: "公开招聘 招聘 公开招考 招考",
    Chosen.CONTRACTED: "合同 签约",
}


HIRING = {Hiring.EXAM: "公开招考 招考 考试", Hiring.TRANSFER: "调入 转任", Hiring.OTHER: "其他"}


def by_word(words: Mapping[Any, str]) -> dict[str, str]:
    """Every word of a table → its code; codes stand for themselves."""
    return {word: str(code) for code, text in words.items() for word in [str(code), *text.split()]}


TABLES = {
    "kind": by_word(KINDS),
    "function": by_word(FUNCTIONS),
    "role": by_word(ROLES),
    "chosen": by_word(CHOSEN),
    "hired_how": by_word(HIRING),
}
