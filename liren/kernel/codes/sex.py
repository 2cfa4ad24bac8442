"""GB/T 2261.1-2003: sex."""

from liren.kernel.codes.table import Entry, make_table

SEX = make_table(
    "GB/T 2261.1",
    "性别",
    "Sex",
    (
        Entry("0", "未知的性别", "Unknown", "未知"),
        Entry("1", "男性", "Male", "男"),
        Entry("2", "女性", "Female", "女"),
        Entry("9", "未说明的性别", "Not stated", "未说明"),
    ),
    {"0": "不详 不明", "1": "M 男士 先生 男孩 man", "2": "F 女士 女孩 woman"},
)
