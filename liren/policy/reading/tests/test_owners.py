"""Who answers for a clause: roles and offices as printed, and no person's name. All persons here are invented."""

from __future__ import annotations

import pytest

from liren.policy.reading.names import is_name, masked, names_in
from liren.policy.reading.owners import owners_in
from liren.policy.reading.views import view_of

CASES = {
    "（责任领导：钮梧桐、亓长河，责任科室：财政科、社区工作科）": [
        ("责任领导", ""),
        ("责任科室", "财政科、社区工作科"),
    ],
    "责任领导:钮梧桐;责任科室:纪工委": [("责任领导", ""), ("责任科室", "纪工委")],
    "（牵头单位：区民政局；配合单位：区财政局、区住建局，各街道）": [
        ("牵头单位", "区民政局"),
        ("配合单位", "区财政局、区住建局、各街道"),
    ],
    "牵头单位：民政局\n配合单位：财政局、人社局": [("牵头单位", "民政局"), ("配合单位", "财政局、人社局")],
    "责任单位：各社区。完成时限：2023年底": [("责任单位", "各社区")],
    "责任单位：民政科 财政所 各社区": [("责任单位", "民政科、财政所、各社区")],
    "责任人：钮梧桐（社区建设科科长）": [("责任人", "社区建设科科长")],
    "责任人：各社区党委书记": [("责任人", "各社区党委书记")],
    "（牵头部门：党政办；责任部门：各科室）": [("牵头部门", "党政办"), ("责任部门", "各科室")],
    "由民政部门负责，财政部门配合": [("负责", "民政部门"), ("配合", "财政部门")],
    "由县（市、区）人民政府负责建设": [("负责", "县（市、区）人民政府")],
    "区民政局牵头，区财政局、区人社局配合": [("牵头", "区民政局"), ("配合", "区财政局、区人社局")],
    "组织部门牵头党建引领，政法部门牵头综治保障": [("牵头", "组织部门"), ("牵头", "政法部门")],
    "社区工作科要牵头组织相关科室开展调研": [("牵头", "社区工作科")],
    "本办法由街道办事处负责解释": [("负责", "街道办事处")],
    "社区居民委员会负责日常管理": [("负责", "社区居民委员会")],
    "成立工作专班，由社会事务科具体负责": [("负责", "社会事务科")],
    "压实主要负责人责任": [],
    "坚持属地负责、分级负责": [],
    "实行一级对一级负责": [],
    "对居民会议负责并报告工作": [],
    "各社区要高度重视，认真抓好落实": [],
}


@pytest.mark.parametrize("sentence", CASES, ids=str)
def test_owners_of_a_sentence(sentence: str) -> None:
    view = view_of(sentence)
    found = [(owner.role, owner.text) for owner in owners_in(view, names_in(view))]
    assert found == CASES[sentence]


NAMED = {
    "由钮梧桐、郗青山任组长，亓长河、逄小满任副组长。": {"钮梧桐", "郗青山", "亓长河", "逄小满"},
    "（责任领导：钮梧桐、郗青山，责任科室：财政科）": {"钮梧桐", "郗青山"},
    "主持人：钮梧桐\n出席：郗青山、亓长河、各社区主任\n记录：逄小满\n": {"钮梧桐", "郗青山", "亓长河", "逄小满"},
    "组　长：钮梧桐　街道党工委书记\n副组长：郗青山　街道办事处主任\n成　员：亓长河　党政办主任\n　　　　逄小满　财政所所长\n": {
        "钮梧桐", "郗青山", "亓长河", "逄小满",
    },
    "会议由街道党工委书记钮梧桐主持。": {"钮梧桐"},
    "会议听取了社区建设科科长钮梧桐同志的汇报。": {"钮梧桐"},
    "联系人：郦秋水，联系电话：88880000": {"郦秋水"},
    "责任人：郦 秋（民政科科长）": {"郦秋"},
    "组长：欧阳青山": {"欧阳青山"},
    "成员：党政办、财政所、各社区书记": set(),
    "责任单位：平安办、金融办、安监站": set(),
    "全面贯彻新时代中国特色社会主义思想，深入学习重要讲话精神": set(),
    "社区居民委员会主任是法定代表人": set(),
    "社区书记、主任“一肩挑”，成员交叉任职": set(),
    "居委会主任每年至少培训一次": set(),
    "领导小组成员：由相关科室负责人组成": set(),
}  # fmt: skip


@pytest.mark.parametrize("sentence", NAMED, ids=str)
def test_names_are_known_by_the_words_beside_them(sentence: str) -> None:
    assert names_in(view_of(sentence)) == NAMED[sentence]


def test_a_name_is_left_out_wherever_it_stands() -> None:
    names = frozenset({"郦秋", "郦秋水"})
    assert masked("郦秋水和郦 秋到会；电话13812345678。", names) == "×××和×××到会；电话×××。"


@pytest.mark.parametrize(
    "words", ["民政科", "各社区", "安监站", "党政办", "书记", "网格员", "平安办", "全体", "文明办", "应急"]
)
def test_offices_are_no_names(words: str) -> None:
    assert not is_name(words)
