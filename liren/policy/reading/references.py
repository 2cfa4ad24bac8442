"""Labels that a sentence refers to: 第三条规定, 前款第（二）项, 一、二、三产业."""

from __future__ import annotations

import re

_REFERRED = re.compile(
    r"(?:第|本条|前款|(?<!意)见|附件|附表|表|图|编号|同|上述|前述|按照|根据|依照|依据|及|和|或|与|至)$"
)
_REFERS = re.compile(
    r"[ \n]{0,2}(?:[项款目点类](?:规定|[、和及或至，。；）的所中之等])|规定|所列|所述|[、和及或与至到][ \n]?[（第]"
    r"|的(?=[\u4e00-\u9fff]{0,3}(?:规定|要求|内容|情形|事项)))"
)
_ARTICLE_REFERS = re.compile(
    r"\n?(?: ?(?:规定|第[一二三四五六七八九十百\d]{1,4}[款项目条章节]|款|[、，。；）》”和及或与至]|的[\u4e00-\u9fff]{0,3}(?:规定|要求|内容|情形))|所[列述称规]|的|之"
    r"|以[上下外内]|明确|到第|项(?!目)|中(?![国华介心央小标止])|(?:有关|相关)(?:规定|要求|内容|条款)|要求|(?:修改|删除|移作)[为，。])"
)
_CITING = re.compile(
    r"(?:本[法条例章]|本办法|本规定|本细则|[依按参遵]照|根据|依据|违反|适用|符合|执行|(?<!意)见|和|及|或|与|至|》|、|将|条例|细则)$"
)
_COUNTED = re.compile(r"[ \n]{0,2}(?:\d|[一二三四五六七八九十])+[ \n]?[、和至]")


def is_reference(view: str, family: str, end: int, before: str) -> bool:
    """Whether a label that ends at `end` is named within a sentence. `before` is what stands before it in its line."""
    after = view[end : end + 8]
    if family in {"编", "章", "节", "条"}:
        return _ARTICLE_REFERS.match(after) is not None or _CITING.search(before) is not None
    if family in {"（一）", "（1）", "1）"}:
        return _REFERS.match(after) is not None or _REFERRED.search(before) is not None
    if family in {"一、", "1."}:
        return _COUNTED.match(after) is not None
    return False
