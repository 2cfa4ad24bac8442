"""The demo area: 新安江街道 with its real communities, a neighbour, and the levels above. Codes of the NBS."""

from __future__ import annotations

from collections.abc import Mapping

from liren.places.models import Place

PLACES = {
    "33": "浙江省",
    "3301": "杭州市",
    "330182": "建德市",
    "330182001": "新安江街道",
    "330182001020": "白沙社区",
    "330182001024": "府东社区",
    "330182001032": "府西社区",
    "330182001033": "沧滩社区",
    "330182001034": "罗桐社区",
    "330182001034001": "罗桐社区第一网格",
    "330182001034002": "罗桐社区第二网格",
    "330182002": "洋溪街道",
    "330182002004": "洋溪社区",
    "330182002004001": "洋溪社区第一网格",
}
OTHER_PLACES = {
    "31": "上海市",
    "3101": "市辖区",
    "310117": "松江区",
    "310117004": "中山街道",
    "37": "山东省",
    "3701": "济南市",
    "370102": "历下区",
    "370102003": "趵突泉街道",
    "50": "重庆市",
    "5001": "市辖区",
    "500103": "渝中区",
    "500103003": "解放碑街道",
    "51": "四川省",
    "5108": "广元市",
    "510802": "利州区",
    "510802001": "东坝街道",
}
"""The demo's other subdistricts and what lies above them."""
COUNTY, SUBDISTRICT = "330182", "330182001"
LUOTONG, FUDONG = "330182001034", "330182001024"
GRID_1, GRID_2 = "330182001034001", "330182001034002"
NEIGHBOUR, YANGXI = "330182002", "330182002004"


def make_area(places: Mapping[str, str] = PLACES) -> None:
    """Put the demo area's places into the tree where they are missing (the real loader may have been there)."""
    Place.objects.bulk_create(
        [
            Place(code=code, name=name, short_name=_said(name), level=len(code))
            for code, name in places.items()
        ],
        ignore_conflicts=True,
    )


def _said(name: str) -> str:
    """What people call it: 第一网格 for 罗桐社区第一网格."""
    return name.partition("社区")[2] or name
