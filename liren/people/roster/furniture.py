"""Rows of a sheet that are no people: blank ones, totals, signatures, remarks, headers repeated on each page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liren.kernel.text import clean_cell, half_width, one_of_each

_CLOSING = re.compile(
    r"^(合计|总计|小计|共计|本页|填表人|制表人?|审核人?|负责人|经办人|填报人?|单位负责人|社区负责人|登记人|采集人|"
    r"注|备注|说明|附注|盖章|公章|日期|填表日期|制表日期|填报日期|填报单位|例|示例)"
    r"([:,.\d\s(年共]|$)"
)
_SIGNED = re.compile(r"(填表人|制表人|审核人|负责人|经办人|填报人|填表日期|填报日期|盖章).{0,12}:")
CLOSING_WORDS = frozenset(
    {"合计", "总计", "小计", "共计", "填表人", "制表人", "审核人", "负责人", "经办人", "姓名"}
)
EXAMPLES = frozenset({"例", "示例", "样例", "例如", "举例", "范例"})
"""In the first cell of a row that shows how to fill in the others."""
_EXAMPLE = ("例:", "如:", "示例")
_MANY = 5
_NUMBER = 9
"""So many digits are the number of a person, not of people."""


def is_furniture(row: Sequence[object], name: str, identity: str, labels: Sequence[str]) -> bool:
    """Whether a row whose name cell is odd is no person at all."""
    if sum(map(str.isdigit, identity)) >= _NUMBER:
        return row[0] in EXAMPLES or any(
            half_width(clean_cell(cell)).startswith(_EXAMPLE) for cell in (name, *row[:2])
        )
    texts = [half_width(text).replace(" ", "") for text in map(clean_cell, row) if text]
    if not texts or _counts_columns(texts):
        return True
    if name and one_of_each(name) in {one_of_each(label) for label in labels}:
        return True
    return any(_CLOSING.match(text) for text in texts[:2]) or (
        len(texts) <= _MANY and any(_SIGNED.search(text) for text in texts)
    )


def _counts_columns(texts: Sequence[str]) -> bool:
    """1, 2, 3 …: a row below the header that numbers the columns."""
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) == len(texts) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
