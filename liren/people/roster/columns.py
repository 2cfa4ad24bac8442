"""The data dictionary of rosters: which fact a column means, by the many names communities give it.

Keys are facts; the words are header texts after `plain_header`, that is without spaces, brackets and stars.
"""

from __future__ import annotations

from typing import Final

IGNORED: Final = "ignored"
"""Recognised, and deliberately not read: serial numbers, ages (they are computed), photos."""

MEMBER: Final = "member"
"""Before a fact, with a number: it is about that member of the household in the row (member2.person.name)."""

_TABLE = """
person.name: 姓名 名字 居民姓名 人员姓名 成员姓名 家庭成员 家庭成员姓名 住户姓名 人口姓名 公民姓名 name
person.former_name: 曾用名 别名 原名 曾用姓名
person.identity: 身份证 身份证号 身份证号码 公民身份号码 公民身份证号 公民身份证号码 居民身份证
    居民身份证号 居民身份证号码 身份号码 身份证件号 证件号码 证件号 证件编号 身份证编号 身份证明号码
    证照号码 二代证号码 idnumber idcard idno id
person.document_kind: 证件类型 证件种类 证件类别 证件名称
person.sex: 性别 男女 sex gender
person.born: 出生日期 出生年月 出生年月日 出生时间 生日 出生 出生日 生年月日 年月日 birthday dateofbirth
person.ethnicity: 民族 族别 民族成份 民族成分
person.phone: 电话 联系电话 手机 手机号 手机号码 联系方式 电话号码 联系号码 移动电话 本人电话 联系手机
    联络电话 联系人电话 本人联系方式 本人联系电话 联系电话1 手机1 phone mobile tel
person.phone2: 其他电话 备用电话 固定电话 家庭电话 座机 宅电 住宅电话 第二联系方式 联系电话2 手机2
    备用联系方式 固话
person.relation: 关系 与户主关系 和户主关系 户主关系 同户主关系 与户主的关系 家庭关系 家属关系 与户主
    成员关系 户内关系 本户关系 与本户户主关系 与户主之关系 称谓 与户主或本人关系
person.education: 文化程度 学历 受教育程度 教育程度 文化水平 最高学历
person.political: 政治面貌 政治身份 党派 政治面目
person.marital: 婚姻 婚姻状况 婚姻状态 婚否 婚姻情况 婚况
person.occupation: 职业 从业状况 职务 工种 从事职业 就业情况 就业状况 职业类别 工作
person.employer: 工作单位 服务处所 单位 单位名称 就业单位 工作单位名称 所在单位 就读学校或工作单位
    工作学习单位 工作地点 服务场所
person.note: 备注 说明 备考 其他 其它 情况说明 备注说明 附注 remark note
household.head_name: 户主 户主姓名 户主名 户主名字 户主名称 所属户主
household.head_identity: 户主身份证 户主身份证号 户主身份证号码 户主公民身份号码 户主证件号码 户主证件号
    户主身份号码
household.number: 户号 户编号 户口号 户口簿号 户口本号 家庭编号 家庭户号 户籍号 户序号 户口编号 户籍编号
    家庭号
dwelling.address: 地址 住址 现住址 居住地址 家庭住址 家庭地址 现居住地 现居住地址 详细地址 居住地 现住地址
    实际居住地 实际居住地址 常住地址 现住地 门牌地址 房屋地址 房屋坐落 坐落 坐落地址 住房地址 门牌 门牌号
    居住详细地址 现居地 现居住地详细地址 现住地详址 现住址详细地址 标准地址 address
dwelling.road: 路名 街路巷 道路 街道路名 道路名称
dwelling.number: 弄号 弄 号牌 门号
dwelling.compound: 小区 小区名称 所属小区 住宅小区 小区名 楼盘 院落 小区院落
dwelling.building: 幢 栋 幢号 栋号 楼幢 楼栋 楼号 楼栋号 楼幢号 楼 几幢 栋幢 座
dwelling.unit: 单元 单元号 几单元 门洞 门洞号
dwelling.room: 室 室号 房号 房间号 户室 门牌室号 房室号 房间 房屋编号 室房号 几室
place.grid: 网格 所属网格 网格名称 所在网格 网格号 网格编号 片区网格 基础网格 所属基础网格 微网格
place.code: 网格代码 区划代码 行政区划代码 地区代码 网格编码 所属区划代码 统计区划代码
place.community: 社区 所属社区 社区名称 村社 所在社区 村社区 居委会 所属村社 村居
    社区代码 社区编码 社区编号 所属社区代码 所属社区编码 村社代码 村社编码 村社区代码 村社区编码 村居代码 村居编码
residency.kind: 人户状态 人户情况 居住状态 人户一致 人户一致标识 是否人户分离 人户分离 户籍情况 居住情况
    户籍状态 人户类型 户籍类型 人口类型 人员类型 人口性质
residency.registered_address: 户籍地 户籍地址 户籍所在地 户口所在地 户口地址 户籍地详址 户籍详细地址 户籍
    户籍地详细地址 户口地 户籍住址 户口登记地址 户口登记地
tag.living_alone: 独居 是否独居 独居老人 是否独居老人
tag.empty_nest: 空巢 空巢老人 是否空巢 是否空巢老人
tag.disabled: 残疾 残疾人 是否残疾 是否残疾人 残疾情况 是否持残疾证
tag.low_income: 低保 是否低保 低保户 低保对象 是否低保户 是否低保对象 享受低保 最低生活保障
tag.hardship: 特困 是否特困 特困人员 特困供养 五保 五保户
tag.veteran: 退役军人 是否退役军人 退伍军人 是否退伍军人 复退军人 退役士兵 军人情况 参军情况
tag.party_member: 党员 是否党员 中共党员 是否中共党员
tag.migrant: 流动人口 是否流动人口 外来人口 是否外来人口 新居民
tag.left_behind: 留守儿童 是否留守儿童 是否留守
tag.volunteer: 志愿者 是否志愿者 注册志愿者
tag.elder_allowance: 高龄津贴 是否享受高龄津贴 高龄补贴
tag.family_doctor: 家庭医生 家庭医生签约 是否签约家庭医生 是否家庭医生签约
tag.student: 在校生 是否在校 在校学生 是否学生 学生
ignored: 序号 编号 序 号 no 年龄 周岁 岁数 实足年龄 虚岁 照片 签名 签字 户内序号 总序号 人数 家庭人口
    家庭人口数 人口数 属相 生肖 填报日期 登记日期 采集日期 更新时间 录入时间 采集人 填报人
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    """Lines "fact: word word …", continued by indented ones."""
    facts: dict[str, tuple[str, ...]] = {}
    fact = ""
    for line in table.strip().splitlines():
        if not line.startswith(" "):
            fact, _colon, line = line.partition(":")
        facts[fact] = facts.get(fact, ()) + tuple(line.split())
    return facts


COLUMNS: Final = _read(_TABLE)
"""Fact key → header texts. A fact of the data dictionary that a roster may carry."""

HOUSEHOLD_FACTS: Final = {
    "person.name": "household.head_name",
    "person.identity": "household.head_identity",
}
"""What a column means when the header above it says 户主信息; anything else there is about the head: not read."""

FUZZY: Final[tuple[tuple[str, str], ...]] = (
    ("身份证", "person.identity"),
    ("公民身份", "person.identity"),
    ("出生", "person.born"),
    ("手机", "person.phone"),
    ("联系电话", "person.phone"),
    ("联系方式", "person.phone"),
    ("户籍地", "residency.registered_address"),
    ("户口所在", "residency.registered_address"),
    ("现住", "dwelling.address"),
    ("居住地", "dwelling.address"),
    ("住址", "dwelling.address"),
    ("文化程度", "person.education"),
    ("学历", "person.education"),
    ("政治面貌", "person.political"),
    ("婚姻", "person.marital"),
    ("与户主", "person.relation"),
    ("工作单位", "person.employer"),
    ("姓名", "person.name"),
    ("网格", "place.grid"),
    ("备注", "person.note"),
)
"""Words that tell the meaning when nothing matches exactly; a person should look at such a guess."""

_OTHERS = """
户主 监护 配偶 联系人姓名 紧急 子女 父亲 母亲 房东 业主 网格员 网格长 责任人 帮扶
走访 代办 填表 赡养 房主 产权 有效期 签发 到期 登记时间 时间 是否 照片 复印 医生
介绍人 主任 民警
"""
NOT_THE_PERSON: Final = tuple(_OTHERS.split())
"""Words that say a column is about somebody or something else, so that no guess is made."""
