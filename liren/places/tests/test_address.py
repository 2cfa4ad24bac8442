"""Addresses as rosters really write them are read into the same parts, and written back as one line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liren.places.address import Address, format_address, parse_address
from liren.places.address_line import chinese_number

HOME = "罗桐路58弄3幢2单元201室"

_SAME_DOOR = """
罗桐路58弄3幢2单元201
罗桐路58弄3幢2单元201室
罗桐路58弄3幢2单元201房
罗桐路58弄3幢2单元201号
罗桐路58弄3-2-201
罗桐路58弄3-2-201室
罗桐路58弄3#2-201
罗桐路58弄3#-2-201
罗桐路58弄3#楼2单元201
罗桐路58弄3栋2单元201
罗桐路58弄3号楼2单元201
罗桐路58弄3座2门201
罗桐路58弄3幢2梯201
罗桐路58弄3幢2-201室
罗桐路58弄3幢-2-201
罗桐路58弄3幢2单元2楼201室
罗桐路58弄第3栋第2单元201室
罗桐路58弄03幢02单元0201
罗桐路58弄３幢２单元２０１室
罗桐路 58弄 3幢 2单元 201室
罗桐路58弄，3幢，2单元，201室
罗桐路五十八弄三幢二单元二〇一室
罗桐路58弄3—2—201
建德市新安江街道罗桐路58弄3幢2单元201室
浙江省杭州市建德市新安江街道罗桐社区罗桐路58弄3幢2单元201室
新安江街道罗桐社区居委会罗桐路58弄3幢2单元201
罗桐社区第三网格罗桐路58弄3幢2单元201
"""
SAME_DOOR = _SAME_DOOR.strip().splitlines()


@pytest.mark.parametrize("written", SAME_DOOR)
def test_one_door_has_one_line(written: str) -> None:
    assert format_address(parse_address(written)) == HOME


SHAPES = {
    "罗桐路58弄3幢201": Address(road="罗桐路", lane="58", building="3", room="201"),
    "罗桐路58弄3-201": Address(road="罗桐路", lane="58", building="3", room="201"),
    "罗桐路58弄12号": Address(road="罗桐路", lane="58", number="12"),
    "罗桐路58弄12号201室": Address(road="罗桐路", lane="58", number="12", room="201"),
    "罗桐路112号": Address(road="罗桐路", number="112"),
    "罗桐路112号201室": Address(road="罗桐路", number="112", room="201"),
    "罗桐路112号3楼": Address(road="罗桐路", number="112", floor="3"),
    "罗桐路112号2单元301": Address(road="罗桐路", number="112", unit="2", room="301"),
    "新安东路112-3号": Address(road="新安东路", number="112-3"),
    "罗桐路58号甲": Address(road="罗桐路", number="58甲"),
    "罗桐路58号甲201室": Address(road="罗桐路", number="58甲", room="201"),
    "罗桐路58弄A座1502": Address(road="罗桐路", lane="58", building="A", room="1502"),
    "罗桐路58弄B3幢1单元402": Address(road="罗桐路", lane="58", building="B3", unit="1", room="402"),
    "罗桐路58弄3幢甲单元201": Address(road="罗桐路", lane="58", building="3", unit="甲", room="201"),
    "罗桐路58弄3幢乙单元201室": Address(road="罗桐路", lane="58", building="3", unit="乙", room="201"),
    "罗桐路58弄3幢2单元201-1": Address(road="罗桐路", lane="58", building="3", unit="2", room="201-1"),
    "罗桐路58弄3幢2单元201（西）": Address(road="罗桐路", lane="58", building="3", unit="2", room="201西"),
    "罗桐路58弄3幢2单元东户": Address(road="罗桐路", lane="58", building="3", unit="2", room="东户"),
    "罗桐路58弄3幢2单元3楼东户": Address(road="罗桐路", lane="58", building="3", unit="2", room="东户", floor="3"),
    "罗桐路58弄3幢底商": Address(road="罗桐路", lane="58", building="3", room="底商"),
    "罗桐路58弄3幢底商2号": Address(road="罗桐路", lane="58", building="3", room="底商2"),
    "罗桐路58弄3幢车库05": Address(road="罗桐路", lane="58", building="3", room="车库5"),
    "罗桐路58弄3幢地下室": Address(road="罗桐路", lane="58", building="3", room="地下室"),
    "罗桐路58弄3幢储藏室12": Address(road="罗桐路", lane="58", building="3", room="储藏室12"),
    "国信路18号商铺3": Address(road="国信路", number="18", room="商铺3"),
    "新安路15号门面房2": Address(road="新安路", number="15", room="门面房2"),
    "罗桐路58弄3幢附1号": Address(road="罗桐路", lane="58", building="3", room="附1"),
    "桂花园小区3幢2单元201": Address(compound="桂花园小区", building="3", unit="2", room="201"),
    "桂花园3-2-201": Address(compound="桂花园", building="3", unit="2", room="201"),
    "三江家园B区3幢2单元101": Address(compound="三江家园B区", building="3", unit="2", room="101"),
    "城南小区东区3幢101": Address(compound="城南小区东区", building="3", room="101"),
    "罗桐路58号桂花园3幢2单元201": Address(road="罗桐路", number="58", compound="桂花园", building="3", unit="2", room="201"),
    "罗桐路58弄桂花园3-2-201": Address(road="罗桐路", lane="58", compound="桂花园", building="3", unit="2", room="201"),
    "文化路6号院3号楼301": Address(road="文化路", number="6", building="3", room="301"),
    "府东社区3幢2单元201": Address(compound="府东", building="3", unit="2", room="201"),
    "杭州市西湖区文三路100号": Address(road="文三路", number="100"),
    "洋溪街道洋溪村12号": Address(road="洋溪村", number="12"),
    "叶家村叶家15号": Address(compound="叶家村叶家", number="15"),
    "严东关路三弄5号": Address(road="严东关路", lane="3", number="5"),
    "府前大道1号": Address(road="府前大道", number="1"),
    "新市路12号": Address(road="新市路", number="12"),
    "水乡路8号": Address(road="水乡路", number="8"),
    "镇前路8号2幢101": Address(road="镇前路", number="8", building="2", room="101"),
    "12-3-401": Address(building="12", unit="3", room="401"),
    "1幢1单元101": Address(building="1", unit="1", room="101"),
    "罗桐路58弄3幢12单元": Address(road="罗桐路", lane="58", building="3", unit="12"),
    "桥东": Address(compound="桥东"),
    "新安江街道": Address(rest="新安江街道"),
    "罗桐路58弄3幢2单元201室(出租)": Address(road="罗桐路", lane="58", building="3", unit="2", room="201", rest="出租"),
    "": Address(),
}  # fmt: skip


@pytest.mark.parametrize(("written", "parts"), SHAPES.items())
def test_addresses_are_read_into_their_parts(written: str, parts: Address) -> None:
    assert parse_address(written) == parts


@pytest.mark.parametrize("written", [*SAME_DOOR, *SHAPES])
def test_what_is_written_back_is_read_alike(written: str) -> None:
    once = parse_address(written)
    assert parse_address(format_address(once)) == once


@pytest.mark.parametrize("written", ["不知道", "罗桐路", "桥东", "新安江街道", "租房"])
def test_a_road_or_a_remark_is_no_home(written: str) -> None:
    assert not parse_address(written).is_home


def test_homes_of_a_building_share_its_line() -> None:
    assert {parse_address(f"罗桐路58弄3幢{n}单元{n}01").building_line for n in range(1, 5)} == {
        "罗桐路58弄3幢"
    }


def test_the_plate_is_lane_and_number() -> None:
    assert parse_address("罗桐路58弄12号201").house_number == "58弄12号"


@pytest.mark.parametrize(
    ("text", "number"),
    [("三", 3), ("十", 10), ("十二", 12), ("五十八", 58), ("一百零三", 103), ("二〇一", 201)],
)
def test_chinese_numbers(text: str, number: int) -> None:
    assert chinese_number(text) == number


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        "罗桐路街弄号院幢栋座单元室楼层#-甲东户底商车库市县区镇乡村社区（）() 第三十百〇A1209", max_size=30
    )
)
def test_nothing_that_people_type_breaks_it(written: str) -> None:
    assert isinstance(format_address(parse_address(written)), str)
