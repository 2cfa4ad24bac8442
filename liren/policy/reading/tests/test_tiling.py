"""Nothing of a text is lost or counted twice, whatever stands in it."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from liren.policy.reading.document import Document
from liren.policy.reading.read import read_lines
from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.text import lines_of

_PIECES = (
    "一、 二、 （一） （二） (三) 1. 2、 3． （1） （2） ① ② 第一条 第二条 第一章 第十二节 —— ● 总体要求 保障措施 附件： 附件1 "
    "目录 附则 抄送： 2020年4月14日 青禾街道办事处 各社区： 关于公开工作的通知 青街办〔2020〕3号 。 ， ； ： “ ” （ ） 《 》 不少于30平方米 年底前 责任单位：民政科 每百户 "
    "由民政科负责 3.5% 三分之二以上 见第三条 第（一）项 1.1 第一， 8 2018 年 年 1 1 月 "
)
PIECES = st.sampled_from(_PIECES.split())
TEXTS = st.lists(
    PIECES | st.sampled_from(["\n", "\n\n", "　　", " ", "\t"]) | st.text(max_size=6), max_size=60
).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_sign_belongs_to_exactly_one_part(text: str) -> None:
    lines = lines_of(text)
    try:
        document = read_lines(lines)
    except FileRefused:
        assume(False)
    _tiles(document)
    assert document == read_lines(lines), "the same text gave two readings"


def _tiles(document: Document) -> None:
    at = 0
    for span in document.spans():
        assert span.start == at, f"a gap or an overlap at {at}"
        assert span.end >= span.start
        at = span.end
    assert at == len(document.source)
