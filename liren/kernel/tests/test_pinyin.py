"""Names in pinyin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.pinyin import full_pinyin, initials


@pytest.mark.parametrize(
    ("name", "letters", "full"),
    [
        ("李桂英", "lgy", "liguiying"),
        ("单小红", "sxh", "shanxiaohong"),
        ("曾国强", "zgq", "zengguoqiang"),
        ("仇英", "qy", "qiuying"),
        ("解小明", "xxm", "xiexiaoming"),
        ("区小燕", "oxy", "ouxiaoyan"),
        ("查小玲", "zxl", "zhaxiaoling"),
        ("朴小花", "pxh", "piaoxiaohua"),
        ("尉迟小花", "ycxh", "yuchixiaohua"),
        ("欧阳小花", "oyxh", "ouyangxiaohua"),
        ("小曾", "xc", "xiaoceng"),
        ("张　三", "zs", "zhangsan"),
        ("阿依古丽·买买提", "ayglmmt", "ayigulimaimaiti"),
        ("Anna Lee", "al", "annalee"),
        ("", "", ""),
    ],
)
def test_names_are_read_as_people_say_them(name: str, letters: str, full: str) -> None:
    assert initials(name) == letters
    assert full_pinyin(name) == full


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6))
def test_every_character_gives_one_letter(name: str) -> None:
    assert len(initials(name)) == len(name)
