"""Who answers for a clause: 责任科室：…, （牵头单位：…；配合单位：…）, 由…部门负责, …局牵头、…局配合.

Roles and offices are kept as printed. Names of persons are never part of an owner: a role whose list holds only
names stays as a role.
"""

from __future__ import annotations

import re

from liren.policy.reading.document import Owner
from liren.policy.reading.names import is_name

_WHO = "领导|人|科室|处室|部门|单位|股室|机构|主体|组|岗位|社区|站所|中心"
_ROLE = (
    rf"(?:(?:市级|区级|县级|街道|镇级|乡镇|社区)?(?:(?:第一|直接|主要|主体|具体|共同)?责任|分管|牵头(?:责任)?|配合|协同|协办|协助|参[与加]|支持|实施|承办|主办|主责|落实|完成|督办|督导|督查|组织|主管|主持|监管|包[保联挂抓]|挂[钩联点]|带队)"
    rf"(?:{_WHO})|联系(?:领导|单位|部门))"
)
_ITEMS = r"(?:[^（）。；\n]|（[^（）\n]*）)*?"
_NAMED = "[^，。；：（）\n]{2,30}(?:[局科办委部院所站]|办公室|办事处|街道|社区)[，。；、）\n]"
_LISTED = re.compile(
    rf"(?P<role>{_ROLE}(?:及(?:{_WHO}|{_ROLE}))?)(?:(?:为|是)?：|为(?={_NAMED}))(?P<list>{_ITEMS})"
    rf"(?=[，、 ]*{_ROLE}(?:(?:为|是)?：|为)|[。；\n）〕]|$|[，、 ]*(?:完成|整改|办理)?(?:时[限间]|期限)[：为])"
)
_SUFFIX = (
    "(?:人民政府|政府|办事处|居民委员会|村民委员会|委员会|办公室|办公厅|党工委|工委|党委|党总支|党支部|纪委|管委会|居委会|村委会|业委会|部门|科室|机关|单位|机构|"
    "[局科办站所队厅委处部院室]|街道|社区|乡镇|中心|协会|学会|联合会|总工会|工会|妇联|团委|残联|公司|企业|领导小组|指挥部|专班|民政线|党组织|片区|人民法院|派出所|学校|"
    "工作组|镇|乡|县|区|市|书记|主任|网格员|网格长|专员)"
)
_SHORT = "街道|社区|各社区|乡镇|纪委|妇联|团委|残联|总工会|村|居委会|物业|学校"
_ORGAN = (
    rf"(?:(?:{_SHORT})|(?:[\u4e00-\u9fff“”]|（[^（）]{{1,12}}）){{1,16}}?{_SUFFIX})(?:（[^（）]{{1,12}}）)?"
)
_ACTING = re.compile(
    rf"(?:(?<=[，。；：（、\n由])|^)(?P<list>{_ORGAN}(?:(?:、|和|及|以及|会同|与){_ORGAN}){{0,20}})(?:等(?:有关|相关)?(?:部门|单位)?)?(?:共同|具体|统一|分别|依法|按职责|按照职责|按职责分工|各自)*(?:要|应当?|须|需)?(?:充分)?(?:发挥)?(?:会同[^，。；]{{2,20}}?)?"
    r"(?P<role>牵头|负责|主办|承办)(?!人|任|制(?![定订作])|同志|心|干部|单位|部门|科室|领导|化)"
)
_HELPING = re.compile(
    rf"(?:(?<=[，。；：（、\n由])|^)(?P<list>{_ORGAN}(?:(?:、|和|及|以及|与){_ORGAN}){{0,20}})(?:等(?:有关|相关)?(?:部门|单位)?)?(?:要|应当?|予以|积极|共同|按职责|分别|做好)*(?P<role>配合|协助|协同|协办)(?!人|单位|部门|科室)(?=[，。；）、\n做落抓开实]|$)"
)
_TOWARDS = re.compile(
    r"[对向]|^(?:坚持|实行|按照|切实|主要|全面|谁|属地|一级|共同|并|要|应|坚决|认真|层层|各级|逐级|分级)"
)
_TRIMMED = " 、，：；。的"
_SEPARATORS = re.compile(r"[、，,；/]|(?<=[\u4e00-\u9fff）]{2}) +(?=[\u4e00-\u9fff（]{2})")


def owners_in(text: str, names: frozenset[str]) -> tuple[Owner, ...]:
    """The owners of a clause, from its text with single spaces kept."""
    found = [
        (match.start(), Owner(match["role"], _offices(match["list"], names)))
        for match in _LISTED.finditer(text)
    ]
    rest = _LISTED.sub(lambda match: "。" * len(match[0]), text)
    acting = [match for match in _ACTING.finditer(rest) if not _TOWARDS.search(match["list"])]
    leads = {rest.count("。", 0, match.start()) for match in acting}
    helping = [match for match in _HELPING.finditer(rest) if rest.count("。", 0, match.start()) in leads]
    for match in (*acting, *helping):
        if offices := _offices(match["list"].rpartition("由")[2], names):
            found.append((match.start(), Owner(match["role"], offices)))
    return tuple(owner for _at, owner in sorted(found, key=lambda one: one[0]))


def _offices(words: str, names: frozenset[str]) -> str:
    """A list of offices and posts without the persons: 甲某（副主任）、财政科 becomes 副主任、财政科."""
    kept = []
    for item in _SEPARATORS.split(_outside(words)):
        plain = item.replace("\x01", "、").strip(_TRIMMED)
        bare = re.sub(r"（.*?）", "", plain).replace(" ", "").removesuffix("同志").removesuffix("等")
        if bare in names or is_name(bare):
            plain = "".join(re.findall(r"（(.*?)）", plain))
        if len(plain) > 1:
            kept.append(plain)
    return "、".join(kept)


def _outside(words: str) -> str:
    """Marks inside brackets are no separators: 县（市、区）人民政府."""
    return re.sub(r"（[^（）]*）", lambda match: match[0].replace("、", "\x01").replace("，", "\x01"), words)
