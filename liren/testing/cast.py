"""The named cast: fictional people with posts in the demo area. Tests and the demo use the same ones.

In a test: `actor("chen_xiaolan")` is she with her rights; `client.force_login(account("chen_xiaolan"))`
signs her in. In the demo: `make_cast()` opens all accounts through the operations and returns their random
first-run passwords.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from liren.accounts.founding import FOUNDER
from liren.accounts.models import Role, User
from liren.accounts.operations.accounts import open_account
from liren.accounts.operations.grants import grant_role
from liren.accounts.queries.actors import actor_for, today
from liren.kernel.scope import Actor
from liren.testing.area import (
    COUNTY,
    FUDONG,
    GRID_1,
    GRID_2,
    LUOTONG,
    NEIGHBOUR,
    OTHER_PLACES,
    SUBDISTRICT,
    YANGXI,
    make_area,
)


class Member(NamedTuple):
    """One of the cast: name, post, and role over a place (plus a second role, where the duty needs it)."""

    name: str
    job_title: str
    role: str
    place: str
    second_role: str = ""


CAST = {
    "chen_xiaolan": Member("陈晓岚", "罗桐社区第二网格网格员", "grid_worker", GRID_2),
    "tong_xiaobin": Member("童晓彬", "罗桐社区第一网格网格员", "grid_worker", GRID_1),
    "fang_yuqing": Member("方雨晴", "罗桐社区社工", "community_worker", LUOTONG),
    "xu_guilan": Member("徐桂兰", "罗桐社区居委会主任", "committee_director", LUOTONG),
    "ye_zhiwei": Member("叶志炜", "罗桐社区居委会委员", "committee_member", LUOTONG),
    "hong_baogen": Member("洪宝根", "罗桐社区居务监督委员会成员", "supervisory_committee", LUOTONG),
    "pan_shuzhen": Member("潘淑贞", "罗桐社区关爱帮扶专员", "community_worker", LUOTONG, "care_worker"),
    "sheng_meihua": Member("盛玫桦", "府东社区社工", "community_worker", FUDONG),
    "wu_li": Member("吴丽", "新安江街道民政干部", "subdistrict_officer", SUBDISTRICT),
    "zhu_linfeng": Member("朱霖枫", "洋溪社区社工", "community_worker", YANGXI),
    "dai_yinping": Member("戴寅萍", "洋溪街道民政干部", "subdistrict_officer", NEIGHBOUR),
    "jiang_wenhua": Member("蒋闻桦", "建德市住建部门联络员", "department_officer", COUNTY),
    "lai_zhengping": Member("赖正苹", "建德市民政工作人员", "county_officer", COUNTY),
    "shao_yun": Member("邵芸漪", "杭州市民政工作人员", "city_officer", "3301"),
    "lu_haining": Member("陆海凝", "浙江省民政工作人员", "province_officer", "33"),
    "qiu_shen": Member("裘慎之", "安全审计员", "auditor", COUNTY),
    "ni_anguo": Member("倪安果", "安全管理员", "security_administrator", COUNTY),
    "yu_weiqi": Member("俞维琦", "系统管理员", "system_administrator", COUNTY),
}
ELSEWHERE = {
    "mo_ruozhu": Member("莫若竹", "中山街道自治办工作人员", "subdistrict_officer", "310117004"),
    "ran_qiuping": Member("冉秋坪", "解放碑街道民政干部", "subdistrict_officer", "500103003"),
    "qi_yuanze": Member("亓沅泽", "趵突泉街道民政干部", "subdistrict_officer", "370102003"),
    "gou_yunshu": Member("勾芸书", "东坝街道民政干部", "subdistrict_officer", "510802001"),
}
"""Officers of the demo's other subdistricts, in other provinces."""
EVERYBODY = CAST | ELSEWHERE
OUTSIDER = "zhu_linfeng"
"""A worker of the neighbouring subdistrict: must see nothing of 新安江街道."""


def make_cast(members: Mapping[str, Member] = CAST) -> dict[str, str]:
    """Open the account of everybody who has none yet; who → first-run password (kept nowhere else)."""
    make_area()
    homes = [member.place for member in members.values()]
    make_area({code: name for code, name in OTHER_PLACES.items() if any(h.startswith(code) for h in homes)})
    there = set(User.objects.filter(username__in=members).values_list("username", flat=True))
    for user in User.objects.filter(username__in=members, role_grants__isnull=True):
        _grant(user, members[user.username])  # a demo that was broken off between account and role
    return {key: _open(key)[1] for key in members if key not in there}


def account(key: str) -> User:
    """The account of one of the cast, made when needed, ready to work (no first-run password in the way)."""
    user = User.objects.filter(username=key).first()
    if user is None:
        make_area()
        user = _open_quickly(key)
    return user


def actor(key: str) -> Actor:
    """One of the cast as an actor, with the rights of today."""
    return actor_for(account(key))


def _open(key: str) -> tuple[User, str]:
    member = EVERYBODY[key]
    user, password = open_account(
        actor=FOUNDER,
        username=key,
        display_name=member.name,
        place_code=member.place,
        job_title=member.job_title,
    )
    _grant(user, member)
    return user, password


def _open_quickly(key: str) -> User:
    """Without a password: hashing eighteen of them would be the slowest part of most tests."""
    member = EVERYBODY[key]
    user = User(username=key, display_name=member.name, place_code=member.place, job_title=member.job_title)
    user.set_unusable_password()
    user.save()
    _grant(user, member)
    return user


def _grant(user: User, member: Member) -> None:
    for code in filter(None, (member.role, member.second_role)):
        grant_role(
            user, actor=FOUNDER, role=Role.objects.get(code=code), place_code=member.place, from_on=today()
        )
